package criticaldiffusion.scorecard.regimes;

import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.Speciation;

/** Training sets of the figures. */
final class TrainingSets {
  private TrainingSets() {}

  /** So many points of two classes, drawn from the child {@code data}. */
  static EmpiricalDistribution of(Speciation classes, int size, RandomStreams streams) {
    Batch points = new Batch(size, classes.dimension());
    classes.mixture().draw(streams.child("data").streams(size), points);
    return EmpiricalDistribution.of(points);
  }
}
