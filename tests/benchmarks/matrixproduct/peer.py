"""Times x A^T in double precision by NumPy; one line a shape: numpy m n k GFlop/s."""

import time

import numpy

SHAPES = [(2048, 2048, 2048), (500, 10000, 4096), (64, 20000, 256), (1000, 1000, 1000)]
REPEATS = 3


def main():
    random = numpy.random.default_rng(7)
    for m, n, k in SHAPES:
        x = random.standard_normal((m, k))
        a = random.standard_normal((n, k))
        out = numpy.empty((m, n))
        best = float("inf")
        for _ in range(REPEATS):
            start = time.perf_counter()
            numpy.dot(x, a.T, out=out)
            best = min(best, time.perf_counter() - start)
        print(f"numpy {m} {n} {k} {2e-9 * m * n * k / best:.2f}")
    print(f"# NumPy {numpy.__version__}")


main()
