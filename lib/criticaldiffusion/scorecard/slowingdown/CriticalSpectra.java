package criticaldiffusion.scorecard.slowingdown;

import criticaldiffusion.field.GaussianField;
import criticaldiffusion.field.LargeN;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.observable.FieldEstimates;
import criticaldiffusion.observable.StructureFactor;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.stats.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** S(k) and ξ of the O(n → ∞) model against T (arXiv:2605.12597). */
final class CriticalSpectra implements PaperFigure {
  private static final int FIELDS = 800;

  /** The limit x* of mL at T_c: Σ e^{−x|n|}/|n| = x over the integer vectors n ≠ 0. */
  private static final double LIMIT = 1.945766854;

  @Override
  public Paper paper() {
    return Paper.SLOWING_DOWN;
  }

  @Override
  public String name() {
    return "spectra";
  }

  @Override
  public String title() {
    return "Structure factor and correlation length of the O(n) model, n → ∞, d = 3, against T, and their scaling with L at T_c";
  }

  @Override
  public String statement() {
    return "S(k) = T/(k^2 + m^2) with the mass of the constraint; ξ = 1/m grows as (T − T_c)^{−1} until it is of the order of L.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    double critical = LargeN.criticalTemperature(3);
    List<Propagator> atCritical =
        IntStream.of(4, 8, 16, 32, 64)
            .mapToObj(l -> Propagator.hardSpins(new Lattice(3, l), critical))
            .toList();
    Lattice large = new Lattice(3, 32);
    Figure spectra = Figure.page().xLog().yLog().xLabel("k^2").yLabel("S(k)");
    for (double at : new double[] {critical, 4.2, 4.5, 6}) {
      Propagator field = Propagator.hardSpins(large, at);
      double[][] axis = axis(large, field.spectrum());
      spectra = spectra.line(String.format(Locale.ROOT, "T = %.3f", at), axis[0], axis[1]);
    }
    double[] t = IntStream.range(0, 16).mapToDouble(i -> 3.7 + 0.15 * i).toArray();
    Figure length = Figure.page().xLabel("T").yLabel("ξ").xRange(3.7, 6).yRange(0, 14);
    for (int l : new int[] {8, 16, 32}) {
      Lattice lattice = new Lattice(3, l);
      length = length.line("L = " + l, t, lengths(t, x -> Propagator.hardSpins(lattice, x)));
    }
    double[] above = IntStream.range(0, 20).mapToDouble(i -> 3.98 + 0.1 * i).toArray();
    double[] infinite =
        Arrays.stream(above).map(x -> 1 / Math.sqrt(LargeN.hardSpinMass(3, x))).toArray();
    length = length.line("L = ∞", above, infinite).style(s -> s.black().dashed());
    double[] temperatures = {critical, 4.5, 5.5};
    List<Estimate> measured = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (double at : temperatures) {
      Propagator field = Propagator.hardSpins(new Lattice(3, 16), at);
      measured.add(drawn(field.field(), streams.child(measured.size())));
      progress.report(measured.size() / 3.0, "T = " + at);
      findings.add(
          Finding.measured(
              String.format(Locale.ROOT, "ξ of %d drawn fields, L = 16, T = %.4g", FIELDS, at),
              field.correlationLength(),
              measured.get(measured.size() - 1)));
    }
    // The same numbers by an independent program.
    findings.add(
        Finding.exact("m^2 at T_c, L = 32", 0.00368125155, atCritical.get(3).squaredMass(), 1e-11));
    findings.add(Finding.exact("m^2 at T = 6, L = 32", 1.103918, mass(32, 6), 1e-6));
    findings.add(Finding.exact("mL at T_c, L = 64", 1.943548, scaled(atCritical.get(4)), 1e-6));
    double coarse = scaled(atCritical.get(3));
    double fine = scaled(atCritical.get(4));
    // The corrections fall as 1/L.
    findings.add(Finding.exact("mL at T_c, L → ∞ from 32 and 64", LIMIT, 2 * fine - coarse, 5e-4));
    double near = LargeN.hardSpinMass(3, critical + 1e-4);
    double far = LargeN.hardSpinMass(3, critical + 1e-3);
    findings.add(
        Finding.exact(
            "ν, from T − T_c = 10^{−4} to 10^{−3}", 1, 0.5 * StrictMath.log10(far / near), 1e-3));
    return new Drawn(
        Panels.rows(
            2,
            spectra,
            length.points("drawn, L = 16", temperatures, measured).verticalMark(critical, "T_c"),
            collapse(atCritical),
            masses(atCritical)),
        findings);
  }

  /** S(k)/L² against k̂L, one curve for all L. */
  private static Figure collapse(List<Propagator> atCritical) {
    Figure figure = Figure.page().xLog().yLog().xLabel("k\u0302L").yLabel("S(k)/L^2 at T_c");
    for (Propagator field : atCritical.subList(1, atCritical.size())) {
      int l = field.lattice().length();
      double[][] axis = axis(field.lattice(), field.spectrum());
      figure =
          figure.points(
              "L = " + l,
              Arrays.stream(axis[0]).map(k2 -> l * Math.sqrt(k2)).toArray(),
              Arrays.stream(axis[1]).map(x -> x / (l * l)).toArray());
    }
    double critical = LargeN.criticalTemperature(3);
    return figure
        .line("T_c/(k\u0302^2L^2 + x*^2)", 5, 128, k -> critical / (k * k + LIMIT * LIMIT))
        .style(style -> style.black());
  }

  /** mL at T_c, and its limit x*. */
  private static Figure masses(List<Propagator> atCritical) {
    return Figure.page()
        .xLog()
        .xLabel("L")
        .yLabel("mL at T_c")
        .yRange(1.93, 1.95)
        .noLegend()
        .points(
            "mL",
            atCritical.stream().mapToDouble(field -> field.lattice().length()).toArray(),
            atCritical.stream().mapToDouble(CriticalSpectra::scaled).toArray())
        .style(style -> style.joined())
        .horizontalMark(LIMIT, "x*");
  }

  private static double scaled(Propagator field) {
    return field.lattice().length() * Math.sqrt(field.squaredMass());
  }

  private static double[] lengths(double[] temperatures, DoubleFunction<Propagator> field) {
    return Arrays.stream(temperatures).map(t -> field.apply(t).correlationLength()).toArray();
  }

  private static double mass(int length, double temperature) {
    return Propagator.hardSpins(new Lattice(3, length), temperature).squaredMass();
  }

  /** k² and S(k) along an axis of the Brillouin zone. */
  private static double[][] axis(Lattice lattice, double[] spectrum) {
    double[] momenta = lattice.squaredMomenta();
    int half = lattice.length() / 2;
    int stride = lattice.stride(0);
    double[][] axis = new double[2][half];
    for (int j = 1; j <= half; j++) {
      axis[0][j - 1] = momenta[j * stride];
      axis[1][j - 1] = spectrum[j * stride];
    }
    return axis;
  }

  /** The second-moment length, of S(0) and S(k_min) as a simulation measures them. */
  private static Estimate drawn(GaussianField field, RandomStreams streams) {
    Batch x = new Batch(FIELDS, field.dimension());
    field.draw(streams.streams(FIELDS), x);
    double[][][] series = new double[2][1][FIELDS];
    for (int j = 0; j < 2; j++) {
      StructureFactor factor = new StructureFactor(field.lattice(), 1, j);
      double[] values = series[j][0];
      Arrays.setAll(values, i -> factor.of(x.data(), x.start(i)));
    }
    return FieldEstimates.correlationLength(field.lattice().length(), series[0], series[1]);
  }
}
