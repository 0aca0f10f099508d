package criticaldiffusion.linalg;

/**
 * What carries out C ← α A B + β C in double precision: OpenBLAS, or plain Java.
 *
 * <p>{@link #portable()} gives the same bits on every JDK and processor, on any number of threads,
 * and for a row alone or among others. {@link #openBlas()} is some two times faster and agrees with
 * it to about 10⁻¹⁵ of |a| |b|; its last bits depend on the processor and on the shape of the
 * batch, not on the number of threads. No native code is touched before {@link #openBlas()} or
 * {@link #of(String) of("auto")} is called.
 *
 * <p>The library's products go through {@link #current()}, one choice for the whole process: {@code
 * auto} unless {@link #use} or the system property {@code criticaldiffusion.engine} says otherwise.
 */
public abstract sealed class MatrixEngine permits PortableEngine, OpenBlasEngine {
  MatrixEngine() {}

  /** The engine and its version in a few words, for provenance: {@code "OpenBLAS 0.3.31"}. */
  public abstract String name();

  /**
   * Why this engine runs instead of a faster one: one line when {@code auto} fell back to plain
   * Java, empty otherwise.
   */
  public String note() {
    return "";
  }

  /**
   * C ← α A B + β C for matrices of m × k, k × n and m × n; with β = 0 the old C is not read.
   *
   * @param c an m × n batch that shares no number with {@code a} or {@code b}
   */
  abstract void multiply(double alpha, MatrixView a, MatrixView b, double beta, Batch c);

  /** Plain Java: always there, and bit for bit reproducible. */
  public static MatrixEngine portable() {
    return PortableEngine.INSTANCE;
  }

  /**
   * OpenBLAS for this machine, loaded at the first call (about 0.2 s, half a second when its
   * library must first be unpacked).
   *
   * @throws IllegalStateException saying why, if there is none for this platform or it does not
   *     load
   */
  public static MatrixEngine openBlas() {
    return EngineChoice.openBlas();
  }

  /**
   * The engine with the given name: {@code "portable"}, {@code "native"} (OpenBLAS or an error), or
   * {@code "auto"} (OpenBLAS if it loads, else the portable one with a {@link #note()}).
   *
   * @throws IllegalArgumentException for any other name
   * @throws IllegalStateException if {@code native} is asked for and does not load
   */
  public static MatrixEngine of(String choice) {
    return EngineChoice.of(choice);
  }

  /** The engine of this process. */
  public static MatrixEngine current() {
    return EngineChoice.current();
  }

  /** Makes the given engine that of this process. */
  public static void use(MatrixEngine engine) {
    EngineChoice.use(engine);
  }
}
