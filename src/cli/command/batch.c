/* whichway batch: profiles in, a line each; decisions out, a line each, in
 * order, in flat memory. */
#include "cli/command/command.h"
#include "cli/file/file.h"
#include "cli/file/output.h"
#include "cli/line/options.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static const ww_cli_option full_option = {
    .name = "full",
    .kind = WW_SWITCH,
    .help = "write whole decisions, as 'decide --format json' does"};

static const ww_cli_option brief_option = {
    .name = "brief",
    .kind = WW_SWITCH,
    .help = "with --full, leave out what unknown answers could still change"};

static const ww_cli_option strength_option = {
    .name = "strength",
    .kind = WW_SWITCH,
    .help = "say in each line how far to trust it; takes longer"};

static const ww_cli_option *const options[] = {
    &full_option,           &brief_option,     &strength_option,
    &ww_option_allow_empty, &ww_option_output, &ww_option_rules,
    &ww_option_overlay,     &ww_option_color,  NULL};

/* What one run holds; zero is empty. */
typedef struct job {
  const ww_arguments *arguments;
  ww_talk *talk;
  ww_looks looks;
  ww_outputs outputs;
  ww_rulebook *rulebook;
  ww_batch *batch;
  ww_line_reader reader;
  ww_stream stream;
  size_t lines;
  size_t answered;
  size_t wrong;
  ww_guess guess; /* of the first one, when it is wrong */
} job;

static const char *input_name(const job *j) {
  return j->arguments->word_count > 0 ? j->arguments->words[0] : "-";
}

static bool check_input(const job *j) {
  if (j->arguments->word_count == 0 && isatty(STDIN_FILENO) == 1)
    return ww_complain_usage(j->talk, "write 'whichway batch profiles.ndjson'",
                             "no file of profiles is named");
  if (ww_option_given(j->arguments, &brief_option) &&
      !ww_option_given(j->arguments, &full_option))
    return ww_complain_usage(j->talk, "leave it out, or add '--full'",
                             "'--brief' goes only with '--full'");
  if (ww_option_given(j->arguments, &strength_option) &&
      ww_option_given(j->arguments, &full_option))
    return ww_complain_usage(j->talk, "leave it out: whole decisions hold it",
                             "'--strength' does not go with '--full'");
  const char *name = input_name(j);
  return ww_load_check(j->arguments, &name, 1, j->talk);
}

static bool open_batch(job *j) {
  ww_outputs_guard(&j->outputs, j->talk);
  ww_batch_options batch = WW_BATCH_OPTIONS_INIT;
  batch.full = ww_option_given(j->arguments, &full_option);
  batch.brief = ww_option_given(j->arguments, &brief_option);
  batch.strength = ww_option_given(j->arguments, &strength_option);
  j->rulebook = ww_load_rulebook(j->arguments, j->talk);
  return j->rulebook &&
         ww_complain_status(
             j->talk, ww_batch_open(&j->batch, j->rulebook, &batch), NULL);
}

static bool open_input(job *j) {
  int descriptor = ww_file_open(input_name(j), j->talk);
  if (descriptor == -1)
    return false;
  if (!ww_line_reader_init(&j->reader, descriptor, ww_profile_bytes_most() + 1))
    return ww_complain_memory(j->talk);
  return ww_file_check(descriptor, input_name(j), j->talk);
}

static bool decide(job *j, const char *line, size_t size) {
  const ww_text *answer;
  ww_status status = ww_batch_line(j->batch, line, size, ++j->lines, &answer);
  if (status == WW_NO_MEMORY)
    return ww_complain_memory(j->talk);
  if (status == WW_INVALID && j->answered == 0)
    j->guess = ww_guess_text(line, size);
  j->answered += ww_text_size(answer) > 0; /* it is not blank */
  j->wrong += status == WW_INVALID;
  return ww_stream_add(&j->stream, ww_text_bytes(answer), ww_text_size(answer),
                       j->talk);
}

/* Nothing is held back while waiting for more. */
static bool read_more(job *j) {
  if (!ww_stream_flush(&j->stream, j->talk))
    return false;
  return ww_line_reader_read(&j->reader) ||
         ww_complain_read(j->talk, input_name(j), errno);
}

static bool decide_all(job *j) {
  const char *line;
  size_t size;
  for (;;) {
    switch (ww_line_reader_next(&j->reader, &line, &size)) {
    case WW_LINE_OVER:
      return (j->answered > 0 ||
              ww_load_allows_empty(j->arguments, input_name(j), j->talk)) &&
             ww_stream_close(&j->stream, j->talk);
    case WW_LINE_WANTED:
      if (!read_more(j))
        return false;
      break;
    case WW_LINE_FOUND:
      if (!decide(j, line, size))
        return false;
      break;
    }
  }
}

static bool work(job *j) {
  return ww_looks_read(&j->looks, j->arguments, j->talk) &&
         ww_outputs_plan(&j->outputs, j->arguments, NULL, j->talk) &&
         check_input(j) && open_batch(j) && open_input(j) &&
         ww_stream_open(&j->stream, &j->outputs.at[0], j->talk) &&
         decide_all(j);
}

static void say_filter(const job *j, const char *filter) {
  ww_say_filter(j->arguments, input_name(j),
                "each line is to hold a whole profile", filter, j->talk);
}

static void say_wrong(const job *j) {
  ww_talk_exit(j->talk, WW_EXIT_USAGE);
  ww_talk_say(j->talk, "%zu of %zu lines %s no profile of this rulebook",
              j->wrong, j->lines, j->wrong == 1 ? "is" : "are");
  if (j->guess == WW_GUESS_LIST)
    say_filter(j, "'.[]'");
  else if (j->guess == WW_GUESS_SPREAD)
    say_filter(j, ".");
  else if (j->guess == WW_GUESS_YAML)
    ww_talk_say(j->talk, "each line is to hold a profile as JSON; 'whichway "
                         "decide' reads YAML");
}

static void run(const ww_arguments *arguments, ww_talk *talk) {
  job j = {.arguments = arguments, .talk = talk};
  if (work(&j) && j.wrong > 0)
    say_wrong(&j);
  if (j.reader.bytes && j.reader.descriptor != STDIN_FILENO)
    close(j.reader.descriptor);
  ww_line_reader_free(&j.reader);
  ww_stream_free(&j.stream);
  ww_batch_free(j.batch);
  ww_rulebook_free(j.rulebook);
  ww_outputs_free(&j.outputs);
}

const ww_command ww_command_batch = {
    .name = "batch",
    .summary = "decide on many profiles, one a line",
    .words = "[FILE|-]",
    .examples = "whichway batch profiles.ndjson\n"
                "whichway batch profiles.ndjson -o decisions.ndjson\n"
                "whichway batch --full < profiles.ndjson",
    .help = "FILE holds one profile as JSON on each line. Without it, or with "
            "'-', standard input is read.\n"
            "Each line is answered by one line, in order; blank ones are "
            "skipped. A line that is no profile is answered by "
            "{\"line\": N, \"error\": {...}}; the others are decided all the "
            "same, and the exit status is 2; so it is where there is no "
            "profile at all.",
    .options = options,
    .words_most = 1,
    .run = run,
};
