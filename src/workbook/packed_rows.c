// SPDX-License-Identifier: EUPL-1.2
// Blocks stand in a ring in the order in which they came. Who adds one takes the oldest out,
// packed, and puts it down; where that one is not packed yet, the caller packs what waits rather
// than wait itself.
#include "workbook/packed_rows.h"

#include <errno.h>
#include <fcntl.h>
#include <libdeflate.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "base/path.h"

enum { KEPT_IN_MEMORY = 1 << 20, THREADS_MOST = 16, BLOCKS_A_THREAD = 3 };

typedef enum BlockState {
    BLOCK_FREE,
    BLOCK_WAITS,
    BLOCK_BUSY,
    BLOCK_PACKED,
    BLOCK_FAILED
} BlockState;

typedef struct PackedBlock {
    PackedRows *rows;
    Buffer bytes, packed;
    uint32_t crc, packed_crc;
    BlockState state;
} PackedBlock;

struct RowPacker {
    Arena *arena;
    Slice folder;
    PackedRows **rows;
    size_t rows_count, rows_room;
    DeflateEffort effort;
    Deflater *deflater; // the caller's own
    OutputError error;
    pthread_t thread[THREADS_MOST];
    int threads, threads_most; // that run, beside the caller; and that may
    pthread_mutex_t lock;      // of all that follows
    pthread_cond_t waits, packed;
    bool ended;
    PackedBlock block[(THREADS_MOST + 1) * BLOCKS_A_THREAD];
    size_t blocks;       // of those that are in use
    size_t oldest, used; // the ring
};

// Of a lock that is one, what can fail is to make it.
static void must(int error)
{
    if (error)
        out_of_memory(0);
}

RowPacker *row_packer_new(Arena *arena, Slice folder, int threads, DeflateEffort effort)
{
    RowPacker *packer = arena_one(arena, RowPacker);
    int others = threads - 1;
    packer->arena = arena;
    packer->folder = folder;
    packer->threads_most = others < 0 ? 0 : others > THREADS_MOST ? THREADS_MOST : others;
    packer->blocks = (size_t)(packer->threads_most + 1) * BLOCKS_A_THREAD;
    packer->effort = effort;
    packer->deflater = deflater_new(effort);
    must(pthread_mutex_init(&packer->lock, NULL));
    must(pthread_cond_init(&packer->waits, NULL));
    must(pthread_cond_init(&packer->packed, NULL));
    return packer;
}

PackedRows *row_packer_rows(RowPacker *packer, DeflateContent content)
{
    PackedRows *rows = arena_one(packer->arena, PackedRows);
    packer->rows = arena_grow(packer->arena, packer->rows, sizeof(PackedRows *), packer->rows_count,
                              &packer->rows_room);
    packer->rows[packer->rows_count++] = rows;
    rows->content = content;
    rows->file = -1;
    return rows;
}

static BlockState pack(PackedBlock *block, Deflater *deflater)
{
    block->packed.len = 0;
    bool good =
        deflate_block(deflater, block->rows->content, buffer_slice(&block->bytes), &block->packed);
    block->crc = libdeflate_crc32(0, block->bytes.bytes, block->bytes.len);
    block->packed_crc = libdeflate_crc32(0, block->packed.bytes, block->packed.len);
    return good ? BLOCK_PACKED : BLOCK_FAILED;
}

// The oldest that nobody packs yet; false where there is none. The lock is held before and after.
static bool pack_one(RowPacker *packer, Deflater *deflater)
{
    for (size_t i = 0; i < packer->used; i++) {
        PackedBlock *block = &packer->block[(packer->oldest + i) % packer->blocks];
        if (block->state != BLOCK_WAITS)
            continue;
        block->state = BLOCK_BUSY;
        must(pthread_mutex_unlock(&packer->lock));
        BlockState state = pack(block, deflater);
        must(pthread_mutex_lock(&packer->lock));
        block->state = state;
        must(pthread_cond_signal(&packer->packed));
        return true;
    }
    return false;
}

static void *run(void *argument)
{
    RowPacker *packer = argument;
    Deflater *deflater = deflater_new(packer->effort);
    must(pthread_mutex_lock(&packer->lock));
    for (;;) {
        if (pack_one(packer, deflater))
            continue;
        if (packer->ended)
            break;
        must(pthread_cond_wait(&packer->waits, &packer->lock));
    }
    must(pthread_mutex_unlock(&packer->lock));
    deflater_free(deflater);
    return NULL;
}

static void fail(RowPacker *packer, const char *step, int reason)
{
    if (!packer->error.step)
        packer->error = (OutputError){ step, reason ? reason : EIO };
}

// A file that goes with the process; -1 on failure.
static int open_unnamed(const RowPacker *packer)
{
    Slice path = path_join(packer->arena, packer->folder, S("rows"));
    int file = open(path.at, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0 || unlink(path.at) == 0)
        return file;
    close(file);
    return -1;
}

static bool write_all(int file, Slice bytes)
{
    while (bytes.len) {
        ssize_t put = write(file, bytes.at, bytes.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes = slice_part(bytes, (size_t)put, bytes.len);
    }
    return true;
}

static void put_in_file(RowPacker *packer, PackedRows *rows)
{
    errno = 0;
    if (rows->file < 0)
        rows->file = open_unnamed(packer);
    if (rows->file < 0 || !write_all(rows->file, buffer_slice(&rows->rest)))
        fail(packer, "write", errno);
    rows->filed += rows->rest.len;
    rows->rest.len = 0;
}

// The oldest block goes behind the others of its rows.
static void put_down(RowPacker *packer, PackedBlock *block)
{
    PackedRows *rows = block->rows;
    if (block->state == BLOCK_FAILED)
        fail(packer, "check", EIO);
    rows->crc = (uint32_t)crc32_combine(rows->crc, block->crc, (z_off_t)block->bytes.len);
    rows->packed_crc =
        (uint32_t)crc32_combine(rows->packed_crc, block->packed_crc, (z_off_t)block->packed.len);
    rows->size += block->bytes.len;
    rows->packed_size += block->packed.len;
    buffer_add(&rows->rest, buffer_slice(&block->packed));
    if (rows->rest.len > KEPT_IN_MEMORY)
        put_in_file(packer, rows);
    block->bytes.len = 0;
    block->state = BLOCK_FREE;
}

// Puts down the oldest, once it is packed. The lock is held.
static void take_oldest(RowPacker *packer)
{
    PackedBlock *block = &packer->block[packer->oldest];
    while (block->state < BLOCK_PACKED)
        if (!pack_one(packer, packer->deflater))
            must(pthread_cond_wait(&packer->packed, &packer->lock));
    packer->oldest = (packer->oldest + 1) % packer->blocks;
    packer->used--;
    put_down(packer, block);
}

void row_packer_add(RowPacker *packer, PackedRows *rows, Buffer *block)
{
    if (!block->len)
        return;
    must(pthread_mutex_lock(&packer->lock));
    if (packer->used == packer->blocks)
        take_oldest(packer);
    PackedBlock *next = &packer->block[(packer->oldest + packer->used++) % packer->blocks];
    Buffer free_one = next->bytes;
    next->rows = rows;
    next->bytes = *block;
    next->state = BLOCK_WAITS;
    *block = free_one;
    must(pthread_cond_signal(&packer->waits));
    must(pthread_mutex_unlock(&packer->lock));
    if (next->bytes.len < ROWS_BLOCK)
        return;
    // Without more threads the caller packs all.
    while (packer->threads < packer->threads_most &&
           pthread_create(&packer->thread[packer->threads], NULL, run, packer) == 0)
        packer->threads++;
    packer->threads_most = packer->threads;
}

OutputError row_packer_finish(RowPacker *packer)
{
    must(pthread_mutex_lock(&packer->lock));
    while (packer->used)
        take_oldest(packer);
    packer->ended = true;
    must(pthread_cond_broadcast(&packer->waits));
    must(pthread_mutex_unlock(&packer->lock));
    for (; packer->threads; packer->threads--)
        must(pthread_join(packer->thread[packer->threads - 1], NULL));
    return packer->error;
}

Deflater *row_packer_deflater(RowPacker *packer)
{
    return packer->deflater;
}

void row_packer_end(RowPacker *packer)
{
    row_packer_finish(packer);
    for (size_t i = 0; i < packer->rows_count; i++) {
        if (packer->rows[i]->file >= 0)
            close(packer->rows[i]->file);
        buffer_free(&packer->rows[i]->rest);
    }
    for (size_t i = 0; i < packer->blocks; i++) {
        buffer_free(&packer->block[i].bytes);
        buffer_free(&packer->block[i].packed);
    }
    deflater_free(packer->deflater);
    must(pthread_mutex_destroy(&packer->lock));
    must(pthread_cond_destroy(&packer->waits));
    must(pthread_cond_destroy(&packer->packed));
}
