package criticaldiffusion.critical;

import criticaldiffusion.field.GaussianField;
import criticaldiffusion.field.Lattice;

/**
 * What P training fields cost a circulant score: its best weights 1/Ĉ_k scatter about 1/C_k(t), and
 * the loss is E/E₀ = ⟨A²w*⟩/(P⟨w*⟩) above the least possible, with A_k = e^{−2t}C_k/C_k(t) the
 * share of the signal, twice that for the real modes. N weights from PN numbers: no memorisation.
 *
 * @param field the law of the data
 */
public record FiniteData(GaussianField field) {
  /**
   * E/E₀ at Ornstein–Uhlenbeck time t, to first order in 1/P.
   *
   * @param fields P, at least 1
   * @throws IllegalArgumentException if there is no field
   */
  public double relativeExcess(double t, int fields) {
    if (fields < 1) {
      throw new IllegalArgumentException("a training set has at least 1 field, was " + fields);
    }
    Lattice lattice = field.lattice();
    double decay = StrictMath.exp(-2 * t);
    double sum = 0;
    double whole = 0;
    for (int k = 0; k < lattice.sites(); k++) {
      double noised = ModeSpectrum.diffused(field.variance(k), t);
      double signal = decay * field.variance(k) / noised;
      sum += (lattice.isSelfConjugate(k) ? 2 : 1) * signal * signal / noised;
      whole += 1 / noised;
    }
    return sum / whole / fields;
  }
}
