package criticaldiffusion.field;

import java.util.random.RandomGenerator;

/** Checked probabilities π_1 … π_K of a mixture, and the draws from them. */
final class Weights {
  /** Sums of decimal fractions such as ten times 0.1 miss 1 by round-off alone. */
  private static final double TOLERANCE = 1e-12;

  private final double[] probability;
  private final double[] log;

  private Weights(double[] probability) {
    this.probability = probability;
    log = new double[probability.length];
    for (int k = 0; k < log.length; k++) {
      log[k] = StrictMath.log(probability[k]);
    }
  }

  static Weights of(double[] probability) {
    double sum = 0;
    for (int k = 0; k < probability.length; k++) {
      if (!(probability[k] >= 0)) {
        throw new IllegalArgumentException(
            "weight %d must be at least 0, was %s".formatted(k, probability[k]));
      }
      sum += probability[k];
    }
    if (!(Math.abs(sum - 1) <= TOLERANCE * probability.length)) {
      throw new IllegalArgumentException("weights must sum to 1, their sum is " + sum);
    }
    return new Weights(probability.clone());
  }

  static Weights equal(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("need at least one component, were " + count);
    }
    double[] probability = new double[count];
    java.util.Arrays.fill(probability, 1.0 / count);
    return new Weights(probability);
  }

  int count() {
    return probability.length;
  }

  double probability(int k) {
    return probability[k];
  }

  double log(int k) {
    return log[k];
  }

  double[] probabilities() {
    return probability.clone();
  }

  /**
   * One uniform number, even for a single component, so that the stream's use is always the same.
   */
  int draw(RandomGenerator rng) {
    double u = rng.nextDouble();
    int last = 0;
    for (int k = 0; k < probability.length; k++) {
      if (probability[k] > 0) {
        last = k;
        if (u < probability[k]) {
          return k;
        }
        u -= probability[k];
      }
    }
    return last;
  }
}
