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

bool key_word_is_one_of(Slice word, const char *words)
{
    if (word.len == 0 || memchr(word.at, '|', word.len))
        return false;
    // Searched as one text: most words are in no list, and a heading is held against hundreds.
    const char *at = words, *end = words + strlen(words);
    while ((at = memmem(at, (size_t)(end - at), word.at, word.len))) {
        const char *after = at + word.len;
        if ((at == words || at[-1] == '|') && (after == end || *after == '|'))
            return true;
        at = after;
    }
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
