package contracts;

import contracts.Catalogue.Method;
import contracts.Catalogue.Target;
import criticaldiffusion.critical.IsingSamples;
import criticaldiffusion.critical.SpinDenoisers;
import criticaldiffusion.critical.TrainedGeneration;
import criticaldiffusion.data.DataSet;
import criticaldiffusion.data.SyntheticImages;
import criticaldiffusion.field.DataSpan;
import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.field.GaussianField;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.field.SpinField;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.linalg.MatrixProduct;
import criticaldiffusion.linalg.SpanBasis;
import criticaldiffusion.linalg.Spectrum;
import criticaldiffusion.linalg.SymmetricEigen;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.Cloning;
import criticaldiffusion.regime.ExcessEntropy;
import criticaldiffusion.regime.UTurn;
import criticaldiffusion.sampler.EulerMaruyama;
import criticaldiffusion.sampler.IsingHeatBath;
import criticaldiffusion.sampler.IsingMetropolis;
import criticaldiffusion.sampler.MarkovChain;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.sampler.Sampler;
import criticaldiffusion.sampler.Wolff;
import criticaldiffusion.schedule.NoiseSchedule;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.score.ExactScore;
import criticaldiffusion.score.Response;
import criticaldiffusion.score.TwoLayerScore;
import criticaldiffusion.training.Adam;
import criticaldiffusion.training.FieldSource;
import criticaldiffusion.training.ScoreMatching;
import criticaldiffusion.training.Training;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The SHA-256 of everything that a run computes: random numbers, every schedule, every target and
 * schedule by every integrator and λ, clones and U-turns, drawn data with their spectra, span and
 * excess entropy, scores trained on minibatches and their fields, Ising spins and their denoisers.
 * A program of its own, so that it can be run on another JVM and with the portable matrix engine;
 * its argument is the number of rows that go through a sampler at a time.
 */
public final class RunHash {
  private static final int ROWS = 300;
  private static final int STEPS = 4;
  private static final RandomStreams STREAMS = new RandomStreams(20240228);

  private final MessageDigest digest;
  private final int batch;

  private RunHash(int batch) throws NoSuchAlgorithmException {
    this.digest = MessageDigest.getInstance("SHA-256");
    this.batch = batch;
  }

  /** Prints the hash of a run in batches of so many rows. */
  public static void main(String[] arguments) throws NoSuchAlgorithmException {
    System.out.println(of(Integer.parseInt(arguments[0])));
  }

  /** The hash of a run in batches of so many rows. */
  static String of(int batch) throws NoSuchAlgorithmException {
    RunHash hash = new RunHash(batch);
    hash.randomNumbers();
    Catalogue.schedules().forEach(hash::schedule);
    Catalogue.methods().forEach(hash::runs);
    Method sde = new Method(Catalogue.integrators().get(0), 1);
    Catalogue.largeTargets().forEach(target -> hash.run(target, new OrnsteinUhlenbeck(), sde));
    hash.clones();
    hash.data();
    hash.training();
    hash.spins();
    hash.denoisers();
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  private void add(double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
    for (double value : values) {
      bytes.putLong(Double.doubleToRawLongBits(value));
    }
    digest.update(bytes.array());
  }

  private void add(Object printed) {
    digest.update(printed.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void randomNumbers() {
    for (int i = 0; i < 100; i++) {
      RandomStream rng = STREAMS.child("numbers").child(i).stream(i);
      add(rng.nextGaussian(), rng.nextDouble(), rng.nextInt(), rng.nextInt(7), rng.nextLong(1000));
    }
  }

  private void schedule(NoiseSchedule schedule) {
    for (int i = 1; i <= 40; i++) {
      double t = schedule.horizon() * i / 40;
      add(schedule.alpha(t), schedule.variance(t), schedule.drift(t), schedule.diffusion(t));
      add(schedule.logSnr(t), schedule.ouTime(t), schedule.scoreWeight(t, 0.5 * t));
      add(schedule.timeAt(schedule.logSnr(t)), schedule.timeAtOu(schedule.ouTime(t)));
    }
  }

  private void runs(Method method) {
    for (Target target : Catalogue.targets()) {
      run(target, new OrnsteinUhlenbeck(), method);
    }
    for (NoiseSchedule schedule : Catalogue.schedules()) {
      run(Catalogue.targets().get(0), schedule, method);
    }
  }

  private void run(Target target, NoiseSchedule schedule, Method method) {
    double start = schedule.timeAtOu(1.5);
    TimeGrid grid = TimeGrid.uniformOu(schedule, start, schedule.timeAtOu(0.05), STEPS);
    ReverseProcess process =
        new ReverseProcess(
            schedule, new ExactScore(target.law(), schedule), method.stochasticity());
    Sampler sampler = new Sampler(process, method.scheme().integrator(), grid);
    for (int from = 0; from < ROWS; from += batch) {
      RandomStream[] rng = STREAMS.child("run").streams(from, Math.min(batch, ROWS - from));
      Batch x =
          SemigroupLaws.noised(target.law(), schedule.alpha(start), schedule.variance(start), rng);
      sampler.run(x, rng);
      add(x.data());
    }
  }

  private void clones() {
    GaussianMixture mixture = Catalogue.threeComponents();
    OrnsteinUhlenbeck schedule = new OrnsteinUhlenbeck();
    TimeGrid grid = TimeGrid.uniform(3, 0, 30);
    Cloning cloning = Cloning.of(mixture, schedule, grid);
    add(cloning.run(ROWS, new double[] {2, 1, 0.5}, STREAMS.child("clones")).values());
    ReverseProcess process = ReverseProcess.sde(schedule, mixture);
    add(
        new UTurn(mixture, process, new EulerMaruyama(), grid, cloning.classifier())
            .retention(1, ROWS, STREAMS.child("U-turn")));
  }

  private void data() {
    DataSet digits = SyntheticImages.digits(10, 60, 5, 0, 4, 8);
    add(digits.points().data());
    add(SyntheticImages.textures(9, 20, 5).points().data());
    add(Spectrum.full(digits.points()).values());
    add(Spectrum.top(digits.points(), 3).values());
    add(SpanBasis.of(digits.points()).vectors().data());
    Batch gram = new Batch(60, 60);
    MatrixProduct.current().timesTransposed(1, digits.points(), digits.points(), 0, gram);
    SymmetricEigen eigen = SymmetricEigen.of(gram.data(), 60);
    add(eigen.values());
    add(eigen.vectors());
    EmpiricalDistribution reduced =
        DataSpan.of(EmpiricalDistribution.of(digits.points())).reduced();
    double[] times = {0.05, 0.3, 1.5};
    ExcessEntropy entropy = new ExcessEntropy(reduced, new OrnsteinUhlenbeck());
    add(entropy.measure(times, ROWS, STREAMS.child("entropy"), Progress.NONE));
  }

  /** Scores trained on minibatches, and fields from them. */
  private void training() {
    GaussianField law = Propagator.critical(new Lattice(2, 6)).field();
    GaussianField noised = law.diffused(0.9, 0.19);
    TwoLayerScore score = new TwoLayerScore(law.fourier(), 0.01);
    new Training(
            ScoreMatching.stochastic(
                FieldSource.of(law), 0.9, 0.19, criticaldiffusion.training.Target.RAW, 7),
            new Adam(0.01),
            noised)
        .run(score, 20, 20, STREAMS.child("two layers"), Progress.NONE);
    add(score.parameters());
    TimeGrid grid = TrainedGeneration.grid(law, STEPS);
    TrainedGeneration trained =
        TrainedGeneration.train(
            FieldSource.of(law), law, grid, 7, 0.5, 20, STREAMS.child("train"), Progress.NONE);
    add(trained.variances());
    for (int from = 0; from < ROWS; from += batch) {
      Batch x = new Batch(Math.min(batch, ROWS - from), law.dimension());
      trained.generate(x, STREAMS.child("fields").streams(from, x.size()));
      add(x.data());
    }
  }

  private void spins() {
    SpinField model = SpinField.ising(new Lattice(2, 6), 0.4);
    for (MarkovChain chain :
        List.of(new IsingHeatBath(model), new IsingMetropolis(model), new Wolff(model, 2))) {
      Batch x = new Batch(5, model.numbers());
      Arrays.fill(x.data(), 1);
      chain.run(x, STREAMS.child("spins").streams(5), 40);
      add(x.data());
    }
  }

  /** Denoisers of spins: those that are fitted, and the posterior mean in chains of its own. */
  private void denoisers() {
    SpinField model = SpinField.ising(new Lattice(2, 6), 0.4);
    Batch spins = IsingSamples.draw(model, ROWS, STREAMS.child("data"));
    add(spins.data());
    SpinDenoisers denoisers = new SpinDenoisers(model, spins, STREAMS.child("denoisers"));
    for (Response response : Response.values()) {
      add(denoisers.local(2, response, 0.5).weights());
    }
    TimeGrid grid = denoisers.grid(STEPS);
    for (int from = 0; from < ROWS; from += batch) {
      RandomStream[] rng = STREAMS.child("spins").streams(from, Math.min(batch, ROWS - from));
      Batch x = denoisers.generate(denoisers.score(denoisers.bayes(3, 0)), grid, rng);
      add(x.data());
    }
  }
}
