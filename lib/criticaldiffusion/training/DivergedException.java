package criticaldiffusion.training;

/**
 * Thrown when a training run leaves the range in which it can still converge: the step at which it
 * was stopped and the Fourier mode that grew most, with its weight.
 */
public final class DivergedException extends ArithmeticException {
  private static final long serialVersionUID = 1;

  private final long step;
  private final int mode;

  /**
   * A run that was stopped.
   *
   * @param step the number of steps done
   * @param mode the index of the mode that grew most
   * @param weight its weight
   */
  public DivergedException(long step, int mode, double weight) {
    super(
        "training diverged: after step %d mode %d has weight %s; take a smaller learning rate"
            .formatted(step, mode, weight));
    this.step = step;
    this.mode = mode;
  }

  /** The number of steps done. */
  public long step() {
    return step;
  }

  /** The index of the mode that grew most. */
  public int mode() {
    return mode;
  }
}
