"""The peer of the training benchmark: stochastic gradient descent on a two-layer circulant score in
PyTorch, raw denoising targets, by rfft2 and automatic differentiation.

usage: peer.py STEPS BATCH THREADS FLOAT LENGTH...
"""

import math
import sys
import time

import torch


def seconds(length, steps, batch, kind):
    t, m2, pool = 0.1, (2 / length) ** 2, 1024
    alpha, sigma = math.exp(-t), math.sqrt(-math.expm1(-2 * t))
    k = 2 * torch.sin(math.pi * torch.arange(length, dtype=torch.float64) / length)
    spectrum = 1 / (k[:, None] ** 2 + k[None, :] ** 2 + m2)
    white = torch.randn(pool, length, length, dtype=torch.float64)
    root = spectrum.sqrt()[:, : length // 2 + 1]
    fields = torch.fft.irfft2(torch.fft.rfft2(white) * root, s=(length, length)).to(kind)
    start = math.sqrt(0.1 / (alpha**2 / m2 + sigma**2))
    kernels = torch.zeros(2, length, length, dtype=kind)
    kernels[:, 0, 0] = start
    kernels.requires_grad_()
    optimizer = torch.optim.SGD([kernels], lr=0.02)

    def step():
        x0 = fields[torch.randint(pool, (batch,))]
        z = torch.randn_like(x0)
        x = alpha * x0 + sigma * z
        u, v = torch.fft.rfft2(kernels)
        score = -torch.fft.irfft2(u * v * torch.fft.rfft2(x), s=(length, length))
        loss = 0.5 * (score + z / sigma).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

    for _ in range(5):
        step()
    begin = time.perf_counter()
    for _ in range(steps):
        step()
    return time.perf_counter() - begin


def main():
    steps, batch, threads = (int(word) for word in sys.argv[1:4])
    kind = {"float64": torch.float64, "float32": torch.float32}[sys.argv[4]]
    torch.manual_seed(7)
    torch.set_num_threads(threads)
    print(f"# PyTorch {torch.__version__}, {sys.argv[4]}, {threads} threads")
    for length in map(int, sys.argv[5:]):
        print(f"peer_{sys.argv[4]} {length} {seconds(length, steps, batch, kind) / steps:.6f}")


main()
