package criticaldiffusion.notebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The sliders that this Java can draw anew. Whatever asks names sliders and the positions of their
 * controls, {@code 3,0,1}; nothing else is taken from a request.
 */
final class LivePictures {
  /** Sliders of cells run long ago are forgotten beyond this number. */
  private static final int MOST = 50;

  private static final Pattern POSITIONS = Pattern.compile("[0-9]{1,4}(?:,[0-9]{1,4}){0,3}");

  private record Entry(List<Control> controls, Function<int[], byte[]> draw) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * Takes in sliders and gives their name. No other Java gives it: a page that was stored, or whose
   * kernel was started anew, must not be taken for one of the sliders here.
   */
  synchronized String add(List<Control> controls, Function<int[], byte[]> draw) {
    String name = UUID.randomUUID().toString();
    entries.put(name, new Entry(controls, draw));
    if (entries.size() > MOST) {
      entries.remove(entries.keySet().iterator().next());
    }
    return name;
  }

  /** Whether there are sliders of this name. */
  synchronized boolean has(String name) {
    return entries.containsKey(name);
  }

  /** The picture at some positions as PNG, or null if the controls have no such positions. */
  byte[] draw(String name, String positions) {
    Entry entry;
    synchronized (this) {
      entry = entries.get(name);
    }
    int[] at = entry == null ? null : parse(entry.controls(), positions);
    if (at == null) {
      return null;
    }
    synchronized (entry) { // one picture at a time; a page asks for the newest only
      return entry.draw().apply(at);
    }
  }

  private static int[] parse(List<Control> controls, String text) {
    if (!POSITIONS.matcher(text).matches()) {
      return null;
    }
    String[] numbers = text.split(",");
    if (numbers.length != controls.size()) {
      return null;
    }
    int[] positions = new int[numbers.length];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = Integer.parseInt(numbers[i]);
      if (positions[i] >= controls.get(i).positions()) {
        return null;
      }
    }
    return positions;
  }
}
