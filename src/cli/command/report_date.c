/* The date that a report bears; see command.h. */
#include "cli/command/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MONTHS = 12, YEAR_MOST = 9999, DAY_SECONDS = 24 * 60 * 60 };

static bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_of(int year, int month) {
  static const int days[MONTHS] = {31, 28, 31, 30, 31, 30,
                                   31, 31, 30, 31, 30, 31};
  return days[month - 1] + (month == 2 && is_leap(year));
}

/* Digits from..to of the text as a number. */
static int number_at(const char *text, int from, int to) {
  int number = 0;
  for (int i = from; i < to; i++)
    number = number * 10 + (text[i] - '0');
  return number;
}

/* "2026-02-28", a day that there is. */
static bool is_date(const char *text) {
  static const char form[] = "dddd-dd-dd";
  if (strlen(text) != sizeof form - 1)
    return false;
  for (int i = 0; form[i]; i++)
    if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != '-')
      return false;
  int year = number_at(text, 0, 4);
  int month = number_at(text, 5, 7);
  int day = number_at(text, 8, 10);
  return month >= 1 && month <= MONTHS && day >= 1 &&
         day <= days_of(year, month);
}

/* Seconds since 1970, up to the year 9999. */
static bool read_epoch(const char *text, ww_date_text date) {
  enum { DIGITS_MOST = 12 };
  size_t digits = strspn(text, "0123456789");
  if (digits == 0 || digits > DIGITS_MOST || text[digits])
    return false;
  long long days = strtoll(text, NULL, 10) / DAY_SECONDS;
  int year = 1970;
  int month = 1;
  for (; year <= YEAR_MOST && days >= 365 + is_leap(year); year++)
    days -= 365 + is_leap(year);
  if (year > YEAR_MOST)
    return false;
  for (; days >= days_of(year, month); month++)
    days -= days_of(year, month);
  snprintf(date, sizeof(ww_date_text), "%04u-%02u-%02u",
           (unsigned)year % (YEAR_MOST + 1), (unsigned)month % 100,
           ((unsigned)days + 1) % 100);
  return true;
}

bool ww_date_check(const char *given, const char *option, ww_talk *talk) {
  ww_shown shown;
  if (is_date(given))
    return true;
  return ww_complain_usage(talk, "write a day as 2026-11-21",
                           "'%s' cannot be %s", option,
                           ww_show_word(shown, given));
}

bool ww_date_find(ww_date_text date, const char *given, ww_talk *talk) {
  ww_shown shown;
  const char *epoch = getenv("SOURCE_DATE_EPOCH");
  date[0] = '\0';
  if (given && !ww_date_check(given, "--date", talk))
    return false;
  if (given)
    memcpy(date, given, sizeof(ww_date_text));
  else if (epoch && *epoch && !read_epoch(epoch, date))
    return ww_complain_usage(talk, "it is a number of seconds since 1970",
                             "SOURCE_DATE_EPOCH cannot be %s",
                             ww_show_word(shown, epoch));
  return true;
}
