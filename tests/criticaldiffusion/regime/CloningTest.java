package criticaldiffusion.regime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.field.MeanSpan;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.Ddim;
import criticaldiffusion.sampler.DdpmPosterior;
import criticaldiffusion.sampler.EulerMaruyama;
import criticaldiffusion.sampler.ExponentialIntegrator;
import criticaldiffusion.sampler.Heun;
import criticaldiffusion.sampler.Integrator;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.schedule.Ddpm;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All runs have fixed seeds; 4 sigma has a false-alarm rate of 6e-5 a comparison. */
class CloningTest {
  private static final Speciation MODEL = Speciation.of(64);
  private static final GaussianMixture LINE = MeanSpan.of(MODEL.mixture()).reduced();
  private static final OrnsteinUhlenbeck OU = new OrnsteinUhlenbeck(7);
  private static final TimeGrid GRID = TimeGrid.uniform(7, 0, 350);
  private static final double[] TIMES = {1.4, 2, 3, 5};

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.7})
  void agreementIsPhi(double weight) {
    Speciation model = new Speciation(64, 1, 1, weight);
    GaussianMixture line = MeanSpan.of(model.mixture()).reduced();
    CloningResult result = Cloning.of(line, OU, GRID).run(4000, TIMES, new RandomStreams(11));
    for (int i = 0; i < TIMES.length; i++) {
      double error = Math.hypot(result.phi(i).error(), 1e-3); // Euler–Maruyama's bias at h = 0.02
      assertEquals(model.phi(TIMES[i]), result.phi(i).mean(), 4 * error, "t = " + TIMES[i]);
    }
  }

  static List<Integrator> integrators() {
    return List.of(new ExponentialIntegrator(), new Heun(), new Ddim(), new DdpmPosterior());
  }

  @ParameterizedTest
  @MethodSource("integrators")
  void anyIntegrator(Integrator integrator) {
    TimeGrid grid = TimeGrid.uniform(7, 0, 280);
    Cloning paper = Cloning.of(LINE, OU, grid);
    Cloning cloning =
        new Cloning(paper.process(), integrator, grid, paper.start(), paper.classifier());
    double[] times = {1.5, 2.5};
    CloningResult result = cloning.run(2500, times, new RandomStreams(12));
    for (int i = 0; i < times.length; i++) {
      // The steps of 0.025 bias φ by up to 0.005.
      double error = Math.hypot(result.phi(i).error(), 2e-3);
      assertEquals(MODEL.phi(times[i]), result.phi(i).mean(), 4 * error, "t = " + times[i]);
    }
  }

  @Test
  void anySchedule() {
    Ddpm ddpm = Ddpm.standard();
    TimeGrid grid = TimeGrid.uniform(1000, 0, 500);
    double[] times = {300, 600, 700};
    Cloning cloning = Cloning.of(LINE, ddpm, grid);
    CloningResult result = cloning.run(2000, times, new RandomStreams(13));
    for (int i = 0; i < times.length; i++) {
      double error = Math.hypot(result.phi(i).error(), 1e-3);
      assertEquals(MODEL.phi(ddpm.ouTime(times[i])), result.phi(i).mean(), 4 * error);
    }
  }

  /** Without noise of their own clones are one trajectory. */
  @Test
  void clonesOfTheFlowAgreeAlways() {
    Cloning sde = Cloning.of(LINE, OU, GRID);
    Cloning ode =
        new Cloning(ReverseProcess.ode(OU, LINE), new Heun(), GRID, sde.start(), sde.classifier());
    CloningResult result = ode.run(50, TIMES, new RandomStreams(14));
    assertArrayEquals(new double[] {1, 1, 1, 1}, result.values());
    // A fraction of exactly 1 still has an error.
    assertTrue(result.phi(0).error() > 0);
  }

  @Test
  void theTrunkAloneGivesPhiWithLessVariance() {
    PosteriorPurity purity = new PosteriorPurity(LINE, OU);
    double[] times = {MODEL.time(), 2.8, 4};
    TimeGrid grid = TimeGrid.of(7, 6.9, 6.5, 4, 2.8, MODEL.time(), 0.1);
    Cloning cloning =
        new Cloning(
            ReverseProcess.sde(OU, LINE),
            fine(0.02),
            grid,
            Cloning.of(LINE, OU, grid).start(),
            Classifier.mostLikely(LINE));
    Estimate[] means = cloning.trunkMeans(4000, times, purity, new RandomStreams(15));
    for (int i = 0; i < times.length; i++) {
      double phi = MODEL.phi(times[i]);
      double error = Math.hypot(means[i].error(), 1e-3);
      assertEquals(phi, means[i].mean(), 4 * error, "t = " + times[i]);
    }
    double phi = MODEL.phi(times[0]);
    double binomial = Math.sqrt(phi * (1 - phi) / 4000);
    double gain = Math.pow(binomial / means[0].error(), 2);
    assertEquals(6.1, gain, 0.6, "variance ratio at s = 1");
  }

  /** Euler–Maruyama with steps of at most h inside each step of the grid. */
  private static Integrator fine(double h) {
    return (process, x, t, s, rng) -> {
      int steps = (int) Math.ceil((t - s) / h);
      for (int k = 0; k < steps; k++) {
        double from = t + (s - t) * k / steps;
        double to = t + (s - t) * (k + 1) / steps;
        new EulerMaruyama().step(process, x, from, to, rng);
      }
    };
  }

  @Test
  void blocksAndOtherBranchTimesChangeNothing() {
    Cloning cloning = Cloning.of(LINE, OU, TimeGrid.uniform(7, 0, 70));
    RandomStreams streams = new RandomStreams(16);
    double[] expected = cloning.run(61, TIMES, streams).values();
    for (int block : new int[] {1, 7, 300}) {
      CloningResult result = cloning.run(61, TIMES, streams, Progress.NONE, partial -> {}, block);
      assertArrayEquals(expected, result.values());
    }
    assertEquals(expected[2], cloning.run(61, new double[] {3}, streams).values()[0]);
    double[] shuffled = cloning.run(61, new double[] {3, 1.4, 5, 2}, streams).values();
    assertArrayEquals(new double[] {expected[2], expected[0], expected[3], expected[1]}, shuffled);
  }

  @Test
  void partialResultsGrowToTheWhole() {
    Cloning cloning = Cloning.of(LINE, OU, TimeGrid.uniform(7, 0, 14));
    List<Long> pairs = new ArrayList<>();
    List<Double> fractions = new ArrayList<>();
    CloningResult[] last = new CloningResult[1];
    CloningResult result =
        cloning.run(
            100,
            new double[] {1, 2},
            new RandomStreams(17),
            (done, what) -> fractions.add(done),
            partial -> {
              pairs.add(partial.pairs());
              last[0] = partial;
            },
            4);
    assertTrue(pairs.size() > 5, "partial results: " + pairs);
    for (int i = 1; i < pairs.size(); i++) {
      assertTrue(pairs.get(i) > pairs.get(i - 1));
    }
    assertEquals(100, result.pairs());
    assertArrayEquals(result.values(), last[0].values());
    assertEquals(1.0, fractions.get(fractions.size() - 1));
  }

  @Test
  void theCostOfACurve() {
    Cloning cloning = Cloning.of(LINE, OU, GRID);
    // To t = 1.4 it is 280 steps; from the branches 70, 100, 150, 250 to the end.
    assertEquals(280 + 2 * (70 + 100 + 150 + 250), cloning.stepsPerPair(TIMES));
  }

  @Test
  void badInput() {
    Cloning cloning = Cloning.of(LINE, OU, GRID);
    RandomStreams streams = new RandomStreams(1);
    assertThrows(IllegalArgumentException.class, () -> cloning.run(0, TIMES, streams));
    assertThrows(IllegalArgumentException.class, () -> cloning.run(9, new double[0], streams));
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> cloning.run(9, new double[] {1.411}, streams))
            .getMessage();
    assertTrue(message.contains("1.42"), message);
    for (double bad : new double[] {-1, 8, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class, () -> cloning.run(9, new double[] {bad}, streams));
    }
    assertThrows(
        IllegalArgumentException.class, () -> Cloning.of(LINE, new OrnsteinUhlenbeck(6), GRID));
  }

  @Test
  void aDivergingRunIsAnErrorNotAnAgreement() {
    Cloning paper = Cloning.of(LINE, OU, GRID);
    Cloning broken =
        new Cloning(
            ReverseProcess.sde(OU, (t, x, out) -> out.data()[out.start(0)] = Double.NaN),
            paper.integrator(),
            GRID,
            paper.start(),
            paper.classifier());
    assertThrows(ArithmeticException.class, () -> broken.run(3, TIMES, new RandomStreams(1)));
  }
}
