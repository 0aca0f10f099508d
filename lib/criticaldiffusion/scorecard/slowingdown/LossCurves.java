package criticaldiffusion.scorecard.slowingdown;

import criticaldiffusion.critical.Descent;
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
import java.util.stream.IntStream;

/** Learning curves of one layer and their collapse (arXiv:2605.12597). */
final class LossCurves implements PaperFigure {
  private static final double RATE = 0.25;

  /** Steps to 1 % of two layers, L = 16, 64 and 256, by an independent program. */
  private static final int[] EXPECTED = {22, 28, 34};

  @Override
  public Paper paper() {
    return Paper.SLOWING_DOWN;
  }

  @Override
  public String name() {
    return "loss-curves";
  }

  @Override
  public String title() {
    return "Loss of one layer and of two layers against training step for several L, d = 2";
  }

  @Override
  public String statement() {
    return "Every mode relaxes at a rate of its own, the critical ones first; with steps in units of L^2 the curves of all L become one. Those of two layers become one when shifted by log L.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    int[] lengths = {16, 32, 64};
    Figure plain = Figure.page().xLog().yLog().xLabel("step s").yLabel("relative loss");
    Figure collapsed = Figure.page().xLog().yLog().xLabel("s/L^2").yLabel("relative loss");
    for (int i = 0; i < lengths.length; i++) {
      int length = lengths[i];
      ModeSpectrum spectrum =
          ModeSpectrum.of(Propagator.critical(new Lattice(2, length)).spectrum());
      Descent descent = Descent.oneLayer(spectrum, 0, 1 / spectrum.largest());
      double[] steps =
          IntStream.range(0, 24)
              .mapToDouble(k -> Math.rint(4 * StrictMath.pow(length * length, k / 23.0)))
              .toArray();
      double[] loss = new double[steps.length];
      for (int k = 0; k < steps.length; k++) {
        while (descent.steps() < steps[k]) {
          descent.step();
        }
        loss[k] = descent.relativeLoss();
      }
      double[] scaled = Arrays.stream(steps).map(s -> s / (length * length)).toArray();
      plain = plain.points("L = " + length, steps, loss).style(s -> s.joined());
      collapsed = collapsed.points("L = " + length, scaled, loss).style(s -> s.joined());
      progress.report((i + 1.0) / lengths.length, "L = " + length);
    }
    int[] more = {16, 64, 256};
    Figure two = Figure.page().yLog().xLabel("step s, two layers").yLabel("relative loss");
    Figure shifted =
        Figure.page().yLog().xLabel("s − log L/log(1 + η), two layers").yLabel("relative loss");
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.exact("loss at s = L^2/4, L = 64 over L = 32", 1, again(), 0.05));
    for (int i = 0; i < more.length; i++) {
      double[] loss = twoLayers(more[i]);
      double[] steps = IntStream.range(0, loss.length).mapToDouble(s -> s).toArray();
      double delay = StrictMath.log(more[i]) / StrictMath.log1p(RATE);
      double[] from = Arrays.stream(steps).map(s -> s - delay).toArray();
      two = two.points("L = " + more[i], steps, loss).style(s -> s.joined());
      shifted = shifted.points("L = " + more[i], from, loss).style(s -> s.joined());
      int first =
          IntStream.range(0, loss.length).filter(s -> loss[s] <= 0.01).findFirst().orElse(0);
      findings.add(
          Finding.exact("steps to 1 %, two layers, L = " + more[i], EXPECTED[i], first, 0));
    }
    return new Drawn(Panels.rows(2, plain, collapsed, two, shifted), findings);
  }

  /** The loss after every step of two layers. */
  private static double[] twoLayers(int length) {
    ModeSpectrum spectrum = ModeSpectrum.of(Propagator.critical(new Lattice(2, length)).spectrum());
    Descent descent = Descent.twoLayers(spectrum, 0.1 / spectrum.largest(), 0, RATE);
    double[] loss = new double[42];
    for (int s = 0; s < loss.length; s++) {
      loss[s] = descent.relativeLoss();
      descent.step();
    }
    return loss;
  }

  private static double again() {
    return at(64, 1024) / at(32, 256);
  }

  private static double at(int length, long steps) {
    ModeSpectrum spectrum = ModeSpectrum.of(Propagator.critical(new Lattice(2, length)).spectrum());
    Descent descent = Descent.oneLayer(spectrum, 0, 1 / spectrum.largest());
    while (descent.steps() < steps) {
      descent.step();
    }
    return descent.relativeLoss();
  }
}
