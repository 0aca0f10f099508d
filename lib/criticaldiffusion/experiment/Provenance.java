package criticaldiffusion.experiment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a result was made: enough to make it again.
 *
 * @param experiment the name of the experiment
 * @param parameters every parameter with its value, in order
 * @param seed the root of all randomness
 * @param version the version of the library
 * @param commit its commit, or {@code unknown}
 * @param jdk the Java that ran it
 * @param engine the engine of the matrix products, {@code native …} or {@code portable …}
 * @param wallSeconds the time it took, in seconds
 * @param date when it was finished
 */
public record Provenance(
    String experiment,
    Map<String, Object> parameters,
    long seed,
    String version,
    String commit,
    String jdk,
    String engine,
    double wallSeconds,
    Instant date) {

  /** Keeps a copy of the parameters, in their order. */
  public Provenance {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** The provenance of something finished now, by this library on this Java. */
  public static Provenance now(
      String experiment,
      Map<String, Object> parameters,
      long seed,
      String engine,
      double wallSeconds) {
    return new Provenance(
        experiment,
        parameters,
        seed,
        LibraryVersion.version(),
        LibraryVersion.commit(),
        Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
        engine,
        Math.round(wallSeconds * 1000) / 1000.0,
        Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /** The entries by the names they have in files. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("experiment", experiment);
    map.put("parameters", parameters);
    map.put("seed", seed);
    map.put("version", version);
    map.put("commit", commit);
    map.put("jdk", jdk);
    map.put("engine", engine);
    map.put("wall_time_s", wallSeconds);
    map.put("date", date);
    return map;
  }

  /** The entries as a JSON object. */
  public String toJson() {
    return Json.write(toMap());
  }
}
