package criticaldiffusion.scorecard.thermodynamics;

import criticaldiffusion.field.Density;
import criticaldiffusion.field.PointSet;
import criticaldiffusion.figure.ColourMap;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.thermo.Branches;
import criticaldiffusion.thermo.EquationOfState;
import criticaldiffusion.thermo.Frame;
import criticaldiffusion.thermo.PointModel;
import criticaldiffusion.thermo.PosteriorEnsemble;
import criticaldiffusion.thermo.Transition;
import criticaldiffusion.thermo.Transitions;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** p_T(X) over T and X with the fixed points X*(T) that fork in it (Ambrogioni 2023, 5 and 7). */
final class DensityWithForks implements PaperFigure {
  /** log₁₀ T at the ends. */
  private static final double FROM = -1.6;

  private static final double TO = 0.6;
  private static final double REACH = 2.5;
  private static final int COLUMNS = 110;
  private static final int ROWS = 101;

  /** Points on a line, and the T at which X* forks, by independent programs. */
  private record Data(String name, double[] points, double... forks) {}

  private static final List<Data> ALL =
      List.of(
          new Data("two points ±1", new double[] {-1, 1}, 1),
          new Data(
              "four points ±1/√5, ±3/√5",
              Arrays.stream(new double[] {-3, -1, 1, 3}).map(y -> y / Math.sqrt(5)).toArray(),
              0.3312190236,
              0.18815),
          new Data("hierarchy ±1 ± ¼", new double[] {-1.25, -0.75, 0.75, 1.25}, 0.931430, 0.0625));

  /** The data of which the entropy is drawn. */
  private static final int ENTROPY = 1;

  @Override
  public Paper paper() {
    return Paper.THERMODYNAMICS;
  }

  @Override
  public String name() {
    return "density-forks";
  }

  @Override
  public String title() {
    return "Density p_T(X) of noised points over T, over its largest value at each T, entropy of the posterior, and the fixed points X*(T) of the score";
  }

  @Override
  public String statement() {
    return "While T falls the fixed points of the score fork at the critical temperatures: two points once, at T = 1; four"
        + " points and a hierarchy twice, first into groups and then into points.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    Figure[] panels = new Figure[ALL.size() + 1];
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < ALL.size(); i++) {
      Data data = ALL.get(i);
      double[] equal = new double[data.points().length];
      Arrays.fill(equal, 1.0 / equal.length);
      EquationOfState state =
          new EquationOfState(PointModel.onLine(equal, data.points()), Frame.varianceExploding());
      PointSet points =
          PointSet.of(
              Arrays.stream(data.points())
                  .mapToObj(y -> new double[] {y})
                  .toArray(double[][]::new));
      panels[i] =
          forks(data.name(), state, Color.BLACK)
              .heatMap("density", density(points), FROM, TO, -REACH, REACH, ColourMap.VIRIDIS)
              .colours("p_T(X)/max", 0, 1);
      if (i == ENTROPY) {
        panels[ALL.size()] =
            forks("posterior of the four points", state, Color.WHITE)
                .heatMap("entropy", entropy(points), FROM, TO, -REACH, REACH, ColourMap.VIRIDIS)
                .colours("entropy (nats)", 0, StrictMath.log(points.size()));
      }
      List<Double> found = temperatures(state);
      findings.add(Finding.exact("forks of " + data.name(), data.forks().length, found.size(), 0));
      for (int k = 0; k < Math.min(found.size(), data.forks().length); k++) {
        findings.add(
            Finding.exact(
                String.format(Locale.ROOT, "T of fork %d of %s", k + 1, data.name()),
                data.forks()[k],
                found.get(k),
                1e-5));
      }
      findings.add(
          Finding.exact(
              "largest |score| of p_T at stable X*, " + data.name(),
              0,
              score(points, state),
              1e-8));
      progress.report((i + 1.0) / ALL.size(), data.name());
    }
    return new Drawn(Panels.rows(2, panels), findings);
  }

  /** The temperatures of all changes, highest first; folds of the two sides are one. */
  private static List<Double> temperatures(EquationOfState state) {
    List<Double> found = new ArrayList<>();
    for (Transition change : Transitions.of(state)) {
      double t = change.temperature();
      if (found.stream().noneMatch(other -> Math.abs(other - t) < 1e-6 * t)) {
        found.add(t);
      }
    }
    return found;
  }

  private static double temperature(int column) {
    return StrictMath.pow(10, FROM + (TO - FROM) * (column + 0.5) / COLUMNS);
  }

  private static double state(int row) {
    return REACH * (2 * (row + 0.5) / ROWS - 1);
  }

  /** S + log K, the Gibbs entropy of which point is behind X. */
  private static double[][] entropy(PointSet points) {
    double[][] entropy = new double[ROWS][COLUMNS];
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        entropy[row][column] =
            PosteriorEnsemble.of(points, temperature(column), state(row)).entropy()
                + StrictMath.log(points.size());
      }
    }
    return entropy;
  }

  private static double[][] density(PointSet points) {
    double[][] density = new double[ROWS][COLUMNS];
    for (int column = 0; column < COLUMNS; column++) {
      Density noised = points.diffused(1, temperature(column));
      double highest = 0;
      for (int row = 0; row < ROWS; row++) {
        density[row][column] = StrictMath.exp(noised.logDensity(new double[] {state(row)}, 0));
        highest = Math.max(highest, density[row][column]);
      }
      for (int row = 0; row < ROWS; row++) {
        density[row][column] /= highest;
      }
    }
    return density;
  }

  private static Figure forks(String title, EquationOfState state, Color stable) {
    Figure figure = Figure.page().title(title).xLabel("log_{10} T").yLabel("X").noLegend();
    double[] times =
        IntStream.rangeClosed(0, 300)
            .mapToDouble(k -> TO - (TO - FROM) * k / 300)
            .map(log -> Frame.timeAt(StrictMath.pow(10, log)))
            .toArray();
    int number = 0;
    for (Branches.Line line : Branches.lines(Branches.of(state, times))) {
      double[] log =
          Arrays.stream(line.times()).map(t -> StrictMath.log10(Frame.temperature(t))).toArray();
      figure =
          figure
              .line("X*, " + ++number, log, line.magnetizations())
              .style(s -> line.stable() ? s.colour(stable) : s.colour(Color.WHITE).dashed());
    }
    return figure;
  }

  private static double score(PointSet points, EquationOfState state) {
    double largest = 0;
    for (double temperature : new double[] {0.05, 0.15, 0.5, 2}) {
      Density noised = points.diffused(1, temperature);
      for (var point : state.stable(Frame.timeAt(temperature))) {
        double step = 1e-5;
        double above = noised.logDensity(new double[] {point.position() + step}, 0);
        double below = noised.logDensity(new double[] {point.position() - step}, 0);
        largest = Math.max(largest, Math.abs(above - below) / (2 * step));
      }
    }
    return largest;
  }
}
