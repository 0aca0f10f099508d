package criticaldiffusion.scorecard.thermodynamics;

import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.thermo.BesselRatio;
import criticaldiffusion.thermo.EquationOfState;
import criticaldiffusion.thermo.FixedPoint;
import criticaldiffusion.thermo.Frame;
import criticaldiffusion.thermo.Hypersphere;
import java.util.ArrayList;
import java.util.List;

/** Data on a sphere: a ring of minima, ρ(τ) and the massless modes (Ambrogioni 2023, 5.3). */
final class BrokenRotation implements PaperFigure {
  @Override
  public Paper paper() {
    return Paper.THERMODYNAMICS;
  }

  @Override
  public String name() {
    return "hypersphere";
  }

  @Override
  public String title() {
    return "Order parameter and free energy of data on a sphere, against τ = T/T_c, T_c = r^2/d";
  }

  @Override
  public String statement() {
    return "Below T_c a continuous symmetry breaks: the minima form a sphere of radius ρ(τ), ρ = √2 (1 − τ)^{1/2} near T_c"
        + " in d = 2 and √(1 − τ) for d → ∞; the modes along it have no mass.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    Figure order = Figure.page().xLabel("τ").yLabel("ρ").yRange(0, 1.05);
    for (int dimension : new int[] {1, 2, 3, 10}) {
      double[] z = new double[400];
      double[] tau = new double[400];
      double[] rho = new double[400];
      Hypersphere sphere = new Hypersphere(dimension, 1);
      for (int i = 0; i < z.length; i++) {
        z[i] = dimension * StrictMath.pow(10, -1.5 + 3.2 * i / (z.length - 1));
        tau[i] = sphere.reducedTemperature(z[i]);
        rho[i] = BesselRatio.of(dimension, z[i]);
      }
      order = order.line("d = " + dimension, tau, rho);
    }
    order = order.line("d → ∞", 0, 1, t -> Math.sqrt(1 - t)).style(s -> s.black().dashed());
    Figure energy = Figure.page().xLabel("X/r").yLabel("F\u0303(X), d = 2").yRange(-0.12, 0.15);
    EquationOfState plane = state(2);
    for (double tau : new double[] {1.4, 1, 0.7, 0.5}) {
      double time = Frame.timeAt(0.5 * tau);
      double bottom = plane.landscape(time, 0);
      energy =
          energy.line("τ = " + tau, -1.1, 1.1, x -> plane.landscape(time, Math.abs(x)) - bottom);
    }
    List<Finding> findings = new ArrayList<>();
    // The same numbers by an independent program.
    findings.add(Finding.exact("ρ(0.5), d = 2", 0.8314620248, rho(2, 0.5), 1e-9));
    findings.add(Finding.exact("ρ(0.5), d = 3", 0.7888865666, rho(3, 0.5), 1e-9));
    findings.add(Finding.exact("ρ(0.5), d = 10", 0.7309818437, rho(10, 0.5), 1e-9));
    findings.add(Finding.exact("ρ(0.5), d = 1000, against √0.5", 0.70711, rho(1000, 0.5), 5e-4));
    findings.add(
        Finding.exact(
            "ρ/(1 − τ)^{1/2} at 1 − τ = 10^{−4}, d = 2", 1.41421, rho(2, 1 - 1e-4) / 1e-2, 1e-4));
    FixedPoint ring = ring(2, 0.5);
    double across = plane.model().transverse(ring.temperature(), ring.field());
    findings.add(Finding.exact("mass along the ring, d = 2, τ = 0.5", 0, 0.25 - across, 1e-10));
    return new Drawn(Panels.beside(order, energy), findings);
  }

  private static EquationOfState state(int dimension) {
    return new EquationOfState(new Hypersphere(dimension, 1), Frame.varianceExploding());
  }

  private static FixedPoint ring(int dimension, double tau) {
    return state(dimension).ground(Frame.timeAt(tau / dimension));
  }

  private static double rho(int dimension, double tau) {
    return Math.abs(ring(dimension, tau).magnetization());
  }
}
