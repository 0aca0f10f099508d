package criticaldiffusion.notebook;

/** Errors of sign, units and logarithms, recognised by the ratio of an answer to the solution. */
final class CommonMistake {
  private CommonMistake() {}

  /** A hint that does not give the solution away, or nothing. */
  static String hint(double answer, double solution, double tolerance, String advice) {
    double ratio = answer / solution;
    if (!Double.isFinite(ratio) || ratio == 0) {
      return Double.isFinite(answer) ? "" : "The answer must be a finite number.";
    }
    if (near(ratio, -1, tolerance)) {
      return "Look at the sign.";
    }
    if (near(answer * solution, 1, tolerance)) {
      return "Is it the inverse?";
    }
    if (near(ratio, 2, tolerance) || near(ratio, 0.5, tolerance)) {
      return "There is a factor 2 too many or too few.";
    }
    if (near(ratio, Math.log(10), tolerance) || near(ratio, 1 / Math.log(10), tolerance)) {
      return "Natural or decimal logarithm?";
    }
    if (near(answer, solution * solution, tolerance)
        || near(answer * answer, solution, tolerance)) {
      return "One of the two is the square of the other.";
    }
    double decades = Math.log10(Math.abs(ratio));
    if (near(decades, Math.rint(decades), tolerance) && Math.rint(decades) != 0) {
      return "The digits are right, the power of ten is not: look at the units.";
    }
    if (Math.abs(decades) > 1) {
      return "The order of magnitude is off. " + advice;
    }
    return "";
  }

  private static boolean near(double number, double target, double tolerance) {
    return Math.abs(number - target) <= tolerance * Math.abs(target);
  }
}
