package criticaldiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.random.RandomStreams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutocorrelationTimeTest {
  private final RandomStreams streams = new RandomStreams(1).child("autocorrelation");

  /** 4.5 sigma: one false alarm in 147,000 seeds and values of ρ. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.9, 0.98})
  void theTimeOfAnAutoregressiveChainIsKnown(double rho) {
    double exact = Ar1.time(rho);
    double[] chain = Ar1.chain(rho, (int) (4000 * exact), streams.stream((long) (100 * rho)));
    AutocorrelationTime tau = AutocorrelationTime.of(chain);
    assertTrue(Math.abs(tau.time().sigmasFrom(exact)) < 4.5, tau + " against " + exact);
    assertTrue(tau.time().error() < 0.2 * exact, tau.toString());
    assertTrue(Math.abs(tau.mean().sigmasFrom(0)) < 4.5, tau.toString());
    assertEquals(
        Math.sqrt(2 * exact / chain.length), tau.mean().error(), 0.15 * tau.mean().error());
    assertTrue(tau.window() >= 6 * tau.time().mean() * 0.95, tau.toString());
  }

  /**
   * A chain of 400 τ gives τ some 1.3 % too large on average, because the window follows the noise;
   * without the share of the sample mean put back it would be 1.7 % too small. The average over
   * 10,000 chains knows it to 0.2 %, so the bounds are 6 of its errors away.
   */
  @Test
  void theShareOfTheSampleMeanIsPutBack() {
    double exact = Ar1.time(0.8);
    Moments times = new Moments();
    for (int i = 0; i < 10_000; i++) {
      double[] chain = Ar1.chain(0.8, (int) (400 * exact), streams.child("short").stream(i));
      times.add(AutocorrelationTime.of(chain).time().mean() / exact);
    }
    assertTrue(times.mean() > 1 && times.mean() < 1.026, times.estimate().toString());
  }

  @Test
  void severalChainsAreOneMeasurement() {
    double[][] chains = new double[20][];
    for (int i = 0; i < chains.length; i++) {
      chains[i] = Ar1.chain(0.9, 2000, streams.child("several").stream(i));
    }
    AutocorrelationTime all = AutocorrelationTime.of(chains);
    AutocorrelationTime one = AutocorrelationTime.of(chains[0]);
    assertTrue(Math.abs(all.time().sigmasFrom(Ar1.time(0.9))) < 4.5, all.toString());
    assertTrue(all.time().error() < 0.4 * one.time().error());
  }

  /** Two modes: weight 1/10 on a slow one. A window too narrow would see the fast one alone. */
  @Test
  void aWiderWindowFindsASlowModeOfSmallWeight() {
    double[] fast = Ar1.chain(0.5, 400_000, streams.child("modes").stream(0));
    double[] slow = Ar1.chain(0.98, 400_000, streams.child("modes").stream(1));
    double[] sum = new double[fast.length];
    Arrays.setAll(sum, i -> Math.sqrt(0.9) * fast[i] + Math.sqrt(0.1) * slow[i]);
    double exact = 0.9 * Ar1.time(0.5) + 0.1 * Ar1.time(0.98);
    AutocorrelationTime narrow = AutocorrelationTime.of(2, sum);
    AutocorrelationTime wide = AutocorrelationTime.of(40, sum);
    assertTrue(narrow.time().sigmasFrom(exact) < -5, narrow.toString());
    assertTrue(Math.abs(wide.time().sigmasFrom(exact)) < 4.5, wide.toString());
  }

  @Test
  void aChainTooShortForItsTimeIsRefused() {
    double[] chain = Ar1.chain(0.99, 2000, streams.child("long").stream(0));
    var error = assertThrows(IllegalArgumentException.class, () -> AutocorrelationTime.of(chain));
    assertTrue(error.getMessage().startsWith("a chain of 2000 steps is too short: it shows"));
    double[] ramp = new double[1000];
    Arrays.setAll(ramp, i -> i);
    assertThrows(IllegalArgumentException.class, () -> AutocorrelationTime.of(ramp));
  }

  @Test
  void whatIsNoChainIsRefused() {
    double[] nan = new double[100];
    nan[50] = Double.NaN;
    assertThrows(IllegalArgumentException.class, AutocorrelationTime::of);
    assertThrows(IllegalArgumentException.class, () -> AutocorrelationTime.of(nan));
    assertThrows(IllegalArgumentException.class, () -> AutocorrelationTime.of(new double[100]));
    assertThrows(IllegalArgumentException.class, () -> AutocorrelationTime.of(new double[10]));
    assertThrows(IllegalArgumentException.class, () -> AutocorrelationTime.of(0.5, nan));
    double[] flip = new double[1000];
    Arrays.setAll(flip, i -> i % 2);
    assertThrows(IllegalArgumentException.class, () -> AutocorrelationTime.of(flip));
  }
}
