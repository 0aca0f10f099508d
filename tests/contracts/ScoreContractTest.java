package contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import contracts.Catalogue.Scored;
import criticaldiffusion.linalg.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every score model owes to those that call it from many threads with rows of their own: it
 * leaves the points alone, gives finite numbers, and one row's score depends on that row and the
 * time only. Compared bit by bit, on small batches, which take no native product.
 */
class ScoreContractTest {
  private static final double[] TIMES = {0.3, 0.02, 2.5};

  static List<Scored> scores() {
    return Catalogue.scores();
  }

  @ParameterizedTest
  @MethodSource("scores")
  void aRowOwnsItsScore(Scored scored) {
    Violations.none(violations(scored), " of " + scored);
  }

  @Test
  void aScoreOfTheMeanOfTheRowsIsCaught() {
    assertEquals(
        4 * TIMES.length,
        violations(
                new Scored(
                    "mean of rows",
                    (t, x, out) -> {
                      double sum = Arrays.stream(x.copy().data()).sum();
                      Arrays.fill(out.data(), -sum);
                    },
                    3))
            .size());
  }

  private static List<String> violations(Scored scored) {
    List<String> violations = new ArrayList<>();
    Batch points = new Batch(4, scored.dimension());
    Seeds.streams("scores").stream(0).fillGaussian(points.data(), 0, points.data().length);
    Batch before = points.copy();
    for (double t : TIMES) {
      Batch together = new Batch(4, scored.dimension());
      scored.model().score(t, points, together);
      for (int i = 0; i < 4; i++) {
        Batch alone = new Batch(1, scored.dimension());
        scored.model().score(t, points.rows(i, i + 1), alone);
        if (!Arrays.equals(alone.row(0), together.row(i))) {
          violations.add("at t = " + t + " the score of row " + i + " depends on other rows");
        }
        if (!Arrays.stream(alone.row(0)).allMatch(Double::isFinite)) {
          violations.add("at t = " + t + " the score of row " + i + " is not finite");
        }
      }
    }
    if (!Arrays.equals(before.data(), points.data())) {
      violations.add("the score changed its points");
    }
    return violations;
  }
}
