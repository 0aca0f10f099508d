package criticaldiffusion.scorecard.thermodynamics;

import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.thermo.CurieWeiss;
import java.util.List;

/** m = tanh(m/T) as crossings, m(T), χ(T), C(T) (Ambrogioni 2023). */
final class OrderParameter implements PaperFigure {
  @Override
  public Paper paper() {
    return Paper.THERMODYNAMICS;
  }

  @Override
  public String name() {
    return "order-parameter";
  }

  @Override
  public String title() {
    return "Equation of state m = tanh(m/T) of two points, its graphical solution, and order parameter, response and heat capacity against T";
  }

  @Override
  public String statement() {
    return "The transition has the mean-field exponents: β = 1/2, γ = 1, and the heat capacity jumps by 3/2.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    Figure order =
        Figure.page()
            .xLabel("T")
            .yLabel("m")
            .noLegend()
            .line("m", 0.02, 1.5, CurieWeiss::magnetization);
    Figure response =
        Figure.page()
            .xLabel("T")
            .yLabel("χ_h")
            .noLegend()
            .yLog()
            .line("below", 0.3, 0.999, OrderParameter::response)
            .line("above", 1.001, 1.5, OrderParameter::response)
            .style(s -> s.colour(0));
    Figure heat =
        Figure.page()
            .xLabel("T")
            .yLabel("C")
            .noLegend()
            .line("below", 0.02, 0.99999, CurieWeiss::heatCapacity)
            .line("above", 1, 1.5, CurieWeiss::heatCapacity)
            .style(s -> s.colour(0));
    double[] slopes = {1.5, 1, 0.6};
    Figure crossings =
        Figure.page().xLabel("m").yLabel("m and tanh(m/T)").line("m", -1.3, 1.3, m -> m);
    crossings = crossings.style(s -> s.black());
    for (double t : slopes) {
      crossings = crossings.line("T = " + t, -1.3, 1.3, m -> StrictMath.tanh(m / t));
    }
    double beta =
        StrictMath.log10(CurieWeiss.magnetization(1 - 1e-5) / CurieWeiss.magnetization(1 - 1e-6));
    double gamma = StrictMath.log10(response(1 - 1e-6) / response(1 - 1e-5));
    return new Drawn(
        Panels.rows(
            2,
            crossings,
            order.verticalMark(1, ""),
            response.verticalMark(1, ""),
            heat.verticalMark(1, "T_c")),
        List.of(
            Finding.exact("β", 0.5, beta, 1e-4),
            Finding.exact("γ", 1, gamma, 1e-4),
            Finding.exact("jump of C at T_c", 1.5, CurieWeiss.heatCapacity(1 - 1e-8), 1e-4)));
  }

  private static double response(double t) {
    return CurieWeiss.response(t, CurieWeiss.magnetization(t));
  }
}
