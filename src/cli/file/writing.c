/* Writing in the formats that were asked for; see output.h. */
#include "cli/file/output.h"

#include "cli/line/options.h"

#include <string.h>
#include <unistd.h>

/* --format is for outputs that do not name theirs. */
static bool check_format(const ww_writing *w) {
  if (!ww_option_given(w->arguments, w->format))
    return true;
  for (size_t i = 0; i < w->outputs.count; i++)
    if (!w->outputs.at[i].format)
      return true;
  return ww_complain_usage(w->talk, "leave it out, or add '-o -'",
                           "'--format' has no output: each '-o' names its own "
                           "format");
}

bool ww_writing_plan(ww_writing *writing, const ww_arguments *arguments,
                     const ww_cli_option *format, ww_talk *talk) {
  *writing =
      (ww_writing){.arguments = arguments, .talk = talk, .format = format};
  ww_outputs_guard(&writing->outputs, talk);
  return ww_looks_read(&writing->looks, arguments, talk) &&
         ww_outputs_plan(&writing->outputs, arguments, format->choice, talk) &&
         check_format(writing);
}

/* Of an output that does not name one. */
static const char *usual_format(const ww_writing *writing) {
  const char *format = ww_option_value(writing->arguments, writing->format);
  return format ? format : writing->format->fallback;
}

bool ww_writing_only(ww_writing *writing, const char *format) {
  ww_outputs *outputs = &writing->outputs;
  size_t left = 0;
  for (size_t i = 0; i < outputs->count; i++) {
    ww_output *output = &outputs->at[i];
    const char *its = output->format ? output->format : usual_format(writing);
    if (strcmp(its, format) == 0)
      outputs->at[left++] = *output;
    else
      ww_output_free(output);
  }
  outputs->count = left;
  return left > 0;
}

bool ww_writing_write(ww_writing *writing, ww_rendering *render,
                      const void *thing) {
  const char *usual = usual_format(writing);
  for (size_t i = 0; i < writing->outputs.count; i++) {
    ww_output *output = &writing->outputs.at[i];
    ww_style style = ww_output_is_stdout(output)
                         ? ww_looks_style(&writing->looks, STDOUT_FILENO)
                         : ww_looks_file_style(&writing->looks);
    const char *format = output->format ? output->format : usual;
    ww_status status = render(&output->text, thing, format, &style);
    if (!ww_complain_status(writing->talk, status, NULL))
      return false;
  }
  return ww_outputs_write(&writing->outputs, writing->talk);
}

void ww_writing_free(ww_writing *writing) {
  ww_outputs_free(&writing->outputs);
}
