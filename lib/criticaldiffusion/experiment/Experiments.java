package criticaldiffusion.experiment;

import java.util.List;

/** Every experiment there is, in the order in which {@code list} shows them. */
public final class Experiments {
  private static final List<Experiment<?>> ALL =
      List.of(
          new SpeciationCloning(),
          new SpeciationTheory(),
          new SpeciationClasses(),
          new SpeciationSpectrum(),
          new CollapseEntropy(),
          new CollapseTimes(),
          new Regimes(),
          new Bifurcation(),
          new TransitionTimes(),
          new LateStarts(),
          new PatternCondensation(),
          new BathMoments(),
          new CriticalDynamics(),
          new CriticalTrainingTime(),
          new CriticalGeneration(),
          new CriticalSpectrum(),
          new CriticalLocal(),
          new CriticalSamples(),
          new IsingDenoisers(),
          new IsingGeneration());

  private Experiments() {}

  /** All experiments. Adding one to this list puts it on the command line. */
  public static List<Experiment<?>> all() {
    return ALL;
  }
}
