package contracts;

import criticaldiffusion.schedule.NoiseSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.FiniteDifferencesDifferentiator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Contract 1: α′ = fα, (σ²)′ = 2fσ² + g², α(0) = 1, σ(0) = 0, the signal-to-noise ratio falls
 * strictly, the maps to it and to OU time invert, and the weight of a held score is its integral.
 *
 * <p>Derivatives are 9-point central differences with steps of 10⁻⁴ of the distance to the nearer
 * end: their error is below 10⁻¹¹ of the scale, the tolerance 10⁻⁹. All times asked for lie
 * half-way between multiples of a thousandth of the horizon, so that no stencil crosses the kinks
 * of a chain of up to 1000 steps.
 */
final class ScheduleLaws {
  private static final double TOLERANCE = 1e-9;
  private static final int CELLS = 1000;

  private final NoiseSchedule schedule;
  private final List<String> violations = new ArrayList<>();

  private ScheduleLaws(NoiseSchedule schedule) {
    this.schedule = schedule;
  }

  /** What the schedule breaks, one line each; empty for a sound one. */
  static List<String> violations(NoiseSchedule schedule) {
    ScheduleLaws laws = new ScheduleLaws(schedule);
    laws.ends();
    laws.ratioFalls();
    double horizon = schedule.horizon();
    for (int cell = 5; cell < CELLS; cell += 15) {
      laws.differentialEquations(horizon * (cell + 0.5) / CELLS);
      laws.maps(horizon * (cell + 0.5) / CELLS);
    }
    for (int cell = 0; cell < CELLS; cell += 111) {
      for (int width : new int[] {1, 10, 300}) {
        if (cell + width < CELLS) {
          laws.scoreWeight(cell, width);
        }
      }
    }
    return laws.violations;
  }

  private void ends() {
    near("alpha(0)", schedule.alpha(0), 1, 1e-15);
    near("sigma^2(0)", schedule.variance(0), 0, 1e-15);
    near("OU time at 0", schedule.ouTime(0), 0, 1e-15);
    near("time at infinite SNR", schedule.timeAt(Double.POSITIVE_INFINITY), 0, 0);
    near("time at OU time 0", schedule.timeAtOu(0), 0, 0);
    if (schedule.logSnr(0) != Double.POSITIVE_INFINITY) {
      violations.add("log SNR at 0 is " + schedule.logSnr(0));
    }
    double end = schedule.horizon();
    near("time at the last OU time", schedule.timeAtOu(schedule.ouTime(end)), end, 1e-9 * end);
    near("time at the last log SNR", schedule.timeAt(schedule.logSnr(end)), end, 1e-9 * end);
  }

  private void ratioFalls() {
    double before = Double.POSITIVE_INFINITY;
    for (int cell = 0; cell <= CELLS; cell++) {
      double t = schedule.horizon() * cell / CELLS;
      double snr = schedule.alpha(t) * schedule.alpha(t) / schedule.variance(t);
      if (cell > 0 && !(snr < before)) {
        violations.add("the signal-to-noise ratio does not fall at t = " + t);
      }
      before = snr;
    }
  }

  private void differentialEquations(double t) {
    double alpha = schedule.alpha(t);
    double variance = schedule.variance(t);
    double f = schedule.drift(t);
    double g2 = schedule.diffusion(t) * schedule.diffusion(t);
    double rate = 1 / Math.min(t, schedule.horizon() - t);
    near("alpha' = f alpha", derivative(schedule::alpha, t), f * alpha, TOLERANCE * alpha * rate);
    near(
        "(sigma^2)' = 2 f sigma^2 + g^2",
        derivative(schedule::variance, t),
        2 * f * variance + g2,
        TOLERANCE * (variance * rate + g2));
    // Hence the clock: every schedule is the OU process run at the rate g²/(2(α² + σ²)).
    double clock = g2 / (2 * (alpha * alpha + variance));
    near("OU clock", derivative(schedule::ouTime, t), clock, TOLERANCE * (clock + rate));
  }

  private void maps(double t) {
    double alpha = schedule.alpha(t);
    double variance = schedule.variance(t);
    double snr = alpha * alpha / variance;
    double tau = schedule.ouTime(t);
    double scale2 = alpha * alpha + variance;
    near("snr", schedule.snr(t), snr, 1e-12 * snr);
    near("logSnr", schedule.logSnr(t), Math.log(snr), 1e-12 * (1 + Math.abs(Math.log(snr))));
    near("e^-tau", Math.exp(-2 * tau) * scale2, alpha * alpha, 1e-12 * scale2);
    near("1 - e^-2tau", -Math.expm1(-2 * tau) * scale2, variance, 1e-12 * variance);
    near("timeAt(logSnr)", schedule.timeAt(schedule.logSnr(t)), t, TOLERANCE * t);
    near("timeAtOu(ouTime)", schedule.timeAtOu(tau), t, TOLERANCE * t);
  }

  /** ½ ∫_s^t (α_s/α_r) g_r² dr by 30 Gauss points in each cell, so never across a kink. */
  private void scoreWeight(int cell, int width) {
    double unit = schedule.horizon() / CELLS;
    double s = cell * unit;
    double t = (cell + width) * unit;
    GaussIntegrator rule = new GaussIntegratorFactory(40).legendre(30);
    double integral = 0;
    for (int i = cell; i < cell + width; i++) {
      double start = i * unit;
      integral +=
          rule.integrate(
              u -> {
                double r = start + 0.5 * unit * (1 + u);
                double g = schedule.diffusion(r);
                return 0.25 * unit * g * g * schedule.alpha(s) / schedule.alpha(r);
              });
    }
    // Over a step of a hundredth the default rule is exact to round-off; over a third of the
    // horizon
    // it is a step that no scheme survives.
    double tolerance = width <= 10 ? 1e-9 : 1e-3;
    near(
        "score weight from " + t + " to " + s,
        schedule.scoreWeight(t, s),
        integral,
        tolerance * integral);
  }

  private double derivative(DoubleUnaryOperator f, double t) {
    double step = 1e-4 * Math.min(t, schedule.horizon() - t);
    return new FiniteDifferencesDifferentiator(9, step)
        .differentiate((double x) -> f.applyAsDouble(x))
        .value(new DSFactory(1, 1).variable(0, t))
        .getPartialDerivative(1);
  }

  private void near(String law, double value, double expected, double tolerance) {
    if (!(Math.abs(value - expected) <= tolerance)) {
      violations.add(
          String.format(
              Locale.ROOT,
              "%s: %s instead of %s (off by %.1e, allowed %.1e)",
              law,
              value,
              expected,
              value - expected,
              tolerance));
    }
  }
}
