package criticaldiffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.field.LargeN;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.PhiFour;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.field.SpinField;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.observable.FieldEstimates;
import criticaldiffusion.observable.Magnetisation;
import criticaldiffusion.observable.StructureFactor;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.Estimate;
import criticaldiffusion.stats.PowerLawFit;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Spins of n components and the φ⁴ model against exact results. */
class SpinChainsTest {
  private static double[][][] series(
      MarkovChain chain, double[] start, int rows, int sweeps, MarkovChain.Measurement... what) {
    RandomStream[] rng =
        new RandomStreams(41).child(chain.getClass().getSimpleName()).streams(rows);
    Batch x = new Batch(rows, chain.dimension());
    for (int row = 0; row < rows; row++) {
      System.arraycopy(start, 0, x.data(), x.start(row), start.length);
    }
    chain.run(x, rng, Math.max(50, sweeps / 10));
    return chain.series(x, rng, sweeps, what);
  }

  /** Energy and ⟨M²⟩/N of the 4 × 4 torus from all 65536 states, within 4.5σ (7·10⁻⁶ each). */
  @Test
  void isingModelOfSixteenSpins() {
    SpinField model = SpinField.ising(new Lattice(2, 4), 0.4);
    Magnetisation magnetisation = new Magnetisation(model.lattice());
    double[] spins = new double[16];
    double weights = 0;
    double energy = 0;
    double square = 0;
    for (int state = 0; state < 1 << 16; state++) {
      for (int i = 0; i < 16; i++) {
        spins[i] = (state >> i & 1) == 0 ? 1 : -1;
      }
      double e = model.energy(spins, 0);
      double weight = Math.exp(-0.4 * 16 * e);
      weights += weight;
      energy += weight * e;
      square += weight * magnetisation.square(spins, 0);
    }
    for (MarkovChain chain :
        new MarkovChain[] {
          new IsingHeatBath(model), new IsingMetropolis(model), new Wolff(model, 3)
        }) {
      double[][][] values =
          series(chain, model.ordered(), 20, 2000, model::energy, magnetisation::square);
      assertEquals(0, FieldEstimates.mean(values[0]).sigmasFrom(energy / weights), 4.5);
      assertEquals(0, FieldEstimates.mean(values[1]).sigmasFrom(square / weights), 4.5);
    }
  }

  /** ⟨S·S′⟩ on a long ring: tanh β, I_1/I_0, coth β − 1/β, I_2/I_1 at β = 1. */
  @Test
  void ringsOfAllKindsOfSpins() {
    double[] exact = {Math.tanh(1), 0.446389965896534, 1 / Math.tanh(1) - 1, 0.240193723870};
    for (int n = 1; n <= 4; n++) {
      SpinField model = new SpinField(new Lattice(1, 64), n, 1);
      double[][][] values = series(new Wolff(model, 40), model.ordered(), 10, 1000, model::energy);
      assertEquals(0, FieldEstimates.mean(values[0]).sigmasFrom(-exact[n - 1]), 4.5, "n = " + n);
      // A turn keeps the length of every spin.
      assertTrue(FieldEstimates.mean(values[0]).error() < 0.002);
    }
  }

  /**
   * ⟨φ_i ∂S/∂φ_i⟩ = 1 of every field with a weight e^{−S}, and ⟨φ²⟩, U of Metropolis runs by an
   * independent program at r = −1.2725, λ = 1, L = 8 (their errors about 0.4 % and 0.005).
   */
  @Test
  void phiFourModel() {
    PhiFour model = new PhiFour(new Lattice(2, 8), 1, -1.2725, 1);
    Magnetisation magnetisation = new Magnetisation(model.lattice());
    double[][][] values =
        series(
            new Metropolis(model, 1.5),
            new double[64],
            20,
            4000,
            magnetisation::square,
            (x, from) -> square(x, from, 64),
            (x, from) -> virial(model, x, from));
    assertEquals(0, FieldEstimates.mean(values[2]).sigmasFrom(1), 4.5);
    assertEquals(0.755662, FieldEstimates.mean(values[1]).mean(), 0.012);
    assertEquals(29.068, FieldEstimates.mean(values[0]).mean(), 1);
    assertEquals(0.562915, FieldEstimates.binder(values[0]).mean(), 0.015);
  }

  private static double square(double[] x, int from, int sites) {
    double sum = 0;
    for (int i = 0; i < sites; i++) {
      sum += x[from + i] * x[from + i];
    }
    return sum / sites;
  }

  /** φ ∂S/∂φ per site: the quadratic part of 2S and 4 times the quartic one. */
  private static double virial(PhiFour model, double[] x, int from) {
    double quartic = 0;
    for (int i = 0; i < model.lattice().sites(); i++) {
      quartic += 0.25 * model.lambda() * x[from + i] * x[from + i] * x[from + i] * x[from + i];
    }
    return (2 * model.action(x, from) + 2 * quartic) / model.lattice().sites();
  }

  /** Langevin at a small step has the same ⟨φ²⟩, but for its error of order h. */
  @Test
  void phiFourByLangevin() {
    PhiFour model = new PhiFour(new Lattice(2, 8), 1, 0.5, 1);
    MarkovChain.Measurement square = (x, from) -> square(x, from, 64);
    Estimate exact =
        FieldEstimates.mean(
            series(new Metropolis(model, 1.5), new double[64], 20, 2000, square)[0]);
    Estimate langevin =
        FieldEstimates.mean(series(new Langevin(model, 0.01), new double[64], 20, 4000, square)[0]);
    // Of order h k̂²/2 averaged over the modes, 1 % here.
    assertEquals(1, langevin.mean() / exact.mean(), 0.03);
  }

  /**
   * χ of n components at β = nW_3 goes to the Gaussian field's as 1 + 2.5/n (L = 8, d = 3; 2.90 at
   * n = 4, 2.51 at 12, by long independent runs); ±0.25 is 4.5σ of the shorter run here.
   */
  @Test
  void manyComponentsBecomeTheGaussianField() {
    Lattice lattice = new Lattice(3, 8);
    double limit = Propagator.critical(lattice).susceptibility();
    double[] published = {2.898, 2.708};
    int[] components = {4, 12};
    for (int i = 0; i < 2; i++) {
      int n = components[i];
      SpinField model = new SpinField(lattice, n, n * LargeN.watson());
      Magnetisation magnetisation = new Magnetisation(lattice, n);
      double[][][] values =
          series(new Wolff(model, 8), model.ordered(), 4, 1000, magnetisation::square);
      Estimate excess =
          FieldEstimates.mean(values[0]).times(1 / limit).plus(-1).times(components[i]);
      assertTrue(excess.error() < 0.08 * Math.sqrt(n), excess.toString());
      assertEquals(published[i], excess.mean(), 4.5 * excess.error() + 0.02, excess.toString());
    }
  }

  /**
   * χ ∝ L^{7/4} and κ = S(0)/S(π, π) ∝ L^{7/4} of the critical Ising model in two dimensions; from
   * L = 8 to 32 κ still grows as L^{1.72}. False alarms of the eight comparisons: 10⁻⁵.
   */
  @Test
  void criticalIsingModel() {
    int[] lengths = {8, 16, 32};
    double[] published = {41.307659, 139.47248, 472.46221};
    double[] publishedKappa = {285, 918, 3081};
    Estimate[] susceptibilities = new Estimate[3];
    Estimate[] conditions = new Estimate[3];
    for (int i = 0; i < 3; i++) {
      Lattice lattice = new Lattice(2, lengths[i]);
      SpinField model = SpinField.ising(lattice, SpinField.ISING_SQUARE);
      Magnetisation magnetisation = new Magnetisation(lattice);
      StructureFactor fast = new StructureFactor(lattice, 1, 0);
      double[][][] values =
          series(
              new Wolff(model, 4),
              model.ordered(),
              8,
              2500,
              magnetisation::square,
              fast::staggered);
      susceptibilities[i] = FieldEstimates.mean(values[0]);
      Estimate least = FieldEstimates.mean(values[1]);
      double kappa = susceptibilities[i].mean() / least.mean();
      double error =
          Math.hypot(
              susceptibilities[i].error() / susceptibilities[i].mean(),
              least.error() / least.mean());
      conditions[i] = new Estimate(kappa, kappa * error, 20000);
      assertEquals(published[i], susceptibilities[i].mean(), 5 * susceptibilities[i].error());
      assertEquals(publishedKappa[i], kappa, 5 * conditions[i].error() + 0.5);
      assertTrue(error < 0.03, "relative error of kappa " + error);
    }
    double[] sizes = Arrays.stream(lengths).asDoubleStream().toArray();
    assertEquals(1.75, PowerLawFit.of(sizes, susceptibilities).exponent().mean(), 0.03);
    Estimate slope = PowerLawFit.of(sizes, conditions).exponent();
    assertEquals(1.717, slope.mean(), 5 * slope.error());
    assertTrue(slope.error() < 0.02, slope.toString());
  }

  @Test
  void wrongParameters() {
    Lattice lattice = new Lattice(2, 4);
    FreeFieldChainsTest.assertMessage("at least 1 component", () -> new SpinField(lattice, 0, 1));
    FreeFieldChainsTest.assertMessage("coupling", () -> new SpinField(lattice, 1, -1));
    FreeFieldChainsTest.assertMessage(
        "1 component, was given 2", () -> new IsingHeatBath(new SpinField(lattice, 2, 1)));
    FreeFieldChainsTest.assertMessage(
        "even length, was 3", () -> new IsingHeatBath(SpinField.ising(new Lattice(1, 3), 1)));
    FreeFieldChainsTest.assertMessage(
        "1 component, was given 3", () -> new IsingMetropolis(new SpinField(lattice, 3, 1)));
    FreeFieldChainsTest.assertMessage(
        "even length, was 5", () -> new IsingMetropolis(SpinField.ising(new Lattice(2, 5), 1)));
    FreeFieldChainsTest.assertMessage(
        "at least 1 cluster", () -> new Wolff(SpinField.ising(lattice, 1), 0));
  }

  @Test
  void sweepsAreCountedUpwards() {
    SpinField model = SpinField.ising(new Lattice(2, 4), 0.1);
    MarkovChain chain = new IsingHeatBath(model);
    Batch x = Batch.of(new double[][] {model.ordered()});
    RandomStream[] rng = new RandomStreams(1).streams(1);
    assertThrows(IllegalArgumentException.class, () -> chain.run(x, rng, -1));
    assertThrows(IllegalArgumentException.class, () -> chain.series(x, rng, -1));
  }
}
