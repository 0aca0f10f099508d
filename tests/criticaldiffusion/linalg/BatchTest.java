package criticaldiffusion.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BatchTest {
  private final Batch batch = Batch.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});

  @Test
  void aWindowSharesItsNumbers() {
    Batch window = batch.rows(1, 3);
    window.set(0, 1, 40);
    assertEquals(2, window.size());
    assertEquals(40, batch.get(1, 1));
    assertArrayEquals(new double[] {5, 6}, window.row(1));
    assertArrayEquals(new double[] {40, 6}, new double[] {window.get(0, 1), window.get(1, 1)});
  }

  @Test
  void aCopyDoesNot() {
    Batch copy = batch.rows(1, 3).copy();
    copy.set(0, 0, 7);
    assertEquals(3, batch.get(1, 0));
  }

  @Test
  void shapesAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> new Batch(-1, 2));
    assertThrows(IllegalArgumentException.class, () -> new Batch(3, 0));
    assertThrows(IllegalArgumentException.class, () -> new Batch(1 << 20, 1 << 12));
    assertThrows(IllegalArgumentException.class, () -> Batch.of(new double[5], 2));
    assertThrows(IllegalArgumentException.class, () -> Batch.of(new double[][] {{1}, {1, 2}}));
    assertThrows(IllegalArgumentException.class, () -> batch.requireSameShape(new Batch(2, 2)));
    assertThrows(IndexOutOfBoundsException.class, () -> batch.rows(2, 4));
  }

  @Test
  void aNumberThatIsNotFiniteIsNamed() {
    batch.set(2, 1, Double.NaN);
    var error = assertThrows(IllegalArgumentException.class, () -> batch.requireFinite("data"));
    assertTrue(error.getMessage().contains("point 2, component 1 is NaN"), error.getMessage());
  }
}
