package criticaldiffusion.figure;

import java.awt.Color;
import java.util.List;

/**
 * Sizes and colours of a figure at its final size on paper: 9 pt axis labels, 8 pt numbers and
 * legends, 0.8 pt curves, 0.6 pt axes and error bars, 3 pt markers, on white.
 *
 * @param labelSize text size of axis labels in points
 * @param textSize text size of tick labels, legends and marks in points
 * @param lineWidth width of curves in points
 * @param axisWidth width of axes, ticks and error bars in points
 * @param markerSize diameter of a data point in points
 * @param palette colours of the series, in the order in which they are given out
 */
public record PaperTheme(
    double labelSize,
    double textSize,
    double lineWidth,
    double axisWidth,
    double markerSize,
    List<Color> palette) {

  /**
   * The eight colours of Okabe and Ito (Color Universal Design, 2008), told apart with any of the
   * common forms of colour blindness; black is kept for theory and yellow, weak on white, comes
   * last.
   */
  public static final List<Color> OKABE_ITO =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x000000),
          new Color(0xF0E442));

  /**
   * A theme of your own.
   *
   * @throws IllegalArgumentException if a size is not positive or there is no colour
   */
  public PaperTheme {
    palette = List.copyOf(palette);
    if (!(labelSize > 0 && textSize > 0 && lineWidth > 0 && axisWidth > 0 && markerSize > 0)) {
      throw new IllegalArgumentException("the sizes of a theme must be positive");
    }
    if (palette.isEmpty()) {
      throw new IllegalArgumentException("a theme needs at least one colour");
    }
  }

  /** The theme of figures for papers. */
  public static PaperTheme paper() {
    return new PaperTheme(9, 8, 0.8, 0.6, 3, OKABE_ITO);
  }

  /** The colour at a place of the palette, which begins again after its end. */
  public Color colour(int place) {
    return palette.get(Math.floorMod(place, palette.size()));
  }
}
