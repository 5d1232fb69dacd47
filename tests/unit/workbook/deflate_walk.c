// SPDX-License-Identifier: EUPL-1.2
// The last block of a stream is where zlib stops for it, whatever kinds of blocks there are; of a spoiled stream nothing is said
// that zlib does not say.
#include "workbook/deflate_walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>
#include <zlib.h>

enum { ROOM = 1 << 18 };

// By zlib, which stops at each block. False where it is no stream, or something stands behind it.
static bool last_by_zlib(Slice packed, Bytef *room, LastBlock *last, size_t *unpacked)
{
    enum { UNUSED = 7, LAST = 64, AT_END = 128 };
    z_stream z = { .next_in = (Bytef *)(uintptr_t)packed.at,
                   .avail_in = (uInt)packed.len,
                   .next_out = room,
                   .avail_out = ROOM };
    bool good = true, ended = false;
    assert_int_equal(inflateInit2(&z, -MAX_WBITS), Z_OK);
    *last = (LastBlock){ 0 };
    while (good && !ended) {
        int status = inflate(&z, Z_BLOCK);
        uint64_t here = (uint64_t)z.total_in * 8 - (uint64_t)(z.data_type & UNUSED);
        good = (status == Z_OK || status == Z_STREAM_END) && z.data_type & AT_END;
        ended = good && z.data_type & LAST;
        *(ended ? &last->end : &last->begin) = here;
    }
    *unpacked = z.total_out;
    inflateEnd(&z);
    return good && (last->end + 7) / 8 == packed.len;
}

// Rows of a sheet, noise, or one byte many times.
static void fill(GRand *random, char *bytes, size_t len, int kind)
{
    for (size_t at = 0; at < len;) {
        char text[64];
        int got = kind == 0 ? g_snprintf(text, sizeof text, "<c r=\"B%d\"><v>%d</v></c>",
                                         g_rand_int_range(random, 1, 9999),
                                         g_rand_int_range(random, 1, 5))
                  : kind == 1
                      ? g_snprintf(text, sizeof text, "%c", (char)g_rand_int_range(random, 1, 256))
                      : g_snprintf(text, sizeof text, "x");
        size_t part = (size_t)got < len - at ? (size_t)got : len - at;
        memcpy(bytes + at, text, part);
        at += part;
    }
}

static size_t pack(const char *bytes, size_t len, int level, int strategy, char *out)
{
    z_stream z = { .next_in = (Bytef *)(uintptr_t)bytes, .avail_in = (uInt)len };
    assert_int_equal(deflateInit2(&z, level, Z_DEFLATED, -MAX_WBITS, 9, strategy), Z_OK);
    z.next_out = (Bytef *)out;
    z.avail_out = ROOM;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    size_t packed = z.total_out;
    deflateEnd(&z);
    return packed;
}

typedef struct Room {
    GRand *random;
    char bytes[ROOM], packed[ROOM];
    Bytef unpacked[ROOM];
} Room;

static size_t pack_any(Room *room, int turn, size_t *len)
{
    static const int strategies[] = { Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE };
    *len = turn % 7 ? (size_t)g_rand_int_range(room->random, 0, 5000)
                    : (size_t)g_rand_int_range(room->random, 0, 200000);
    fill(room->random, room->bytes, *len, turn % 3);
    return pack(room->bytes, *len, turn % 10, strategies[turn / 10 % 4], room->packed);
}

static void the_last_block_is_where_zlib_says(void **state)
{
    enum { TURNS = 400 };
    Room *room = malloc(sizeof *room);
    (void)state;
    assert_non_null(room);
    room->random = g_rand_new_with_seed(11);
    for (int turn = 0; turn < TURNS; turn++) {
        LastBlock last, wanted;
        size_t len, unpacked;
        Slice packed = { room->packed, pack_any(room, turn, &len) };
        assert_true(last_by_zlib(packed, room->unpacked, &wanted, &unpacked));
        assert_true(deflate_find_last(packed, len, &last));
        assert_int_equal(last.begin, wanted.begin);
        assert_int_equal(last.end, wanted.end);
        assert_false(deflate_find_last(packed, len + 1, &last));
        assert_false(deflate_find_last(slice_part(packed, 0, packed.len - 1), len, &last));
    }
    g_rand_free(room->random);
    free(room);
}

// In memory of its own, so that a byte too far is seen.
static void hold_against_zlib(Room *room, const char *bytes, size_t len, size_t unpacked)
{
    LastBlock last, wanted;
    size_t got;
    char *own = malloc(len + !len);
    assert_non_null(own);
    memcpy(own, bytes, len);
    Slice packed = { own, len };
    // zlib looks at more than the walk does, so it may refuse what the walk takes.
    bool good = last_by_zlib(packed, room->unpacked, &wanted, &got),
         walked = deflate_find_last(packed, good ? got : unpacked, &last);
    if (good) {
        assert_true(walked);
        assert_int_equal(last.begin, wanted.begin);
        assert_int_equal(last.end, wanted.end);
    }
    free(own);
}

static void spoiled_streams_are_no_more_than_zlib_takes(void **state)
{
    enum { TURNS = 300, SPOILS = 20 };
    Room *room = malloc(sizeof *room);
    (void)state;
    assert_non_null(room);
    room->random = g_rand_new_with_seed(12);
    for (int turn = 0; turn < TURNS; turn++) {
        size_t len, packed = pack_any(room, turn % 7 ? turn : turn + 1, &len);
        for (int i = 0; i < SPOILS; i++) {
            size_t at = (size_t)g_rand_int_range(room->random, 0, (gint32)packed),
                   to = i % 2 ? packed : at;
            char before = room->packed[at];
            room->packed[at] = (char)(before ^ 1 << g_rand_int_range(room->random, 0, 8));
            hold_against_zlib(room, room->packed, to, len);
            room->packed[at] = before;
        }
    }
    g_rand_free(room->random);
    free(room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_block_is_where_zlib_says),
        cmocka_unit_test(spoiled_streams_are_no_more_than_zlib_takes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
