package contracts;

import criticaldiffusion.field.Density;
import criticaldiffusion.field.Diffusible;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Contract 3: noising by (α, σ²) and then by (α′, σ′²) is noising by (αα′, α′²σ² + σ′²), to
 * round-off; and the diffused density is that of αx₀ + σz for the x₀ that the law draws.
 */
final class SemigroupLaws {
  private static final double[][] STEPS = {{0.9, 0.3}, {0.5, 0.75}, {1, 2.5}, {1.3, 0.1}};

  private SemigroupLaws() {}

  /** What the law breaks of the semigroup at these points, one line each. */
  static List<String> violations(Diffusible law, Batch points) {
    List<String> violations = new ArrayList<>();
    for (double[] first : STEPS) {
      for (double[] second : STEPS) {
        if (law.diffused(first[0], first[1]) instanceof Diffusible middle) {
          Density twice = middle.diffused(second[0], second[1]);
          double variance = second[0] * second[0] * first[1] + second[1];
          compare(twice, law.diffused(first[0] * second[0], variance), points, violations);
        } else {
          violations.add("the diffused law cannot be diffused again");
        }
      }
    }
    return violations;
  }

  private static void compare(Density a, Density b, Batch points, List<String> violations) {
    Batch scoreA = new Batch(points.size(), points.dimension());
    Batch scoreB = new Batch(points.size(), points.dimension());
    a.score(points, scoreA);
    b.score(points, scoreB);
    for (int i = 0; i < points.size(); i++) {
      double logA = a.logDensity(points.data(), points.start(i));
      double logB = b.logDensity(points.data(), points.start(i));
      boolean same = Math.abs(logA - logB) <= 1e-12 * (1 + Math.abs(logB));
      for (int j = 0; j < points.dimension(); j++) {
        double s = scoreB.get(i, j);
        same &= Math.abs(scoreA.get(i, j) - s) <= 1e-12 * (1 + Math.abs(s));
      }
      if (!same) {
        violations.add(
            String.format(
                Locale.ROOT, "point %d: log p is %s in two steps, %s in one", i, logA, logB));
      }
    }
  }

  /**
   * Stein's identities E[∂_j h + h S_j] = 0 for h = 1, x_j and tanh 2x_j, with x = αx₀ + σz drawn
   * and S the score of the diffused density, within 4.5 σ: a false alarm once in 150,000
   * identities.
   */
  static List<String> drawViolations(
      Diffusible law, double alpha, double variance, int rows, RandomStreams streams) {
    List<String> violations = new ArrayList<>();
    int d = law.dimension();
    Batch x = noised(law, alpha, variance, streams.streams(rows));
    Batch score = new Batch(rows, d);
    law.diffused(alpha, variance).score(x, score);
    for (int j = 0; j < d; j++) {
      Moments constant = new Moments();
      Moments linear = new Moments();
      Moments bounded = new Moments();
      for (int i = 0; i < rows; i++) {
        double s = score.get(i, j);
        double h = Math.tanh(2 * x.get(i, j));
        constant.add(s);
        linear.add(1 + x.get(i, j) * s);
        bounded.add(2 * (1 - h * h) + h * s);
      }
      Sigmas.check("E[S_" + j + "]", constant.estimate(), 0, violations);
      Sigmas.check("E[1 + x S_" + j + "]", linear.estimate(), 0, violations);
      Sigmas.check("E[h' + h S_" + j + "]", bounded.estimate(), 0, violations);
    }
    return violations;
  }

  /** Draws of αx₀ + σz, row i from its own generator. */
  static Batch noised(Diffusible law, double alpha, double variance, RandomStream[] rng) {
    Batch x = new Batch(rng.length, law.dimension());
    law.draw(rng, x);
    double sigma = Math.sqrt(variance);
    for (int i = 0; i < rng.length; i++) {
      for (int j = 0; j < x.dimension(); j++) {
        x.set(i, j, alpha * x.get(i, j) + sigma * rng[i].nextGaussian());
      }
    }
    return x;
  }
}
