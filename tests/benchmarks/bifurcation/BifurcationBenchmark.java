package benchmarks.bifurcation;

import criticaldiffusion.thermo.Branches;
import criticaldiffusion.thermo.ClockModel;
import criticaldiffusion.thermo.DataModel;
import criticaldiffusion.thermo.EquationOfState;
import criticaldiffusion.thermo.Frame;
import criticaldiffusion.thermo.Hypersphere;
import criticaldiffusion.thermo.PointModel;
import criticaldiffusion.thermo.Simplex;
import criticaldiffusion.thermo.ThreePoint;
import criticaldiffusion.thermo.TwoPoint;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/** Full bifurcation diagrams a second: all fixed points, from nothing, at every time. */
final class BifurcationBenchmark {
  private BifurcationBenchmark() {}

  /** Arguments: times in a diagram, seconds for each model. */
  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[0]);
    double seconds = Double.parseDouble(arguments[1]);
    System.out.printf(
        "# Java %s, one thread, %d times in a diagram%n",
        System.getProperty("java.version"), count);
    List<DataModel> models =
        List.of(
            new TwoPoint(1),
            new Simplex(3),
            new Simplex(10),
            new ThreePoint(0.68),
            PointModel.pam4(),
            new ClockModel(8),
            new Hypersphere(3, 1));
    for (DataModel model : models) {
      for (Frame frame : List.of(Frame.varianceExploding(), Frame.reverseSde())) {
        EquationOfState state = new EquationOfState(model, frame);
        double[] times = times(frame.timeAtEffective(1.3 * model.spread()), count);
        run(state, times, 0.5 * seconds);
        double[] rates = run(state, times, seconds);
        System.out.printf(
            Locale.ROOT,
            "%-40s %-7s %8.0f %8.0f%n",
            model.label(),
            frame.label(),
            rates[0],
            rates[1]);
      }
    }
  }

  private static double[] times(double last, int count) {
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = last * (i + 1) / count;
    }
    return times;
  }

  /** Diagrams for each second of wall clock and of processor time. */
  private static double[] run(EquationOfState state, double[] times, double seconds) {
    var clock = ManagementFactory.getThreadMXBean();
    long start = System.nanoTime();
    long processor = clock.getCurrentThreadCpuTime();
    int done = 0;
    double wall = 0;
    for (; wall < seconds; done++) {
      if (Branches.of(state, times).size() != times.length) {
        throw new AssertionError("a diagram lacks times");
      }
      wall = 1e-9 * (System.nanoTime() - start);
    }
    return new double[] {done / wall, 1e9 * done / (clock.getCurrentThreadCpuTime() - processor)};
  }
}
