package criticaldiffusion.scorecard.slowingdown;

import criticaldiffusion.critical.GenerationTime;
import criticaldiffusion.critical.ReverseScheme;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import java.util.List;
import java.util.Locale;

/** Steps of the reverse process at criticality (arXiv:2605.12597). */
final class ReverseSteps implements PaperFigure {
  @Override
  public Paper paper() {
    return Paper.SLOWING_DOWN;
  }

  @Override
  public String name() {
    return "reverse-steps";
  }

  @Override
  public String title() {
    return "Reverse steps with the exact score of a critical field, d = 2, every mode right to 1 %";
  }

  @Override
  public String statement() {
    return "With the exact score generation has no critical slowing down: horizon and steps grow as log L.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    double[] lengths = {8, 16, 32, 64, 128};
    Figure figure = Figure.column().xLog().xLabel("L").yLabel("reverse steps");
    double[] exponential = {};
    for (ReverseScheme scheme : List.of(ReverseScheme.EXPONENTIAL, ReverseScheme.HEUN_ODE)) {
      double[] steps = new double[lengths.length];
      for (int i = 0; i < lengths.length; i++) {
        Propagator field = Propagator.critical(new Lattice(2, (int) lengths[i]));
        steps[i] = GenerationTime.steps(scheme, field, 0.01);
        progress.report((i + 1.0) / lengths.length, scheme + ", L = " + lengths[i]);
      }
      exponential = scheme == ReverseScheme.EXPONENTIAL ? steps : exponential;
      figure =
          figure
              .points(scheme.name().toLowerCase(Locale.ROOT).replace("_", " "), lengths, steps)
              .style(s -> s.joined());
    }
    return new Drawn(
        figure,
        List.of(
            // the other program looked at every eighth number of steps
            Finding.exact("steps, exponential integrator, L = 16", 764, exponential[1], 8),
            Finding.exact("steps, exponential integrator, L = 128", 896, exponential[4], 8),
            Finding.exact(
                "growth from L = 64 to 128 over that from 16 to 32",
                1,
                (exponential[4] - exponential[3]) / (exponential[2] - exponential[1]),
                0.2)));
  }
}
