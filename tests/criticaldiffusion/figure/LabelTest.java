package criticaldiffusion.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelTest {
  private static void reads(String label, String... parts) {
    List<String> read =
        Label.parts(label).stream()
            .map(p -> " ^_".charAt(Math.floorMod(p.level(), 3)) + p.text())
            .toList();
    assertEquals(List.of(parts), read);
  }

  @Test
  void indicesAndExponents() {
    reads("t/t_S", " t/t", "_S");
    reads("φ_C(t)", " φ", "_C", " (t)");
    reads("T_eff = 3", " T", "_eff", "  = 3");
    reads("L^2d", " L", "^2", " d");
    reads("e^{−2t} x_{i,j}", " e", "^−2t", "  x", "_i,j");
    reads("w_i^2", " w", "_i", "^2");
  }

  @Test
  void whatIsNoIndexStaysAsItIs() {
    reads("late\\_start", " late_start");
    reads("a_ b^", " a_ b^");
    reads("x_{open", " x_{open");
    reads("");
  }

  @Test
  void anIndexIsLowerSmallerAndNarrowerThanTheLetter() {
    assertTrue(Text.width("t_S", 10) < Text.width("tS", 10));
    assertTrue(Text.width("t_S", 10) > Text.width("t", 10));
    assertEquals(Text.width("w_i", 10), Text.width("w_i^i", 10), 1e-6, "one above the other");
  }
}
