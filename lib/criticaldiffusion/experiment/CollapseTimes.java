package criticaldiffusion.experiment;

import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.CollapseTheory;
import java.util.Arrays;

/**
 * t_C of Gaussian data in d dimensions for every d and n: log n = ½ Σ log(1 + λ_i γ) with λ_i = σ²
 * i^{−power} on the first {@code support} directions; Biroli et al. 2024, Eq. 10 for power 0.
 * {@code t_c_class} is that of one of K equal classes, which holds n/K points.
 */
public final class CollapseTimes implements Experiment<CollapseTimes.Keys> {
  /** The parameters. */
  public record Keys(
      @Key("dimensions d, at least 1") int[] d,
      @Key("numbers of data points n, at least 2") int[] n,
      @Key("number K of equal classes, below every n") int classes,
      @Key("standard deviation of a class along its first direction") double sigma,
      @Key("exponent of the spectrum, at least 0") double power,
      @Key("directions in which the data vary, 0 for all d") int support,
      @Key("bandwidth that smooths the score, at least 0") double bandwidth) {
    /** Checks the ranges. */
    public Keys {
      Range.atLeast("d", d.length == 0 ? 0 : Arrays.stream(d).min().getAsInt(), 1);
      Range.atLeast("n", n.length == 0 ? 0 : Arrays.stream(n).min().getAsInt(), 2);
      Range.within("classes", classes, 1, Arrays.stream(n).min().getAsInt() - 1);
      Range.positive("sigma", sigma);
      Range.notNegative("power", power);
      Range.within("support", support, 0, Arrays.stream(d).min().getAsInt());
      Range.notNegative("bandwidth", bandwidth);
    }
  }

  @Override
  public String name() {
    return "collapse-theory";
  }

  @Override
  public String summary() {
    return "Collapse time t_C against dimension and number of data, with smoothing, for isotropic"
        + " and power-law spectra (Biroli et al. 2024, Eq. 10)";
  }

  @Override
  public Keys defaults() {
    return new Keys(new int[] {256, 1024, 4096}, new int[] {20_000}, 2, 1, 0, 0, 0);
  }

  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    var table =
        ResultTable.builder()
            .count("d")
            .count("n")
            .number("t_c")
            .number("t_c_class")
            .number("sigma_ve")
            .number("t_c_smoothed")
            .number("effective_dimension")
            .number("window");
    for (int d : keys.d()) {
      CollapseTheory theory = theory(keys, d);
      for (int n : keys.n()) {
        double t = theory.collapseTime(n);
        table.row(
            d,
            n,
            t,
            theory.collapseTime((double) n / keys.classes()),
            theory.criticalBandwidth(n),
            theory.regularizedCollapseTime(n, keys.bandwidth()),
            theory.effectiveDimension(0, t),
            theory.window(0, n));
      }
    }
    return table.build();
  }

  private static CollapseTheory theory(Keys keys, int d) {
    double variance = keys.sigma() * keys.sigma();
    int support = keys.support() == 0 ? d : keys.support();
    if (keys.power() == 0) {
      return CollapseTheory.isotropic(variance, support);
    }
    double[] spectrum = new double[support];
    Arrays.setAll(spectrum, i -> variance * StrictMath.pow(i + 1, -keys.power()));
    return CollapseTheory.ofSpectrum(spectrum);
  }
}
