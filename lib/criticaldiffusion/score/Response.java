package criticaldiffusion.score;

/**
 * m = A′(h), how a denoiser answers to a local field h: the mean of a variable of density ∝
 * exp(hσ), whose cumulant function is A.
 */
public enum Response {
  /** m = h, A = ½h²: the linear denoiser, exact for Gaussian data. */
  LINEAR {
    @Override
    public double cumulant(double field) {
      return 0.5 * field * field;
    }

    @Override
    public double mean(double field) {
      return field;
    }

    @Override
    public double slope(double mean) {
      return 1;
    }
  },

  /** m = tanh h, A = ln cosh h: a spin ±1 in the field h. */
  TANH {
    @Override
    public double cumulant(double field) {
      double size = Math.abs(field);
      return size + StrictMath.log1p(StrictMath.exp(-2 * size)) - LN2;
    }

    @Override
    public double mean(double field) {
      return StrictMath.tanh(field);
    }

    @Override
    public double slope(double mean) {
      return (1 - mean) * (1 + mean);
    }
  };

  private static final double LN2 = StrictMath.log(2);

  /** A(h). */
  public abstract double cumulant(double field);

  /** A′(h). */
  public abstract double mean(double field);

  /** A″(h), as a function of A′(h). */
  public abstract double slope(double mean);
}
