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

  /** Fills {@code z[from … from + count - 1]} with independent normal deviates. */
  public void fillGaussian(double[] z, int from, int count) {
    for (int i = from; i < from + count; i++) {
      z[i] = normal.sample();
    }
  }
}
