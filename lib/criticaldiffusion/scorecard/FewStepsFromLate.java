package criticaldiffusion.scorecard;

import criticaldiffusion.figure.Figure;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.schedule.VariancePreserving;
import criticaldiffusion.thermo.generation.FewSteps;
import criticaldiffusion.thermo.generation.LateStart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Few steps from a late start, a stand-in for the image sets (Raya, Ambrogioni 2023, Fig. 2, Table
 * 1).
 */
final class FewStepsFromLate implements PaperFigure {
  @Override
  public Paper paper() {
    return Paper.THERMODYNAMICS;
  }

  @Override
  public String name() {
    return "few-steps";
  }

  @Override
  public String title() {
    return "Distance from the target after few DDIM steps against the start time, two classes on a line";
  }

  @Override
  public String statement() {
    return "With few steps a late start from the matched Gaussian is better than the whole run from noise.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    VariancePreserving schedule = new VariancePreserving();
    FewSteps few = new FewSteps(1, 0.01, schedule, 1000);
    double[] start = IntStream.rangeClosed(2, 20).mapToDouble(i -> i / 20.0).toArray();
    Figure figure = Figure.column().yLog().xLabel("start time s").yLabel("W_1/σ");
    List<Finding> findings = new ArrayList<>();
    for (int steps : new int[] {3, 5, 10}) {
      double[] distance =
          IntStream.range(0, start.length)
              .mapToDouble(i -> few.distance(LateStart.Start.MATCHED, start[i], steps))
              .toArray();
      figure = figure.points(steps + " steps", start, distance).style(s -> s.joined());
      double best = Arrays.stream(distance).min().orElseThrow();
      double whole = distance[distance.length - 1];
      findings.add(
          Finding.exact(
              steps + " steps: best late start over the whole run, at most 1",
              0.5,
              best / whole,
              0.5));
    }
    return new Drawn(figure.verticalMark(few.criticalTime(), "s_c"), findings);
  }
}
