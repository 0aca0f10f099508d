package criticaldiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Frames are few, whatever else the machine does; clocks that the test turns. */
class FramePaceTest {
  private static final long MILLISECOND = 1_000_000;

  private long clock;
  private long used;
  private final FramePace pace = new FramePace(() -> clock, () -> used);

  /** Lets time pass for a computation on so many cores, until a frame is due. */
  private long millisecondsToNext(double cores) {
    long from = clock;
    while (!pace.isDue()) {
      clock += MILLISECOND;
      used += (long) (cores * MILLISECOND);
    }
    return (clock - from) / MILLISECOND;
  }

  private void draw(int frames, long milliseconds) {
    for (int frame = 0; frame < frames; frame++) {
      pace.drawn(milliseconds * MILLISECOND);
    }
  }

  @Test
  void theFirstFrameIsDueAtOnce() {
    assertTrue(pace.isDue());
  }

  @Test
  void thereAreFourFramesASecondAtMost() {
    draw(10, 0);
    assertEquals(250, millisecondsToNext(2));
  }

  @Test
  void drawingTakesAnEightiethOfTheProcessorTime() {
    draw(10, 20);
    assertEquals(1600, millisecondsToNext(1));
    draw(1, 20);
    assertEquals(800, millisecondsToNext(2));
    draw(1, 20);
    assertEquals(6400, millisecondsToNext(0.25)); // the machine is busy with something else
  }

  @Test
  void aComputationThatWaitsIsDrawnByTheClock() {
    draw(10, 20);
    assertEquals(1600, millisecondsToNext(0.01));
  }

  @Test
  void theFirstThreeFramesDelayTheNextByTwoSecondsOfComputingAtMost() {
    draw(3, 1000);
    assertEquals(1000, millisecondsToNext(2));
    draw(1, 1000);
    assertEquals(40_000, millisecondsToNext(2));
  }

  @Test
  void withNothingToShowItIsAskedAgainSoon() {
    draw(10, 1000);
    pace.skipped();
    assertFalse(pace.isDue());
    assertEquals(50, millisecondsToNext(1));
  }
}
