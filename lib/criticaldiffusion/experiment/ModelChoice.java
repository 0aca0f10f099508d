package criticaldiffusion.experiment;

import criticaldiffusion.thermo.ClockModel;
import criticaldiffusion.thermo.DataModel;
import criticaldiffusion.thermo.GaussianPair;
import criticaldiffusion.thermo.Hypersphere;
import criticaldiffusion.thermo.MeanFieldIsing;
import criticaldiffusion.thermo.PointModel;
import criticaldiffusion.thermo.Simplex;
import criticaldiffusion.thermo.ThreePoint;
import criticaldiffusion.thermo.TwoPoint;

/** The data of the thermodynamic experiments, by the keys of the command line. */
public enum ModelChoice {
  /** ±μ, |μ|² = {@code norm}. */
  TWO_POINT,
  /** ±μ with weights {@code weight} and the rest. */
  UNEQUAL,
  /** (±a, ±b), a² = {@code norm}, b² = {@code second}. */
  PRODUCT,
  /** {@code count} unit vectors at equal angles. */
  SIMPLEX,
  /** {@code count} points on the unit circle. */
  CLOCK,
  /** The sphere in {@code count} dimensions, r² = {@code norm}. */
  SPHERE,
  /** −1, 0, 1 with {@code weight} on the outer two together. */
  THREE_POINT,
  /** ±1, ±3 over √5. */
  PAM_4,
  /** ±1 ± ¼, the two levels of a hierarchy. */
  HIERARCHY,
  /** Ising data of coupling {@code coupling}. */
  ISING,
  /** Two Gaussians, |μ|² = {@code norm}, variance {@code second}. */
  GAUSSIAN_MIXTURE,
  /** {@code count} random points of variance 1 in 4 × {@code count} dimensions. */
  RANDOM_PATTERNS;

  /** Checks the ranges of the keys that all experiments with these data have. */
  static void check(
      double c, int count, double norm, double second, double weight, double coupling) {
    Range.within("c", c, 1, Double.MAX_VALUE);
    Range.within("count", count, 2, 10_000);
    Range.positive("norm", norm);
    Range.positive("second", second);
    Range.between("weight", weight, 0, 1);
    Range.within("coupling", coupling, -Double.MAX_VALUE, Math.nextDown(1.0));
  }

  DataModel model(int count, double norm, double second, double weight, double coupling) {
    return switch (this) {
      case TWO_POINT -> new TwoPoint(norm);
      case UNEQUAL -> new TwoPoint(norm, weight);
      case PRODUCT -> PointModel.product(Math.sqrt(norm), Math.sqrt(second));
      case SIMPLEX -> new Simplex(count);
      case CLOCK -> new ClockModel(count);
      case SPHERE -> new Hypersphere(count, Math.sqrt(norm));
      case THREE_POINT -> new ThreePoint(weight);
      case PAM_4 -> PointModel.pam4();
      case HIERARCHY -> PointModel.symmetric("+-1 +- 1/4", 0.75, 1.25);
      case ISING -> new MeanFieldIsing(coupling);
      case GAUSSIAN_MIXTURE -> new GaussianPair(norm, second);
      case RANDOM_PATTERNS ->
          throw new IllegalArgumentException(
              "random patterns have no direction of symmetry; only bifurcation takes them");
    };
  }
}
