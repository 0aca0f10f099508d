package criticaldiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong clock = new AtomicLong();

  private ProgressBar bar() {
    return new ProgressBar("clones", new Slot(FrontEnds.current()), clock::get);
  }

  @Test
  void shortWorkShowsNothing() {
    try (Recorder recorder = Recorder.start()) {
      try (ProgressBar bar = bar()) {
        for (int i = 0; i <= 10; i++) {
          bar.report(i / 10.0, "");
          clock.addAndGet(SECOND / 10);
        }
      }
      assertEquals(List.of(), recorder.shown);
    }
  }

  @Test
  void longWorkShowsTheTimeLeftAndThenTheTimeTaken() {
    try (Recorder recorder = Recorder.start()) {
      try (ProgressBar bar = bar()) {
        for (int i = 0; i < 100; i++) {
          bar.report(i / 100.0, "d = 4096");
          clock.addAndGet(SECOND);
        }
      }
      assertEquals("clones: 1 % · 1:39 left · d = 4096", recorder.shown.get(0).text());
      assertTrue(recorder.shown.get(0).html().contains("<progress"));
      assertEquals("clones: 99 % · 1 s left · d = 4096", recorder.shown.get(98).text());
      assertEquals("clones: done in 1:40", recorder.last().text());
      assertTrue(recorder.last().isUpdate());
      assertEquals(100, recorder.shown.size());
    }
  }

  @Test
  void atMostFourUpdatesASecond() {
    try (Recorder recorder = Recorder.start()) {
      try (ProgressBar bar = bar()) {
        for (int i = 0; i < 10_000; i++) {
          bar.report(i / 10_000.0, "");
          clock.addAndGet(SECOND / 1000);
        }
      }
      assertTrue(recorder.shown.size() <= 41, recorder.shown.size() + " updates");
    }
  }

  @Test
  void anInterruptStopsTheWork() {
    try (Recorder recorder = Recorder.start()) {
      Thread.currentThread().interrupt();
      assertThrows(CancellationException.class, () -> bar().report(0.5, ""));
      assertTrue(Thread.interrupted());
      assertEquals(List.of(), recorder.shown);
    }
  }
}
