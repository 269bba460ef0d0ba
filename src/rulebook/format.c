/* The keys of a rulebook; see format.h. */
#include "rulebook/format.h"

#define FIELDS(array) (array), sizeof(array) / sizeof *(array)

const char *const ww_type_words[] = {"choice", "scale",  "set",
                                     "flag",   "number", NULL};
const char *const ww_claim_words[] = {"measured", "reported", "advised",
                                      "assumed", NULL};
const char *const ww_evidence_words[] = {"measured", "reported", "advised",
                                         NULL};
const char *const ww_kind_words[] = {"step", "warning", "contradiction", NULL};
const char *const ww_price_words[] = {"once",   "monthly",       "request",
                                      "hours",  "days",          "latency",
                                      "yearly", "monthly_hours", NULL};
const char *const ww_phase_words[] = {"now", "next", "later", NULL};

static const ww_field about[] = {
    [WW_ABOUT_NAME] = {"name", WW_SHAPE_ID, true, "short name of the rulebook",
                       NULL, NULL},
    [WW_ABOUT_VERSION] = {"version", WW_SHAPE_TEXT, true,
                          "version of its content", NULL, NULL},
    [WW_ABOUT_TITLE] = {"title", WW_SHAPE_TEXT, false, "what it decides", NULL,
                        NULL},
};
const ww_fields ww_about_fields = {"'rulebook'", FIELDS(about)};

static const ww_field cited[] = {
    [WW_CITED_TITLE] = {"title", WW_SHAPE_TEXT, true, "title of the document",
                        NULL, NULL},
    [WW_CITED_AUTHOR] = {"author", WW_SHAPE_TEXT, false, "who wrote it", NULL,
                         NULL},
    [WW_CITED_DATE] = {"date", WW_SHAPE_YEAR, false,
                       "year or ISO date of publication", NULL, NULL},
    [WW_CITED_SITE] = {"site", WW_SHAPE_TEXT, false, "where it was published",
                       NULL, NULL},
};
const ww_fields ww_cited_fields = {"a source", FIELDS(cited)};

static const ww_field question[] = {
    [WW_QUESTION_ASK] = {"ask", WW_SHAPE_TEXT, true, "the question itself",
                         NULL, NULL},
    [WW_QUESTION_WHY] = {"why", WW_SHAPE_TEXT, false,
                         "what depends on the answer", NULL, NULL},
    [WW_QUESTION_TYPE] = {"type", WW_SHAPE_WORD, true, "type of the answer",
                          NULL, ww_type_words},
    [WW_QUESTION_VALUES] = {"values", WW_SHAPE_TEXT_MAP, false,
                            "value ids and their texts (choice, scale, set; "
                            "a scale's from low to high)",
                            NULL, NULL},
    [WW_QUESTION_CORE] = {"core", WW_SHAPE_FLAG, false,
                          "asked first when nothing better is known", NULL,
                          NULL},
    [WW_QUESTION_LABEL] = {"label", WW_SHAPE_TEXT, false,
                           "two or three words, for tables", NULL, NULL},
    [WW_QUESTION_ALIASES] = {"aliases", WW_SHAPE_TEXTS, false,
                             "ids that it had before: profiles that use them "
                             "are read",
                             NULL, NULL},
    [WW_QUESTION_ASK_WHEN] = {"ask_when", WW_SHAPE_WHEN, false,
                              "tests of other answers; it is not asked where "
                              "they are false",
                              NULL, NULL},
    [WW_QUESTION_UNIT] = {"unit", WW_SHAPE_TEXT, false, "unit of a number",
                          NULL, NULL},
    [WW_QUESTION_UNITS] = {"units", WW_SHAPE_UNITS, false,
                           "units that a person may type, and their factors: "
                           "30, or 1/60",
                           NULL, NULL},
    [WW_QUESTION_MIN] = {"min", WW_SHAPE_NUMBER, false, "least number allowed",
                         NULL, NULL},
    [WW_QUESTION_MAX] = {"max", WW_SHAPE_NUMBER, false,
                         "greatest number allowed", NULL, NULL},
    [WW_QUESTION_ABOVE] = {"above", WW_SHAPE_NUMBER, false,
                           "numbers must be greater than this", NULL, NULL},
    [WW_QUESTION_BELOW] = {"below", WW_SHAPE_NUMBER, false,
                           "numbers must be less than this", NULL, NULL},
    [WW_QUESTION_WHOLE] = {"whole", WW_SHAPE_FLAG, false, "whole numbers only",
                           NULL, NULL},
};
const ww_fields ww_question_fields = {"a question", FIELDS(question)};

static const ww_field constant[] = {
    [WW_CONSTANT_VALUE] = {"value", WW_SHAPE_TEXT, true,
                           "a number, or a value of a question", NULL, NULL},
    [WW_CONSTANT_PUBLISHED] = {"published", WW_SHAPE_RANGE, false,
                               "range over which it is published", NULL, NULL},
    [WW_CONSTANT_SOURCES] = {"sources", WW_SHAPE_TEXTS, false,
                             "what it rests on: id or id#section", NULL, NULL},
};
const ww_fields ww_constant_fields = {"a constant", FIELDS(constant)};

static const ww_field need[] = {
    [WW_NEED_TITLE] = {"title", WW_SHAPE_TEXT, true, "name for people", NULL,
                       NULL},
};
const ww_fields ww_need_fields = {"a need", FIELDS(need)};

static const ww_field edge[] = {
    [WW_EDGE_FROM] = {"from", WW_SHAPE_ID, true, "a node", NULL, NULL},
    [WW_EDGE_TO] = {"to", WW_SHAPE_ID, true, "a node", NULL, NULL},
    [WW_EDGE_LABEL] = {"label", WW_SHAPE_TEXT, false, "text on the arrow", NULL,
                       NULL},
};
const ww_fields ww_edge_fields = {"an edge", FIELDS(edge)};

static const ww_field pattern[] = {
    [WW_PATTERN_TITLE] = {"title", WW_SHAPE_TEXT, true,
                          "name of the architecture", NULL, NULL},
    [WW_PATTERN_NODES] = {"nodes", WW_SHAPE_TEXT_MAP, true,
                          "its parts and their labels", NULL, NULL},
    [WW_PATTERN_EDGES] = {"edges", WW_SHAPE_OBJECTS, true, "its arrows",
                          &ww_edge_fields, NULL},
};
const ww_fields ww_pattern_fields = {"a pattern", FIELDS(pattern)};

static const ww_field plan[] = {
    [WW_PLAN_PHASE] = {"phase", WW_SHAPE_WORD, true, "when to do it", NULL,
                       ww_phase_words},
    [WW_PLAN_DO] = {"do", WW_SHAPE_TEXT, true, "what to do", NULL, NULL},
    [WW_PLAN_EXIT] = {"exit", WW_SHAPE_TEXT, false, "how to know it is done",
                      NULL, NULL},
    [WW_PLAN_DAYS] = {"days", WW_SHAPE_TEXT, false,
                      "how long it takes: \"1..2\" or \"3\"", NULL, NULL},
};
const ww_fields ww_plan_fields = {"a step of a plan", FIELDS(plan)};

static const ww_field option[] = {
    [WW_OPTION_TITLE] = {"title", WW_SHAPE_TEXT, true, "name for people", NULL,
                         NULL},
    [WW_OPTION_SERVES] = {"serves", WW_SHAPE_NUMBER_MAP, false,
                          "needs that it closes, and how well (points of a "
                          "need count this many times)",
                          NULL, NULL},
    [WW_OPTION_BASE] = {"base", WW_SHAPE_NUMBER, false,
                        "points that it starts from", NULL, NULL},
    [WW_OPTION_SUMMARY] = {"summary", WW_SHAPE_TEXT, false,
                           "what it is, in a sentence", NULL, NULL},
    [WW_OPTION_LAYERS] = {"layers", WW_SHAPE_TEXT_MAP, false,
                          "parts of the system and what each carries", NULL,
                          NULL},
    [WW_OPTION_PATTERN] = {"pattern", WW_SHAPE_OBJECT, false,
                           "its architecture as a diagram", &ww_pattern_fields,
                           NULL},
    [WW_OPTION_PLAN] = {"plan", WW_SHAPE_OBJECTS, false,
                        "steps towards it, in order", &ww_plan_fields, NULL},
};
const ww_fields ww_option_fields = {"an option", FIELDS(option)};

static const ww_field rule[] = {
    [WW_RULE_WHEN] = {"when", WW_SHAPE_WHEN, false,
                      "tests that must all hold; none: always", NULL, NULL},
    [WW_RULE_POINTS] = {"points", WW_SHAPE_NUMBER_MAP, false,
                        "points for needs and options", NULL, NULL},
    [WW_RULE_RULES_OUT] = {"rules_out", WW_SHAPE_TEXTS, false,
                           "options that cannot win", NULL, NULL},
    [WW_RULE_BECAUSE] = {"because", WW_SHAPE_TEXT, true,
                         "the reason, for people; {question} shows an answer, "
                         "{constant} its value",
                         NULL, NULL},
    [WW_RULE_SOURCES] = {"sources", WW_SHAPE_TEXTS, false,
                         "what it rests on: id or id#section", NULL, NULL},
    [WW_RULE_CLAIM] = {"claim", WW_SHAPE_WORD, false,
                       "what kind of evidence it is", NULL, ww_claim_words},
    [WW_RULE_SHORT] = {"short", WW_SHAPE_SHORT, false,
                       "the reason in at most 66 columns", NULL, NULL},
    [WW_RULE_INSTEAD_OF] = {"instead_of", WW_SHAPE_TEXTS, false,
                            "rules of this decision that are not printed as "
                            "reasons where this one fires, too",
                            NULL, NULL},
    [WW_RULE_PUBLISHED] = {"published", WW_SHAPE_RANGE_MAP, false,
                           "range over which its threshold is published: "
                           "[low, high], or that of a $constant",
                           NULL, NULL},
};
const ww_fields ww_rule_fields = {"a rule", FIELDS(rule)};

static const ww_field invariant[] = {
    [WW_INVARIANT_RAISING] = {"raising", WW_SHAPE_ID, false,
                              "the question whose answer grows", NULL, NULL},
    [WW_INVARIANT_NEVER_LOWERS] = {"never_lowers", WW_SHAPE_WEIGHTS, false,
                                   "options, or a weighted sum of their "
                                   "points, that never fall",
                                   NULL, NULL},
    [WW_INVARIANT_KEEPS] = {"keeps", WW_SHAPE_TEXTS, false,
                            "options that it never leads out of", NULL, NULL},
    [WW_INVARIANT_WHEN] = {"when", WW_SHAPE_WHEN, false,
                           "binds only where these tests are true", NULL, NULL},
    [WW_INVARIANT_UNLESS] = {"unless", WW_SHAPE_WHEN, false,
                             "binds wherever these tests are not true", NULL,
                             NULL},
    [WW_INVARIANT_NEVER] = {"never", WW_SHAPE_TEXTS, false,
                            "options that never win there", NULL, NULL},
};
const ww_fields ww_invariant_fields = {"an invariant", FIELDS(invariant)};

static const ww_field decision[] = {
    [WW_DECISION_MAIN] = {"main", WW_SHAPE_FLAG, false,
                          "the decision that has a status, flips and gates",
                          NULL, NULL},
    [WW_DECISION_LEADS] = {"leads", WW_SHAPE_FLAG, false,
                           "the decision that says what to do first", NULL,
                           NULL},
    [WW_DECISION_PATHS] = {"paths", WW_SHAPE_TEXT_MAP, false,
                           "headlines of the decision that leads, by "
                           "\"option/option of the main decision\"",
                           NULL, NULL},
    [WW_DECISION_TITLE] = {"title", WW_SHAPE_TEXT, true, "what is decided",
                           NULL, NULL},
    [WW_DECISION_WHEN] = {"when", WW_SHAPE_WHEN, false,
                          "tests that must hold for it to be made", NULL, NULL},
    [WW_DECISION_NEEDS] = {"needs", WW_SHAPE_NAMED, false,
                           "what options can serve", &ww_need_fields, NULL},
    [WW_DECISION_OPTIONS] = {"options", WW_SHAPE_NAMED, true,
                             "what can be decided, cheapest first",
                             &ww_option_fields, NULL},
    [WW_DECISION_RULES] = {"rules", WW_SHAPE_NAMED, false,
                           "what speaks for and against", &ww_rule_fields,
                           NULL},
    [WW_DECISION_INVARIANTS] = {"invariants", WW_SHAPE_NAMED, false,
                                "what must hold over all answers",
                                &ww_invariant_fields, NULL},
};
const ww_fields ww_decision_fields = {"a decision", FIELDS(decision)};

static const ww_field precedent[] = {
    [WW_PRECEDENT_TITLE] = {"title", WW_SHAPE_TEXT, true, "name of the project",
                            NULL, NULL},
    [WW_PRECEDENT_FACTS] = {"facts", WW_SHAPE_TEXT, true,
                            "what was known of it, in a few sentences", NULL,
                            NULL},
    [WW_PRECEDENT_ANSWERS] = {"answers", WW_SHAPE_MAP, true,
                              "the same as answers; what is left out is "
                              "unknown",
                              NULL, NULL},
    [WW_PRECEDENT_OUTCOME] = {"outcome", WW_SHAPE_ONE_OR_MORE, true,
                              "what was chosen: an option of the main "
                              "decision, or a list where the source leaves "
                              "several",
                              NULL, NULL},
    [WW_PRECEDENT_RESULT] = {"result", WW_SHAPE_TEXT, true, "what came of it",
                             NULL, NULL},
    [WW_PRECEDENT_EVIDENCE] = {"evidence", WW_SHAPE_WORD, true,
                               "how the result is known", NULL,
                               ww_evidence_words},
    [WW_PRECEDENT_FIRST] = {"first", WW_SHAPE_ID, false,
                            "what was done first: an option of the decision "
                            "that leads",
                            NULL, NULL},
    [WW_PRECEDENT_HELD] = {"held", WW_SHAPE_FLAG, false,
                           "kept apart: no points rest on it", NULL, NULL},
    [WW_PRECEDENT_SOURCE] = {"source", WW_SHAPE_TEXT, true,
                             "where it was published: id or id#section", NULL,
                             NULL},
    [WW_PRECEDENT_DATE] = {"date", WW_SHAPE_YEAR, false,
                           "year or ISO date of it", NULL, NULL},
    [WW_PRECEDENT_SHORT] = {"short", WW_SHAPE_SHORT, false,
                            "the project in at most 66 columns", NULL, NULL},
};
const ww_fields ww_precedent_fields = {"a precedent", FIELDS(precedent)};

static const ww_field advice[] = {
    [WW_ADVICE_WHEN] = {"when", WW_SHAPE_WHEN, false,
                        "tests that must all hold; none: always", NULL, NULL},
    [WW_ADVICE_KIND] = {"kind", WW_SHAPE_WORD, true, "what kind of advice",
                        NULL, ww_kind_words},
    [WW_ADVICE_SAY] =
        {"say", WW_SHAPE_TEXT, true,
         "the advice; {question} shows an answer, {constant} its value", NULL,
         NULL},
    [WW_ADVICE_SOURCES] = {"sources", WW_SHAPE_TEXTS, false,
                           "what it rests on: id or id#section", NULL, NULL},
    [WW_ADVICE_SHORT] = {"short", WW_SHAPE_SHORT, false,
                         "the advice in at most 66 columns", NULL, NULL},
    [WW_ADVICE_CLAIM] = {"claim", WW_SHAPE_WORD, false,
                         "what kind of evidence it is", NULL, ww_claim_words},
};
const ww_fields ww_advice_fields = {"advice", FIELDS(advice)};

static const ww_field factor[] = {
    [WW_FACTOR_QUESTION] = {"question", WW_SHAPE_ID, false,
                            "the question whose answer is multiplied by", NULL,
                            NULL},
    [WW_FACTOR_NAME] = {"name", WW_SHAPE_TEXT, false,
                        "what is counted: tokens of passages", NULL, NULL},
    [WW_FACTOR_VALUE] = {"value", WW_SHAPE_AMOUNT, false,
                         "in place of a question: multiply by this", NULL,
                         NULL},
    [WW_FACTOR_SHORT_OF] = {"short_of", WW_SHAPE_THRESHOLD, false,
                            "multiply by what the answer lacks to this number",
                            NULL, NULL},
    [WW_FACTOR_COUNTS] = {"counts", WW_SHAPE_NUMBER_MAP, false,
                          "multiply by this: for each value of the question, "
                          "or from each number on",
                          NULL, NULL},
    [WW_FACTOR_DIVIDE_BY] = {"divide_by", WW_SHAPE_AMOUNT, false,
                             "divide by this, as in prices per 1,000", NULL,
                             NULL},
    [WW_FACTOR_WHOLE] = {"whole", WW_SHAPE_FLAG, false,
                         "round up to whole ones, one at least: machines", NULL,
                         NULL},
    [WW_FACTOR_UNKNOWN] = {"unknown", WW_SHAPE_AMOUNT, false,
                           "range to use where there is no answer", NULL, NULL},
};
const ww_fields ww_factor_fields = {"a factor", FIELDS(factor)};

static const ww_field price[] = {
    [WW_PRICE_TITLE] = {"title", WW_SHAPE_TEXT, true, "what is paid for", NULL,
                        NULL},
    [WW_PRICE_OPTIONS] = {"options", WW_SHAPE_TEXTS, true,
                          "options of the main decision that it belongs to",
                          NULL, NULL},
    [WW_PRICE_WHEN] = {"when", WW_SHAPE_WHEN, false,
                       "tests that must hold; outcomes of later decisions are "
                       "those that the option would lead to",
                       NULL, NULL},
    [WW_PRICE_KIND] = {"kind", WW_SHAPE_WORD, true,
                       "money once, monthly, for each request or over a "
                       "year; hours of people, once or each month; days to "
                       "the first result; milliseconds of a request",
                       NULL, ww_price_words},
    [WW_PRICE_AMOUNT] = {"amount", WW_SHAPE_AMOUNT, true,
                         "how much, or from how much to how much", NULL, NULL},
    [WW_PRICE_TIMES] = {"times", WW_SHAPE_FACTORS, false,
                        "what it is multiplied by", &ww_factor_fields, NULL},
    [WW_PRICE_VALID] = {"valid", WW_SHAPE_RANGE_MAP, false,
                        "answers for which it is the price: {question: [low, "
                        "high]}",
                        NULL, NULL},
    [WW_PRICE_DATE] = {"date", WW_SHAPE_DATE, true,
                       "when it was the price: YYYY-MM-DD", NULL, NULL},
    [WW_PRICE_SOURCES] = {"sources", WW_SHAPE_TEXTS, false,
                          "what it rests on: id or id#section", NULL, NULL},
    [WW_PRICE_CLAIM] = {"claim", WW_SHAPE_WORD, false,
                        "what kind of evidence it is", NULL, ww_claim_words},
};
const ww_fields ww_price_fields = {"a price", FIELDS(price)};

static const ww_field costs[] = {
    [WW_COSTS_CURRENCY] = {"currency", WW_SHAPE_ID, true,
                           "currency of all amounts of money: USD", NULL, NULL},
    [WW_COSTS_REQUESTS] = {"requests", WW_SHAPE_ID, true,
                           "the question that counts requests a month", NULL,
                           NULL},
    [WW_COSTS_LATENCY] = {"latency", WW_SHAPE_ID, false,
                          "the question for the milliseconds that a request "
                          "may take",
                          NULL, NULL},
    [WW_COSTS_PRICES] = {"prices", WW_SHAPE_NAMED, true, "dated prices",
                         &ww_price_fields, NULL},
};
const ww_fields ww_costs_fields = {"'costs'", FIELDS(costs)};

static const ww_field accept[] = {
    [WW_ACCEPT_FINDING] = {"finding", WW_SHAPE_ID, true,
                           "what is found: idle-rule, may-block, ...", NULL,
                           NULL},
    [WW_ACCEPT_AT] = {"at", WW_SHAPE_TEXT, true, "where: an id, or decision/id",
                      NULL, NULL},
    [WW_ACCEPT_BECAUSE] = {"because", WW_SHAPE_TEXT, true,
                           "why it may stay, for people", NULL, NULL},
};
const ww_fields ww_accept_fields = {"what is accepted", FIELDS(accept)};

static const ww_field top[] = {
    [WW_TOP_WHICHWAY] = {"whichway", WW_SHAPE_NUMBER, true,
                         "version of the format: 1", NULL, NULL},
    [WW_TOP_RULEBOOK] = {"rulebook", WW_SHAPE_OBJECT, true,
                         "name and version of the content", &ww_about_fields,
                         NULL},
    [WW_TOP_SOURCES] = {"sources", WW_SHAPE_NAMED, false,
                        "documents that rules cite", &ww_cited_fields, NULL},
    [WW_TOP_QUESTIONS] = {"questions", WW_SHAPE_NAMED, true,
                          "what is asked, in this order", &ww_question_fields,
                          NULL},
    [WW_TOP_CONSTANTS] = {"constants", WW_SHAPE_NAMED, false,
                          "thresholds with a name: tests, 'published' and "
                          "'short_of' name one as $id, texts as {id}",
                          &ww_constant_fields, NULL},
    [WW_TOP_CONDITIONS] = {"conditions", WW_SHAPE_WHENS, false,
                           "tests with a name, tested as {name: true}", NULL,
                           NULL},
    [WW_TOP_DECISIONS] = {"decisions", WW_SHAPE_NAMED, true,
                          "what is decided, in this order", &ww_decision_fields,
                          NULL},
    [WW_TOP_PRECEDENTS] = {"precedents", WW_SHAPE_NAMED, false,
                           "projects that were decided, and what came of them",
                           &ww_precedent_fields, NULL},
    [WW_TOP_ADVICE] = {"advice", WW_SHAPE_NAMED, false,
                       "steps, warnings and contradictions", &ww_advice_fields,
                       NULL},
    [WW_TOP_COSTS] = {"costs", WW_SHAPE_OBJECT, false,
                      "what the options of the main decision cost",
                      &ww_costs_fields, NULL},
    [WW_TOP_ACCEPT] = {"accept", WW_SHAPE_OBJECTS, false,
                       "what 'rules check' finds and is to stay",
                       &ww_accept_fields, NULL},
};
const ww_fields ww_top_fields = {"a rulebook", FIELDS(top)};
