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
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Draws the pictures of sliders while the kernel runs, where it does not answer comms.
 *
 * <p>It listens on the loopback address alone, under a path with 128 random bits that only the page
 * knows, and answers one kind of request, {@code GET /TOKEN/SLIDERS?i=3,0,1}, whose numbers must be
 * positions of the controls. It runs nothing that a request contains, and ends with the kernel.
 */
final class LiveServer {
  private static final String QUERY = "i=";

  private static LiveServer running;

  private final HttpServer server;
  private final String token;
  private final LivePictures pictures = new LivePictures();

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
    String name = pictures.add(controls, draw);
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + token + "/" + name;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String host = exchange.getRequestHeaders().getFirst("Host");
      int port = server.getAddress().getPort();
      String name = name(exchange.getRequestURI().getRawPath());
      if (!("127.0.0.1:" + port).equals(host) || name == null) {
        refuse(exchange, 404);
        return;
      }
      if (!exchange.getRequestMethod().equals("GET")) {
        refuse(exchange, 405);
        return;
      }
      String query = exchange.getRequestURI().getRawQuery();
      byte[] png =
          query != null && query.startsWith(QUERY)
              ? pictures.draw(name, query.substring(QUERY.length()))
              : null;
      if (png == null) {
        refuse(exchange, 400);
        return;
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

  /** The sliders that a path names, or null if it is not one of this server. */
  private String name(String path) {
    String[] parts = path.split("/", -1);
    boolean known =
        parts.length == 3
            && MessageDigest.isEqual(
                parts[1].getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    return known && pictures.has(parts[2]) ? parts[2] : null;
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }
}
