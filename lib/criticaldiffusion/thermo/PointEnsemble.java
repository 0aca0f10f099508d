package criticaldiffusion.thermo;

import criticaldiffusion.field.PointSet;

/** The posterior of K points: w_k e^{−H_k/T}/Z, every moment a finite sum. */
public final class PointEnsemble extends PosteriorEnsemble {
  private final double[][] points;
  private final double[] weights;
  private final double[] energies;
  private final double logPartition;
  private final double[] mean;

  PointEnsemble(PointSet law, double temperature, double[] state) {
    super(temperature, state);
    int count = law.size();
    points = new double[count][];
    energies = new double[count];
    weights = law.weights();
    double max = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < count; k++) {
      points[k] = law.point(k);
      energies[k] = energy(points[k], state);
      weights[k] = StrictMath.log(weights[k]) - energies[k] / temperature;
      max = Math.max(max, weights[k]);
    }
    double sum = 0;
    for (int k = 0; k < count; k++) {
      weights[k] = StrictMath.exp(weights[k] - max);
      sum += weights[k];
    }
    logPartition = max + StrictMath.log(sum);
    mean = new double[state.length];
    for (int k = 0; k < count; k++) {
      weights[k] /= sum;
      for (int i = 0; i < mean.length; i++) {
        mean[i] += weights[k] * points[k][i];
      }
    }
  }

  private static double energy(double[] y, double[] x) {
    double energy = 0;
    for (int i = 0; i < y.length; i++) {
      energy += (0.5 * y[i] - x[i]) * y[i];
    }
    return energy;
  }

  /** A copy of the posterior weights w_1 … w_K. */
  public double[] weights() {
    return weights.clone();
  }

  @Override
  public double logPartition() {
    return logPartition;
  }

  @Override
  public double[] mean() {
    return mean.clone();
  }

  @Override
  public double[] covariance() {
    int d = dimension();
    double[] covariance = new double[d * d];
    for (int k = 0; k < points.length; k++) {
      for (int i = 0; i < d; i++) {
        double scaled = weights[k] * (points[k][i] - mean[i]);
        for (int j = 0; j < d; j++) {
          covariance[i * d + j] += scaled * (points[k][j] - mean[j]);
        }
      }
    }
    return covariance;
  }

  @Override
  public double energy() {
    double energy = 0;
    for (int k = 0; k < points.length; k++) {
      energy += weights[k] * energies[k];
    }
    return energy;
  }

  @Override
  double energyVariance() {
    double centre = energy();
    double variance = 0;
    for (int k = 0; k < points.length; k++) {
      variance += weights[k] * (energies[k] - centre) * (energies[k] - centre);
    }
    return variance;
  }
}
