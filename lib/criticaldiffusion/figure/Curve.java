package criticaldiffusion.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line or a set of points (x, y), with or without error bars from y − below to y + above.
 *
 * @param points whether markers are drawn
 * @param below lengths of the lower error bars, or null
 * @param above lengths of the upper error bars, or null
 */
record Curve(
    String name,
    double[] x,
    double[] y,
    double[] below,
    double[] above,
    boolean points,
    Style style)
    implements Series {

  Curve {
    Series.checkedName(name);
    x = Series.checked(name, "x", x, x == null ? 0 : x.length);
    y = Series.checked(name, "y", y, x.length);
    if (below != null) {
      below = errors(name, below, x.length);
      above = errors(name, above, x.length);
    }
  }

  private static double[] errors(String name, double[] values, int length) {
    double[] errors = Series.checked(name, "errors", values, length);
    for (int i = 0; i < length; i++) {
      if (errors[i] < 0) {
        throw new IllegalArgumentException(
            "series '" + name + "' has a negative error at index " + i + ": " + errors[i]);
      }
    }
    return errors;
  }

  boolean hasBar(int i) {
    return below != null && Double.isFinite(below[i]) && Double.isFinite(above[i]);
  }

  boolean hasLine() {
    return !points || style.isJoined();
  }

  @Override
  public void cover(Extent extent) {
    for (int i = 0; i < x.length; i++) {
      if (extent.shows(x[i], y[i])) {
        extent.addX(x[i]);
        extent.addY(y[i]);
        if (hasBar(i)) {
          extent.addY(y[i] - below[i]);
          extent.addY(y[i] + above[i]);
        }
      }
    }
  }

  @Override
  public List<String> notes(boolean logX, boolean logY) {
    int hidden = 0;
    int first = -1;
    int cut = 0;
    int missing = 0;
    for (int i = 0; i < x.length; i++) {
      if (!Scale.shows(logX, x[i]) || !Scale.shows(logY, y[i])) {
        first = hidden++ == 0 ? i : first;
      } else if (below != null && !hasBar(i)) {
        missing++;
      } else if (below != null && logY && y[i] - below[i] <= 0) {
        cut++;
      }
    }
    List<String> notes = new ArrayList<>();
    if (hidden > 0) {
      String reason = logX || logY ? "not finite, or not positive on a log axis" : "not finite";
      notes.add(
          String.format(
              Locale.ROOT,
              "%s: %d of %d points left out (%s; the first is point %d, counted from 0).",
              name,
              hidden,
              x.length,
              reason,
              first));
    }
    if (cut > 0) {
      notes.add(name + ": " + cut + " error bars reach zero and are cut at the axis.");
    }
    if (missing > 0) {
      notes.add(name + ": " + missing + " points have no finite error and are drawn without one.");
    }
    return notes;
  }

  @Override
  public Series with(Style other) {
    return new Curve(name, x, y, below, above, points, other);
  }
}
