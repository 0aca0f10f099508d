package criticaldiffusion.figure;

import java.awt.Color;
import java.util.Objects;

/**
 * How a series is drawn: {@code Style.AUTO.dashed().colour(1)}.
 *
 * <p>What is not set is chosen by the figure: the next colour of the theme's palette, the next
 * marker, the theme's line width.
 */
public final class Style {
  /** Everything chosen by the figure. */
  public static final Style AUTO = new Style(-1, null, Dash.SOLID, null, 1, true, false);

  private final int index;
  private final Color colour;
  private final Dash dash;
  private final Marker marker;
  private final double weight;
  private final boolean listed;
  private final boolean joined;

  private Style(
      int index,
      Color colour,
      Dash dash,
      Marker marker,
      double weight,
      boolean listed,
      boolean joined) {
    this.index = index;
    this.colour = colour;
    this.dash = dash;
    this.marker = marker;
    this.weight = weight;
    this.listed = listed;
    this.joined = joined;
  }

  /**
   * The colour at this place of the theme's palette, counted from 0; a curve and its prediction
   * take the same one.
   *
   * @throws IllegalArgumentException if the place is negative
   */
  public Style colour(int place) {
    if (place < 0) {
      throw new IllegalArgumentException("a place in the palette is counted from 0, was " + place);
    }
    return new Style(place, null, dash, marker, weight, listed, joined);
  }

  /** A colour of your own. */
  public Style colour(Color own) {
    Objects.requireNonNull(own, "colour");
    return new Style(-1, own, dash, marker, weight, listed, joined);
  }

  /**
   * A colour between dark (0) and light (1), for curves ordered by a parameter such as d.
   *
   * @throws IllegalArgumentException if the fraction is not between 0 and 1
   */
  public Style shade(double fraction) {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("a shade must be between 0 and 1, was " + fraction);
    }
    // The lightest part of the map is too pale for a thin line on white paper.
    return colour(ColourMap.VIRIDIS.at(0.85 * fraction));
  }

  /** Black, for theory curves and reference lines. */
  public Style black() {
    return colour(Color.BLACK);
  }

  /** Drawn with this pattern. */
  public Style dash(Dash pattern) {
    Objects.requireNonNull(pattern, "dash");
    return new Style(index, colour, pattern, marker, weight, listed, joined);
  }

  /** A dashed line. */
  public Style dashed() {
    return dash(Dash.DASHED);
  }

  /** A dotted line. */
  public Style dotted() {
    return dash(Dash.DOTTED);
  }

  /** Points of this shape. */
  public Style marker(Marker shape) {
    Objects.requireNonNull(shape, "marker");
    return new Style(index, colour, dash, shape, weight, listed, joined);
  }

  /**
   * Lines and markers this many times as heavy as the theme's.
   *
   * @throws IllegalArgumentException if the factor is not between 0.1 and 10
   */
  public Style weight(double factor) {
    if (!(factor >= 0.1 && factor <= 10)) {
      throw new IllegalArgumentException("a weight must be between 0.1 and 10, was " + factor);
    }
    return new Style(index, colour, dash, marker, factor, listed, joined);
  }

  /** Points joined by a thin line. */
  public Style joined() {
    return new Style(index, colour, dash, marker, weight, listed, true);
  }

  /** Left out of the legend. */
  public Style unlisted() {
    return new Style(index, colour, dash, marker, weight, false, joined);
  }

  /** Whether the figure gives this series the next colour of its palette. */
  boolean takesNextColour() {
    return index < 0 && colour == null;
  }

  /** The place in the palette, where {@code next} is the one an automatic series would take. */
  int place(int next) {
    return index < 0 ? next : index;
  }

  Color colour(PaperTheme theme, int next) {
    return colour != null ? colour : theme.colour(place(next));
  }

  Marker marker(int next) {
    return marker != null ? marker : Marker.automatic(place(next));
  }

  Dash dash() {
    return dash;
  }

  double weight() {
    return weight;
  }

  boolean isListed() {
    return listed;
  }

  boolean isJoined() {
    return joined;
  }
}
