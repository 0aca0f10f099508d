package criticaldiffusion.figure;

import java.util.List;

/**
 * A histogram: a constant height on each interval between neighbouring edges.
 *
 * @param edges ends of the intervals, ascending; one more than heights
 */
record Steps(String name, double[] edges, double[] heights, Style style) implements Series {
  Steps {
    Series.checkedName(name);
    if (heights == null || heights.length == 0) {
      throw new IllegalArgumentException("histogram '" + name + "' has no interval");
    }
    if (edges == null || edges.length != heights.length + 1) {
      throw new IllegalArgumentException(
          "histogram '" + name + "' needs one more edge than its " + heights.length + " heights");
    }
    for (int i = 0; i < heights.length; i++) {
      if (!(edges[i] < edges[i + 1]) || !Double.isFinite(heights[i])) {
        throw new IllegalArgumentException(
            "histogram '" + name + "' needs ascending edges and finite heights; see interval " + i);
      }
    }
    edges = edges.clone();
    heights = heights.clone();
  }

  /**
   * The density of a sample: n_k / (n · width), so that the area over all intervals is the part of
   * the sample that lies in the range.
   */
  static Steps density(String name, double[] sample, int bins, double from, double to) {
    Series.checkedName(name);
    Series.checked(name, "sample", sample, sample == null ? 0 : sample.length);
    if (bins < 1 || bins > 100_000) {
      throw new IllegalArgumentException("a histogram needs 1 to 100000 bins, was " + bins);
    }
    for (int i = 0; i < sample.length; i++) {
      if (!Double.isFinite(sample[i])) {
        throw new IllegalArgumentException(
            "the sample of '" + name + "' is not finite at index " + i + ": " + sample[i]);
      }
    }
    if (!(from < to)) {
      throw new IllegalArgumentException(
          "a histogram must run from a number to a larger one, was " + from + " to " + to);
    }
    double[] edges = new double[bins + 1];
    for (int k = 0; k <= bins; k++) {
      edges[k] = from + (to - from) * k / bins;
    }
    double[] heights = new double[bins];
    double unit = 1 / (sample.length * ((to - from) / bins));
    for (double value : sample) {
      if (value >= from && value <= to) {
        heights[Math.min(bins - 1, (int) ((value - from) / (to - from) * bins))] += unit;
      }
    }
    return new Steps(name, edges, heights, Style.AUTO);
  }

  @Override
  public void cover(Extent extent) {
    for (int i = 0; i < heights.length; i++) {
      extent.addX(edges[i]);
      extent.addX(edges[i + 1]);
      extent.addY(heights[i]);
    }
    extent.addY(0);
  }

  @Override
  public List<String> notes(boolean logX, boolean logY) {
    return List.of();
  }

  @Override
  public Series with(Style other) {
    return new Steps(name, edges, heights, other);
  }
}
