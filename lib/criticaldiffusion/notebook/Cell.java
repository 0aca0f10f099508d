package criticaldiffusion.notebook;

import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.figure.Picture;
import java.util.Objects;
import tech.tablesaw.api.Table;

/**
 * Shows things below the running cell, in any Java kernel; outside a notebook their text is
 * printed.
 */
public final class Cell {
  private Cell() {}

  /** Shows a figure or panels, with the notes of its caption if points were left out. */
  public static void show(Picture picture) {
    Objects.requireNonNull(picture, "picture");
    show(Bundles.picture(picture, Picture.SCREEN));
  }

  /** Shows a table: errors in brackets, a long table cut. */
  public static void show(Table table) {
    show(Tables.bundle(table));
  }

  /** Shows the result of an experiment as a table. */
  public static void show(ResultTable result) {
    show(Tables.of(result));
  }

  /**
   * Shows HTML.
   *
   * @param text what is shown where HTML is not
   */
  public static void html(String html, String text) {
    show(Bundles.html(html, text));
  }

  /**
   * Shows an SVG picture.
   *
   * @param text what is shown where pictures are not
   */
  public static void svg(String svg, String text) {
    show(Bundles.svg(svg, text));
  }

  /** Shows a text as it is. */
  public static void text(String text) {
    show(Bundles.text(text));
  }

  private static void show(java.util.Map<String, ?> bundle) {
    new Slot(FrontEnds.current()).show(bundle);
  }
}
