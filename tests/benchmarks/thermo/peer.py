"""The peers of the thermo benchmark in NumPy, double precision, timed; vectorised over chains and
trajectories.

bath: N replicas of each chain drawn one by one (literal), or their sum as one binomial (reduced).
late start: the reverse SDE by Euler-Maruyama steps (literal), or the final class drawn from its
posterior at the start (reduced).

usage: peer.py REPLICAS CHAINS SWEEPS DRAWS TRAJECTORIES STEPS LITERAL_SWEEPS
"""

import math
import sys
import time

import numpy


def timed(name, work, scale=1.0):
    start = time.perf_counter()
    value = work()
    print(f"peer_{name}_seconds {(time.perf_counter() - start) * scale:.4f}")
    print(f"# {name}: {value:.4f}")


def bath(rng, replicas, chains, sweeps, literal):
    x = numpy.ones(chains)
    moments = numpy.zeros(2)
    for _ in range(sweeps):
        p = 1 / (1 + numpy.exp(-2 * x))
        if literal:
            # A loop over chains keeps one chain's replicas in the cache: faster than one big array.
            positive = numpy.array([numpy.count_nonzero(rng.random(replicas) < q) for q in p])
        else:
            positive = rng.binomial(replicas, p)
        x = 2 * positive / replicas - 1 + rng.standard_normal(chains) / math.sqrt(replicas)
        square = x * x
        moments += square.mean(), (square * square).mean()
    moments /= sweeps
    return 1 - moments[1] / (3 * moments[0] ** 2)


def start_of(rng, trajectories):
    t = 0.5 * math.asinh(1)
    centre, noise = math.exp(-t), -math.expm1(-2 * t)
    spread = math.sqrt(noise + 0.64 * centre**2)
    return t, centre, noise, 0.6 * centre + spread * rng.standard_normal(trajectories)


def share(rng, trajectories):
    t, centre, noise, x = start_of(rng, trajectories)
    p = 1 / (1 + numpy.exp(-math.log(4) - 2 * centre / noise * x))
    return (rng.random(trajectories) < p).mean()


def trajectories(rng, count, steps):
    t, _, _, x = start_of(rng, count)
    first, last = math.log(math.expm1(2 * t)), math.log(math.expm1(0.002))
    grid = [
        0.5 * math.log1p(math.exp(first + (last - first) * k / steps)) for k in range(steps + 1)
    ]
    bias = 0.5 * math.log(4)
    for now, after in zip(grid, grid[1:]):
        h = now - after
        centre, noise = math.exp(-now), -math.expm1(-2 * now)
        score = (centre * numpy.tanh(centre / noise * x + bias) - x) / noise
        x = x + h * (x + 2 * score) + math.sqrt(2 * h) * rng.standard_normal(count)
    return (x > 0).mean()


def main():
    replicas, chains, sweeps, draws, count, steps, literal = [int(word) for word in sys.argv[1:]]
    rng = numpy.random.default_rng(7)
    print(f"# NumPy {numpy.__version__}, float64, one thread")
    timed(
        "bath_literal",
        lambda: bath(rng, replicas, chains, literal, True),
        sweeps / literal,
    )
    timed("bath", lambda: bath(rng, replicas, chains, sweeps, False))
    timed("share", lambda: share(rng, draws))
    timed("trajectories", lambda: trajectories(rng, count, steps))


main()
