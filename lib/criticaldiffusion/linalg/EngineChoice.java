package criticaldiffusion.linalg;

import java.util.Objects;

/** The engine of the process and how a name becomes an engine. */
final class EngineChoice {
  /** Names the engine of the process before {@link #use} is called. */
  static final String PROPERTY = "criticaldiffusion.engine";

  private static volatile MatrixEngine current;

  private EngineChoice() {}

  static MatrixEngine current() {
    MatrixEngine engine = current;
    if (engine == null) {
      synchronized (EngineChoice.class) {
        engine = current;
        if (engine == null) {
          engine = of(System.getProperty(PROPERTY, "auto"));
          current = engine;
        }
      }
    }
    return engine;
  }

  static synchronized void use(MatrixEngine engine) {
    current = Objects.requireNonNull(engine, "engine");
  }

  static MatrixEngine of(String choice) {
    return switch (choice) {
      case "portable" -> PortableEngine.INSTANCE;
      case "native" -> openBlas();
      case "auto" -> {
        String reason = OpenBlas.REASON;
        yield reason == null ? OpenBlas.ENGINE : new PortableEngine(reason);
      }
      default ->
          throw new IllegalArgumentException(
              "no matrix engine '" + choice + "'; there are auto, native and portable");
    };
  }

  static MatrixEngine openBlas() {
    if (OpenBlas.REASON != null) {
      throw new IllegalStateException(OpenBlas.REASON);
    }
    return OpenBlas.ENGINE;
  }

  /** Loads OpenBLAS when first looked at. */
  private static final class OpenBlas {
    static final MatrixEngine ENGINE;

    /** Why there is no native engine, or null. */
    static final String REASON;

    static {
      MatrixEngine engine = null;
      String reason = null;
      try {
        engine = OpenBlasEngine.load();
      } catch (LinkageError | RuntimeException error) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        reason =
            "the native matrix engine did not load (%s); the portable one is some two times slower"
                .formatted(String.valueOf(cause).lines().findFirst().orElse(""));
      }
      ENGINE = engine;
      REASON = reason;
    }
  }
}
