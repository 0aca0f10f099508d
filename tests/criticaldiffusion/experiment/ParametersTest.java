package criticaldiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersTest {
  enum Law {
    NORMAL,
    TWO_POINT
  }

  record All(
      int i, long l, double x, String s, boolean b, Law law, double[] xs, int[] is, Path data) {}

  record Nothing() {}

  record WrongType(float x) {}

  private static final All DEFAULTS =
      new All(1, 2, 0.1, "a", true, Law.TWO_POINT, new double[] {1}, new int[] {2, 3}, null);

  private final Parameters<All> keys = Parameters.of(DEFAULTS);

  private All parse(String... assignments) {
    return keys.parse(List.of(assignments));
  }

  private String refusal(String... assignments) {
    return assertThrows(IllegalArgumentException.class, () -> parse(assignments)).getMessage();
  }

  @Test
  void everyTypeIsRead() {
    All all =
        parse(
            "i=-3",
            "l=9223372036854775807",
            "x=1e-3",
            "s=a=b c",
            "b=False",
            "law=two-point",
            "xs=5,0:1:11,7",
            "is=4,5",
            "data=a/b.csv");
    assertEquals(-3, all.i());
    assertEquals(Long.MAX_VALUE, all.l());
    assertEquals(1e-3, all.x());
    assertEquals("a=b c", all.s());
    assertFalse(all.b());
    assertEquals(Law.TWO_POINT, all.law());
    assertArrayEquals(
        new double[] {5, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 7}, all.xs());
    assertArrayEquals(new int[] {4, 5}, all.is());
    assertEquals(Path.of("a/b.csv"), all.data());
    assertEquals(10_000, parse("i=1e4", "data=x").i());
    assertEquals(Law.NORMAL, parse("law=Normal", "data=x").law());
  }

  @Test
  void defaultsFillTheRest() {
    All all = parse("data=x");
    assertEquals(new All(1, 2, 0.1, "a", true, Law.TWO_POINT, all.xs(), all.is(), all.data()), all);
    assertArrayEquals(DEFAULTS.xs(), all.xs());
  }

  @Test
  void assignmentsReadBackToTheSameRecord() {
    All all = parse("x=2e-3", "xs=1e23,0.1:0.9:3", "data=d", "law=normal");
    List<String> texts = keys.assignments(all);
    assertEquals(
        List.of(
            "i=1",
            "l=2",
            "x=0.002",
            "s=a",
            "b=true",
            "law=normal",
            "xs=1.0E23,0.1,0.5,0.9",
            "is=2,3",
            "data=d"),
        texts);
    All again = keys.parse(texts);
    assertArrayEquals(all.xs(), again.xs());
    assertEquals(texts, keys.assignments(again));
  }

  @Test
  void evenlySpacedNumbersAreWrittenAsTheirRange() {
    All all = parse("xs=1:10:19", "data=d");
    assertTrue(keys.assignments(all).contains("xs=1:10:19"));
    assertArrayEquals(all.xs(), keys.parse(keys.assignments(all)).xs());
    assertTrue(keys.assignments(parse("xs=1,2,3,5", "data=d")).contains("xs=1,2,3,5"));
  }

  @Test
  void aKeyWithoutDefaultMustBeGiven() {
    assertEquals("the key data must be given: data=..., a file or folder", refusal());
  }

  @Test
  void whatIsNoValueOfTheTypeIsRefused() {
    for (String wrong :
        List.of(
            "i=2147483648",
            "i=1.5",
            "i=0x10",
            "l=9223372036854775808",
            "x=1f",
            "x=Infinity",
            "x= 1",
            "x=0x1p3",
            "x=",
            "b=yes",
            "law=gauss",
            "xs=",
            "xs=1,",
            "xs=0:1:2:3",
            "xs=0:1:2.5",
            "is=1,2.5",
            "is=1:3:3",
            "s=",
            "data=\0")) {
      String message = refusal(wrong);
      String key = wrong.substring(0, wrong.indexOf('='));
      assertTrue(message.startsWith(wrong + " will not do: " + key + " is "), message);
    }
  }

  @Test
  void aRecordWithoutKeysTakesNone() {
    Parameters<Nothing> none = Parameters.of(new Nothing());
    assertEquals(new Nothing(), none.parse(List.of()));
    var error = assertThrows(IllegalArgumentException.class, () -> none.parse(List.of("x=1")));
    assertEquals("unknown key 'x'; the keys are none", error.getMessage());
  }

  @Test
  void aTypeThatNoKeyCanHaveIsAnErrorOfTheProgrammer() {
    assertThrows(IllegalStateException.class, () -> Parameters.of(new WrongType(1)));
  }
}
