package contracts;

import contracts.CloneLaws.CloneRun;
import criticaldiffusion.field.Covariance;
import criticaldiffusion.field.Density;
import criticaldiffusion.field.Diffusible;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.Classifier;
import criticaldiffusion.sampler.Heun;
import criticaldiffusion.sampler.Integrator;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.sampler.Sampler;
import criticaldiffusion.schedule.NoiseSchedule;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.score.ScoreModel;
import criticaldiffusion.stats.Estimate;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Small implementations of everything that has contracts, each with one line that can be got wrong:
 * the right line makes them pass, the deliberate bug must make them fail.
 */
final class Faulty {
  private Faulty() {}

  /**
   * Euler–Maruyama, x − h[f x − c(λ) g^p S] + b λ g √h z; right with c = ½(1 + λ²), p = 2, b = 1.
   */
  record Euler(DoubleUnaryOperator scoreFactor, int power, double noise) implements Integrator {
    static final DoubleUnaryOperator RIGHT = lambda -> 0.5 * (1 + lambda * lambda);

    @Override
    public void step(ReverseProcess process, Batch x, double t, double s, RandomGenerator[] rng) {
      NoiseSchedule schedule = process.schedule();
      double lambda = process.stochasticity();
      double h = t - s;
      double g = schedule.diffusion(t);
      double pull = scoreFactor.applyAsDouble(lambda) * Math.pow(g, power);
      Batch score = new Batch(x.size(), x.dimension());
      process.score().score(t, x, score);
      for (int i = 0; i < x.size(); i++) {
        for (int j = 0; j < x.dimension(); j++) {
          double drift = schedule.drift(t) * x.get(i, j) - pull * score.get(i, j);
          double kick = noise * lambda * g * Math.sqrt(h);
          x.set(i, j, x.get(i, j) - h * drift + (kick == 0 ? 0 : kick * rng[i].nextGaussian()));
        }
      }
    }
  }

  /** The Ornstein–Uhlenbeck process with σ² = 1 − e^{−rate t}; right with rate 2. */
  record Noise(double rate) implements NoiseSchedule {
    @Override
    public double alpha(double t) {
      return Math.exp(-requireTime(t));
    }

    @Override
    public double variance(double t) {
      return -Math.expm1(-rate * requireTime(t));
    }

    @Override
    public double drift(double t) {
      requireTime(t);
      return -1;
    }

    @Override
    public double diffusion(double t) {
      requireTime(t);
      return Math.sqrt(2);
    }

    @Override
    public double horizon() {
      return 5;
    }

    @Override
    public double timeAt(double logSnr) {
      return 0.5 * Math.log1p(Math.exp(-logSnr));
    }
  }

  /**
   * N(m, vI) and its noised versions N(αm, (α^p v + σ²)I); right with p = 2. The draws are right,
   * and every version is a density with the score that belongs to it.
   */
  record Gaussian(double[] mean, double variance, int power) implements Density, Diffusible {
    private GaussianMixture law() {
      return GaussianMixture.gaussian(mean, Covariance.isotropic(variance, mean.length));
    }

    @Override
    public Gaussian diffused(double alpha, double added) {
      double[] shrunk = mean.clone();
      for (int j = 0; j < shrunk.length; j++) {
        shrunk[j] *= alpha;
      }
      return new Gaussian(shrunk, Math.pow(alpha, power) * variance + added, power);
    }

    @Override
    public int dimension() {
      return mean.length;
    }

    @Override
    public void draw(RandomGenerator rng, double[] x, int from) {
      law().draw(rng, x, from);
    }

    @Override
    public double logDensity(double[] x, int from) {
      return law().logDensity(x, from);
    }

    @Override
    public void score(Batch x, Batch out) {
      law().score(x, out);
    }
  }

  /**
   * Two classes at ±m of variance Γ with the score (m f(m·x/Γ) − x)/Γ; right with f = tanh. As a
   * score model it is that of ±m e^{−t} and Γ = 1, the paper's two classes of variance 1.
   */
  record TwoClasses(double[] mean, double variance, DoubleUnaryOperator f)
      implements Density, ScoreModel {
    GaussianMixture law() {
      double[] opposite = mean.clone();
      for (int j = 0; j < opposite.length; j++) {
        opposite[j] = -mean[j];
      }
      return GaussianMixture.of(
          new double[] {0.5, 0.5},
          new double[][] {mean, opposite},
          Covariance.isotropic(variance, mean.length));
    }

    @Override
    public int dimension() {
      return mean.length;
    }

    @Override
    public void draw(RandomGenerator rng, double[] x, int from) {
      law().draw(rng, x, from);
    }

    @Override
    public double logDensity(double[] x, int from) {
      return law().logDensity(x, from);
    }

    @Override
    public void score(Batch x, Batch out) {
      score(x, out, 1);
    }

    @Override
    public void score(double t, Batch x, Batch out) {
      score(x, out, Math.exp(-t));
    }

    private void score(Batch x, Batch out, double alpha) {
      for (int i = 0; i < x.size(); i++) {
        double overlap = 0;
        for (int j = 0; j < mean.length; j++) {
          overlap += alpha * mean[j] * x.get(i, j);
        }
        double sign = f.applyAsDouble(overlap / variance);
        for (int j = 0; j < mean.length; j++) {
          out.set(i, j, (alpha * mean[j] * sign - x.get(i, j)) / variance);
        }
      }
    }
  }

  /** Pairs of clones with noise from the streams of these names; right if they differ. */
  record Clones(String trunk, String first, String second) implements CloneRun {
    @Override
    public Estimate agreement(
        GaussianMixture mixture, TimeGrid grid, double t, int pairs, RandomStreams streams) {
      OrnsteinUhlenbeck schedule = new OrnsteinUhlenbeck();
      ReverseProcess process = ReverseProcess.sde(schedule, mixture);
      RandomStream[] rng = streams.child(trunk).streams(pairs);
      Batch one =
          SemigroupLaws.noised(
              mixture, schedule.alpha(grid.start()), schedule.variance(grid.start()), rng);
      new Sampler(process, new Heun(), grid.above(t)).run(one, rng);
      Batch two = one.copy();
      Sampler rest = new Sampler(process, new Heun(), grid.below(t));
      rest.run(one, streams.child(first).streams(pairs));
      rest.run(two, streams.child(second).streams(pairs));
      Classifier classifier = Classifier.mostLikely(mixture);
      long same = 0;
      for (int i = 0; i < pairs; i++) {
        int a = classifier.classOf(one.data(), one.start(i));
        same += a == classifier.classOf(two.data(), two.start(i)) ? 1 : 0;
      }
      return Estimate.ofFraction(same, pairs);
    }
  }
}
