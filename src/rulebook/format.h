/* The keys of a rulebook, as tables: read by the loader, shown by the schema.
 * An enum beside each table names its rows in order. design.md section 3. */
#ifndef WW_RULEBOOK_FORMAT_H
#define WW_RULEBOOK_FORMAT_H

#include "read/fields.h"

enum {
  WW_TOP_WHICHWAY,
  WW_TOP_RULEBOOK,
  WW_TOP_SOURCES,
  WW_TOP_QUESTIONS,
  WW_TOP_CONSTANTS,
  WW_TOP_CONDITIONS,
  WW_TOP_DECISIONS,
  WW_TOP_PRECEDENTS,
  WW_TOP_ADVICE,
  WW_TOP_COSTS,
  WW_TOP_ACCEPT,
  WW_TOP_COUNT
};
extern const ww_fields ww_top_fields;

enum { WW_ACCEPT_FINDING, WW_ACCEPT_AT, WW_ACCEPT_BECAUSE, WW_ACCEPT_COUNT };
extern const ww_fields ww_accept_fields;

enum { WW_ABOUT_NAME, WW_ABOUT_VERSION, WW_ABOUT_TITLE, WW_ABOUT_COUNT };
extern const ww_fields ww_about_fields;

enum {
  WW_CITED_TITLE,
  WW_CITED_AUTHOR,
  WW_CITED_DATE,
  WW_CITED_SITE,
  WW_CITED_COUNT
};
extern const ww_fields ww_cited_fields;

enum {
  WW_QUESTION_ASK,
  WW_QUESTION_WHY,
  WW_QUESTION_TYPE,
  WW_QUESTION_VALUES,
  WW_QUESTION_CORE,
  WW_QUESTION_LABEL,
  WW_QUESTION_ALIASES,
  WW_QUESTION_ASK_WHEN,
  WW_QUESTION_UNIT,
  WW_QUESTION_UNITS,
  WW_QUESTION_MIN,
  WW_QUESTION_MAX,
  WW_QUESTION_ABOVE,
  WW_QUESTION_BELOW,
  WW_QUESTION_WHOLE,
  WW_QUESTION_COUNT
};
extern const ww_fields ww_question_fields;

enum {
  WW_CONSTANT_VALUE,
  WW_CONSTANT_PUBLISHED,
  WW_CONSTANT_SOURCES,
  WW_CONSTANT_COUNT
};
extern const ww_fields ww_constant_fields;

enum {
  WW_DECISION_MAIN,
  WW_DECISION_LEADS,
  WW_DECISION_PATHS,
  WW_DECISION_TITLE,
  WW_DECISION_WHEN,
  WW_DECISION_NEEDS,
  WW_DECISION_OPTIONS,
  WW_DECISION_RULES,
  WW_DECISION_INVARIANTS,
  WW_DECISION_COUNT
};
extern const ww_fields ww_decision_fields;

enum { WW_NEED_TITLE, WW_NEED_COUNT };
extern const ww_fields ww_need_fields;

enum {
  WW_OPTION_TITLE,
  WW_OPTION_SERVES,
  WW_OPTION_BASE,
  WW_OPTION_SUMMARY,
  WW_OPTION_LAYERS,
  WW_OPTION_PATTERN,
  WW_OPTION_PLAN,
  WW_OPTION_COUNT
};
extern const ww_fields ww_option_fields;

enum { WW_PATTERN_TITLE, WW_PATTERN_NODES, WW_PATTERN_EDGES, WW_PATTERN_COUNT };
extern const ww_fields ww_pattern_fields;

enum { WW_EDGE_FROM, WW_EDGE_TO, WW_EDGE_LABEL, WW_EDGE_COUNT };
extern const ww_fields ww_edge_fields;

enum { WW_PLAN_PHASE, WW_PLAN_DO, WW_PLAN_EXIT, WW_PLAN_DAYS, WW_PLAN_COUNT };
extern const ww_fields ww_plan_fields;

enum {
  WW_RULE_WHEN,
  WW_RULE_POINTS,
  WW_RULE_RULES_OUT,
  WW_RULE_BECAUSE,
  WW_RULE_SOURCES,
  WW_RULE_CLAIM,
  WW_RULE_PUBLISHED,
  WW_RULE_SHORT,
  WW_RULE_INSTEAD_OF,
  WW_RULE_COUNT
};
extern const ww_fields ww_rule_fields;

enum {
  WW_INVARIANT_RAISING,
  WW_INVARIANT_NEVER_LOWERS,
  WW_INVARIANT_KEEPS,
  WW_INVARIANT_WHEN,
  WW_INVARIANT_UNLESS,
  WW_INVARIANT_NEVER,
  WW_INVARIANT_COUNT
};
extern const ww_fields ww_invariant_fields;

enum {
  WW_PRECEDENT_TITLE,
  WW_PRECEDENT_FACTS,
  WW_PRECEDENT_ANSWERS,
  WW_PRECEDENT_OUTCOME,
  WW_PRECEDENT_RESULT,
  WW_PRECEDENT_EVIDENCE,
  WW_PRECEDENT_FIRST,
  WW_PRECEDENT_HELD,
  WW_PRECEDENT_SOURCE,
  WW_PRECEDENT_DATE,
  WW_PRECEDENT_SHORT,
  WW_PRECEDENT_COUNT
};
extern const ww_fields ww_precedent_fields;

enum {
  WW_ADVICE_WHEN,
  WW_ADVICE_KIND,
  WW_ADVICE_SAY,
  WW_ADVICE_SOURCES,
  WW_ADVICE_CLAIM,
  WW_ADVICE_SHORT,
  WW_ADVICE_COUNT
};
extern const ww_fields ww_advice_fields;

enum {
  WW_COSTS_CURRENCY,
  WW_COSTS_REQUESTS,
  WW_COSTS_LATENCY,
  WW_COSTS_PRICES,
  WW_COSTS_COUNT
};
extern const ww_fields ww_costs_fields;

enum {
  WW_PRICE_TITLE,
  WW_PRICE_OPTIONS,
  WW_PRICE_WHEN,
  WW_PRICE_KIND,
  WW_PRICE_AMOUNT,
  WW_PRICE_TIMES,
  WW_PRICE_VALID,
  WW_PRICE_DATE,
  WW_PRICE_SOURCES,
  WW_PRICE_CLAIM,
  WW_PRICE_COUNT
};
extern const ww_fields ww_price_fields;

enum {
  WW_FACTOR_QUESTION,
  WW_FACTOR_NAME,
  WW_FACTOR_VALUE,
  WW_FACTOR_SHORT_OF,
  WW_FACTOR_COUNTS,
  WW_FACTOR_DIVIDE_BY,
  WW_FACTOR_WHOLE,
  WW_FACTOR_UNKNOWN,
  WW_FACTOR_COUNT
};
extern const ww_fields ww_factor_fields;

/* The words of the format, ending with NULL; enums of rulebook.h name them
 * by position. */
extern const char *const ww_type_words[];
extern const char *const ww_claim_words[];
extern const char *const ww_evidence_words[]; /* the first of them */
extern const char *const ww_kind_words[];
extern const char *const ww_phase_words[];
extern const char *const ww_price_words[];

#endif
