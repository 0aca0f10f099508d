package criticaldiffusion.experiment;

import criticaldiffusion.sampler.Ddim;
import criticaldiffusion.sampler.DdpmPosterior;
import criticaldiffusion.sampler.EulerMaruyama;
import criticaldiffusion.sampler.ExponentialIntegrator;
import criticaldiffusion.sampler.Heun;
import criticaldiffusion.sampler.Integrator;

/** The integrators by the names they have on the command line. */
public enum Scheme {
  /** {@link EulerMaruyama}. */
  EULER_MARUYAMA(new EulerMaruyama(), Double.POSITIVE_INFINITY),
  /** {@link ExponentialIntegrator}. */
  EXPONENTIAL(new ExponentialIntegrator(), Double.POSITIVE_INFINITY),
  /** {@link Heun}. */
  HEUN(new Heun(), Double.POSITIVE_INFINITY),
  /** {@link Ddim}, λ at most 1. */
  DDIM(new Ddim(), 1),
  /** {@link DdpmPosterior}, λ = 1 only. */
  DDPM_POSTERIOR(new DdpmPosterior(), 1);

  private final Integrator integrator;
  private final double largestStochasticity;

  Scheme(Integrator integrator, double largestStochasticity) {
    this.integrator = integrator;
    this.largestStochasticity = largestStochasticity;
  }

  /** The integrator. */
  public Integrator integrator() {
    return integrator;
  }

  /**
   * Checks that the scheme can run at this λ.
   *
   * @throws IllegalArgumentException if it cannot
   */
  public void requireStochasticity(double lambda) {
    Range.notNegative("stochasticity", lambda);
    if (lambda > largestStochasticity || (this == DDPM_POSTERIOR && lambda != 1)) {
      throw new IllegalArgumentException(
          "integrator %s needs a stochasticity %s, was %s"
              .formatted(
                  KeyType.format(this), this == DDPM_POSTERIOR ? "of 1" : "of at most 1", lambda));
    }
  }
}
