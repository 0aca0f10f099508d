package criticaldiffusion.sampler;

import criticaldiffusion.field.PhiFour;

/** A chain of a real field that works line by line. */
abstract sealed class LineChain implements MarkovChain permits Langevin, Metropolis {
  final PhiFour model;
  final Lines lines;

  LineChain(PhiFour model) {
    this.model = model;
    this.lines = new Lines(model.lattice());
  }

  @Override
  public final int dimension() {
    return model.lattice().sites();
  }
}
