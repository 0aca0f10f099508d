package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;

/**
 * One covariance Γ I for all components: the logits are log π_k + (αx·m_k − ½α²|m_k|²)/Γ up to a
 * common constant, and the score is (α Σ_k p_k m_k − x)/Γ.
 */
final class IsotropicScores implements ComponentScores {
  final Batch means;
  final double scale;
  final double variance;

  /** log π_k − ½α²|m_k|²/Γ. */
  final double[] offsets;

  IsotropicScores(Weights weights, Centres centres, double scale, double variance) {
    this.means = centres.points();
    this.scale = scale;
    this.variance = variance;
    offsets = new double[weights.count()];
    for (int k = 0; k < offsets.length; k++) {
      double norm = centres.squaredNorm(k);
      offsets[k] = weights.log(k) - 0.5 * scale * scale * norm / variance;
    }
  }

  @Override
  public double logDensity(double[] x, int from) {
    int d = means.dimension();
    double norm = Dot.product(x, from, x, from, d);
    double common = -0.5 * norm / variance - 0.5 * d * StrictMath.log(2 * Math.PI * variance);
    return common + softMax(x, from, new double[offsets.length]);
  }

  @Override
  public void posterior(double[] x, int from, double[] p) {
    softMax(x, from, p);
  }

  private double softMax(double[] x, int from, double[] p) {
    double[] m = means.data();
    for (int k = 0; k < offsets.length; k++) {
      double overlap = Dot.product(x, from, m, means.start(k), means.dimension());
      p[k] = offsets[k] + scale * overlap / variance;
    }
    return LogSumExp.softMax(p, 0, offsets.length);
  }

  @Override
  public void score(Batch x, Batch out) {
    int d = means.dimension();
    double[] p = new double[offsets.length];
    double[] in = x.data();
    double[] result = out.data();
    double[] m = means.data();
    double precision = 1 / variance;
    for (int i = 0; i < x.size(); i++) {
      int from = x.start(i);
      int to = out.start(i);
      softMax(in, from, p);
      for (int j = 0; j < d; j++) {
        result[to + j] = -precision * in[from + j];
      }
      for (int k = 0; k < p.length; k++) {
        double pull = precision * scale * p[k];
        int row = means.start(k);
        for (int j = 0; j < d; j++) {
          result[to + j] += pull * m[row + j];
        }
      }
    }
  }
}
