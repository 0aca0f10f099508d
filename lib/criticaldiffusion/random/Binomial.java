package criticaldiffusion.random;

import java.util.random.RandomGenerator;

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

  /** So many logarithms of factorials are kept. */
  private static final int TABLE = 1 << 15;

  private Binomial() {}

  static int draw(RandomGenerator rng, int n, double p) {
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
  private static long trials(RandomGenerator rng, double p) {
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
  private static int search(RandomGenerator rng, int n, double p) {
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

  private static int rejection(RandomGenerator rng, int n, double p) {
    double deviation = Math.sqrt(n * p * (1 - p));
    double b = 1.15 + 2.53 * deviation;
    double a = -0.0873 + 0.0248 * b + 0.01 * p;
    double centre = n * p + 0.5;
    double sure = 0.92 - 4.2 / b;
    while (true) {
      double u = rng.nextDouble() - 0.5;
      double v = rng.nextDouble();
      double edge = 0.5 - Math.abs(u);
      int k = (int) Math.floor((2 * a / edge + b) * u + centre);
      if (edge >= 0.07 && v <= sure) {
        return k;
      }
      if (k >= 0 && k <= n) {
        double scale = (2.83 + 5.1 / b) * deviation;
        double height = StrictMath.log(v * scale / (a / (edge * edge) + b));
        if (height <= logRatio(n, p, k)) {
          return k;
        }
      }
    }
  }

  /** log P(k)/P(m), m the most probable number. */
  private static double logRatio(int n, double p, int k) {
    int m = (int) Math.floor((n + 1) * p);
    return (k - m) * StrictMath.log(p / (1 - p))
        + logFactorial(m)
        + logFactorial(n - m)
        - logFactorial(k)
        - logFactorial(n - k);
  }

  private static double logFactorial(int k) {
    return k < TABLE ? Factorials.LOG[k] : stirling(k);
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

  /** Made when it is first needed. */
  private static final class Factorials {
    static final double[] LOG = new double[TABLE];

    static {
      for (int k = 0; k < TABLE; k++) {
        LOG[k] = stirling(k);
      }
    }
  }
}
