/* Freezing; see freeze.h. */
#include "freeze.h"

#include "read/frozen.h"

#include <stdalign.h>
#include <stdlib.h>

/* ---- Regions ---------------------------------------------------------- */

enum {
  REGION_BYTES = 128 * 1024 * 1024,
  PIECES_MOST = 2 * 1024 * 1024,
  STATIC_BYTES = 1024 * 1024, /* about the size of this program */
  GAP = alignof(max_align_t),
};

static alignas(max_align_t) char regions[FREEZE_REGIONS][REGION_BYTES];
static size_t used[FREEZE_REGIONS];
static int current;
static const char anchor[] = "among what this program holds";

/* A piece of region 0: what was taken at once. */
static struct piece {
  size_t at;
  bool found;
  bool has_address;
  size_t placed; /* in the array that it is written to */
} pieces[PIECES_MOST + 1];
static size_t piece_count;

void freeze_in(int region) {
  current = region;
}

/* With a gap: what ends a piece does not begin the next. */
static void *take_piece(size_t size) {
  size_t need = (size + GAP - 1) / GAP * GAP + GAP;
  if (need > REGION_BYTES - used[current] || piece_count == PIECES_MOST)
    return NULL;
  if (current == 0)
    pieces[piece_count++].at = used[0];
  used[current] += need;
  pieces[piece_count].at = used[0];
  return regions[current] + used[current] - need;
}

static void *take_zeroed(size_t count, size_t size) {
  return take_piece(count * size); /* the regions are zero to begin with */
}

static void let_go(void *piece) {
  (void)piece;
}

/* The arena of the library on top of them, each allocation a piece. */
#define malloc take_piece
#define calloc take_zeroed
#define free let_go
#define WW_ONE_BLOCK_EACH
#include "base/arena.c" /* NOLINT(bugprone-suspicious-include) */

/* ---- Words ------------------------------------------------------------ */

static uintptr_t word_at(int which, size_t at) {
  uintptr_t word;
  memcpy(&word, regions[which] + at, sizeof word);
  return word;
}

static struct piece *piece_at(size_t at) {
  size_t low = 0;
  size_t high = piece_count;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    *(pieces[middle].at <= at ? &low : &high) = middle;
  }
  return &pieces[low];
}

/* What was asked for: from the first word to past the last. */
static size_t first_word(const struct piece *piece) {
  return piece->at + sizeof(block);
}

static size_t past_words(const struct piece *piece) {
  return piece[1].at - GAP;
}

/* Whether an address in the region stands there, and of what. */
static bool is_address(size_t at, size_t *of) {
  uintptr_t here = word_at(0, at);
  uintptr_t there = word_at(1, at);
  *of = (size_t)(here - (uintptr_t)regions[0]);
  return here != there && *of < used[0] &&
         *of == (size_t)(there - (uintptr_t)regions[1]);
}

/* Whether the address of something that this program holds stands there; the
 * regions, which may be near, are not meant. */
static bool is_foreign(size_t at) {
  uintptr_t word = word_at(0, at);
  uintptr_t distance = word - (uintptr_t)anchor + STATIC_BYTES;
  return distance < 2 * (uintptr_t)STATIC_BYTES &&
         word - (uintptr_t)regions >= sizeof regions;
}

/* Bytes that differ and are no address lie between two fields. */
static uintptr_t without_padding(size_t at) {
  uintptr_t word = word_at(0, at);
  uintptr_t differs = word ^ word_at(1, at);
  for (size_t i = 0; i < sizeof word; i++)
    if (differs >> (8 * i) & 0xFF)
      word &= ~((uintptr_t)0xFF << (8 * i));
  return word;
}

/* ---- Finding ---------------------------------------------------------- */

/* The base from which an address is reckoned, and how far it is from it. */
static ww_base base_of(const freeze_job *job, size_t of, size_t *offset) {
  const struct piece *piece = piece_at(of);
  *offset = 0;
  if (piece == pieces) /* the first thing that is taken is the arena */
    return WW_BASE_ARENA;
  for (size_t i = 0; i < job->source_count; i++) {
    *offset = i * sizeof(ww_source);
    if ((const char *)job->sources[i] == regions[0] + of)
      return WW_BASE_SOURCES;
  }
  *offset = piece->placed + of - first_word(piece);
  return piece->has_address ? WW_BASE_WORDS : WW_BASE_CONSTANTS;
}

/* Looks at the words of a piece, and at what their addresses lead to. */
static bool find(const freeze_job *job, struct piece *piece) {
  if (piece->found)
    return true;
  piece->found = true;
  for (size_t at = first_word(piece); at < past_words(piece);
       at += sizeof(uintptr_t)) {
    size_t of;
    size_t offset;
    if (is_foreign(at)) {
      fprintf(stderr,
              "freeze: %zu bytes into what was made of %zu bytes stands the "
              "address of a constant: copy it into the arena\n",
              at - first_word(piece), past_words(piece) - first_word(piece));
      return false;
    }
    if (!is_address(at, &of))
      continue;
    piece->has_address = true;
    ww_base base = base_of(job, of, &offset);
    if (base != WW_BASE_ARENA && base != WW_BASE_SOURCES &&
        !find(job, piece_at(of)))
      return false;
  }
  return true;
}

/* The root comes first; the others in the order of their making. */
static size_t place(const struct piece *root, bool has_address) {
  size_t size = has_address ? past_words(root) - first_word(root) : 0;
  for (size_t i = 0; i < piece_count; i++) {
    struct piece *piece = &pieces[i];
    if (!piece->found || piece->has_address != has_address || piece == root)
      continue;
    piece->placed = size;
    size += past_words(piece) - first_word(piece);
  }
  return size;
}

/* ---- Writing ---------------------------------------------------------- */

static void write_word(const freeze_job *job, size_t at) {
  size_t of;
  size_t offset;
  uintptr_t word = without_padding(at);
  if (is_address(at, &of)) {
    base_of(job, of, &offset);
    word = offset;
  }
  fprintf(job->out, "%#jx,\n", (uintmax_t)word);
}

static void write_piece(const freeze_job *job, const struct piece *piece) {
  for (size_t at = first_word(piece); at < past_words(piece);
       at += sizeof(uintptr_t))
    write_word(job, at);
}

static void write_pieces(const freeze_job *job, const struct piece *root,
                         bool has_address) {
  fprintf(job->out, "static const alignas(max_align_t) uintptr_t %s_%s[] = {\n",
          job->name, has_address ? "words" : "constants");
  if (has_address)
    write_piece(job, root);
  for (const struct piece *p = pieces; p < pieces + piece_count; p++)
    if (p->found && p->has_address == has_address && p != root)
      write_piece(job, p);
  fprintf(job->out, "0};\n");
}

/* Which of the words are addresses from the base. */
static size_t write_addresses(const freeze_job *job, ww_base base) {
  size_t count = 0;
  for (const struct piece *p = pieces; p < pieces + piece_count; p++) {
    if (!p->found || !p->has_address)
      continue;
    for (size_t at = first_word(p); at < past_words(p);
         at += sizeof(uintptr_t)) {
      size_t of;
      size_t offset;
      if (!is_address(at, &of) || base_of(job, of, &offset) != base)
        continue;
      fprintf(job->out, "%zu,\n",
              (p->placed + at - first_word(p)) / sizeof(uintptr_t));
      count++;
    }
  }
  return count;
}

static void write_frozen(const freeze_job *job, const struct piece *root) {
  size_t counts[WW_BASES];
  size_t size = place(root, true);
  place(root, false);
  write_pieces(job, root, true);
  write_pieces(job, root, false);
  fprintf(job->out, "static const uint32_t %s_addresses[] = {\n", job->name);
  for (int base = 0; base < WW_BASES; base++)
    counts[base] = write_addresses(job, (ww_base)base);
  fprintf(job->out,
          "0};\nstatic const ww_frozen %s = {\n"
          "  %s_words, %zu, %s_constants, %s_addresses, {",
          job->name, job->name, size, job->name, job->name);
  for (int base = 0; base < WW_BASES; base++)
    fprintf(job->out, "%zu, ", counts[base]);
  fprintf(job->out, "}};\n");
}

bool freeze_write(const freeze_job *job) {
  struct piece *root = piece_at((size_t)((const char *)job->root - regions[0]));
  if (used[0] != used[1]) {
    fprintf(stderr, "freeze: the same takes %zu bytes, then %zu\n", used[0],
            used[1]);
    return false;
  }
  for (size_t i = 0; i < piece_count; i++)
    pieces[i].found = pieces[i].has_address = false;
  root->has_address = true; /* it is the beginning of the words */
  if (!find(job, root))
    return false;
  write_frozen(job, root);
  return true;
}
