package criticaldiffusion.experiment;

import criticaldiffusion.data.DataOptions;
import criticaldiffusion.data.DataSet;
import criticaldiffusion.data.DataSets;
import criticaldiffusion.field.DataSpan;
import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.linalg.Spectrum;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.CollapseTheory;
import criticaldiffusion.regime.ExcessEntropy;
import criticaldiffusion.regime.WeightStatistics;
import criticaldiffusion.schedule.Ddpm;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.stats.Estimate;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The regimes of a data set of one's own (Biroli et al. 2024, Table 1 and Fig. 5): Λ beside the
 * Marchenko–Pastur edge of noise of the same variance, t_S = ½ log Λ and ½ log(1 + Λ), t_C where
 * φ_C = ½ and where log n = ½ Σ log(1 + λ_i γ), and H(μ | x_t), φ_C(t) of the exact score. Every
 * time also as a step of the DDPM schedule of the paper and as σ of the variance-exploding process.
 * The provenance says what was read (with its SHA-256) and what was done to it.
 *
 * <p>As in the paper, whole-number pixels are divided by 255 and the mean of each channel is taken
 * out; its Λ is that of {@code channel=0}.
 */
public final class Regimes implements Experiment<Regimes.Keys> {
  /** Beyond so many points and dimensions only Λ is computed, not the whole spectrum. */
  private static final int WHOLE_SPECTRUM = 4096;

  /** Names of rows, in the column {@code quantity}: t_S = ½ log Λ. */
  public static final String SPECIATION = "t_S = log(Lambda)/2";

  /** The time of φ_C = ½. */
  public static final String COLLAPSE = "t_C where phi_C = 1/2";

  /** The time of log n = ½ Σ log(1 + λ_i γ). */
  public static final String INFORMATION = "t_C where log n = I";

  /** H(μ | x_t) in nats. */
  public static final String ENTROPY = "H";

  /** φ_C(t) = E[Σ w²]. */
  public static final String AGREEMENT = "phi_C";

  private static final int TIMES = 40;
  private static final double HORIZON = 20;

  /** The parameters. */
  public record Keys(
      @Key("data: IDX, CIFAR-10 binary, npy, CSV, or a folder of images") Path data,
      @Key("labels in a file of their own, or none") String labels,
      @Key("labels of the classes to keep, negative for all") int[] classes,
      @Key("colour channel to keep, -1 for all") int channel,
      @Key("at most so many points, 0 for all") int points,
      @Key("images of a folder are scaled to so many pixels, 0 for as they are") int pixels,
      @Key("noisy points to average over, at least 2") int queries,
      @Key("times t, 0 to choose them around the collapse") double[] times,
      @Key("factor on every number, 0 for 1/255 on whole-number pixels and 1 on others")
          double scale,
      @Key("whether the mean of each channel is taken out") boolean centring) {
    /** Checks the ranges. */
    public Keys {
      Range.atLeast("channel", channel, -1);
      Range.atLeast("points", points, 0);
      Range.atLeast("pixels", pixels, 0);
      Range.atLeast("queries", queries, 2);
      Range.finite("times", times);
      Range.finite("scale", scale);
      for (double t : times) {
        if (times.length > 1 || t != 0) {
          Range.within("times", t, 1e-6, HORIZON);
        }
      }
    }

    private DataOptions options() {
      DataOptions options = new DataOptions().withCentring(centring);
      options = scale == 0 ? options : options.withScale(scale);
      options = channel < 0 ? options : options.withChannel(channel);
      options = points == 0 ? options : options.withLargestSize(points);
      options = pixels == 0 ? options : options.withImageSize(pixels);
      options = labels.equals("none") ? options : options.withLabels(Path.of(labels));
      return Arrays.stream(classes).anyMatch(k -> k < 0) ? options : options.withClasses(classes);
    }
  }

  @Override
  public String name() {
    return "regimes";
  }

  @Override
  public String summary() {
    return "Speciation and collapse times of a data set of your own, with excess entropy and clone"
        + " agreement (Biroli et al. 2024, Table 1 and Fig. 5)";
  }

  @Override
  public Keys defaults() {
    return new Keys(null, "none", new int[] {-1}, -1, 0, 0, 1000, new double[] {0}, 0, true);
  }

  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    DataSet set = DataSets.read(keys.data(), keys.options());
    int n = set.size();
    if (n < 2) {
      throw new IllegalArgumentException("the regimes of a data set need 2 points, it has " + n);
    }
    boolean whole = Math.min(n, set.dimension()) <= WHOLE_SPECTRUM;
    progress.report(0, "spectrum");
    Spectrum spectrum = whole ? Spectrum.full(set.points()) : Spectrum.top(set.points(), 1);
    if (!(spectrum.largest() > 0)) {
      throw new IllegalArgumentException("all points of the data are equal, so nothing separates");
    }
    CollapseTheory theory = whole ? CollapseTheory.ofSpectrum(spectrum.values()) : null;
    EmpiricalDistribution data = EmpiricalDistribution.of(set.points());
    if (set.dimension() > n) {
      data = DataSpan.of(data).reduced();
    }
    List<WeightStatistics> measured =
        new ExcessEntropy(data, new OrnsteinUhlenbeck(HORIZON))
            .measure(
                keys.times()[0] == 0 ? times(theory, n) : keys.times(),
                keys.queries(),
                streams.child("queries"),
                progress);
    return table(set, spectrum, theory, measured);
  }

  /**
   * Times from where the information is a small part of log n to where it is many times as much.
   */
  private static double[] times(CollapseTheory theory, int n) {
    double first =
        theory == null ? 5 : Math.min(HORIZON, theory.collapseTime(StrictMath.pow(n, 0.02)));
    double last = theory == null ? 0.01 : theory.collapseTime(StrictMath.pow(n, 8));
    double top = StrictMath.log(StrictMath.expm1(2 * first));
    double step = (StrictMath.log(StrictMath.expm1(2 * last)) - top) / (TIMES - 1);
    double[] times = new double[TIMES];
    for (int k = 0; k < TIMES; k++) {
      double noise = StrictMath.exp(top + step * k);
      times[k] = Math.min(HORIZON, Math.max(1e-6, 0.5 * StrictMath.log1p(noise)));
    }
    return times;
  }

  private static ResultTable table(
      DataSet set, Spectrum spectrum, CollapseTheory theory, List<WeightStatistics> measured) {
    ResultTable.Builder table =
        ResultTable.builder()
            .text("quantity")
            .number("t")
            .number("ddpm_step")
            .number("sigma_ve")
            .estimate("value");
    table.about("n", set.size()).about("d", set.dimension());
    table.about("data_set", set.description()).about("class_sizes", set.classSizes());
    table.about("notes", set.notes());
    double top = spectrum.largest();
    row(table, "Lambda", Double.NaN, top);
    row(table, "Marchenko-Pastur edge", Double.NaN, spectrum.whiteNoise().upperEdge());
    time(table, SPECIATION, 0.5 * StrictMath.log(top), 0);
    time(table, "t_S = log(1 + Lambda)/2", 0.5 * StrictMath.log1p(top), 0);
    Estimate half = half(measured);
    time(table, COLLAPSE, half.mean(), half.error());
    double gaussian = theory == null ? Double.NaN : theory.collapseTime(spectrum.size());
    time(table, INFORMATION, gaussian, 0);
    for (WeightStatistics w : measured) {
      row(table, ENTROPY, w.time(), w.entropy());
    }
    for (WeightStatistics w : measured) {
      row(table, "f/alpha", w.time(), w.overAlpha());
    }
    for (WeightStatistics w : measured) {
      row(table, AGREEMENT, w.time(), w.participation());
    }
    return table.build();
  }

  /** The crossing of φ_C = ½, NaN if the times do not reach it. */
  private static Estimate half(List<WeightStatistics> measured) {
    try {
      return ExcessEntropy.halfTime(measured);
    } catch (IllegalArgumentException outside) {
      return new Estimate(Double.NaN, Double.NaN, 1);
    }
  }

  private static void time(ResultTable.Builder table, String what, double t, double error) {
    row(table, what, t, Double.isNaN(t) ? t : new Estimate(t, error, 1));
  }

  private static void row(ResultTable.Builder table, String what, double t, Object value) {
    Ddpm ddpm = Ddpm.standard();
    boolean onGrid = t >= 0 && t <= ddpm.ouTime(ddpm.horizon());
    double step = onGrid ? ddpm.timeAtOu(t) : Double.NaN;
    double sigma = t >= 0 ? Math.sqrt(StrictMath.expm1(2 * t)) : Double.NaN;
    table.row(what, t, step, sigma, value);
  }
}
