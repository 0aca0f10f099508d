package criticaldiffusion.notebook;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Draws the pictures of sliders while the kernel runs.
 *
 * <p>It listens on the loopback address alone, under a path with 128 random bits that only the page
 * knows, and answers one kind of request, {@code GET /TOKEN/SLIDERS?i=3,0,1}, whose numbers must be
 * positions of the controls. It runs nothing that a request contains, and ends with the kernel.
 */
final class LiveServer {
  /** Sliders of cells run long ago are forgotten beyond this number. */
  private static final int MOST = 50;

  private static final Pattern QUERY = Pattern.compile("i=([0-9]{1,4}(?:,[0-9]{1,4}){0,3})");
  private static LiveServer running;

  private record Entry(List<Control> controls, Function<int[], byte[]> draw) {}

  private final HttpServer server;
  private final String token;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private int count;

  private LiveServer() throws IOException {
    byte[] bits = new byte[16];
    new SecureRandom().nextBytes(bits);
    token = HexFormat.of().formatHex(bits);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(
        Executors.newFixedThreadPool(
            2,
            task -> {
              Thread thread = new Thread(task, "sliders");
              thread.setDaemon(true);
              return thread;
            }));
    // The server's own thread is a daemon only if the one that starts it is.
    Thread starter = new Thread(server::start, "sliders start");
    starter.setDaemon(true);
    starter.start();
  }

  /** The server of this Java, or one that is never reached where none can be started. */
  static synchronized LiveServer running() {
    if (running == null) {
      try {
        running = new LiveServer();
      } catch (IOException e) {
        throw new IllegalStateException("no port on the loopback address: " + e.getMessage(), e);
      }
    }
    return running;
  }

  /** Takes in sliders and gives the address under which their pictures are drawn. */
  String add(List<Control> controls, Function<int[], byte[]> draw) {
    synchronized (entries) {
      String name = Integer.toString(++count);
      entries.put(name, new Entry(controls, draw));
      if (entries.size() > MOST) {
        entries.remove(entries.keySet().iterator().next());
      }
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + token + "/" + name;
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String host = exchange.getRequestHeaders().getFirst("Host");
      int port = server.getAddress().getPort();
      Entry entry = entry(exchange.getRequestURI().getRawPath());
      if (!("127.0.0.1:" + port).equals(host) || entry == null) {
        refuse(exchange, 404);
        return;
      }
      if (!exchange.getRequestMethod().equals("GET")) {
        refuse(exchange, 405);
        return;
      }
      int[] positions = positions(entry, exchange.getRequestURI().getRawQuery());
      if (positions == null) {
        refuse(exchange, 400);
        return;
      }
      byte[] png;
      synchronized (entry) { // one picture at a time; the page asks for the newest only
        png = entry.draw().apply(positions);
      }
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Type", "image/png");
      headers.set("Cache-Control", "no-store");
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Cross-Origin-Resource-Policy", "cross-origin");
      exchange.sendResponseHeaders(200, png.length);
      exchange.getResponseBody().write(png);
    }
  }

  private Entry entry(String path) {
    String[] parts = path.split("/", -1);
    boolean known =
        parts.length == 3
            && MessageDigest.isEqual(
                parts[1].getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    synchronized (entries) {
      return known ? entries.get(parts[2]) : null;
    }
  }

  /** The positions asked for, or null if the controls do not have them. */
  private static int[] positions(Entry entry, String query) {
    var match = QUERY.matcher(query == null ? "" : query);
    if (!match.matches()) {
      return null;
    }
    String[] numbers = match.group(1).split(",");
    if (numbers.length != entry.controls().size()) {
      return null;
    }
    int[] positions = new int[numbers.length];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = Integer.parseInt(numbers[i]);
      if (positions[i] >= entry.controls().get(i).positions()) {
        return null;
      }
    }
    return positions;
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }
}
