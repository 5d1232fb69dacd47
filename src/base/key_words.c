// SPDX-License-Identifier: EUPL-1.2
#include "base/key_words.h"

#include <string.h>

static bool is_word_byte(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
}

bool key_word_next(Slice *rest, Slice *word)
{
    size_t start = 0, end;
    while (start < rest->len && !is_word_byte(rest->at[start]))
        start++;
    for (end = start; end < rest->len && is_word_byte(rest->at[end]); end++)
        continue;
    *word = slice_part(*rest, start, end);
    *rest = slice_part(*rest, end, rest->len);
    return word->len > 0;
}

// Does the word that begins at `at` end after `len` bytes?
static bool ends_after(const char *at, size_t len)
{
    return at[len] == '|' || at[len] == '\0';
}

bool key_word_is_one_of(Slice word, const char *words)
{
    enum { LONGEST = 255 }; // no list has a longer word
    char sought[1 + LONGEST + 1];
    if (word.len == 0 || word.len > LONGEST || memchr(word.at, '|', word.len) ||
        memchr(word.at, '\0', word.len))
        return false;
    sought[0] = '|';
    memcpy(sought + 1, word.at, word.len);
    sought[1 + word.len] = '\0';
    if (strncmp(words, sought + 1, word.len) == 0 && ends_after(words, word.len))
        return true;
    // All others searched as one text, each behind its bar: most words are in no list, a heading is held
    // against hundreds, and few of these begin as it does.
    for (const char *at = words; (at = strstr(at, sought)); at++)
        if (ends_after(at + 1, word.len))
            return true;
    return false;
}

bool key_words_among(Slice key, const char *wanted, const char *beside)
{
    bool found = false;
    for (Slice word; key_word_next(&key, &word);) {
        bool is_wanted = key_word_is_one_of(word, wanted);
        if (!is_wanted && !key_word_is_one_of(word, beside))
            return false;
        found = found || is_wanted;
    }
    return found;
}
