package criticaldiffusion.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilingTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1, 2",
    "7, 5, 16",
    "64, 20000, 2",
    "500, 10000, 2",
    "1000, 1000, 2",
    "2048, 2048, 3",
    "1, 100000, 4",
    "100000, 3, 8",
    "12288, 200, 1",
    "300, 301, 5"
  })
  void everyResultIsInOneTile(int rows, int columns, int threads) {
    Tiling tiling = Tiling.of(rows, columns, threads);
    boolean[] seen = new boolean[rows * columns];
    long most = 0;
    for (int tile = 0; tile < tiling.tiles(); tile++) {
      assertTrue(tiling.heightOf(tile) > 0 && tiling.widthOf(tile) > 0);
      most = Math.max(most, (long) tiling.heightOf(tile) * tiling.widthOf(tile));
      for (int i = tiling.row(tile); i < tiling.row(tile) + tiling.heightOf(tile); i++) {
        for (int j = tiling.column(tile); j < tiling.column(tile) + tiling.widthOf(tile); j++) {
          assertTrue(!seen[i * columns + j]);
          seen[i * columns + j] = true;
        }
      }
    }
    for (boolean one : seen) {
      assertTrue(one);
    }
    assertTrue(most <= 1 << 20);
    // No thread waits long for the last tile of another.
    int tiles = tiling.tiles();
    assertTrue(tiles % threads == 0 || tiles >= 8 * threads || most <= 1 << 12, tiling.toString());
  }

  @ParameterizedTest
  @CsvSource({"1000, 1000, 2, 2", "2048, 2048, 2, 4", "500, 10000, 2, 6", "300, 300, 1, 1"})
  void tilesAreFew(int rows, int columns, int threads, int tiles) {
    assertEquals(tiles, Tiling.of(rows, columns, threads).tiles());
  }
}
