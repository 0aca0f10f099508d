package criticaldiffusion.sweep;

import java.util.List;

/**
 * One row of a sweep: one run of its experiment.
 *
 * @param index from 0
 * @param point the parameter point, from 0
 * @param replica from 0
 * @param values the values of the keys that the sweep varies, in the order of the plan's keys
 */
public record SweepRow(int index, int point, int replica, List<String> values) {}
