package criticaldiffusion.scorecard.slowingdown;

import criticaldiffusion.critical.Descent;
import criticaldiffusion.critical.ModeRelaxation;
import criticaldiffusion.critical.ModeSpectrum;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Cw of single modes against training step, one layer and two (arXiv:2605.12597). */
final class ModeCurves implements PaperFigure {
  private static final int LENGTH = 32;
  private static final double START = 0.1;
  private static final double RATE = 0.02;

  @Override
  public Paper paper() {
    return Paper.SLOWING_DOWN;
  }

  @Override
  public String name() {
    return "mode-curves";
  }

  @Override
  public String title() {
    return "Weights of single modes against training step at criticality, d = 2, L = " + LENGTH;
  }

  @Override
  public String statement() {
    return "One layer learns each mode exponentially at the rate ηC_k, the critical modes first and short distances last;"
        + " two layers learn each by a sigmoidal step of one width, delayed by the logarithm of 1/C_k.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    ModeSpectrum spectrum = ModeSpectrum.of(Propagator.critical(new Lattice(2, LENGTH)).spectrum());
    int[] modes = {0, 1, spectrum.size() / 8, spectrum.size() - 1};
    double largest = spectrum.largest();
    double[] few =
        IntStream.range(0, 33)
            .mapToDouble(i -> Math.rint(StrictMath.pow(2, 0.4 * i)))
            .distinct()
            .toArray();
    double[] even = IntStream.rangeClosed(0, 24).mapToDouble(i -> 20.0 * i).toArray();
    double[][] one = run(Descent.oneLayer(spectrum, 0, 1 / largest), spectrum, modes, few);
    double[][] two =
        run(Descent.twoLayers(spectrum, START / largest, 0, RATE), spectrum, modes, even);
    Figure single =
        Figure.page().xLog().xLabel("step s").yLabel("w_k/w_k*, one layer").xRange(1, 8000);
    Figure product = Figure.page().xLabel("step s").yLabel("w_k/w_k*, two layers");
    List<Finding> findings = new ArrayList<>();
    double furthest = 0;
    for (int m = 0; m < modes.length; m++) {
      double c = spectrum.variance(modes[m]);
      String name = String.format(Locale.ROOT, "C = %.3g", c);
      int colour = m;
      single =
          single
              .points(name, few, one[m])
              .style(s -> s.colour(colour))
              .line(name + ", theory", 1, 8000, s -> 1 - StrictMath.pow(1 - c / largest, s))
              .style(s -> s.colour(colour).unlisted());
      product =
          product
              .points(name, even, two[m])
              .style(s -> s.colour(colour))
              .line(name + ", theory", 0, 480, s -> logistic(c, largest, s))
              .style(s -> s.colour(colour).unlisted());
      for (int i = 0; i < even.length; i++) {
        furthest = Math.max(furthest, Math.abs(two[m][i] - logistic(c, largest, even[i])));
      }
    }
    for (int m = 1; m < modes.length; m++) {
      double c = spectrum.variance(modes[m]);
      // where half is learned
      int at = nearest(one[m], 0.5);
      findings.add(
          Finding.exact(
              String.format(
                  Locale.ROOT, "rate of the mode C = %.3g over −log(1 − ηC), one layer", c),
              1,
              StrictMath.log(1 - one[m][at]) / (few[at] * StrictMath.log1p(-c / largest)),
              1e-9));
    }
    findings.add(
        Finding.exact("largest distance from the logistic curve, two layers", 0, furthest, 0.02));
    findings.add(
        Finding.exact(
            "steps from the half of the first mode to that of the last, two layers",
            0.5
                * StrictMath.log((spectrum.conditionNumber() / START - 1) / (1 / START - 1))
                / StrictMath.log1p(RATE),
            half(even, two[3]) - half(even, two[0]),
            2));
    return new Drawn(Panels.beside(single, product), findings);
  }

  /** Cw of each mode at each of the steps. */
  private static double[][] run(
      Descent descent, ModeSpectrum spectrum, int[] modes, double[] steps) {
    double[][] weights = new double[modes.length][steps.length];
    for (int i = 0; i < steps.length; i++) {
      while (descent.steps() < steps[i]) {
        descent.step();
      }
      for (int m = 0; m < modes.length; m++) {
        weights[m][i] = spectrum.variance(modes[m]) * descent.weight(modes[m]);
      }
    }
    return weights;
  }

  /** Of gradient flow, with ln(1 + η) a step. */
  private static double logistic(double c, double largest, double step) {
    return c * ModeRelaxation.twoLayersFlow(c, START / largest, step * StrictMath.log1p(RATE));
  }

  private static int nearest(double[] values, double wanted) {
    return IntStream.range(0, values.length)
        .reduce((a, b) -> Math.abs(values[b] - wanted) < Math.abs(values[a] - wanted) ? b : a)
        .getAsInt();
  }

  /** Where a rising curve passes ½, by a straight line in the logit. */
  private static double half(double[] step, double[] value) {
    double[] logit = Arrays.stream(value).map(v -> StrictMath.log(v / (1 - v))).toArray();
    int i = 1;
    while (logit[i] < 0) {
      i++;
    }
    return step[i] - logit[i] * (step[i] - step[i - 1]) / (logit[i] - logit[i - 1]);
  }
}
