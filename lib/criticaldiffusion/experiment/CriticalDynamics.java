package criticaldiffusion.experiment;

import criticaldiffusion.critical.Dynamics;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.Estimate;
import criticaldiffusion.stats.PowerLawFit;
import java.util.Arrays;

/**
 * Autocorrelation times τ of Markov chains at sizes L and the dynamic exponent z, τ ∝ L^z: the
 * critical slowing down of the sampler that a diffusion model replaces. With two sizes or more the
 * fitted z stands beside the table.
 */
public final class CriticalDynamics implements Experiment<CriticalDynamics.Keys> {
  /** The parameters. */
  public record Keys(
      @Key("the Markov chain") Dynamics algorithm,
      @Key("dimension d of the lattice, 1 to 3") int dimension,
      @Key("lengths L, ascending, even where the chain needs a checkerboard") int[] sizes,
      @Key("mass of the free field times L, above 0") double mass,
      @Key("length of the chains in autocorrelation times, at least 400") double length) {
    /** Checks the ranges. */
    public Keys {
      Range.within("dimension", dimension, 1, 3);
      Range.positive("mass", mass);
      Range.within("length", length, 400, 1e7);
      if (sizes.length == 0) {
        throw new IllegalArgumentException("sizes must name at least one length");
      }
      for (int i = 0; i < sizes.length; i++) {
        if (i > 0 && sizes[i] <= sizes[i - 1]) {
          throw new IllegalArgumentException(
              "sizes must ascend, but " + sizes[i] + " follows " + sizes[i - 1]);
        }
        algorithm.require(new Lattice(dimension, sizes[i]), mass);
      }
    }
  }

  @Override
  public String name() {
    return "critical-dynamics";
  }

  @Override
  public String summary() {
    return "Autocorrelation times and dynamic exponent z of Markov chains on a critical field";
  }

  @Override
  public Keys defaults() {
    return new Keys(Dynamics.HEAT_BATH, 2, new int[] {8, 12, 16, 24, 32}, 4, 6000);
  }

  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    int[] sizes = keys.sizes();
    Estimate[] times = new Estimate[sizes.length];
    var table = ResultTable.builder().number("L").estimate("tau");
    for (int i = 0; i < sizes.length; i++) {
      Lattice lattice = new Lattice(keys.dimension(), sizes[i]);
      progress.report((double) i / sizes.length, "L = " + sizes[i]);
      times[i] =
          keys.algorithm().time(lattice, keys.mass(), keys.length(), streams.child(sizes[i]));
      table.row(sizes[i], times[i]);
    }
    if (sizes.length > 1) {
      double[] lengths = Arrays.stream(sizes).asDoubleStream().toArray();
      table.about("z", PowerLawFit.of(lengths, times).exponent().toString());
    }
    return table.build();
  }
}
