// SPDX-License-Identifier: EUPL-1.2
// Text as a piece of somebody else's bytes: a pointer and a length. A slice owns nothing and need not
// end in NUL. Text from outside is checked to be UTF-8 once, where it is read.
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct Slice {
    const char *at;
    size_t len;
} Slice;

// A slice of a string literal, and the two halves of printf's "%.*s".
#define S(literal) ((Slice){ (literal), sizeof(literal) - 1 })
#define SLICE_ARGS(s) (int)(s).len, (s).at

// A slice of a NUL-terminated string; NULL gives the empty slice.
Slice slice_of(const char *text);

// `s` from byte `from` (included) to byte `to` (excluded), both clipped to the length.
Slice slice_part(Slice s, size_t from, size_t to);

// A copy in the arena; the bytes after it are NUL, so `.at` is also a C string.
Slice slice_copy(Arena *arena, Slice s);

// Both texts, one behind the other, in the arena, followed by NUL.
Slice slice_join(Arena *arena, Slice a, Slice b);

// Text put together as printf does, in the arena, followed by NUL. Not for %f, %g or %e: their decimal
// sign follows the locale.
Slice slice_print(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

// What spreadsheets call a column: "C" for column 2, "AB" for column 27. In the arena.
Slice column_letters(Arena *arena, size_t column);

bool slice_equal(Slice a, Slice b);

// Bytewise order: below 0, 0, above 0.
int slice_compare(Slice a, Slice b);

// FNV-1a, 64 bits: the same for the same bytes, and as good as never for others.
uint64_t slice_hash(Slice s);

bool slice_starts(Slice s, Slice prefix);
bool slice_ends(Slice s, Slice suffix);

// As slice_starts, where the letters A–Z of `s` count as small ones; `prefix` has only small ones.
bool slice_starts_folded(Slice s, Slice prefix);

// Is it one of these, "na|voor|vanaf", where the letters A–Z count as small ones?
bool slice_is_one_of(Slice s, const char *words);

// Is it one of these, letter by letter?
bool slice_is_exactly_one_of(Slice s, const char *words);

// The length of the first of these that `s` begins with; 0 where there is none.
size_t slice_start_among(Slice s, const char *words);

// Byte position of the first `needle` in `s`, or s.len where there is none.
size_t slice_find(Slice s, Slice needle);

// Without white space (also NBSP, thin spaces, BOM) at both ends.
Slice slice_trim(Slice s);

// Cut the next line off the front of `*rest`, without its LF, CRLF or CR. False when nothing is left.
bool slice_next_line(Slice *rest, Slice *line);

// Cut the text before the next `separator` off the front of `*rest`. False when nothing is left.
bool slice_next_field(Slice *rest, char separator, Slice *field);

// Whole number, decimal, no sign, the whole of `s`. False where it is not one or does not fit.
bool slice_to_u64(Slice s, uint64_t *value);

// The text, or as many whole words of its beginning as leave it, with the ellipsis after them, no more than
// `most` code points; of a longer word its beginning. In the arena, or the text itself.
Slice text_first_words(Arena *arena, Slice s, size_t most);

// Of ASCII alone.
static inline bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool ascii_is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static inline bool ascii_is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline bool ascii_is_hex(char c)
{
    return ascii_is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

// Position of the first byte that is not valid UTF-8 (RFC 3629: no overlong forms, no surrogates), or
// s.len where all of it is valid.
size_t utf8_invalid_at(Slice s);

// Cut the next code point off the front of `*rest` (valid UTF-8). 0 when nothing is left.
uint32_t utf8_next(Slice *rest);

// Write the code point at `out` (room for 4 bytes). Returns the number of bytes.
size_t utf8_encode(uint32_t code, char out[4]);

// Number of code points.
size_t utf8_count(Slice s);

// `s` as it may stand in a document: CRLF and CR become a newline, U+2028 and U+2029 a space, and control
// characters other than newline and tab, noncharacters and invalid bytes U+FFFD, Word's private signs what
// they stand for (so columns stay where they were). Returns `s` itself where nothing changes, else a copy in
// the arena.
Slice text_clean(Arena *arena, Slice s);

// The form in which headings, labels and names are compared: NFKC, case folded, quotes and dashes made
// plain, runs of white space (also NBSP and newlines) one space, none at the ends. In the arena.
Slice text_key(Arena *arena, Slice s);

// Edit distance in code points (insert, delete, replace, swap of neighbours), for "did you mean".
size_t text_distance(Slice a, Slice b);

#endif
