package criticaldiffusion.sweep;

import java.util.List;
import java.util.Locale;

/**
 * One row of a sweep: one run of its experiment.
 *
 * @param index from 0
 * @param point the parameter point, from 0
 * @param replica from 0
 * @param values the values of the keys that the sweep varies, in the order of the plan's keys
 */
public record SweepRow(int index, int point, int replica, List<String> values) {
  /** The name of a row's files: nine plain digits, whatever the language of the machine. */
  static String fileName(int index) {
    return String.format(Locale.ROOT, "%09d", index);
  }
}
