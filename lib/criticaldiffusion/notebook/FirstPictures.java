package criticaldiffusion.notebook;

import criticaldiffusion.figure.Corner;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Picture;
import criticaldiffusion.figure.Style;

/**
 * Draws some pictures that nobody sees. The first picture of a Java process takes about a second of
 * processor time, as fonts and several hundred classes are loaded and the loops that fill pixels
 * are not compiled yet; a kernel that runs this after its start, while nobody waits, spares that to
 * the first cell that plots and to the computation below its first live plot.
 */
public final class FirstPictures implements Runnable {
  /** The first takes most of the time; the others bring its loops to the compiler. */
  private static final int PICTURES = 3;

  private static final int POINTS = 100;

  @Override
  public void run() {
    for (int picture = 0; picture < PICTURES; picture++) {
      Bundles.picture(plot(), Picture.SCREEN);
    }
  }

  private static Figure plot() {
    double[] x = new double[POINTS];
    double[] y = new double[POINTS];
    double[] error = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      x[i] = 1 + i;
      y[i] = Math.sqrt(x[i]);
      error[i] = 0.1;
    }
    return Figure.page()
        .title("1")
        .xLabel("t/t_S")
        .yLabel("φ(t)")
        .line("theory", x, y)
        .line("guide", x, error)
        .style(Style::dashed)
        .points("measured", x, y, error)
        .verticalMark(2, "t_C")
        .inset(Figure.column().histogram("x", y, 10), Corner.TOP_RIGHT, 0.4);
  }
}
