package criticaldiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.stats.Estimate;
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
  void aCheckOfNothingIsRefused() {
    assertThrows(IllegalStateException.class, () -> new Check("x", false).given(1));
    assertThrows(IllegalArgumentException.class, () -> new Check("x", false).within(0));
  }
}
