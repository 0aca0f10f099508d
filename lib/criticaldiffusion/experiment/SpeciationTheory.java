package criticaldiffusion.experiment;

import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.Speciation;

/** φ(t) of two Gaussian classes by quadrature: the line in Biroli et al. 2024, Fig. 2. */
public final class SpeciationTheory implements Experiment<SpeciationTheory.Keys> {
  /** The parameters. */
  public record Keys(
      @Key("dimension d, at least 1") int d,
      @Key("mu = |m|/sqrt(d), the centres being at +m and -m") double separation,
      @Key("standard deviation of a class") double sigma,
      @Key("weight of the class at +m, between 0 and 1") double weight,
      @Key("times t, at least 0") double[] times) {
    /** Checks the ranges. */
    public Keys {
      Range.atLeast("d", d, 1);
      Range.positive("separation", separation);
      Range.positive("sigma", sigma);
      Range.between("weight", weight, 0, 1);
      Range.finite("times", times);
      for (double t : times) {
        Range.notNegative("times", t);
      }
    }
  }

  @Override
  public String name() {
    return "speciation-theory";
  }

  @Override
  public String summary() {
    return "Exact probability phi(t) that clones which part at t end in one of two Gaussian classes"
        + " (Biroli et al. 2024, Eq. 6)";
  }

  @Override
  public Keys defaults() {
    double[] times = new double[101];
    for (int i = 0; i < times.length; i++) {
      times[i] = i / 10.0;
    }
    return new Keys(4096, 1, 1, 0.5, times);
  }

  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    Speciation model =
        new Speciation(keys.d(), keys.separation(), keys.sigma() * keys.sigma(), keys.weight());
    var table = ResultTable.builder().number("t").number("s").number("phi");
    for (double t : keys.times()) {
      table.row(t, model.signal(t), model.phi(t));
    }
    return table.build();
  }
}
