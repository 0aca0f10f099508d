package criticaldiffusion.figure;

import java.util.List;

/** A set of numbers that a figure draws in one way under one name. */
sealed interface Series permits Curve, Band, Steps, HeatMap {
  /** The name in the legend and in the data file. */
  String name();

  /** How it is drawn. */
  Style style();

  /** Widens the extent by everything this series draws. */
  void cover(Extent extent);

  /** What the reader must be told: points left out, error bars cut. */
  List<String> notes(boolean logX, boolean logY);

  /** The same numbers drawn in another way. */
  Series with(Style other);

  /** Checks a name; it is a column of the data file, so it must be there. */
  static String checkedName(String name) {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("a series needs a name (it labels the data file)");
    }
    return name;
  }

  /** A copy of the numbers of a series, which must not be empty and must have the given length. */
  static double[] checked(String series, String what, double[] values, int length) {
    if (values == null || values.length == 0) {
      throw new IllegalArgumentException("series '" + series + "' has no " + what);
    }
    if (values.length != length) {
      throw new IllegalArgumentException(
          "series '" + series + "' has " + length + " x but " + values.length + " " + what);
    }
    return values.clone();
  }
}
