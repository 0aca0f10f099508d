package criticaldiffusion.thermo;

import criticaldiffusion.regime.SpeciationTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The critical time of two classes at ±μ, |μ|² = Λ, each of variance s² (0 for two points), in
 * every convention of the papers: without a frame and a sampler it is not defined.
 *
 * <p>All say that the centre loses stability, T_eff = Λ with the tilted covariance. For large Λ
 * they differ by a shift: t_c(c) = ½ log Λ + ½ log(c/(c − 1)) + O(1/Λ).
 *
 * @param squaredNorm Λ; for other centred data of constant norm, the top eigenvalue of their
 *     covariance
 * @param variance s²
 */
public record CriticalTimes(double squaredNorm, double variance) {
  /**
   * A time and where it comes from.
   *
   * @param convention whose
   * @param condition the equation it solves
   * @param time t; 0 if the centre is never unstable, infinite if it always is
   */
  public record Entry(String convention, String condition, double time) {
    /** Whether there is such a time. */
    public boolean exists() {
      return time > 0 && time < Double.POSITIVE_INFINITY;
    }
  }

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException unless Λ &gt; 0 and s² ≥ 0 are finite
   */
  public CriticalTimes {
    Models.requirePositive(squaredNorm, "the squared norm of a class");
    if (!(variance >= 0 && variance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the variance of a class must be finite and at least 0, was " + variance);
    }
  }

  /** Two points. */
  public CriticalTimes(double squaredNorm) {
    this(squaredNorm, 0);
  }

  /**
   * The time at which the centre loses stability in a frame: Γ(c − Γ)/(cα²) = Λ with Γ = Δ + s²α².
   *
   * @throws IllegalArgumentException if it is unstable at all times (the ODE for Λ ≥ 1) or stable
   *     at all (Λ ≤ s² in the free energy)
   */
  public double in(Frame frame) {
    double time = root(frame);
    if (!(time > 0 && time < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "no transition: in the frame %s the centre between classes at |mu|^2 = %s of variance"
              + " %s is"
              + " %s at every time"
                  .formatted(
                      frame.label(), squaredNorm, variance, time > 0 ? "unstable" : "stable"));
    }
    return time;
  }

  /** 0 if it is never unstable, infinite if always. */
  private double root(Frame frame) {
    double c = frame.family();
    if (frame.space() == Frame.Space.VARIANCE_EXPLODING || c == Double.POSITIVE_INFINITY) {
      return squaredNorm <= variance ? 0 : Frame.timeAt(squaredNorm - variance);
    }
    // With a = α²: Γ = 1 − ea, e = 1 − s², so that (1 − ea)(c − 1 + ea) = cΛa, or
    // e²a² + (cΛ + (c − 2)e) a − (c − 1) = 0: one root in a > 0, which must lie below 1.
    double e = 1 - variance;
    double b = c * squaredNorm + (c - 2) * e;
    double a =
        c == 1
            // The root 0 is t = ∞; the other one is the transition.
            ? -b / (e * e)
            : 2 * (c - 1) / (b + Math.sqrt(b * b + 4 * e * e * (c - 1)));
    if (!(a > 0)) {
      return Double.POSITIVE_INFINITY;
    }
    return a >= 1 ? 0 : -0.5 * StrictMath.log(a);
  }

  /** Every convention: the frames c = 1, 2, 3, ∞, the free energy, and those of speciation. */
  public List<Entry> all() {
    List<Entry> entries = new ArrayList<>();
    entries.add(entry("free energy, VE (Ambrogioni)", "T = Λ − s²", Frame.varianceExploding()));
    entries.add(entry("OU reverse SDE (Raya, Ambrogioni)", "T_eff(c = 2) = Λ", Frame.reverseSde()));
    entries.add(entry("OU sampler c=3", "T_eff(c = 3) = Λ", Frame.ornsteinUhlenbeck(3)));
    entries.add(entry("OU probability-flow ODE", "T_eff(c = 1) = Λ", Frame.probabilityFlow()));
    double top = squaredNorm + variance;
    entries.add(
        new Entry(
            "speciation (Biroli et al.)",
            "(Λ + s²) e^−2t = 1",
            SpeciationTime.LEADING_ORDER.at(top)));
    entries.add(
        new Entry(
            "signal equals noise",
            "(Λ + s²) e^−2t = 1 − e^−2t",
            SpeciationTime.SIGNAL_EQUALS_NOISE.at(top)));
    return entries;
  }

  private Entry entry(String convention, String condition, Frame frame) {
    return new Entry(convention, condition, root(frame));
  }
}
