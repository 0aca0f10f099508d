package criticaldiffusion.thermo;

import org.hipparchus.analysis.UnivariateFunction;

/**
 * m = tanh((m + h)/T): the magnet that two points ±1 are (J = 1, T_c = 1), in closed form or by one
 * root of T atanh m − m − h; Ambrogioni 2023, Section 4.
 *
 * <p>T stands for T_eff/Λ of any {@link Frame}. With ε = |1 − T|: m = √3 ε^½ (β = ½), χ_h = 1/ε
 * above and 1/2ε below (γ = 1), m = (3h)^⅓ at T = 1 (δ = 3), a jump 3/2 of C (α = 0), and the
 * scaling function h/ε^{3/2} = ±u + u³/3 of u = m/ε^½.
 */
public final class CurieWeiss {
  private CurieWeiss() {}

  /** T = m/atanh m, the temperature at which the magnetisation is m: the branch without roots. */
  public static double temperature(double m) {
    requireMagnetization(m);
    return m == 0 ? 1 : m / Cumulants.atanh(m);
  }

  /** h = T atanh m − m, the field that holds the magnetisation m. */
  public static double field(double temperature, double m) {
    Frame.requireTemperature(temperature);
    requireMagnetization(m);
    // T atanh m − m, in terms that do not cancel near T = 1.
    return (temperature - 1) * Cumulants.atanh(m) + Cumulants.atanhExcess(m);
  }

  /** The positive m at h = 0 for T &lt; 1; 0 from T = 1 on. */
  public static double magnetization(double temperature) {
    Frame.requireTemperature(temperature);
    return temperature >= 1 ? 0 : magnetization(temperature, 0);
  }

  /** The stable m on the side of h; for h = 0 the positive one. */
  public static double magnetization(double temperature, double field) {
    Frame.requireTemperature(temperature);
    if (field < 0) {
      return -magnetization(temperature, -field);
    }
    if (field == 0 && temperature >= 1) {
      return 0;
    }
    // In u = (m + h)/T, Tu − tanh u − h is below 0 up to the root and above 0 beyond. It is divided
    // by u, and tanh u/u taken as a series where it is near 1, so that no digits cancel near T = 1.
    UnivariateFunction excess = u -> temperature - 1 + deficit(u) - field / u;
    double high = (1 + field) / temperature * (1 + 1e-9) + 1e-300;
    double low = high;
    while (excess.value(low) >= 0) {
      low *= 0.5;
    }
    double u = low == high ? high : Roots.find(excess, low, 2 * low);
    return StrictMath.tanh(u);
  }

  /** 1 − tanh u/u. */
  private static double deficit(double u) {
    double u2 = u * u;
    return u2 > 0.01
        ? 1 - StrictMath.tanh(u) / u
        : u2
            * (1.0 / 3
                - u2 * (2.0 / 15 - u2 * (17.0 / 315 - u2 * (62.0 / 2835 - u2 * 1382 / 155925))));
  }

  /** χ_h = dm/dh = (1 − m²)/(T − 1 + m²). */
  public static double response(double temperature, double m) {
    Frame.requireTemperature(temperature);
    return (1 - m * m) / (temperature - 1 + m * m);
  }

  /** F̃(X) = ½ + ½X² − T log cosh(X/T). */
  public static double freeEnergy(double temperature, double x) {
    Frame.requireTemperature(temperature);
    return 0.5 + 0.5 * x * x - temperature * Cumulants.logCosh(x / temperature);
  }

  /** F̃(0) − F̃(m) at h = 0; ¾ε² near T = 1. */
  public static double barrier(double temperature) {
    double u = magnetization(temperature) / temperature;
    // T log cosh u − ½T²u², in terms that do not cancel near T = 1.
    return temperature * (Cumulants.logCoshExcess(u) + 0.5 * (1 - temperature) * u * u);
  }

  /** −Σ p log p with p = (1 ± m)/2, the Gibbs entropy of the two points: log 2 at m = 0. */
  public static double entropy(double m) {
    requireMagnetization(m);
    double up = 0.5 * (1 + Math.abs(m));
    double down = 0.5 * (1 - Math.abs(m));
    return 0 - up * StrictMath.log(up) - (down == 0 ? 0 : down * StrictMath.log(down));
  }

  /**
   * C = T dS/dT along the branch at h = 0, (m²/T)(1 − m²)/(T − 1 + m²): it jumps from 3/2 to 0 at T
   * = 1.
   */
  public static double heatCapacity(double temperature) {
    double m = magnetization(temperature);
    return m == 0 ? 0 : m * m / temperature * response(temperature, m);
  }

  /** |m_s| = √(1 − T), where the metastable state ends. */
  public static double spinodalMagnetization(double temperature) {
    return Math.sqrt(1 - requireOrdered(temperature));
  }

  /** |h_s| = √(1 − T) − T atanh √(1 − T), the field that ends it; ⅔ε^{3/2} near T = 1. */
  public static double spinodalField(double temperature) {
    double m = spinodalMagnetization(temperature);
    // atanh m = log((1 + m)/√T), which does not overflow at low T.
    return m - temperature * (StrictMath.log1p(m) - 0.5 * StrictMath.log(temperature));
  }

  /**
   * The T at which the spinodal field is h.
   *
   * @throws IllegalArgumentException unless 0 ≤ h &lt; 1, its values from T = 1 to 0
   */
  public static double spinodalTemperature(double field) {
    if (!(field >= 0 && field < 1)) {
      throw new IllegalArgumentException(
          "no such temperature: the spinodal field lies from 0 to 1, was " + field);
    }
    if (field == 0) {
      return 1;
    }
    return Roots.find(t -> t >= 1 ? -field : spinodalField(t) - field, 1e-300, 1);
  }

  /**
   * T_sn below which the less likely of two points with b = ½ log(w/(1−w)) has a fixed point: √(1 −
   * T)/T − atanh √(1 − T) = |b|, at m = −√(1 − T).
   *
   * @throws IllegalArgumentException if b is not finite
   */
  public static double minorityTemperature(double bias) {
    if (!Double.isFinite(bias)) {
      throw new IllegalArgumentException("the bias must be finite, was " + bias);
    }
    double b = Math.abs(bias);
    return b == 0 ? 1 : Roots.find(t -> t >= 1 ? -b : spinodalField(t) / t - b, 1 / (2 + 4 * b), 1);
  }

  /** The scaling function: h/ε^{3/2} at u = m/ε^½, above (+1) or below (−1) the transition. */
  public static double scaling(double u, int side) {
    return side * u + u * u * u / 3;
  }

  private static double requireMagnetization(double m) {
    if (!(m >= -1 && m <= 1)) {
      throw new IllegalArgumentException("a magnetisation must lie from -1 to 1, was " + m);
    }
    return m;
  }

  private static double requireOrdered(double temperature) {
    if (Frame.requireTemperature(temperature) >= 1) {
      throw new IllegalArgumentException(
          "no metastable state: that needs T below 1, was " + temperature);
    }
    return temperature;
  }
}
