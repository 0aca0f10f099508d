package criticaldiffusion.kernel;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * Starts the kernel, plays its front end for a few cells, and ends. Run with {@code
 * -XX:ArchiveClassesAtExit=FILE} it leaves an archive of all classes that a start needs, which
 * halves the time of later starts. Exits with 1 when an answer is not what it should be.
 */
public final class Rehearsal {
  private static final int PATIENCE_MS = 120_000;

  private static final List<String> CELLS =
      List.of(
          "System.out.println(\"begin\"); 1 + 1",
          "int twice(int n) {\n  return 2 * n;\n}\nvar list = IntStream.range(0, 9).map(i -> twice(i)).boxed().toList();\nlist",
          "var image = new java.awt.image.BufferedImage(300, 200, java.awt.image.BufferedImage.TYPE_INT_RGB);\n"
              + "var pen = image.createGraphics();\npen.setRenderingHint(java.awt.RenderingHints.KEY_ANTIALIASING,"
              + " java.awt.RenderingHints.VALUE_ANTIALIAS_ON);\npen.drawLine(0, 0, 99, 99);\npen.drawString(\"φ(t)\", 20, 20);\n"
              + "String id = display(image);\nupdateDisplay(id, image);",
          "record Point(double x, double y) {}\nfor (int i = 0; i < 3; i++) {\n"
              + "  System.out.println(String.format(\"%.3f\", new Point(i, 2).x()));\n}");

  private static final List<String> FAULTS = List.of("int wrong = \"text\";", "List.of(1).get(2)");

  private final ZMQ.Socket shell;

  private Rehearsal(ZMQ.Socket shell) {
    this.shell = shell;
  }

  /** Takes no arguments. */
  public static void main(String[] arguments)
      throws IOException, GeneralSecurityException, InterruptedException {
    Log.begin();
    JsonObject address = address();
    Thread preparing = Main.start(KernelConnectionProperties.parse(address.toString()));
    boolean good;
    try (ZMQ.Context context = ZMQ.context(1)) {
      ZMQ.Socket shell = context.socket(SocketType.DEALER);
      shell.setLinger(0);
      shell.setReceiveTimeOut(PATIENCE_MS);
      shell.connect("tcp://127.0.0.1:" + address.get("shell_port").getAsInt());
      good = new Rehearsal(shell).play();
      shell.close();
    }
    preparing.join();
    System.exit(good ? 0 : 1);
  }

  private boolean play() {
    boolean good = ask("kernel_info_request", new JsonObject(), "ok");
    for (String cell : CELLS) {
      good &= ask("execute_request", request(cell), "ok");
    }
    for (String cell : FAULTS) {
      good &= ask("execute_request", request(cell), "error");
    }
    JsonObject code = new JsonObject();
    code.addProperty("code", "Math.sq");
    code.addProperty("cursor_pos", 7);
    code.addProperty("detail_level", 0);
    good &= ask("complete_request", code, "ok");
    return good & ask("inspect_request", code, "ok");
  }

  private static JsonObject request(String cell) {
    JsonObject content = new JsonObject();
    content.addProperty("code", cell);
    content.addProperty("silent", false);
    content.addProperty("store_history", true);
    content.add("user_expressions", new JsonObject());
    content.addProperty("allow_stdin", false);
    content.addProperty("stop_on_error", false);
    return content;
  }

  private boolean ask(String type, JsonObject content, String wanted) {
    JsonObject header = new JsonObject();
    header.addProperty("msg_id", UUID.randomUUID().toString());
    header.addProperty("session", "rehearsal");
    header.addProperty("username", "rehearsal");
    header.addProperty("date", "2026-01-01T00:00:00.000000Z");
    header.addProperty("msg_type", type);
    header.addProperty("version", "5.3");
    for (String frame : List.of("<IDS|MSG>", "", header.toString(), "{}", "{}")) {
      shell.sendMore(frame);
    }
    shell.send(content.toString());
    List<String> reply = new ArrayList<>();
    do {
      byte[] frame = shell.recv();
      if (frame == null) {
        Log.fault("no answer to " + type, new IOException("time is over"));
        return false;
      }
      reply.add(new String(frame, StandardCharsets.UTF_8));
    } while (shell.hasReceiveMore());
    JsonObject answer =
        JsonParser.parseString(reply.get(reply.indexOf("<IDS|MSG>") + 5)).getAsJsonObject();
    boolean good =
        answer.has("status")
            ? answer.get("status").getAsString().equals(wanted)
            : wanted.equals("ok");
    if (!good) {
      Log.fault("not the answer to " + type + " " + content, new IOException(answer.toString()));
    }
    return good;
  }

  private static JsonObject address() throws IOException {
    JsonObject address = new JsonObject();
    address.addProperty("transport", "tcp");
    address.addProperty("ip", "127.0.0.1");
    address.addProperty("signature_scheme", "hmac-sha256");
    address.addProperty("key", "");
    List<ServerSocket> taken = new ArrayList<>();
    for (String name :
        List.of("shell_port", "control_port", "iopub_port", "stdin_port", "hb_port")) {
      ServerSocket socket = new ServerSocket(0);
      taken.add(socket);
      address.addProperty(name, socket.getLocalPort());
    }
    for (ServerSocket socket : taken) {
      socket.close();
    }
    return address;
  }
}
