package criticaldiffusion.critical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criticaldiffusion.field.Fourier;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.SpinField;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.MarkovChain;
import criticaldiffusion.sampler.Wolff;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A linear score trained on the critical Ising model in two dimensions, whose spectrum is measured:
 * one layer takes L^{2−η} steps, 2 − η = 7/4, two layers a few more for each doubling.
 */
class IsingTrainingTest {
  private static final int CHAINS = 8;
  private static final int SWEEPS = 1500;

  private static ModeSpectrum measured(int length) {
    Lattice lattice = new Lattice(2, length);
    SpinField model = SpinField.ising(lattice, SpinField.ISING_SQUARE);
    MarkovChain chain = new Wolff(model, 4);
    Fourier fourier = new Fourier(lattice);
    Batch x = new Batch(CHAINS, model.numbers());
    java.util.Arrays.fill(x.data(), 1);
    RandomStream[] rng = new RandomStreams(5).child("ising").child(length).streams(CHAINS);
    for (int i = 0; i < CHAINS; i++) {
      for (int sweep = 0; sweep < 100; sweep++) {
        chain.sweep(x.data(), i * model.numbers(), rng[i]);
      }
    }
    double[] modes = new double[2 * fourier.modes()];
    double[] sums = new double[fourier.modes()];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < CHAINS; i++) {
        chain.sweep(x.data(), i * model.numbers(), rng[i]);
        fourier.forward(x.data(), i * model.numbers(), modes);
        for (int k = 0; k < sums.length; k++) {
          sums[k] += modes[2 * k] * modes[2 * k] + modes[2 * k + 1] * modes[2 * k + 1];
        }
      }
    }
    List<Double> variances = new ArrayList<>();
    for (int k = 0; k < sums.length; k++) {
      for (int copy = 0; copy < fourier.weight(k); copy++) {
        variances.add(sums[k] / (SWEEPS * CHAINS));
      }
    }
    double[] all = variances.stream().mapToDouble(Double::doubleValue).toArray();
    double total = java.util.Arrays.stream(all).average().orElseThrow();
    assertEquals(1, total, 1e-12, "spins of length 1"); // and so the transform is unitary
    return ModeSpectrum.of(all);
  }

  /**
   * Steps to 1 % at t = 0.1. The steps are proportional to χ, which is known to 1.5 % at L = 32
   * from 12,000 correlated clusters; the tolerances are four of these errors.
   */
  @Test
  void trainingTimeGrowsWithTheExponentOfTheSusceptibility() {
    int[] lengths = {8, 16, 32};
    long[] oneLayer = {212, 695, 2336};
    long[] twoLayers = {19, 22, 24};
    double[] steps = new double[3];
    for (int i = 0; i < 3; i++) {
      TrainingTime time = new TrainingTime(measured(lengths[i]).diffused(0.1));
      steps[i] = time.oneLayer(0.01);
      assertEquals(1, steps[i] / oneLayer[i], 0.06, "L = " + lengths[i]);
      assertEquals(twoLayers[i], time.twoLayers(0.1, 0.25, 0.01), 1, "L = " + lengths[i]);
    }
    assertEquals(1.73, StrictMath.log(steps[2] / steps[0]) / StrictMath.log(4), 0.05);
  }
}
