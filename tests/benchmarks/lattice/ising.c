/* The Ising model on the square torus at its critical point: heat bath and Metropolis on a
   checkerboard and Wolff clusters, as one writes them in C. Prints lines "name value": nanoseconds of
   processor time per spin, and the energy.

   Arguments: L, sweeps, clusters. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static uint64_t s[4] = {0x9E3779B97F4A7C15u, 0xBF58476D1CE4E5B9u, 0x94D049BB133111EBu, 7};

static inline uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

/* xoshiro256++, the generator of the library. */
static inline uint64_t next(void) {
  uint64_t result = rotl(s[0] + s[3], 23) + s[0], t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotl(s[3], 45);
  return result;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void heat_bath(int8_t *x, int n, const uint64_t *up) {
  for (int colour = 0; colour < 2; colour++)
    for (int i = 0; i < n; i++) {
      int8_t *row = x + i * n;
      const int8_t *below = x + (i + 1 == n ? 0 : i + 1) * n;
      const int8_t *above = x + (i == 0 ? n - 1 : i - 1) * n;
      for (int j = (i + colour) & 1; j < n; j += 2) {
        int h = above[j] + below[j] + row[j + 1 == n ? 0 : j + 1] + row[j == 0 ? n - 1 : j - 1];
        row[j] = next() >> 1 < up[(h + 4) >> 1] ? 1 : -1;
      }
    }
}

static void metropolis(int8_t *x, int n, const uint64_t *turn) {
  for (int colour = 0; colour < 2; colour++)
    for (int i = 0; i < n; i++) {
      int8_t *row = x + i * n;
      const int8_t *below = x + (i + 1 == n ? 0 : i + 1) * n;
      const int8_t *above = x + (i == 0 ? n - 1 : i - 1) * n;
      for (int j = (i + colour) & 1; j < n; j += 2) {
        int h = above[j] + below[j] + row[j + 1 == n ? 0 : j + 1] + row[j == 0 ? n - 1 : j - 1];
        int with = row[j] * h;
        if (with <= 0 || next() >> 1 < turn[with >> 1]) row[j] = -row[j];
      }
    }
}

static long wolff(int8_t *x, int n, uint64_t bond, int *stack) {
  int site = (int)(((next() >> 32) * (uint64_t)(n * n)) >> 32), top = 1;
  int8_t old = x[site];
  long size = 1;
  x[site] = -old;
  stack[0] = site;
  while (top > 0) {
    site = stack[--top];
    int i = site / n, j = site - i * n;
    int around[4] = {j + 1 == n ? site - j : site + 1, j == 0 ? site + n - 1 : site - 1,
                     i + 1 == n ? j : site + n, i == 0 ? site + (n - 1) * n : site - n};
    for (int k = 0; k < 4; k++)
      if (x[around[k]] == old && next() >> 1 < bond) {
        x[around[k]] = -old;
        stack[top++] = around[k];
        size++;
      }
  }
  return size;
}

static double energy(const int8_t *x, int n) {
  long sum = 0;
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++)
      sum += x[i * n + j] * (x[i * n + (j + 1) % n] + x[(i + 1) % n * n + j]);
  return -(double)sum / (n * n);
}

int main(int count, char **arguments) {
  if (count != 4) return 2;
  int n = atoi(arguments[1]), sweeps = atoi(arguments[2]), clusters = atoi(arguments[3]);
  double beta = 0.5 * log(1 + sqrt(2));
  int8_t *x = malloc(n * n);
  int *stack = malloc(sizeof(int) * n * n);
  uint64_t up[5], turn[3];
  for (int i = 0; i < 5; i++) up[i] = (uint64_t)(0x1p63 / (1 + exp(-2 * beta * (2 * i - 4))));
  for (int i = 0; i < 3; i++) turn[i] = (uint64_t)(0x1p63 * exp(-4 * beta * i));
  uint64_t bond = (uint64_t)(0x1p63 * -expm1(-2 * beta));
  for (int i = 0; i < n * n; i++) x[i] = 1;
  for (int i = 0; i < clusters / 10; i++) wolff(x, n, bond, stack);
  double best[3] = {1e99, 1e99, 1e99}, mean = 0;
  for (int repeat = 0; repeat < 5; repeat++)
    for (int what = 0; what < 3; what++) {
      double start = now(), spins = (double)sweeps * n * n;
      if (what == 0)
        for (int i = 0; i < sweeps; i++) heat_bath(x, n, up);
      else if (what == 1)
        for (int i = 0; i < sweeps; i++) metropolis(x, n, turn);
      else {
        spins = 0;
        for (int i = 0; i < clusters; i++) spins += wolff(x, n, bond, stack);
      }
      double taken = (now() - start) / spins;
      best[what] = taken < best[what] ? taken : best[what];
      mean += energy(x, n) / 15;
    }
  printf("heat bath %.3f\nMetropolis %.3f\nWolff %.3f\nenergy %.3f\n", 1e9 * best[0],
         1e9 * best[1], 1e9 * best[2], mean);
  return 0;
}
