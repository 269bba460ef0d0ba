/* Outputs that are written bit by bit, for what has no end. */
#ifndef WW_CLI_STREAM_H
#define WW_CLI_STREAM_H

#include "cli/output.h"

/* A file is still replaced as a whole, once the stream is closed. */
typedef struct ww_stream {
  ww_output *output;
  int descriptor;
  char *held; /* not written yet */
  size_t size;
} ww_stream;

bool ww_stream_open(ww_stream *stream, ww_output *output, ww_talk *talk);
bool ww_stream_add(ww_stream *stream, const char *bytes, size_t size,
                   ww_talk *talk);
/* Before waiting for more to come. */
bool ww_stream_flush(ww_stream *stream, ww_talk *talk);
bool ww_stream_close(ww_stream *stream, ww_talk *talk);
void ww_stream_free(ww_stream *stream);

#endif
