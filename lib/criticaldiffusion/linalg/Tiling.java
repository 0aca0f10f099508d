package criticaldiffusion.linalg;

/**
 * How a matrix of m × n results is cut into tiles for threads.
 *
 * <p>A tile of h × w costs 2 h w k flops and (h + w) k numbers copied, so tiles are as large and as
 * nearly square as memory allows. Their number is a multiple of that of the threads unless there
 * are many a thread, so that no thread waits for another's last tile.
 *
 * @param rows number m of rows
 * @param columns number n of columns
 * @param height rows of a tile, but for those at the end
 * @param width columns of a tile, but for those at the end
 */
record Tiling(int rows, int columns, int height, int width) {
  /** Most results of a tile, 8 MB; a factor's part of 512 numbers a row is at most that too. */
  private static final int LARGEST = 1 << 20;

  /**
   * A side may be four times the other, or this long: beside a short side the copies of the long
   * one are used few times, and should still lie in the cache when they are.
   */
  private static final int LONGEST = 512;

  /** Fewest results of a tile: copies and calls would cost more than another thread saves. */
  private static final int SMALLEST = 1 << 12;

  /** With so many tiles a thread an uneven number of them is no loss. */
  private static final int MANY = 8;

  /** A multiple of the blocks of the native kernels, so that cuts leave no partial ones. */
  private static final int GRAIN = 8;

  /** A good cut for so many threads. */
  static Tiling of(int rows, int columns, int threads) {
    int down = 1;
    int across = 1;
    while (true) {
      Tiling tiling = new Tiling(rows, columns, side(rows, down), side(columns, across));
      long area = (long) tiling.height * tiling.width;
      int shorter = Math.min(tiling.height, tiling.width);
      int longer = Math.max(tiling.height, tiling.width);
      boolean fits = area <= LARGEST && longer <= Math.max(LONGEST, 4 * shorter);
      boolean even = tiling.tiles() % threads == 0 || tiling.tiles() >= MANY * threads;
      if (fits && (even || area <= SMALLEST)) {
        return tiling;
      }
      if (tiling.height > tiling.width) {
        down++;
      } else {
        across++;
      }
    }
  }

  private static int side(int length, int parts) {
    int even = (length + parts - 1) / parts;
    return Math.min(length, (even + GRAIN - 1) / GRAIN * GRAIN);
  }

  int tiles() {
    return across() * ((rows + height - 1) / height);
  }

  private int across() {
    return (columns + width - 1) / width;
  }

  int row(int tile) {
    return tile / across() * height;
  }

  int column(int tile) {
    return tile % across() * width;
  }

  int heightOf(int tile) {
    return Math.min(height, rows - row(tile));
  }

  int widthOf(int tile) {
    return Math.min(width, columns - column(tile));
  }
}
