package criticaldiffusion.command;

import criticaldiffusion.experiment.Closest;
import criticaldiffusion.experiment.Experiment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Experiments by name. */
final class Named {
  private Named() {}

  /**
   * The experiment that the first word names.
   *
   * @param commands words that are no experiment but were perhaps meant
   * @throws IllegalArgumentException with one line if there is none
   */
  static Experiment<?> first(
      List<Experiment<?>> experiments, List<String> words, Collection<String> commands) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException(
          "name an experiment, as in: experiment NAME key=value; 'experiment list' shows them all");
    }
    List<String> known = new ArrayList<>(experiments.stream().map(e -> e.name()).toList());
    int index = known.indexOf(words.get(0));
    if (index < 0) {
      known.addAll(commands);
      throw new IllegalArgumentException(
          "no experiment is named '"
              + words.get(0)
              + "'"
              + Closest.hint(words.get(0), known)
              + "; 'experiment list' shows all "
              + experiments.size());
    }
    return experiments.get(index);
  }
}
