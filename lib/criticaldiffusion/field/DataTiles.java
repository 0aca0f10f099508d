package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;

/**
 * The rows of a data matrix in blocks, each with only those leading columns that are not zero
 * throughout it. A matrix in lower triangular form, as {@link DataSpan} makes it, has half of its
 * columns left; any other is not copied.
 */
final class DataTiles {
  /** Numbers in a tile, 4 MB: it stays in the last cache between two products. */
  private static final int NUMBERS = 1 << 19;

  private static final int MIN_ROWS = 256;
  private static final int MAX_ROWS = 2048;

  /** A tile is copied without its zero columns if at most this share is left. */
  private static final double WORTH_A_COPY = 0.9;

  private final int rows;
  private final Batch[] tiles;

  DataTiles(Batch data) {
    int d = data.dimension();
    rows = Math.min(data.size(), Math.min(MAX_ROWS, Math.max(MIN_ROWS, NUMBERS / d)));
    tiles = new Batch[(data.size() + rows - 1) / rows];
    for (int k = 0; k < tiles.length; k++) {
      Batch tile = data.rows(k * rows, Math.min(data.size(), (k + 1) * rows));
      int width = width(tile);
      tiles[k] = width <= WORTH_A_COPY * d ? leading(tile, width) : tile;
    }
  }

  /** Rows of a tile; the last one may have fewer. */
  int rows() {
    return rows;
  }

  int count() {
    return tiles.length;
  }

  /** Tile k: its rows, and as many columns as it needs. */
  Batch tile(int k) {
    return tiles[k];
  }

  /** The first columns of a batch, its own numbers if these are all. */
  static Batch leading(Batch x, int width) {
    if (width == x.dimension()) {
      return x;
    }
    Batch narrow = new Batch(x.size(), width);
    for (int i = 0; i < x.size(); i++) {
      System.arraycopy(x.data(), x.start(i), narrow.data(), narrow.start(i), width);
    }
    return narrow;
  }

  private static int width(Batch tile) {
    int width = 1;
    for (int i = 0; i < tile.size(); i++) {
      for (int j = tile.dimension() - 1; j >= width; j--) {
        if (tile.get(i, j) != 0) {
          width = j + 1;
        }
      }
    }
    return width;
  }
}
