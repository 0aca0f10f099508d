package criticaldiffusion.thermo;

/** Checks that several models share. */
final class Models {
  private Models() {}

  static double requirePositive(double value, String what) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(what + " must be positive and finite, was " + value);
    }
    return value;
  }

  static double requireWeight(double weight) {
    if (!(weight > 0 && weight < 1)) {
      throw new IllegalArgumentException(
          "a weight must lie strictly between 0 and 1, was " + weight);
    }
    return weight;
  }

  static int requireCount(int count, int least, String what) {
    if (count < least) {
      throw new IllegalArgumentException(what + " must be at least " + least + ", was " + count);
    }
    return count;
  }
}
