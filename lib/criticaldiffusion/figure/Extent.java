package criticaldiffusion.figure;

/** The smallest ranges of x and y that hold what was added; what an axis cannot show is ignored. */
final class Extent {
  private final boolean logX;
  private final boolean logY;
  double lowX = Double.POSITIVE_INFINITY;
  double highX = Double.NEGATIVE_INFINITY;
  double lowY = Double.POSITIVE_INFINITY;
  double highY = Double.NEGATIVE_INFINITY;

  Extent(boolean logX, boolean logY) {
    this.logX = logX;
    this.logY = logY;
  }

  boolean shows(double x, double y) {
    return Scale.shows(logX, x) && Scale.shows(logY, y);
  }

  void addX(double x) {
    if (Scale.shows(logX, x)) {
      lowX = Math.min(lowX, x);
      highX = Math.max(highX, x);
    }
  }

  void addY(double y) {
    if (Scale.shows(logY, y)) {
      lowY = Math.min(lowY, y);
      highY = Math.max(highY, y);
    }
  }

  boolean isEmpty() {
    return lowX > highX || lowY > highY;
  }
}
