package criticaldiffusion.scorecard.paper;

import java.util.Locale;

/** The papers whose figures are made. */
public enum Paper {
  /** Speciation and collapse. */
  DYNAMICAL_REGIMES(
      "Dynamical regimes of diffusion models",
      "Biroli, Bonnaire, de Bortoli, Mézard 2024, arXiv:2402.18491"),
  /** Symmetry breaking in generation, and the thermodynamics of the posterior. */
  THERMODYNAMICS(
      "Symmetry breaking and statistical thermodynamics",
      "Raya, Ambrogioni 2023, arXiv:2305.19693; Ambrogioni 2023, arXiv:2310.17467"),
  /** Training and generation at a critical point. */
  SLOWING_DOWN("Critical slowing down in diffusion models", "arXiv:2605.12597");

  private final String title;
  private final String citation;

  Paper(String title, String citation) {
    this.title = title;
    this.citation = citation;
  }

  /** What it is about. */
  public String title() {
    return title;
  }

  /** Authors, year, number. */
  public String citation() {
    return citation;
  }

  /** The name on the command line: {@code dynamical-regimes}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
