"""Draws of a free field of mass m on an L x L torus by FFT, with NumPy and with SciPy.

Arguments: L, fields, workers. Two ways each: white noise through two transforms, and independent
modes through one; prints the milliseconds a field of the faster one, best of five.
"""

import sys
import time

import numpy as np
import scipy.fft

length, fields, workers = map(int, sys.argv[1:])
rng = np.random.default_rng(7)
k = 4 * np.sin(np.pi * np.arange(length) / length) ** 2
amplitude = 1 / np.sqrt(k[:, None] + k[: length // 2 + 1] + (2 / length) ** 2)
shape = (fields, length, length // 2 + 1)


def white(forward, inverse):
    modes = forward(rng.standard_normal((fields, length, length)))
    modes *= amplitude
    return inverse(modes)


def modes(inverse):
    z = rng.standard_normal(shape + (2,)).view(np.complex128)[..., 0]
    z *= amplitude * (length / np.sqrt(2))
    return inverse(z)


def best(draw):
    times = []
    for _ in range(5):
        start = time.perf_counter()
        draw()
        times.append(time.perf_counter() - start)
    return 1e3 * min(times) / fields


def both(forward, inverse):
    return min(best(lambda: white(forward, inverse)), best(lambda: modes(inverse)))


numpy_ms = both(np.fft.rfft2, lambda z: np.fft.irfft2(z, s=(length, length)))
scipy_ms = both(
    lambda x: scipy.fft.rfft2(x, workers=workers),
    lambda z: scipy.fft.irfft2(z, s=(length, length), workers=workers, overwrite_x=True),
)
print(f"# NumPy {np.__version__}, SciPy {scipy.__version__}")
print(f"numpy_ms {numpy_ms:.3f}\nscipy_ms {scipy_ms:.3f}")
