package criticaldiffusion.notebook;

import criticaldiffusion.figure.Picture;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Controls beside a plot.
 *
 * <pre>{@code
 * Sliders.of(Control.number("t", 0, 5, 0.05).at(1), Control.onOff("theory", true))
 *     .show(v -> figure(v.number("t"), v.isOn("theory")));
 * }</pre>
 *
 * <p>While the kernel runs, every move is computed and drawn anew: over the kernel's messages, from
 * wherever the notebook is open, or, for kernels that do not answer them, from the kernel's
 * machine. Elsewhere, as in an exported page, the controls choose among pictures that were computed
 * when the cell ran; a note says which it is. The function should be quick and must not change
 * anything: it is called from another thread.
 */
public final class Sliders {
  /** All pictures computed beforehand together, in bytes of HTML. */
  private static final int LARGEST = 900_000;

  /** Time to compute them, in seconds. */
  private static final double LONGEST = 6;

  private static final int MOST_PICTURES = 64;

  private final List<Control> controls;

  private Sliders(List<Control> controls) {
    this.controls = controls;
  }

  /**
   * One to four controls.
   *
   * @throws IllegalArgumentException if there are fewer or more, or two have the same name
   */
  public static Sliders of(Control... controls) {
    List<Control> list = List.copyOf(Arrays.asList(controls));
    if (list.isEmpty() || list.size() > 4) {
      throw new IllegalArgumentException("sliders need 1 to 4 controls, had " + list.size());
    }
    if (list.stream().map(Control::name).distinct().count() < list.size()) {
      throw new IllegalArgumentException("two controls have the same name");
    }
    return new Sliders(list);
  }

  /**
   * Shows the controls and the picture that a function makes of their values. What the function
   * throws at the first values is thrown here; later it is shown in the place of the picture.
   */
  public void show(Function<Values, ? extends Picture> picture) {
    FrontEnd front = FrontEnds.current();
    int[] start = controls.stream().mapToInt(Control::start).toArray();
    Values first = new Values(controls, start);
    if (!front.isNotebook()) {
      Cell.text("[sliders: " + first + "]");
      return;
    }
    byte[] png = SliderPicture.png(picture.apply(first));
    long begin = System.nanoTime(); // the first picture loads classes, and says little of the next
    draw(picture, start);
    double seconds = (System.nanoTime() - begin) * 1e-9;
    int most = (int) Math.min(LARGEST / (1.4 * png.length), LONGEST / seconds);
    List<List<Integer>> grid = grid(Math.max(2, Math.min(MOST_PICTURES, most)));
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    Slot slot = new Slot(front);
    compute(picture, grid, new int[0], pictures, new ProgressBar("", slot, System::nanoTime));
    pictures.put(SliderPage.key(start), png);
    Object live = null;
    if (System.getenv("CRITICAL_DIFFUSION_FIGURES") == null) { // else nobody is there to move them
      live = LiveComm.add(front, controls, positions -> draw(picture, positions));
      if (live == null) {
        live = LiveServer.running().add(controls, positions -> draw(picture, positions));
      }
    }
    String page = SliderPage.html(UUID.randomUUID().toString(), controls, grid, pictures, live);
    slot.show(Bundles.html(page, "[sliders: " + first + "]"));
  }

  /** The positions of each control at which pictures are computed beforehand. */
  private List<List<Integer>> grid(int most) {
    int[] counts = new int[controls.size()];
    int product = 1;
    for (int i = 0; i < counts.length; i++) {
      counts[i] = controls.get(i).kind() == Control.Kind.NUMBER ? 2 : controls.get(i).positions();
      product *= counts[i];
    }
    for (boolean grown = true; grown; ) {
      grown = false;
      for (int i = 0; i < counts.length; i++) {
        int next = product / counts[i] * (counts[i] + 1);
        if (counts[i] < controls.get(i).positions() && next <= most) {
          product = next;
          counts[i]++;
          grown = true;
        }
      }
    }
    List<List<Integer>> grid = new java.util.ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      grid.add(controls.get(i).some(counts[i]));
    }
    return grid;
  }

  private void compute(
      Function<Values, ? extends Picture> picture,
      List<List<Integer>> grid,
      int[] chosen,
      Map<String, byte[]> pictures,
      ProgressBar bar) {
    if (chosen.length == grid.size()) {
      int all = grid.stream().mapToInt(List::size).reduce(1, (a, b) -> a * b);
      bar.report((double) pictures.size() / all, "pictures");
      pictures.put(SliderPage.key(chosen), draw(picture, chosen));
      return;
    }
    for (int position : grid.get(chosen.length)) {
      int[] next = Arrays.copyOf(chosen, chosen.length + 1);
      next[chosen.length] = position;
      compute(picture, grid, next, pictures, bar);
    }
  }

  /** The picture at some positions; a failure is a picture of its message. */
  byte[] draw(Function<Values, ? extends Picture> picture, int[] positions) {
    Values values = new Values(controls, positions);
    try {
      return SliderPicture.png(picture.apply(values));
    } catch (Exception
        | StackOverflowError
        | OutOfMemoryError
        | AssertionError
        | LinkageError failed) {
      return SliderPicture.message(values + ": " + SliderPicture.reason(failed));
    }
  }
}
