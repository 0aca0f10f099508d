package criticaldiffusion.critical;

/**
 * Σ_x f_x cos(k·x) over a periodic lattice for all k at once, of functions with f_{−x} = f_x along
 * every axis, so that the sum goes axis by axis. Costs L^{d+1}/2.
 */
final class Cosines {
  private Cosines() {}

  static double[] transform(double[] f, int dimension, int length) {
    double[] cosine = new double[length];
    for (int j = 0; 2 * j <= length; j++) {
      cosine[j] = StrictMath.cos(2 * Math.PI * j / length);
      cosine[(length - j) % length] = cosine[j];
    }
    double[] from = f.clone();
    double[] line = new double[length];
    for (int stride = 1, axis = 0; axis < dimension; axis++, stride *= length) {
      for (int start = 0; start < from.length; start++) {
        if (start / stride % length == 0) {
          for (int j = 0; j < length; j++) {
            line[j] = from[start + j * stride];
          }
          for (int k = 0; 2 * k <= length; k++) {
            double sum = 0;
            for (int j = 0; j < length; j++) {
              sum += line[j] * cosine[(int) ((long) j * k % length)];
            }
            from[start + k * stride] = sum;
            from[start + (length - k) % length * stride] = sum;
          }
        }
      }
    }
    return from;
  }
}
