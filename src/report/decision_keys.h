/* The keys of a decision as JSON, in their order: the one list that its
 * writers (decision_json.c, analysis_json.c) and its schema
 * (decision_schema.c, analysis_schema.c) follow.
 *
 * For each key the writer has write_<key> and the schema describe_<key>, with
 * ww_ before them for what the analysis adds, so that a new row compiles only
 * with both. */
#ifndef WW_REPORT_DECISION_KEYS_H
#define WW_REPORT_DECISION_KEYS_H

#define WW_DECISION_SCHEMA "whichway.decision/1"

/* X(key, what it says); A the same for what the analysis adds, which a brief
 * decision does not have */
#define WW_DECISION_KEYS(X, A)                                                 \
  X(schema, "name and version of this format")                                 \
  X(project, "name of the project")                                            \
  X(answers, "what is known of it, and what was said about what is not")       \
  X(recommendation, "the recommended option; null: every one is ruled out")    \
  A(status, "what answers to the open questions could still change")           \
  X(tie, "another option that can win has the same points")                    \
  A(possible,                                                                  \
    "the options that some answers to the open questions would lead to")       \
  X(margin, "points ahead of the best other option that can win, if any")      \
  X(scores, "the options, best first; those ruled out last")                   \
  X(needs, "points of each need")                                              \
  X(reasons,                                                                   \
    "the rules that fired; by what they do to the recommended option "         \
    "against the next")                                                        \
  X(why_not, "what stands against each other option")                          \
  A(conflict, "of a blocked decision: the fewest answers that block it")       \
  A(near_misses,                                                               \
    "rules that one answer would make fire and that alone would change the "   \
    "recommendation")                                                          \
  A(flips,                                                                     \
    "the smallest changes of known answers, and answers to open questions, "   \
    "that would change the recommendation")                                    \
  A(flips_left_out, "further flips that were found and are not told")          \
  A(triggers, "flips by one number or scale, as tests to watch")               \
  A(open_questions,                                                            \
    "those that can still change the recommendation, alone or with others, "   \
    "most informative first")                                                  \
  A(robustness,                                                                \
    "how many variations of points and published thresholds keep the "         \
    "recommendation")                                                          \
  A(exact, "false for each part that was cut short: it may hold too much")     \
  X(followups, "the decisions that follow, by id, where they were made")       \
  X(layers, "parts of the recommended system and what each carries")           \
  X(costs, "what each option costs; null: the rulebook has no prices")         \
  X(warnings, "contradictions between answers, then what to beware of")        \
  X(next_steps, "what to do next, in order")                                   \
  X(rulebook, "what was decided with")

#endif
