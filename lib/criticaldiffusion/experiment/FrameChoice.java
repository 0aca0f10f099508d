package criticaldiffusion.experiment;

import criticaldiffusion.thermo.Frame;

/** The frames of the thermodynamic experiments, by the keys of the command line. */
public enum FrameChoice {
  /** Variance-exploding: the free energy. */
  VE,
  /** Ornstein–Uhlenbeck, reverse SDE. */
  SDE,
  /** Ornstein–Uhlenbeck, probability-flow ODE. */
  ODE,
  /** Ornstein–Uhlenbeck, sampler {@code c}. */
  OU;

  Frame frame(double family) {
    return switch (this) {
      case VE -> Frame.varianceExploding();
      case SDE -> Frame.reverseSde();
      case ODE -> Frame.probabilityFlow();
      case OU -> Frame.ornsteinUhlenbeck(family);
    };
  }
}
