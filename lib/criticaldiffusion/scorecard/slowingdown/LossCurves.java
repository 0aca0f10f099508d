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
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Learning curves of one layer and their collapse (arXiv:2605.12597). */
final class LossCurves implements PaperFigure {
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
    return "Loss of one layer against training step for several L, d = 2";
  }

  @Override
  public String statement() {
    return "Every mode relaxes at a rate of its own, the critical ones first; with steps in units of L^2 the curves of all L become one.";
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
    double again = at(64, 1024) / at(32, 256);
    return new Drawn(
        Panels.beside(plain, collapsed),
        List.of(Finding.exact("loss at s = L^2/4, L = 64 over L = 32", 1, again, 0.05)));
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
