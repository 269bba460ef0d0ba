/* Whoever wants to know how far something long is. */
#ifndef WW_BASE_LISTENER_H
#define WW_BASE_LISTENER_H

#include <stddef.h>

typedef struct ww_listener {
  void (*tell)(void *context, size_t done, size_t all); /* or NULL */
  void *context;
} ww_listener;

/* NULL: nobody. */
static inline void ww_listener_tell(const ww_listener *to, size_t done,
                                    size_t all) {
  if (to && to->tell)
    to->tell(to->context, done, all);
}

#endif
