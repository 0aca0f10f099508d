package criticaldiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrontEndsTest {
  /** Stands for the display data of a kernel. */
  public static class DisplayData {
    final Map<String, Object> data = new HashMap<>();
    String id;

    /** Takes one MIME type. */
    public void putData(String type, Object value) {
      data.put(type, value);
    }

    /** Takes the id. */
    public void setDisplayId(String newId) {
      id = newId;
    }
  }

  /** A kernel made like rapaio's. */
  public static class Direct {
    final List<DisplayData> shown = new ArrayList<>();

    /** Shows. */
    public void display(DisplayData data) {
      shown.add(data);
    }

    /** Replaces. */
    public void updateDisplay(String id, DisplayData data) {
      shown.add(data);
    }
  }

  /** The streams of a kernel made like IJava's. */
  public static class Streams {
    /** The stream of displays. */
    public final Direct display = new Direct();
  }

  /** A kernel made like IJava's. */
  public static class Nested {
    final Streams streams = new Streams();

    /** Shows. */
    public void display(DisplayData data) {
      streams.display.display(data);
    }

    /** The streams. */
    public Streams getIO() {
      return streams;
    }
  }

  @Test
  void kernelsThatTakeDisplayDataAreServed() {
    Direct direct = new Direct();
    Nested nested = new Nested();
    for (FrontEnd front : List.of(DisplayKernel.of(direct), DisplayKernel.of(nested))) {
      Slot slot = new Slot(front);
      slot.show(Bundles.png(new byte[] {1, 2, 3}, "a"));
      slot.show(Bundles.text("b"));
    }
    for (List<DisplayData> shown : List.of(direct.shown, nested.streams.display.shown)) {
      assertEquals(2, shown.size());
      assertNotNull(shown.get(0).id);
      assertEquals(shown.get(0).id, shown.get(1).id);
      assertEquals("AQID", shown.get(0).data.get("image/png"));
      assertEquals("b", shown.get(1).data.get("text/plain"));
    }
  }

  @Test
  void anythingElseIsNoKernel() {
    assertNull(DisplayKernel.of("text"));
  }

  @Test
  void withoutAKernelTextIsPrinted() {
    FrontEnds.use(null);
    assertFalse(FrontEnds.current().isNotebook());
  }

  @Test
  void htmlIsEscaped() {
    assertEquals("&lt;a b=&quot;&#39;&amp;&quot;&gt;", Bundles.escape("<a b=\"'&\">"));
  }
}
