// "Financi\x89n" is a word in code page 850, and none in Windows-1252, where that byte is the sign of a
// promille. So every byte beyond ASCII gets points in each encoding, by what it would be there and what
// stands beside it: Dutch, French and German words hold few accents, and within a word no signs at all.
#include "ingest/encoding_guess.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
    for (ssize_t got; occurrences->count < ENOUGH && (got = pread(file, block, BLOCK, from)) > 0; from += got)
        add_all(occurrences, (Slice){ block, (size_t)got });
    free(block);
}

static bool is_one_of(const char *sign, const char *signs)
{
    return strstr(signs, sign) != NULL;
}

// ---- points ----

static int small_letter(const char *sign, Beside before, Beside after)
{
    if (before == BESIDE_LARGE && after == BESIDE_LARGE)
        return -3;
    if (before && after)
        return is_one_of(sign, "éëèêïüöäçóß") ? 3 : 2;
    if (!before && !after)
        return strcmp(sign, "à") == 0 ? 1 : -2;
    return is_one_of(sign, "éè") ? 2 : strcmp(sign, "à") == 0;
}

static int large_letter(const char *sign, Beside before, Beside after)
{
    if (before == BESIDE_SMALL)
        return -3;
    if (!before && !after)
        return -1;
    return is_one_of(sign, "ÉËÈÏÜÖÄ") ? 2 : 1;
}

static int points(const char *sign, Beside before, Beside after)
{
    bool within = before && after, apart = !before && !after;
    if (!*sign)
        return -6;
    if (is_one_of(sign, "éëèêïüöäçóáàûôîâñúíßœæ"))
        return small_letter(sign, before, after);
    if (is_one_of(sign, "ÉËÈÊÏÜÖÄÇÓÁÀÔÎÂÑÚÍŒÆÛ"))
        return large_letter(sign, before, after);
    if (is_one_of(sign, "’´\u00A0"))
        return within ? 3 : apart ? 1 : 2;
    if (is_one_of(sign, "‘"))
        return within || apart ? 0 : 2;
    if (is_one_of(sign, "“”„‚«»"))
        return within ? -3 : apart ? 0 : 3;
    if (is_one_of(sign, "–—…•·€°§½¼¾²³©®™"))
        return within ? -3 : 1;
    if (is_one_of(sign, "ŠšŽžŸÿøØåÅãÃõÕìòùýÝÙÌÒ"))
        return -1;
    return within ? -4 : apart ? -1 : -2;
}

// The sign of a byte, or an empty text where it has none.
static void decode(const char *encoding, unsigned char byte, char sign[8])
{
    char one = (char)byte;
    gsize len = 0;
    char *text = g_convert(&one, 1, "UTF-8", encoding, NULL, &len, NULL);
    bool control = text && len == 2 && (unsigned char)text[0] == 0xC2 && (unsigned char)text[1] < 0xA0;
    g_strlcpy(sign, text && !control ? text : "", 8);
    g_free(text);
}

static long score(const Occurrences *occurrences, const char *encoding)
{
    long sum = 0;
    for (int byte = FIRST_BEYOND; byte < 256; byte++) {
        char sign[8];
        decode(encoding, (unsigned char)byte, sign);
        for (int before = 0; before < BESIDES; before++)
            for (int after = 0; after < BESIDES; after++)
                if (occurrences->of[byte][before][after])
                    sum += (long)occurrences->of[byte][before][after] *
                           points(sign, (Beside)before, (Beside)after);
    }
    return sum;
}

EncodingGuess encoding_guess(int file, Slice head, bool ended)
{
    enum { CLEARLY = 3 };
    static const char *const others[] = { "CP850", "MACINTOSH", "CP437" }; // of equal ones the first
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
