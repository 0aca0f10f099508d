package criticaldiffusion.figure;

import java.util.List;

/** The area between two curves over the same x. */
record Band(String name, double[] x, double[] low, double[] high, Style style) implements Series {
  Band {
    Series.checkedName(name);
    x = Series.checked(name, "x", x, x == null ? 0 : x.length);
    low = Series.checked(name, "lower values", low, x.length);
    high = Series.checked(name, "upper values", high, x.length);
  }

  boolean shows(int i, boolean logX, boolean logY) {
    return Scale.shows(logX, x[i]) && Double.isFinite(low[i]) && Scale.shows(logY, high[i]);
  }

  @Override
  public void cover(Extent extent) {
    for (int i = 0; i < x.length; i++) {
      if (extent.shows(x[i], high[i])) {
        extent.addX(x[i]);
        extent.addY(low[i]);
        extent.addY(high[i]);
      }
    }
  }

  @Override
  public List<String> notes(boolean logX, boolean logY) {
    int hidden = 0;
    for (int i = 0; i < x.length; i++) {
      hidden += shows(i, logX, logY) ? 0 : 1;
    }
    return hidden == 0
        ? List.of()
        : List.of(name + ": " + hidden + " of " + x.length + " places left out of the band.");
  }

  @Override
  public Series with(Style other) {
    return new Band(name, x, low, high, other);
  }
}
