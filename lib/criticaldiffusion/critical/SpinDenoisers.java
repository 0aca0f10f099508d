package criticaldiffusion.critical;

import criticaldiffusion.field.GaussianField;
import criticaldiffusion.field.SpinField;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.GibbsDenoiser;
import criticaldiffusion.sampler.Heun;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.sampler.Sampler;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.score.Denoiser;
import criticaldiffusion.score.DenoiserScore;
import criticaldiffusion.score.ExactScore;
import criticaldiffusion.score.LatticeOrbits;
import criticaldiffusion.score.LocalDenoiser;
import criticaldiffusion.score.Response;
import criticaldiffusion.score.ScoreModel;
import criticaldiffusion.score.TimewiseScore;
import criticaldiffusion.training.DenoiserFit;

/**
 * The denoisers of Ising spins, x_t = e^{−t}σ + √Δ_t z with Δ_t = 1 − e^{−2t}, from the simplest to
 * the best. The score of arXiv:2605.12597 is linear, which is exact for spins of n → ∞ components;
 * at n = 1 it is the best of the linear ones only.
 */
public final class SpinDenoisers {
  private static final OrnsteinUhlenbeck FORWARD = new OrnsteinUhlenbeck();

  private final SpinField model;
  private final Batch training;
  private final GaussianField spectrum;
  private final RandomStreams streams;

  /**
   * The denoisers that a training set teaches.
   *
   * @param training configurations of the model, one a row
   * @param streams the noise that is put on them, and that of the posterior's chains
   * @throws IllegalArgumentException for spins of more than one component, or a training set that
   *     does not fit
   */
  public SpinDenoisers(SpinField model, Batch training, RandomStreams streams) {
    this.spectrum = GaussianField.fitted(model.lattice(), training);
    this.model = model;
    this.training = training;
    this.streams = streams;
  }

  /** The forward process of all of them. */
  public OrnsteinUhlenbeck forward() {
    return FORWARD;
  }

  /**
   * Times T(1 − j/n)², T = ½ ln(1 + 10²χ): from white noise at T the probability-flow ODE gives χ
   * to 1 % if the score is exact.
   */
  public TimeGrid grid(int steps) {
    return TimeGrid.quadratic(0.5 * StrictMath.log1p(1e2 * spectrum.variance(0)), 0, steps);
  }

  /** The score (e^{−t}m − x)/Δ_t of a denoiser. */
  public ScoreModel score(Denoiser denoiser) {
    return new DenoiserScore(denoiser, FORWARD);
  }

  /** The score of the best tanh behind a kernel of range r, at every time of a grid but 0. */
  public ScoreModel localScore(int range, TimeGrid grid) {
    double least = grid.time(grid.steps() - 1);
    return TimewiseScore.of(grid, t -> score(local(range, Response.TANH, Math.max(t, least))));
  }

  /**
   * Fields from white noise down the probability-flow ODE, by Heun's scheme.
   *
   * @param rng one generator a field
   */
  public Batch generate(ScoreModel score, TimeGrid grid, RandomStream[] rng) {
    Batch x = new Batch(rng.length, model.numbers());
    for (int row = 0; row < rng.length; row++) {
      rng[row].fillGaussian(x.data(), x.start(row), x.dimension());
    }
    new Sampler(ReverseProcess.ode(FORWARD, score), new Heun(), grid).run(x, rng);
    return x;
  }

  /** The best function of x_i alone: tanh(e^{−t}x_i/Δ_t); or of those the best that is linear. */
  public Denoiser site(Response response, double t) {
    double alpha = FORWARD.alpha(t);
    double weight = response == Response.LINEAR ? alpha : alpha / FORWARD.variance(t);
    return new LocalDenoiser(new LatticeOrbits(model.lattice(), 0), response, weight);
  }

  /**
   * The best linear function of all of x at any time: e^{−t}C_k/(e^{−2t}C_k + Δ_t) mode by mode.
   */
  public Denoiser wiener() {
    return Denoiser.of(new ExactScore(spectrum, FORWARD), FORWARD);
  }

  /**
   * A local kernel with a response, fitted to the training set noised to time t.
   *
   * @param range r, at least 0, with 2r + 1 ≤ L
   */
  public LocalDenoiser local(int range, Response response, double t) {
    RandomStreams noise = streams.child("noise").child(Double.doubleToLongBits(t));
    DenoiserError pairs = DenoiserError.at(t, training, FORWARD, noise);
    double alpha = FORWARD.alpha(t);
    double weight = response == Response.LINEAR ? alpha : alpha / FORWARD.variance(t);
    return DenoiserFit.newton(
        new LatticeOrbits(model.lattice(), range), response, training, pairs.noised(), weight);
  }

  /**
   * The posterior mean at any time by the heat bath, as many sweeps discarded as count.
   *
   * @param replica which of the independent Monte Carlo estimates
   */
  public Denoiser bayes(int sweeps, int replica) {
    return new GibbsDenoiser(
        model, FORWARD, sweeps, sweeps, streams.child("posterior").child(replica));
  }
}
