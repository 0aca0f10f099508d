package criticaldiffusion.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What the contracts do not say: the values of each schedule, and what it refuses to be. */
class SchedulesTest {
  @Test
  void ornsteinUhlenbeck() {
    OrnsteinUhlenbeck schedule = new OrnsteinUhlenbeck();
    assertEquals(Math.exp(-1.5), schedule.alpha(1.5), 1e-16);
    assertEquals(0.95021293163214, schedule.variance(1.5), 1e-14);
    assertEquals(Math.sqrt(2), schedule.diffusion(7));
    assertEquals(-1, schedule.drift(7));
    // γ = 1/(e^{2t} − 1) keeps its digits where 1 − e^{−2t} would have none.
    assertEquals(5e-18, 0.25 / schedule.snr(1e-17), 1e-32);
  }

  @Test
  void songsVariancePreserving() {
    VariancePreserving schedule = new VariancePreserving();
    assertEquals(5.025, schedule.ouTime(1), 1e-15);
    assertEquals(Math.sqrt(10.05), schedule.diffusion(0.5), 1e-15);
    assertEquals(1e-12, schedule.timeAtOu(schedule.ouTime(1e-12)), 1e-26);
  }

  @Test
  void aChainHasItsProductsAtTheIntegers() {
    double[] betas = {0.1, 0.3, 0.2};
    Ddpm chain = new Ddpm(betas);
    double product = 1;
    for (int k = 0; k < betas.length; k++) {
      assertEquals(product, chain.alpha(k) * chain.alpha(k), 1e-15);
      product *= 1 - betas[k];
      // A reverse step starts at k + 1 with the rate of the forward step that ended there.
      assertEquals(-0.5 * Math.log1p(-betas[k]), chain.rate(k + 1), 1e-15);
    }
    assertEquals(product, chain.alpha(3) * chain.alpha(3), 1e-15);
    assertEquals(3, chain.steps());
    assertEquals(3, chain.horizon());
    assertEquals(0.1, 1 - Math.exp(-2 * Ddpm.linear(0.1, 0.5, 1).ouTime(1)), 1e-15);
  }

  @Test
  void cosine() {
    Cosine schedule = new Cosine(0.999);
    assertEquals(Math.cos(0.25 * Math.PI), schedule.alpha(0.5), 1e-15);
    assertEquals(1e-8, schedule.timeAtOu(schedule.ouTime(1e-8)), 1e-22);
  }

  @Test
  void varianceExplodingAndFlowMatchingShareTheirRatio() {
    VarianceExploding exploding = new VarianceExploding();
    FlowMatching flow = new FlowMatching();
    for (double u : new double[] {0.1, 0.5, 0.9}) {
      double sigma = u / (1 - u);
      assertEquals(flow.snr(u), exploding.snr(sigma), 1e-14 * flow.snr(u));
      assertEquals(0.5 * Math.log1p(sigma * sigma), flow.ouTime(u), 1e-15);
    }
  }

  @Test
  void schedulesThatCannotBeAreRefused() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      refuses("horizon must be positive and finite", () -> new OrnsteinUhlenbeck(bad));
      refuses("horizon must be positive and finite", () -> new VarianceExploding(bad));
      refuses("horizon must lie in (0, 1)", () -> new Cosine(bad));
      refuses("horizon must lie in (0, 1)", () -> new FlowMatching(bad));
      refuses("0 < betaMin <= betaMax", () -> new VariancePreserving(bad, 20));
      refuses("0 < betaMin <= betaMax", () -> new VariancePreserving(0.1, bad));
      refuses("beta 2 must lie in (0, 1)", () -> new Ddpm(0.1, bad));
    }
    refuses("horizon must lie in (0, 1)", () -> new Cosine(1));
    refuses("horizon must lie in (0, 1)", () -> new FlowMatching(1));
    refuses("0 < betaMin <= betaMax", () -> new VariancePreserving(2, 1));
    refuses("at least one beta", Ddpm::new);
    refuses("must lie in (0, 1), was 1.0", () -> new Ddpm(1));
    refuses("at least 1 step", () -> Ddpm.linear(0.1, 0.2, 0));
  }

  private static void refuses(String message, Runnable call) {
    var error = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }
}
