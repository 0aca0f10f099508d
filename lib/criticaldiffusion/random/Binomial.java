package criticaldiffusion.random;

/**
 * P(k) = C(n, k) p^k (1−p)^{n−k}, drawn anew for any n and p without tables: for many p that are
 * each used once.
 *
 * <p>Up to n = 64 the trials are the bits of one word, compared with p bit by bit. Beyond, the
 * transformed rejection BTRS of Hörmann 1993 ("The generation of binomial random variates", J.
 * Stat. Comput. Simul. 46, 101), at about 20 ns a draw whatever n, and a search from k = 0 where n
 * min(p, 1−p) is below 10.
 */
final class Binomial {
  private static final int WORD = 64;
  private static final double LEAST_MEAN = 10;

  /** So many logarithms are kept. */
  private static final int TABLE = 1 << 15;

  private Binomial() {}

  static int draw(RandomStream rng, int n, double p) {
    if (n < 0 || !(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "a binomial law has n >= 0 and p in [0, 1], were " + n + " and " + p);
    }
    if (p > 0.5) {
      return n - draw(rng, n, 1 - p);
    } else if (p == 0 || n == 0) {
      return 0;
    } else if (n <= WORD) {
      return Long.bitCount(trials(rng, p) >>> (WORD - n));
    }
    return n * p < LEAST_MEAN ? search(rng, n, p) : rejection(rng, n, p);
  }

  /** 64 trials at once: bit i is 1 if a uniform number lies below p. */
  private static long trials(RandomStream rng, double p) {
    long successes = 0;
    long undecided = -1L;
    double rest = p;
    while (undecided != 0 && rest > 0) {
      rest *= 2;
      long bits = rng.nextLong();
      // The number's next digit against that of p: smaller decides for, larger against.
      if (rest >= 1) {
        rest -= 1;
        successes |= undecided & ~bits;
        undecided &= bits;
      } else {
        undecided &= ~bits;
      }
    }
    return successes;
  }

  /** Inversion from k = 0; P(0) is at least e⁻²⁰. */
  private static int search(RandomStream rng, int n, double p) {
    double ratio = p / (1 - p);
    double probability = StrictMath.exp(n * StrictMath.log1p(-p));
    double u = rng.nextDouble();
    int k = 0;
    while (u >= probability && k < n) {
      u -= probability;
      k++;
      probability *= ratio * (n - k + 1) / k;
    }
    return k;
  }

  private static int rejection(RandomStream rng, int n, double p) {
    double deviation = Math.sqrt(n * p * (1 - p));
    double b = 1.15 + 2.53 * deviation;
    double a = -0.0873 + 0.0248 * b + 0.01 * p;
    double centre = n * p + 0.5;
    double sure = 0.92 * b - 4.2;
    while (true) {
      double u = rng.nextDouble() - 0.5;
      double v = rng.nextDouble();
      double edge = 0.5 - Math.abs(u);
      double place = (2 * a / edge + b) * u + centre;
      int k = place < 0 ? -1 : (int) place;
      if (edge >= 0.07 && v * b <= sure) {
        return k;
      }
      if (k >= 0 && k <= n) {
        double scale = (2.83 * b + 5.1) * deviation / b;
        double height = v * scale * edge * edge / (a + b * edge * edge);
        if (isBelowExp(height, logRatio(n, p, k))) {
          return k;
        }
      }
    }
  }

  /** height ≤ e^x; (1 + x/8)⁸ ≤ e^x ≤ (1 − x/8)⁻⁸ decide most cases without a logarithm. */
  private static boolean isBelowExp(double height, double x) {
    if (x > -8) {
      if (height <= eighthPower(1 + 0.125 * x)) {
        return true;
      } else if (height * eighthPower(1 - 0.125 * x) > 1) {
        return false;
      }
    }
    return StrictMath.log(height) <= x;
  }

  private static double eighthPower(double x) {
    double square = x * x;
    double fourth = square * square;
    return fourth * fourth;
  }

  /** log P(k)/P(m), m the most probable number. */
  private static double logRatio(int n, double p, int k) {
    int m = (int) Math.floor((n + 1.0) * p);
    return (k - m) * logOdds(n, p, m)
        + logFactorial(m)
        + logFactorial(n - m)
        - logFactorial(k)
        - logFactorial(n - k);
  }

  /** log(p/(1 − p)), near to log((m + 1)/(n − m)); what is missing, up to 0.1, by a series. */
  private static double logOdds(int n, double p, int m) {
    double ratio = p / (1 - p);
    if (n >= TABLE) {
      return StrictMath.log(ratio);
    }
    double excess = ratio * (n - m) / (m + 1) - 1;
    double s = excess / (2 + excess);
    double q = s * s;
    double series = 2 * s * (1 + q * (1.0 / 3 + q * (1.0 / 5 + q * (1.0 / 7 + q / 9))));
    return Logarithms.OF[m + 1] - Logarithms.OF[n - m] + series;
  }

  private static double logFactorial(int k) {
    return k < TABLE ? Logarithms.OF_FACTORIAL[k] : stirling(k);
  }

  /** log k! up to a constant, (k + ½) log(k + 1) − k + the series; good to 10⁻¹⁰ at k = 9. */
  private static double stirling(int k) {
    double shift = 0;
    double x = k + 1.0;
    // Up to 10 by the recursion log Γ(x) = log Γ(x + 1) − log x.
    for (; x < 10; x++) {
      shift -= StrictMath.log(x);
    }
    double square = x * x;
    double series = (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / x;
    return (x - 0.5) * StrictMath.log(x) - x + series + shift;
  }

  /** Made when they are first needed. */
  private static final class Logarithms {
    static final double[] OF = new double[TABLE];
    static final double[] OF_FACTORIAL = new double[TABLE];

    static {
      for (int k = 0; k < TABLE; k++) {
        OF[k] = StrictMath.log(k);
        OF_FACTORIAL[k] = stirling(k);
      }
    }
  }
}
