/* Memory that runs out; see starve.h. */
#include "starve.h"

#include "size.h"

enum { RUNS = 12, RUNS_OF_ALL = 1000 };

static size_t made, fail_at;
static bool counting, fail_on;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

static bool fails(void) {
  if (!counting)
    return false;
  made++;
  return fail_at > 0 && (made == fail_at || (fail_on && made > fail_at));
}

void starve_at(size_t call, bool on) {
  made = 0;
  fail_at = call;
  fail_on = on;
  counting = true;
}

size_t starve_end(void) {
  counting = false;
  return made;
}

size_t starve_runs(size_t calls) {
  size_t most = (size_t)size_of_test(RUNS, RUNS_OF_ALL);
  return calls < most ? calls : most;
}

size_t starve_call(size_t calls, size_t run) {
  size_t runs = starve_runs(calls);
  return runs == calls ? run + 1 : 1 + run * (calls - 1) / (runs - 1);
}

void *__wrap_malloc(size_t size) {
  return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
  return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size) {
  return fails() ? NULL : __real_realloc(old, size);
}
