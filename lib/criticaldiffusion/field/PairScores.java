package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;

/**
 * Two components with one covariance ΓI: p_1 = 1/(1 + e^{−a}) with a = a_1 − a_2 the difference of
 * their logits, so that a score takes one exponential, and one pass over its components.
 */
final class PairScores implements ComponentScores {
  private final IsotropicScores pair;

  PairScores(IsotropicScores pair) {
    this.pair = pair;
  }

  @Override
  public double logDensity(double[] x, int from) {
    return pair.logDensity(x, from);
  }

  @Override
  public void posterior(double[] x, int from, double[] p) {
    pair.posterior(x, from, p);
  }

  @Override
  public void score(Batch x, Batch out) {
    int d = x.dimension();
    double[] in = x.data();
    double[] result = out.data();
    double[] m = pair.means.data();
    int first = pair.means.start(0);
    int second = pair.means.start(1);
    double offset = pair.offsets[0] - pair.offsets[1];
    double precision = 1 / pair.variance;
    double factor = precision * pair.scale;
    for (int i = 0; i < x.size(); i++) {
      int from = x.start(i);
      int to = out.start(i);
      double a = offset + factor * Dot.difference(in, from, m, first, second, d);
      // The exponential of a negative number does not overflow.
      double e = StrictMath.exp(-Math.abs(a));
      double larger = factor / (1 + e);
      double smaller = e * larger;
      double pullFirst = a >= 0 ? larger : smaller;
      double pullSecond = a >= 0 ? smaller : larger;
      for (int j = 0; j < d; j++) {
        result[to + j] =
            pullFirst * m[first + j] + pullSecond * m[second + j] - precision * in[from + j];
      }
    }
  }
}
