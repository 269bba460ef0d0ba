/* The keys of a decision as JSON, in their order: the one list that its
 * writer (decision_json.c) and its schema (decision_schema.c) both follow.
 *
 * For each key the writer has write_<key> and the schema describe_<key>, so
 * that a new row compiles only with both. */
#ifndef WW_REPORT_DECISION_KEYS_H
#define WW_REPORT_DECISION_KEYS_H

#define WW_DECISION_SCHEMA "whichway.decision/1"

/* X(key, what it says) */
#define WW_DECISION_KEYS(X)                                                    \
  X(schema, "name and version of this format")                                 \
  X(project, "name of the project")                                            \
  X(answers, "what is known of it, and what was said about what is not")       \
  X(recommendation, "the recommended option; null: every one is ruled out")    \
  X(tie, "another option that can win has the same points")                    \
  X(margin, "points ahead of the best other option that can win, if any")      \
  X(scores, "the options, best first; those ruled out last")                   \
  X(needs, "points of each need")                                              \
  X(reasons,                                                                   \
    "the rules that fired; by what they do to the recommended option "         \
    "against the next")                                                        \
  X(why_not, "what stands against each other option")                          \
  X(followups, "the decisions that follow, by id, where they were made")       \
  X(layers, "parts of the recommended system and what each carries")           \
  X(warnings, "contradictions between answers, then what to beware of")        \
  X(next_steps, "what to do next, in order")                                   \
  X(rulebook, "what was decided with")

#endif
