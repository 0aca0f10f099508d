package criticaldiffusion.regime;

import criticaldiffusion.stats.Estimate;
import java.util.function.DoubleUnaryOperator;

/** φ(t) as measured: at each branch time the share of clone pairs that ended in one class. */
public final class CloningResult {
  private final double[] times;
  private final long[] agreeing;
  private final long pairs;

  CloningResult(double[] times, long[] agreeing, long pairs) {
    this.times = times.clone();
    this.agreeing = agreeing.clone();
    this.pairs = pairs;
  }

  /** This result and the agreements of further pairs, one row a pair. */
  CloningResult with(boolean[][] same) {
    long[] sum = agreeing.clone();
    for (boolean[] row : same) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += row[i] ? 1 : 0;
      }
    }
    return new CloningResult(times, sum, pairs + same.length);
  }

  /** Number of branch times. */
  public int size() {
    return times.length;
  }

  /** The branch times, in the order in which they were asked for. */
  public double[] times() {
    return times.clone();
  }

  /** Number of pairs behind every point. */
  public long pairs() {
    return pairs;
  }

  /** φ at branch time i, with its binomial error. */
  public Estimate phi(int i) {
    return Estimate.ofFraction(agreeing[i], pairs);
  }

  /** φ at every branch time. */
  public double[] values() {
    double[] values = new double[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = phi(i).mean();
    }
    return values;
  }

  /** One standard error of each value. */
  public double[] errors() {
    double[] errors = new double[size()];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = phi(i).error();
    }
    return errors;
  }

  /**
   * χ² per point against a curve φ(t), with the binomial error √(φ(1−φ)/pairs) of the curve itself,
   * over the points with 1 − φ(t) above 10⁻⁴: beyond, too few pairs part for a Gaussian error.
   *
   * @throws IllegalArgumentException if no point is left
   */
  public double chiSquarePerPoint(DoubleUnaryOperator curve) {
    double sum = 0;
    int points = 0;
    for (int i = 0; i < times.length; i++) {
      double phi = curve.applyAsDouble(times[i]);
      if (1 - phi > 1e-4) {
        double deviation = phi(i).mean() - phi;
        sum += deviation * deviation * pairs / (phi * (1 - phi));
        points++;
      }
    }
    if (points == 0) {
      throw new IllegalArgumentException("the curve is within 1e-4 of 1 at every branch time");
    }
    return sum / points;
  }
}
