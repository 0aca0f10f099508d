package criticaldiffusion.linalg;

/**
 * A rows × columns matrix seen in an array: element (i, j) is {@code data[offset + i rowStride + j
 * columnStride]}. One of the strides is 1; which one says whether the numbers are stored by rows or
 * by columns, so that a transposed matrix is the same numbers with the strides exchanged.
 *
 * @param data the array, shared and not copied
 * @param offset index of element (0, 0)
 * @param rows number of rows
 * @param columns number of columns
 * @param rowStride step from one row to the next
 * @param columnStride step from one column to the next
 */
record MatrixView(
    double[] data, int offset, int rows, int columns, int rowStride, int columnStride) {
  /** The points of a batch as the rows of a matrix. */
  static MatrixView of(Batch batch) {
    int d = batch.dimension();
    return new MatrixView(batch.data(), batch.start(0), batch.size(), d, d, 1);
  }

  /** Aᵀ, on the same numbers. */
  MatrixView transposed() {
    return new MatrixView(data, offset, columns, rows, columnStride, rowStride);
  }

  /** Whether the elements of a row lie side by side. */
  boolean byRows() {
    return columnStride == 1;
  }

  int index(int row, int column) {
    return offset + row * rowStride + column * columnStride;
  }
}
