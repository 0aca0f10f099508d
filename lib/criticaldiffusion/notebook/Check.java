package criticaldiffusion.notebook;

import criticaldiffusion.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleSupplier;

/**
 * Answers at once whether an exercise is solved.
 *
 * <pre>{@code
 * Check.that("φ(1)").expects(() -> Speciation.universal(1)).within(1e-3)
 *     .mistake(() -> 0.5, "that is φ long after the transition")
 *     .given(answer);
 * }</pre>
 *
 * <p>A wrong answer gets a hint if it is wrong in a common way, never the solution. NaN means not
 * answered yet. Nothing is thrown, except in strict mode ({@code CRITICAL_DIFFUSION_STRICT=1}, for
 * tests of solutions), where anything but a right answer is an {@link AssertionError}.
 */
public final class Check {
  private static final String VARIABLE = "CRITICAL_DIFFUSION_STRICT";

  /** An estimate may be off by this many standard errors: 1 honest one in 16,000 fails. */
  private static final double SIGMAS = 4;

  private record Mistake(DoubleSupplier value, String hint) {}

  private final String name;
  private final boolean strict;
  private final List<Mistake> mistakes = new ArrayList<>();
  private DoubleSupplier expected;
  private double tolerance = 1e-3;
  private String advice = "";

  Check(String name, boolean strict) {
    this.name = Objects.requireNonNull(name, "name");
    this.strict = strict;
  }

  /** Begins the check of an exercise. */
  public static Check that(String name) {
    return new Check(name, "1".equals(System.getenv(VARIABLE)));
  }

  /** The solution, computed where it can be so that the notebook does not give it away. */
  public Check expects(DoubleSupplier solution) {
    expected = Objects.requireNonNull(solution, "solution");
    return this;
  }

  /** The solution as a number. */
  public Check expects(double solution) {
    return expects(() -> solution);
  }

  /**
   * How far from the solution an answer may be, relative to it (absolutely if it is 0).
   *
   * @throws IllegalArgumentException if the tolerance is not positive
   */
  public Check within(double relative) {
    if (!(relative > 0)) {
      throw new IllegalArgumentException("a tolerance must be positive, was " + relative);
    }
    tolerance = relative;
    return this;
  }

  /** A hint for those who answer this. */
  public Check mistake(double value, String hint) {
    return mistake(() -> value, hint);
  }

  /** A hint for those who answer what this gives. */
  public Check mistake(DoubleSupplier value, String hint) {
    mistakes.add(new Mistake(value, Objects.requireNonNull(hint, "hint")));
    return this;
  }

  /** A hint for any other wrong answer. */
  public Check hint(String text) {
    advice = Objects.requireNonNull(text, "hint");
    return this;
  }

  /** Checks a number; NaN is no answer yet. */
  public void given(double answer) {
    if (Double.isNaN(answer)) {
      verdict(false, "○", "not answered yet");
    } else if (agrees(answer, solution())) {
      verdict(true, "✓", "right");
    } else {
      verdict(false, "✗", "not yet. " + hintFor(answer));
    }
  }

  /** Checks an estimate: it must agree within {@value #SIGMAS} of its standard errors. */
  public void given(Estimate answer) {
    double sigmas = Math.abs(answer.mean() - solution()) / answer.error();
    if (agrees(answer.mean(), solution()) || sigmas <= SIGMAS) {
      verdict(true, "✓", "right");
    } else {
      String far = String.format(Locale.ROOT, "%.1f", sigmas);
      verdict(false, "✗", "not yet: " + far + "σ away. " + hintFor(answer.mean()));
    }
  }

  /** Checks a statement of the reader's own making. */
  public void given(boolean right) {
    verdict(right, right ? "✓" : "✗", right ? "right" : "not yet. " + advice);
  }

  private double solution() {
    if (expected == null) {
      throw new IllegalStateException("the check '" + name + "' expects nothing: call expects(…)");
    }
    return expected.getAsDouble();
  }

  private boolean agrees(double answer, double value) {
    return Math.abs(answer - value) <= tolerance * (value == 0 ? 1 : Math.abs(value));
  }

  private String hintFor(double answer) {
    for (Mistake mistake : mistakes) {
      if (agrees(answer, mistake.value().getAsDouble())) {
        return mistake.hint();
      }
    }
    String common = commonMistake(answer, solution());
    return common.isEmpty() ? advice : common;
  }

  /** Errors of sign, units and logarithms, recognised by the ratio to the solution. */
  private String commonMistake(double answer, double value) {
    double ratio = answer / value;
    if (!Double.isFinite(ratio) || ratio == 0) {
      return Double.isFinite(answer) ? "" : "The answer must be a finite number.";
    }
    if (near(ratio, -1)) {
      return "Look at the sign.";
    }
    if (near(answer * value, 1)) {
      return "Is it the inverse?";
    }
    if (near(ratio, 2) || near(ratio, 0.5)) {
      return "There is a factor 2 too many or too few.";
    }
    if (near(ratio, Math.log(10)) || near(ratio, 1 / Math.log(10))) {
      return "Natural or decimal logarithm?";
    }
    if (near(answer, value * value) || near(answer * answer, value)) {
      return "One of the two is the square of the other.";
    }
    double decades = Math.log10(Math.abs(ratio));
    if (near(decades, Math.rint(decades)) && Math.rint(decades) != 0) {
      return "The digits are right, the power of ten is not: look at the units.";
    }
    if (Math.abs(decades) > 1) {
      return "The order of magnitude is off. " + advice;
    }
    return "";
  }

  private boolean near(double number, double target) {
    return Math.abs(number - target) <= tolerance * Math.abs(target);
  }

  private void verdict(boolean right, String sign, String comment) {
    String text = sign + " " + name + ": " + comment.strip();
    String colour = right ? "#0a7d33" : sign.equals("○") ? "#666" : "#b3261e";
    String html =
        "<div style=\"color:" + colour + ";font-weight:600\">" + Bundles.escape(text) + "</div>";
    Cell.html(html, text);
    if (strict && !right) {
      throw new AssertionError(text);
    }
  }
}
