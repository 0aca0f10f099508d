package criticaldiffusion.experiment;

import criticaldiffusion.parallel.Progress;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.Moments;

/** The mean of a few normal deviates: small, with a key of every type of number. */
public final class TinyExperiment implements Experiment<TinyExperiment.Keys> {
  /** What a run does instead of ending well. */
  public enum Fate {
    FINE,
    REFUSE,
    FAIL,
    STOP,
    RUN_ON
  }

  /** Called when the work begins. */
  public static Runnable onStart = () -> {};

  public record Keys(
      @Key("number of deviates, at least 2") int samples,
      @Key("standard deviation, above 0") double sigma,
      @Key("times at which the mean is shifted") double[] times,
      Fate fate) {
    public Keys {
      Range.atLeast("samples", samples, 2);
      Range.positive("sigma", sigma);
      Range.finite("times", times);
    }
  }

  @Override
  public String name() {
    return "tiny-mean";
  }

  @Override
  public String summary() {
    return "the mean of normal deviates, shifted by t";
  }

  @Override
  public Keys defaults() {
    return new Keys(100, 1, new double[] {0, 0.5}, Fate.FINE);
  }

  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    progress.report(0, "starting");
    onStart.run();
    switch (keys.fate()) {
      case REFUSE -> throw new IllegalArgumentException("sigma is too small\nfor these samples");
      case FAIL -> throw new ArithmeticException("lost all digits");
      case STOP -> Thread.currentThread().interrupt();
      case RUN_ON -> waitForInterrupt();
      default -> {}
    }
    double[] deviates = new double[keys.samples()];
    RowBlocks.run(
        deviates.length,
        7,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            RandomStream rng = streams.stream(i);
            deviates[i] = keys.sigma() * rng.nextGaussian();
          }
        });
    Moments moments = new Moments();
    for (double deviate : deviates) {
      moments.add(deviate);
    }
    var table = ResultTable.builder().number("t").estimate("mean").count("samples").text("law");
    for (double t : keys.times()) {
      table.row(t, moments.estimate().plus(t), keys.samples(), "normal");
    }
    return table.build();
  }

  private static void waitForInterrupt() {
    while (true) {
      RowBlocks.checkpoint();
      Thread.onSpinWait();
    }
  }
}
