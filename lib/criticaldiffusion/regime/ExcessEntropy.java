package criticaldiffusion.regime;

import criticaldiffusion.field.Distribution;
import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.schedule.NoiseSchedule;
import criticaldiffusion.stats.Estimate;
import java.util.Comparator;
import java.util.List;

/**
 * d·f^e(t) = H(μ | x_t) = log n − I(μ; x_t): the excess entropy of a training set of n points,
 * whose fall to 0 is the collapse; Biroli et al. 2024, Eq. 5 and Fig. 3.
 *
 * <p>Noisy points x_t = αa_μ + σz are drawn with a uniform μ, and the entropy of their posterior
 * weights is averaged. That has the mean of the paper's estimator (which averages log P^e) with 70
 * to a million times less variance. The distances at all times follow from two matrix products, of
 * the drawn points and of their noises with the data: |x_t − αa|² = |α(a_μ − a) + σz|². So the
 * times share their random numbers, and more of them cost exponentials only.
 *
 * <p>Costs 4 n d flops and about 10 n T nanoseconds a query, T the number of times; memory for 512
 * queries and a tile of the data. For d &gt; n take the data reduced to their span, {@link
 * criticaldiffusion.field.DataSpan}.
 *
 * @param data the training set, at least 2 points
 * @param schedule gives α and σ²
 * @param bandwidth ε of a smoothed training set Σ N(a_μ, ε²I)/n, which is noised instead: σ² + ε²α²
 *     takes the place of σ²; 0 for the data as they are
 */
public record ExcessEntropy(EmpiricalDistribution data, NoiseSchedule schedule, double bandwidth) {
  /**
   * Checks the data.
   *
   * @throws IllegalArgumentException for fewer than 2 points or a negative bandwidth
   */
  public ExcessEntropy {
    if (data.size() < 2) {
      throw new IllegalArgumentException(
          "an excess entropy needs at least 2 data points, had " + data.size());
    }
    if (!(bandwidth >= 0 && bandwidth < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a bandwidth is finite and at least 0, was " + bandwidth);
    }
  }

  /** The data as they are, not smoothed. */
  public ExcessEntropy(EmpiricalDistribution data, NoiseSchedule schedule) {
    this(data, schedule, 0);
  }

  /**
   * The statistics of the weights at every time, from the same queries.
   *
   * @param times times of the schedule, above 0; in any order
   * @param queries number of noisy points, at least 2
   * @param streams query i takes its point and its noise from stream i
   * @return one entry for each time, in their order
   * @throws IllegalArgumentException if a time or the number of queries is out of range
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public List<WeightStatistics> measure(
      double[] times, int queries, RandomStreams streams, Progress progress) {
    PosteriorSampling sampling = new PosteriorSampling(data, ratios(times), queries, null);
    return sampling.run(streams, progress).statistics(times);
  }

  /** The statistics at one time. */
  public WeightStatistics measure(double time, int queries, RandomStreams streams) {
    return measure(new double[] {time}, queries, streams, Progress.NONE).get(0);
  }

  /**
   * E[Σ w²] at every time for noisy versions of points that are <em>not</em> among the data, as a
   * test set has them: the participation ratio of the random-energy model, {@link
   * RandomEnergyModel#participationRatio} in large dimension.
   *
   * @param fresh where those points come from
   */
  public List<Estimate> participationAtFreshPoints(
      Distribution fresh, double[] times, int queries, RandomStreams streams, Progress progress) {
    if (fresh.dimension() != data.dimension()) {
      throw new IllegalArgumentException(
          "points of dimension %d do not fit data of dimension %d"
              .formatted(fresh.dimension(), data.dimension()));
    }
    PosteriorSampling sampling = new PosteriorSampling(data, ratios(times), queries, fresh);
    return sampling.run(streams, progress).participation();
  }

  /**
   * The time at which φ_C = E[Σ w²] crosses ½, the operational collapse time of a finite data set,
   * on the cubic through the two times on either side of it, with the error of φ_C over its slope.
   * (A straight line would be off by the curvature of φ_C, in a direction that depends on the clock
   * in which the times are even.)
   *
   * <p>(f^e itself has no zero: at the collapse H(μ | x_t) is still 1.3 to 1.6 nats.)
   *
   * @param statistics of one measurement at different times, in any order
   * @throws IllegalArgumentException if there are fewer than two times, two are equal, or φ_C does
   *     not cross ½ between them
   */
  public static Estimate halfTime(List<WeightStatistics> statistics) {
    List<WeightStatistics> rising =
        statistics.stream().sorted(Comparator.comparingDouble(WeightStatistics::time)).toList();
    if (rising.size() < 2) {
      throw new IllegalArgumentException("a crossing needs two times, there are " + rising.size());
    }
    for (int k = 1; k < rising.size(); k++) {
      if (rising.get(k).time() == rising.get(k - 1).time()) {
        throw new IllegalArgumentException(
            "a crossing needs different times, two are " + rising.get(k).time());
      }
    }
    for (int k = 1; k < rising.size(); k++) {
      WeightStatistics early = rising.get(k - 1);
      WeightStatistics late = rising.get(k);
      double fall = early.participation().mean() - late.participation().mean();
      if (early.participation().mean() >= 0.5 && late.participation().mean() < 0.5) {
        double error = Math.max(early.participation().error(), late.participation().error());
        var near = rising.subList(Math.max(0, k - 2), Math.min(rising.size(), k + 2));
        return new Estimate(
            half(near, early.time(), late.time()),
            error * (late.time() - early.time()) / fall,
            early.participation().samples());
      }
    }
    throw new IllegalArgumentException(
        "phi_C does not cross 1/2 between the times %s and %s"
            .formatted(rising.get(0).time(), rising.get(rising.size() - 1).time()));
  }

  /** Where the polynomial through all these points is ½, by bisection between two times. */
  private static double half(List<WeightStatistics> points, double early, double late) {
    double low = early;
    double high = late;
    for (double t; (t = 0.5 * (low + high)) > low && t < high; ) {
      double phi = 0;
      for (WeightStatistics one : points) {
        double weight = 1;
        for (WeightStatistics other : points) {
          weight *= other == one ? 1 : (t - other.time()) / (one.time() - other.time());
        }
        phi += weight * one.participation().mean();
      }
      if (phi >= 0.5) {
        low = t;
      } else {
        high = t;
      }
    }
    return low;
  }

  /** The signal-to-noise ratio α²/(σ² + ε²α²) at each time. */
  private double[] ratios(double[] times) {
    if (times.length == 0) {
      throw new IllegalArgumentException("need at least one time");
    }
    double[] ratios = new double[times.length];
    for (int k = 0; k < times.length; k++) {
      double signal = schedule.alpha(schedule.requireTime(times[k]));
      double noise = schedule.variance(times[k]) / (signal * signal) + bandwidth * bandwidth;
      if (!(noise > 0)) {
        throw new IllegalArgumentException(
            "the excess entropy needs noise, but at time %s there is none".formatted(times[k]));
      }
      ratios[k] = 1 / noise;
    }
    return ratios;
  }
}
