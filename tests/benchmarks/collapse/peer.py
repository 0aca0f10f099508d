"""The peers of the collapse benchmark, timed.

entropy: the algorithm published with Biroli et al. 2024 in NumPy, double precision: at each of 20
times new noise, all distances to the data, and the mean of log P^e.
reverse: the reverse SDE with the exact empirical score in all dimensions in PyTorch, double precision.

usage: peer.py entropy DIMENSION POINTS QUERIES
       peer.py reverse DIMENSION POINTS TRAJECTORIES STEPS TIMED THREADS
"""

import math
import sys
import time


def entropy(dimension, points, queries):
    import numpy

    rng = numpy.random.default_rng(7)
    data = rng.standard_normal((points, dimension))
    data += rng.choice([-1.0, 1.0], size=points)[:, None]
    chosen = data[rng.integers(points, size=queries)]
    errors = []
    start = time.perf_counter()
    for k in range(20):
        t = 8 * (1 - 0.98 * k / 20)
        shrink, noise = math.exp(-t), -math.expm1(-2 * t)
        x = shrink * chosen + math.sqrt(noise) * rng.standard_normal((queries, dimension))
        distances = (x * x).sum(1)[:, None] + shrink**2 * (data * data).sum(1)
        distances -= 2 * shrink * (x @ data.T)
        logits = -distances / (2 * noise)
        top = logits.max(1)
        log_density = top + numpy.log(numpy.exp(logits - top[:, None]).sum(1))
        errors.append(log_density.std(ddof=1) / math.sqrt(queries) / math.log(points))
    seconds = time.perf_counter() - start
    print(f"# NumPy {numpy.__version__}, float64")
    print(f"peer_entropy_seconds {seconds:.3f}")
    print("peer_errors " + ",".join(f"{error:.9g}" for error in errors))


def reverse(dimension, points, trajectories, steps, timed, threads):
    import torch

    torch.set_num_threads(threads)
    torch.manual_seed(7)
    data = torch.randn(points, dimension, dtype=torch.float64)
    data += 2.0 * torch.randint(0, 2, (points, 1)) - 1
    norms = (data * data).sum(1)
    x = torch.randn(trajectories, dimension, dtype=torch.float64)
    # Equal steps in log(noise/signal), from t = 6 to 0.001, as on the other side.
    first, last = math.log(math.expm1(12)), math.log(math.expm1(0.002))
    grid = [
        0.5 * math.log1p(math.exp(first + (last - first) * k / steps)) for k in range(steps + 1)
    ]

    def step(x, t, s):
        shrink, noise = math.exp(-t), -math.expm1(-2 * t)
        weights = torch.softmax((shrink * (x @ data.T) - 0.5 * shrink**2 * norms) / noise, 1)
        mean = weights @ data
        noise_s, fresh = -math.expm1(-2 * s), -math.expm1(-2 * (t - s))
        keep = math.exp(-(t - s)) * noise_s / noise
        pull = math.exp(-s) * fresh / noise
        return keep * x + pull * mean + math.sqrt(noise_s * fresh / noise) * torch.randn_like(x)

    spread = [steps * k // (timed + 1) for k in range(timed + 1)]
    x = step(x, grid[0], grid[1])
    start = time.perf_counter()
    for k in spread[1:]:
        x = step(x, grid[k], grid[k + 1])
    seconds = (time.perf_counter() - start) * steps / timed
    print(f"# PyTorch {torch.__version__}, float64, {threads} threads, {timed} of {steps} steps")
    print(f"peer_reverse_seconds {seconds:.3f}")


def main():
    numbers = [int(word) for word in sys.argv[2:]]
    {"entropy": entropy, "reverse": reverse}[sys.argv[1]](*numbers)


main()
