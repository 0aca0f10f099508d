package criticaldiffusion.thermo;

import criticaldiffusion.field.Diffusible;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.field.PointSet;
import criticaldiffusion.linalg.SymmetricEigen;

/**
 * w(y|X) = p₀(y) e^{−H/T}/Z, H = ½|y|² − X·y: the clean data given a noisy state X = y + √T z, as a
 * Boltzmann ensemble at temperature T in the field X; Ambrogioni 2023 (arXiv:2310.17467).
 *
 * <p>Z = ∫ p₀ e^{−H/T}, F = −T log Z, and with the noise completed to a square F̃ = F + ½|X|², so
 * that log p_T(X) = −F̃/T − (d/2) log 2πT and the score is −∇F̃/T = (⟨y⟩ − X)/T. Entropies are
 * relative to p₀, S = −KL(w‖p₀) ≤ 0: for K equal points the Gibbs entropy of the weights is S + log
 * K.
 *
 * <p>Two susceptibilities, which are not to be confused: {@link #posteriorSusceptibility} is the
 * response of ⟨y⟩ to X, whose largest eigenvalue is 1 at a transition; {@link #fieldSusceptibility}
 * is that of a fixed point X = ⟨y⟩ + h to h, which diverges there.
 *
 * <p>Exact for {@link PointSet} (K(d² + d) operations for everything) and for mixtures of one
 * isotropic covariance. Any other law gives log Z, F, F̃ and ⟨y⟩ to round-off from its density and
 * score, the covariance by differences of the score to about 10⁻⁹, and the heat capacity by
 * differences of the energy to about 10⁻⁶.
 */
public abstract sealed class PosteriorEnsemble
    permits PointEnsemble, MixtureEnsemble, DensityEnsemble {
  private final double temperature;
  private final double[] state;

  PosteriorEnsemble(double temperature, double[] state) {
    this.temperature = temperature;
    this.state = state;
  }

  /**
   * The ensemble of a law at temperature T and state X = x/α.
   *
   * @throws IllegalArgumentException unless T is positive and finite and X has as many finite
   *     components as the law
   */
  public static PosteriorEnsemble of(Diffusible law, double temperature, double... state) {
    Frame.requireTemperature(temperature);
    if (state.length != law.dimension()) {
      throw new IllegalArgumentException(
          "a state of %d components does not fit a law of dimension %d"
              .formatted(state.length, law.dimension()));
    }
    for (double component : state) {
      if (!Double.isFinite(component)) {
        throw new IllegalArgumentException("a state must be finite, was " + component);
      }
    }
    double[] x = state.clone();
    if (law instanceof PointSet points) {
      return new PointEnsemble(points, temperature, x);
    }
    if (law instanceof GaussianMixture mixture && mixture.isIsotropic()) {
      return new MixtureEnsemble(mixture, temperature, x);
    }
    return new DensityEnsemble(law, temperature, x);
  }

  /** T = σ²/α². */
  public final double temperature() {
    return temperature;
  }

  /** A copy of X. */
  public final double[] state() {
    return state.clone();
  }

  final double[] x() {
    return state;
  }

  /** Number of components d. */
  public final int dimension() {
    return state.length;
  }

  /** log Z. */
  public abstract double logPartition();

  /** ⟨y⟩, the magnetisation: the posterior mean, or denoiser. */
  public abstract double[] mean();

  /** Cov(y|X), d × d, row-major. */
  public abstract double[] covariance();

  /** U = ⟨H⟩ = −∂ log Z/∂(1/T). */
  public double energy() {
    double[] mean = mean();
    double[] covariance = covariance();
    double energy = 0;
    for (int i = 0; i < mean.length; i++) {
      energy += 0.5 * (mean[i] * mean[i] + covariance[i * (mean.length + 1)]) - state[i] * mean[i];
    }
    return energy;
  }

  /** Var(H). */
  abstract double energyVariance();

  /** F = −T log Z, Helmholtz's free energy; ∇F = −⟨y⟩. */
  public final double freeEnergy() {
    return -temperature * logPartition();
  }

  /** F̃ = F + ½|X|² = −T log ∫ p₀ e^{−|X − y|²/2T}, whose valleys the score descends. */
  public final double regularizedFreeEnergy() {
    return freeEnergy() + 0.5 * squaredNorm(state);
  }

  /** S = (U − F)/T = −∂F/∂T at fixed X, relative to p₀: at most 0. */
  public final double entropy() {
    return energy() / temperature + logPartition();
  }

  /** C_X = ∂U/∂T = Var(H)/T² at fixed X; it has no jump, unlike the one along a branch. */
  public final double heatCapacity() {
    return energyVariance() / (temperature * temperature);
  }

  /** (⟨y⟩ − X)/T, the score of p_T at X. */
  public final double[] score() {
    double[] score = mean();
    for (int i = 0; i < score.length; i++) {
      score[i] = (score[i] - state[i]) / temperature;
    }
    return score;
  }

  /** χ_post = ∂⟨y⟩/∂X = Cov(y|X)/T, the Jacobian of the denoiser; d × d, row-major. */
  public final double[] posteriorSusceptibility() {
    double[] chi = covariance();
    for (int i = 0; i < chi.length; i++) {
      chi[i] /= temperature;
    }
    return chi;
  }

  /**
   * χ_h = χ_post (1 − χ_post)⁻¹, the response dX/dh of a fixed point X = ⟨y⟩ + h; d × d, row-major.
   *
   * @throws IllegalStateException where it diverges, at an eigenvalue 1 of χ_post
   */
  public final double[] fieldSusceptibility() {
    int d = dimension();
    SymmetricEigen modes = SymmetricEigen.of(posteriorSusceptibility(), d);
    double[] response = new double[d * d];
    for (int k = 0; k < d; k++) {
      double mass = 1 - modes.values()[k];
      if (Math.abs(mass) < 1e-14) {
        throw new IllegalStateException(
            "the response to a field diverges: an eigenvalue of the posterior susceptibility is 1");
      }
      double chi = modes.values()[k] / mass;
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          response[i * d + j] += chi * modes.vectors()[i * d + k] * modes.vectors()[j * d + k];
        }
      }
    }
    return response;
  }

  /**
   * The eigenvalues of Hess F̃ = 1 − χ_post, smallest first: negative along which the state is
   * unstable, 0 for a Goldstone mode.
   */
  public final double[] masses() {
    double[] values = SymmetricEigen.values(posteriorSusceptibility(), dimension());
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 - values[i];
    }
    return values;
  }

  static double squaredNorm(double[] x) {
    double sum = 0;
    for (double component : x) {
      sum += component * component;
    }
    return sum;
  }
}
