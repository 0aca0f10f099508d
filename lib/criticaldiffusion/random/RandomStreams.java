package criticaldiffusion.random;

import java.nio.charset.StandardCharsets;

/**
 * A tree of independent random streams under one seed, addressed by name and index.
 *
 * <p>{@code new RandomStreams(7).child("trunk").stream(42)} is the same sequence wherever and
 * whenever it is asked for. The path of names is hashed to the 64 bits of {@code seed}, so two
 * paths meet with probability 2⁻⁶⁴; seed and index together are hashed to the 256-bit state of a
 * xoshiro256++ generator in such a way that no two pairs of them share a state. With N streams of n
 * numbers each, the probability that any two overlap is about N²n/2²⁵⁶.
 *
 * @param seed the root of the tree; every 64-bit value is a valid seed
 */
public record RandomStreams(long seed) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** The subtree with the given name. */
  public RandomStreams child(String name) {
    long hash = mix(seed + GOLDEN);
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = mix(hash ^ (b & 0xFF)) + GOLDEN;
    }
    return new RandomStreams(mix(hash + name.length()));
  }

  /** The subtree with the given index, as for one replica or one value of a parameter. */
  public RandomStreams child(long index) {
    return new RandomStreams(mix(mix(seed ^ 0x6A09E667F3BCC909L) + GOLDEN * index));
  }

  /** The stream with the given index. */
  public RandomStream stream(long index) {
    // Two of the four words already determine x and y, hence seed and index: every word hashes both
    // of them, and two addresses never share a state.
    long x = mix(seed + GOLDEN);
    long y = mix(index * GOLDEN + 0x3C6EF372FE94F82BL);
    return new RandomStream(mix(x + y), mix(x + 2 * y), mix(x + 3 * y), mix(x + 4 * y));
  }

  /** The streams {@code 0 … count - 1}, one a row of a batch. */
  public RandomStream[] streams(int count) {
    return streams(0, count);
  }

  /** The streams {@code first … first + count - 1}. */
  public RandomStream[] streams(long first, int count) {
    RandomStream[] streams = new RandomStream[count];
    for (int i = 0; i < count; i++) {
      streams[i] = stream(first + i);
    }
    return streams;
  }

  /** The finaliser of SplitMix64, a bijection of the 64-bit integers (Stafford's variant 13). */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
