/* Arenas: alignment, zeroes, what is deferred, scratch arenas, and the jump
 * out when memory is gone. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void aligned_and_zero(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  for (int round = 0; round < 3; round++) {
    for (size_t size = 0; size < 300; size++) {
      unsigned char *bytes = ww_arena_alloc(arena, 1, size);
      assert_non_null(bytes);
      assert_int_equal((uintptr_t)bytes % alignof(max_align_t), 0);
      for (size_t i = 0; i < size; i++)
        assert_int_equal(bytes[i], 0);
      memset(bytes, 0x55, size);
    }
    unsigned char *large = ww_arena_alloc(arena, 3, 1000 * 1000);
    assert_int_equal(large[0] | large[2999999], 0);
    memset(large, 0x55, 3000000);
    ww_arena_reset(arena); /* the next round finds used memory */
  }
  ww_arena_free(arena);
}

static void apart(void **state) {
  (void)state;
  enum { COUNT = 1000 };
  ww_arena *arena = ww_arena_new();
  unsigned **things = WW_NEWS(arena, unsigned *, COUNT);
  for (unsigned i = 0; i < COUNT; i++) {
    things[i] = WW_NEWS(arena, unsigned, i % 50 + 1);
    for (unsigned k = 0; k <= i % 50; k++)
      things[i][k] = i;
  }
  for (unsigned i = 0; i < COUNT; i++)
    for (unsigned k = 0; k <= i % 50; k++)
      assert_int_equal(things[i][k], i);
  ww_arena_free(arena);
}

static void copy(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  assert_string_equal(ww_arena_copy(arena, NULL, 0), "");
  assert_string_equal(ww_arena_copy(arena, "abcdef", 3), "abc");
  assert_memory_equal(ww_arena_copy(arena, "a\0b", 3), "a\0b", 4);
  ww_arena_free(arena);
}

typedef struct log {
  char text[32];
  size_t size;
} log;

typedef struct entry {
  log *log;
  char letter;
} entry;

static void note(void *thing) {
  entry *e = thing;
  e->log->text[e->log->size++] = e->letter;
}

static ww_deferred *defer(ww_arena *arena, log *written, char letter) {
  entry *e = WW_NEW(arena, entry);
  *e = (entry){written, letter};
  return ww_arena_defer(arena, note, e);
}

static void deferred(void **state) {
  (void)state;
  log written = {{0}, 0};
  ww_arena *arena = ww_arena_new();
  defer(arena, &written, 'a');
  ww_deferred *early = defer(arena, &written, 'b');
  defer(arena, &written, 'c');
  ww_arena_defer(arena, note, NULL); /* nothing there: not called */
  ww_arena_settle(early);
  assert_string_equal(written.text, "b");
  ww_arena_settle(early);
  assert_string_equal(written.text, "b");
  ww_arena_reset(arena);
  assert_string_equal(written.text, "bca");
  defer(arena, &written, 'd');
  ww_arena_free(arena);
  assert_string_equal(written.text, "bcad");
  ww_arena_free(NULL);
}

static void scratch(void **state) {
  (void)state;
  log written = {{0}, 0};
  ww_arena *arena = ww_arena_new();
  ww_arena *first = ww_arena_scratch(arena);
  defer(first, &written, 'a');
  ww_arena_free(first); /* before its owner */
  ww_arena *second = ww_arena_scratch(arena);
  ww_arena *inner = ww_arena_scratch(second);
  defer(second, &written, 'b');
  defer(inner, &written, 'c');
  ww_arena_reset(inner);
  assert_string_equal(written.text, "ac");
  defer(inner, &written, 'd');
  ww_arena_free(arena); /* takes the rest with it, last first */
  assert_int_equal(written.size, 4);
  assert_non_null(strchr(written.text, 'b'));
  assert_non_null(strchr(written.text, 'd'));

  arena = ww_arena_new();
  ww_arena_alloc(ww_arena_scratch(arena), 100, 1);
  ww_arena_reset(arena); /* frees the scratch arena */
  ww_arena_alloc(arena, 100, 1);
  ww_arena_free(arena);
}

typedef struct task {
  ww_arena *arena;
  size_t count, size;
  log written;
  bool after;
} task;

static void allocate(void *context) {
  task *t = context;
  defer(t->arena, &t->written, 'a');
  ww_arena *within = ww_arena_scratch(t->arena);
  defer(within, &t->written, 'b');
  ww_arena_alloc(within, t->count, t->size);
  t->after = true;
}

static void give_up(void *context) {
  task *t = context;
  ww_arena_exhausted(ww_arena_scratch(ww_arena_scratch(t->arena)));
}

static void protect(void **state) {
  (void)state;
  static const struct {
    size_t count, size;
    bool enough;
  } rows[] = {
      {1, 1, true},
      {0, SIZE_MAX, true},
      {SIZE_MAX, 0, true},
      {SIZE_MAX, 1, false},
      {1, SIZE_MAX, false},
      {SIZE_MAX, SIZE_MAX, false},
      {SIZE_MAX / 2 + 2, 2, false},              /* the product wraps to 2 */
      {(size_t)1 << 33, (size_t)1 << 31, false}, /* to 0 */
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    task t = {
        .arena = ww_arena_new(), .count = rows[i].count, .size = rows[i].size};
    assert_int_equal(ww_protect(t.arena, allocate, &t), rows[i].enough);
    assert_int_equal(t.after, rows[i].enough);
    assert_int_equal(t.written.size, 0);
    ww_arena_free(t.arena);
    assert_string_equal(t.written.text, "ba");
  }
  task t = {.arena = ww_arena_new(), .count = 1, .size = 1};
  assert_false(ww_protect(t.arena, give_up, &t));
  assert_true(ww_protect(t.arena, allocate, &t)); /* once more */
  ww_arena_free(t.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(aligned_and_zero),
      cmocka_unit_test(apart),
      cmocka_unit_test(copy),
      cmocka_unit_test(deferred),
      cmocka_unit_test(scratch),
      cmocka_unit_test(protect),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
