package criticaldiffusion.thermo;

/**
 * A fixed point of the drift: m = ⟨y⟩(T, m/T_eff + b).
 *
 * @param time t, Ornstein–Uhlenbeck time
 * @param temperature T = e^{2t} − 1
 * @param field k = m/T_eff + b
 * @param magnetization m, the order parameter
 * @param position X or x, where the state stands in its {@link Frame}
 * @param curvature T_eff − Var: negative where unstable; the smaller of the values along and across
 *     the line, those at 0 (Goldstone modes) left out
 * @param freeEnergy ½T_eff²(k − b)² − T_eff log Z, which is F̃ in the variance-exploding frame
 */
public record FixedPoint(
    double time,
    double temperature,
    double field,
    double magnetization,
    double position,
    double curvature,
    double freeEnergy) {
  /** Whether it is the symmetric one, m = 0. */
  public boolean isCentre() {
    return field == 0;
  }

  /** Whether it is a minimum of the free energy, to which the drift leads back. */
  public boolean isStable() {
    return curvature > 0;
  }
}
