package criticaldiffusion.field;

/** A dot product in a fixed order of its own: four partial sums, so that the additions overlap. */
final class Dot {
  private Dot() {}

  static double product(double[] a, int i, double[] b, int j, int count) {
    if (count < 4) {
      double sum = 0;
      for (int k = 0; k < count; k++) {
        sum += a[i + k] * b[j + k];
      }
      return sum;
    }
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k <= count - 4; k += 4) {
      s0 += a[i + k] * b[j + k];
      s1 += a[i + k + 1] * b[j + k + 1];
      s2 += a[i + k + 2] * b[j + k + 2];
      s3 += a[i + k + 3] * b[j + k + 3];
    }
    double sum = (s0 + s1) + (s2 + s3);
    for (; k < count; k++) {
      sum += a[i + k] * b[j + k];
    }
    return sum;
  }

  /** a·(b − c) with two rows of one array. */
  static double difference(double[] a, int i, double[] rows, int b, int c, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k <= count - 4; k += 4) {
      s0 += a[i + k] * (rows[b + k] - rows[c + k]);
      s1 += a[i + k + 1] * (rows[b + k + 1] - rows[c + k + 1]);
      s2 += a[i + k + 2] * (rows[b + k + 2] - rows[c + k + 2]);
      s3 += a[i + k + 3] * (rows[b + k + 3] - rows[c + k + 3]);
    }
    double sum = (s0 + s1) + (s2 + s3);
    for (; k < count; k++) {
      sum += a[i + k] * (rows[b + k] - rows[c + k]);
    }
    return sum;
  }
}
