// SPDX-License-Identifier: EUPL-1.2
// The file stays as it is: a table finds the line of a pattern by its letters, and its digits are read where
// a word has those letters. A tenth of the steps that a state machine of all patterns takes to be made.
#include "text/patterns.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/slice.h"

struct Patterns {
    Arena *arena;
    GMappedFile *file;
    const char *text;
    bool utf8;
    size_t longest; // letters of a pattern
    // At a place that its letters give, or the next free one: where it begins; 0 is free
    uint32_t *line;
    size_t places; // a power of two
};

// Above every digit, and even: no break.
enum { DIGIT_CHANGES = 10 };

static const uint32_t hash_start = 2166136261u;

static uint32_t hash_letter(uint32_t hash, char letter)
{
    return (hash ^ (unsigned char)letter) * 16777619u;
}

// Behind a '/' stands how the spelling changes.
static bool in_pattern(char c)
{
    return (unsigned char)c > ' ' && c != '/';
}

// Has the line these letters, and no others?
static bool has_letters(const char *line, const char *letters, size_t count)
{
    size_t found = 0;
    for (; in_pattern(*line); line++)
        if (!ascii_is_digit(*line) && (found == count || *line != letters[found++]))
            return false;
    return found == count;
}

static uint32_t *find_line(const Patterns *patterns, uint32_t hash, const char *letters,
                           size_t count)
{
    size_t place = (hash ^ hash >> 15) & (patterns->places - 1);
    while (patterns->line[place] &&
           !has_letters(patterns->text + patterns->line[place], letters, count))
        place = (place + 1) & (patterns->places - 1);
    return &patterns->line[place];
}

// A line of other things, as LEFTHYPHENMIN, has letters that no word has.
static void add_line(Patterns *patterns, size_t at)
{
    char letters[PATTERN_LETTERS];
    uint32_t hash = hash_start;
    size_t count = 0;
    for (const char *c = patterns->text + at; in_pattern(*c); c++) {
        if (ascii_is_digit(*c))
            continue;
        if (count == sizeof letters)
            return;
        hash = hash_letter(hash, *c);
        letters[count++] = *c;
    }
    if (count)
        *find_line(patterns, hash, letters, count) = (uint32_t)at;
    patterns->longest = count > patterns->longest ? count : patterns->longest;
}

static void read_lines(Patterns *patterns, Slice rest)
{
    size_t lines = 1;
    for (const char *c = rest.at; (c = memchr(c, '\n', (size_t)(rest.at + rest.len - c))); c++)
        lines++;
    patterns->places = 64;
    while (patterns->places < 2 * lines)
        patterns->places *= 2;
    patterns->line = arena_many(patterns->arena, uint32_t, patterns->places);
    // Each ends with a line feed, so that it is known where it ends.
    for (const char *end; (end = memchr(rest.at, '\n', rest.len));) {
        add_line(patterns, (size_t)(rest.at - patterns->text));
        rest = slice_part(rest, (size_t)(end - rest.at) + 1, rest.len);
    }
}

// NULL where no such file is there. Where it is and cannot be read the process ends: without it the same
// input would give other lines.
static GMappedFile *map(const char *path)
{
    GError *error = NULL;
    GMappedFile *file = g_mapped_file_new(path, FALSE, &error);
    while (!file && g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_INTR)) {
        g_clear_error(&error);
        file = g_mapped_file_new(path, FALSE, &error);
    }
    if (!file && g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOMEM))
        out_of_memory(0);
    if (!file && !g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT) &&
        !g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NODEV)) {
        fprintf(stderr, "cxscan: %s\n", error->message);
        exit(3);
    }
    g_clear_error(&error);
    return file;
}

Patterns *patterns_open(const char *path)
{
    GMappedFile *file = map(path);
    if (!file)
        return NULL;
    Arena *arena = arena_new();
    Patterns *patterns = arena_one(arena, Patterns);
    Slice rest = { g_mapped_file_get_contents(file), g_mapped_file_get_length(file) };
    *patterns = (Patterns){ .arena = arena, .file = file, .text = rest.at };
    Slice encoding = S("");
    bool fits = rest.len <= UINT32_MAX && slice_next_line(&rest, &encoding);
    patterns->utf8 = slice_equal(encoding, S("UTF-8"));
    if (!fits || !(patterns->utf8 || slice_equal(encoding, S("ISO8859-1")))) {
        patterns_close(patterns);
        return NULL;
    }
    read_lines(patterns, rest);
    return patterns;
}

void patterns_close(Patterns *patterns)
{
    if (!patterns)
        return;
    g_mapped_file_unref(patterns->file);
    arena_free(patterns->arena);
}

// The letters as the file writes them, with a '.' before and behind, and where each begins. False where it
// has no sign for one.
static bool encode(const Patterns *patterns, const uint32_t *letter, size_t count, char *word,
                   size_t *at)
{
    size_t len = 0;
    word[len++] = '.';
    for (size_t i = 0; i < count; i++) {
        at[i] = len;
        if (patterns->utf8)
            len += utf8_encode(letter[i], word + len);
        else if (letter[i] < 0x100)
            word[len++] = (char)(unsigned char)letter[i];
        else
            return false;
    }
    at[count] = len;
    word[len] = '.';
    return true;
}

// The digits of a pattern whose first letter is there; of all patterns the highest digit counts.
static void apply(const char *line, unsigned char *digit)
{
    const char *end = line;
    while (in_pattern(*end))
        end++;
    for (; line < end; line++) {
        if (!ascii_is_digit(*line)) {
            digit++;
            continue;
        }
        unsigned char value = (unsigned char)(*line - '0');
        if (*end == '/' && value % 2)
            value = DIGIT_CHANGES;
        *digit = value > *digit ? value : *digit;
    }
}

bool patterns_find(const Patterns *patterns, const uint32_t *letter, size_t count, bool *breaks)
{
    char word[PATTERN_LETTERS * 4 + 2];
    unsigned char digit[sizeof word + 1] = { 0 };
    size_t at[PATTERN_LETTERS + 1];
    if (count > PATTERN_LETTERS || !encode(patterns, letter, count, word, at))
        return false;
    size_t len = at[count] + 1;
    for (size_t from = 0; from < len; from++) {
        uint32_t hash = hash_start;
        for (size_t i = from; i < len && i < from + patterns->longest; i++) {
            hash = hash_letter(hash, word[i]);
            const uint32_t *line = find_line(patterns, hash, word + from, i + 1 - from);
            if (*line)
                apply(patterns->text + *line, digit + from);
        }
    }
    for (size_t i = 0; i < count; i++)
        breaks[i] = digit[at[i]] % 2;
    return true;
}
