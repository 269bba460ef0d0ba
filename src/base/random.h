/* SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number
 * generators", 2014): a fixed seed gives the same draws on every machine. */
#ifndef WW_BASE_RANDOM_H
#define WW_BASE_RANDOM_H

#include <stdint.h>

typedef struct ww_random {
  uint64_t state; /* the seed */
} ww_random;

static inline uint64_t ww_random_next(ww_random *random) {
  uint64_t z = (random->state += 0x9E3779B97F4A7C15u);
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
  z = (z ^ z >> 27) * 0x94D049BB133111EBu;
  return z ^ z >> 31;
}

/* 0 to count - 1; count is not 0. The bias is below count / 2^64. */
static inline int ww_random_below(ww_random *random, int count) {
  return (int)(ww_random_next(random) % (uint64_t)count);
}

#endif
