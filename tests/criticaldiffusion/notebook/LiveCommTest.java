package criticaldiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiveCommTest {
  private static final List<Control> CONTROLS =
      List.of(Control.number("x", 0, 9, 1), Control.onOff("s", true));

  private static final String ID = "0a1b2c3d-0000-1111-2222-0123456789ab";

  @Test
  void theKernelIsKnownByItsConnectionFile() {
    assertEquals(
        ID, LiveComm.kernelId("criticaldiffusion.kernel.Main /run/kernel-" + ID + ".json"));
    assertNull(LiveComm.kernelId("criticaldiffusion.kernel.Main /tmp/kernel-v2-17aB.json"));
    assertNull(LiveComm.kernelId("org.junit.Main"));
  }

  @Test
  void aFrontEndWithoutCommsTakesTheOtherWay() {
    assertNull(LiveComm.add(new Terminal(), CONTROLS, positions -> new byte[0]));
  }

  @Test
  void onlySlidersAndPositionsThatThereAreAreDrawn() {
    List<String> drawn = new ArrayList<>();
    LivePictures pictures = new LivePictures();
    String name =
        pictures.add(
            CONTROLS,
            positions -> {
              drawn.add(Arrays.toString(positions));
              return new byte[] {7};
            });
    assertEquals(7, pictures.draw(name, "3,0")[0]);
    for (String wrong :
        List.of("", "3", "3,0,0", "10,0", "0,2", "-1,0", "3,x", "99999,0", "3,0 ", "٣,0")) {
      assertNull(pictures.draw(name, wrong), wrong);
    }
    assertNull(pictures.draw("77", "3,0"));
    assertEquals(List.of("[3, 0]"), drawn);
  }

  /** Two pages on one kernel: each gets what it asked for, one picture after the other. */
  @Test
  void twoClientsAtOnceBothGetTheirPicture() throws Exception {
    AtomicInteger drawing = new AtomicInteger();
    LivePictures pictures = new LivePictures();
    String name =
        pictures.add(
            CONTROLS,
            positions -> {
              assertEquals(1, drawing.incrementAndGet(), "pictures drawn at once");
              Thread.yield();
              drawing.decrementAndGet();
              return new byte[] {(byte) positions[0]};
            });
    ExecutorService clients = Executors.newFixedThreadPool(2);
    try {
      List<Future<byte[]>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String at = i % 10 + "," + i / 10 % 2;
        answers.add(clients.submit(() -> pictures.draw(name, at)));
      }
      for (int i = 0; i < 200; i++) {
        assertEquals(i % 10, answers.get(i).get()[0]);
      }
    } finally {
      clients.shutdown();
    }
  }

  @Test
  void slidersOfOldCellsAreForgotten() {
    LivePictures pictures = new LivePictures();
    String first = pictures.add(CONTROLS, positions -> new byte[] {1});
    String last = first;
    for (int i = 0; i < 50; i++) {
      last = pictures.add(CONTROLS, positions -> new byte[] {2});
    }
    assertNull(pictures.draw(first, "0,0"));
    assertEquals(2, pictures.draw(last, "0,0")[0]);
  }

  /**
   * As after a restart of the kernel, whose id stays: the page of the cell that ran before asks.
   */
  @Test
  void slidersOfAnotherJavaAreNotTakenForTheseOnes() {
    String before = new LivePictures().add(CONTROLS, positions -> new byte[] {1});
    LivePictures restarted = new LivePictures();
    restarted.add(CONTROLS, positions -> new byte[] {2});
    assertNull(restarted.draw(before, "0,0"));
  }

  @Test
  void aRequestOfAnotherKindIsAnsweredWithoutAPicture() {
    for (Map<String, ?> request :
        List.<Map<String, ?>>of(
            Map.of(), Map.of("sliders", 1.0, "at", "0"), Map.of("sliders", "no such", "at", "0"))) {
      assertEquals(Map.of(), LiveComm.answer(request));
    }
  }
}
