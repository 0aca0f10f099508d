package criticaldiffusion.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LatticeTest {
  /** Means over the Brillouin zone: ⟨k̂²⟩ = 2d for L ≥ 3 and ⟨k̂⁶⟩ = 20, 112, 324 for L ≥ 4. */
  @Test
  void momentsOverTheBrillouinZone() {
    double[] sixth = {20, 112, 324};
    for (int d = 1; d <= 3; d++) {
      for (int length : new int[] {5, 8}) {
        double[] squares = new Lattice(d, length).squaredMomenta();
        assertEquals(2 * d, Arrays.stream(squares).average().orElseThrow(), 1e-13);
        assertEquals(
            sixth[d - 1], Arrays.stream(squares).map(k -> k * k * k).average().orElseThrow(), 1e-9);
        assertEquals(0, squares[0]);
      }
    }
  }

  @Test
  void neighboursAreMutualAndOppositesTwiceAreOne() {
    for (Lattice lattice :
        new Lattice[] {new Lattice(1, 2), new Lattice(2, 5), new Lattice(3, 4)}) {
      int[] neighbours = lattice.neighbours();
      int degree = 2 * lattice.dimension();
      int selfConjugate = 0;
      for (int i = 0; i < lattice.sites(); i++) {
        for (int axis = 0; axis < lattice.dimension(); axis++) {
          assertEquals(i, lattice.previous(lattice.next(i, axis), axis));
          assertEquals(lattice.next(i, axis), neighbours[degree * i + 2 * axis]);
          assertEquals(lattice.previous(i, axis), neighbours[degree * i + 2 * axis + 1]);
          if (lattice.length() % 2 == 0) {
            assertTrue(lattice.isOdd(i) != lattice.isOdd(lattice.next(i, axis)));
          }
        }
        assertEquals(i, lattice.opposite(lattice.opposite(i)));
        selfConjugate += lattice.isSelfConjugate(i) ? 1 : 0;
      }
      assertEquals(lattice.length() % 2 == 0 ? 1 << lattice.dimension() : 1, selfConjugate);
    }
  }

  @Test
  void coordinates() {
    Lattice lattice = new Lattice(3, 4);
    int site = 2 * 16 + 3 * 4 + 1;
    assertEquals(64, lattice.sites());
    assertEquals(2, lattice.coordinate(site, 0));
    assertEquals(3, lattice.coordinate(site, 1));
    assertEquals(1, lattice.coordinate(site, 2));
    assertEquals(2 * 16 + 0 * 4 + 1, lattice.next(site, 1));
  }

  @Test
  void wrongShapes() {
    assertMessage("a length of at least 2, was 1", () -> new Lattice(2, 1));
    assertMessage("1, 2 or 3 dimensions, was asked for 4", () -> new Lattice(4, 8));
    assertMessage("2000^3 sites", () -> new Lattice(3, 2000));
    assertMessage("even length, was 5", () -> new Lattice(2, 5).requireCheckerboard());
  }

  static void assertMessage(String part, org.junit.jupiter.api.function.Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void spinsThatDoNotFitAnArray() {
    assertMessage("does not fit one array", () -> new SpinField(new Lattice(2, 20_000), 6, 1));
  }
}
