package criticaldiffusion.data;

import java.nio.file.Path;

/**
 * A data file that is not what it should be. The message is one line: the file, the byte (or line)
 * where it went wrong, what was found, and what was expected.
 */
public final class DataFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** An error of a whole file or folder. */
  public DataFormatException(Path file, String what) {
    super(file + ": " + oneLine(what));
  }

  /** An error at the given byte of a file. */
  public DataFormatException(Path file, long at, String what) {
    super(file + ", byte " + at + ": " + oneLine(what));
  }

  private static String oneLine(String text) {
    return String.valueOf(text).replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
