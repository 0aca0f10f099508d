package criticaldiffusion.training;

import criticaldiffusion.field.GaussianField;
import criticaldiffusion.score.LinearScore;

/**
 * λ_max, the largest |eigenvalue| of the Hessian of the score-matching loss by the parameters of a
 * score, by power iteration on differences of gradients: C_max for one layer. Gradient descent is
 * stable below 2/λ_max.
 */
public final class Sharpness {
  private static final int ITERATIONS = 60;
  private static final double STEP = 1e-5;
  private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

  private Sharpness() {}

  /**
   * λ_max at the present parameters, which are left as they are.
   *
   * @param noised the law of the noised fields
   */
  public static double of(LinearScore score, GaussianField noised) {
    ModeMoments moments = ScoreMatching.population(noised).moments(0, null);
    double[] parameters = score.parameters();
    double[] kept = parameters.clone();
    int n = kept.length;
    double[] direction = new double[n];
    for (int i = 0; i < n; i++) {
      // Any start with a part in every mode will do: multiples of an irrational number repeat
      // themselves on no lattice.
      double multiple = i * GOLDEN;
      direction[i] = 1 + (multiple - Math.floor(multiple));
    }
    double[] first = new double[n];
    double[] second = new double[n];
    double sharpness = 0;
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      normalize(direction);
      shift(parameters, kept, direction, STEP);
      score.backward(moments.force(score.weights()), first);
      shift(parameters, kept, direction, -STEP);
      score.backward(moments.force(score.weights()), second);
      sharpness = 0;
      for (int i = 0; i < n; i++) {
        direction[i] = (first[i] - second[i]) / (2 * STEP);
        sharpness += direction[i] * direction[i];
      }
      sharpness = Math.sqrt(sharpness);
    }
    System.arraycopy(kept, 0, parameters, 0, n);
    return sharpness;
  }

  private static void shift(double[] to, double[] from, double[] direction, double step) {
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i] + step * direction[i];
    }
  }

  private static void normalize(double[] x) {
    double sum = 0;
    for (double each : x) {
      sum += each * each;
    }
    double root = Math.sqrt(sum);
    for (int i = 0; i < x.length && root > 0; i++) {
      x[i] /= root;
    }
  }
}
