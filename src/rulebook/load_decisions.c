/* Decisions: rules, and headlines for what to do first and what for; see
 * loading.h. */
#include "rulebook/loading.h"

/* ---- Rules ------------------------------------------------------------ */

static void load_points(ww_loading *load, const ww_decision_rules *decision,
                        ww_rule *rule, const ww_node *map) {
  size_t needs = (size_t)decision->need_count;
  size_t options = (size_t)decision->option_count;
  rule->need_points = WW_NEWS(load->arena, int32_t, needs);
  rule->points = WW_NEWS(load->arena, int32_t, options);
  for (const ww_node *m = map ? map->first : NULL; m; m = m->next) {
    int need = ww_need_index(decision, m->key);
    int option = ww_option_index(decision, m->key);
    if (need != WW_NONE)
      ww_want_points(m, &rule->need_points[need], load->diags);
    else if (option != WW_NONE)
      ww_want_points(m, &rule->points[option], load->diags);
    else
      ww_unknown_option(load, decision, ww_key_place(m), m->key, true);
  }
}

/* Sums of points stay far from where 64 bits end, also with percentages of
 * them and differences between them. */
static const double POINTS_MOST = 20000000000.0;

static double magnitude(double x) {
  return x < 0 ? -x : x;
}

/* At most so many points a rule can give to the option, or take. */
static double most_points(const ww_decision_rules *decision,
                          const ww_rule *rule, int o) {
  if (!rule->points) /* it could not be read */
    return 0;
  double most = magnitude(rule->points[o]) / 1000;
  for (int n = 0; n < decision->need_count; n++)
    most += magnitude(rule->need_points[n]) / 1000 *
            magnitude(decision->options[o].serves[n]) / 1000;
  return most;
}

static void check_sums(ww_loading *load, const ww_decision_rules *decision) {
  for (int o = 0; o < decision->option_count; o++) {
    double sum = 0;
    int r = 0;
    while (r < decision->rule_count && sum <= POINTS_MOST)
      sum += most_points(decision, &decision->rules[r++], o);
    if (sum <= POINTS_MOST)
      continue;
    ww_diag *diag =
        ww_error(load->diags, WW_D_OUT_OF_RANGE, decision->rules[r - 1].place,
                 "the points of '%.*s' may add up to more than "
                 "20,000,000,000 with this rule",
                 WW_P(decision->options[o].id));
    ww_hint(load->diags, diag, "give smaller points, or serve a need less");
  }
}

/* What the rule does to each option, with what it serves: exact, since a
 * product of two thousandths is a whole number of millionths. */
static void work_out_effect(ww_loading *load, const ww_decision_rules *decision,
                            ww_rule *rule) {
  rule->effect = WW_NEWS(load->arena, int64_t, (size_t)decision->option_count);
  for (int o = 0; o < decision->option_count; o++) {
    const ww_option *option = &decision->options[o];
    if (most_points(decision, rule, o) > POINTS_MOST)
      continue; /* check_sums complains */
    rule->effect[o] = (int64_t)rule->points[o] * 1000;
    for (int n = 0; n < decision->need_count; n++)
      rule->effect[o] += (int64_t)rule->need_points[n] * option->serves[n];
  }
}

static void load_rule(ww_loading *load, const ww_decision_rules *decision,
                      ww_rule *rule, const ww_node *node, ww_scope scope) {
  const ww_node *found[WW_RULE_COUNT];
  load->entry = rule->id = node->key;
  rule->place = ww_key_place(node);
  bool fine = ww_fields_read(node, &ww_rule_fields, found, load->diags);
  if (fine && !found[WW_RULE_POINTS] && !found[WW_RULE_RULES_OUT]) {
    ww_diag *diag = ww_error(load->diags, WW_D_MISSING_KEY, rule->place,
                             "the rule '%.*s' does nothing", WW_P(rule->id));
    ww_hint(load->diags, diag, "give it 'points' or 'rules_out'");
  }
  size_t before = load->diags->errors;
  rule->when = ww_load_when(load, found[WW_RULE_WHEN], scope);
  if (load->diags->errors == before)
    ww_load_published(load, rule, found[WW_RULE_PUBLISHED]);
  load_points(load, decision, rule, found[WW_RULE_POINTS]);
  work_out_effect(load, decision, rule);
  rule->rules_out = ww_load_options(load, decision, found[WW_RULE_RULES_OUT]);
  if (found[WW_RULE_BECAUSE])
    rule->because =
        ww_load_template(load, found[WW_RULE_BECAUSE], scope.decisions);
  rule->sources =
      ww_load_sources(load, found[WW_RULE_SOURCES], &rule->source_count);
  rule->claim = ww_load_claim(found[WW_RULE_CLAIM]);
  if (found[WW_RULE_SHORT])
    rule->short_text = found[WW_RULE_SHORT]->text;
}

static void load_rules(ww_loading *load, ww_decision_rules *decision,
                       const ww_node *map, ww_scope scope) {
  if (!map)
    return;
  if (map->count > WW_RULES_MOST) {
    ww_error(load->diags, WW_D_TOO_MANY, ww_key_place(map),
             "a decision has at most %d rules, this one has %u", WW_RULES_MOST,
             (unsigned)map->count);
    return;
  }
  decision->rules = WW_NEWS(load->arena, ww_rule, map->count);
  for (const ww_node *m = map->first; m; m = m->next)
    load_rule(load, decision, &decision->rules[decision->rule_count++], m,
              scope);
  check_sums(load, decision);
  ww_load_instead_of(load, decision, map);
}

/* ---- Decisions -------------------------------------------------------- */

/* First all options of all decisions: tests name them. */
static void load_head(ww_loading *load, ww_decision_rules *decision,
                      const ww_node *node, const ww_node *found[]) {
  decision->id = node->key;
  decision->place = ww_key_place(node);
  ww_fields_read(node, &ww_decision_fields, found, load->diags);
  if (found[WW_DECISION_TITLE])
    decision->title = found[WW_DECISION_TITLE]->text;
  ww_load_needs(load, decision, found[WW_DECISION_NEEDS]);
  const ww_node *options = found[WW_DECISION_OPTIONS];
  bool has_needs = node->kind == WW_MAP && ww_node_get(node, WW_S("needs"));
  decision->broken = !options || (has_needs && !found[WW_DECISION_NEEDS]);
  if (!options)
    return;
  if (options->count == 0)
    ww_error(load->diags, WW_D_EMPTY, ww_node_place(options),
             "a decision needs at least one option");
  decision->options = WW_NEWS(load->arena, ww_option, options->count);
  for (const ww_node *m = options->first; m; m = m->next)
    ww_load_option(load, decision, &decision->options[decision->option_count++],
                   m);
}

/* The one decision that is `main`, or that `leads`. */
static void find_only(ww_loading *load, int index, const ww_node *node,
                      int *only) {
  bool is_it = false;
  if (!node || !ww_want_flag(node, &is_it, load->diags) || !is_it)
    return;
  if (*only == WW_NONE) {
    *only = index;
    return;
  }
  ww_diag *diag = ww_error(load->diags, WW_D_TWO_MAINS, ww_key_place(node),
                           "two decisions are the %s one",
                           ww_str_is(node->key, "main") ? "main" : "leading");
  diag->other = load->rules->decisions[*only].place;
  ww_hint(load->diags, diag, "keep '%.*s: true' in one of them",
          WW_P(node->key));
}

static void complain_path(ww_loading *load, ww_place place, const char *text,
                          const char *hint) {
  ww_diag *diag = ww_error(load->diags, WW_D_BAD_PATH, place, "%s", text);
  ww_hint(load->diags, diag, "%s", hint);
}

/* "now/target" */
static void load_path(ww_loading *load, ww_decision_rules *leading,
                      const ww_node *node) {
  const ww_decision_rules *target = &load->rules->decisions[load->rules->main];
  ww_path *path = &leading->paths[leading->path_count];
  size_t slash = 0;
  while (slash < node->key.size && node->key.at[slash] != '/')
    slash++;
  if (slash == node->key.size) {
    ww_diag *diag =
        ww_error(load->diags, WW_D_BAD_PATH, ww_key_place(node),
                 "%s is no path", ww_quote(load->arena, node->key).at);
    ww_hint(load->diags, diag,
            "write an option of '%.*s', a slash and one of '%.*s'",
            WW_P(leading->id), WW_P(target->id));
    return;
  }
  ww_str now = ww_str_slice(node->key, 0, slash);
  ww_str then = ww_str_slice(node->key, slash + 1, node->key.size);
  path->now = ww_want_option(load, leading, ww_key_place(node), now);
  path->target = ww_want_option(load, target, ww_key_place(node), then);
  if (ww_want_text(node, "text", load->diags) && path->now != WW_NONE &&
      path->target != WW_NONE) {
    path->text = node->text;
    leading->path_count++;
  }
}

static void load_paths(ww_loading *load, int decision, const ww_node *map) {
  ww_decision_rules *leading = &load->rules->decisions[decision];
  if (decision == load->rules->leading && decision == load->rules->main)
    complain_path(load, leading->place, "the main decision cannot lead",
                  "let another one say what to do first");
  if (!map)
    return;
  if (decision != load->rules->leading) {
    complain_path(load, ww_key_place(map),
                  "'paths' stands in the decision that leads",
                  "give this one 'leads: true', or leave it out");
    return;
  }
  leading->paths = WW_NEWS(load->arena, ww_path, map->count);
  for (const ww_node *m = map->first; m; m = m->next)
    load_path(load, leading, m);
}

bool ww_load_decisions(ww_loading *load, const ww_node *map) {
  ww_rules *rules = load->rules;
  const ww_node *(*found)[WW_DECISION_COUNT] = ww_arena_alloc(
      load->arena, map->count, sizeof(const ww_node *[WW_DECISION_COUNT]));
  int main_decision = WW_NONE;
  rules->leading = WW_NONE;
  int index = 0;
  for (const ww_node *m = map->first; m; m = m->next, index++)
    load_head(load, &rules->decisions[index], m, found[index]);
  for (int i = 0; i < index; i++) {
    find_only(load, i, found[i][WW_DECISION_MAIN], &main_decision);
    find_only(load, i, found[i][WW_DECISION_LEADS], &rules->leading);
  }
  if (map->count == 0)
    ww_error(load->diags, WW_D_EMPTY, ww_node_place(map),
             "a rulebook needs at least one decision");
  rules->main = main_decision == WW_NONE ? 0 : main_decision;
  if (map->count == 0)
    return false;
  ww_load_conditions(load, load->condition_map);
  for (index = 0; index < rules->decision_count; index++) {
    ww_decision_rules *decision = &rules->decisions[index];
    if (decision->broken)
      continue;
    ww_scope scope = {.decisions = index, .known = index > rules->main};
    load->entry = decision->id;
    decision->when = ww_load_when(load, found[index][WW_DECISION_WHEN], scope);
    load_rules(load, decision, found[index][WW_DECISION_RULES], scope);
    load_paths(load, index, found[index][WW_DECISION_PATHS]);
    ww_load_invariants(load, decision, index,
                       found[index][WW_DECISION_INVARIANTS]);
  }
  return true;
}
