/* For the tests of the doors: one text read, what came of it, and a tree as
 * text. Everything lives in the reading's arena. */
#ifndef WW_TESTS_READING_H
#define WW_TESTS_READING_H

#include "base/utf8.h"
#include "read/doors.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

typedef ww_node *door(ww_arena *, const ww_source *, const ww_limits *,
                      ww_diag_list *);

typedef struct reading {
  ww_arena *arena;
  ww_source *source;
  ww_diag_list *diags;
  const ww_node *root;
} reading;

/* Copies the text, so that a step over its end is seen by AddressSanitizer.
 * Holds the doors to their promise: a tree or one error. */
static inline reading read_text(door *read, ww_str text,
                                const ww_limits *limits) {
  reading r = {.arena = ww_arena_new()};
  assert_non_null(r.arena);
  char *copy = ww_arena_alloc(r.arena, text.size, 1);
  if (text.size)
    memcpy(copy, text.at, text.size);
  r.source = WW_NEW(r.arena, ww_source);
  *r.source = (ww_source){WW_S("text"), {copy, text.size}};
  r.diags = WW_NEW(r.arena, ww_diag_list);
  ww_diag_list_init(r.diags, r.arena);
  r.root = read(r.arena, r.source, limits, r.diags);
  assert_int_equal(r.diags->count, r.root ? 0 : 1);
  assert_int_equal(r.diags->errors, r.diags->count);
  if (!r.root) {
    assert_ptr_equal(r.diags->first->place.source, r.source);
    assert_true(r.diags->first->place.at <= text.size);
    assert_true(r.diags->first->message.size > 0);
  }
  return r;
}

static inline void reading_free(reading *r) {
  ww_arena_free(r->arena);
}

/* "accepted", or "code line:column", "code line:column and line:column". */
static inline ww_str verdict(const reading *r) {
  if (r->root)
    return WW_S("accepted");
  const ww_diag *diag = r->diags->first;
  ww_line at = ww_place_line(diag->place);
  if (!diag->other.source)
    return ww_format(r->arena, "%s %u:%u", ww_diag_code_name(diag->code),
                     at.line, at.column);
  ww_line other = ww_place_line(diag->other);
  return ww_format(r->arena, "%s %u:%u and %u:%u",
                   ww_diag_code_name(diag->code), at.line, at.column,
                   other.line, other.column);
}

/* The tree on one line: {key=plain, "key"...}: quoted scalars in "", plain
 * ones bare; with places, "line:column" before each key and value. */
static inline void put_tree(ww_buf *buf, const ww_node *node, bool places) {
  ww_line at = ww_place_line(ww_node_place(node));
  if (places)
    ww_putf(buf, "%u:%u ", at.line, at.column);
  if (node->kind == WW_SCALAR) {
    const char *quote = node->plain ? "" : "\"";
    ww_put_c(buf, quote);
    ww_put_visible(buf, node->text);
    ww_put_c(buf, quote);
    return;
  }
  ww_put_c(buf, node->kind == WW_MAP ? "{" : "[");
  uint32_t count = 0;
  for (const ww_node *member = node->first; member; member = member->next) {
    ww_put_c(buf, count++ > 0 ? ", " : "");
    if (node->kind == WW_MAP) {
      ww_line key = ww_place_line(ww_key_place(member));
      if (places)
        ww_putf(buf, "%u:%u ", key.line, key.column);
      ww_put_visible(buf, member->key);
      ww_put_c(buf, "=");
    }
    put_tree(buf, member, places);
  }
  assert_int_equal(count, node->count);
  ww_put_c(buf, node->kind == WW_MAP ? "}" : "]");
}

/* The tree, or the verdict where there is none. */
static inline ww_str tree_text(const reading *r, bool places) {
  if (!r->root)
    return verdict(r);
  ww_buf buf = ww_buf_new(r->arena);
  put_tree(&buf, r->root, places);
  return ww_buf_str(&buf);
}

/* Says which text it was that failed. */
static inline void expect(const reading *r, ww_str got, ww_str wanted) {
  if (ww_str_equal(got, wanted))
    return;
  ww_buf text = ww_buf_new(r->arena);
  ww_put_visible(&text, ww_str_slice(r->source->text, 0, 200));
  fail_msg("text   %s\nwanted %.*s\ngot    %.*s", text.at, WW_P(wanted),
           WW_P(got));
}

static inline void expect_verdict(door *read, ww_str text,
                                  const ww_limits *limits, ww_str wanted) {
  reading r = read_text(read, text, limits);
  expect(&r, verdict(&r), wanted);
  reading_free(&r);
}

static inline void expect_tree(door *read, ww_str text, bool places,
                               ww_str wanted) {
  reading r = read_text(read, text, &ww_profile_limits);
  expect(&r, tree_text(&r, places), wanted);
  reading_free(&r);
}

/* head, then `unit` `times` times, then tail. */
static inline ww_str repeat(ww_arena *arena, const char *head, const char *unit,
                            size_t times, const char *tail) {
  ww_buf buf = ww_buf_new(arena);
  ww_put_c(&buf, head);
  ww_put_times(&buf, ww_str_from(unit), times);
  ww_put_c(&buf, tail);
  return ww_buf_str(&buf);
}

/* The text with CR LF for each LF, and a byte order mark before it. */
static inline ww_str with_crlf(ww_arena *arena, ww_str text) {
  ww_buf buf = ww_buf_new(arena);
  ww_put_c(&buf, "\xEF\xBB\xBF");
  for (size_t i = 0; i < text.size; i++)
    ww_put(&buf,
           text.at[i] == '\n' ? WW_S("\r\n") : ww_str_slice(text, i, i + 1));
  return ww_buf_str(&buf);
}

#endif
