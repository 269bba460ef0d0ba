/* What projects that were decided say about a profile.
 *
 * Prepared once for a rulebook, and then only read; the precedents stand in it
 * by id. The order of the file changes nothing, and no machine does: doubles
 * are only added, subtracted, multiplied and divided, in an order that is laid
 * down, and likenesses that differ in their last digits alone are equal. */
#ifndef WW_ENGINE_EVIDENCE_H
#define WW_ENGINE_EVIDENCE_H

#include "engine/evaluate.h"
#include "profile/profile.h"
#include "rulebook/precedents.h"

enum {
  WW_NEAREST = 15,    /* precedents that support a verdict, or do not */
  WW_RECORD_OF = 25,  /* held ones that make a record */
  WW_HELD_LEAST = 50, /* fewer make none */
};

/* A question that the main decision tests. */
typedef struct ww_aspect {
  int question;
  bool graded;     /* no choice or flag: more than equal or not */
  double *factors; /* [difference]: of scales and numbers; NULL: of others */
} ww_aspect;

/* An answer to one: of a set its members, of all else the value or cell. */
typedef struct ww_code {
  int aspect;
  bool known;
  uint64_t value;
} ww_code;

/* A count of which some stand for a part of one. */
typedef struct ww_fraction {
  int64_t top, bottom;
} ww_fraction;

/* A precedent that no point rests on, decided as if it were a project. */
typedef struct ww_held {
  int precedent;
  int option;     /* that is recommended */
  int64_t margin; /* millionths; WW_ALONE: no other can win */
  ww_fraction support;
  uint64_t *rests_on; /* bitmap over precedents: those that it counted */
  bool met;           /* what is recommended is among its outcomes */
} ww_held;

typedef struct ww_evidence {
  const ww_rules *rules;
  const ww_question *cuts; /* [question_count]: as the main decision tests */
  int count;
  const ww_precedent **of; /* [count] */
  ww_code **codes;         /* [count][code_counts[...]] */
  int *code_counts;
  ww_aspect *aspects;
  int aspect_count;
  double *unlike; /* [aspect_count + 1]: what so many unlike answers leave */
  ww_held *held;  /* those that have a recommendation */
  int held_count;
  int held_all; /* with those that have none */
} ww_evidence;

/* NULL where the rulebook has no precedents. */
const ww_evidence *ww_evidence_make(ww_arena *arena, const ww_rules *rules);
/* The same, but for the held: there is no record. Takes less. */
const ww_evidence *ww_evidence_bare(ww_arena *arena, const ww_rules *rules);

/* The precedent whose answers these are, or WW_NONE: wherever it is decided
 * itself, all is as if there were no such precedent. */
int ww_left_out(const ww_evidence *evidence, const ww_answers *answers);

/* A precedent as a project to decide. */
ww_answers ww_answers_of(ww_arena *arena, const ww_rules *rules,
                         const ww_precedent *precedent);

/* Enters what it answers of what the profile leaves open. */
void ww_enter_precedent(const ww_rules *rules, const ww_precedent *precedent,
                        const ww_answers *answers, int states[]);

/* ---- Likeness --------------------------------------------------------- */

typedef struct ww_relative {
  int precedent;
  int place; /* how many are more like */
  double likeness;
} ww_relative;

/* All but the one that is left out. */
typedef struct ww_kin {
  ww_relative *of;
  int count;
} ww_kin;

/* Most like first, equal ones by id, which get the same likeness. */
ww_kin ww_kin_make(ww_arena *arena, const ww_evidence *evidence,
                   const ww_answers *answers);

/* Of a precedent, without itself and another one (WW_NONE: without none): in
 * no order, with no places. */
ww_kin ww_kin_of_precedent(ww_arena *arena, const ww_evidence *evidence,
                           int precedent, int besides);

/* Likenesses from here on are as much as one that is greater. */
static inline double ww_as_like(double likeness) {
  return likeness - likeness * 1e-9;
}

/* Whether a question is answered as the profile, which answers it, does: of a
 * number, in the same cell. */
bool ww_is_same(const ww_evidence *evidence, const ww_given *given,
                const ww_answers *answers);

/* ---- Record ----------------------------------------------------------- */

typedef struct ww_record {
  int right, of; /* of 0: there is none */
} ww_record;

/* How many of the likest, in whatever order, have an outcome that includes the
 * option. */
ww_fraction ww_support(const ww_evidence *evidence, const ww_kin *kin,
                       int option);

/* How many verdicts of the held turned out right, of those that were as clear
 * as one with this margin and support. */
ww_record ww_record_make(ww_arena *arena, const ww_evidence *evidence,
                         const ww_answers *answers, int64_t margin,
                         ww_fraction support);

#endif
