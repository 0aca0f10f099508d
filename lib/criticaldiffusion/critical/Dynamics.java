package criticaldiffusion.critical;

import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.PhiFour;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.field.SpinField;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.observable.Magnetisation;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.FourierLangevin;
import criticaldiffusion.sampler.IsingHeatBath;
import criticaldiffusion.sampler.Langevin;
import criticaldiffusion.sampler.MarkovChain;
import criticaldiffusion.sampler.Metropolis;
import criticaldiffusion.sampler.Overrelaxation;
import criticaldiffusion.sampler.Wolff;
import criticaldiffusion.stats.AutocorrelationTime;
import criticaldiffusion.stats.Estimate;

/**
 * The integrated autocorrelation time τ ∝ ξ^z of the slowest mode under Markov chains, the baseline
 * of what a diffusion model replaces.
 *
 * <p>The first five act on the free field of mass m = c/L, τ being that of x_0 from exact starts;
 * the last two on the critical Ising model, τ being that of M². Times are in sweeps, N single
 * updates: for Wolff a cluster counts for its mean size.
 */
public enum Dynamics {
  /** Euler–Maruyama of step h = 0.1: τ = 1/(h m²) − ½, z = 2. */
  LANGEVIN {
    @Override
    MarkovChain chain(Lattice lattice, double ratio) {
      return new Langevin(PhiFour.free(free(lattice, ratio)), 0.1);
    }

    @Override
    public double expectedTime(Lattice lattice, double ratio) {
      return 10 / free(lattice, ratio).squaredMass() - 0.5;
    }
  },
  /** The heat bath on a checkerboard: τ = ½(1 + ρ)/(1 − ρ), ρ = (2d/(2d + m²))², z = 2. */
  HEAT_BATH {
    @Override
    MarkovChain chain(Lattice lattice, double ratio) {
      return Overrelaxation.heatBath(free(lattice, ratio));
    }

    @Override
    public double expectedTime(Lattice lattice, double ratio) {
      double bonds = 2 * lattice.dimension();
      double mu = bonds / (bonds + free(lattice, ratio).squaredMass());
      return 0.5 * (1 + mu * mu) / (1 - mu * mu);
    }
  },
  /** Metropolis with uniform proposals of ±1: about five times the heat bath, z = 2. */
  METROPOLIS {
    @Override
    MarkovChain chain(Lattice lattice, double ratio) {
      return new Metropolis(PhiFour.free(free(lattice, ratio)), 1);
    }

    @Override
    public double expectedTime(Lattice lattice, double ratio) {
      return 5.5 * HEAT_BATH.expectedTime(lattice, ratio);
    }
  },
  /** Adler's overrelaxation at its best ω: about 0.9 ω/(2 − ω), z = 1. */
  OVERRELAXATION {
    @Override
    MarkovChain chain(Lattice lattice, double ratio) {
      return Overrelaxation.optimal(free(lattice, ratio));
    }

    @Override
    public double expectedTime(Lattice lattice, double ratio) {
      double omega = Overrelaxation.optimal(free(lattice, ratio)).omega();
      return 0.9 * omega / (2 - omega);
    }
  },
  /** Fourier-accelerated Langevin of step h = ½: τ = 3/2 whatever L, z = 0. */
  FOURIER_LANGEVIN {
    @Override
    MarkovChain chain(Lattice lattice, double ratio) {
      return new FourierLangevin(free(lattice, ratio).field(), 0.5);
    }

    @Override
    public double expectedTime(Lattice lattice, double ratio) {
      return 1.5;
    }
  },
  /** The heat bath of the Ising model at T_c: z ≈ 2.17 in two dimensions, 2.03 in three. */
  ISING_HEAT_BATH {
    @Override
    MarkovChain chain(Lattice lattice, double ratio) {
      return new IsingHeatBath(ising(lattice));
    }

    @Override
    public double expectedTime(Lattice lattice, double ratio) {
      return 0.07 * StrictMath.pow(lattice.length(), 2.17);
    }
  },
  /** Wolff's clusters in the Ising model at T_c: z ≈ 0.25 in two dimensions. */
  WOLFF {
    @Override
    MarkovChain chain(Lattice lattice, double ratio) {
      return new Wolff(ising(lattice), 1);
    }

    @Override
    public double expectedTime(Lattice lattice, double ratio) {
      return 0.65 * StrictMath.pow(lattice.length(), 0.42);
    }
  };

  /** β_c of the Ising model on the cubic lattice (Ferrenberg, Xu, Landau 2018). */
  private static final double ISING_CUBE = 0.221654626;

  private static final int CHAINS = 16;

  abstract MarkovChain chain(Lattice lattice, double ratio);

  /** What τ is by theory, or about, in steps of the chain. */
  public abstract double expectedTime(Lattice lattice, double ratio);

  private boolean isIsing() {
    return this == ISING_HEAT_BATH || this == WOLFF;
  }

  private static Propagator free(Lattice lattice, double ratio) {
    return Propagator.free(lattice, ratio / lattice.length());
  }

  private static SpinField ising(Lattice lattice) {
    if (lattice.dimension() == 1) {
      throw new IllegalArgumentException(
          "the Ising model in 1 dimension has no critical point; take dimension 2 or 3");
    }
    return SpinField.ising(lattice, lattice.dimension() == 2 ? SpinField.ISING_SQUARE : ISING_CUBE);
  }

  /**
   * Checks that the chain can run on a lattice, before any does.
   *
   * @throws IllegalArgumentException if it cannot, as on a checkerboard of odd length
   */
  public void require(Lattice lattice, double ratio) {
    chain(lattice, ratio);
  }

  /**
   * τ in sweeps, from 16 chains of together {@code length} times the expected τ.
   *
   * @param ratio c = mL of the free field
   * @param length at least 400; the relative error of τ is about √(24/length)
   * @throws IllegalArgumentException if the chains prove too short for an autocorrelation time
   */
  public Estimate time(Lattice lattice, double ratio, double length, RandomStreams streams) {
    MarkovChain chain = chain(lattice, ratio);
    double expected = expectedTime(lattice, ratio);
    double sweeps = Math.ceil(length * expected / CHAINS);
    if (!(length >= 400 && sweeps < 1 << 27)) {
      throw new IllegalArgumentException(
          "chains are from 400 autocorrelation times to 2^27 sweeps long, asked for %s times %s"
              .formatted(length, expected));
    }
    RandomStream[] rng = streams.streams(CHAINS);
    Batch x = new Batch(CHAINS, chain.dimension());
    if (isIsing()) {
      java.util.Arrays.fill(x.data(), 1);
      chain.run(x, rng, (int) Math.ceil(20 * expected));
    } else {
      free(lattice, ratio).field().draw(rng, x);
    }
    Magnetisation magnetisation = new Magnetisation(lattice);
    double[][] series =
        chain
            .series(x, rng, (int) sweeps, isIsing() ? magnetisation::square : magnetisation::mode)[
            0];
    AutocorrelationTime found = AutocorrelationTime.of(series);
    // The mean cluster is χ spins.
    return this == WOLFF ? found.time().times(found.mean().mean() / lattice.sites()) : found.time();
  }
}
