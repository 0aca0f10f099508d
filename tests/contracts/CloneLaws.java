package contracts;

import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.PosteriorPurity;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.stats.Estimate;
import java.util.ArrayList;
import java.util.List;

/**
 * Clones are one up to the branch and independent after it: given x_t, so their agreement is the
 * posterior purity E Σ_k p_k(x_t)², whose estimate needs no clone (Biroli et al. 2024, Section
 * "Speciation"; the identity is Bayes' rule). Before the branch they agree by less, after it by
 * more, so this also fixes the label of the branch time.
 */
final class CloneLaws {
  /** Agreement of clones of the backward process of a mixture that part at time t of the grid. */
  @FunctionalInterface
  interface CloneRun {
    Estimate agreement(
        GaussianMixture mixture, TimeGrid grid, double t, int pairs, RandomStreams streams);
  }

  private static final int PAIRS = 2000;

  private CloneLaws() {}

  /** What a clone run breaks, one line each; 4.5 σ at each of three branch times. */
  static List<String> violations(CloneRun run, RandomStreams streams) {
    GaussianMixture mixture = GaussianMixture.twoClasses(1, 4, 1, 0.7);
    OrnsteinUhlenbeck schedule = new OrnsteinUhlenbeck();
    PosteriorPurity purity = new PosteriorPurity(mixture, schedule);
    TimeGrid grid = TimeGrid.uniform(3, 0, 150);
    List<String> violations = new ArrayList<>();
    for (double t : new double[] {2, 1.4, 0.8}) {
      RandomStreams own = streams.child(Double.toString(t));
      Sigmas.check(
          "agreement of clones from t = " + t,
          run.agreement(mixture, grid, t, PAIRS, own.child("clones")),
          purity.mean(t, 20 * PAIRS, own.child("purity")),
          violations);
    }
    return violations;
  }
}
