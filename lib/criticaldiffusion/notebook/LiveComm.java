package criticaldiffusion.notebook;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws the pictures of sliders over the kernel's own messages, which reach every page that the
 * Jupyter server serves, from another machine too; nothing listens besides the kernel.
 *
 * <p>A comm to {@link #TARGET} asks {@code {sliders: name, at: "3,0,1"}} and is answered {@code
 * {at: "3,0,1", png: base64}}; what names no sliders or positions of theirs is answered without a
 * picture.
 */
final class LiveComm {
  static final String TARGET = "criticaldiffusion.sliders";

  /** Jupyter names the connection file of a kernel by the id under which the server knows it. */
  private static final Pattern CONNECTION_FILE =
      Pattern.compile("kernel-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.json");

  private static final LivePictures PICTURES = new LivePictures();

  private LiveComm() {}

  /** The id of the kernel of this Java at its Jupyter server, or null if it is not known. */
  static String kernelId() {
    return kernelId(System.getProperty("sun.java.command", ""));
  }

  static String kernelId(String command) {
    Matcher file = CONNECTION_FILE.matcher(command);
    return file.find() ? file.group(1) : null;
  }

  /** How a page reaches these sliders, or null where it cannot by this way. */
  static Map<String, String> add(
      FrontEnd front, List<Control> controls, Function<int[], byte[]> draw) {
    String kernel = kernelId();
    if (kernel == null || !front.answerComms(TARGET, LiveComm::answer)) {
      return null;
    }
    Map<String, String> way = new LinkedHashMap<>();
    way.put("kernel", kernel);
    way.put("target", TARGET);
    way.put("sliders", PICTURES.add(controls, draw));
    return way;
  }

  static Map<String, ?> answer(Map<String, ?> request) {
    Map<String, Object> answer = new LinkedHashMap<>();
    if (request.get("sliders") instanceof String name && request.get("at") instanceof String at) {
      byte[] png = PICTURES.draw(name, at);
      if (png != null) {
        answer.put("at", at);
        answer.put("png", Base64.getEncoder().encodeToString(png));
      }
    }
    return answer;
  }
}
