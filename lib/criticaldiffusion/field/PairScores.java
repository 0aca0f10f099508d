package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.linalg.VectorMath;

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
    int rows = x.size();
    double[] logOdds = new double[rows];
    double[] odds = new double[rows];
    for (int i = 0; i < rows; i++) {
      logOdds[i] = offset + factor * Dot.difference(in, x.start(i), m, first, second, d);
      // The exponential of a negative number does not overflow; e⁻⁷⁰⁰ of a pull is none.
      odds[i] = Math.max(-700, -Math.abs(logOdds[i]));
    }
    VectorMath.exp(odds, 0, rows);
    for (int i = 0; i < rows; i++) {
      int from = x.start(i);
      int to = out.start(i);
      double larger = factor / (1 + odds[i]);
      double smaller = odds[i] * larger;
      double pullFirst = logOdds[i] >= 0 ? larger : smaller;
      double pullSecond = logOdds[i] >= 0 ? smaller : larger;
      for (int j = 0; j < d; j++) {
        result[to + j] =
            pullFirst * m[first + j] + pullSecond * m[second + j] - precision * in[from + j];
      }
    }
  }
}
