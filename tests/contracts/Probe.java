package contracts;

import java.util.random.RandomGenerator;

/**
 * A generator whose normal deviates are handed out by a test: the given numbers in turn, then an
 * error. Schemes take nothing but normal deviates, so every other request is an error too.
 */
final class Probe implements RandomGenerator {
  private final double[] deviates;
  private int used;

  Probe(double... deviates) {
    this.deviates = deviates;
  }

  @Override
  public double nextGaussian() {
    if (used == deviates.length) {
      throw new IllegalStateException(
          "the scheme drew more than " + deviates.length + " normal deviates a component and step");
    }
    return deviates[used++];
  }

  @Override
  public long nextLong() {
    throw new UnsupportedOperationException("a scheme draws normal deviates alone");
  }
}
