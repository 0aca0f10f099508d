"""Backward Euler-Maruyama steps of two Gaussian classes in PyTorch, timed.

The operations are those of the program published with Biroli et al. 2024: float32, one column a
trajectory, every component with fresh noise at every step, the centre expanded to a full matrix.
Time per step does not depend on t, so a few steps stand for the whole run.

usage: peer.py DIMENSION PAIRS THREADS
"""

import math
import sys
import time

import torch

STEP = 0.01
WARM_UP = 2
TIMED = 8


def score(x, t, centre):
    gamma = 1.0  # sigma = 1
    shrunk = centre * math.exp(-t)
    overlap = shrunk @ x
    everywhere = shrunk[:, None].repeat(1, x.shape[1])
    return torch.tanh(overlap / gamma) * everywhere / gamma - x / gamma


def backward(x, t, centre):
    noise = torch.randn_like(x)
    drift = -x - 2 * score(x, t, centre)
    return x - STEP * drift + math.sqrt(2 * STEP) * noise


def main():
    dimension, pairs, threads = (int(word) for word in sys.argv[1:4])
    torch.set_num_threads(threads)
    torch.manual_seed(7)
    centre = torch.ones(dimension)
    x = torch.randn(dimension, pairs)
    for k in range(WARM_UP):
        x = backward(x, 4 - k * STEP, centre)
    start = time.perf_counter()
    for k in range(TIMED):
        x = backward(x, 4 - k * STEP, centre)
    seconds = time.perf_counter() - start
    print(f"# PyTorch {torch.__version__}, float32, {threads} threads, {pairs} columns")
    print(f"peer_simulated {1e9 * seconds / TIMED / dimension / pairs:.2f}")


main()
