package criticaldiffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import contracts.Catalogue;
import contracts.Seeds;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.field.PointSet;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.schedule.Ddpm;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.score.ExactScore;
import criticaldiffusion.score.ScoreModel;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplerTest {
  private static final OrnsteinUhlenbeck SCHEDULE = new OrnsteinUhlenbeck(5);
  private static final GaussianMixture TARGET = GaussianMixture.twoClasses(2, 1, 0.5, 0.6);
  private static final ReverseProcess SDE = ReverseProcess.sde(SCHEDULE, TARGET);
  private static final RandomStreams STREAMS = Seeds.streams("sampler");

  static Stream<Catalogue.Method> methods() {
    return Catalogue.methods();
  }

  private static Batch start(int rows) {
    Batch x = new Batch(rows, 2);
    for (int i = 0; i < rows; i++) {
      STREAMS.child("start").stream(i).fillGaussian(x.data(), x.start(i), 2);
    }
    return x;
  }

  @Test
  void theHandlerSeesEveryRowAtEveryTime() {
    TimeGrid grid = TimeGrid.quadratic(4, 0, 6);
    Batch x = start(37);
    Batch before = x.copy();
    int[][] seen = new int[7][37];
    new Sampler(SDE, new EulerMaruyama(), grid)
        .run(
            x,
            STREAMS.streams(37),
            (k, t, block, firstRow) -> {
              assertEquals(grid.time(k), t);
              for (int i = 0; i < block.size(); i++) {
                seen[k][firstRow + i]++;
                if (k == 0) {
                  assertArrayEquals(before.row(firstRow + i), block.row(i));
                } else if (k == 6) {
                  assertArrayEquals(x.row(firstRow + i), block.row(i));
                }
              }
            });
    for (int[] at : seen) {
      assertTrue(Arrays.stream(at).allMatch(count -> count == 1));
    }
  }

  @Test
  void aHandlerMayChangeTheState() {
    Batch x = start(5);
    new Sampler(SDE, new EulerMaruyama(), TimeGrid.uniform(1, 0, 4))
        .run(
            x,
            STREAMS.streams(5),
            (k, t, block, firstRow) -> {
              if (k == 4) {
                block.set(0, 1, firstRow + 100.0);
              }
            });
    assertEquals(100, x.get(0, 1));
  }

  @Test
  void runningInTwoPartsIsRunningAtOnce() {
    TimeGrid grid = TimeGrid.uniform(2, 0, 40);
    Batch whole = start(9);
    new Sampler(SDE, new Heun(), grid).run(whole, STREAMS.streams(9));
    Batch parts = start(9);
    var rng = STREAMS.streams(9);
    new Sampler(SDE, new Heun(), grid.above(0.75)).run(parts, rng);
    new Sampler(SDE, new Heun(), grid.below(0.75)).run(parts, rng);
    assertArrayEquals(whole.data(), parts.data());
  }

  @Test
  void aWindowOfALargerBatchIsLeftAloneOutside() {
    Batch all = start(20);
    Batch before = all.copy();
    Batch alone = start(20).rows(6, 11).copy();
    Sampler sampler = new Sampler(SDE, new EulerMaruyama(), TimeGrid.uniform(1, 0, 10));
    sampler.run(all.rows(6, 11), STREAMS.streams(5));
    sampler.run(alone, STREAMS.streams(5));
    assertArrayEquals(alone.data(), all.rows(6, 11).copy().data());
    assertArrayEquals(before.rows(0, 6).copy().data(), all.rows(0, 6).copy().data());
    assertArrayEquals(before.rows(11, 20).copy().data(), all.rows(11, 20).copy().data());
  }

  @Test
  void noRowsAreNoWork() {
    new Sampler(SDE, new Ddim(), TimeGrid.uniform(1, 0, 3))
        .run(new Batch(0, 2), STREAMS.streams(0));
  }

  /** The ODE takes no noise, so its generators are not touched. */
  @ParameterizedTest
  @MethodSource("methods")
  void onlyTheSdeDrawsNoise(Catalogue.Method method) {
    ReverseProcess process =
        new ReverseProcess(SCHEDULE, new ExactScore(TARGET, SCHEDULE), method.stochasticity());
    var rng = STREAMS.streams(3);
    new Sampler(process, method.scheme().integrator(), TimeGrid.uniform(2, 0.5, 3))
        .run(start(3), rng);
    boolean untouched = rng[2].nextLong() == STREAMS.stream(2).nextLong();
    assertEquals(method.stochasticity() == 0, untouched);
  }

  /** Where a scheme promises to end on x̂₀, it does so for data without a density. */
  @Test
  void aLastStepToZeroEndsOnTheData() {
    PointSet points = PointSet.of(new double[][] {{1, 0}, {-1, 0.5}});
    TimeGrid grid = TimeGrid.quadratic(2, 0, 50);
    for (Integrator integrator : new Integrator[] {new Ddim(), new DdpmPosterior()}) {
      ReverseProcess process = ReverseProcess.sde(SCHEDULE, points);
      Batch x = start(20);
      new Sampler(process, integrator, grid).run(x, STREAMS.streams(20));
      for (int i = 0; i < 20; i++) {
        double[] near = points.point(x.get(i, 0) > 0 ? 0 : 1);
        assertArrayEquals(near, x.row(i), 1e-9, integrator + " row " + i);
      }
    }
  }

  /** On the grid of its own integers the posterior step is the ancestral step of the chain. */
  @Test
  void theDdpmStepIsThatOfThePaper() {
    double[] betas = {0.1, 0.3, 0.2};
    Ddpm chain = new Ddpm(betas);
    ReverseProcess process = ReverseProcess.sde(chain, TARGET);
    Batch x = start(4);
    Batch expected = x.copy();
    Batch score = new Batch(4, 2);
    process.score().score(3, x, score);
    var rng = STREAMS.streams(4);
    new DdpmPosterior().step(process, x, 3, 2, rng);
    double bar = 0.9 * 0.7 * 0.8;
    double barBefore = 0.9 * 0.7;
    double variance = betas[2] * (1 - barBefore) / (1 - bar);
    for (int i = 0; i < 4; i++) {
      var z = STREAMS.stream(i);
      for (int j = 0; j < 2; j++) {
        // Ho et al. 2020, Eq. 11 with ε = −√(1 − ᾱ) S.
        double mean = (expected.get(i, j) + betas[2] * score.get(i, j)) / Math.sqrt(0.8);
        assertEquals(mean + Math.sqrt(variance) * z.nextGaussian(), x.get(i, j), 1e-14);
      }
    }
  }

  @Test
  void badRunsAreRefusedBeforeTheyBegin() {
    AtomicInteger scores = new AtomicInteger();
    ScoreModel counting =
        (t, x, out) -> {
          scores.incrementAndGet();
          TARGET.score(x, out);
        };
    ReverseProcess process = ReverseProcess.sde(SCHEDULE, counting);
    TimeGrid grid = TimeGrid.uniform(2, 0, 4);
    Sampler sampler = new Sampler(process, new EulerMaruyama(), grid);
    Batch broken = start(3);
    broken.set(1, 0, Double.NaN);
    refuses(
        "the starting points must be finite, but point 1, component 0 is NaN",
        () -> sampler.run(broken, STREAMS.streams(3)));
    refuses(
        "need one generator a row: 3 rows, 2 generators",
        () -> sampler.run(start(3), STREAMS.streams(2)));
    refuses(
        "[0, 5.0]", () -> new Sampler(process, new EulerMaruyama(), TimeGrid.uniform(5.1, 0, 4)));
    refuses(
        "DDIM needs a stochasticity in [0, 1], was 1.5",
        () ->
            new Sampler(new ReverseProcess(SCHEDULE, counting, 1.5), new Ddim(), grid)
                .run(start(1), STREAMS.streams(1)));
    refuses(
        "reverse SDE, stochasticity 1; was 0.5",
        () ->
            new Sampler(new ReverseProcess(SCHEDULE, counting, 0.5), new DdpmPosterior(), grid)
                .run(start(1), STREAMS.streams(1)));
    for (double bad : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      refuses("stochasticity must be", () -> new ReverseProcess(SCHEDULE, counting, bad));
    }
    assertEquals(0, scores.get());
  }

  @Test
  void anInterruptEndsARunBetweenTwoSteps() {
    Thread caller = Thread.currentThread();
    AtomicInteger last = new AtomicInteger();
    assertThrows(
        CancellationException.class,
        () ->
            new Sampler(SDE, new EulerMaruyama(), TimeGrid.uniform(1, 0, 1000))
                .run(
                    start(1),
                    STREAMS.streams(1),
                    (k, t, block, firstRow) -> {
                      last.set(k);
                      if (k == 7) {
                        caller.interrupt();
                      }
                    }));
    assertTrue(Thread.interrupted());
    assertEquals(7, last.get());
  }

  private static void refuses(String message, Runnable call) {
    var error = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }

  /** A score model may take steps of its own; they have their own working memory. */
  @ParameterizedTest
  @MethodSource("methods")
  void stepsWithinAScoreDoNotDisturb(Catalogue.Method method) {
    ScoreModel exact = new ExactScore(TARGET, SCHEDULE);
    ReverseProcess plain = new ReverseProcess(SCHEDULE, exact, method.stochasticity());
    ScoreModel busy =
        (t, x, out) -> {
          exact.score(t, x, out);
          var own = STREAMS.child("own").streams(x.size());
          method.scheme().integrator().step(plain, x.copy(), t, 0.5 * t, own);
        };
    ReverseProcess nested = new ReverseProcess(SCHEDULE, busy, method.stochasticity());
    TimeGrid grid = TimeGrid.uniform(2, 0.1, 5);
    Batch[] ends = {start(7), start(7)};
    for (int i = 0; i < 2; i++) {
      new Sampler(i == 0 ? plain : nested, method.scheme().integrator(), grid)
          .run(ends[i], STREAMS.child("noise").streams(7));
    }
    assertArrayEquals(ends[0].data(), ends[1].data());
  }
}
