/* whichway compare: two profiles side by side. */
#include "cli/command/command.h"
#include "cli/line/options.h"

static const ww_cli_option *const options[] = {
    &ww_option_study_format, &ww_option_outputs, &ww_option_rules,
    &ww_option_overlay,      &ww_option_input,   &ww_option_color,
    &ww_option_width,        &ww_option_ascii,   NULL};

static void compare(ww_writing *writing) {
  const char *const *names = writing->arguments->words;
  ww_rulebook *rulebook = ww_load_rulebook(writing->arguments, writing->talk);
  ww_profile *a = NULL;
  ww_profile *b = NULL;
  ww_study *study = NULL;
  if (rulebook)
    a = ww_load_profile(writing->arguments, names[0], rulebook, writing->talk);
  if (a)
    b = ww_load_profile(writing->arguments, names[1], rulebook, writing->talk);
  if (b) {
    ww_status status = ww_study_compare(&study, rulebook, a, b);
    ww_study_finish(writing, status, study, NULL);
  }
  ww_profile_free(b);
  ww_profile_free(a);
  ww_rulebook_free(rulebook);
}

static void run(const ww_arguments *arguments, ww_talk *talk) {
  ww_writing writing = {0};
  if (arguments->word_count < 2) {
    ww_complain_usage(talk, "write 'whichway compare a.yaml b.yaml'",
                      "two profiles are to be named");
    return;
  }
  if (ww_writing_plan(&writing, arguments, &ww_option_study_format, talk) &&
      ww_load_check(arguments, arguments->words, arguments->word_count, talk))
    compare(&writing);
  ww_writing_free(&writing);
}

const ww_command ww_command_compare = {
    .name = "compare",
    .summary = "show two profiles side by side: what differs, and what it does",
    .words = "A B",
    .examples = "whichway compare before.yaml after.yaml\n"
                "whichway compare a.json b.json --format json\n"
                "whichway compare a.yaml - < b.json",
    .help = "A and B are profiles; '-' is standard input. It shows both "
            "recommendations, the answers that differ, how far each would move "
            "A by itself, and the fewest that take A to B's recommendation.",
    .options = options,
    .words_most = 2,
    .run = run,
};
