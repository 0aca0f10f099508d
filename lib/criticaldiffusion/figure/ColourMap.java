package criticaldiffusion.figure;

import java.awt.Color;

/** Colours for the values of a field, from 0 (lowest) to 1 (highest). */
public enum ColourMap {
  /** Dark violet to yellow, even in lightness: for quantities with a lowest value. */
  VIRIDIS(0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725),
  /** Blue through white to red: for quantities with a sign, such as a magnetisation. */
  BLUE_RED(
      0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xF7F7F7, 0xF4A582, 0xD6604D, 0xB2182B, 0x67001F),
  /** White to black: for pictures of data. */
  GREY(0xFFFFFF, 0x000000);

  private final int[] stops;

  ColourMap(int... stops) {
    this.stops = stops;
  }

  /** The colour at a fraction between 0 and 1; what lies outside takes the colour of the end. */
  public Color at(double fraction) {
    double place = Math.min(1, Math.max(0, fraction)) * (stops.length - 1);
    int below = Math.min((int) place, stops.length - 2);
    double part = place - below;
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = stops[below] >> shift & 0xFF;
      int b = stops[below + 1] >> shift & 0xFF;
      rgb |= (int) Math.rint(a + part * (b - a)) << shift;
    }
    return new Color(rgb);
  }
}
