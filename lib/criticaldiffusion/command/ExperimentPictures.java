package criticaldiffusion.command;

import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.figure.Picture;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The pictures that experiments have of their tables, by the experiment's name. */
final class ExperimentPictures {
  private static final Map<String, Function<ResultTable, Picture>> ALL =
      Map.of("regimes", RegimesPicture::of);

  private ExperimentPictures() {}

  /** The picture of a table that an experiment made, if it has one. */
  static Optional<Picture> of(String experiment, ResultTable table) {
    return Optional.ofNullable(ALL.get(experiment)).map(draw -> draw.apply(table));
  }
}
