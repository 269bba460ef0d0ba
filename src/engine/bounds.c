/* Bounds; see bounds.h. */
#include "engine/bounds.h"

#include <string.h>

enum { ROUNDS = 4 }; /* of looking for a mixture of rivals */

/* ---- Setting up ------------------------------------------------------- */

/* The variables that a term rests on, each once. */
typedef struct marks {
  const ww_space *space;
  bool *marked; /* [variable] */
  int *of;
  int count;
} marks;

static void mark_term(marks *m, const ww_mask_term *term) {
  const ww_program *program = m->space->rules->program;
  for (int i = 0; i < term->count; i++) {
    int v = term->literals[i].variable;
    const ww_variable *variable = &program->variables[v];
    if (m->marked[v])
      continue;
    m->marked[v] = true;
    m->of[m->count++] = v;
    if (variable->kind == WW_OF_GATE) {
      mark_term(m, &m->space->gates[variable->index]);
    } else if (variable->kind == WW_OF_OUTCOME) {
      int d = variable->index;
      for (int r = 0; r < m->space->rules->decisions[d].rule_count; r++)
        mark_term(m, &m->space->terms[d][r]);
      mark_term(m, &m->space->when[d]);
    }
  }
}

static void unmark(marks *m) {
  while (m->count > 0)
    m->marked[m->of[--m->count]] = false;
}

/* Counted first, then filled in. */
static void set_influences(ww_arena *arena, ww_bounds *bounds) {
  const ww_space *space = bounds->space;
  size_t variables = (size_t)space->variable_count;
  int *counts = WW_NEWS(arena, int, variables);
  marks m = {space, WW_NEWS(arena, bool, variables),
             WW_NEWS(arena, int, variables), 0};
  bounds->influences = WW_NEWS(arena, int *, variables);
  for (int pass = 0; pass < 2; pass++) {
    for (int r = 0; r < bounds->rule_count; r++, unmark(&m)) {
      mark_term(&m, &space->terms[space->decision][r]);
      mark_term(&m, &space->when[space->decision]);
      for (int i = 0; i < m.count; i++) {
        int v = m.of[i];
        if (pass == 1)
          bounds->influences[v][counts[v]] = r;
        counts[v]++;
      }
    }
    for (size_t v = 0; v < variables; v++) {
      if (pass == 0)
        bounds->influences[v] = WW_NEWS(arena, int, (size_t)counts[v] + 1);
      else
        bounds->influences[v][counts[v]] = WW_NONE;
      counts[v] = 0;
    }
  }
}

static void copy_effects(ww_arena *arena, ww_bounds *bounds) {
  const ww_rule *rules =
      bounds->space->rules->decisions[bounds->space->decision].rules;
  size_t options = (size_t)bounds->option_count;
  size_t count = (size_t)bounds->rule_count;
  bounds->effects = WW_NEWS(arena, int64_t, count * options);
  for (size_t r = 0; r < count; r++)
    memcpy(bounds->effects + r * options, rules[r].effect,
           options * sizeof *bounds->effects);
}

ww_bounds *ww_bounds_new(ww_arena *arena, const ww_space *space) {
  const ww_decision_rules *decision = &space->rules->decisions[space->decision];
  const ww_mask_term *terms = space->terms[space->decision];
  size_t rules = (size_t)decision->rule_count;
  size_t options = (size_t)decision->option_count;
  size_t variables = (size_t)space->variable_count;
  ww_bounds *bounds = WW_NEW(arena, ww_bounds);
  bounds->space = space;
  bounds->narrow = ww_narrow_new(arena, space);
  bounds->rule_count = decision->rule_count;
  bounds->option_count = decision->option_count;
  bounds->fires = WW_NEWS(arena, unsigned char, rules);
  bounds->may_out = WW_NEWS(arena, bool, options);
  bounds->must_out = WW_NEWS(arena, bool, options);
  bounds->fixed = WW_NEWS(arena, int64_t, options);
  bounds->open = WW_NEWS(arena, ww_open_rule, rules);
  bounds->first = WW_NEWS(arena, int, variables);
  bounds->counted = WW_NEWS(arena, int, variables);
  bounds->choice = WW_NEWS(arena, int, variables);
  bounds->ahead = WW_NEWS(arena, int64_t, options);
  bounds->weight = WW_NEWS(arena, int64_t, rules);
  bounds->mixture = WW_NEWS(arena, int, options);
  bounds->uses = WW_NEWS(arena, int, variables);
  for (size_t r = 0; r < rules; r++)
    for (int i = 0; i < terms[r].count; i++)
      bounds->uses[terms[r].literals[i].variable]++;
  for (size_t v = 0; v < variables; v++)
    bounds->first[v] = WW_NONE;
  set_influences(arena, bounds);
  copy_effects(arena, bounds);
  return bounds;
}

/* ---- What may and what must fire in a box ----------------------------- */

static const int64_t *effect_of(const ww_bounds *bounds, int rule) {
  return bounds->effects + (size_t)rule * (size_t)bounds->option_count;
}

static void add_open(ww_bounds *bounds, int rule, const ww_mask_literal *anchor,
                     bool sure) {
  int v = anchor->variable;
  int at = bounds->open_count++;
  if (bounds->first[v] == WW_NONE)
    bounds->counted[bounds->counted_count++] = v;
  bounds->open[at] = (ww_open_rule){rule, bounds->first[v], anchor->pass, sure};
  bounds->first[v] = at;
}

/* An open rule counts where the most is decided: at its open literal whose
 * variable most rules test. */
static int look_at_rule(ww_bounds *bounds, int rule, const uint64_t *box) {
  const ww_mask_term *term =
      &bounds->space->terms[bounds->space->decision][rule];
  const ww_mask_literal *anchor = NULL;
  int open = 0;
  for (int i = 0; i < term->count; i++) {
    const ww_mask_literal *literal = &term->literals[i];
    int fires = ww_literal_fires(literal, box);
    if (fires == 0)
      return 0;
    if (fires != WW_MAY)
      continue;
    open++;
    if (!anchor ||
        bounds->uses[literal->variable] > bounds->uses[anchor->variable])
      anchor = literal;
  }
  if (anchor) {
    add_open(bounds, rule, anchor, open == 1);
    return WW_MAY;
  }
  for (int o = 0; o < bounds->option_count; o++)
    bounds->fixed[o] += effect_of(bounds, rule)[o];
  return WW_MAY | WW_MUST;
}

static void look(ww_bounds *bounds, const uint64_t *box) {
  const ww_space *space = bounds->space;
  const ww_decision_rules *decision = &space->rules->decisions[space->decision];
  for (int i = 0; i < bounds->counted_count; i++)
    bounds->first[bounds->counted[i]] = WW_NONE;
  bounds->counted_count = bounds->open_count = 0;
  for (int o = 0; o < bounds->option_count; o++) {
    bounds->may_out[o] = bounds->must_out[o] = false;
    bounds->fixed[o] = 1000 * (int64_t)decision->options[o].base;
  }
  bounds->made = ww_term_fires(&space->when[space->decision], box);
  for (int r = 0; r < bounds->rule_count; r++) {
    int fires = look_at_rule(bounds, r, box);
    bounds->fires[r] = (unsigned char)fires;
    for (int o = 0; fires && o < bounds->option_count; o++) {
      if (!decision->rules[r].rules_out[o])
        continue;
      bounds->may_out[o] = true;
      bounds->must_out[o] |= (fires & WW_MUST) != 0;
    }
  }
}

bool ww_bounds_narrow(ww_bounds *bounds, ww_box box) {
  if (!ww_narrow_box(bounds->narrow, box))
    return false;
  look(bounds, box);
  return true;
}

void ww_bounds_look(ww_bounds *bounds, ww_box box) {
  ww_narrow_open(bounds->narrow, box);
  ww_narrow_box(bounds->narrow, box);
  look(bounds, box);
}

/* ---- Bounds ----------------------------------------------------------- */

/* What the open rules do for a over the mixture of rivals. */
static void weigh(ww_bounds *bounds, int a) {
  int options = bounds->option_count;
  int total = 0;
  for (int p = 0; p < options; p++)
    total += bounds->mixture[p];
  for (int i = 0; i < bounds->open_count; i++) {
    const int64_t *effect = effect_of(bounds, bounds->open[i].rule);
    int64_t weight = total * effect[a];
    for (int p = 0; p < options; p++)
      weight -= bounds->mixture[p] * effect[p];
    bounds->weight[i] = weight;
  }
}

/* The most that the rules counted at v can do, and with which class of v. */
static int64_t best_class(ww_bounds *bounds, uint64_t classes, int v) {
  int64_t best = INT64_MIN;
  for (; classes; classes &= classes - 1) {
    int k = __builtin_ctzll(classes);
    int64_t sum = 0;
    for (int i = bounds->first[v]; i != WW_NONE; i = bounds->open[i].next) {
      const ww_open_rule *open = &bounds->open[i];
      if ((open->pass >> k & 1) && (open->sure || bounds->weight[i] > 0))
        sum += bounds->weight[i];
    }
    if (sum > best) {
      best = sum;
      bounds->choice[v] = k;
    }
  }
  return best;
}

/* The most that a can be ahead of the mixture; fills the choices. */
static int64_t most_ahead(ww_bounds *bounds, const uint64_t *box, int a) {
  int64_t most = 0;
  weigh(bounds, a);
  for (int p = 0; p < bounds->option_count; p++)
    most += bounds->mixture[p] * (bounds->fixed[a] - bounds->fixed[p]);
  for (int i = 0; i < bounds->counted_count; i++) {
    int v = bounds->counted[i];
    most += best_class(bounds, box[v], v);
  }
  return most;
}

int64_t ww_bounds_ahead(ww_bounds *bounds, const uint64_t *box, int a, int b) {
  for (int p = 0; p < bounds->option_count; p++)
    bounds->mixture[p] = p == b;
  return most_ahead(bounds, box, a);
}

/* How far ahead of each rival a is where the last bound was taken. */
static void work_out_ahead(ww_bounds *bounds, int a) {
  int options = bounds->option_count;
  for (int p = 0; p < options; p++)
    bounds->ahead[p] = bounds->fixed[a] - bounds->fixed[p];
  for (int i = 0; i < bounds->counted_count; i++) {
    int v = bounds->counted[i];
    for (int at = bounds->first[v]; at != WW_NONE; at = bounds->open[at].next) {
      const ww_open_rule *open = &bounds->open[at];
      const int64_t *effect = effect_of(bounds, open->rule);
      if (!(open->pass >> bounds->choice[v] & 1) ||
          (!open->sure && bounds->weight[at] <= 0))
        continue;
      for (int p = 0; p < options; p++)
        bounds->ahead[p] += effect[a] - effect[p];
    }
  }
}

/* What a needs to be ahead of p, to win: a tie goes to the first. */
static int64_t needed(int a, int p) {
  return p < a ? 1 : 0;
}

/* Of the rivals that cannot be ruled out, the one that is furthest from being
 * beaten where the last bound was taken; WW_NONE when all are beaten. */
static int least_beaten(const ww_bounds *bounds, int a) {
  int hardest = WW_NONE;
  int64_t least = 0;
  for (int p = 0; p < bounds->option_count; p++) {
    int64_t spare = bounds->ahead[p] - needed(a, p);
    if (p != a && !bounds->may_out[p] && spare < least) {
      least = spare;
      hardest = p;
    }
  }
  return hardest;
}

/* Plays these rivals against each other: each round the one that is least
 * beaten counts more. False: no point beats the mixture. */
static bool beats_mixtures(ww_bounds *bounds, const uint64_t *box, int a) {
  for (int round = 0; round < ROUNDS; round++) {
    int64_t need = 0;
    int rival = least_beaten(bounds, a);
    if (rival == WW_NONE)
      return true;
    bounds->mixture[rival]++;
    for (int p = 0; p < bounds->option_count; p++)
      need += bounds->mixture[p] * needed(a, p);
    if (most_ahead(bounds, box, a) < need)
      return false;
    work_out_ahead(bounds, a);
  }
  return true;
}

/* Each rival that cannot be ruled out must be beaten by itself. Tells the
 * hardest of all, and the hardest of those. */
static bool beats_each(ww_bounds *bounds, const uint64_t *box, int a,
                       int *rival, int *sure) {
  int64_t least = INT64_MAX;
  int64_t least_sure = INT64_MAX;
  *rival = *sure = WW_NONE;
  for (int p = 0; p < bounds->option_count; p++) {
    if (p == a || bounds->must_out[p])
      continue;
    int64_t spare = ww_bounds_ahead(bounds, box, a, p) - needed(a, p);
    if (spare < 0 && !bounds->may_out[p]) {
      *rival = p;
      return false;
    }
    if (spare < least) {
      least = spare;
      *rival = p;
    }
    if (spare < least_sure && !bounds->may_out[p]) {
      least_sure = spare;
      *sure = p;
    }
  }
  return true;
}

bool ww_bounds_allow(ww_bounds *bounds, const uint64_t *box, int outcome,
                     int *rival) {
  *rival = WW_NONE;
  if (outcome == bounds->option_count) {
    bool all_may_be_out = true;
    for (int o = 0; o < bounds->option_count; o++)
      all_may_be_out = all_may_be_out && bounds->may_out[o];
    return all_may_be_out || !(bounds->made & WW_MUST);
  }
  if (!(bounds->made & WW_MAY) || bounds->must_out[outcome])
    return false;
  int sure;
  if (!beats_each(bounds, box, outcome, rival, &sure))
    return false;
  if (*rival == WW_NONE)
    return true;
  ww_bounds_ahead(bounds, box, outcome, sure == WW_NONE ? *rival : sure);
  if (sure == WW_NONE)
    return true;
  work_out_ahead(bounds, outcome);
  return beats_mixtures(bounds, box, outcome);
}
