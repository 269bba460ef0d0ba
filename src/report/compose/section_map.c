/* The map: the first two needs of the decision as axes; see sections.h.
 *
 * An axis goes from -reach to +reach points of its need, the same reach for
 * both, so that in the middle nothing speaks for or against it. A region is
 * where one option has most points, its other points being as they are today:
 * the intersection of half-planes, cut out of the square one by one
 * (Sutherland and Hodgman, 1974). So the project stands in the region of its
 * own verdict. */
#include "report/compose/sections.h"

#include "base/number.h"
#include "engine/analysis.h"
#include "engine/completions.h"
#include "phrase/phrase.h"
#include "report/document/figure.h"

enum { POINT = 1000000, MIDDLE = WW_FIGURE_SIZE / 2 };

typedef struct mapping {
  ww_sections *s;
  const ww_result *result;
  ww_need_range *ranges; /* of the two needs */
  double reach;          /* millionths from the middle to an edge */
} mapping;

/* Rounded to the nearest; a hair more than a half, so that halves round alike
 * however a machine computes them. */
static int to_spot(double thousandths) {
  double at = ww_floor(thousandths + 0.5 + 1e-9);
  return at < 0 ? 0 : at > WW_FIGURE_SIZE ? WW_FIGURE_SIZE : (int)at;
}

static int to_axis(const mapping *m, int64_t points) {
  return to_spot(MIDDLE + MIDDLE * ((double)points / m->reach));
}

static int64_t magnitude(int64_t points) {
  return points < 0 ? -points : points;
}

/* In whole points, a tenth beyond the farthest that is shown. */
static double find_reach(const mapping *m) {
  int64_t most = 0;
  for (int n = 0; n < 2; n++) {
    int64_t low = magnitude(m->ranges[n].low);
    int64_t high = magnitude(m->ranges[n].high);
    most = low > most ? low : most;
    most = high > most ? high : most;
  }
  return POINT * (ww_floor((double)most * 1.1 / POINT) + 1);
}

/* ---- Regions ------------------------------------------------------------ */

/* By how many points an option leads another at a spot: a plane. */
typedef struct lead {
  double fixed, along_x, along_y; /* at the middle; from there to an edge */
} lead;

/* What an option has but for the two needs. */
static double rest_of(const ww_result *result, int option) {
  const ww_option *o = ww_option_of(result, option);
  double points = (double)result->scores[option];
  for (int n = 0; n < 2; n++)
    points -= (double)o->serves[n] * ((double)result->needs[n] / 1000);
  return points;
}

/* What is ruled out leads nowhere, unless all is. */
static bool can_lead(const ww_result *result, int option) {
  return !result->ruled_out[option] || result->winner == WW_NONE;
}

static lead lead_of(const mapping *m, int option, int other) {
  const int32_t *a = ww_option_of(m->result, option)->serves;
  const int32_t *b = ww_option_of(m->result, other)->serves;
  return (lead){rest_of(m->result, option) - rest_of(m->result, other),
                (a[0] - b[0]) * (m->reach / 1000),
                (a[1] - b[1]) * (m->reach / 1000)};
}

typedef struct corner {
  double x, y; /* -1 to 1 */
} corner;

typedef struct polygon {
  corner corners[WW_CORNERS_MOST];
  int count;
} polygon;

static double lead_at(const lead *l, corner at) {
  return l->fixed + l->along_x * at.x + l->along_y * at.y;
}

static void add_corner(polygon *to, corner at) {
  if (to->count < WW_CORNERS_MOST)
    to->corners[to->count++] = at;
}

/* What of the polygon lies where the lead is not negative. */
static polygon cut(const polygon *from, const lead *l) {
  polygon to = {.count = 0};
  for (int i = 0; i < from->count; i++) {
    corner a = from->corners[i];
    corner b = from->corners[(i + 1) % from->count];
    double at_a = lead_at(l, a);
    double at_b = lead_at(l, b);
    if (at_a >= 0)
      add_corner(&to, a);
    if ((at_a > 0 && at_b < 0) || (at_a < 0 && at_b > 0)) {
      double part = at_a / (at_a - at_b);
      add_corner(&to,
                 (corner){a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part});
    }
  }
  return to;
}

static polygon region_of(const mapping *m, int option) {
  polygon region = {{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}, 4};
  for (int o = 0; o < m->result->rules->option_count && region.count; o++) {
    if (o == option || !can_lead(m->result, o))
      continue;
    lead l = lead_of(m, option, o);
    region = cut(&region, &l);
  }
  return region;
}

static void add_region(const mapping *m, ww_map *map, int option) {
  polygon found = region_of(m, option);
  ww_region region = {.title = ww_option_of(m->result, option)->title,
                      .chosen = ww_is_chosen(m->result, option)};
  for (int i = 0; i < found.count; i++) {
    ww_spot at = {to_spot(MIDDLE + MIDDLE * found.corners[i].x),
                  to_spot(MIDDLE + MIDDLE * found.corners[i].y)};
    int count = region.corner_count;
    if (count > 0 && region.corners[count - 1].x == at.x &&
        region.corners[count - 1].y == at.y)
      continue;
    region.corners[region.corner_count++] = at;
  }
  if (region.corner_count > 2)
    map->regions[map->region_count++] = region;
}

/* Whether the option has most points where the needs are so many. */
static bool leads_at(const mapping *m, int option, const int64_t *needs) {
  corner at = {(double)needs[0] / m->reach, (double)needs[1] / m->reach};
  for (int o = 0; o < m->result->rules->option_count; o++) {
    lead l = lead_of(m, option, o);
    if (can_lead(m->result, o) && lead_at(&l, at) < 0)
      return false;
  }
  return can_lead(m->result, option);
}

/* ---- What stands on it -------------------------------------------------- */

static ww_axis axis_of(const mapping *m, int need) {
  ww_arena *arena = m->s->composing.arena;
  ww_buf low = ww_buf_new(arena);
  ww_buf high = ww_buf_new(arena);
  ww_put_signed_points(&low, -(int64_t)m->reach, 0);
  ww_put_signed_points(&high, (int64_t)m->reach, 0);
  return (ww_axis){m->result->rules->needs[need].title, ww_buf_str(&low),
                   ww_buf_str(&high), MIDDLE};
}

static ww_spot spot_of(const mapping *m, const int64_t *needs) {
  return (ww_spot){to_axis(m, needs[0]), to_axis(m, needs[1])};
}

/* The needs as they would be with the answers of a witness. */
static const ww_result *result_with(const mapping *m,
                                    const ww_assignment *witness) {
  ww_arena *arena = m->s->composing.arena;
  const ww_verdict *verdict = m->s->report->verdict;
  size_t count = (size_t)verdict->rules->question_count;
  ww_answers answers = *verdict->answers;
  answers.of = WW_NEWS(arena, ww_answer, count);
  for (size_t q = 0; q < count; q++)
    answers.of[q] = verdict->answers->of[q];
  for (int i = 0; i < witness->count; i++)
    answers.of[witness->questions[i]] = witness->answers[i];
  ww_answers *kept = WW_NEW(arena, ww_answers);
  *kept = answers;
  return ww_main_result(ww_verdict_make(arena, verdict->rules, kept));
}

static void put_rounded(ww_buf *buf, int64_t points) {
  ww_put_points(buf, points, ww_points_decimals(points));
}

static bool is_near(ww_spot a, ww_spot b) {
  enum { NEAR = 15 };
  int x = a.x - b.x;
  int y = a.y - b.y;
  return x * x + y * y < NEAR * NEAR;
}

/* "Answers that lead to RAG make it 4.5 and −2 points" */
static void say_mark(const mapping *m, ww_element *list, ww_str title,
                     const int64_t *needs) {
  ww_buf words = ww_buf_new(m->s->composing.arena);
  ww_putf(&words, "Answers that lead to %.*s make it ", WW_P(title));
  put_rounded(&words, needs[0]);
  ww_put_c(&words, " and ");
  put_rounded(&words, needs[1]);
  ww_put_c(&words, " points, and move its other points, too.");
  ww_paragraph_add(ww_element_add(list, WW_ELEMENT_ITEM), ww_buf_str(&words));
}

/* Whether there is room for it, and it stands where its option leads: answers
 * move other points, too. */
static bool can_stand(const mapping *m, const ww_map *map, int option,
                      const int64_t *needs) {
  ww_spot at = spot_of(m, needs);
  for (int i = 0; i < map->mark_count; i++)
    if (is_near(map->marks[i].at, at))
      return false;
  return !is_near(map->here, at) && leads_at(m, option, needs);
}

static void add_marks(const mapping *m, ww_map *map, ww_element *list) {
  const ww_unknowns *unknowns = m->s->report->verdict->analysis->unknowns;
  map->marks = WW_NEWS(m->s->composing.arena, ww_place_mark,
                       (size_t)unknowns->possible_count);
  for (int i = 0; i < unknowns->possible_count; i++) {
    const ww_possible *possible = &unknowns->possible[i];
    if (ww_is_chosen(m->result, possible->option) || !possible->proved)
      continue;
    const int64_t *needs = result_with(m, &possible->witness)->needs;
    ww_str title = ww_option_of(m->result, possible->option)->title;
    if (can_stand(m, map, possible->option, needs))
      map->marks[map->mark_count++] = (ww_place_mark){title, spot_of(m, needs)};
    say_mark(m, list, title, needs);
  }
}

static ww_map *make_map(const mapping *m) {
  ww_map *map = WW_NEW(m->s->composing.arena, ww_map);
  const ww_result *result = m->result;
  ww_str project = m->s->report->verdict->answers->project;
  int options = result->rules->option_count;
  map->x = axis_of(m, 0);
  map->y = axis_of(m, 1);
  map->regions = WW_NEWS(m->s->composing.arena, ww_region, (size_t)options);
  for (int o = 0; o < options; o++)
    if (can_lead(result, o))
      add_region(m, map, o);
  map->title = project.size ? project : WW_S("This project");
  map->here = spot_of(m, result->needs);
  map->least =
      (ww_spot){to_axis(m, m->ranges[0].low), to_axis(m, m->ranges[1].low)};
  map->most =
      (ww_spot){to_axis(m, m->ranges[0].high), to_axis(m, m->ranges[1].high)};
  return map;
}

/* ---- In words ----------------------------------------------------------- */

/* "Knowledge: 4.5 points; the open answers could make it 2 to 9." */
static void say_need(const mapping *m, ww_element *list, int need) {
  const ww_need_range *range = &m->ranges[need];
  ww_element *item = ww_element_add(list, WW_ELEMENT_ITEM);
  ww_element *text =
      ww_paragraph_add(item, m->result->rules->needs[need].title);
  ww_run_add(text, WW_RUN_PLAIN, WW_S(": "));
  ww_run_add(text, WW_RUN_STRONG,
             ww_points_words(m->s, m->result->needs[need]));
  if (range->low < range->high) {
    ww_buf words = ww_buf_new(m->s->composing.arena);
    ww_put_c(&words, "; the open answers make it ");
    put_rounded(&words, range->low);
    ww_put_c(&words, " to ");
    put_rounded(&words, range->high);
    ww_run_add(text, WW_RUN_PLAIN, ww_buf_str(&words));
  }
  ww_run_add(text, WW_RUN_PLAIN, WW_S("."));
}

void ww_section_map(ww_sections *s) {
  mapping m = {.s = s, .result = s->result};
  if (s->result->rules->need_count != 2)
    return;
  const ww_verdict *verdict = s->report->verdict;
  m.ranges = ww_need_ranges_make(
      s->composing.arena, verdict->rules,
      verdict->analysis ? verdict->analysis->evidence : NULL, verdict->answers);
  m.reach = find_reach(&m);
  ww_figure *figure = WW_NEW(s->composing.arena, ww_figure);
  figure->kind = WW_FIGURE_MAP;
  figure->title =
      WW_S("Each region is where one option leads, its other points as they "
           "are today.");
  ww_map *map = make_map(&m);
  figure->of.map = map;
  ww_element *element = ww_figure_add(s->composing.doc, figure);
  ww_element *list = ww_element_add(element, WW_ELEMENT_LIST);
  say_need(&m, list, 0);
  say_need(&m, list, 1);
  if (s->report->verdict->analysis)
    add_marks(&m, map, list);
}
