package criticaldiffusion.command;

import criticaldiffusion.data.DataSet;
import criticaldiffusion.data.NpyWriter;
import criticaldiffusion.data.SyntheticImages;
import criticaldiffusion.experiment.AtomicFile;
import criticaldiffusion.experiment.Key;
import criticaldiffusion.experiment.Parameters;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code draw [key=value …]}: the images that the library draws itself, as npy files. */
@Command(
    name = "draw",
    description = "Draws a data set of images, DIR/KIND.npy and DIR/KIND-labels.npy.",
    customSynopsis = "experiment draw [key=value ...] [--seed N] [--out DIR]",
    separator = " ")
final class DrawCommand implements Callable<Integer> {
  /** What is drawn, see {@link SyntheticImages}. */
  enum Kind {
    DIGITS,
    TEXTURES
  }

  /** The parameters. */
  record Keys(
      @Key("digits or textures") Kind kind,
      @Key("pixels a side, 8 to 256") int size,
      @Key("number of images") int count,
      @Key("which digits, as classes of equal size") int[] digits) {
    private DataSet draw(long seed) {
      return kind == Kind.DIGITS
          ? SyntheticImages.digits(size, count, seed, digits)
          : SyntheticImages.textures(size, count, seed);
    }
  }

  private static final Keys DEFAULTS = new Keys(Kind.DIGITS, 16, 1000, new int[] {1, 8});

  private final PrintStream out;
  private final PrintStream err;

  @CommandLine.Parameters(arity = "0..*", hidden = true)
  private List<String> words = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "The seed of the images (default 1).")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the two files go (default results).")
  private Path folder = Path.of("results");

  @Option(
      names = {"-h", "--help"},
      description = "Shows the keys.")
  private boolean help;

  DrawCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    if (help) {
      out.print(ListCommand.describe("draw", "images that the library draws itself", DEFAULTS));
      return Main.DONE;
    }
    try {
      Keys keys = Parameters.of(DEFAULTS).parse(words);
      AtomicFile.requireWritable(folder);
      write(keys.draw(seed), keys.kind().name().toLowerCase(Locale.ROOT));
      return Main.DONE;
    } catch (IllegalArgumentException wrong) {
      return WrongUse.report("draw: " + wrong.getMessage(), err);
    } catch (IOException unwritten) {
      err.println(WrongUse.oneLine("draw: the files cannot be written: " + unwritten));
      return Main.FAILED;
    }
  }

  /** The labels first, so that no data set is ever without them. */
  private void write(DataSet set, String name) throws IOException {
    Path labels = folder.resolve(name + "-labels.npy");
    Path points = folder.resolve(name + ".npy");
    AtomicFile.write(labels, temporary -> NpyWriter.labels(set, temporary));
    AtomicFile.write(points, temporary -> NpyWriter.points(set, temporary));
    out.println(set);
    err.println("wrote " + points + " and " + labels);
    err.println("as in: experiment regimes data=" + points + " labels=" + labels);
  }
}
