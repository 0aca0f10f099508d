package criticaldiffusion.field;

/** Soft-max with the largest logit taken out first, so that no exponential over- or underflows. */
final class LogSumExp {
  private LogSumExp() {}

  /**
   * Replaces the logits a_0 … a_{count−1} by their soft-max.
   *
   * @return log Σ exp(a_k)
   */
  static double softMax(double[] a, int from, int count) {
    double max = Double.NEGATIVE_INFINITY;
    for (int k = from; k < from + count; k++) {
      max = Math.max(max, a[k]);
    }
    double sum = 0;
    for (int k = from; k < from + count; k++) {
      double weight = a[k] == max ? 1 : StrictMath.exp(a[k] - max);
      a[k] = weight;
      sum += weight;
    }
    double scale = 1 / sum;
    for (int k = from; k < from + count; k++) {
      a[k] *= scale;
    }
    return max + StrictMath.log(sum);
  }
}
