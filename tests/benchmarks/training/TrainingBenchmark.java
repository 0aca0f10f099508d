package benchmarks.training;

import criticaldiffusion.critical.ModeSpectrum;
import criticaldiffusion.critical.TrainingTime;
import criticaldiffusion.field.GaussianField;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.score.TwoLayerScore;
import criticaldiffusion.training.FieldSource;
import criticaldiffusion.training.GradientDescent;
import criticaldiffusion.training.ScoreMatching;
import criticaldiffusion.training.Target;
import criticaldiffusion.training.Training;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Times stochastic training of the two-layer score, and exact training of one layer at L = 256. */
final class TrainingBenchmark {
  private static final RandomStreams STREAMS = new RandomStreams(7);
  private static final int POOL = 1024;
  private static final double TIME = 0.1;

  private TrainingBenchmark() {}

  /**
   * Arguments: {@code time} steps, batch, threads, lengths...; or {@code figure} stem, then length,
   * own and peer seconds in turn.
   */
  public static void main(String[] words) throws java.io.IOException {
    if (words[0].equals("figure")) {
      figure(words);
      return;
    }
    int[] numbers = Arrays.stream(words, 1, words.length).mapToInt(Integer::parseInt).toArray();
    RowBlocks.limitThreads(numbers[2]);
    System.out.printf("# Java %s, float64%n", System.getProperty("java.version"));
    train(32, 200, numbers[1]);
    for (int i = 3; i < numbers.length; i++) {
      double seconds = train(numbers[i], numbers[0], numbers[1]) / numbers[0];
      System.out.printf(Locale.ROOT, "own %d %.6f%n", numbers[i], seconds);
    }
    Lattice lattice = new Lattice(2, 256);
    long start = System.nanoTime();
    ModeSpectrum spectrum = ModeSpectrum.of(Propagator.critical(lattice).spectrum());
    long steps = new TrainingTime(spectrum).oneLayer(0.01);
    System.out.printf(
        Locale.ROOT,
        "# one layer, L = 256: %d steps by bisection in %.3f s%n",
        steps,
        1e-9 * (System.nanoTime() - start));
  }

  /** The whole of the steps, the transform of the stored fields before them not counted. */
  private static double train(int length, int steps, int batch) {
    GaussianField law = Propagator.critical(new Lattice(2, length)).field();
    double alpha = Math.exp(-TIME);
    double variance = -Math.expm1(-2 * TIME);
    GaussianField noised = law.diffused(alpha, variance);
    Batch fields = new Batch(POOL, length * length);
    law.draw(STREAMS.child("fields").streams(POOL), fields);
    FieldSource source = FieldSource.of(law.fourier(), fields);
    var matching = ScoreMatching.stochastic(source, alpha, variance, Target.RAW, batch);
    var training = new Training(matching, new GradientDescent(0.02), noised);
    training.run(score(noised), 5, 5, STREAMS, Progress.NONE);
    TwoLayerScore score = score(noised);
    long start = System.nanoTime();
    training.run(score, steps, steps, STREAMS.child("run"), Progress.NONE);
    return 1e-9 * (System.nanoTime() - start);
  }

  private static TwoLayerScore score(GaussianField noised) {
    return new TwoLayerScore(noised.fourier(), 0.1 / noised.variance(0));
  }

  private static void figure(String[] words) throws java.io.IOException {
    int n = (words.length - 2) / 3;
    double[][] columns = new double[3][n];
    for (int i = 0; i < 3 * n; i++) {
      columns[i % 3][i / 3] = Double.parseDouble(words[2 + i]);
    }
    Figure.column()
        .xLog()
        .yLog()
        .xLabel("L")
        .yLabel("seconds a step")
        .points("PyTorch", columns[0], columns[2])
        .points("this library", columns[0], columns[1])
        .write(Path.of(words[1]), Map.of("benchmark", "training"));
  }
}
