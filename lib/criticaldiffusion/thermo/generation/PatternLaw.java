package criticaldiffusion.thermo.generation;

import criticaldiffusion.stats.GaussianAverage;

/**
 * I(T) = I(y; y + √T z), the information in nats that one noisy coordinate of a random pattern
 * carries, and V(T), the variance of its density: all that the {@link Condensation} of N = e^{αd}
 * patterns with independent coordinates depends on. Implement it for another law.
 */
public interface PatternLaw {
  /** I(T), falling from {@link #entropy()} at T = 0 to 0. */
  double information(double temperature);

  /** V(T), the dispersion of finite-length coding: the width of the collapse is √(V/d) in I. */
  double dispersion(double temperature);

  /** I at T = 0: the entropy of a coordinate, infinite where it is continuous. */
  double entropy();

  /** Coordinates N(0, v), or points of a sphere of radius √(vd) for d → ∞: I = ½ ln(1 + v/T). */
  static PatternLaw gaussian(double variance) {
    if (!(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a variance is positive and finite, was " + variance);
    }
    return new PatternLaw() {
      @Override
      public double information(double temperature) {
        return 0.5 * StrictMath.log1p(variance / temperature);
      }

      @Override
      public double dispersion(double temperature) {
        return variance / (variance + temperature);
      }

      @Override
      public double entropy() {
        return Double.POSITIVE_INFINITY;
      }

      @Override
      public String toString() {
        return "Gaussian patterns of variance " + variance;
      }
    };
  }

  /** Coordinates ±1 with equal probability: I is the {@link Information} at snr = 1/T. */
  static PatternLaw hypercube() {
    return new PatternLaw() {
      @Override
      public double information(double temperature) {
        return Information.EQUAL.information(1 / temperature);
      }

      @Override
      public double dispersion(double temperature) {
        // The density is i = ln 2 − ln(1 + e^{−2y}), y = snr + √snr g.
        double snr = 1 / temperature;
        double mean = information(temperature);
        return GaussianAverage.of(
            y -> {
              double rest = StrictMath.log(2) - mean;
              double log = Math.max(0, -2 * y) + StrictMath.log1p(StrictMath.exp(-Math.abs(2 * y)));
              return (rest - log) * (rest - log);
            },
            snr,
            snr);
      }

      @Override
      public double entropy() {
        return StrictMath.log(2);
      }

      @Override
      public String toString() {
        return "patterns on the hypercube";
      }
    };
  }
}
