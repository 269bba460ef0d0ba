/* whichway inside another program: one profile in, one verdict out.
 *
 *   cc embed.c -o embed $(pkg-config --cflags --libs whichway)
 *   ./embed '{"answers": {"failure_mode": "knowledge"}}'
 *
 * Where only the archive, libwhichway.a, is installed: pkg-config --static.
 */
#include <stdio.h>
#include <string.h>
#include <whichway.h>

static void complain(const ww_messages *messages) {
  ww_text *text = NULL;
  if (ww_messages_render(&text, messages, NULL) == WW_OK)
    fputs(ww_text_bytes(text), stderr);
  ww_text_free(text);
}

int main(int argc, char **argv) {
  const char *profile_text = argc > 1 ? argv[1] : "{}";
  ww_input input = {"profile", profile_text, strlen(profile_text), WW_JSON};
  ww_rulebook *rulebook = NULL;
  ww_profile *profile = NULL;
  ww_decision *decision = NULL;
  ww_messages *messages = NULL;

  bool fine = ww_rulebook_open(&rulebook, &messages, NULL) == WW_OK &&
              ww_profile_open(&profile, &messages, rulebook, &input) == WW_OK &&
              ww_decide(&decision, rulebook, profile, NULL) == WW_OK;
  if (fine) {
    const char *option = ww_decision_recommendation(decision);
    printf("%s\n", option ? option : "every option is ruled out");
  } else if (messages) {
    complain(messages);
  }

  ww_messages_free(messages);
  ww_decision_free(decision);
  ww_profile_free(profile);
  ww_rulebook_free(rulebook);
  return fine ? 0 : 2;
}
