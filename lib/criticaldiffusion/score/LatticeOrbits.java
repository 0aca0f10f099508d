package criticaldiffusion.score;

import criticaldiffusion.field.Lattice;
import criticaldiffusion.linalg.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The sites |y_μ| ≤ r around a site of a lattice, gathered into the orbits of its symmetry group,
 * which turns and reflects the axes: a kernel with the lattice's symmetry has one number an orbit,
 * in two dimensions (r + 1)(r + 2)/2 in place of (2r + 1)². The first orbit is the site itself.
 */
public final class LatticeOrbits {
  private final Lattice lattice;
  private final int range;
  private final Convolution whole;
  private final List<Convolution> sums = new ArrayList<>();

  /** The orbit of every site of the kernel. */
  private final int[] orbit;

  /**
   * The orbits within a range.
   *
   * @param range r, at least 0, with 2r + 1 ≤ L
   * @throws IllegalArgumentException if the kernel is larger than the lattice
   */
  public LatticeOrbits(Lattice lattice, int range) {
    this.lattice = lattice;
    this.range = range;
    int[] sites = Kernel.sites(lattice, range);
    // In the order of their distances along the axes, the longest first: "0 0", "1 0", "1 1", …
    TreeMap<List<Integer>, List<Integer>> members =
        new TreeMap<>((a, b) -> Arrays.compare(array(a), array(b)));
    for (int i = 0; i < sites.length; i++) {
      members.computeIfAbsent(distances(sites[i]), key -> new ArrayList<>()).add(i);
    }
    orbit = new int[sites.length];
    for (List<Integer> own : members.values()) {
      own.forEach(i -> orbit[i] = sums.size());
      int[] places = own.stream().mapToInt(i -> sites[i]).toArray();
      sums.add(new Convolution(lattice, places));
    }
    whole = new Convolution(lattice, sites);
  }

  private static int[] array(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  private List<Integer> distances(int site) {
    Integer[] distances = new Integer[lattice.dimension()];
    for (int axis = 0; axis < distances.length; axis++) {
      int j = lattice.coordinate(site, axis);
      distances[axis] = Math.min(j, lattice.length() - j);
    }
    Arrays.sort(distances, (a, b) -> b - a);
    return List.of(distances);
  }

  /** Where. */
  public Lattice lattice() {
    return lattice;
  }

  /** r. */
  public int range() {
    return range;
  }

  /** The number of orbits. */
  public int count() {
    return sums.size();
  }

  /**
   * z_i = Σ_{y in one orbit} x_{i+y} for every row.
   *
   * @param out receives the sums; of the shape of x
   */
  public void sum(int orbit, Batch x, Batch out) {
    double[] ones = new double[sums.get(orbit).size()];
    Arrays.fill(ones, 1);
    sums.get(orbit).apply(ones, x, out);
  }

  /** h_i = Σ_y w_y x_{i+y} for every row, with one weight an orbit. */
  public void convolve(double[] weights, Batch x, Batch out) {
    double[] kernel = new double[orbit.length];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = weights[orbit[i]];
    }
    whole.apply(kernel, x, out);
  }
}
