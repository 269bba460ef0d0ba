/* A map as SVG; see html.h. Labels are put where they cover nothing. */
#include "report/html/html.h"

#include "base/utf8.h"

enum {
  LEFT = 34, /* of the plot */
  TOP = 8,
  SIDE = 356, /* it is a square */
  FOOT = 44,
  LETTERS = 13, /* two characters of a label are hardly wider */
  BOLD = 16,    /* nor are two bold ones */
  LINE = 16,
  NAME_MOST = 40, /* characters */
  AXIS_MOST = 56,
  MARKS_MOST = 8,
  TAKEN_MOST = 2 * MARKS_MOST + 16,
};

typedef struct box {
  int left, top, right, bottom;
} box;

typedef struct plot {
  ww_buf *out;
  const ww_map *map;
  box taken[TAKEN_MOST]; /* by labels and marks */
  int taken_count;
  ww_str *keys; /* regions too small for their names, [key_count] */
  int key_count;
} plot;

static int to_x(int thousandths) {
  return LEFT + thousandths * SIDE / WW_FIGURE_SIZE;
}

static int to_y(int thousandths) {
  return TOP + SIDE - thousandths * SIDE / WW_FIGURE_SIZE;
}

/* ---- Where labels can stand ---------------------------------------------- */

static bool overlap(const box *a, const box *b) {
  return a->left < b->right && b->left < a->right && a->top < b->bottom &&
         b->top < a->bottom;
}

static bool is_free(const plot *p, const box *label) {
  for (int i = 0; i < p->taken_count; i++)
    if (overlap(&p->taken[i], label))
      return false;
  return label->left >= LEFT && label->right <= LEFT + SIDE &&
         label->top >= TOP && label->bottom <= TOP + SIDE;
}

static void take(plot *p, box taken) {
  if (p->taken_count < TAKEN_MOST)
    p->taken[p->taken_count++] = taken;
}

static int width_of(ww_str text, int letters) {
  int columns = (int)ww_utf8_width(text);
  return (columns < NAME_MOST ? columns : NAME_MOST) * letters / 2;
}

/* Whether the point lies in the region, whose corners go round one way. */
static bool contains(const ww_region *region, int x, int y) {
  bool left = false;
  bool right = false;
  for (int i = 0; i < region->corner_count; i++) {
    ww_spot a = region->corners[i];
    ww_spot b = region->corners[(i + 1) % region->corner_count];
    int ax = to_x(a.x);
    int ay = to_y(a.y);
    int side = (to_x(b.x) - ax) * (y - ay) - (to_y(b.y) - ay) * (x - ax);
    left |= side > 0;
    right |= side < 0;
  }
  return !(left && right);
}

static bool holds(const ww_region *region, const box *label) {
  return contains(region, label->left, label->top) &&
         contains(region, label->right, label->top) &&
         contains(region, label->left, label->bottom) &&
         contains(region, label->right, label->bottom);
}

static int distance(ww_spot a, ww_spot b) {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

static ww_spot centre_of(const ww_region *region) {
  ww_spot sum = {0, 0};
  for (int i = 0; i < region->corner_count; i++) {
    sum.x += to_x(region->corners[i].x);
    sum.y += to_y(region->corners[i].y);
  }
  return (ww_spot){sum.x / region->corner_count, sum.y / region->corner_count};
}

/* A region's name in lines, and where it stands. */
typedef struct caption {
  ww_str lines[WW_LINES_MOST];
  int line_count;
  box place;
} caption;

/* The free place for a name in its region that is nearest to its middle. */
static bool find_place(const plot *p, const ww_region *region, caption *n) {
  enum { STEP = 6 };
  int half = 4;
  for (int i = 0; i < n->line_count; i++)
    if (width_of(n->lines[i], BOLD) / 2 + 2 > half)
      half = width_of(n->lines[i], BOLD) / 2 + 2;
  int height = n->line_count * LINE + 4;
  ww_spot centre = centre_of(region);
  int best = -1;
  for (int y = TOP + height / 2; y < TOP + SIDE - height / 2; y += STEP)
    for (int x = LEFT + half; x <= LEFT + SIDE - half; x += STEP) {
      box place = {x - half, y - height / 2, x + half, y + height / 2};
      int far = distance((ww_spot){x, y}, centre);
      if ((best >= 0 && far >= best) || !is_free(p, &place) ||
          !holds(region, &place))
        continue;
      best = far;
      n->place = place;
    }
  return best >= 0;
}

/* On as few lines as its region has room for; where there is none for it, a
 * letter, which is explained below the map. */
static void place_name(plot *p, const ww_region *region, caption *n) {
  static const int widths[] = {30, 18, 12};
  for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
    n->line_count =
        ww_svg_wrap(p->out->arena, region->title, widths[i], n->lines);
    if (find_place(p, region, n))
      return;
  }
  n->lines[0] = ww_format(p->out->arena, "%c", 'A' + p->key_count % 26);
  n->line_count = 1;
  p->keys[p->key_count++] = ww_format(p->out->arena, "%.*s: %.*s",
                                      WW_P(n->lines[0]), WW_P(region->title));
  if (find_place(p, region, n))
    return;
  ww_spot centre = centre_of(region);
  n->place = (box){centre.x - BOLD / 2, centre.y - LINE / 2,
                   centre.x + BOLD / 2, centre.y + LINE / 2};
}

/* ---- What stands on the map ---------------------------------------------- */

static void put_regions(const plot *p) {
  for (int r = 0; r < p->map->region_count; r++) {
    const ww_region *region = &p->map->regions[r];
    ww_putf(p->out, "<polygon class=\"region%s\" points=\"",
            region->chosen ? " chosen" : "");
    for (int i = 0; i < region->corner_count; i++)
      ww_putf(p->out, "%s%d,%d", i ? " " : "", to_x(region->corners[i].x),
              to_y(region->corners[i].y));
    ww_put_c(p->out, "\"/>\n");
  }
}

static void put_region_names(plot *p) {
  for (int r = 0; r < p->map->region_count; r++) {
    const ww_region *region = &p->map->regions[r];
    caption n;
    place_name(p, region, &n);
    take(p, n.place);
    for (int i = 0; i < n.line_count; i++)
      ww_svg_text(p->out,
                  region->chosen ? "region-name halo chosen"
                                 : "region-name halo",
                  WW_CENTRE, (n.place.left + n.place.right) / 2,
                  n.place.top + (i + 1) * LINE - 2, n.lines[i], NAME_MOST);
  }
}

static void put_axes(const plot *p) {
  const ww_axis *x = &p->map->x;
  const ww_axis *y = &p->map->y;
  int bottom = TOP + SIDE;
  ww_putf(p->out,
          "<path class=\"zero\" d=\"M%d %dV%dM%d %dH%d\"/>\n"
          "<rect class=\"axis\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>"
          "\n",
          to_x(x->zero), TOP, bottom, LEFT, to_y(y->zero), LEFT + SIDE, LEFT,
          TOP, SIDE, SIDE);
  ww_svg_text(p->out, "tick", WW_START, LEFT, bottom + 15, x->low, NAME_MOST);
  ww_svg_text(p->out, "tick", WW_CENTRE, to_x(x->zero), bottom + 15, WW_S("0"),
              NAME_MOST);
  ww_svg_text(p->out, "tick", WW_END, LEFT + SIDE, bottom + 15, x->high,
              NAME_MOST);
  ww_svg_text(p->out, "label", WW_CENTRE, LEFT + SIDE / 2, bottom + 35,
              x->title, AXIS_MOST);
  ww_putf(p->out, "<g transform=\"rotate(-90) translate(%d 0)\">\n", -bottom);
  ww_svg_text(p->out, "tick", WW_START, 0, LEFT - 7, y->low, NAME_MOST);
  ww_svg_text(p->out, "tick", WW_CENTRE, bottom - to_y(y->zero), LEFT - 7,
              WW_S("0"), NAME_MOST);
  ww_svg_text(p->out, "tick", WW_END, SIDE, LEFT - 7, y->high, NAME_MOST);
  ww_svg_text(p->out, "label", WW_CENTRE, SIDE / 2, 11, y->title, AXIS_MOST);
  ww_put_c(p->out, "</g>\n");
}

static void put_reach(const plot *p) {
  ww_spot least = p->map->least;
  ww_spot most = p->map->most;
  enum { GROWN = 4 }; /* so that a line can be seen */
  if (least.x == most.x && least.y == most.y)
    return;
  ww_putf(p->out,
          "<rect class=\"reach\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
          "rx=\"4\"/>\n",
          to_x(least.x) - GROWN, to_y(most.y) - GROWN,
          to_x(most.x) - to_x(least.x) + 2 * GROWN,
          to_y(least.y) - to_y(most.y) + 2 * GROWN);
}

static int between(int value, int least, int most) {
  return value < least ? least : value > most ? most : value;
}

/* A name beside a spot, above or below it, where it is free. */
static void put_name(plot *p, ww_spot at, const char *class, int letters,
                     ww_str name) {
  enum { BESIDE = 11, NEAR = 2 };
  int x = to_x(at.x);
  int y = to_y(at.y);
  int width = width_of(name, letters);
  int left = between(x - width / 2, LEFT + NEAR, LEFT + SIDE - NEAR - width);
  const struct {
    box box;
    ww_anchor anchor;
  } places[] = {
      {{x + BESIDE, y - 9, x + BESIDE + width, y + 7}, WW_START},
      {{x - BESIDE - width, y - 9, x - BESIDE, y + 7}, WW_END},
      {{left, y - 27, left + width, y - 11}, WW_CENTRE},
      {{left, y + 11, left + width, y + 27}, WW_CENTRE},
      {{left, y - 43, left + width, y - 27}, WW_CENTRE},
      {{left, y + 27, left + width, y + 43}, WW_CENTRE},
  };
  for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
    box place = places[i].box;
    if (!is_free(p, &place))
      continue;
    take(p, place);
    ww_anchor anchor = places[i].anchor;
    int from = anchor == WW_START ? place.left
               : anchor == WW_END ? place.right
                                  : (place.left + place.right) / 2;
    ww_svg_text(p->out, class, anchor, from, place.bottom - 4, name, NAME_MOST);
    return;
  }
}

static box around(ww_spot at) {
  enum { RADIUS = 8 };
  int x = to_x(at.x);
  int y = to_y(at.y);
  return (box){x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS};
}

static void put_spots(plot *p) {
  const ww_map *map = p->map;
  int marks = map->mark_count < MARKS_MOST ? map->mark_count : MARKS_MOST;
  take(p, around(map->here));
  for (int i = 0; i < marks; i++)
    take(p, around(map->marks[i].at));
  for (int i = 0; i < marks; i++) {
    ww_putf(p->out, "<path class=\"mark\" d=\"M%d %dl6 6l-6 6l-6 -6z\"/>\n",
            to_x(map->marks[i].at.x), to_y(map->marks[i].at.y) - 6);
  }
  ww_putf(p->out, "<circle class=\"here\" cx=\"%d\" cy=\"%d\" r=\"7\"/>\n",
          to_x(map->here.x), to_y(map->here.y));
  put_name(p, map->here, "here-name halo", BOLD, map->title);
  for (int i = 0; i < marks; i++) {
    ww_str name =
        ww_format(p->out->arena, "or %.*s", WW_P(map->marks[i].title));
    put_name(p, map->marks[i].at, "label-small halo", LETTERS, name);
  }
}

/* What the letters mean; returns where it ends. */
static int put_keys(const plot *p) {
  int y = TOP + SIDE + FOOT;
  for (int i = 0; i < p->key_count; i++, y += LINE)
    ww_svg_text(p->out, "label-small", WW_START, LEFT, y + LINE / 2, p->keys[i],
                AXIS_MOST);
  return y;
}

int ww_svg_map(ww_buf *out, const ww_map *map, int id) {
  plot p = {.out = out,
            .map = map,
            .keys = WW_NEWS(out->arena, ww_str, (size_t)map->region_count)};
  (void)id;
  put_regions(&p);
  put_axes(&p);
  put_reach(&p);
  put_spots(&p);
  put_region_names(&p);
  return put_keys(&p);
}
