package criticaldiffusion.critical;

import criticaldiffusion.field.GaussianField;
import criticaldiffusion.schedule.TimeGrid;
import java.util.function.DoubleBinaryOperator;

/**
 * The variance of one mode of a Gaussian field along the reverse Ornstein–Uhlenbeck process with
 * the exact score −x/C(t), C(t) = 1 + e^{−2t}(C − 1), in closed form: a step of a linear scheme
 * takes v to a²v + b², exactly. What a scheme generates at finite step is then known without any
 * sampling.
 *
 * <p>With h = t − s and w = 1/C(t). The schemes are those of the package {@code sampler}; only
 * {@link #HEUN_ODE} differs, in that it corrects the last step, to t = 0, too.
 */
public enum ReverseScheme {
  /** The reverse SDE by Euler–Maruyama: v′ = (1 + h − 2hw)² v + 2h. */
  EULER_MARUYAMA {
    @Override
    public DoubleBinaryOperator step(double t, double s) {
      double h = t - s;
      double decay = StrictMath.exp(-2 * t);
      return (v, c) -> square(1 + h - 2 * h / noised(c, decay)) * v + 2 * h;
    }
  },
  /** The reverse SDE, linear part solved: v′ = (e^h − 2(e^h − 1)w)² v + e^{2h} − 1. */
  EXPONENTIAL {
    @Override
    public DoubleBinaryOperator step(double t, double s) {
      double growth = StrictMath.expm1(t - s);
      double noise = StrictMath.expm1(2 * (t - s));
      double decay = StrictMath.exp(-2 * t);
      return (v, c) -> square(1 + growth - 2 * growth / noised(c, decay)) * v + noise;
    }
  },
  /**
   * The Gaussian bridge of DDPM: v′ = (a + bX)² v + Δ_s(1 − e^{−2h})/Δ_t, with a = e^{−h}Δ_s/Δ_t, b
   * = e^{−s}(1 − e^{−2h})/Δ_t, X = e^t(1 − Δ_t w).
   */
  DDPM_POSTERIOR {
    @Override
    public DoubleBinaryOperator step(double t, double s) {
      double decay = StrictMath.exp(-2 * t);
      double deltaT = delta(t);
      double fresh = delta(t - s);
      double keep = StrictMath.exp(s - t) * delta(s) / deltaT;
      double pull = StrictMath.exp(t - s) * fresh / deltaT;
      double noise = delta(s) * fresh / deltaT;
      return (v, c) -> square(keep + pull * (1 - deltaT / noised(c, decay))) * v + noise;
    }
  },
  /** The probability-flow ODE by Euler: v′ = (1 + h(1 − w))² v. */
  EULER_ODE {
    @Override
    public DoubleBinaryOperator step(double t, double s) {
      double h = t - s;
      double decay = StrictMath.exp(-2 * t);
      return (v, c) -> square(1 + h - h / noised(c, decay)) * v;
    }
  },
  /** The ODE by Heun: v′ = (1 + ½h[p + q(1 + hp)])² v, p = 1 − w(t), q = 1 − w(s). */
  HEUN_ODE {
    @Override
    public DoubleBinaryOperator step(double t, double s) {
      double h = t - s;
      double decayT = StrictMath.exp(-2 * t);
      double decayS = StrictMath.exp(-2 * s);
      return (v, c) -> {
        double p = 1 - 1 / noised(c, decayT);
        double q = 1 - 1 / noised(c, decayS);
        return square(1 + 0.5 * h * (p + q * (1 + h * p))) * v;
      };
    }
  },
  /** DDIM on the ODE: v′ = (e^{−s}X + √Δ_s E)² v, X = e^t(1 − Δ_t w), E = √Δ_t w. */
  DDIM {
    @Override
    public DoubleBinaryOperator step(double t, double s) {
      double decay = StrictMath.exp(-2 * t);
      double ratio = StrictMath.exp(t - s);
      double deltaT = delta(t);
      double root = Math.sqrt(deltaT * delta(s));
      return (v, c) -> {
        double w = 1 / noised(c, decay);
        return square(ratio * (1 - deltaT * w) + root * w) * v;
      };
    }
  };

  /**
   * One step from time t to s, as a map (v, C) → v′ of the variance at t, for a mode of the data
   * variance C.
   */
  public abstract DoubleBinaryOperator step(double t, double s);

  /** The variance that a mode of data variance C has after the grid, from v = 1 at its start. */
  public double generated(double c, TimeGrid grid) {
    return generated(new double[] {c}, grid)[0];
  }

  /** The spectrum that the grid generates from white noise, for a field's C_k. */
  public double[] generated(GaussianField field, TimeGrid grid) {
    return generated(field.spectrum(), grid);
  }

  /** The same for any C_k. */
  public double[] generated(double[] spectrum, TimeGrid grid) {
    double[] variances = new double[spectrum.length];
    java.util.Arrays.fill(variances, 1);
    for (int i = 0; i < grid.steps(); i++) {
      DoubleBinaryOperator step = step(grid.time(i), grid.time(i + 1));
      for (int k = 0; k < variances.length; k++) {
        variances[k] = step.applyAsDouble(variances[k], spectrum[k]);
      }
    }
    return variances;
  }

  /** The largest |v_k/C_k − 1| over the modes. */
  public double worstError(double[] spectrum, TimeGrid grid) {
    double[] variances = generated(spectrum, grid);
    double worst = 0;
    for (int k = 0; k < variances.length; k++) {
      double error = Math.abs(variances[k] / spectrum[k] - 1);
      // A variance that has overflowed is the worst of all.
      worst = error <= worst ? worst : Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }
    return worst;
  }

  private static double noised(double c, double decay) {
    return 1 + decay * (c - 1);
  }

  private static double delta(double t) {
    return -StrictMath.expm1(-2 * t);
  }

  private static double square(double a) {
    return a * a;
  }
}
