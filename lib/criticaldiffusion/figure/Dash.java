package criticaldiffusion.figure;

import java.awt.BasicStroke;

/** How a line is broken. Lengths are in units of the line width. */
public enum Dash {
  /** An unbroken line. */
  SOLID,
  /** Long dashes. */
  DASHED(5, 3),
  /** Dots. */
  DOTTED(1, 2.2),
  /** A dash and a dot in turn. */
  DASH_DOTTED(6, 2.5, 1, 2.5);

  private final double[] pattern;

  Dash(double... pattern) {
    this.pattern = pattern;
  }

  /** A pen of this width. */
  BasicStroke stroke(double width) {
    float[] lengths = pattern.length == 0 ? null : new float[pattern.length];
    for (int i = 0; i < pattern.length; i++) {
      lengths[i] = (float) (pattern[i] * width);
    }
    int cap = lengths == null ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT;
    return new BasicStroke((float) width, cap, BasicStroke.JOIN_ROUND, 10f, lengths, 0f);
  }
}
