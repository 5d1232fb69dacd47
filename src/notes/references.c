// SPDX-License-Identifier: EUPL-1.2
#include "notes/references.h"

#include "language/reading.h"

// ---- references ----

typedef struct CitationWord {
    const char *words;
    CitationKind kind;
} CitationWord;

static const CitationWord words[] = {
    { reading_cite_question, CITE_QUESTION },
    { reading_cite_interview, CITE_INTERVIEW },
    { reading_cite_document, CITE_DOCUMENT },
};
enum { WORDS_COUNT = sizeof words / sizeof *words };

// Nor those at the start of U+00A0, which keeps "gesprek 4" on one line.
static Slice without_spaces(Slice text)
{
    while (slice_starts(text, S(" ")) || slice_starts(text, S("\u00a0")))
        text = slice_part(text, text.at[0] == ' ' ? 1 : 2, text.len);
    return text;
}

static bool take_number(Slice *rest, uint64_t *number)
{
    size_t len = 0;
    while (len < rest->len && ascii_is_digit(rest->at[len]))
        len++;
    bool read = len <= 6 && slice_to_u64(slice_part(*rest, 0, len), number);
    *rest = slice_part(*rest, read ? len : 0, rest->len);
    return read;
}

static bool same_word(Slice text, Slice word)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (text.len != word.len || (c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c) != word.at[i])
            return false;
    }
    return text.len > 0;
}

// Which word it is, or which one it must be: two slips of the pen at most, in a word of some length.
static bool find_word(Slice text, Citation *citation)
{
    enum { SLIPS = 2, LONG = 5 };
    size_t nearest = SLIPS + 1;
    for (int i = 0; i < WORDS_COUNT; i++) {
        for (Slice rest = slice_of(words[i].words), word; slice_next_field(&rest, '|', &word);) {
            if (same_word(text, word)) {
                citation->kind = words[i].kind;
                return true;
            }
            size_t distance =
                text.len >= LONG && word.len >= LONG ? text_distance(text, word) : nearest;
            if (distance < nearest) {
                nearest = distance;
                citation->kind = CITE_MISSPELT;
                citation->meant = words[i].kind;
            }
        }
    }
    return nearest <= SLIPS;
}

// "1.3", or a word and a number.
static bool read_one(Slice *rest, Citation *citation)
{
    size_t letters = 0;
    while (letters < rest->len && ascii_is_letter(rest->at[letters]))
        letters++;
    Slice word = slice_part(*rest, 0, letters);
    *rest = slice_part(*rest, letters, rest->len);
    if (letters) {
        if (rest->len && rest->at[0] == '.') // "doc. 2"
            *rest = slice_part(*rest, 1, rest->len);
        *rest = without_spaces(*rest);
    }
    citation->kind = CITE_QUESTION;
    if ((letters && !find_word(word, citation)) || !take_number(rest, &citation->number))
        return false;
    if (citation->kind != CITE_QUESTION)
        return true;
    citation->pillar = citation->number;
    if (!rest->len || rest->at[0] != '.')
        return false;
    *rest = slice_part(*rest, 1, rest->len);
    return take_number(rest, &citation->number);
}

static Slice divider(Slice rest)
{
    Slice bare = without_spaces(rest);
    size_t len = slice_start_among(bare, reading_cite_divider);
    Slice after = len ? without_spaces(slice_part(bare, len, bare.len)) : rest;
    return (Slice){ rest.at, rest.len - after.len };
}

bool citation_next(Slice *rest, Citation *citation)
{
    *citation = (Citation){ .before = { rest->at, 0 } };
    citation->before = divider(*rest);
    Slice left = slice_part(*rest, citation->before.len, rest->len);
    const char *from = left.at;
    if (!read_one(&left, citation))
        return false;
    citation->text = (Slice){ from, (size_t)(left.at - from) };
    if (left.len && divider(left).len == 0)
        return false;
    *rest = left;
    return true;
}

static bool is_citation(Slice inside)
{
    Citation citation;
    bool first = true;
    if (divider(inside).len)
        return false;
    while (inside.len) {
        if (!citation_next(&inside, &citation) || (!first && citation.before.len == 0))
            return false;
        first = false;
    }
    return !first;
}

// ---- holes ----

static Hole tag_at(Slice text, size_t from)
{
    Slice rest = slice_part(text, from, text.len);
    bool triple = slice_starts(rest, S("{{{"));
    size_t open = triple ? 3 : 2, close = slice_find(rest, triple ? S("}}}") : S("}}"));
    bool closed = close < rest.len;
    return (Hole){ .kind = HOLE_TAG,
                   .name = slice_trim(slice_part(rest, open, close)),
                   .at = from,
                   .len = closed ? close + open : rest.len };
}

bool tag_is_closed(Slice written)
{
    return slice_ends(written, slice_starts(written, S("{{{")) ? S("}}}") : S("}}"));
}

// The bytes of `text`, which begins with "[", up to its "]"; to the end where something else comes first that
// no citation holds.
static size_t closing_bracket(Slice text)
{
    for (size_t i = 1; i < text.len; i++)
        if (text.at[i] == ']' || text.at[i] == '[' || text.at[i] == '{')
            return text.at[i] == ']' ? i : text.len;
    return text.len;
}

bool hole_find(Slice text, size_t from, Hole *hole)
{
    for (size_t i = from; i < text.len; i++) {
        Slice rest = slice_part(text, i, text.len);
        if (slice_starts(rest, S("{{"))) {
            *hole = tag_at(text, i);
            return true;
        }
        size_t close = text.at[i] == '[' ? closing_bracket(rest) : rest.len;
        Slice inside = slice_part(rest, 1, close);
        if (close < rest.len && is_citation(inside)) {
            *hole = (Hole){ .kind = HOLE_REFERENCE, .name = inside, .at = i, .len = close + 1 };
            return true;
        }
    }
    return false;
}
