package criticaldiffusion.notebook;

import criticaldiffusion.figure.Picture;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder of figures: {@code $CRITICAL_DIFFUSION_FIGURES}, or {@code figures} in the working
 * directory, which for a notebook is its own folder.
 */
public final class Figures {
  private static final String VARIABLE = "CRITICAL_DIFFUSION_FIGURES";

  private Figures() {}

  /** The folder; it is made when the first figure is saved. */
  public static Path folder() {
    return folder(System.getenv(VARIABLE));
  }

  static Path folder(String chosen) {
    return chosen == null || chosen.isBlank() ? Path.of("figures") : Path.of(chosen);
  }

  /** {@link #save(Picture, String, Map)} without provenance. */
  public static void save(Picture picture, String name) {
    save(picture, name, Map.of());
  }

  /**
   * Writes a picture into the folder, as {@code name.pdf}, {@code .svg}, {@code .png}, {@code
   * .csv}, {@code .json}, {@code .tex} and {@code .dat} (see {@link Picture#write(Path, Map)}), and
   * says so below the cell.
   *
   * @throws IllegalArgumentException if the name is not a plain file name without an ending
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  public static void save(Picture picture, String name, Map<String, ?> provenance) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
      throw new IllegalArgumentException(
          "a figure is named by letters, digits, '-', '_' and '.', not '" + name + "'");
    }
    Path stem = folder().resolve(name);
    picture.write(stem, provenance);
    Cell.text("saved " + stem + ".{pdf, svg, png, csv, json, tex, dat}");
  }
}
