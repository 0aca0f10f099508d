package criticaldiffusion.critical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.ReferenceTable;
import criticaldiffusion.field.Fourier;
import criticaldiffusion.field.GaussianField;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.Ddim;
import criticaldiffusion.sampler.DdpmPosterior;
import criticaldiffusion.sampler.EulerMaruyama;
import criticaldiffusion.sampler.ExponentialIntegrator;
import criticaldiffusion.sampler.Heun;
import criticaldiffusion.sampler.Integrator;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.sampler.Sampler;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.score.ExactScore;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReverseSchemeTest {
  private static final Propagator FREE = Propagator.critical(new Lattice(2, 8));
  private static final double HORIZON = GenerationTime.horizon(16, 1e-3);

  /** All 64 modes of five schemes, to the last digits of the reference. */
  @Test
  void generatedSpectraOfTheReference() {
    assertEquals(4.840172000610959, HORIZON, 1e-15);
    List<ReverseScheme> columns =
        List.of(
            ReverseScheme.EULER_MARUYAMA,
            ReverseScheme.EXPONENTIAL,
            ReverseScheme.HEUN_ODE,
            ReverseScheme.DDIM,
            ReverseScheme.DDPM_POSTERIOR);
    TimeGrid grid = TimeGrid.uniform(HORIZON, 0, 64);
    var rows = ReferenceTable.rows("reverse_modes_d2_L8.csv", ",");
    for (int c = 0; c < columns.size(); c++) {
      double[] generated = columns.get(c).generated(FREE.field(), grid);
      for (int k = 0; k < rows.size(); k++) {
        double expected = Double.parseDouble(rows.get(k)[6 + c]);
        assertEquals(1, generated[k] / expected, 1e-10, columns.get(c) + " mode " + k);
      }
    }
  }

  /** The one scheme without a column: of first order, and what is left is the horizon's part. */
  @Test
  void eulerOnTheOdeConvergesToTheHorizonBias() {
    double limit = 16 * (1 + GenerationTime.odeBias(16, HORIZON));
    double coarse = ReverseScheme.EULER_ODE.generated(16, TimeGrid.uniform(HORIZON, 0, 1000));
    double fine = ReverseScheme.EULER_ODE.generated(16, TimeGrid.uniform(HORIZON, 0, 2000));
    assertEquals(2, (coarse - limit) / (fine - limit), 0.01);
    assertEquals(limit, 2 * fine - coarse, 1e-3);
  }

  static Stream<Arguments> simulations() {
    return Stream.of(
        Arguments.of(ReverseScheme.EULER_MARUYAMA, new EulerMaruyama(), 1.0),
        Arguments.of(ReverseScheme.EXPONENTIAL, new ExponentialIntegrator(), 1.0),
        Arguments.of(ReverseScheme.DDPM_POSTERIOR, new DdpmPosterior(), 1.0),
        Arguments.of(ReverseScheme.EULER_ODE, new EulerMaruyama(), 0.0),
        Arguments.of(ReverseScheme.HEUN_ODE, new Heun(), 0.0),
        Arguments.of(ReverseScheme.DDIM, new Ddim(), 0.0));
  }

  /**
   * 4000 fields by the sampler against the recursion: 40 kept modes, max |z| < 5 (false alarm
   * 2·10⁻⁵ at a fresh seed), rms < 1.3 (10⁻²·⁵). The grid ends at t = 0.01, where Heun corrects its
   * last step as well.
   */
  @ParameterizedTest
  @MethodSource("simulations")
  void simulationHasTheVariancesOfTheRecursion(
      ReverseScheme scheme, Integrator integrator, double stochasticity) {
    int draws = 4000;
    TimeGrid grid = TimeGrid.quadratic(HORIZON, 0.01, 20);
    GaussianField field = FREE.field();
    OrnsteinUhlenbeck schedule = new OrnsteinUhlenbeck();
    ReverseProcess process =
        new ReverseProcess(schedule, new ExactScore(field, schedule), stochasticity);
    RandomStream[] rng = new RandomStreams(21).child(scheme.name()).streams(draws);
    Batch x = new Batch(draws, 64);
    for (int row = 0; row < draws; row++) {
      rng[row].fillGaussian(x.data(), x.start(row), 64);
    }
    new Sampler(process, integrator, grid).run(x, rng);
    double[] expected = scheme.generated(field, grid);
    Fourier fourier = field.fourier();
    double[] means = fourier.meanSquares(x);
    double squares = 0;
    for (int mode = 0; mode < means.length; mode++) {
      int k = fourier.momentum(mode);
      double sigma = Math.sqrt((field.lattice().isSelfConjugate(k) ? 2.0 : 1.0) / draws);
      double z = (means[mode] / expected[k] - 1) / sigma;
      assertTrue(Math.abs(z) < 5, "mode " + k + ": z = " + z);
      squares += z * z;
    }
    assertTrue(Math.sqrt(squares / means.length) < 1.3, "rms " + Math.sqrt(squares / means.length));
  }

  /** v_0/χ − 1 at T_f = ½ ln χ + x/2, χ = 1024, from the closed forms and from fine runs. */
  @Test
  void horizonBias() {
    double[][] table = {
      {0, -0.49975574010747437, -0.24999994033710488},
      {2, -0.11910037728673117, -0.014198765852119169},
      {4, -0.01796896092258171, -3.231991808373043e-4}
    };
    for (double[] row : table) {
      double horizon = 0.5 * Math.log(1024) + 0.5 * row[0];
      assertEquals(row[1], GenerationTime.odeBias(1024, horizon), 1e-12);
      assertEquals(row[2], GenerationTime.sdeBias(1024, horizon), 1e-12);
      TimeGrid fine = TimeGrid.uniform(horizon, 0, 4000);
      assertEquals(row[1], ReverseScheme.HEUN_ODE.generated(1024, fine) / 1024 - 1, 1e-5);
      assertEquals(row[2], ReverseScheme.EXPONENTIAL.generated(1024, fine) / 1024 - 1, 1e-4);
    }
  }

  /** ln(v_0/χ) ≈ −h t_s of Euler–Maruyama: v_0/χ − 1 = −0.0231 at L = 64, 1024 uniform steps. */
  @Test
  void stepErrorOfEulerMaruyama() {
    double horizon = GenerationTime.horizon(1024, 1e-3);
    TimeGrid grid = TimeGrid.uniform(horizon, 0, 1024);
    double ratio = ReverseScheme.EULER_MARUYAMA.generated(1024, grid) / 1024;
    assertEquals(-0.0231, ratio - 1, 5e-5);
    assertEquals(-horizon / 1024 * 0.5 * Math.log(1025), Math.log(ratio), 0.005 * 0.0234);
  }

  /** Steps for 1 % on the quadratic grid at d = 2, within the spacing of the reference's search. */
  @Test
  void stepsNeededGrowAsTheLogarithmOfTheSize() {
    int[] exponential = {716, 764, 808, 856};
    int[] heun = {46, 49, 52, 58};
    int[] ddim = {740, 792, 848, 888};
    for (int i = 0; i < 4; i++) {
      Propagator critical = Propagator.critical(new Lattice(2, 8 << i));
      assertSteps(exponential[i], ReverseScheme.EXPONENTIAL, critical);
      assertSteps(heun[i], ReverseScheme.HEUN_ODE, critical);
      assertSteps(ddim[i], ReverseScheme.DDIM, critical);
    }
    assertSteps(2080, ReverseScheme.DDPM_POSTERIOR, FREE);
    assertSteps(688, ReverseScheme.EULER_MARUYAMA, FREE);
    assertSteps(864, ReverseScheme.EULER_ODE, FREE);
    int uniform =
        GenerationTime.steps(ReverseScheme.DDIM, FREE, 0.01, n -> TimeGrid.uniform(HORIZON, 0, n));
    assertEquals(16384, uniform, 200);
  }

  private static void assertSteps(int expected, ReverseScheme scheme, Propagator propagator) {
    assertEquals(expected, GenerationTime.steps(scheme, propagator, 0.01), 0.025 * expected);
  }

  @Test
  void wrongHorizons() {
    assertTrue(
        org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class, () -> GenerationTime.horizon(16, 0))
            .getMessage()
            .contains("0 < error < susceptibility"));
  }

  @Test
  void anErrorToReachIsAboveZero() {
    for (double error : new double[] {0, -1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> GenerationTime.steps(ReverseScheme.DDIM, FREE, error));
    }
  }
}
