package criticaldiffusion.regime;

/** Agreement of sign(m·x₀) between clones, by quadrature over u = m·x_t/|m|. */
final class SignClasses {
  private static final double TAIL = 13;

  /** Where |m| > 9σ, a share Φ(−9) = 10⁻¹⁹ of a class lies on the other side. */
  private static final double BEYOND_REACH = 81;

  private SignClasses() {}

  /** 1 − 2E[q(1−q)] over u ~ w N(c, Γ) + (1−w) N(−c, Γ), q = P(m·x₀ > 0 | u). */
  static double phi(Speciation model, double t) {
    if (model.squaredNorm() > BEYOND_REACH * model.variance()) {
      return model.phi(t);
    }
    double delta = -StrictMath.expm1(-2 * t);
    if (delta == 0) {
      return 1;
    }
    double shrink = StrictMath.exp(-t);
    double gamma = model.diffusedVariance(t);
    double norm = Math.sqrt(model.squaredNorm());
    double spread = Math.sqrt(model.variance() * delta / gamma);
    double slope = model.variance() * shrink / gamma;
    double centre = norm * shrink;
    double width = Math.sqrt(gamma);
    // Resolves the posterior, of width Γ/c, and the tail probabilities, of width spread/slope.
    double step = 0.1 * Math.min(width, Math.min(gamma / centre, spread / slope));
    // Beyond both zeros of mean_± by many widths of the tails the sign of x₀ is that of u.
    double undecided = norm * delta / (gamma * slope) + TAIL * spread / slope;
    int last = (int) Math.ceil(Math.min(centre + TAIL * width, undecided) / step);
    double sum = 0;
    for (int i = -last; i <= last; i++) {
      double u = i * step;
      double plus = model.committor(t, u);
      double q =
          plus * CloneAgreement.normalCdf((norm + slope * (u - centre)) / spread)
              + (1 - plus) * CloneAgreement.normalCdf((-norm + slope * (u + centre)) / spread);
      double density =
          model.weight() * normal((u - centre) / width)
              + (1 - model.weight()) * normal((u + centre) / width);
      sum += density * q * (1 - q);
    }
    return 1 - 2 * step / width * sum;
  }

  private static double normal(double z) {
    return StrictMath.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  }
}
