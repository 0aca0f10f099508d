package criticaldiffusion.scorecard.slowingdown;

import criticaldiffusion.critical.GenerationTime;
import criticaldiffusion.field.Fourier;
import criticaldiffusion.field.GaussianField;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.ExponentialIntegrator;
import criticaldiffusion.sampler.Heun;
import criticaldiffusion.sampler.Integrator;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.sampler.Sampler;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.stats.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** C(r) of critical fields generated with the exact score (arXiv:2605.12597). */
final class GeneratedCorrelations implements PaperFigure {
  private static final int LENGTH = 16;
  private static final int SDE = 800;
  private static final int ODE = 2000;

  @Override
  public Paper paper() {
    return Paper.SLOWING_DOWN;
  }

  @Override
  public String name() {
    return "generated-correlations";
  }

  @Override
  public String title() {
    return "Correlations and structure factor of critical fields generated with the exact score, d = 2, L = "
        + LENGTH;
  }

  @Override
  public String statement() {
    return "Diffusion and its reversal with the exact score give back the correlations of the critical field, at every"
        + " distance and in every mode.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    Propagator field = Propagator.critical(new Lattice(2, LENGTH));
    Batch sde = generated(field, true, new ExponentialIntegrator(), 400, SDE, streams.child("sde"));
    progress.report(0.6, "reverse SDE");
    Batch ode = generated(field, false, new Heun(), 100, ODE, streams.child("ode"));
    double[] distance = IntStream.rangeClosed(0, LENGTH / 2).mapToDouble(r -> r).toArray();
    double[] correlations =
        IntStream.rangeClosed(0, LENGTH / 2).mapToDouble(r -> exact(field, r)).toArray();
    double[] spectrum = Arrays.copyOf(field.spectrum(), LENGTH / 2 + 1);
    List<Finding> findings = new ArrayList<>();
    Figure space = Figure.page().xLabel("r").yLabel("C(r)");
    Figure modes = Figure.page().yLog().xLabel("kL/2π, along an axis").yLabel("S(k)");
    for (Batch fields : List.of(sde, ode)) {
      String name = fields == sde ? "reverse SDE" : "ODE";
      List<Estimate> measured = correlations(fields);
      List<Estimate> power = power(field.lattice(), fields);
      space = space.points(name, distance, measured);
      modes = modes.points(name, distance, power);
      for (int r : new int[] {0, 1, 4, 8}) {
        findings.add(
            Finding.measured(
                String.format(Locale.ROOT, "C(r = %d), %s", r, name),
                correlations[r],
                measured.get(r)));
      }
      findings.add(Finding.measured("χ = S(0), " + name, spectrum[0], power.get(0)));
    }
    return new Drawn(
        Panels.beside(
            space.line("exact", distance, correlations).style(s -> s.black()),
            modes.line("exact", distance, spectrum).style(s -> s.black())),
        findings);
  }

  /** Fields of the reverse SDE, or of the ODE, with the exact score. */
  private static Batch generated(
      Propagator field,
      boolean noise,
      Integrator integrator,
      int steps,
      int count,
      RandomStreams streams) {
    GaussianField law = field.field();
    double horizon = GenerationTime.horizon(field.susceptibility(), 1e-3);
    OrnsteinUhlenbeck schedule = new OrnsteinUhlenbeck(horizon);
    Batch x = new Batch(count, law.dimension());
    law.diffused(schedule.alpha(horizon), schedule.variance(horizon))
        .draw(streams.child("start").streams(count), x);
    ReverseProcess process =
        noise ? ReverseProcess.sde(schedule, law) : ReverseProcess.ode(schedule, law);
    new Sampler(process, integrator, TimeGrid.quadratic(horizon, 0, steps))
        .run(x, streams.child("noise").streams(count));
    return x;
  }

  /** (1/N) Σ_k C_k cos k_1 r. */
  private static double exact(Propagator propagator, int r) {
    Lattice lattice = propagator.lattice();
    double[] spectrum = propagator.spectrum();
    double sum = 0;
    for (int k = 0; k < spectrum.length; k++) {
      double angle = 2 * Math.PI * lattice.coordinate(k, 1) * r / lattice.length();
      sum += spectrum[k] * StrictMath.cos(angle);
    }
    return sum / spectrum.length;
  }

  /** ⟨φ(x) φ(x + r)⟩ along the axes at every distance, an average over each field. */
  private static List<Estimate> correlations(Batch fields) {
    List<Estimate> all = new ArrayList<>();
    for (int r = 0; r <= LENGTH / 2; r++) {
      double[] each = new double[fields.size()];
      for (int i = 0; i < each.length; i++) {
        for (int site = 0; site < fields.dimension(); site++) {
          int row = site / LENGTH;
          int column = site % LENGTH;
          double across = fields.get(i, row * LENGTH + (column + r) % LENGTH);
          double down = fields.get(i, (row + r) % LENGTH * LENGTH + column);
          each[i] += 0.5 * fields.get(i, site) * (across + down) / fields.dimension();
        }
      }
      all.add(Estimate.of(each));
    }
    return all;
  }

  /** |φ_k|² for the momenta along the last axis. */
  private static List<Estimate> power(Lattice lattice, Batch fields) {
    Fourier fourier = new Fourier(lattice);
    double[][] power = new double[LENGTH / 2 + 1][fields.size()];
    double[] modes = new double[2 * fourier.modes()];
    for (int i = 0; i < fields.size(); i++) {
      fourier.forward(fields.data(), fields.start(i), modes);
      for (int k = 0; k < power.length; k++) {
        power[k][i] = modes[2 * k] * modes[2 * k] + modes[2 * k + 1] * modes[2 * k + 1];
      }
    }
    return Arrays.stream(power).map(Estimate::of).toList();
  }
}
