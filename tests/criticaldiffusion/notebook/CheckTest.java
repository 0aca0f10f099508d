package criticaldiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.stats.Estimate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTest {
  private static final double VALUE = 7.752;

  private static Check check() {
    return new Check("φ", false)
        .expects(() -> VALUE)
        .within(1e-3)
        .mistake(5, "the limit")
        .hint("think");
  }

  private static String answer(Runnable check) {
    try (Recorder recorder = Recorder.start()) {
      check.run();
      assertEquals(1, recorder.shown.size());
      return recorder.last().text();
    }
  }

  @Test
  void rightAnswersAreRight() {
    assertEquals("✓ φ: right", answer(() -> check().given(7.7521)));
    assertEquals("✓ φ: right", answer(() -> check().given(new Estimate(7.80, 0.02, 9))));
    assertEquals("✓ φ: right", answer(() -> check().given(true)));
  }

  @Test
  void noAnswerIsNoMistake() {
    assertEquals("○ φ: not answered yet", answer(() -> check().given(Double.NaN)));
  }

  @ParameterizedTest
  @CsvSource({
    "-7.752, sign",
    "0.12900, inverse",
    "3.876, factor 2",
    "15.504, factor 2",
    "17.850, logarithm",
    "60.0935, square",
    "775.2, power of ten",
    "0.007752, power of ten",
    "123456, order of magnitude",
    "5.001, the limit",
    "7.9, think",
    "Infinity, finite"
  })
  void commonMistakesGetAHintAndNeverTheSolution(double answer, String hint) {
    String text = answer(() -> check().given(answer));
    assertTrue(text.startsWith("✗ φ: not yet."), text);
    assertTrue(text.contains(hint), text);
    assertFalse(text.contains("7.75"), text);
  }

  @Test
  void anEstimateMustAgreeWithinItsErrors() {
    String text = answer(() -> check().given(new Estimate(7.80, 0.004, 9)));
    assertTrue(text.startsWith("✗ φ: not yet: 12.0σ away"), text);
  }

  @Test
  void strictChecksThrowUnlessTheAnswerIsRight() {
    try (Recorder recorder = Recorder.start()) {
      Check strict = new Check("x", true).expects(1);
      strict.given(1.0);
      assertThrows(AssertionError.class, () -> strict.given(2));
      assertThrows(AssertionError.class, () -> strict.given(Double.NaN));
      assertEquals(3, recorder.shown.size());
    }
  }

  @Test
  void anEstimateThatResolvesNothingIsNoAnswer() {
    Runnable vague = () -> check().resolving(0.1).given(new Estimate(9, 0.5, 9));
    assertEquals(
        "✗ φ: not yet: the error is too large to decide. Take more samples.", answer(vague));
    assertTrue(
        answer(() -> check().resolving(0.1).given(new Estimate(7.8, 0.02, 9))).contains("✓"));
    assertEquals("○ φ: not answered yet", answer(() -> check().given((Estimate) null)));
    assertThrows(IllegalArgumentException.class, () -> check().resolving(0));
  }

  @ParameterizedTest
  @CsvSource({
    "1|2|4, ✓ t: right",
    "1.0005|2|4, ✓ t: right",
    "1|3|5, ✗ t: not yet: number 2|3 is not right. think",
    "1|2, ✗ t: it wants 3 numbers|not 2",
    "1|NaN|4, ○ t: not answered yet"
  })
  void ofSeveralNumbersTheWrongOnesAreNamed(String answers, String reply) {
    double[] given = Stream.of(answers.split("\\|")).mapToDouble(Double::parseDouble).toArray();
    Check check = new Check("t", false).expectsAll(() -> new double[] {1, 2, 4}).hint("think");
    assertEquals(reply.replace("|", ", "), answer(() -> check.given(given)));
  }

  @ParameterizedTest
  @CsvSource({
    "before, ✓ which: right",
    "' Before', ✓ which: right",
    "after, ✗ which: not yet. look again",
    "never, ✗ which: not yet. think",
    "' ', ○ which: not answered yet"
  })
  void aWordCountsWhateverItsCase(String word, String reply) {
    Check check =
        new Check("which", false)
            .expectsWord(() -> "before")
            .mistake("after", "look again")
            .hint("think");
    assertEquals(reply, answer(() -> check.given(word)));
  }

  @Test
  void strictTablesAndWordsThrowToo() {
    try (Recorder recorder = Recorder.start()) {
      Check table = new Check("t", true).expectsAll(() -> new double[] {1, 2});
      assertThrows(AssertionError.class, () -> table.given(new double[] {1, 3}));
      assertThrows(AssertionError.class, () -> table.given(new double[] {1}));
      Check word = new Check("w", true).expectsWord(() -> "yes");
      assertThrows(AssertionError.class, () -> word.given("no"));
      assertThrows(AssertionError.class, () -> word.given(""));
      assertThrows(AssertionError.class, () -> word.expects(1).given((Estimate) null));
      assertEquals(5, recorder.shown.size());
    }
  }

  @Test
  void aCheckOfNothingIsRefused() {
    assertThrows(IllegalStateException.class, () -> new Check("x", false).given("yes"));
    assertThrows(IllegalStateException.class, () -> new Check("x", false).given(new double[] {1}));
    assertThrows(IllegalStateException.class, () -> new Check("x", false).given(1));
    assertThrows(IllegalArgumentException.class, () -> new Check("x", false).within(0));
  }
}
