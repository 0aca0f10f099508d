package criticaldiffusion.scorecard.paper;

import criticaldiffusion.figure.Picture;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import java.util.List;

/** A figure or table of a paper, made anew. */
public interface PaperFigure {
  /** The paper. */
  Paper paper();

  /** The name of its files: lower-case words joined by hyphens. */
  String name();

  /** Which figure it is and what it shows, in one line. */
  String title();

  /** What the paper states with it, in one or two sentences. */
  String statement();

  /** Computes and draws it. */
  Drawn draw(RandomStreams streams, Progress progress);

  /**
   * A figure as drawn.
   *
   * @param findings the numbers that test the statement
   */
  record Drawn(Picture picture, List<Finding> findings) {}
}
