package criticaldiffusion.scorecard.slowingdown;

import criticaldiffusion.critical.GrowingRange;
import criticaldiffusion.experiment.CriticalLocal;
import criticaldiffusion.experiment.CriticalTrainingTime;
import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.scorecard.paper.Runs;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Loss and susceptibility of scores of fixed range (arXiv:2605.12597). */
final class LocalScores implements PaperFigure {
  private static final double[] FACTORS = {1, 2, 3, 4, 5};
  private static final Propagator CUBE = Propagator.critical(new Lattice(3, 32));

  @Override
  public Paper paper() {
    return Paper.SLOWING_DOWN;
  }

  @Override
  public String name() {
    return "local-score";
  }

  @Override
  public String title() {
    return "Scores of finite range r at criticality, d = 3";
  }

  @Override
  public String statement() {
    return "A score of short range loses little: the exact one decays at the distance √(e^{2t} − 1). What a fixed range generates has a finite susceptibility; a range that grows with t has the right one.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    ResultTable table =
        Runs.table(
            new CriticalLocal(),
            streams,
            progress,
            "dimension=3",
            "sizes=8,16,32",
            "ranges=1,2,3",
            "time=0.4");
    double[] steps =
        Runs.table(
                new CriticalTrainingTime(),
                streams,
                progress,
                "layers=local",
                "dimension=3",
                "sizes=8,16,32")
            .column("steps");
    Figure loss = Figure.page().yLog().xLabel("range r").yLabel("relative loss, t = 0.4");
    Figure susceptibility =
        Figure.page().xLog().yLog().xLabel("L").yLabel("generated susceptibility χ");
    for (int length : new int[] {8, 16, 32}) {
      loss =
          loss.points(
                  "L = " + length,
                  Runs.pick(table, "r", "L", length),
                  Runs.pick(table, "loss", "L", length))
              .style(s -> s.joined());
    }
    for (int range : new int[] {1, 2, 3}) {
      susceptibility =
          susceptibility
              .points(
                  "r = " + range,
                  Runs.pick(table, "L", "r", range),
                  Runs.pick(table, "chi", "r", range))
              .style(s -> s.joined());
    }
    Propagator chain = Propagator.critical(new Lattice(1, 256));
    double[] grown =
        Arrays.stream(FACTORS)
            .map(c -> new GrowingRange(chain, c).generatedSpectrum()[0] / chain.susceptibility())
            .toArray();
    double[] exact = Runs.pick(table, "chi_exact", "r", 1);
    double[] fixed = Runs.pick(table, "chi", "r", 2);
    return new Drawn(
        Panels.rows(
            2,
            kernels(),
            loss,
            susceptibility
                .line("exact", Runs.pick(table, "L", "r", 1), exact)
                .style(s -> s.black()),
            Figure.page()
                .xLabel("c, range r(t) = c/M_t")
                .yLabel("generated over true χ, d = 1")
                .yRange(0, 1.05)
                .noLegend()
                .points("L = 256", FACTORS, grown)
                .style(s -> s.joined())
                .horizontalMark(1, "")),
        List.of(
            Finding.exact(
                "decay of the kernel over one site, d = 3, t = 0.5, against 2 asinh(M_t/2)",
                decay(0.5),
                summedDecay(0.5),
                1e-8),
            Finding.exact("χ over true, range 1/M_t, d = 1, L = 256", 0.57, grown[0], 5e-3),
            Finding.exact("χ over true, range 4/M_t, d = 1, L = 256", 0.991, grown[3], 1e-3),
            Finding.exact("χ generated, r = 2, L = 16", 25.09, fixed[1], 0.25),
            Finding.exact("χ generated, r = 2, L = 32", 24.83, fixed[2], 0.25),
            Finding.exact("training steps to 1 %, r = 1, t = 0, L = 8", 29, steps[0], 1),
            Finding.exact("training steps to 1 %, r = 1, t = 0, L = 32", 26, steps[2], 1),
            Finding.exact("χ exact, L = 32 over L = 16", 4, exact[2] / exact[1], 0.2)));
  }

  /** −w_x(t) of the exact score along an axis. */
  private static Figure kernels() {
    Figure figure =
        Figure.page().yLog().xLabel("distance").yLabel("kernel of the exact score").yRange(1e-8, 1);
    double[] distance = IntStream.rangeClosed(1, 12).mapToDouble(x -> x).toArray();
    for (double t : new double[] {0.01, 0.1, 0.5, 1, 2}) {
      double[] weights = along(t, false);
      figure =
          figure
              .points(
                  "t = " + t,
                  distance,
                  IntStream.rangeClosed(1, 12).mapToDouble(x -> -weights[x]).toArray())
              .style(s -> s.joined());
    }
    return figure;
  }

  /** w_x on an axis of the lattice, or summed over the plane across it. */
  private static double[] along(double t, boolean summed) {
    Lattice lattice = CUBE.lattice();
    int length = lattice.length();
    double[] spectrum = CUBE.spectrum();
    double[] axis = new double[length];
    for (int k = 0; k < spectrum.length; k++) {
      boolean across = k % (length * length) == 0;
      if (across || !summed) {
        double decay = StrictMath.exp(-2 * t);
        double share = summed ? 1 : (double) length / spectrum.length;
        axis[lattice.coordinate(k, 0)] += share / (1 + decay * (spectrum[k] - 1));
      }
    }
    double[] kernel = new double[length / 2];
    for (int x = 0; x < kernel.length; x++) {
      for (int k = 0; k < length; k++) {
        kernel[x] += axis[k] * StrictMath.cos(2 * Math.PI * k * x / length) / length;
      }
    }
    return kernel;
  }

  private static double decay(double t) {
    double half = 0.5 * CUBE.scoreMass(t);
    return 2 * StrictMath.log(half + Math.sqrt(1 + half * half));
  }

  private static double summedDecay(double t) {
    double[] kernel = along(t, true);
    return StrictMath.log(kernel[2] / kernel[3]);
  }
}
