/* Outputs that are written bit by bit; see output.h. */
#include "cli/file/output.h"

#include "cli/file/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { HELD_MOST = 64 * 1024 };

/* As output.c: a device or a FIFO is written through. */
static int open_output(ww_stream *stream) {
  ww_output *output = stream->output;
  stream->descriptor = STDOUT_FILENO;
  if (ww_output_is_stdout(output))
    return 0;
  if (output->replaces) {
    int error = ww_replacement_stage(&output->replacement, "", 0);
    stream->descriptor = output->replacement.temporary.descriptor;
    return error;
  }
  stream->descriptor =
      ww_descriptor_open(output->name, O_WRONLY | O_APPEND | O_CLOEXEC, 0);
  return stream->descriptor == -1 ? errno : 0;
}

bool ww_stream_open(ww_stream *stream, ww_output *output, ww_talk *talk) {
  *stream = (ww_stream){.output = output, .held = malloc(HELD_MOST)};
  int error = stream->held ? open_output(stream) : ENOMEM;
  return error == 0 || ww_output_complain(output, error, talk);
}

bool ww_stream_flush(ww_stream *stream, ww_talk *talk) {
  size_t size = stream->size;
  stream->size = 0;
  return ww_descriptor_write(stream->descriptor, stream->held, size) ||
         ww_output_complain(stream->output, errno, talk);
}

bool ww_stream_add(ww_stream *stream, const char *bytes, size_t size,
                   ww_talk *talk) {
  if (size > HELD_MOST - stream->size && !ww_stream_flush(stream, talk))
    return false;
  if (size > HELD_MOST)
    return ww_descriptor_write(stream->descriptor, bytes, size) ||
           ww_output_complain(stream->output, errno, talk);
  if (size)
    memcpy(stream->held + stream->size, bytes, size);
  stream->size += size;
  return true;
}

bool ww_stream_close(ww_stream *stream, ww_talk *talk) {
  ww_output *output = stream->output;
  int error = 0;
  if (!ww_stream_flush(stream, talk))
    return false;
  if (output->replaces)
    error = ww_replacement_finish(&output->replacement);
  else if (!ww_output_is_stdout(output) && close(stream->descriptor) == -1 &&
           errno != EINTR)
    error = errno;
  if (error)
    return ww_output_complain(output, error, talk);
  ww_output_say_in_place(output, talk);
  return true;
}

void ww_stream_free(ww_stream *stream) {
  free(stream->held);
  *stream = (ww_stream){0};
}
