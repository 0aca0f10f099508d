package criticaldiffusion.thermo;

import criticaldiffusion.field.GaussianMixture;

/**
 * The posterior of Σ_k π_k N(m_k, s²I): again a mixture, of means X + a_k, a_k = T(m_k − X)/(s² +
 * T), and variance v = s²T/(s² + T).
 */
final class MixtureEnsemble extends PosteriorEnsemble {
  private final double[] weights;
  private final double[][] offsets;
  private final double variance;
  private final double logPartition;

  MixtureEnsemble(GaussianMixture law, double temperature, double[] state) {
    super(temperature, state);
    double s2 = law.covariance(0).eigenvalues()[0];
    variance = s2 * temperature / (s2 + temperature);
    GaussianMixture noised = law.diffused(1, temperature);
    logPartition =
        noised.logDensity(state, 0)
            + 0.5 * state.length * StrictMath.log(2 * Math.PI * temperature)
            + squaredNorm(state) / (2 * temperature);
    weights = new double[law.components()];
    noised.posterior(state, 0, weights);
    offsets = new double[weights.length][];
    for (int k = 0; k < weights.length; k++) {
      offsets[k] = law.mean(k);
      for (int i = 0; i < state.length; i++) {
        offsets[k][i] = temperature * (offsets[k][i] - state[i]) / (s2 + temperature);
      }
    }
  }

  @Override
  public double logPartition() {
    return logPartition;
  }

  @Override
  public double[] mean() {
    double[] mean = state();
    for (int k = 0; k < weights.length; k++) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += weights[k] * offsets[k][i];
      }
    }
    return mean;
  }

  @Override
  public double[] covariance() {
    int d = dimension();
    double[] mean = mean();
    double[] covariance = new double[d * d];
    for (int i = 0; i < d; i++) {
      covariance[i * (d + 1)] = variance;
    }
    for (int k = 0; k < weights.length; k++) {
      for (int i = 0; i < d; i++) {
        double scaled = weights[k] * (x()[i] + offsets[k][i] - mean[i]);
        for (int j = 0; j < d; j++) {
          covariance[i * d + j] += scaled * (x()[j] + offsets[k][j] - mean[j]);
        }
      }
    }
    return covariance;
  }

  @Override
  double energyVariance() {
    // In component k, y − X = a + √v g and H = ½|y − X|² − ½|X|²: its mean is ½(|a|² + vd) + const,
    // its variance v|a|² + ½v²d.
    double centre = 0;
    double within = 0;
    for (int k = 0; k < weights.length; k++) {
      double norm = squaredNorm(offsets[k]);
      centre += weights[k] * 0.5 * norm;
      within += weights[k] * variance * (norm + 0.5 * variance * dimension());
    }
    double between = 0;
    for (int k = 0; k < weights.length; k++) {
      double distance = 0.5 * squaredNorm(offsets[k]) - centre;
      between += weights[k] * distance * distance;
    }
    return within + between;
  }
}
