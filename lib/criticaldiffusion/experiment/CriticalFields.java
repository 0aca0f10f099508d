package criticaldiffusion.experiment;

/** What the fields of an experiment are, by the keys of the command line. */
public enum CriticalFields {
  /** The free field of mass 2/L, of which a linear score can be exact. */
  FREE,
  /** Wolff samples of the Ising model at its critical point, of which it cannot. */
  ISING
}
