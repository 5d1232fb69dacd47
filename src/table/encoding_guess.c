// SPDX-License-Identifier: EUPL-1.2
// "Financi\x89n" is a word in code page 850, and none in Windows-1252, where that byte is the sign of a
// promille. So every byte beyond ASCII gets points in each encoding, by what it would be there and what
// stands beside it: Dutch, French and German words hold few accents, and within a word no signs at all.
#include "table/encoding_guess.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

enum { BLOCK = 64 * 1024, ENOUGH = 50000, FIRST_BEYOND = 0x80 };

// What stands beside a byte. A byte beyond ASCII counts as a small letter.
typedef enum Beside { BESIDE_NONE, BESIDE_SMALL, BESIDE_LARGE, BESIDES } Beside;

// How often each byte stands between what.
typedef struct Occurrences {
    size_t of[256][BESIDES][BESIDES];
    size_t count;
    unsigned char last[2]; // the two bytes before
} Occurrences;

static Beside beside(unsigned char byte)
{
    if (byte >= FIRST_BEYOND || g_ascii_islower((char)byte))
        return BESIDE_SMALL;
    return g_ascii_isupper((char)byte) ? BESIDE_LARGE : BESIDE_NONE;
}

// `byte` follows the two before it; the one in the middle is counted.
static void add(Occurrences *occurrences, unsigned char byte)
{
    unsigned char middle = occurrences->last[1];
    if (middle >= FIRST_BEYOND) {
        occurrences->of[middle][beside(occurrences->last[0])][beside(byte)]++;
        occurrences->count++;
    }
    occurrences->last[0] = middle;
    occurrences->last[1] = byte;
}

static void add_all(Occurrences *occurrences, Slice bytes)
{
    for (size_t i = 0; i < bytes.len && occurrences->count < ENOUGH; i++)
        add(occurrences, (unsigned char)bytes.at[i]);
}

static void add_file(Occurrences *occurrences, int file, off_t from)
{
    char *block = malloc(BLOCK);
    if (!block)
        out_of_memory(BLOCK);
    for (ssize_t got; occurrences->count < ENOUGH && (got = pread(file, block, BLOCK, from)) > 0;
         from += got)
        add_all(occurrences, (Slice){ block, (size_t)got });
    free(block);
}

// ---- points ----

typedef enum CharacterKind {
    KIND_NO_SIGN,
    KIND_SMALL,
    KIND_LARGE,
    KIND_WITHIN, // stands within words as well
    KIND_OPENS,
    KIND_QUOTES,
    KIND_SIGN,
    KIND_SELDOM, // a letter of other languages
    KIND_STRANGE,
} CharacterKind;

static CharacterKind kind_of(const char *sign)
{
    static const struct {
        const char *signs;
        CharacterKind kind;
    } kinds[] = {
        { "éëèêïüöäçóáàûôîâñúíßœæ", KIND_SMALL },
        { "ÉËÈÊÏÜÖÄÇÓÁÀÔÎÂÑÚÍŒÆÛ", KIND_LARGE },
        { "’´\u00A0", KIND_WITHIN },
        { "‘", KIND_OPENS },
        { "“”„‚«»", KIND_QUOTES },
        { "–—…•·€°§½¼¾²³©®™", KIND_SIGN },
        { "ŠšŽžŸÿøØåÅãÃõÕìòùýÝÙÌÒ", KIND_SELDOM },
    };
    if (!*sign)
        return KIND_NO_SIGN;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strstr(kinds[i].signs, sign))
            return kinds[i].kind;
    return KIND_STRANGE;
}

static int small_letter(const char *sign, Beside before, Beside after)
{
    if (before == BESIDE_LARGE && after == BESIDE_LARGE)
        return -3;
    if (before && after)
        return strstr("éëèêïüöäçóß", sign) ? 3 : 2;
    if (!before && !after)
        return strcmp(sign, "à") == 0 ? 1 : -2;
    return strstr("éè", sign) ? 2 : strcmp(sign, "à") == 0;
}

static int large_letter(const char *sign, Beside before, Beside after)
{
    if (before == BESIDE_SMALL)
        return -3;
    if (!before && !after)
        return -1;
    return strstr("ÉËÈÏÜÖÄ", sign) ? 2 : 1;
}

static int points(const char *sign, CharacterKind kind, Beside before, Beside after)
{
    bool within = before && after, apart = !before && !after;
    switch (kind) {
    case KIND_NO_SIGN: return -6;
    case KIND_SMALL: return small_letter(sign, before, after);
    case KIND_LARGE: return large_letter(sign, before, after);
    case KIND_WITHIN: return within ? 3 : apart ? 1 : 2;
    case KIND_OPENS: return within || apart ? 0 : 2;
    case KIND_QUOTES: return within ? -3 : apart ? 0 : 3;
    case KIND_SIGN: return within ? -3 : 1;
    case KIND_SELDOM: return -1;
    case KIND_STRANGE: break;
    }
    return within ? -4 : apart ? -1 : -2;
}

// The sign of a byte, or an empty text where it has none.
static void decode(iconv_t converter, unsigned char byte, char sign[8])
{
    char *from = &(char){ (char)byte }, *to = sign;
    size_t from_left = 1, to_left = 7;
    bool known = iconv(converter, &from, &from_left, &to, &to_left) != (size_t)-1;
    bool control =
        to - sign == 2 && (unsigned char)sign[0] == 0xC2 && (unsigned char)sign[1] < 0xA0;
    *(known && !control ? to : sign) = '\0';
}

static long score_of_byte(const size_t of[BESIDES][BESIDES], const char *sign)
{
    long sum = 0;
    CharacterKind kind = kind_of(sign);
    for (int before = 0; before < BESIDES; before++)
        for (int after = 0; after < BESIDES; after++)
            if (of[before][after])
                sum += (long)of[before][after] * points(sign, kind, (Beside)before, (Beside)after);
    return sum;
}

static long score(const Occurrences *occurrences, const char *encoding)
{
    iconv_t converter = encoding_open(encoding);
    static const size_t never[BESIDES][BESIDES];
    long sum = 0;
    for (int byte = FIRST_BEYOND; byte < 256; byte++) {
        char sign[8];
        if (memcmp(occurrences->of[byte], never, sizeof never) == 0)
            continue;
        decode(converter, (unsigned char)byte, sign);
        sum += score_of_byte(occurrences->of[byte], sign);
    }
    iconv_close(converter);
    return sum;
}

EncodingGuess encoding_guess(int file, Slice head, bool ended)
{
    enum { CLEARLY = 3 };
    static const char *const others[] = { "CP850", "MACINTOSH",
                                          "CP437" }; // of equal ones the first
    EncodingGuess guess = { .encoding = "WINDOWS-1252" };
    Occurrences *occurrences = calloc(1, sizeof *occurrences);
    if (!occurrences)
        out_of_memory(sizeof *occurrences);
    add_all(occurrences, head);
    if (!ended)
        add_file(occurrences, file, (off_t)head.len);
    add(occurrences, '\n');
    long usual = score(occurrences, guess.encoding), best = usual + CLEARLY - 1;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        long other = score(occurrences, others[i]);
        if (other > best && other > 0) {
            best = other;
            guess.encoding = others[i];
        }
    }
    guess.doubted = strcmp(guess.encoding, "WINDOWS-1252") == 0 && usual < 0;
    free(occurrences);
    return guess;
}
