/* What is found and a rule owner keeps: `accept` of the rulebook. */
#include "study/check/session.h"

static ww_str key_of(ww_arena *arena, ww_str finding, ww_str at) {
  return ww_format(arena, "%.*s %.*s", WW_P(finding), WW_P(at));
}

/* "approach/must-cite" is accepted by that, or by "must-cite". */
static const ww_accepted *accepted(const ww_table *all, ww_arena *arena,
                                   const ww_flaw *flaw) {
  ww_str code = ww_str_from(ww_diag_code_name(flaw->diag->code));
  ww_str subject = flaw->subject;
  const ww_accepted *it = ww_table_get(all, key_of(arena, code, subject));
  size_t slash = subject.size;
  while (slash > 0 && subject.at[slash - 1] != '/')
    slash--;
  if (it || slash == 0)
    return it;
  return ww_table_get(
      all, key_of(arena, code, ww_str_slice(subject, slash, subject.size)));
}

static void tell_needless(ww_flaws *flaws, const ww_accepted *it) {
  ww_diag *diag = ww_warning(&flaws->diags, WW_D_NEEDLESS_ACCEPT, it->place,
                             "there is no '%.*s' at '%.*s' to accept",
                             WW_P(it->finding), WW_P(it->at));
  ww_hint(&flaws->diags, diag, "take it out");
  ww_flaw_add(flaws, diag, it->at, WW_S(""));
}

int ww_flaws_accept(ww_flaws *flaws) {
  const ww_rules *rules = flaws->checking->given;
  ww_arena *scratch = ww_arena_scratch(flaws->checking->arena);
  bool *used = WW_NEWS(scratch, bool, (size_t)rules->accepted_count);
  ww_table all = ww_table_new(scratch);
  int kept = 0;
  for (int i = 0; i < rules->accepted_count; i++) {
    ww_accepted *it = &rules->accepted[i];
    ww_table_add(&all, key_of(scratch, it->finding, it->at), it);
  }
  int count = flaws->count;
  for (int i = 0; i < count; i++) {
    const ww_accepted *it = accepted(&all, scratch, &flaws->of[i]);
    if (it)
      used[it - rules->accepted] = true;
    else
      flaws->of[kept++] = flaws->of[i];
  }
  flaws->count = kept;
  for (int i = 0; i < rules->accepted_count; i++)
    if (!used[i])
      tell_needless(flaws, &rules->accepted[i]);
  ww_arena_free(scratch);
  return count - kept;
}
