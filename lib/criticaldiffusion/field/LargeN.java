package criticaldiffusion.field;

import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BrentSolver;
import org.hipparchus.special.Gamma;

/**
 * The O(n) model at n → ∞, where the length of the spins enters only through a mass (Stanley 1968,
 * "Spherical model as the limit of infinite spin dimensionality"): the lattice Green function
 * G_d(m; L) = (1/N) Σ_k 1/(k̂² + m²) and the self-consistent mass, T G = 1 for hard spins, m² = r +
 * u G for soft ones.
 *
 * <p>The sum along one axis has a closed form, so a finite G costs O(L^{d−1}).
 */
public final class LargeN {
  private static final int ITERATIONS = 200;

  private LargeN() {}

  /**
   * G_d(m; L) on a finite lattice.
   *
   * @param squaredMass m², positive
   */
  public static double greenFunction(Lattice lattice, double squaredMass) {
    requirePositive("the squared mass", squaredMass);
    int length = lattice.length();
    double[] axis = lattice.axisMomenta();
    if (lattice.dimension() == 1) {
      return ring(length, squaredMass);
    }
    double sum = 0;
    // By symmetry j and L − j give the same.
    for (int j = 0; 2 * j <= length; j++) {
      int twins = j == 0 || 2 * j == length ? 1 : 2;
      if (lattice.dimension() == 2) {
        sum += twins * ring(length, squaredMass + axis[j]);
        continue;
      }
      for (int i = 0; 2 * i <= length; i++) {
        int more = i == 0 || 2 * i == length ? 1 : 2;
        sum += twins * more * ring(length, squaredMass + axis[j] + axis[i]);
      }
    }
    return sum * length / lattice.sites();
  }

  /** (1/L) Σ_k 1/(4 sin²(k/2) + m²) = coth(Lθ)/(m √(m² + 4)), sinh θ = m/2. */
  private static double ring(int length, double squaredMass) {
    double s = Math.sqrt(squaredMass) / 2;
    double theta = StrictMath.log1p(s + s * s / (1 + Math.sqrt(1 + s * s)));
    double coth = 1 + 2 / StrictMath.expm1(2 * length * theta);
    return coth / Math.sqrt(squaredMass * (squaredMass + 4));
  }

  /**
   * G_d(m) of the infinite lattice: 1/(m √(m² + 4)) in one dimension, 2K/(π(4 + m²)) with the
   * elliptic integral K of modulus 4/(4 + m²) in two, a quadrature of that in three.
   *
   * @param dimension d, 1 to 3
   * @param squaredMass m², positive; 0 also in three dimensions
   */
  public static double greenFunction(int dimension, double squaredMass) {
    if (dimension == 3 && squaredMass == 0) {
      return watson();
    }
    requirePositive("the squared mass", squaredMass);
    return switch (dimension) {
      case 1 -> 1 / Math.sqrt(squaredMass * (squaredMass + 4));
      case 2 -> square(squaredMass);
      case 3 -> cube(squaredMass);
      default -> throw new IllegalArgumentException("d must be 1, 2 or 3, was " + dimension);
    };
  }

  /** 2K/(π(4 + m²)), by Gauss's arithmetic-geometric mean: digits are kept as m goes to 0. */
  private static double square(double squaredMass) {
    double a = 4 + squaredMass;
    double b = Math.sqrt(squaredMass * (8 + squaredMass));
    while (a - b > 1e-15 * a) {
      double mean = 0.5 * (a + b);
      b = Math.sqrt(a * b);
      a = mean;
    }
    return 1 / a;
  }

  /** Equal weights over a period converge exponentially: the error is about e^{−mL}. */
  private static double cube(double squaredMass) {
    double s = Math.sqrt(squaredMass) / 2;
    int points = (int) Math.min(1 << 22, 64 + 40 / s);
    double sum = 0;
    for (int j = 0; j < points; j++) {
      double sine = StrictMath.sin(Math.PI * (j + 0.5) / points);
      sum += square(squaredMass + 4 * sine * sine);
    }
    return sum / points;
  }

  /** W_3 = G_3(0) = √6/(192π³) Γ(1/24) Γ(5/24) Γ(7/24) Γ(11/24) (Watson 1939; Joyce 1973). */
  public static double watson() {
    double product =
        Gamma.gamma(1 / 24.0)
            * Gamma.gamma(5 / 24.0)
            * Gamma.gamma(7 / 24.0)
            * Gamma.gamma(11 / 24.0);
    return Math.sqrt(6) / (192 * Math.PI * Math.PI * Math.PI) * product;
  }

  /** T_c = 1/W_3 = 3.956776… of the hard-spin model in three dimensions; 0 in one and two. */
  public static double criticalTemperature(int dimension) {
    if (dimension < 1 || dimension > 3) {
      throw new IllegalArgumentException("d must be 1, 2 or 3, was " + dimension);
    }
    return dimension == 3 ? 1 / watson() : 0;
  }

  /**
   * x* = lim mL at T_c in three dimensions, 1.945766854: the root of Σ_{n≠0} e^{−x|n|}/|n| = x over
   * Z³ (Brézin 1982, "An investigation of finite size scaling").
   */
  public static double criticalScalingVariable() {
    int reach = 24;
    return root(
        x -> {
          double sum = -x;
          for (int a = -reach; a <= reach; a++) {
            for (int b = -reach; b <= reach; b++) {
              for (int c = -reach; c <= reach; c++) {
                if (a != 0 || b != 0 || c != 0) {
                  double distance = Math.sqrt(a * a + b * b + c * c);
                  sum += StrictMath.exp(-x * distance) / distance;
                }
              }
            }
          }
          return sum;
        },
        1.5,
        2.5);
  }

  /**
   * m² of hard spins on a finite lattice, T G_d(m; L) = 1. It exists at every T above 0, below T_c
   * as well: there m² ≈ T/(N (1 − T/T_c)).
   *
   * @param temperature T, positive
   * @throws IllegalArgumentException unless T is positive, finite and large enough for m² to be a
   *     double
   */
  public static double hardSpinMass(Lattice lattice, double temperature) {
    requirePositive("a temperature", temperature);
    double least = temperature / lattice.sites();
    if (least < 1e-280) {
      throw new IllegalArgumentException(
          "at T = " + temperature + " the squared mass is below the range of numbers");
    }
    return logRoot(m2 -> temperature * greenFunction(lattice, m2) - 1, least / 2, 2 * temperature);
  }

  /**
   * m² of hard spins on the infinite lattice.
   *
   * @throws IllegalArgumentException unless T is finite and above T_c, below which there is none,
   *     and so far above 0 that m² is at least 10⁻¹⁰ (T ≳ 0.48 in two dimensions)
   */
  public static double hardSpinMass(int dimension, double temperature) {
    requirePositive("a temperature", temperature);
    double critical = criticalTemperature(dimension);
    if (!(temperature > critical)) {
      throw new IllegalArgumentException(
          "the infinite lattice has a mass only above T_c = %s, T was %s"
              .formatted(critical, temperature));
    }
    double least = 1e-10;
    UnivariateFunction excess = m2 -> temperature * greenFunction(dimension, m2) - 1;
    if (!(excess.value(least) > 0)) {
      throw new IllegalArgumentException(
          "at T = " + temperature + " the squared mass is below " + least + ": raise T");
    }
    return logRoot(excess, least, 2 * temperature);
  }

  /**
   * m² of soft spins, S = Σ [½(∇φ)² + ½rφ² + (u/4n)(φ²)²] at n → ∞: m² = r + u G_d(m; L). The
   * critical point of the infinite lattice is r_c = −u W_d.
   *
   * @param r any number
   * @param u positive
   */
  public static double softSpinMass(Lattice lattice, double r, double u) {
    if (!Double.isFinite(r)) {
      throw new IllegalArgumentException("r must be finite, was " + r);
    }
    requirePositive("u", u);
    // m² − r − uG rises through 0: at most 1 + |r| + u above, and G ≥ 1/(N m²) bounds it below.
    double n = lattice.sites();
    double least = u / n / (1 + Math.abs(r) + u) / 2;
    return logRoot(m2 -> m2 - r - u * greenFunction(lattice, m2), least, 2 + Math.abs(r) + u);
  }

  /** A root of a function of m², in the logarithm: to about 10⁻¹⁴ of itself. */
  private static double logRoot(UnivariateFunction f, double from, double to) {
    return StrictMath.exp(
        root(u -> f.value(StrictMath.exp(u)), StrictMath.log(from), StrictMath.log(to)));
  }

  private static double root(UnivariateFunction f, double from, double to) {
    return new BrentSolver(1e-15, 1e-15, 1e-15).solve(ITERATIONS, f, from, to);
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(what + " must be positive and finite, was " + value);
    }
  }
}
