package criticaldiffusion.figure;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A field on a grid, painted as cells: {@code values[row][column]}, rows along y from the lower
 * end, columns along x.
 *
 * @param range {x of the left edge, x of the right edge, y of the lower edge, y of the upper edge}
 * @param low value at the lower end of the colours
 * @param high value at the upper end
 */
record HeatMap(
    String name,
    double[][] values,
    double[] range,
    ColourMap colours,
    double low,
    double high,
    Style style)
    implements Series {

  /** Cells are enlarged to about this many pixels, so that no viewer blurs them. */
  private static final int SHARP = 480;

  HeatMap {
    Series.checkedName(name);
    for (double[] row : values) {
      if (row.length != values[0].length) {
        throw new IllegalArgumentException("the rows of field '" + name + "' differ in length");
      }
    }
    if (range.length != 4 || !(range[0] < range[1]) || !(range[2] < range[3])) {
      throw new IllegalArgumentException(
          "field '" + name + "' needs x and y ranges that run from a number to a larger one");
    }
    if (!(low < high) || Double.isInfinite(high - low)) {
      throw new IllegalArgumentException(
          "the colours of field '" + name + "' need a finite range, was " + low + " to " + high);
    }
  }

  /** A field whose colours run from its smallest to its largest value; symmetric for BLUE_RED. */
  static HeatMap of(String name, double[][] values, double[] range, ColourMap colours) {
    if (values == null || values.length == 0 || values[0].length == 0) {
      throw new IllegalArgumentException("field '" + name + "' has no cell");
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double[][] copy = new double[values.length][];
    for (int row = 0; row < values.length; row++) {
      copy[row] = values[row].clone();
      for (double value : copy[row]) {
        if (Double.isFinite(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    if (low > high) {
      throw new IllegalArgumentException("field '" + name + "' has no finite value");
    }
    if (colours == ColourMap.BLUE_RED) {
      high = Math.max(Math.abs(low), Math.abs(high));
      low = -high;
    }
    if (low == high) {
      low -= 0.5;
      high += 0.5;
    }
    return new HeatMap(name, copy, range.clone(), colours, low, high, Style.AUTO);
  }

  /** The same field with other values at the ends of the colours. */
  HeatMap between(double lowest, double highest) {
    return new HeatMap(name, values, range, colours, lowest, highest, style);
  }

  /** The cells as an image, the upper row of the image being the last row of the field. */
  BufferedImage image() {
    int rows = values.length;
    int columns = values[0].length;
    int factor = Math.max(1, SHARP / Math.max(rows, columns));
    BufferedImage image =
        new BufferedImage(columns * factor, rows * factor, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double value = values[row][column];
        int rgb =
            Double.isFinite(value)
                ? colours.at((value - low) / (high - low)).getRGB()
                : Color.LIGHT_GRAY.getRGB();
        for (int i = 0; i < factor * factor; i++) {
          image.setRGB(column * factor + i % factor, (rows - 1 - row) * factor + i / factor, rgb);
        }
      }
    }
    return image;
  }

  @Override
  public void cover(Extent extent) {
    extent.addX(range[0]);
    extent.addX(range[1]);
    extent.addY(range[2]);
    extent.addY(range[3]);
  }

  @Override
  public List<String> notes(boolean logX, boolean logY) {
    int hidden = 0;
    for (double[] row : values) {
      for (double value : row) {
        hidden += Double.isFinite(value) ? 0 : 1;
      }
    }
    return hidden == 0
        ? List.of()
        : List.of(name + ": " + hidden + " cells have no finite value and are grey.");
  }

  @Override
  public Series with(Style other) {
    return new HeatMap(name, values, range, colours, low, high, other);
  }
}
