package criticaldiffusion.thermo;

import criticaldiffusion.field.Density;
import criticaldiffusion.field.Diffusible;
import criticaldiffusion.linalg.Batch;

/** The posterior of any law, from the density and the score of its noised version alone. */
final class DensityEnsemble extends PosteriorEnsemble {
  /** In units of √T; the error of the differences is its fourth power, or round-off over it. */
  private static final double STEP = 2e-3;

  private static final double TEMPERATURE_STEP = 1e-2;

  private final Diffusible law;
  private final Density density;

  DensityEnsemble(Diffusible law, double temperature, double[] state) {
    super(temperature, state);
    this.law = law;
    density = law.diffused(1, temperature);
  }

  @Override
  public double logPartition() {
    return density.logDensity(x(), 0)
        + 0.5 * dimension() * StrictMath.log(2 * Math.PI * temperature())
        + squaredNorm(x()) / (2 * temperature());
  }

  @Override
  public double[] mean() {
    int d = dimension();
    Batch score = score(Batch.of(x().clone(), 0, 1, d));
    double[] mean = state();
    for (int i = 0; i < d; i++) {
      mean[i] += temperature() * score.get(0, i);
    }
    return mean;
  }

  @Override
  public double[] covariance() {
    int d = dimension();
    double h = STEP * Math.sqrt(temperature());
    int[] shifts = {-2, -1, 1, 2};
    double[] factors = {1, -8, 8, -1};
    Batch around = new Batch(4 * d, d);
    for (int i = 0; i < d; i++) {
      for (int s = 0; s < 4; s++) {
        System.arraycopy(x(), 0, around.data(), around.start(4 * i + s), d);
        around.set(4 * i + s, i, x()[i] + shifts[s] * h);
      }
    }
    Batch score = score(around);
    double[] covariance = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        double slope = 0;
        for (int s = 0; s < 4; s++) {
          // Half from each triangle: the Jacobian is symmetric but for round-off.
          slope += factors[s] * (score.get(4 * i + s, j) + score.get(4 * j + s, i));
        }
        slope /= 24 * h;
        covariance[i * d + j] = temperature() * ((i == j ? 1 : 0) + temperature() * slope);
      }
    }
    return covariance;
  }

  @Override
  double energyVariance() {
    double h = TEMPERATURE_STEP * temperature();
    double slope =
        (8 * (energyAt(h) - energyAt(-h)) - (energyAt(2 * h) - energyAt(-2 * h))) / (12 * h);
    return slope * temperature() * temperature();
  }

  private double energyAt(double shift) {
    return new DensityEnsemble(law, temperature() + shift, x()).energy();
  }

  private Batch score(Batch points) {
    Batch score = new Batch(points.size(), points.dimension());
    density.score(points, score);
    return score;
  }
}
