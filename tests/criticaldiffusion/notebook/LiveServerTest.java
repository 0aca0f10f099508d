package criticaldiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveServerTest {
  private static final List<Control> CONTROLS =
      List.of(Control.number("x", 0, 9, 1), Control.onOff("s", true));

  private final List<String> drawn = Collections.synchronizedList(new ArrayList<>());
  private final URI address =
      URI.create(
          LiveServer.running()
              .add(
                  CONTROLS,
                  positions -> {
                    drawn.add(Arrays.toString(positions));
                    return new byte[] {1, 2, 3};
                  }));

  /** Sends a request as it stands and gives the answer, byte for byte. */
  private byte[] ask(String head) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      try (InputStream in = socket.getInputStream()) {
        return in.readAllBytes();
      }
    }
  }

  private int status(String method, String target, String host) throws IOException {
    byte[] answer = ask(method + " " + target + " HTTP/1.1\r\nHost: " + host);
    return Integer.parseInt(new String(answer, 9, 3, StandardCharsets.US_ASCII));
  }

  private String host() {
    return "127.0.0.1:" + address.getPort();
  }

  @Test
  void drawsThePositionsAskedFor() throws IOException {
    byte[] answer = ask("GET " + address.getPath() + "?i=3,0 HTTP/1.1\r\nHost: " + host());
    String head = new String(answer, StandardCharsets.ISO_8859_1);
    assertTrue(head.startsWith("HTTP/1.1 200"), head);
    assertTrue(head.toLowerCase().contains("content-type: image/png"), head);
    assertTrue(head.toLowerCase().contains("cache-control: no-store"), head);
    assertArrayEquals(
        new byte[] {1, 2, 3}, Arrays.copyOfRange(answer, answer.length - 3, answer.length));
    assertEquals(List.of("[3, 0]"), drawn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "?i=",
        "?i=3",
        "?i=3,0,0",
        "?i=10,0",
        "?i=0,2",
        "?i=-1,0",
        "?i=3,0&j=1",
        "?j=3,0",
        "?i=3,x",
        "?i=99999,0",
        "?i=00003,0",
        "?i=3,0,",
        "?i=3,0%00",
        "?i=2147483648,0",
        "?i=System.exit(0)",
        "?i=3,0;1",
        "?i=3%2C0"
      })
  void anyOtherQueryIsRefused(String query) throws IOException {
    assertEquals(400, status("GET", address.getPath() + query, host()));
    assertEquals(List.of(), drawn);
  }

  @Test
  void onlyThePageKnowsThePath() throws IOException {
    String path = address.getPath();
    String query = "?i=3,0";
    for (String wrong :
        List.of(
            "/" + query,
            "/1" + query,
            path.substring(0, path.length() - 1) + "9999" + query,
            path.replaceFirst("/.", "/x") + query,
            path + "/" + query,
            "/x/.." + path + query)) {
      assertEquals(404, status("GET", wrong, host()), wrong);
    }
    assertTrue(path.split("/")[1].matches("[0-9a-f]{32}"), path);
    assertEquals(List.of(), drawn);
  }

  @Test
  void otherMethodsAndHostsAreRefused() throws IOException {
    String target = address.getPath() + "?i=3,0";
    for (String method : List.of("POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE")) {
      assertEquals(405, status(method, target, host()), method);
    }
    // A name that another site points at this machine (DNS rebinding) is not ours.
    for (String host :
        List.of("evil.example", "evil.example:" + address.getPort(), "127.0.0.1", "localhost:1")) {
      assertEquals(404, status("GET", target, host), host);
    }
    String unnamed = new String(ask("GET " + target + " HTTP/1.0"), StandardCharsets.ISO_8859_1);
    assertTrue(unnamed.matches("(?s)HTTP/1.[01] 404.*"), unnamed);
    assertEquals(List.of(), drawn);
  }

  @Test
  void nobodyReachesItFromAnotherMachine() throws IOException {
    for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress own : Collections.list(network.getInetAddresses())) {
        if (own.isLoopbackAddress() || own.isLinkLocalAddress()) {
          continue;
        }
        try (Socket socket = new Socket()) {
          assertThrows(
              IOException.class,
              () -> socket.connect(new InetSocketAddress(own, address.getPort()), 5000),
              own.toString());
        }
      }
    }
  }

  /**
   * A page of another site can make the browser ask; without the path it learns and does nothing.
   */
  @Test
  void anotherOriginGetsNoLeaveToRead() throws IOException {
    String from = "\r\nOrigin: https://evil.example";
    String known =
        new String(
            ask("GET " + address.getPath() + "?i=3,0 HTTP/1.1\r\nHost: " + host() + from),
            StandardCharsets.ISO_8859_1);
    assertTrue(known.startsWith("HTTP/1.1 200"), known);
    assertFalse(known.toLowerCase().contains("access-control-"), known);
    String guess =
        new String(
            ask("GET /0000/1?i=3,0 HTTP/1.1\r\nHost: " + host() + from),
            StandardCharsets.ISO_8859_1);
    assertTrue(guess.startsWith("HTTP/1.1 404"), guess);
    String preflight =
        new String(
            ask("OPTIONS " + address.getPath() + " HTTP/1.1\r\nHost: " + host() + from),
            StandardCharsets.ISO_8859_1);
    assertTrue(preflight.startsWith("HTTP/1.1 405"), preflight);
    assertFalse(preflight.toLowerCase().contains("access-control-"), preflight);
  }

  /** A Java of its own draws, then ends; the port must be closed though nobody closed it. */
  @Test
  void theServerStopsWithItsJava() throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Serving.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    URI served =
        URI.create(new BufferedReader(new InputStreamReader(java.getInputStream())).readLine());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.getPort())) {
      assertTrue(socket.isConnected());
    }
    java.getOutputStream().close();
    assertTrue(java.waitFor(60, TimeUnit.SECONDS), "the server keeps Java alive");
    assertEquals(0, java.exitValue());
    assertThrows(
        IOException.class,
        () -> new Socket(InetAddress.getLoopbackAddress(), served.getPort()).close());
  }

  /** Starts the server, says where, and ends when its input does. */
  static final class Serving {
    private Serving() {}

    public static void main(String[] none) throws IOException {
      System.out.println(LiveServer.running().add(CONTROLS, positions -> new byte[1]));
      System.in.read();
    }
  }

  @Test
  void twoClientsAtOnceBothGetTheirPicture() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String target = address.getPath() + "?i=" + i % 10 + ",0";
        answers.add(clients.submit(() -> status("GET", target, host())));
      }
      for (Future<Integer> answer : answers) {
        assertEquals(200, answer.get());
      }
      assertEquals(20, drawn.size());
    } finally {
      clients.shutdown();
    }
  }

  @Test
  void itsThreadsDoNotKeepJavaAlive() throws IOException {
    ask("GET " + address.getPath() + "?i=3,0 HTTP/1.1\r\nHost: " + host());
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("sliders") || thread.getName().startsWith("HTTP-Disp")) {
        assertTrue(thread.isDaemon(), thread.getName());
      }
    }
  }

  @Test
  void twoSlidersHaveTwoAddresses() {
    assertNotEquals(address.toString(), LiveServer.running().add(CONTROLS, p -> new byte[0]));
  }
}
