// SPDX-License-Identifier: EUPL-1.2
// Patterns part any word in small letters. What is a word, and which words are left alone, is decided here.
#include "text/hyphenation.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/file.h"
#include "text/patterns.h"

static const char system_folder[] = "/usr/share/hyphen";

enum { LEAST_LETTERS = 6, MOST_LETTERS = PATTERN_LETTERS };

typedef struct HyphenationLanguage {
    const char *name, *file;
    size_t left, right; // letters that stay together at a word's ends
} HyphenationLanguage;

static const HyphenationLanguage languages[] = {
    { "nl", "hyph_nl_NL.dic", 2, 2 },
    { "en", "hyph_en_GB.dic", 2, 3 },
};

enum { LANGUAGES = sizeof languages / sizeof *languages };

struct Hyphenation {
    char *folder;
    bool looked_for[LANGUAGES];
    Patterns *patterns[LANGUAGES]; // NULL where there are none
};

Slice hyphenation_system_folder(void)
{
    return slice_of(system_folder);
}

Hyphenation *hyphenation_new(Slice folder)
{
    Hyphenation *hyphenation = g_new0(Hyphenation, 1);
    hyphenation->folder = folder.len ? g_strndup(folder.at, folder.len) : g_strdup(system_folder);
    return hyphenation;
}

void hyphenation_free(Hyphenation *hyphenation)
{
    if (!hyphenation)
        return;
    for (size_t i = 0; i < LANGUAGES; i++)
        patterns_close(hyphenation->patterns[i]);
    g_free(hyphenation->folder);
    g_free(hyphenation);
}

static const Patterns *patterns_of(Arena *arena, Hyphenation *hyphenation, size_t language)
{
    if (!hyphenation->looked_for[language]) {
        Slice folder = slice_of(hyphenation->folder), file = slice_of(languages[language].file);
        hyphenation->looked_for[language] = true;
        hyphenation->patterns[language] = patterns_open(path_join(arena, folder, file).at);
    }
    return hyphenation->patterns[language];
}

// A run of letters in small letters, with where each begins.
typedef struct Letters {
    uint32_t code[MOST_LETTERS];
    size_t at[MOST_LETTERS];
    size_t count;
} Letters;

// An address, a file's name, or a word whose places somebody has chosen.
static bool is_left_alone(Slice word)
{
    if (slice_find(word, S("://")) < word.len || slice_find(word, S("www.")) < word.len ||
        slice_find(word, S("\u00AD")) < word.len)
        return true;
    for (size_t i = 0; i < word.len; i++) {
        if (strchr("@_\\=", word.at[i]))
            return true;
        if (word.at[i] == '.' && i && i + 1 < word.len && g_ascii_isalnum(word.at[i - 1]) &&
            g_ascii_isalnum(word.at[i + 1]))
            return true;
    }
    return false;
}

// The letters from the front of `*rest`, and how many bytes they take. False where they are no word to part.
static bool letters_read(Slice *rest, Letters *letters)
{
    const char *start = rest->at;
    uint32_t first = 0;
    bool good = true;
    letters->count = 0;
    while (rest->len) {
        Slice ahead = *rest;
        uint32_t code = utf8_next(&ahead);
        if (g_unichar_isdigit(code) || g_unichar_ismark(code))
            good = false;
        else if (!g_unichar_isalpha(code))
            break;
        if (letters->count == 0)
            first = code;
        // "IJ" begins a Dutch word as one letter.
        bool begins = letters->count == 0 || (letters->count == 1 && first == 'I' && code == 'J');
        if (g_unichar_tolower(code) != code && !begins)
            good = false;
        if (letters->count == MOST_LETTERS)
            good = false;
        else {
            letters->code[letters->count] = g_unichar_tolower(code);
            letters->at[letters->count++] = (size_t)(rest->at - start);
        }
        *rest = ahead;
    }
    return good && letters->count >= LEAST_LETTERS;
}

static bool is_vowel(uint32_t code)
{
    gunichar base = 0;
    g_unichar_fully_decompose(code, false, &base, 1);
    return base < 0x80 ? strchr("aeiouy", (int)base) != NULL
                       : base == 0xE6 || base == 0xF8 || base == 0x153;
}

// The patterns part the consonant that joins two words off from both: "tevredenheid-s-enquête". A piece
// without a vowel goes with the piece before it; the first one to the piece after it.
static void join_pieces_without_vowel(const Letters *letters, bool breaks[MOST_LETTERS])
{
    bool has_vowel = false;
    size_t from = 0;
    for (size_t i = 0; i < letters->count; i++) {
        if (breaks[i] && !has_vowel)
            breaks[from ? from : i] = false;
        if (breaks[i]) {
            from = i;
            has_vowel = false;
        }
        has_vowel = has_vowel || is_vowel(letters->code[i]);
    }
    if (!has_vowel)
        breaks[from] = false;
}

// breaks[i]: may the word be parted before letter i? False where nothing is known of it.
static bool find_breaks(const Patterns *patterns, const HyphenationLanguage *language,
                        const Letters *letters, bool breaks[MOST_LETTERS])
{
    if (!patterns_find(patterns, letters->code, letters->count, breaks))
        return false;
    for (size_t i = 0; i < letters->count; i++) {
        // Before a letter with a trema no break: at the end of a line the trema goes ("geïnd", "ge-ind"), and
        // a soft hyphen cannot take it away.
        uint32_t code = letters->code[i];
        bool trema = code == 0xE4 || code == 0xEB || code == 0xEF || code == 0xF6 || code == 0xFC;
        breaks[i] =
            breaks[i] && i >= language->left && letters->count - i >= language->right && !trema;
    }
    join_pieces_without_vowel(letters, breaks);
    return true;
}

static void add_word(Buffer *out, const Patterns *patterns, const HyphenationLanguage *language,
                     Slice word)
{
    if (word.len < LEAST_LETTERS || is_left_alone(word)) {
        buffer_add(out, word);
        return;
    }
    for (Slice rest = word; rest.len;) {
        Letters letters;
        bool breaks[MOST_LETTERS] = { false };
        Slice run = rest;
        bool good =
            letters_read(&rest, &letters) && find_breaks(patterns, language, &letters, breaks);
        run.len -= rest.len;
        if (!run.len) { // no letter
            utf8_next(&rest);
            run.len = (size_t)(rest.at - run.at);
        }
        size_t from = 0;
        for (size_t i = 1; good && i < letters.count; i++) {
            if (!breaks[i])
                continue;
            buffer_add(out, slice_part(run, from, letters.at[i]));
            buffer_add(out, S("\u00AD"));
            from = letters.at[i];
        }
        buffer_add(out, slice_part(run, from, run.len));
    }
}

Slice text_hyphenate(Arena *arena, Hyphenation *hyphenation, Slice language, Slice text)
{
    size_t found = 0;
    for (; found < LANGUAGES; found++) { // "nl" and "nl-NL" are "nl", "nld" is not
        Slice name = slice_of(languages[found].name);
        if (slice_starts(language, name) &&
            (language.len == name.len || language.at[name.len] == '-'))
            break;
    }
    const Patterns *patterns = found < LANGUAGES ? patterns_of(arena, hyphenation, found) : NULL;
    if (!patterns)
        return text;
    Buffer out = { 0 };
    for (Slice rest = text; rest.len;) {
        size_t word = 0;
        while (word < rest.len && !strchr(" \t\r\n", rest.at[word]))
            word++;
        add_word(&out, patterns, &languages[found], slice_part(rest, 0, word));
        if (word < rest.len)
            buffer_add_byte(&out, rest.at[word++]);
        rest = slice_part(rest, word, rest.len);
    }
    Slice result = out.len == text.len ? text : slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return result;
}
