package criticaldiffusion.scorecard;

import criticaldiffusion.experiment.AtomicFile;
import criticaldiffusion.experiment.Provenance;
import criticaldiffusion.linalg.MatrixEngine;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.PaperFigure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes figures of the papers and the page that shows each with the paper's statement, the numbers
 * here with their errors, and how far apart the two are.
 */
public final class Scorecard {
  /**
   * A figure that was made.
   *
   * @param width of the picture in points
   * @param seconds how long it took
   */
  public record Entry(
      PaperFigure figure,
      List<Finding> findings,
      List<String> caption,
      double width,
      double seconds) {}

  private Scorecard() {}

  /**
   * Makes figures, each in the files {@code PAPER/NAME.*} of a folder, and {@code index.html}. The
   * page is written anew after every figure, so an interrupted run leaves a page of what is there.
   *
   * @throws IOException if a file cannot be written
   */
  public static List<Entry> write(
      List<PaperFigure> figures, Path folder, long seed, Progress progress) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (PaperFigure figure : figures) {
      RowBlocks.checkpoint();
      long start = System.nanoTime();
      double before = (double) entries.size() / figures.size();
      double after = (entries.size() + 1.0) / figures.size();
      RandomStreams streams =
          new RandomStreams(seed).child(figure.paper().key()).child(figure.name());
      PaperFigure.Drawn drawn =
          figure.draw(
              streams,
              (done, what) ->
                  progress.report(before + (after - before) * done, figure.name() + ", " + what));
      double seconds = (System.nanoTime() - start) * 1e-9;
      drawn
          .picture()
          .write(stem(folder, figure), provenance(figure, drawn.findings(), seed, seconds));
      entries.add(
          new Entry(
              figure,
              drawn.findings(),
              drawn.picture().caption(),
              drawn.picture().size().width(),
              seconds));
      progress.report(after, figure.name());
      AtomicFile.write(folder.resolve("index.html"), ScorecardPage.html(entries, seed));
    }
    return entries;
  }

  private static Path stem(Path folder, PaperFigure figure) {
    return folder.resolve(figure.paper().key()).resolve(figure.name());
  }

  private static Map<String, Object> provenance(
      PaperFigure figure, List<Finding> findings, long seed, double seconds) {
    Map<String, Object> all =
        Provenance.now("figures", Map.of(), seed, MatrixEngine.current().name(), seconds).toMap();
    all.put("paper", figure.paper().citation());
    all.put("figure", figure.title());
    List<Object> numbers = new ArrayList<>();
    for (Finding one : findings) {
      Map<String, Object> number = new LinkedHashMap<>();
      number.put("what", one.what());
      number.put("expected", one.expected());
      number.put("found", one.found());
      number.put("error", one.error());
      number.put("agrees", one.agrees());
      numbers.add(number);
    }
    all.put("findings", numbers);
    return all;
  }
}
