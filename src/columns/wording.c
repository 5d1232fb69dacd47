// SPDX-License-Identifier: EUPL-1.2
// The handbook's statements are not ours to hand on: here stand only fingerprints, by which an export that
// asked them is known. A statement with examples in brackets has one with and one without them.
#include "columns/wording.h"

#include <string.h>

#include "base/entities.h"

// So many words, or letters, are no accident at the end of another sentence.
enum { WORDS_ENOUGH = 4, LETTERS_ENOUGH = 24, WORD_TELLING = 4 };

// Signs that text_key keeps and that are no letters: … – • and their like (U+2000 to U+2BFF), the soft
// hyphen and the joiners without width. Their length; 0 where `text` begins with a letter.
static size_t sign_length(Slice text)
{
    if (text.len >= 3 && text.at[0] == '\xE2' && (unsigned char)text.at[1] <= 0xAF)
        return 3;
    bool latin = text.len >= 2 && text.at[0] == '\xC2'; // U+0080 to U+00BF
    return latin ? 2 : 0;
}

Slice wording_key(Arena *arena, Slice text)
{
    Slice key = text_key(arena, markup_undone(arena, text));
    char *out = arena_alloc(arena, 1, key.len + 1);
    size_t used = 0;
    bool gap = false;
    for (Slice rest = key; rest.len;) {
        size_t sign = sign_length(rest);
        char c = rest.at[0];
        bool in_word =
            !sign && ((unsigned char)c >= 0x80 || ascii_is_digit(c) || (c >= 'a' && c <= 'z'));
        if (in_word) {
            if (gap && used)
                out[used++] = ' ';
            out[used++] = c;
            gap = false;
        } else {
            gap = gap || !(strchr("'`\"", c) || slice_starts(rest, S("\xC2\xAD")));
        }
        rest = slice_part(rest, sign ? sign : 1, rest.len);
    }
    return (Slice){ out, used };
}

size_t wording_count(Slice key)
{
    size_t words = key.len > 0;
    for (size_t i = 0; i < key.len; i++)
        words += key.at[i] == ' ';
    return words;
}

bool wording_ends(Slice key, Slice text)
{
    if (text.len == 0 || !slice_ends(key, text))
        return false;
    if (key.len == text.len)
        return true;
    bool is_long = text.len >= LETTERS_ENOUGH && wording_count(text) >= WORDS_ENOUGH;
    return is_long && key.at[key.len - text.len - 1] == ' ';
}

// ---- the handbook ----

// FNV-1a of a statement's key, read from its end.
static const struct {
    uint64_t fingerprint;
    int item;
} handbook[] = {
    { 0xff56d0cf7fc2aec3, 0 },  { 0x1388eeaa0825d925, 1 },  { 0x04bf836081d5d128, 2 },
    { 0x1a0ea7cadbb9df1c, 2 },  { 0x7c0e35f73b099d0e, 3 },  { 0x8e88bf7ad8a77883, 4 },
    { 0xd048e55cc046305f, 4 },  { 0x332c33b5f4c478d4, 5 },  { 0x5e70412e72c3fe2c, 5 },
    { 0xbadafd525b7f342e, 5 },  { 0xf50de052565efafe, 5 },  { 0x1c4efc9b6f17a02f, 6 },
    { 0x4f1daf36f56aab9b, 7 },  { 0x70afb4bcb2a4f9f5, 8 },  { 0xade7ccb37a9876f1, 8 },
    { 0xa46ab655ead14db4, 9 },  { 0xfe6b2698a65fcbd3, 9 },  { 0xa3be65b6c4419ad4, 10 },
    { 0x11dfac41341496e9, 11 }, { 0x18d9c2334dd809b0, 11 }, { 0x59540bc18e9f058d, 12 },
    { 0x25e9d0f7c1b1ab2e, 13 }, { 0x7ecfb7266c6cd2f3, 13 }, { 0xd8c6a8a6defc4ebd, 14 },
    { 0x9e0d0d8c76f350c8, 15 }, { 0x82d580e9f5b3f28f, 16 }, { 0x54c68e2f70696938, 17 },
    { 0x94892c97c2418ab3, 18 }, { 0xca36dbfc6d1291f0, 18 }, { 0x5a788b46560aec38, 19 },
    { 0x770e377ca8adc466, 20 }, { 0xf293e84146cfd9f5, 20 }, { 0x0b42b69c495dd86d, 21 },
    { 0xf7131d12caacf402, 22 }, { 0x7a5ca1b4b821b307, 23 }, { 0x5015a18ff252c88d, 24 },
    { 0xd15ded7497d468d2, 24 }, { 0x5355c16867f7608c, 25 }, { 0xc39d44e3ed592ccb, 25 },
    { 0x071747cf2b011ee6, 26 }, { 0xfc87e26981310006, 26 }, { 0xfc06c89179a25636, 27 },
    { 0x22940e03d50a08b5, 28 }, { 0x0ffd49cc45a82ae5, 29 }, { 0xaa597444c665bafd, 29 },
    { 0x4e79324dcbeb3463, 30 }, { 0x6071f0cc9ca97399, 30 }, { 0xd5dbb65b9d994c99, 31 },
    { 0xef664c5a53a65f60, 31 }, { 0xc02917c0b1e0f613, 32 }, { 0x718508a3c5ea5b81, 33 },
    { 0xed536b4d2327a34d, 33 }, { 0xb1bde99faf371cf1, 34 }, { 0xb3c8044e765b6b1d, 35 },
    { 0x50b0fb26bf1441d3, 36 }, { 0x1da7fb0dff0fc88d, 37 }, { 0x80f8fbfa7dcc4c7d, 37 },
    { 0xd927fc10276a3cc0, 38 }, { 0xe501674cb88f3bc9, 38 }, { 0x5283bd007e9ac95c, 39 },
    { 0x06ad3dc9a3f47bae, 40 }, { 0xb433fc7f5fa7fab2, 41 }, { 0x6476030e35878d2d, 42 },
    { 0x956291900c78c5c4, 43 }, { 0xbc250cd28439a901, 43 }, { 0x476a054584e8260e, 44 },
    { 0x4e08c70037337a33, 45 }, { 0xb0303f3440c4f46e, 46 }, { 0x43418b63eed0d3e5, 47 },
};

int wording_of_handbook(Slice key, size_t *from)
{
    uint64_t hash = 0xcbf29ce484222325;
    int found = -1;
    for (size_t at = key.len; at-- > 0;) {
        hash = (hash ^ (unsigned char)key.at[at]) * 0x100000001b3;
        if (at > 0 && key.at[at - 1] != ' ')
            continue;
        for (size_t i = 0; i < sizeof handbook / sizeof *handbook; i++) {
            if (handbook[i].fingerprint == hash) {
                found = handbook[i].item;
                *from = at;
            }
        }
    }
    return found;
}

Slice wording_tail(Arena *arena, Slice text, size_t len)
{
    size_t from = 0;
    for (size_t at = 1; at < text.len; at++) {
        bool starts =
            strchr(" \n\t.:-/>|)]([", text.at[at - 1]) != NULL || (text.at[at - 1] & 0x80);
        bool inside = (text.at[at] & 0xC0) == 0x80;
        if (!starts || inside)
            continue;
        size_t left = wording_key(arena, slice_part(text, at, text.len)).len;
        if (left < len)
            break;
        from = at;
    }
    return slice_trim(slice_part(text, from, text.len));
}

// ---- alike ----

bool wording_resembles(Slice a, Slice b)
{
    size_t words = 0, shared = 0;
    Slice fewer = wording_count(a) <= wording_count(b) ? a : b, more = fewer.at == a.at ? b : a;
    for (Slice rest = fewer, word; slice_next_field(&rest, ' ', &word);) {
        if (word.len < WORD_TELLING)
            continue;
        words++;
        bool met = false;
        for (Slice others = more, one; !met && slice_next_field(&others, ' ', &one);)
            met = slice_equal(one, word);
        shared += met;
    }
    return words ? shared * 2 >= words : slice_equal(a, b);
}
