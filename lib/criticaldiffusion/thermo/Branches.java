package criticaldiffusion.thermo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bifurcation diagram: the fixed points at many times, told apart by which continues which.
 *
 * <p>All fixed points are found at every time anew; only their labels pass from one time to the
 * next lower one, to the nearest, pair by pair. Branch 0 is the one of lowest m at the latest time;
 * those that are born later get the next numbers.
 */
public final class Branches {
  /** The branch of a fixed point: one place in the diagram. */
  public record Place(int branch, FixedPoint point) {}

  /**
   * A stretch of a branch.
   *
   * @param branch its number
   * @param stable whether all of it is stable; if not, all is unstable
   * @param times t
   * @param magnetizations m
   */
  public record Line(int branch, boolean stable, double[] times, double[] magnetizations) {}

  private Branches() {}

  /** The diagram at the given times, in their order; the points of a time by rising m. */
  public static List<List<Place>> of(EquationOfState state, double... times) {
    Integer[] order = new Integer[times.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (i, j) -> Double.compare(times[j], times[i]));
    List<List<Place>> diagram = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      diagram.add(List.of());
    }
    List<Place> before = List.of();
    int next = 0;
    for (int i : order) {
      List<FixedPoint> points = state.fixedPoints(times[i]);
      int[] labels = continued(before, points);
      List<Place> places = new ArrayList<>();
      for (int j = 0; j < labels.length; j++) {
        places.add(new Place(labels[j] < 0 ? next++ : labels[j], points.get(j)));
      }
      diagram.set(i, places);
      before = places;
    }
    return diagram;
  }

  /** The diagram as lines to draw, one for each stretch of a branch that is stable or is not. */
  public static List<Line> lines(List<List<Place>> diagram) {
    List<Line> lines = new ArrayList<>();
    int branches = diagram.stream().flatMap(List::stream).mapToInt(Place::branch).max().orElse(-1);
    for (int branch = 0; branch <= branches; branch++) {
      List<FixedPoint> stretch = new ArrayList<>();
      for (List<Place> places : diagram) {
        FixedPoint point = null;
        for (Place place : places) {
          point = place.branch() == branch ? place.point() : point;
        }
        boolean goesOn =
            point != null && (stretch.isEmpty() || stretch.get(0).isStable() == point.isStable());
        if (!goesOn) {
          addLine(branch, stretch, lines);
          stretch.clear();
        }
        if (point != null) {
          stretch.add(point);
        }
      }
      addLine(branch, stretch, lines);
    }
    return lines;
  }

  private static void addLine(int branch, List<FixedPoint> stretch, List<Line> lines) {
    if (!stretch.isEmpty()) {
      lines.add(
          new Line(
              branch,
              stretch.get(0).isStable(),
              stretch.stream().mapToDouble(FixedPoint::time).toArray(),
              stretch.stream().mapToDouble(FixedPoint::magnetization).toArray()));
    }
  }

  /** The label of the nearest earlier point, nearest pairs first; −1 for what is new. */
  private static int[] continued(List<Place> before, List<FixedPoint> points) {
    int[] labels = new int[points.size()];
    Arrays.fill(labels, -1);
    boolean[] taken = new boolean[before.size()];
    for (int pair = 0; pair < Math.min(taken.length, labels.length); pair++) {
      int from = -1;
      int to = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < taken.length; i++) {
        for (int j = 0; j < labels.length; j++) {
          double distance =
              Math.abs(before.get(i).point().magnetization() - points.get(j).magnetization());
          if (!taken[i] && labels[j] < 0 && distance < least) {
            least = distance;
            from = i;
            to = j;
          }
        }
      }
      taken[from] = true;
      labels[to] = before.get(from).branch();
    }
    return labels;
  }
}
