package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;

/** How a Gaussian mixture is evaluated; one implementation per kind of covariance. */
sealed interface ComponentScores permits IsotropicScores, PairScores, GeneralScores {
  /** log p(x). */
  double logDensity(double[] x, int from);

  /** ∇ log p of every row. */
  void score(Batch x, Batch out);

  /** p_k(x) for every component. */
  void posterior(double[] x, int from, double[] p);
}
