/* Memory that runs out in the middle of a test: at a call of malloc, calloc or
 * realloc that is counted from `starve_at` on. The program is linked with
 * STARVE_FLAGS of tests/CMakeLists.txt, and what is linked statically gets its
 * memory through here. */
#ifndef WW_TESTS_STARVE_H
#define WW_TESTS_STARVE_H

#include <stdbool.h>
#include <stddef.h>

/* The call-th call fails (from 1; 0: none), `on`: and all after it. */
void starve_at(size_t call, bool on);
/* No call fails any more; how many there were. */
size_t starve_end(void);

/* So many of the calls shall fail, each in a run of its own, and in the run-th
 * (from 0) this one: spread over all, the first and the last among them; with
 * ./dev test --all far more. */
size_t starve_runs(size_t calls);
size_t starve_call(size_t calls, size_t run);

#endif
