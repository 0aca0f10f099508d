package criticaldiffusion.scorecard.thermodynamics;

import criticaldiffusion.figure.ColourMap;
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
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
    return "Data on a sphere: order parameter and masses of the modes against τ = T/T_c, T_c = r^2/d, free energy and its ring of minima";
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
    findings.add(
        Finding.exact(
            "mass along the radius, d = 3, τ = 0.5", 0.734052090, masses(3, 0.5)[0], 1e-8));
    FixedPoint ring = ring(2, 0.5);
    double across = plane.model().transverse(ring.temperature(), ring.field());
    findings.add(Finding.exact("mass along the ring, d = 2, τ = 0.5", 0, 0.25 - across, 1e-10));
    return new Drawn(
        Panels.rows(2, order, energy, plane(ring.magnetization()), masses()), findings);
  }

  /** F̃ over the plane at τ = 0.5, and the ring of its minima. */
  private static Figure plane(double radius) {
    int cells = 81;
    double reach = 1.2;
    EquationOfState plane = state(2);
    double time = Frame.timeAt(0.25);
    double[][] energy = new double[cells][cells];
    for (int i = 0; i < cells * cells; i++) {
      double x = reach * (2 * (i % cells + 0.5) / cells - 1);
      double y = reach * (2 * (i / cells + 0.5) / cells - 1);
      energy[i / cells][i % cells] =
          plane.landscape(time, Math.sqrt(x * x + y * y)) - plane.landscape(time, 0);
    }
    double[] x = new double[181];
    double[] y = new double[181];
    for (int i = 0; i < x.length; i++) {
      x[i] = radius * StrictMath.cos(Math.PI * i / 90);
      y[i] = radius * StrictMath.sin(Math.PI * i / 90);
    }
    return Figure.page()
        .xLabel("X_1/r")
        .yLabel("X_2/r")
        .equalScales()
        .noLegend()
        .heatMap("free energy", energy, -reach, reach, -reach, reach, ColourMap.VIRIDIS)
        .colours("F\u0303, τ = 0.5", -0.13, 0.1)
        .line("ring of minima", x, y)
        .style(s -> s.colour(Color.WHITE).dashed());
  }

  /** Hess F̃ at the minimum: 1 − Var/T along the radius and across it. */
  private static double[] masses(int dimension, double tau) {
    EquationOfState state = state(dimension);
    FixedPoint minimum = ring(dimension, tau);
    double temperature = minimum.temperature();
    return new double[] {
      1 - state.model().at(temperature, minimum.field()).variance() / temperature,
      1 - state.model().transverse(temperature, minimum.field()) / temperature
    };
  }

  private static Figure masses() {
    double[] tau = IntStream.rangeClosed(1, 28).mapToDouble(i -> i / 20.0).toArray();
    return Figure.page()
        .xLabel("τ")
        .yLabel("mass, d = 3")
        .yRange(-0.1, 1.05)
        .points("radius", tau, Arrays.stream(tau).map(t -> masses(3, t)[0]).toArray())
        .style(s -> s.joined())
        .points("tangent", tau, Arrays.stream(tau).map(t -> masses(3, t)[1]).toArray())
        .style(s -> s.joined())
        .verticalMark(1, "");
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
