/* A point as answers: what a study shows of it. */
#ifndef WW_STUDY_INSTANCE_H
#define WW_STUDY_INSTANCE_H

#include "study/ground.h"

/* An answer that a point gives, as a profile holds it. */
typedef struct ww_told {
  const ww_question *question;
  ww_answer answer;
} ww_told;

typedef struct ww_instance {
  ww_told *of; /* in the order of the topics */
  int count;
} ww_instance;

ww_instance ww_instance_make(ww_arena *arena, const ww_ground *ground,
                             const int point[]);

#endif
