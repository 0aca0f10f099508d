package criticaldiffusion.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A notebook that remembers what it was asked to show. */
final class Recorder implements FrontEnd, AutoCloseable {
  record Shown(String id, boolean isUpdate, Map<String, ?> bundle) {
    String text() {
      return bundle.get("text/plain").toString();
    }

    String html() {
      return String.valueOf(bundle.get("text/html"));
    }
  }

  final List<Shown> shown = new ArrayList<>();

  /** Takes all output until it is closed. */
  static Recorder start() {
    Recorder recorder = new Recorder();
    FrontEnds.use(recorder);
    return recorder;
  }

  Shown last() {
    return shown.get(shown.size() - 1);
  }

  @Override
  public void show(String id, Map<String, ?> bundle) {
    shown.add(new Shown(id, false, bundle));
  }

  @Override
  public void update(String id, Map<String, ?> bundle) {
    shown.add(new Shown(id, true, bundle));
  }

  @Override
  public boolean isNotebook() {
    return true;
  }

  @Override
  public void close() {
    FrontEnds.use(null);
  }
}
