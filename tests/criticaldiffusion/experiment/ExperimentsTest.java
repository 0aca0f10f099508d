package criticaldiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every experiment on the command line owes to it. */
class ExperimentsTest {
  /** Words that are, or will be, commands of their own. */
  private static final Set<String> COMMANDS = Set.of("list", "sweep", "status", "merge", "figures");

  static List<Experiment<?>> experiments() {
    return Experiments.all();
  }

  @Test
  void namesAreUnique() {
    Set<String> names = new HashSet<>(COMMANDS);
    for (Experiment<?> experiment : experiments()) {
      assertTrue(names.add(experiment.name()), experiment.name());
    }
  }

  @ParameterizedTest
  @MethodSource("experiments")
  <P extends Record> void keysAreExplainedAndDefaultsReadBack(Experiment<P> experiment) {
    assertTrue(experiment.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), experiment.name());
    assertFalse(experiment.summary().isBlank() || experiment.summary().contains("\n"));
    Parameters<P> keys = Parameters.of(experiment.defaults());
    for (Parameters.Help key : keys.help()) {
      assertFalse(key.meaning().isBlank() || key.meaning().contains("\n"), key.name());
    }
    // The defaults of the keys that have one; the others must be given.
    List<String> given =
        keys.help().stream()
            .filter(key -> key.preset() != null && !key.preset().isEmpty())
            .map(key -> key.name() + "=" + key.preset())
            .toList();
    if (given.size() == keys.keys().size()) {
      assertEquals(given, keys.assignments(keys.parse(given)));
    }
  }
}
