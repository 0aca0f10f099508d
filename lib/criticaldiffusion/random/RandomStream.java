package criticaldiffusion.random;

import java.util.random.RandomGenerator;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * One stream of random numbers: xoshiro256++ bits, and normal deviates by the modified ziggurat of
 * Apache Commons RNG.
 *
 * <p>It is a {@link RandomGenerator}, but its normal deviates are its own, so that they are the
 * same on every JDK. A stream is not thread-safe: it belongs to one row.
 */
public final class RandomStream implements RandomGenerator {
  private final XoShiRo256PlusPlus bits;
  private final ZigguratSampler.NormalizedGaussian normal;

  RandomStream(long s0, long s1, long s2, long s3) {
    bits = new XoShiRo256PlusPlus(s0, s1, s2, s3);
    normal = ZigguratSampler.NormalizedGaussian.of(bits);
  }

  @Override
  public long nextLong() {
    return bits.nextLong();
  }

  /** A uniform deviate in [0, 1), a multiple of 2⁻⁵³. */
  @Override
  public double nextDouble() {
    return (bits.nextLong() >>> 11) * 0x1p-53;
  }

  /** A normal deviate of mean 0 and variance 1. */
  @Override
  public double nextGaussian() {
    return normal.sample();
  }

  /**
   * The number of successes in n independent trials of probability p, in 10 to 30 ns for any n
   * where np(1−p) is large.
   *
   * @throws IllegalArgumentException unless n ≥ 0 and 0 ≤ p ≤ 1
   */
  public int nextBinomial(int n, double p) {
    return Binomial.draw(this, n, p);
  }

  /**
   * A gamma deviate of density x^{a−1}e^{−x}/Γ(a), by the squeeze of Marsaglia and Tsang 2000;
   * twice it is χ² of 2a degrees of freedom.
   *
   * @param shape a, at least ½
   * @throws IllegalArgumentException if it is below
   */
  public double nextGamma(double shape) {
    if (!(shape >= 0.5 && shape < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a gamma law of shape at least 1/2, was " + shape);
    }
    if (shape == 0.5) {
      double z = normal.sample();
      return 0.5 * z * z;
    }
    if (shape < 1) {
      return nextGamma(shape + 1) * StrictMath.pow(nextDouble(), 1 / shape);
    }
    double centre = shape - 1.0 / 3;
    double width = 1 / Math.sqrt(9 * centre);
    while (true) {
      double z = normal.sample();
      double root = 1 + width * z;
      double cube = root * root * root;
      double u = nextDouble();
      if (cube > 0
          && (u < 1 - 0.0331 * z * z * z * z
              || StrictMath.log(u) < 0.5 * z * z + centre * (1 - cube + StrictMath.log(cube)))) {
        return centre * cube;
      }
    }
  }

  /** Fills {@code z[from … from + count - 1]} with independent normal deviates. */
  public void fillGaussian(double[] z, int from, int count) {
    for (int i = from; i < from + count; i++) {
      z[i] = normal.sample();
    }
  }
}
