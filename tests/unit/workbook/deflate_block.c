// SPDX-License-Identifier: EUPL-1.2
// Packed blocks behind each other are one stream, for a reader that knows nothing of blocks.
#include "workbook/deflate_block.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>
#include <zlib.h>

// All at once, by zlib.
static void assert_unpacks_to(const Buffer *packed, const Buffer *wanted)
{
    z_stream z = { .next_in = (Bytef *)packed->bytes, .avail_in = (uInt)packed->len };
    Bytef *got = malloc(wanted->len + 1);
    assert_non_null(got);
    assert_int_equal(inflateInit2(&z, -MAX_WBITS), Z_OK);
    z.next_out = got;
    z.avail_out = (uInt)wanted->len + 1;
    assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
    assert_int_equal(z.avail_in, 0);
    assert_int_equal(z.total_out, wanted->len);
    assert_memory_equal(got, wanted->bytes, wanted->len);
    inflateEnd(&z);
    free(got);
}

typedef void (*Filler)(GRand *random, Buffer *block, size_t len);

static void fill_with_rows(GRand *random, Buffer *block, size_t len)
{
    while (block->len < len)
        buffer_print(block, "<c r=\"%c%d\" s=\"5\"><v>%d</v></c>",
                     g_rand_int_range(random, 'A', 'Z'), g_rand_int_range(random, 1, 9999),
                     g_rand_int_range(random, 1, 5));
    block->len = len;
}

// Which no packing makes smaller.
static void fill_with_noise(GRand *random, Buffer *block, size_t len)
{
    while (block->len < len)
        buffer_add_byte(block, (char)g_rand_int_range(random, 0, 256));
}

static void fill_with_one(GRand *random, Buffer *block, size_t len)
{
    char byte = (char)g_rand_int_range(random, 0, 256);
    while (block->len < len)
        buffer_add_byte(block, byte);
}

static void check_blocks(DeflateEffort effort)
{
    static const Filler fillers[] = { fill_with_rows, fill_with_noise, fill_with_one };
    static const size_t lengths[] = { 1, 2, 3, 7, 64, 1000, 65535, 65536, 70001, 1 << 20 };
    enum {
        BLOCKS = 300,
        LARGE = 20
    }; // most blocks are small, so that they end at every bit of a byte
    Deflater *deflater = deflater_new(effort);
    GRand *random = g_rand_new_with_seed(7);
    Buffer all = { 0 }, packed = { 0 };
    for (int i = 0; i < BLOCKS; i++) {
        size_t len = i % LARGE ? (size_t)g_rand_int_range(random, 1, 400)
                               : lengths[i / LARGE % (int)G_N_ELEMENTS(lengths)];
        Buffer block = { 0 };
        fillers[i % 3](random, &block, len);
        assert_true(
            deflate_block(deflater, (DeflateContent)(i % 2), buffer_slice(&block), &packed));
        buffer_add(&all, buffer_slice(&block));
        buffer_free(&block);
    }
    buffer_add(&packed, deflate_end);
    assert_unpacks_to(&packed, &all);
    buffer_free(&all);
    buffer_free(&packed);
    g_rand_free(random);
    deflater_free(deflater);
}

static void blocks_in_a_row_are_one_stream(void **state)
{
    (void)state;
    check_blocks(DEFLATE_SMALL);
    check_blocks(DEFLATE_FAST);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(blocks_in_a_row_are_one_stream) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
