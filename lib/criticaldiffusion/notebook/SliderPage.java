package criticaldiffusion.notebook;

import criticaldiffusion.experiment.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sliders as HTML that needs nothing from the network: controls, pictures and a script. */
final class SliderPage {
  private static final String SCRIPT = script();

  /** What is read where no script runs; the script replaces it. */
  private static final String STILL =
      "computed beforehand; the controls work when the notebook is trusted or the cell is run again";

  private SliderPage() {}

  /** The name of a picture: the positions of the controls. */
  static String key(int[] positions) {
    return IntStream.of(positions).mapToObj(Integer::toString).collect(Collectors.joining(","));
  }

  /**
   * The page.
   *
   * @param grid positions of each control at which pictures were computed beforehand
   * @param live where pictures are drawn while the kernel runs: an address, or the way of {@link
   *     LiveComm}, or null
   */
  static String html(
      String id,
      List<Control> controls,
      List<List<Integer>> grid,
      Map<String, byte[]> pictures,
      Object live) {
    int[] start = controls.stream().mapToInt(Control::start).toArray();
    StringBuilder html = new StringBuilder();
    html.append("<div id=\"").append(id).append("\" style=\"max-width:780px\">");
    controls.forEach(control -> control(html, control));
    html.append("<img alt=\"plot\" style=\"max-width:100%\" src=\"");
    html.append(data(pictures.get(key(start)))).append("\">");
    html.append("<div data-note style=\"font-size:85%;color:#666\">")
        .append(STILL)
        .append("</div>");
    html.append("<script>")
        .append(SCRIPT.replace("$STATE", state(id, controls, grid, pictures, live)));
    return html.append("</script></div>").toString();
  }

  private static void control(StringBuilder html, Control control) {
    html.append("<label style=\"display:flex;align-items:center;gap:.6em;margin:.2em 0\">");
    html.append("<span style=\"min-width:6em\">").append(Bundles.escape(control.name()));
    html.append("</span>");
    switch (control.kind()) {
      case NUMBER -> {
        html.append("<input data-control type=\"range\" style=\"flex:1;max-width:24em\" min=\"0\"");
        html.append(" step=\"1\" max=\"").append(control.positions() - 1);
        html.append("\" value=\"").append(control.start()).append("\"><output>");
        html.append(control.text(control.start())).append("</output>");
      }
      case CHOICE -> {
        html.append("<select data-control>");
        for (int i = 0; i < control.positions(); i++) {
          html.append("<option value=\"").append(i).append('"');
          html.append(i == control.start() ? " selected>" : ">");
          html.append(Bundles.escape(control.text(i))).append("</option>");
        }
        html.append("</select>");
      }
      case SWITCH ->
          html.append("<input data-control type=\"checkbox\"")
              .append(control.start() == 1 ? " checked>" : ">");
    }
    html.append("</label>");
  }

  private static String state(
      String id,
      List<Control> controls,
      List<List<Integer>> grid,
      Map<String, byte[]> pictures,
      Object live) {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("id", id);
    state.put("live", live);
    state.put("grid", grid);
    List<Object> texts = new ArrayList<>();
    for (Control control : controls) {
      texts.add(IntStream.range(0, control.positions()).mapToObj(control::text).toList());
    }
    state.put("texts", texts);
    Map<String, Object> frames = new LinkedHashMap<>();
    pictures.forEach((key, png) -> frames.put(key, data(png)));
    state.put("frames", frames);
    // No text can end the script element.
    return Json.write(state).replace("<", "\\u003c");
  }

  private static String data(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  private static String script() {
    try (InputStream in = SliderPage.class.getResourceAsStream("sliders.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("sliders.js is missing from the library", e);
    }
  }
}
