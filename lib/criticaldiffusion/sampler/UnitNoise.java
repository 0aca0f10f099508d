package criticaldiffusion.sampler;

import java.util.random.RandomGenerator;

/** A generator whose normal deviates are 0, but for one of them, which is 1. */
final class UnitNoise implements RandomGenerator {
  private final int one;
  private int calls;

  UnitNoise(int one) {
    this.one = one;
  }

  /** How many normal deviates were asked for. */
  int calls() {
    return calls;
  }

  @Override
  public double nextGaussian() {
    return calls++ == one ? 1 : 0;
  }

  @Override
  public long nextLong() {
    throw new UnsupportedOperationException("a step takes its noise from nextGaussian");
  }
}
