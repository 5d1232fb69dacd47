// SPDX-License-Identifier: EUPL-1.2
// libdeflate packs and unpacks whole streams, and tells of no block. zlib stops at each, but unpacks all that
// stands before it, eight times as slowly as a walk that only counts: a third of the time of a file that is
// packed fast. Of a code only its length matters here, and how many bytes it stands for.
#include "workbook/deflate_walk.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

enum {
    CODE_BITS = 15,
    LITERALS = 288,
    DISTANCES = 32,
    LENGTH_CODES = 19,
    END_OF_BLOCK = 256,
    WORD_BITS = 64,
    BYTE_BITS = 8,
};

// ---- bits ----

typedef struct Bits {
    const unsigned char *begin, *at, *end;
    uint64_t value; // the next bits, the first lowest
    unsigned count; // of those, how many count
} Bits;

// At least 56 bits, as far as there are so many: enough for a length, a distance and what belongs to them.
static inline void refill(Bits *bits)
{
    if (bits->end - bits->at >= (ptrdiff_t)sizeof bits->value) {
        uint64_t word;
        memcpy(&word, bits->at, sizeof word);
        bits->value |= le64toh(word) << bits->count;
        bits->at += (WORD_BITS - 1 - bits->count) / BYTE_BITS;
        bits->count |= WORD_BITS - BYTE_BITS;
        return;
    }
    for (; bits->count <= WORD_BITS - BYTE_BITS && bits->at < bits->end; bits->count += BYTE_BITS)
        bits->value |= (uint64_t)*bits->at++ << bits->count;
}

static inline bool drop(Bits *bits, unsigned count)
{
    if (count > bits->count)
        return false;
    bits->value >>= count;
    bits->count -= count;
    return true;
}

static inline unsigned look(const Bits *bits, unsigned count)
{
    return (unsigned)(bits->value & ((1U << count) - 1));
}

// False where there are not so many left.
static bool take(Bits *bits, unsigned count, unsigned *value)
{
    refill(bits);
    *value = look(bits, count);
    return drop(bits, count);
}

static uint64_t place(const Bits *bits)
{
    return (uint64_t)(bits->at - bits->begin) * BYTE_BITS - bits->count;
}

// ---- codes ----

// What a code stands for: so many bytes, and as many more as the `extra` bits behind it say. Of none it is
// the end of the block.
typedef struct Code {
    uint16_t bytes;
    uint8_t length; // in bits; 0: there is no such code
    uint8_t extra;
} Code;

// By the next bits, as many as the longest code has.
typedef struct Codes {
    unsigned bits;
    Code code[1 << CODE_BITS];
} Codes;

static unsigned reversed(unsigned code, unsigned length)
{
    unsigned result = 0;
    for (unsigned i = 0; i < length; i++)
        result |= (code >> i & 1) << (length - 1 - i);
    return result;
}

// `meaning` by symbol. False where more codes are given than there are.
static bool make_codes(Codes *codes, const uint8_t *length, size_t count, const Code *meaning)
{
    unsigned number[CODE_BITS + 2] = { 0 }, next[CODE_BITS + 2] = { 0 };
    for (size_t i = 0; i < count; i++)
        number[length[i]] += length[i] > 0;
    codes->bits = CODE_BITS;
    while (codes->bits > 1 && !number[codes->bits])
        codes->bits--;
    for (unsigned bits = 1; bits <= codes->bits; bits++) {
        next[bits + 1] = (next[bits] + number[bits]) << 1;
        if (next[bits] + number[bits] > 1U << bits)
            return false;
    }
    memset(codes->code, 0, sizeof *codes->code << codes->bits);
    for (size_t i = 0; i < count; i++) {
        if (!length[i])
            continue;
        Code code = meaning[i];
        code.length = length[i];
        for (size_t at = reversed(next[length[i]]++, length[i]); at < (size_t)1 << codes->bits;
             at += (size_t)1 << length[i])
            codes->code[at] = code;
    }
    return true;
}

// ---- a block ----

typedef struct Walk {
    Bits bits;
    uint64_t bytes; // so far
    Code literal[LITERALS], distance[DISTANCES], symbol[LENGTH_CODES];
    Codes lengths, distances;
} Walk;

// RFC 1951, 3.2.5: from 265 on every four lengths have a bit more, from distance 4 on every two.
static void fill_meanings(Walk *walk)
{
    enum { FIRST_LENGTH = 257, LONGEST = 285, LONGEST_BYTES = 258, SHORTEST_BYTES = 3 };
    unsigned bytes = SHORTEST_BYTES;
    for (int i = 0; i < END_OF_BLOCK; i++)
        walk->literal[i].bytes = 1;
    for (int i = FIRST_LENGTH; i < LONGEST; i++) {
        unsigned extra = i < 265 ? 0 : (unsigned)(i - 261) / 4;
        walk->literal[i] = (Code){ .bytes = (uint16_t)bytes, .extra = (uint8_t)extra };
        bytes += 1U << extra;
    }
    walk->literal[LONGEST].bytes = LONGEST_BYTES;
    for (int i = LONGEST + 1; i < LITERALS; i++)
        walk->literal[i].bytes = UINT16_MAX; // which no stream has
    for (int i = 0; i < DISTANCES; i++)
        walk->distance[i].extra = (uint8_t)(i < 4 ? 0 : (i - 2) / 2);
    for (int i = 0; i < LENGTH_CODES; i++)
        walk->symbol[i].bytes = (uint16_t)i;
}

// 3.2.6
static bool fixed_codes(Walk *walk)
{
    uint8_t length[LITERALS], five[DISTANCES];
    for (int i = 0; i < LITERALS; i++)
        length[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
    memset(five, 5, sizeof five);
    return make_codes(&walk->lengths, length, LITERALS, walk->literal) &&
           make_codes(&walk->distances, five, DISTANCES, walk->distance);
}

// One of the lengths of codes, or several that are alike. False where that is none.
static bool take_lengths(Walk *walk, uint8_t *length, unsigned most, unsigned *count)
{
    enum { REPEAT = 16, ZEROS = 17, MANY_ZEROS = 18 };
    Bits *bits = &walk->bits;
    unsigned more = 0;
    refill(bits);
    Code code = walk->lengths.code[look(bits, walk->lengths.bits)];
    if (!code.length || !drop(bits, code.length))
        return false;
    if (code.bytes < REPEAT) {
        length[(*count)++] = (uint8_t)code.bytes;
        return true;
    }
    if (!take(bits, code.bytes == REPEAT ? 2 : code.bytes == ZEROS ? 3 : 7, &more))
        return false;
    more += code.bytes == MANY_ZEROS ? 11 : 3;
    if (more > most - *count || (code.bytes == REPEAT && !*count))
        return false;
    memset(length + *count, code.bytes == REPEAT ? length[*count - 1] : 0, more);
    *count += more;
    return true;
}

// 3.2.7
static bool own_codes(Walk *walk)
{
    static const uint8_t order[LENGTH_CODES] = { 16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                 11, 4,  12, 3, 13, 2, 14, 1, 15 };
    uint8_t length[LITERALS + DISTANCES] = { 0 }, first[LENGTH_CODES] = { 0 };
    unsigned literals, distances, firsts, count = 0, bits;
    if (!take(&walk->bits, 5, &literals) || !take(&walk->bits, 5, &distances) ||
        !take(&walk->bits, 4, &firsts))
        return false;
    literals += 257;
    distances += 1;
    for (unsigned i = 0; i < firsts + 4; i++) {
        if (!take(&walk->bits, 3, &bits))
            return false;
        first[order[i]] = (uint8_t)bits;
    }
    if (literals > LITERALS || !make_codes(&walk->lengths, first, LENGTH_CODES, walk->symbol))
        return false;
    while (count < literals + distances)
        if (!take_lengths(walk, length, literals + distances, &count))
            return false;
    return make_codes(&walk->distances, length + literals, distances, walk->distance) &&
           make_codes(&walk->lengths, length, literals, walk->literal);
}

static bool pass_codes(Walk *walk)
{
    const Codes *lengths = &walk->lengths, *distances = &walk->distances;
    Bits bits = walk->bits;
    uint64_t bytes = 0;
    for (;;) {
        refill(&bits);
        Code code = lengths->code[look(&bits, lengths->bits)];
        if (!code.length || !drop(&bits, code.length))
            return false;
        bytes += code.bytes + look(&bits, code.extra);
        if (!code.bytes)
            break;
        if (code.bytes == 1)
            continue;
        if (!drop(&bits, code.extra))
            return false;
        Code distance = distances->code[look(&bits, distances->bits)];
        if (!distance.length || !drop(&bits, (unsigned)distance.length + distance.extra))
            return false;
    }
    walk->bits = bits;
    walk->bytes += bytes;
    return true;
}

// 3.2.4
static bool pass_stored(Walk *walk)
{
    Bits *bits = &walk->bits;
    unsigned len, complement;
    if (!drop(bits, bits->count % BYTE_BITS) || !take(bits, 16, &len) ||
        !take(bits, 16, &complement) || len != (complement ^ 0xFFFF))
        return false;
    const unsigned char *at = bits->at - bits->count / BYTE_BITS;
    if ((size_t)(bits->end - at) < len)
        return false;
    *bits = (Bits){ .begin = bits->begin, .at = at + len, .end = bits->end };
    walk->bytes += len;
    return true;
}

bool deflate_find_last(Slice packed, size_t unpacked, LastBlock *last)
{
    enum { STORED, FIXED, OWN };
    Walk *walk = memory_alloc(sizeof *walk);
    bool good = true;
    unsigned is_last = 0, type;
    memset(walk->literal, 0, sizeof walk->literal);
    memset(walk->distance, 0, sizeof walk->distance);
    memset(walk->symbol, 0, sizeof walk->symbol);
    fill_meanings(walk);
    walk->bytes = 0;
    walk->bits = (Bits){ .begin = (const unsigned char *)packed.at,
                         .at = (const unsigned char *)packed.at,
                         .end = (const unsigned char *)packed.at + packed.len };
    while (good && !is_last) {
        last->begin = place(&walk->bits);
        good = take(&walk->bits, 1, &is_last) && take(&walk->bits, 2, &type);
        if (good && type == STORED)
            good = pass_stored(walk);
        else if (good)
            good = (type == FIXED ? fixed_codes(walk) : type == OWN && own_codes(walk)) &&
                   pass_codes(walk);
    }
    last->end = place(&walk->bits);
    good = good && walk->bytes == unpacked &&
           (last->end + BYTE_BITS - 1) / BYTE_BITS == (uint64_t)packed.len;
    free(walk);
    return good;
}
