package contracts;

import criticaldiffusion.random.RandomStreams;

/**
 * The seed of every statistical test: fixed, so that no test is flaky, unless {@code
 * -Dcriticaldiffusion.freshSeeds=true} asks for new ones, or {@code -Dcriticaldiffusion.seed=N} for
 * a certain one. A fresh seed is printed, so that what it found can be run again.
 */
public final class Seeds {
  private static final RandomStreams ROOT = new RandomStreams(root());

  private Seeds() {}

  /** The streams of the test with this name. */
  public static RandomStreams streams(String test) {
    return ROOT.child(test);
  }

  private static long root() {
    String given = System.getProperty("criticaldiffusion.seed");
    if (given != null) {
      return Long.parseLong(given);
    }
    if (!Boolean.getBoolean("criticaldiffusion.freshSeeds")) {
      return 20240228;
    }
    long fresh = System.nanoTime() ^ System.currentTimeMillis() << 20;
    System.out.println("[contracts] fresh seed: -Dcriticaldiffusion.seed=" + fresh);
    return fresh;
  }
}
