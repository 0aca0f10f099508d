package criticaldiffusion.scorecard.regimes;

import criticaldiffusion.figure.Figure;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.SpeciationTime;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import java.util.List;
import java.util.stream.IntStream;

/** t_S = ½ log Λ of five image sets (Biroli et al. 2024, Table 1). */
final class SpeciationTimesOfImages implements PaperFigure {
  private static final List<String> SETS =
      List.of("MNIST", "CIFAR", "ImageNet16", "ImageNet32", "LSUN");

  /** The largest eigenvalues and times that Table 1 prints. */
  private static final double[] EIGENVALUES = {7.66, 16.72, 3.05, 12.11, 60.52};

  private static final double[] TIMES = {1.02, 1.41, 0.56, 1.25, 2.05};

  @Override
  public Paper paper() {
    return Paper.DYNAMICAL_REGIMES;
  }

  @Override
  public String name() {
    return "table1-speciation-times";
  }

  @Override
  public String title() {
    return "Table 1: speciation times of five image sets from the largest eigenvalue of their covariance";
  }

  @Override
  public String statement() {
    return "t_S = ½ log Λ (Eq. 4). The eigenvalues are the printed ones; the image sets are not part of this library.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    Figure figure =
        Figure.column()
            .xLog()
            .xLabel("Λ")
            .yLabel("t_S (OU time)")
            .line("½ log Λ", 2, 100, SpeciationTime.LEADING_ORDER::at)
            .style(s -> s.black())
            .line("½ log(1 + Λ)", 2, 100, SpeciationTime.SIGNAL_EQUALS_NOISE::at)
            .style(s -> s.dashed().black())
            .points("Table 1", EIGENVALUES, TIMES);
    return new Drawn(
        figure,
        IntStream.range(0, TIMES.length)
            .mapToObj(
                i ->
                    Finding.exact(
                        "t_S of " + SETS.get(i),
                        TIMES[i],
                        SpeciationTime.LEADING_ORDER.at(EIGENVALUES[i]),
                        0.0055)) // two printed digits, of Λ as well
            .toList());
  }
}
