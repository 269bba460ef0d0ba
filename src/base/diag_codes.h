/* Every complaint that a user can see, by its stable name.
 * docs/diagnostics.md explains each; a test keeps the two in step. */
#ifndef WW_BASE_DIAG_CODES_H
#define WW_BASE_DIAG_CODES_H

#define WW_DIAG_CODES(X)                                                       \
  /* bytes */                                                                  \
  X(TOO_LARGE, "too-large")                                                    \
  X(EMPTY_INPUT, "empty-input")                                                \
  X(BAD_ENCODING, "bad-encoding")                                              \
  X(BAD_UTF8, "bad-utf8")                                                      \
  X(NUL_BYTE, "nul-byte")                                                      \
  X(LONE_CR, "lone-cr")                                                        \
  /* JSON and YAML */                                                          \
  X(JSON_SYNTAX, "json-syntax")                                                \
  X(JSON_STRING, "json-string")                                                \
  X(JSON_NUMBER, "json-number")                                                \
  X(YAML_SYNTAX, "yaml-syntax")                                                \
  X(YAML_TAB, "yaml-tab")                                                      \
  X(YAML_ALIAS, "yaml-alias")                                                  \
  X(YAML_TAG, "yaml-tag")                                                      \
  X(YAML_DIRECTIVE, "yaml-directive")                                          \
  X(YAML_KEY, "yaml-key")                                                      \
  X(YAML_COMMENT, "yaml-comment")                                              \
  X(SECOND_DOCUMENT, "second-document")                                        \
  X(DUPLICATE_KEY, "duplicate-key")                                            \
  X(TOO_DEEP, "too-deep")                                                      \
  X(TOO_MANY_NODES, "too-many-nodes")                                          \
  X(STRING_TOO_LONG, "string-too-long")                                        \
  /* shapes */                                                                 \
  X(WRONG_TYPE, "wrong-type")                                                  \
  X(UNKNOWN_KEY, "unknown-key")                                                \
  X(MISSING_KEY, "missing-key")                                                \
  X(EMPTY, "empty")                                                            \
  X(UNKNOWN_VALUE, "unknown-value")                                            \
  X(OUT_OF_RANGE, "out-of-range")                                              \
  X(NOT_WHOLE, "not-whole")                                                    \
  X(BAD_NUMBER, "bad-number")                                                  \
  X(TOO_LONG, "too-long")                                                      \
  X(BAD_DATE, "bad-date")                                                      \
  /* profile */                                                                \
  X(OLD_ID, "old-id")                                                          \
  X(UNKNOWN_QUESTION, "unknown-question")                                      \
  /* rulebook */                                                               \
  X(BAD_VERSION, "bad-version")                                                \
  X(BAD_ID, "bad-id")                                                          \
  X(DUPLICATE_ID, "duplicate-id")                                              \
  X(UNKNOWN_ID, "unknown-id")                                                  \
  X(UNKNOWN_SOURCE, "unknown-source")                                          \
  X(BAD_TEST, "bad-test")                                                      \
  X(QUOTE_TEST, "quote-test")                                                  \
  X(KNOWN_IN_MAIN, "known-in-main")                                            \
  X(CONDITION_CYCLE, "condition-cycle")                                        \
  X(LATER_DECISION, "later-decision")                                          \
  X(BAD_PATH, "bad-path")                                                      \
  X(INSTEAD_CYCLE, "instead-cycle")                                            \
  X(TWO_MAINS, "two-mains")                                                    \
  X(BAD_POINTS, "bad-points")                                                  \
  X(BAD_RANGE, "bad-range")                                                    \
  X(BAD_PLACEHOLDER, "bad-placeholder")                                        \
  X(BAD_PUBLISHED, "bad-published")                                            \
  X(BAD_INVARIANT, "bad-invariant")                                            \
  X(BAD_PRICE, "bad-price")                                                    \
  X(TOO_MANY, "too-many")                                                      \
  X(NO_FILES, "no-files")                                                      \
  /* cases */                                                                  \
  X(BAD_CASE, "bad-case")                                                      \
  /* what a check of the rulebook finds */                                     \
  X(DEAD_DECISION, "dead-decision")                                            \
  X(UNREACHABLE_OPTION, "unreachable-option")                                  \
  X(DEAD_RULE, "dead-rule")                                                    \
  X(DEAD_ADVICE, "dead-advice")                                                \
  X(DEAD_PRICE, "dead-price")                                                  \
  X(DEAD_CONDITION, "dead-condition")                                          \
  X(BROKEN_INVARIANT, "broken-invariant")                                      \
  X(UNPROVED_INVARIANT, "unproved-invariant")                                  \
  X(IDLE_RULE, "idle-rule")                                                    \
  X(IDLE_NEED, "idle-need")                                                    \
  X(IDLE_QUESTION, "idle-question")                                            \
  X(DUPLICATE_RULE, "duplicate-rule")                                          \
  X(UNUSED_CONDITION, "unused-condition")                                      \
  X(UNUSED_CONSTANT, "unused-constant")                                        \
  X(NEVER_RECOMMENDED, "never-recommended")                                    \
  X(CONTRADICTION, "contradiction")                                            \
  X(UNUSED_SOURCE, "unused-source")                                            \
  X(EDGE_GAP, "edge-gap")                                                      \
  X(EDGE_OVERLAP, "edge-overlap")                                              \
  X(NEEDLESS_ACCEPT, "needless-accept")                                        \
  X(NEAR_ID, "near-id")                                                        \
  X(MAY_BLOCK, "may-block")                                                    \
  X(UNDECIDED, "undecided")                                                    \
  /* the command */                                                            \
  X(USAGE, "usage")                                                            \
  X(CANNOT_READ, "cannot-read")                                                \
  X(CANNOT_WRITE, "cannot-write")                                              \
  X(CHANGED_MEANWHILE, "changed-meanwhile")                                    \
  X(NO_MEMORY, "no-memory")

typedef enum ww_diag_code {
#define WW_DIAG_ENUM(name, text) WW_D_##name,
  WW_DIAG_CODES(WW_DIAG_ENUM)
#undef WW_DIAG_ENUM
      WW_DIAG_CODE_COUNT
} ww_diag_code;

/* "unknown-question"; static. */
const char *ww_diag_code_name(ww_diag_code code);

#endif
