package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;

/** The means or points of a mixture, K × d, with their squared norms, which every score needs. */
final class Centres {
  private final Batch points;
  private final double[] squaredNorms;

  Centres(Batch points) {
    this.points = points;
    squaredNorms = new double[points.size()];
    double[] data = points.data();
    for (int k = 0; k < squaredNorms.length; k++) {
      int row = points.start(k);
      squaredNorms[k] = Dot.product(data, row, data, row, points.dimension());
    }
  }

  /** Checked rows: at least one, all finite. */
  static Centres of(double[][] rows, String what) {
    Batch points = Batch.of(rows);
    points.requireFinite(what);
    return new Centres(points);
  }

  Batch points() {
    return points;
  }

  int count() {
    return points.size();
  }

  int dimension() {
    return points.dimension();
  }

  double squaredNorm(int k) {
    return squaredNorms[k];
  }
}
