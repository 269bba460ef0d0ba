/* Building the document tree; see report/document/tree.h. */
#include "report/document/tree.h"

ww_element *ww_doc_new(ww_arena *arena) {
  ww_element *document = WW_NEW(arena, ww_element);
  document->kind = WW_ELEMENT_DOCUMENT;
  document->arena = arena;
  return document;
}

ww_element *ww_element_add(ww_element *parent, ww_element_kind kind) {
  ww_element *element = WW_NEW(parent->arena, ww_element);
  element->kind = kind;
  element->arena = parent->arena;
  if (parent->last)
    parent->last->next = element;
  else
    parent->first = element;
  parent->last = element;
  return element;
}

ww_element *ww_heading_add(ww_element *parent, int level) {
  ww_element *heading = ww_element_add(parent, WW_ELEMENT_HEADING);
  heading->level = level;
  return heading;
}

void ww_element_adopt(ww_element *parent, ww_element *from) {
  if (!from->first)
    return;
  if (parent->last)
    parent->last->next = from->first;
  else
    parent->first = from->first;
  parent->last = from->last;
  from->first = from->last = NULL;
}

void ww_run_add(ww_element *element, ww_run_kind kind, ww_str text) {
  if (text.size == 0)
    return;
  ww_run *run = WW_NEW(element->arena, ww_run);
  run->kind = kind;
  run->text = text;
  if (element->last_run)
    element->last_run->next = run;
  else
    element->first_run = run;
  element->last_run = run;
}

void ww_run_addf(ww_element *element, ww_run_kind kind, const char *format,
                 ...) {
  ww_buf text = ww_buf_new(element->arena);
  va_list args;
  va_start(args, format);
  ww_putv(&text, format, args);
  va_end(args);
  ww_run_add(element, kind, ww_buf_str(&text));
}

ww_element *ww_paragraph_add(ww_element *parent, ww_str text) {
  ww_element *paragraph = ww_element_add(parent, WW_ELEMENT_PARAGRAPH);
  ww_run_add(paragraph, WW_RUN_PLAIN, text);
  return paragraph;
}
