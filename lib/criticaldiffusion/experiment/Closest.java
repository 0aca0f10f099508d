package criticaldiffusion.experiment;

import java.util.Collection;
import java.util.Optional;

/** The known word a mistyped one was probably meant to be, by Levenshtein's edit distance. */
public final class Closest {
  private Closest() {}

  /**
   * The first of the nearest words, if it is near: at most a third of its letters, or 2, differ.
   */
  public static Optional<String> to(String typed, Collection<String> known) {
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String word : known) {
      int distance = distance(typed, word);
      if (distance < least
          && distance <= Math.max(2, word.length() / 3)
          && distance < word.length()) {
        least = distance;
        best = word;
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code "; did you mean WORD?"}, or nothing. */
  public static String hint(String typed, Collection<String> known) {
    return to(typed, known).map(word -> "; did you mean " + word + "?").orElse("");
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
