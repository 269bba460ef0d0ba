/* whichway new: a profile to fill in. */
#include "cli/command/command.h"
#include "cli/file/file.h"
#include "cli/file/output.h"
#include "cli/line/options.h"

#include <string.h>
#include <sys/stat.h>

static const ww_cli_option force_option = {
    .name = "force", .kind = WW_SWITCH, .help = "replace FILE if it is there"};

static const ww_cli_option *const options[] = {&force_option, &ww_option_rules,
                                               &ww_option_overlay, NULL};

static bool complain_there(const char *name, ww_talk *talk) {
  ww_shown shown;
  return ww_complain_usage(talk, "'--force' replaces it", "%s is there already",
                           ww_show_word(shown, name));
}

/* What is written must load, and replaces nothing unasked. A device or FIFO
 * may have any name. */
static bool check_target(const ww_arguments *arguments, const char *name,
                         ww_talk *talk) {
  struct stat status;
  bool exists = lstat(name, &status) == 0;
  if (exists && stat(name, &status) == 0 && !S_ISREG(status.st_mode))
    return true;
  if (!ww_is_yaml_name(name)) {
    ww_shown shown;
    return ww_complain_usage(talk,
                             "only a name that ends in .yaml or .yml is read "
                             "as YAML",
                             "the profile is YAML, but its name is %s",
                             ww_show_word(shown, name));
  }
  if (exists && !ww_option_given(arguments, &force_option))
    return complain_there(name, talk);
  return true;
}

/* With another rulebook the command that reads it needs that one, too. */
static void say_next(const ww_arguments *arguments, const char *name,
                     ww_talk *talk) {
  ww_bytes command = {0};
  ww_typed_word(&command, name);
  ww_typed_rules(&command, arguments);
  if (command.failed)
    ww_complain_memory(talk);
  else
    ww_talk_say(talk, "wrote %s; fill it in, then: whichway decide %s", name,
                ww_bytes_text(&command));
  ww_bytes_free(&command);
}

/* It may be there by the time that the rulebook was read. */
static bool write_profile(const ww_arguments *arguments, ww_outputs *outputs,
                          ww_talk *talk) {
  ww_output *output = outputs->at;
  ww_watch absent = {0};
  ww_outputs_guard(outputs, talk);
  ww_rulebook *rulebook = ww_load_rulebook(arguments, talk);
  if (!rulebook)
    return false;
  ww_status status = ww_profile_template(&output->text, rulebook);
  ww_rulebook_free(rulebook);
  if (!ww_option_given(arguments, &force_option))
    output->replacement.watch = &absent;
  bool written =
      ww_complain_status(talk, status, NULL) && ww_outputs_write(outputs, talk);
  output->replacement.watch = NULL;
  return absent.broken ? complain_there(output->name, talk) : written;
}

static void run(const ww_arguments *arguments, ww_talk *talk) {
  const char *name = arguments->word_count > 0 ? arguments->words[0] : "-";
  bool to_stdout = strcmp(name, "-") == 0;
  ww_outputs outputs = {0};
  if ((to_stdout || check_target(arguments, name, talk)) &&
      ww_outputs_plan_one(&outputs, name, talk) &&
      ww_load_check(arguments, NULL, 0, talk) &&
      write_profile(arguments, &outputs, talk) && outputs.at->replaces)
    say_next(arguments, name, talk);
  ww_outputs_free(&outputs);
}

const ww_command ww_command_new = {
    .name = "new",
    .summary = "write a commented profile to fill in",
    .words = "[FILE|-]",
    .examples = "whichway new profile.yaml\n"
                "whichway new | less\n"
                "whichway new profile.yaml --rules our-rules/",
    .help = "The profile is YAML with every question, its values and why it is "
            "asked. It loads as it stands: what is not answered is unknown. "
            "Without FILE, or with '-', it goes to standard output.",
    .options = options,
    .words_most = 1,
    .run = run,
};
