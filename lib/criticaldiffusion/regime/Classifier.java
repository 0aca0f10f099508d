package criticaldiffusion.regime;

import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.field.GaussianMixture;

/**
 * The class of a final point x₀, a number from 0.
 *
 * <p>Called from several threads at once; the answer depends on the point alone.
 */
@FunctionalInterface
public interface Classifier {
  /** The class of the point at {@code x[from … from + d - 1]}. */
  int classOf(double[] x, int from);

  /** argmax_k p_k(x), the likeliest component of a mixture; the first of equally likely ones. */
  static Classifier mostLikely(GaussianMixture mixture) {
    return (x, from) -> {
      double[] p = new double[mixture.components()];
      mixture.posterior(x, from, p);
      int best = 0;
      for (int k = 1; k < p.length; k++) {
        best = p[k] > p[best] ? k : best;
      }
      return best;
    };
  }

  /** sign(m·x) as in the paper: class 0 where m·x ≥ 0, else 1. */
  static Classifier sign(double... m) {
    double[] direction = m.clone();
    return (x, from) -> {
      double overlap = 0;
      for (int j = 0; j < direction.length; j++) {
        overlap += direction[j] * x[from + j];
      }
      return overlap >= 0 ? 0 : 1;
    };
  }

  /**
   * argmin_μ |x − a_μ|², the nearest point of a training set: which datum a sample has collapsed
   * on.
   */
  static Classifier nearest(EmpiricalDistribution data) {
    double[] points = data.data().data();
    return (x, from) -> {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k < data.size(); k++) {
        int row = data.data().start(k);
        double sum = 0;
        for (int j = 0; j < data.dimension(); j++) {
          double difference = x[from + j] - points[row + j];
          sum += difference * difference;
        }
        best = sum < least ? k : best;
        least = Math.min(least, sum);
      }
      return best;
    };
  }

  /**
   * Coarser classes: {@code groups[k]} is the class of what was class k, as for the branches of a
   * hierarchy.
   */
  default Classifier grouped(int... groups) {
    int[] coarse = groups.clone();
    return (x, from) -> coarse[classOf(x, from)];
  }
}
