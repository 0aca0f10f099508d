package criticaldiffusion.figure;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What can be shown in a notebook and written for a paper: a {@link Figure} or {@link Panels}. */
public sealed interface Picture permits Figure, Panels {
  /** Pixels per point of a picture in a notebook: a column of 246 pt is 492 pixels wide. */
  double SCREEN = 2;

  /** The size on paper. */
  FigureSize size();

  /**
   * What a caption must say beside the physics: what the error bars are, and which points were left
   * out or cut; empty if nothing.
   */
  List<String> caption();

  /** The picture at {@value #SCREEN} pixels per point. */
  default BufferedImage image() {
    return image(SCREEN);
  }

  /**
   * The picture as a bitmap.
   *
   * @param scale pixels per point, 0.25 to 20
   * @throws IllegalArgumentException if the scale is outside its range
   * @throws IllegalStateException if there is nothing to show
   */
  default BufferedImage image(double scale) {
    if (!(scale >= 0.25 && scale <= 20)) {
      throw new IllegalArgumentException("the scale must be between 0.25 and 20, was " + scale);
    }
    int width = (int) Math.round(size().width() * scale);
    int height = (int) Math.round(size().height() * scale);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(width / size().width(), height / size().height());
    Painter.paint(this, graphics);
    graphics.dispose();
    return image;
  }

  /** The bytes of {@link #image(double)} as a PNG file. */
  default byte[] png(double scale) {
    return Png.encode(image(scale), 0);
  }

  /**
   * The picture as an SVG document; the same picture gives the same text. Needs VectorGraphics2D on
   * the class path, which the library declares as optional; {@link #write} leaves the SVG out
   * without it, and the JSON says so.
   */
  default String svg() {
    return Svg.document(this);
  }

  /** {@link #write(Path, Map)} without provenance of its own. */
  default void write(Path stem) {
    write(stem, Map.of());
  }

  /**
   * Writes {@code stem.pdf}, {@code .svg}, {@code .png} (300 dots per inch), {@code .csv} (one row
   * a point: series, x, y, err_low, err_high; numbers round-trip), {@code .json} (what the figure
   * shows and the provenance given) and {@code .tex} with {@code .dat} (the same for pgfplots).
   * Folders that are missing are made. A file appears complete or not at all.
   *
   * @param provenance seed, parameters, version … as JSON values: strings, numbers, booleans, maps,
   *     collections
   * @throws IllegalStateException if there is nothing to show
   * @throws java.io.UncheckedIOException with one line that says what cannot be written where
   */
  default void write(Path stem, Map<String, ?> provenance) {
    FigureFiles.write(this, stem, provenance);
  }

  /**
   * Writes {@code stem.pdf}, {@code .svg} and {@code .png} only, beside a table that holds the
   * numbers already; otherwise as {@link #write(Path, Map)}.
   */
  default void writeImages(Path stem) {
    FigureFiles.writeImages(this, stem);
  }

  /** The figures in it, in reading order. */
  Collection<Figure> figures();
}
