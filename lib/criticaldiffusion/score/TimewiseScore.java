package criticaldiffusion.score;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.schedule.TimeGrid;
import java.util.function.DoubleFunction;

/** One score for every time of a grid; asked at another time, that of the nearest one answers. */
public final class TimewiseScore implements ScoreModel {
  private final TimeGrid grid;
  private final ScoreModel[] scores;

  private TimewiseScore(TimeGrid grid, ScoreModel[] scores) {
    this.grid = grid;
    this.scores = scores;
  }

  /**
   * The scores that a function gives for the times of a grid, each made once.
   *
   * @param scores called for every time, the last included
   */
  public static TimewiseScore of(TimeGrid grid, DoubleFunction<? extends ScoreModel> scores) {
    ScoreModel[] made = new ScoreModel[grid.steps() + 1];
    for (int k = 0; k < made.length; k++) {
      made[k] = scores.apply(grid.time(k));
    }
    return new TimewiseScore(grid, made);
  }

  @Override
  public void score(double t, Batch x, Batch out) {
    int low = 0;
    int high = scores.length - 1;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (grid.time(middle) >= t) {
        low = middle;
      } else {
        high = middle;
      }
    }
    boolean later = Math.abs(grid.time(high) - t) < Math.abs(grid.time(low) - t);
    scores[later ? high : low].score(t, x, out);
  }

  @Override
  public int blockRows(int dimension) {
    return scores[0].blockRows(dimension);
  }
}
