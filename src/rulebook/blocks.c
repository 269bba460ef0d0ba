/* The bitmaps of blocks; see program.h. */
#include "rulebook/program.h"

#include <string.h>

enum { WORDS_A_LITERAL = 16 /* bitmaps may take so many */ };

/* What a block's terms say about a variable. */
typedef struct tested {
  int literals;
  ww_span span; /* words of these terms */
  int place;    /* among the variables of the block; WW_NONE: loose */
} tested;

typedef struct indexing {
  ww_arena *arena;
  const ww_program *program;
  tested *tested; /* [variable] of the block that is being indexed */
  int *touched;   /* the variables that its terms test */
} indexing;

/* Counts what the terms test; the variables, in the order of finding. */
static int find_tested(indexing *x, const ww_block *block) {
  int count = 0;
  for (int t = 0; t < block->count; t++) {
    for (int l = 0; l < block->terms[t].count; l++) {
      int variable = block->terms[t].literals[l].variable;
      tested *of = &x->tested[variable];
      if (of->literals++ == 0) {
        x->touched[count++] = variable;
        of->span.from = t / 64;
      }
      of->span.to = t / 64 + 1;
    }
  }
  return count;
}

/* All bits are set; those of terms that test the variable are not, and each is
 * turned where a range of its literal begins, and past its end: once each row
 * has turned what the one before has, it has what passes. */
static uint64_t **make_rows(indexing *x, ww_span span, int states) {
  size_t words = (size_t)(span.to - span.from);
  uint64_t **rows = WW_NEWS(x->arena, uint64_t *, (size_t)states + 1);
  uint64_t *bits = WW_NEWS(x->arena, uint64_t, (size_t)states * words);
  memset(bits, 0xFF, words * sizeof *bits);
  for (int s = 0; s < states; s++)
    rows[s] = bits + (size_t)s * words;
  return rows;
}

static void turn(uint64_t **rows, const ww_literal *literal, int word,
                 uint64_t bit) {
  rows[0][word] &= ~bit;
  for (int r = 0; r < literal->count; r++) {
    rows[literal->ranges[r].from][word] ^= bit;
    if (rows[literal->ranges[r].to + 1])
      rows[literal->ranges[r].to + 1][word] ^= bit;
  }
}

static void add_terms(const indexing *x, ww_block *block) {
  for (int t = 0; t < block->count; t++) {
    for (int l = 0; l < block->terms[t].count; l++) {
      const ww_literal *literal = &block->terms[t].literals[l];
      int at = x->tested[literal->variable].place;
      if (at == WW_NONE)
        block->loose[block->loose_count++] = (ww_loose){t, literal};
      else
        turn(block->allowed[at], literal, t / 64 - block->spans[at].from,
             (uint64_t)1 << (t % 64));
    }
  }
}

/* Whether the bitmaps of the variable are no larger than its literals merit. */
static bool may_have_rows(const tested *of, int states) {
  return (int64_t)(of->span.to - of->span.from) * states <=
         (int64_t)of->literals * WORDS_A_LITERAL;
}

static void index_block(indexing *x, ww_block *block) {
  int count = find_tested(x, block);
  int loose = 0;
  block->words = (block->count + 63) / 64;
  block->variables = WW_NEWS(x->arena, int, (size_t)count);
  block->spans = WW_NEWS(x->arena, ww_span, (size_t)count);
  block->allowed = WW_NEWS(x->arena, uint64_t **, (size_t)count);
  for (int i = 0; i < count; i++) {
    int variable = x->touched[i];
    int states = x->program->variables[variable].states + 1;
    tested *of = &x->tested[variable];
    of->place = WW_NONE;
    if (!may_have_rows(of, states)) {
      loose += of->literals;
      continue;
    }
    of->place = block->variable_count++;
    block->variables[of->place] = variable;
    block->spans[of->place] = of->span;
    block->allowed[of->place] = make_rows(x, of->span, states);
  }
  block->loose = WW_NEWS(x->arena, ww_loose, (size_t)loose);
  add_terms(x, block);
  for (int v = 0; v < block->variable_count; v++)
    for (uint64_t **row = block->allowed[v]; row[1]; row++)
      for (int w = 0; w < block->spans[v].to - block->spans[v].from; w++)
        row[1][w] ^= row[0][w];
  for (int i = 0; i < count; i++)
    x->tested[x->touched[i]] = (tested){0};
}

void ww_blocks_index(ww_arena *arena, ww_program *program, int count) {
  size_t variables = (size_t)program->variable_count;
  indexing x = {arena, program, WW_NEWS(arena, tested, variables),
                WW_NEWS(arena, int, variables)};
  for (int b = 0; b < count; b++)
    index_block(&x, &program->blocks[b]);
}
