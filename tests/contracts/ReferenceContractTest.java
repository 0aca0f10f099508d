package contracts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import criticaldiffusion.ReferenceTable;
import criticaldiffusion.field.Covariance;
import criticaldiffusion.field.EmpiricalDensity;
import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.field.PointSet;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.schedule.Ddpm;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.VarianceExploding;
import criticaldiffusion.score.ExactScore;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract 6: the numbers in tests/reference, to the digits that they have. */
class ReferenceContractTest {
  private static final OrnsteinUhlenbeck SCHEDULE = new OrnsteinUhlenbeck();

  static List<String[]> anchors() {
    return ReferenceTable.rows("score_anchors.csv", ";");
  }

  /** 13 or 14 digits are given; 1e-12 relative and, for what is near 0, absolute. */
  @ParameterizedTest(name = "{0} at t = {4}")
  @MethodSource("anchors")
  void scores(String quantity, String points, String v, String at, String t, String value) {
    double[] x = ReferenceTable.numbers(at);
    double[] expected = ReferenceTable.numbers(value);
    double[] found =
        quantity.startsWith("emp_")
            ? empirical(quantity, rows(points), x, Double.parseDouble(t))
            : twoClasses(
                quantity,
                ReferenceTable.numbers(points),
                Double.parseDouble(v),
                x,
                Double.parseDouble(t));
    assertEquals(expected.length, found.length);
    for (int j = 0; j < expected.length; j++) {
      assertEquals(expected[j], found[j], 1e-12 * Math.max(1, Math.abs(expected[j])));
    }
  }

  private static double[] empirical(String quantity, double[][] data, double[] x, double t) {
    EmpiricalDistribution target = EmpiricalDistribution.of(Batch.of(data));
    EmpiricalDensity noised = target.diffused(SCHEDULE.alpha(t), SCHEDULE.variance(t));
    double[] w = new double[data.length];
    noised.posterior(x, 0, w);
    double[] score = score(new ExactScore(target, SCHEDULE), t, x);
    assertArrayEquals(score, score(new ExactScore(PointSet.of(data), SCHEDULE), t, x), 1e-15);
    return switch (quantity) {
      case "emp_logP" -> new double[] {noised.logDensity(x, 0)};
      case "emp_w" -> w;
      case "emp_Y2" -> new double[] {Arrays.stream(w).map(p -> p * p).sum()};
      case "emp_H" -> new double[] {Arrays.stream(w).map(p -> -p * Math.log(p)).sum()};
      case "emp_score" -> score;
      case "emp_x0hat" -> denoised(x, score, t);
      default -> throw new IllegalArgumentException("no such quantity: " + quantity);
    };
  }

  /** x̂₀ = (x + σ²S)/α, Tweedie's formula. */
  private static double[] denoised(double[] x, double[] score, double t) {
    double[] mean = new double[x.length];
    Arrays.setAll(mean, j -> (x[j] + SCHEDULE.variance(t) * score[j]) / SCHEDULE.alpha(t));
    return mean;
  }

  private static double[] twoClasses(String quantity, double[] m, double v, double[] x, double t) {
    double[] opposite = Arrays.stream(m).map(component -> -component).toArray();
    GaussianMixture target =
        GaussianMixture.of(
            new double[] {0.5, 0.5},
            new double[][] {m, opposite},
            Covariance.isotropic(v, m.length));
    GaussianMixture noised = target.diffused(SCHEDULE.alpha(t), SCHEDULE.variance(t));
    double[] p = new double[2];
    noised.posterior(x, 0, p);
    return switch (quantity) {
      case "gm_score" -> score(new ExactScore(target, SCHEDULE), t, x);
      case "gm_logP" -> new double[] {noised.logDensity(x, 0)};
      case "gm_p_plus" -> new double[] {p[0]};
      default -> throw new IllegalArgumentException("no such quantity: " + quantity);
    };
  }

  private static double[] score(ExactScore model, double t, double[] x) {
    Batch score = new Batch(1, x.length);
    model.score(t, Batch.of(x.clone(), x.length), score);
    return score.row(0);
  }

  private static double[][] rows(String cell) {
    return Arrays.stream(cell.split(",")).map(ReferenceTable::numbers).toArray(double[][]::new);
  }

  static List<String[]> ddpmMap() {
    return ReferenceTable.rows("ddpm_time_map.csv", ",");
  }

  /**
   * Ten digits of ᾱ are given, eight decimals of the OU time, seven or eight digits of the rest.
   */
  @ParameterizedTest(name = "index {0}")
  @MethodSource("ddpmMap")
  void ddpm(int index, double alphaBar, double ouTime, double sigma, double snr) {
    Ddpm chain = Ddpm.standard();
    int k = index + 1;
    assertEquals(alphaBar, chain.alpha(k) * chain.alpha(k), 6e-10 * alphaBar);
    assertEquals(ouTime, chain.ouTime(k), 6e-9);
    assertEquals(snr, chain.snr(k), 1e-7 * snr);
    assertEquals(sigma, new VarianceExploding(200).timeAtOu(chain.ouTime(k)), 1e-7 * sigma);
    assertEquals(k, chain.timeAtOu(chain.ouTime(k)), 1e-9);
  }

  /** T = 5.05886 and ᾱ = 4.0358e-5 of Biroli et al. 2024's real-data chain. */
  @Test
  void theLastTimeOfTheStandardChain() {
    Ddpm chain = Ddpm.standard();
    assertEquals(5.05886, chain.ouTime(chain.horizon()), 5e-6);
    assertEquals(4.0358e-5, Math.exp(-2 * chain.ouTime(1000)), 5e-10);
  }
}
