/* A line that is being typed; see cli/ask/arrows/arrows.h. */
#include "cli/ask/arrows/arrows.h"

#include <string.h>

void ww_field_clear(ww_text_field *field) {
  field->size = 0;
  field->text[0] = '\0';
}

static void erase_character(ww_text_field *field) {
  while (field->size > 0) {
    unsigned char last = (unsigned char)field->text[--field->size];
    if ((last & 0xC0) != 0x80)
      break;
  }
  field->text[field->size] = '\0';
}

static void erase_word(ww_text_field *field) {
  while (field->size > 0 && field->text[field->size - 1] == ' ')
    erase_character(field);
  while (field->size > 0 && field->text[field->size - 1] != ' ')
    erase_character(field);
}

bool ww_field_key(ww_text_field *field, const ww_key *key) {
  size_t size = strlen(key->text);
  switch (key->kind) {
  case WW_KEY_TEXT:
    if (field->size + size <= WW_FIELD_MOST) {
      memcpy(field->text + field->size, key->text, size + 1);
      field->size += size;
    }
    return true;
  case WW_KEY_BACKSPACE:
    erase_character(field);
    return true;
  case WW_KEY_ERASE_WORD:
    erase_word(field);
    return true;
  case WW_KEY_ERASE_LINE:
    ww_field_clear(field);
    return true;
  default:
    return false;
  }
}
