package criticaldiffusion.scorecard.symmetry;

import criticaldiffusion.data.DataSet;
import criticaldiffusion.data.SyntheticImages;
import criticaldiffusion.field.Density;
import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.schedule.VariancePreserving;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The potential along arcs between images (Raya, Ambrogioni 2023, potentials of trained nets). */
final class PotentialOfImages implements PaperFigure {
  private static final VariancePreserving SCHEDULE = new VariancePreserving();
  private static final int COUNT = 400;
  private static final int PAIRS = 20;
  private static final int PLACES = 91;
  private static final double DIFFERENCE = 1e-6;
  private static final int[] STEPS = {800, 500, 100};

  /** How many wells there are at these steps, the first between the images, the last at them. */
  private static final int[] WELLS = {1, 2, 2};

  /** α/π of the wells, where the statement says it. */
  private static final double[][] PLACED = {{0.25}, {}, {0, 0.5}};

  @Override
  public Paper paper() {
    return Paper.THERMODYNAMICS;
  }

  @Override
  public String name() {
    return "potential-of-images";
  }

  @Override
  public String title() {
    return "Potential on the arc x_1 cos α + x_2 sin α between a drawn 1 and a drawn 8, mean of "
        + PAIRS
        + " pairs, exact score of "
        + COUNT
        + " images";
  }

  @Override
  public String statement() {
    return "Early in generation the potential has one well, between the two images; late it has two, at the images"
        + " (the paper integrates the scores of trained networks at steps 700, 100 and 0 of 1000).";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    DataSet images = SyntheticImages.digits(16, COUNT, 1, 1, 8);
    Batch data = normalized(images.points());
    int[][] pairs = pairs(images.labels());
    EmpiricalDistribution law = EmpiricalDistribution.of(data);
    Figure[] panels = new Figure[STEPS.length];
    List<Finding> findings = new ArrayList<>();
    double[] angle = IntStream.range(0, PLACES).mapToDouble(PotentialOfImages::angle).toArray();
    for (int k = 0; k < STEPS.length; k++) {
      double s = STEPS[k] / 1000.0;
      Density noised = law.diffused(SCHEDULE.alpha(s), SCHEDULE.variance(s));
      double[][] values = new double[PLACES][PAIRS];
      double worst = 0;
      for (int p = 0; p < PAIRS; p++) {
        double[] potential = potential(noised, arc(data, pairs[p], angle));
        for (int i = 0; i < PLACES; i++) {
          values[i][p] = (potential[i] - potential[PLACES / 2]) / data.dimension();
        }
        worst = Math.max(worst, slopeError(noised, data, pairs[p]));
      }
      double[] mean = new double[PLACES];
      double[] low = new double[PLACES];
      double[] high = new double[PLACES];
      for (int i = 0; i < PLACES; i++) {
        Estimate of = Estimate.of(values[i]);
        mean[i] = of.mean();
        low[i] = of.mean() - of.error();
        high[i] = of.mean() + of.error();
      }
      List<Double> wells = wells(angle, mean);
      String step = ", step " + STEPS[k];
      findings.add(Finding.exact("wells of the mean" + step, WELLS[k], wells.size(), 0));
      for (int w = 0; w < PLACED[k].length && w < wells.size(); w++) {
        findings.add(Finding.exact("α/π of a well" + step, PLACED[k][w], wells.get(w), 0.02));
      }
      findings.add(Finding.exact("slope by the score against log P" + step, 0, worst, 1e-5));
      panels[k] =
          Figure.page()
              .title("step " + STEPS[k])
              .xLabel("α/π")
              .yLabel("(V(α) − V(π/4))/d")
              .noLegend()
              .band("1σ of the pairs", angle, low, high)
              .style(style -> style.colour(0))
              .line("mean of the pairs", angle, mean)
              .style(style -> style.colour(0))
              .verticalMark(0, "")
              .verticalMark(0.5, "");
      progress.report((k + 1.0) / STEPS.length, "step " + STEPS[k]);
    }
    return new Drawn(Panels.beside(panels), findings);
  }

  /** α/π, from −0.2 to 0.7. */
  private static double angle(int place) {
    return -0.2 + 0.9 * place / (PLACES - 1);
  }

  private static List<Double> wells(double[] angle, double[] v) {
    List<Double> wells = new ArrayList<>();
    for (int i = 1; i + 1 < v.length; i++) {
      if (v[i] < v[i - 1] && v[i] < v[i + 1]) {
        wells.add(angle[i]);
      }
    }
    return wells;
  }

  /** Centred images, each of the length √d. */
  private static Batch normalized(Batch points) {
    int d = points.dimension();
    double[] mean = new double[d];
    for (int i = 0; i < points.size(); i++) {
      for (int j = 0; j < d; j++) {
        mean[j] += points.get(i, j) / points.size();
      }
    }
    Batch data = new Batch(points.size(), d);
    for (int i = 0; i < points.size(); i++) {
      double square = 0;
      for (int j = 0; j < d; j++) {
        double y = points.get(i, j) - mean[j];
        square += y * y;
      }
      for (int j = 0; j < d; j++) {
        data.set(i, j, (points.get(i, j) - mean[j]) * Math.sqrt(d / square));
      }
    }
    return data;
  }

  /** The first images of each class, in their order. */
  private static int[][] pairs(int[] labels) {
    int[] ones = IntStream.range(0, labels.length).filter(i -> labels[i] == labels[0]).toArray();
    int[] others = IntStream.range(0, labels.length).filter(i -> labels[i] != labels[0]).toArray();
    int[][] pairs = new int[PAIRS][];
    for (int p = 0; p < PAIRS; p++) {
      pairs[p] = new int[] {ones[p], others[p]};
    }
    return pairs;
  }

  private static Batch arc(Batch data, int[] pair, double... angles) {
    Batch x = new Batch(angles.length, data.dimension());
    for (int i = 0; i < angles.length; i++) {
      double cos = StrictMath.cos(Math.PI * angles[i]);
      double sin = StrictMath.sin(Math.PI * angles[i]);
      for (int j = 0; j < data.dimension(); j++) {
        x.set(i, j, cos * data.get(pair[0], j) + sin * data.get(pair[1], j));
      }
    }
    return x;
  }

  /** V = −½|x|² − 2 log P_t. */
  private static double[] potential(Density noised, Batch x) {
    double[] v = new double[x.size()];
    for (int i = 0; i < v.length; i++) {
      double square = 0;
      for (int j = 0; j < x.dimension(); j++) {
        square += x.get(i, j) * x.get(i, j);
      }
      v[i] = -0.5 * square - 2 * noised.logDensity(x.data(), x.start(i));
    }
    return v;
  }

  /** How far −(x + 2S)·dx/dα and differences of V are apart, relative to the larger slope. */
  private static double slopeError(Density noised, Batch data, int[] pair) {
    double[] angles = {-0.15, 0.05, 0.2, 0.4, 0.65};
    Batch x = arc(data, pair, angles);
    Batch score = new Batch(x.size(), x.dimension());
    noised.score(x, score);
    double worst = 0;
    double steepest = 0;
    for (int i = 0; i < angles.length; i++) {
      double[] near =
          potential(noised, arc(data, pair, angles[i] - DIFFERENCE, angles[i] + DIFFERENCE));
      // A quarter of a turn further the arc points along its own slope.
      double[] along = arc(data, pair, angles[i] + 0.5).row(0);
      double slope = 0;
      for (int j = 0; j < along.length; j++) {
        slope -= (x.get(i, j) + 2 * score.get(i, j)) * along[j];
      }
      double difference = (near[1] - near[0]) / (2 * DIFFERENCE * Math.PI);
      worst = Math.max(worst, Math.abs(slope - difference));
      steepest = Math.max(steepest, Math.abs(slope));
    }
    return worst / steepest;
  }
}
