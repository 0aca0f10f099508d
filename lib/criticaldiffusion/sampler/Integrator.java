package criticaldiffusion.sampler;

import criticaldiffusion.linalg.Batch;
import java.util.random.RandomGenerator;

/**
 * One step of a reverse process from time t to time s &lt; t.
 *
 * <p>Implementations are stateless and document their weak order (the error of means, of order hᵖ
 * after a fixed time) and strong order (the error of a path at given noise).
 */
@FunctionalInterface
public interface Integrator {
  /**
   * Moves every row of x from time t to time s.
   *
   * @param process what is integrated
   * @param x points at time t, n × d; overwritten with the points at time s
   * @param t the time of x
   * @param s the time to go to, 0 ≤ s &lt; t
   * @param rng one generator a row; row i takes its noise from {@code rng[i]} alone
   */
  void step(ReverseProcess process, Batch x, double t, double s, RandomGenerator[] rng);
}
