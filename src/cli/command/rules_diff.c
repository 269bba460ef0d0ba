/* whichway rules diff: which decisions change from one rulebook to another. */
#include "cli/command/command.h"
#include "cli/file/file.h"
#include "cli/line/options.h"

#include <stdlib.h>
#include <string.h>

enum { BEFORE, AFTER, PROFILES };

static const ww_cli_option overlay_option = {
    .name = "overlay",
    .kind = WW_VALUES,
    .value = "FILE",
    .help = "lay this YAML file or folder over NEW; may be repeated"};

static const ww_cli_option *const options[] = {
    &overlay_option,         &ww_option_allow_empty,
    &ww_option_study_format, &ww_option_outputs,
    &ww_option_color,        &ww_option_width,
    &ww_option_ascii,        NULL};

/* What one run holds; zero is empty. */
typedef struct loaded {
  ww_files files[2];
  ww_files overlays;
  ww_rulebook *rulebooks[2];
  ww_file profiles;
  bool has_profiles;
} loaded;

/* "builtin" is the shipped one: no file. */
static bool read_rulebooks(loaded *l, const ww_writing *writing) {
  const ww_arguments *arguments = writing->arguments;
  const char *overlay;
  size_t at = 0;
  for (int i = BEFORE; i <= AFTER; i++)
    if (strcmp(arguments->words[i], "builtin") != 0 &&
        !ww_rules_read(&l->files[i], arguments->words[i],
                       "'builtin' is the shipped rulebook", writing->talk))
      return false;
  while ((overlay = ww_option_next(arguments, &overlay_option, &at)))
    if (!ww_rules_read(&l->overlays, overlay, NULL, writing->talk))
      return false;
  return true;
}

static bool open_rulebook(loaded *l, int which, ww_talk *talk) {
  ww_rulebook_options how = WW_RULEBOOK_OPTIONS_INIT;
  ww_messages *messages = NULL;
  const ww_files *overlays = which == AFTER ? &l->overlays : NULL;
  size_t overlay_count = overlays ? overlays->count : 0;
  ww_input *files = ww_files_inputs(&l->files[which]);
  ww_input *over = overlays ? ww_files_inputs(overlays) : NULL;
  bool open = false;
  if ((l->files[which].count && !files) || (overlay_count && !over)) {
    ww_complain_memory(talk);
  } else {
    how.files = files;
    how.file_count = l->files[which].count;
    how.overlays = over;
    how.overlay_count = overlay_count;
    ww_status status = ww_rulebook_open(&l->rulebooks[which], &messages, &how);
    open = ww_complain_status(talk, status, messages);
  }
  free(files);
  free(over);
  return open;
}

static bool read_profiles(loaded *l, const ww_writing *writing) {
  if (writing->arguments->word_count <= PROFILES)
    return true;
  const char *name = writing->arguments->words[PROFILES];
  l->has_profiles =
      ww_file_read(&l->profiles, ww_file_open(name, writing->talk), name, 0,
                   ww_study_profiles_bytes_most(), writing->talk);
  return l->has_profiles;
}

static void diff(ww_writing *writing) {
  loaded l = {0};
  ww_study *study = NULL;
  ww_messages *messages = NULL;
  if (read_rulebooks(&l, writing) && open_rulebook(&l, BEFORE, writing->talk) &&
      open_rulebook(&l, AFTER, writing->talk) && read_profiles(&l, writing)) {
    ww_status status = ww_study_diff(&study, &messages, l.rulebooks[BEFORE],
                                     l.rulebooks[AFTER],
                                     l.has_profiles ? &l.profiles.input : NULL);
    if (study && l.has_profiles && ww_study_count(study) == 0 &&
        !ww_load_allows_empty(writing->arguments, l.profiles.name,
                              writing->talk))
      ww_study_free(study);
    else
      ww_study_finish(writing, status, study, messages);
  }
  for (int i = BEFORE; i <= AFTER; i++) {
    ww_rulebook_free(l.rulebooks[i]);
    ww_files_free(&l.files[i]);
  }
  ww_files_free(&l.overlays);
  if (l.has_profiles)
    ww_file_free(&l.profiles);
}

static void run(const ww_arguments *arguments, ww_talk *talk) {
  ww_writing writing = {0};
  if (arguments->word_count <= AFTER) {
    ww_complain_usage(talk,
                      "write 'whichway rules diff builtin our-rules/', with a "
                      "file of profiles or without",
                      "two rulebooks are to be named");
    return;
  }
  if (ww_writing_plan(&writing, arguments, &ww_option_study_format, talk) &&
      ww_load_check(arguments, arguments->words, arguments->word_count, talk))
    diff(&writing);
  ww_writing_free(&writing);
}

const ww_command ww_command_rules_diff = {
    .name = "rules diff",
    .summary = "which decisions change from one rulebook to another, and why",
    .words = "OLD NEW [PROFILES]",
    .examples = "whichway rules diff builtin our-rules/\n"
                "whichway rules diff old-rules/ new-rules/ profiles.ndjson\n"
                "whichway rules diff builtin builtin --overlay our.yaml",
    .help =
        "OLD and NEW are folders or files; 'builtin' is the shipped rulebook. "
        "PROFILES holds profiles as JSON, one a line: each whose decision "
        "changes is shown, with the rule that turned it. Without it all "
        "answers are considered: a profile is shown for each change that can "
        "come out.\n"
        "Exit status 1 when a decision changes or is gone, or when the search "
        "was cut short and one may; 2 when PROFILES holds none.",
    .options = options,
    .words_most = 3,
    .run = run,
};
