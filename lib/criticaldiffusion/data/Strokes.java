package criticaldiffusion.data;

import java.util.ArrayList;
import java.util.List;

/** The ten digits as line segments in the square [−1, 1]², y downwards. */
final class Strokes {
  /** From (x0, y0) to (x1, y1). */
  record Segment(double x0, double y0, double x1, double y1) {
    /** Squared distance of a point from the segment. */
    double squaredDistance(double x, double y) {
      double dx = x1 - x0;
      double dy = y1 - y0;
      double along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy);
      double t = Math.max(0, Math.min(1, along));
      double ex = x - x0 - t * dx;
      double ey = y - y0 - t * dy;
      return ex * ex + ey * ey;
    }
  }

  private static final int SEGMENTS_A_TURN = 32;

  private final List<Segment> segments = new ArrayList<>();

  private Strokes() {}

  static List<Segment> digit(int digit) {
    Strokes s = new Strokes();
    switch (digit) {
      case 0 -> s.arc(0, 0, 0.55, 0.85, 0, 360);
      case 1 -> s.line(-0.3, -0.5, 0.05, -0.85).line(0.05, -0.85, 0.05, 0.85);
      case 2 ->
          s.arc(0, -0.4, 0.5, 0.45, 180, 375)
              .line(0.48, -0.28, -0.5, 0.85)
              .line(-0.5, 0.85, 0.55, 0.85);
      case 3 -> s.arc(0, -0.43, 0.45, 0.42, 200, 450).arc(0, 0.42, 0.5, 0.43, -90, 160);
      case 4 ->
          s.line(0.2, 0.85, 0.2, -0.85).line(0.2, -0.85, -0.55, 0.3).line(-0.55, 0.3, 0.6, 0.3);
      case 5 ->
          s.line(0.45, -0.85, -0.35, -0.85)
              .line(-0.35, -0.85, -0.38, -0.03)
              .arc(0, 0.33, 0.5, 0.52, 223, 510);
      case 6 -> s.arc(0, 0.35, 0.48, 0.5, 0, 360).arc(0.42, 0.3, 0.9, 1.15, 180, 262);
      case 7 -> s.line(-0.5, -0.85, 0.5, -0.85).line(0.5, -0.85, -0.1, 0.85);
      case 8 -> s.arc(0, -0.43, 0.4, 0.42, 0, 360).arc(0, 0.42, 0.5, 0.43, 0, 360);
      case 9 -> s.arc(0, -0.35, 0.48, 0.5, 0, 360).arc(-0.42, -0.3, 0.9, 1.15, 0, 82);
      default -> throw new IllegalArgumentException("a digit is from 0 to 9, was " + digit);
    }
    return List.copyOf(s.segments);
  }

  private Strokes line(double x0, double y0, double x1, double y1) {
    segments.add(new Segment(x0, y0, x1, y1));
    return this;
  }

  /** Part of an ellipse, in degrees from the positive x axis towards positive y. */
  private Strokes arc(double x, double y, double rx, double ry, double from, double to) {
    int steps = (int) StrictMath.ceil((to - from) / 360 * SEGMENTS_A_TURN);
    for (int k = 0; k < steps; k++) {
      double a = (from + (to - from) * k / steps) * Math.PI / 180;
      double b = (from + (to - from) * (k + 1) / steps) * Math.PI / 180;
      line(
          x + rx * StrictMath.cos(a),
          y + ry * StrictMath.sin(a),
          x + rx * StrictMath.cos(b),
          y + ry * StrictMath.sin(b));
    }
    return this;
  }
}
