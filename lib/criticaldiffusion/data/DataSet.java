package criticaldiffusion.data;

import criticaldiffusion.linalg.Batch;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * n points in d dimensions with their classes, and what was done to get them.
 *
 * @param points the numbers, n × d
 * @param labels the class of each point, or null where the data have none
 * @param shape how the components lie in an image
 * @param description for provenance: the file, its hash, and every choice (classes, channel, scale,
 *     centring, …) in the order in which they were made
 * @param notes what a reader of results should know: duplicates, constant components, one point
 */
public record DataSet(
    Batch points,
    int[] labels,
    ImageShape shape,
    Map<String, String> description,
    List<String> notes) {
  /** Checks that the parts fit each other. */
  public DataSet {
    Objects.requireNonNull(points, "points");
    if (labels != null && labels.length != points.size()) {
      throw new IllegalArgumentException(
          points.size() + " points with " + labels.length + " labels");
    }
    if (shape.dimension() != points.dimension()) {
      throw new IllegalArgumentException(
          "points of %d components are no images of %s".formatted(points.dimension(), shape));
    }
    description = Collections.unmodifiableMap(new LinkedHashMap<>(description));
    notes = List.copyOf(notes);
  }

  /** Number n of points. */
  public int size() {
    return points.size();
  }

  /** Number d of components. */
  public int dimension() {
    return points.dimension();
  }

  /** How many points each class has, by label; empty without labels. */
  public Map<Integer, Integer> classSizes() {
    Map<Integer, Integer> sizes = new TreeMap<>();
    if (labels != null) {
      Arrays.stream(labels).forEach(label -> sizes.merge(label, 1, Integer::sum));
    }
    return sizes;
  }

  @Override
  public String toString() {
    return "DataSet[%d points, %s, classes %s]".formatted(size(), shape, classSizes());
  }
}
