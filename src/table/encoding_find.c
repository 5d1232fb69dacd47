// SPDX-License-Identifier: EUPL-1.2
// UTF-8 shows itself: text in another encoding is hardly ever valid UTF-8 by accident. So the whole file is
// looked through (a fraction of the time that reading it takes), because the first é of a long file may
// stand in its last row. A file that is UTF-8 but for a few bytes was glued together from two files: that
// is for the user to know, not for us to guess at.
#include "table/encoding_find.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "table/encoding_guess.h"

enum { LOOK_BYTES = 64 * 1024, SEQUENCE_MAX = 4, PAIRS_LOOKED_AT = 2048 };

// Bytes of text that were looked at: how many sequences of more than one byte, and how many bytes that
// belong to none.
typedef struct ByteTally {
    size_t sequences;
    size_t invalid;
} ByteTally;

// Look at `s`. `last` says that no bytes follow; else up to three at the end may wait for the rest of their
// sequence. Returns the bytes dealt with. Sequences are counted once an invalid byte was met: only then
// does their number matter.
static size_t tally_block(Slice s, bool last, bool count, ByteTally *tally)
{
    for (Slice rest = s;;) {
        size_t valid = utf8_invalid_at(rest);
        for (size_t i = 0; count && i < valid; i++)
            tally->sequences += ((unsigned char)rest.at[i] & 0xC0) == 0xC0;
        rest = slice_part(rest, valid, rest.len);
        if (rest.len == 0 || (!last && rest.len < SEQUENCE_MAX))
            return s.len - rest.len;
        tally->invalid++;
        rest = slice_part(rest, 1, rest.len);
    }
}

static ssize_t read_at(int file, char *into, size_t room, off_t from)
{
    ssize_t got;
    do
        got = pread(file, into, room, from);
    while (got < 0 && errno == EINTR);
    return got;
}

// Look through the file from byte `from`; what is before it was dealt with. False where that cannot be
// done (a pipe).
static bool tally_from(int file, off_t from, bool count, ByteTally *tally)
{
    char *block = malloc(LOOK_BYTES);
    if (!block)
        out_of_memory(LOOK_BYTES);
    bool whole = false;
    size_t kept = 0;
    while (!whole) {
        ssize_t got = read_at(file, block + kept, LOOK_BYTES - kept, from + (off_t)kept);
        if (got < 0)
            break;
        whole = got == 0;
        size_t len = kept + (size_t)got,
               used = tally_block((Slice){ block, len }, whole, count, tally);
        from += (off_t)used;
        kept = len - used;
        memmove(block, block + used, kept);
        if (tally->invalid && !count)
            break;
    }
    free(block);
    return whole || tally->invalid;
}

// What the file holds that is not ASCII. False where it cannot be looked through: then `tally` knows its
// head only.
static bool tally_file(int file, Slice head, bool ended, ByteTally *tally)
{
    size_t done = tally_block(head, ended, true, tally);
    if (ended)
        return true;
    ByteTally rest = { 0, tally->invalid };
    if (!tally_from(file, (off_t)done, tally->invalid > 0, &rest))
        return false;
    if (rest.invalid && !tally->invalid) {
        rest = (ByteTally){ 0, 0 };
        tally_from(file, (off_t)done, true, &rest);
    }
    tally->invalid = rest.invalid;
    tally->sequences += rest.sequences;
    return true;
}

// UTF-16 without its mark: Latin text has a zero in nearly every pair of bytes, always on the same side.
static const char *utf16_by_zeros(Slice head)
{
    size_t pairs = head.len / 2 < PAIRS_LOOKED_AT ? head.len / 2 : PAIRS_LOOKED_AT, first = 0,
           second = 0;
    for (size_t i = 0; i < pairs; i++) {
        first += head.at[2 * i] == 0;
        second += head.at[2 * i + 1] == 0;
    }
    size_t more = first > second ? first : second, fewer = first + second - more;
    if (more * 2 <= pairs || fewer * 8 > pairs)
        return NULL;
    return second > first ? "UTF-16LE" : "UTF-16BE";
}

bool utf8_damaged(int file, Slice head, bool ended)
{
    ByteTally tally = { 0, 0 };
    return !tally_file(file, head, ended, &tally) || tally.invalid > 0;
}

EncodingFound encoding_find(int file, Slice head, bool ended)
{
    EncodingFound found = { .encoding = "UTF-8" };
    if (slice_starts(head, S("%PDF-")) || slice_starts(head, S("\x1F\x8B")) ||
        slice_starts(head, S("\xFD"
                             "7zXZ"))) {
        found.form = FORM_OTHER;
        return found;
    }
    if (slice_starts(head, S("\xFF\xFE")))
        return (EncodingFound){ .encoding = "UTF-16LE", .mark = 2, .certain = true };
    if (slice_starts(head, S("\xFE\xFF")))
        return (EncodingFound){ .encoding = "UTF-16BE", .mark = 2, .certain = true };
    if (slice_starts(head, S("\xEF\xBB\xBF")))
        return (EncodingFound){ .encoding = "UTF-8",
                                .mark = 3,
                                .certain = true,
                                .damaged = utf8_damaged(file, head, ended) };
    const char *utf16 = utf16_by_zeros(head);
    if (utf16)
        return (EncodingFound){ .encoding = utf16 };

    ByteTally tally = { 0, 0 };
    bool whole = tally_file(file, head, ended, &tally);
    if (tally.invalid > tally.sequences) {
        EncodingGuess guess = encoding_guess(file, head, ended);
        found.encoding = guess.encoding;
        found.doubted = guess.doubted;
    } else {
        found.damaged = !whole || tally.invalid > 0;
    }
    return found;
}
