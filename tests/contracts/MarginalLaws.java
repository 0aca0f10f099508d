package contracts;

import contracts.Catalogue.Target;
import criticaldiffusion.field.Density;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.Integrator;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.sampler.Sampler;
import criticaldiffusion.schedule.NoiseSchedule;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.score.ExactScore;
import criticaldiffusion.stats.Estimate;
import criticaldiffusion.stats.Moments;
import java.util.ArrayList;
import java.util.List;

/**
 * Contract 4: what a reverse process generates has the law of the target. Points are drawn from the
 * target, noised to the OU time 2 (so the start is the exact p_T, at any T) and run back; then the
 * means and mean squares of all components and the mean of log p lie within 4.5 σ of those of fresh
 * draws, and the ranks of x₁ and of log p among nine fresh draws are uniform.
 *
 * <p>Results of every schedule are brought back to the scale of the Ornstein–Uhlenbeck process,
 * x/√(α² + σ²), so one set of fresh draws per target serves all: that every schedule has the same
 * marginals after the map is part of the contract.
 */
final class MarginalLaws {
  static final double START = 2;
  private static final int RANKS = 9;

  private final Target target;
  private final int rows;
  private final RandomStreams streams;

  MarginalLaws(Target target, int rows, RandomStreams streams) {
    this.target = target;
    this.rows = rows;
    this.streams = streams;
  }

  /** What a method breaks on this target, one line each. */
  List<String> violations(
      NoiseSchedule schedule, Integrator integrator, double stochasticity, int steps) {
    ReverseProcess process =
        new ReverseProcess(schedule, new ExactScore(target.law(), schedule), stochasticity);
    return violations(process, integrator, steps);
  }

  /** The same with a score of one's own. */
  List<String> violations(ReverseProcess process, Integrator integrator, int steps) {
    Batch x = generate(process, integrator, steps);
    List<String> violations = new ArrayList<>();
    Density density = density();
    Batch fresh = fresh(RANKS * rows, "fresh");
    for (int observable = 0; observable < observables(); observable++) {
      Sigmas.check(
          name(observable),
          estimate(x, observable, density),
          estimate(fresh, observable, density),
          violations);
    }
    for (int observable : new int[] {0, observables() - 1}) {
      Sigmas.checkUniform(
          "rank of " + name(observable), ranks(x, fresh, observable, density), violations);
    }
    return violations;
  }

  /** Draws, noised and run back, on the scale of the Ornstein–Uhlenbeck process. */
  Batch generate(ReverseProcess process, Integrator integrator, int steps) {
    NoiseSchedule schedule = process.schedule();
    RandomStream[] rng = streams.child("run").streams(rows);
    TimeGrid grid = grid(schedule, target.stop(), steps);
    double start = grid.start();
    Batch x =
        SemigroupLaws.noised(target.law(), schedule.alpha(start), schedule.variance(start), rng);
    new Sampler(process, integrator, grid).run(x, rng);
    double alpha = schedule.alpha(grid.stop());
    double scale = 1 / Math.sqrt(alpha * alpha + schedule.variance(grid.stop()));
    double[] data = x.data();
    for (int i = 0; i < data.length; i++) {
      data[i] *= scale;
    }
    return x;
  }

  /** OU times that shrink quadratically from 2 to the stop, as times of the schedule. */
  private static TimeGrid grid(NoiseSchedule schedule, double stop, int steps) {
    double[] times = TimeGrid.quadratic(START, stop, steps).times();
    for (int k = 0; k <= steps; k++) {
      times[k] = schedule.timeAtOu(times[k]);
    }
    return TimeGrid.of(times);
  }

  private double alpha() {
    return Math.exp(-target.stop());
  }

  private double variance() {
    return -Math.expm1(-2 * target.stop());
  }

  private Density density() {
    return target.law().diffused(alpha(), variance());
  }

  private Batch fresh(int count, String name) {
    return SemigroupLaws.noised(
        target.law(), alpha(), variance(), streams.child(name).streams(count));
  }

  private int observables() {
    return 2 * target.law().dimension() + 1;
  }

  private String name(int observable) {
    int d = target.law().dimension();
    return observable < d
        ? "x_" + observable
        : observable < 2 * d ? "x_" + (observable - d) + "^2" : "log p";
  }

  private double value(Batch x, int row, int observable, Density density) {
    int d = x.dimension();
    if (observable == 2 * d) {
      return density.logDensity(x.data(), x.start(row));
    }
    double component = x.get(row, observable % d);
    return observable < d ? component : component * component;
  }

  private Estimate estimate(Batch x, int observable, Density density) {
    Moments moments = new Moments();
    for (int i = 0; i < x.size(); i++) {
      moments.add(value(x, i, observable, density));
    }
    return moments.estimate();
  }

  private long[] ranks(Batch x, Batch fresh, int observable, Density density) {
    long[] counts = new long[RANKS + 1];
    for (int i = 0; i < x.size(); i++) {
      double own = value(x, i, observable, density);
      int rank = 0;
      for (int r = 0; r < RANKS; r++) {
        rank += value(fresh, RANKS * i + r, observable, density) < own ? 1 : 0;
      }
      counts[rank]++;
    }
    return counts;
  }
}
