package criticaldiffusion.thermo;

/**
 * Data with a symmetry that keeps the state on one line X = Xe: all of mean-field theory is then
 * one function of one field k, log Z(T, k) = log ∫ p₀(y) e^{−|y|²/2T + k e·y}; Ambrogioni 2023,
 * Section 5.
 *
 * <p>m = ∂_k log Z = ⟨e·y⟩ is the order parameter. In the variance-exploding frame k = X/T. {@link
 * EquationOfState} asks for nothing else; to add a model, implement the methods here.
 */
public interface DataModel {
  /**
   * Moments of e·y in the tilted ensemble.
   *
   * @param mean m = ⟨e·y⟩
   * @param variance ∂_k m = Var(e·y)
   */
  record Moments(double mean, double variance) {}

  /** log Z(T, k). */
  double logPartition(double temperature, double field);

  /** The ensemble at temperature T in the field k. */
  Moments at(double temperature, double field);

  /** The largest eigenvalue of Cov(y) across e; 0 where the data lie on the line. */
  double transverse(double temperature, double field);

  /** The cumulants κ₀ … κ₆ of e·y at k = 0, κ₀ being log Z. */
  double[] cumulants(double temperature);

  /** The part of Var(e·y) that no field changes: 0 for points. */
  default double background(double temperature) {
    return 0;
  }

  /**
   * A bound on the rate at which the rest of the variance changes: |∂_k log Var(e·y)| at any k. For
   * data in an interval it is the length of the interval, since |κ₃| ≤ R κ₂.
   */
  double steepness(double temperature);

  /** A bound on Var(e·y) at any T and k, and so on T_eff at any transition. */
  double spread();

  /** A bound on |k| at any fixed point T_eff (k − b) = m. */
  double reach(double temperature, double effective, double bias);

  /** What it is, in a few words and with its parameters. */
  String label();
}
