package criticaldiffusion.experiment;

import criticaldiffusion.critical.LocalKernel;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;

/**
 * Scores of fixed range r: the condition number of their training, L in one dimension, ln L in two
 * and constant in three, the loss that is left, and the susceptibility and correlation length of
 * what they generate, which do not grow with L (arXiv:2605.12597).
 */
public final class CriticalLocal implements Experiment<CriticalLocal.Keys> {
  /** The parameters. */
  public record Keys(
      @Key("dimension of the lattice, 1 to 3") int dimension,
      @Key("lengths L of the lattice, at least 2r + 1") int[] sizes,
      @Key("ranges r, at least 0") int[] ranges,
      @Key("diffusion time t of the condition number and the loss, at least 0") double time) {
    /** Checks the ranges. */
    public Keys {
      Range.within("dimension", dimension, 1, 3);
      CriticalSizes.require(sizes);
      for (int range : ranges) {
        CriticalSizes.requireRange("ranges", range, sizes);
      }
      Range.within("time", time, 0, 20);
    }
  }

  @Override
  public String name() {
    return "critical-local";
  }

  @Override
  public String summary() {
    return "Conditioning, loss and generated correlations of scores of fixed range at criticality"
        + " (arXiv:2605.12597)";
  }

  @Override
  public Keys defaults() {
    return new Keys(3, new int[] {8, 16, 32}, new int[] {1, 2, 3}, 0);
  }

  /** Columns {@code L, r, kappa, kappa_whole, loss, chi, chi_exact, xi, xi_exact}. */
  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    var table =
        ResultTable.builder()
            .count("L")
            .count("r")
            .number("kappa")
            .number("kappa_whole")
            .number("loss")
            .number("chi")
            .number("chi_exact")
            .number("xi")
            .number("xi_exact");
    for (int i = 0; i < keys.sizes().length; i++) {
      int length = keys.sizes()[i];
      Propagator critical = Propagator.critical(new Lattice(keys.dimension(), length));
      double[] spectrum = critical.spectrum();
      double whole = CriticalSizes.noised(critical, keys.time()).conditionNumber();
      for (int range : keys.ranges()) {
        progress.report((double) i / keys.sizes().length, "L = " + length + ", r = " + range);
        var kernel = new LocalKernel(critical.lattice(), spectrum, range);
        double[] v = kernel.generatedSpectrum();
        double xi = Math.sqrt(v[0] / v[1] - 1) / (2 * StrictMath.sin(Math.PI / length));
        table.row(
            length,
            range,
            kernel.conditionNumber(keys.time()),
            whole,
            kernel.excessLoss(keys.time()),
            v[0],
            critical.susceptibility(),
            xi,
            critical.correlationLength());
      }
    }
    return table.build();
  }
}
