package criticaldiffusion.kernel;

import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The console of the process, where Jupyter shows what a kernel has to say outside the cells. */
final class Log {
  // System.err belongs to the cells later on.
  private static final PrintStream CONSOLE = System.err;
  // Kept, so that its level is not forgotten with it.
  private static final Logger BASE_LIBRARY = Logger.getLogger("io.github.spencerpark.jupyter");

  private Log() {}

  /** Takes hold of the console, and keeps the base library from describing each step there. */
  static void begin() {
    BASE_LIBRARY.setLevel(Level.WARNING);
    Logger.getLogger("").setLevel(Level.WARNING);
  }

  /** One line on something that should not have happened. */
  static void fault(String what, Throwable why) {
    CONSOLE.println("[java kernel] " + what + ": " + why);
  }
}
