package criticaldiffusion.notebook;

import criticaldiffusion.stats.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers at once whether an exercise is solved.
 *
 * <pre>{@code
 * Check.that("φ(1)").expects(() -> CloneAgreement.EQUAL.phi(1)).within(1e-3)
 *     .mistake(() -> 0.5, "that is φ long after the transition")
 *     .given(answer);
 * }</pre>
 *
 * <p>An answer is a number, an {@link Estimate}, several numbers, a word, or a statement that is
 * true. A wrong one gets a hint if it is wrong in a common way, never the solution. NaN, null and
 * an empty word mean not answered yet. Nothing is thrown, except in strict mode ({@code
 * CRITICAL_DIFFUSION_STRICT=1}, for tests of solutions), where anything but a right answer is an
 * {@link AssertionError}.
 */
public final class Check {
  private static final String VARIABLE = "CRITICAL_DIFFUSION_STRICT";

  /** An estimate may be off by this many standard errors: 1 honest one in 16,000 fails. */
  private static final double SIGMAS = 4;

  private record Mistake(DoubleSupplier value, String hint) {}

  private record Slip(String word, String hint) {}

  private final String name;
  private final boolean strict;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<Slip> slips = new ArrayList<>();
  private DoubleSupplier expected;
  private Supplier<double[]> table;
  private Supplier<String> word;
  private double tolerance = 1e-3;
  private double resolution = Double.POSITIVE_INFINITY;
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

  /** The solutions of a question that wants several numbers, in their order. */
  public Check expectsAll(Supplier<double[]> solutions) {
    table = Objects.requireNonNull(solutions, "solutions");
    return this;
  }

  /** The solution as a word, for questions of which and whether. */
  public Check expectsWord(Supplier<String> solution) {
    word = Objects.requireNonNull(solution, "solution");
    return this;
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

  /**
   * The largest standard error of an estimate that decides the question; without it a measurement
   * that says nothing would agree with everything.
   *
   * @throws IllegalArgumentException if the error is not positive
   */
  public Check resolving(double error) {
    if (!(error > 0)) {
      throw new IllegalArgumentException("a standard error must be positive, was " + error);
    }
    resolution = error;
    return this;
  }

  /** A hint for those who answer this word. */
  public Check mistake(String answer, String hint) {
    slips.add(new Slip(plain(answer), Objects.requireNonNull(hint, "hint")));
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

  /**
   * Checks an estimate: it must agree within {@value #SIGMAS} of its standard errors, which must be
   * small enough ({@link #resolving}). Null is no answer yet.
   */
  public void given(Estimate answer) {
    if (answer == null || Double.isNaN(answer.mean())) {
      verdict(false, "○", "not answered yet");
      return;
    }
    double sigmas = Math.abs(answer.mean() - solution()) / answer.error();
    if (!(answer.error() <= resolution)) {
      verdict(false, "✗", "not yet: the error is too large to decide. Take more samples.");
    } else if (agrees(answer.mean(), solution()) || sigmas <= SIGMAS) {
      verdict(true, "✓", "right");
    } else {
      String far = String.format(Locale.ROOT, "%.1f", sigmas);
      verdict(false, "✗", "not yet: " + far + "σ away. " + hintFor(answer.mean()));
    }
  }

  /** Checks several numbers, each like one; says which of them is wrong. NaN is no answer yet. */
  public void given(double[] answers) {
    if (answers == null || Arrays.stream(answers).anyMatch(Double::isNaN)) {
      verdict(false, "○", "not answered yet");
      return;
    }
    double[] solutions = required(table, "expectsAll").get();
    if (answers.length != solutions.length) {
      verdict(false, "✗", "it wants " + solutions.length + " numbers, not " + answers.length);
      return;
    }
    int[] wrong =
        IntStream.range(0, answers.length).filter(i -> !agrees(answers[i], solutions[i])).toArray();
    if (wrong.length == 0) {
      verdict(true, "✓", "right");
    } else {
      String which =
          Arrays.stream(wrong).mapToObj(i -> "" + (i + 1)).collect(Collectors.joining(", "));
      verdict(false, "✗", "not yet: number " + which + " is not right. " + advice);
    }
  }

  /** Checks a word, whatever its case; an empty one is no answer yet. */
  public void given(String answer) {
    if (answer == null || answer.isBlank()) {
      verdict(false, "○", "not answered yet");
    } else if (plain(answer).equals(plain(required(word, "expectsWord").get()))) {
      verdict(true, "✓", "right");
    } else {
      String hint =
          slips.stream()
              .filter(slip -> slip.word().equals(plain(answer)))
              .map(Slip::hint)
              .findFirst()
              .orElse(advice);
      verdict(false, "✗", "not yet. " + hint);
    }
  }

  /** Checks a statement of the reader's own making. */
  public void given(boolean right) {
    verdict(right, right ? "✓" : "✗", right ? "right" : "not yet. " + advice);
  }

  private double solution() {
    return required(expected, "expects").getAsDouble();
  }

  private <T> T required(T solution, String method) {
    if (solution == null) {
      throw new IllegalStateException(
          "the check '" + name + "' expects nothing of this kind: call " + method + "(…)");
    }
    return solution;
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
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
    String common = CommonMistake.hint(answer, solution(), tolerance, advice);
    return common.isEmpty() ? advice : common;
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
