package criticaldiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LivePlotTest {
  private static Figure line(double end) {
    return Figure.column().line("a", new double[] {0, 1}, new double[] {0, end});
  }

  @Test
  void framesReplaceEachOtherAndTheLastStateIsDrawn() {
    try (Recorder recorder = Recorder.start()) {
      List<Integer> drawn = new ArrayList<>();
      int[] state = {0};
      Supplier<Figure> figure =
          () -> {
            drawn.add(state[0]);
            return line(1 + state[0]);
          };
      LivePlot.run(
          plot -> {
            for (int i = 1; i <= 10_000; i++) {
              state[0] = i;
              plot.update(figure);
            }
          });
      assertEquals(1, drawn.get(0), "the first state is drawn at once");
      assertEquals(10_000, drawn.get(drawn.size() - 1));
      // 10,000 updates take far less than the second in which there are four frames at most.
      assertTrue(drawn.size() < 100, drawn.size() + " frames");
      assertEquals(drawn.size(), recorder.shown.size());
      assertFalse(recorder.shown.get(0).isUpdate());
      for (Recorder.Shown frame : recorder.shown.subList(1, recorder.shown.size())) {
        assertTrue(frame.isUpdate());
        assertEquals(recorder.shown.get(0).id(), frame.id());
      }
    }
  }

  @Test
  void anInterruptStopsTheRunAfterTheLastStateWasDrawn() {
    try (Recorder recorder = Recorder.start()) {
      int[] steps = {0};
      assertThrows(
          CancellationException.class,
          () ->
              LivePlot.run(
                  plot -> {
                    while (true) {
                      if (++steps[0] == 3) {
                        Thread.currentThread().interrupt();
                      }
                      plot.update(() -> line(steps[0]));
                    }
                  }));
      assertEquals(3, steps[0]);
      assertTrue(Thread.interrupted(), "the interrupt stays for those who look");
      assertEquals(2, recorder.shown.size());
    }
  }

  @Test
  void anErrorOfTheComputationIsNotHidden() {
    try (Recorder recorder = Recorder.start()) {
      ArithmeticException error =
          assertThrows(
              ArithmeticException.class,
              () ->
                  LivePlot.run(
                      plot -> {
                        plot.update(() -> line(1));
                        throw new ArithmeticException("of the computation");
                      }));
      assertEquals("of the computation", error.getMessage());
      assertEquals(1, recorder.shown.size());
    }
  }

  @Test
  void aFigureThatShowsNothingYetIsPassedOver() {
    try (Recorder recorder = Recorder.start()) {
      LivePlot.run(
          plot -> {
            plot.update(Figure::column);
            plot.frame(() -> null);
            plot.frame(() -> line(1));
          });
      assertEquals(1, recorder.shown.size());
      assertEquals("[figure]", recorder.last().text());
    }
  }

  @Test
  void aPlotThatNeverShowedAnythingSaysSo() {
    try (Recorder recorder = Recorder.start()) {
      LivePlot.run(plot -> plot.update(() -> line(Double.NaN).yLog()));
      assertTrue(recorder.last().text().contains("nothing to show"), recorder.last().text());
      assertEquals(1, recorder.shown.size());
    }
  }

  /** Of the points (0, 0) and (1, 3) the first has no place on a logarithmic axis. */
  @Test
  void pointsLeftOutAreSaidInTheCaption() {
    try (Recorder recorder = Recorder.start()) {
      LivePlot.run(plot -> plot.update(() -> line(3).yLog()));
      assertTrue(recorder.last().html().contains("1 of 2 points left out"), "in the page");
      assertTrue(recorder.last().text().contains("1 of 2 points left out"), "in the text");
    }
  }

  /** Painting blocks for as long as the computation takes: only the last frame is waited for. */
  @Test
  void theComputationDoesNotWaitForThePainter() throws Exception {
    CountDownLatch finished = new CountDownLatch(1);
    try (Recorder recorder = Recorder.start()) {
      FrontEnds.use(new Slow(recorder, finished));
      LivePlot.run(
          plot -> {
            for (int i = 1; i <= 1000; i++) {
              int end = i;
              plot.update(() -> line(end));
            }
            finished.countDown(); // never reached if an update waited
          });
      assertEquals(2, recorder.shown.size(), "the first and the last state");
    }
  }

  /** Shows nothing before the computation has finished. */
  private record Slow(FrontEnd front, CountDownLatch finished) implements FrontEnd {
    @Override
    public void show(String id, Map<String, ?> bundle) {
      try {
        assertTrue(finished.await(60, TimeUnit.SECONDS), "the computation waits for its plot");
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      front.show(id, bundle);
    }

    @Override
    public void update(String id, Map<String, ?> bundle) {
      front.update(id, bundle);
    }

    @Override
    public boolean isNotebook() {
      return true;
    }
  }

  @Test
  void everyFrameHasTextAndAPicture() {
    try (Recorder recorder = Recorder.start()) {
      LivePlot.run(plot -> plot.update(() -> line(1)));
      assertEquals("[figure]", recorder.last().text());
      byte[] png = (byte[]) recorder.last().bundle().get("image/png");
      assertEquals('P', png[1]);
      assertTrue(png.length < 100_000);
    }
  }

  @Test
  void withoutANotebookNothingIsDrawn() {
    FrontEnds.use(new Terminal());
    try {
      LivePlot.run(
          plot ->
              plot.update(
                  () -> {
                    throw new AssertionError("drawn");
                  }));
    } finally {
      FrontEnds.use(null);
    }
  }
}
