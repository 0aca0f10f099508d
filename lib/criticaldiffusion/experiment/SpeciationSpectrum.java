package criticaldiffusion.experiment;

import criticaldiffusion.data.DataOptions;
import criticaldiffusion.data.DataSet;
import criticaldiffusion.data.DataSets;
import criticaldiffusion.linalg.Spectrum;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.SpeciationTime;
import java.nio.file.Path;

/**
 * The largest eigenvalues of the covariance of data, with the speciation time that each gives by
 * itself and the Marchenko–Pastur edge below which an eigenvalue is that of noise: Biroli et al.
 * 2024, Eq. 4 and Table 1 (which takes the first colour channel).
 */
public final class SpeciationSpectrum implements Experiment<SpeciationSpectrum.Keys> {
  /** The parameters. */
  public record Keys(
      @Key("IDX, CIFAR-10, npy or CSV file, or a folder of images") Path data,
      @Key("number of eigenvalues, at least 1") int count,
      @Key("colour channel to take, from 0; -1 takes all") int channel,
      @Key("labels to keep, from 0; -1 keeps all") int[] classes,
      @Key("at most so many points, classes in turn; 0 takes all") int points) {
    /** Checks the ranges. */
    public Keys {
      Range.atLeast("count", count, 1);
      Range.atLeast("channel", channel, -1);
      Range.atLeast("points", points, 0);
      if (!all(classes)) {
        for (int label : classes) {
          Range.atLeast("classes", label, 0);
        }
      }
    }

    private static boolean all(int[] classes) {
      return classes.length == 1 && classes[0] == -1;
    }

    private DataOptions options() {
      DataOptions options = new DataOptions().withCentring(true).withLargestSize(points);
      options = channel < 0 ? options : options.withChannel(channel);
      return all(classes) ? options : options.withClasses(classes);
    }
  }

  @Override
  public String name() {
    return "speciation-spectrum";
  }

  @Override
  public String summary() {
    return "Largest covariance eigenvalues of data, the speciation time of each in two conventions,"
        + " and the edge of noise (Biroli et al. 2024, Eq. 4, Table 1)";
  }

  @Override
  public Keys defaults() {
    return new Keys(null, 10, -1, new int[] {-1}, 0);
  }

  /** Columns {@code rank, eigenvalue, edge, t_leading_order, t_signal_equals_noise}. */
  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    progress.report(0, "reading");
    DataSet data = DataSets.read(keys.data(), keys.options());
    progress.report(0.3, data.toString());
    Spectrum spectrum = Spectrum.top(data.points(), Math.min(keys.count(), data.dimension()));
    double edge = spectrum.whiteNoise().upperEdge();
    var table =
        ResultTable.builder()
            .count("rank")
            .number("eigenvalue")
            .number("edge")
            .number("t_leading_order")
            .number("t_signal_equals_noise");
    for (int k = 0; k < spectrum.values().length; k++) {
      double value = spectrum.values()[k];
      table.row(
          k + 1,
          value,
          edge,
          time(SpeciationTime.LEADING_ORDER, value),
          time(SpeciationTime.SIGNAL_EQUALS_NOISE, value));
    }
    return table.build();
  }

  /** NaN for a direction in which the data do not vary. */
  private static double time(SpeciationTime convention, double eigenvalue) {
    return eigenvalue > 0 ? convention.at(eigenvalue) : Double.NaN;
  }
}
