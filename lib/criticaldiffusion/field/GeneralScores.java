package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;

/**
 * Components with covariances of their own: logits log π_k − ½ log det Σ_k − ½(x−m_k)ᵀΣ_k⁻¹(x−m_k),
 * score −Σ_k p_k Σ_k⁻¹(x − m_k).
 */
final class GeneralScores implements ComponentScores {
  private final Weights weights;
  private final Batch means;
  private final double scale;
  private final Covariance[] covariances;
  private final double[] offsets;

  GeneralScores(Weights weights, Centres centres, double scale, Covariance[] covariances) {
    this.weights = weights;
    this.means = centres.points();
    this.scale = scale;
    this.covariances = covariances;
    offsets = new double[weights.count()];
    for (int k = 0; k < offsets.length; k++) {
      offsets[k] = weights.log(k) - 0.5 * covariance(k).logDeterminant();
    }
  }

  private Covariance covariance(int k) {
    return covariances[covariances.length == 1 ? 0 : k];
  }

  /** Fills {@code p} with p_k and {@code forces[k]} with Σ_k⁻¹(x − m_k); returns log p(x). */
  private double evaluate(double[] x, int from, double[] p, double[][] forces) {
    int d = means.dimension();
    double[] m = means.data();
    for (int k = 0; k < p.length; k++) {
      int row = means.start(k);
      double[] y = forces[k];
      for (int j = 0; j < d; j++) {
        y[j] = x[from + j] - scale * m[row + j];
      }
      p[k] = offsets[k] - 0.5 * covariance(k).solve(y);
    }
    return LogSumExp.softMax(p, 0, p.length) - 0.5 * d * StrictMath.log(2 * Math.PI);
  }

  private double[][] forces() {
    return new double[weights.count()][means.dimension()];
  }

  @Override
  public double logDensity(double[] x, int from) {
    return evaluate(x, from, new double[weights.count()], forces());
  }

  @Override
  public void posterior(double[] x, int from, double[] p) {
    evaluate(x, from, p, forces());
  }

  @Override
  public void score(Batch x, Batch out) {
    double[] p = new double[weights.count()];
    double[][] forces = forces();
    double[] result = out.data();
    for (int i = 0; i < x.size(); i++) {
      evaluate(x.data(), x.start(i), p, forces);
      int to = out.start(i);
      for (int j = 0; j < x.dimension(); j++) {
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
          sum -= p[k] * forces[k][j];
        }
        result[to + j] = sum;
      }
    }
  }
}
