package criticaldiffusion.thermo;

import criticaldiffusion.field.PointSet;

/**
 * K unit vectors at equal angles, the vertices of a regular simplex: the Potts model, s = (K p₁ −
 * 1)/(K − 1), p₁ = 1/(1 + (K − 1) e^{−sK/((K−1)T)}), of first order for K ≥ 3 (κ₃ ≠ 0).
 *
 * <p>The line is that of vertex 1. In closed form: {@link #centreTemperature T₀}, below which the
 * centre is unstable, and {@link #coexistenceTemperature T₁}, where the ordered states become the
 * deepest.
 */
public final class Simplex extends PointModel {
  private final int vertices;

  /**
   * K vertices.
   *
   * @throws IllegalArgumentException if K &lt; 2
   */
  public Simplex(int vertices) {
    super(
        // All other vertices have the same overlap −1/(K − 1) with vertex 1.
        new double[] {1, -1.0 / (Models.requireCount(vertices, 2, "the number of vertices") - 1)},
        new double[2][0],
        new double[] {1.0 / vertices, 1 - 1.0 / vertices},
        new double[] {1, 1},
        "simplex of " + vertices + " vertices");
    this.vertices = vertices;
  }

  /** K. */
  public int vertices() {
    return vertices;
  }

  /** T₀ = 1/(K − 1), as an effective temperature. */
  public double centreTemperature() {
    return 1.0 / (vertices - 1);
  }

  /** T₁ = K(K − 2)/(2(K − 1)² log(K − 1)), as an effective temperature; T₀ for K = 2. */
  public double coexistenceTemperature() {
    int n = vertices - 1;
    return n == 1 ? 1 : (n * n - 1.0) / (2.0 * n * n * StrictMath.log(n));
  }

  /** s₁ = (K − 2)/(K − 1), to which the order parameter jumps at T₁. */
  public double jump() {
    return (vertices - 2.0) / (vertices - 1.0);
  }

  /** The vertices themselves, in K dimensions (the last of which they do not need). */
  public PointSet points() {
    double scale = Math.sqrt(vertices / (vertices - 1.0));
    double[][] rows = new double[vertices][vertices];
    for (int k = 0; k < vertices; k++) {
      java.util.Arrays.fill(rows[k], -scale / vertices);
      rows[k][k] += scale;
    }
    return PointSet.of(rows);
  }

  /** qK/(K − 1), q the weight of one of the other vertices; 0 for K = 2. */
  @Override
  public double transverse(double temperature, double field) {
    if (vertices == 2) {
      return 0;
    }
    double others = probabilities(temperature, field)[1];
    return others * vertices / ((vertices - 1.0) * (vertices - 1.0));
  }
}
