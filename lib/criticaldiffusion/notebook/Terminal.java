package criticaldiffusion.notebook;

import java.util.Map;

/** No notebook: the text of what is shown, once, on standard output. */
final class Terminal implements FrontEnd {
  @Override
  public void show(String id, Map<String, ?> bundle) {
    System.out.println(bundle.get("text/plain"));
  }

  @Override
  public void update(String id, Map<String, ?> bundle) {
    // A terminal cannot take back what it printed.
  }

  @Override
  public boolean isNotebook() {
    return false;
  }
}
