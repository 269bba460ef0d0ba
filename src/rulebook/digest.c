/* Digests; see digest.h. */
#include "rulebook/digest.h"

#include "base/sha256.h"
#include "read/image.h"

#include <pthread.h>
#include <string.h>

static pthread_mutex_t digest_lock = PTHREAD_MUTEX_INITIALIZER;

void ww_digest_make(ww_arena *arena, const ww_node *tree,
                    char hex[WW_DIGEST_SIZE]) {
  ww_arena *scratch = ww_arena_scratch(arena);
  ww_buf canonical = ww_buf_new(scratch);
  ww_put_canonical(&canonical, tree);
  ww_sha256_hex(ww_buf_str(&canonical), hex);
  ww_arena_free(scratch);
}

/* Whether it had one; where it had none it may be given one. */
static bool exchange(const ww_rules *rules, const char *hex) {
  (void)pthread_mutex_lock(&digest_lock);
  bool made = rules->digest[0] != '\0';
  if (hex && !made)
    memcpy(rules->digest, hex, WW_DIGEST_SIZE);
  (void)pthread_mutex_unlock(&digest_lock);
  return made;
}

/* Nothing that may jump stands between lock and unlock: so two who ask at the
 * same time may both work it out. */
const char *ww_digest_of(ww_arena *arena, const ww_rules *rules) {
  if (!exchange(rules, NULL)) {
    char hex[WW_DIGEST_SIZE];
    ww_digest_make(arena, rules->tree, hex);
    exchange(rules, hex);
  }
  return rules->digest;
}
