// SPDX-License-Identifier: EUPL-1.2
// Drives a fuzz target without libFuzzer, in a build by any compiler: every seed as it is, then seeds with random
// changes, for a while. Two runs with one SEED make the same changes in the same order.
// usage: fuzz/TARGET [-s SECONDS] [-n SEED] FILE-OR-FOLDER...
//
// An input that ends the process is left in crash-TARGET, in the folder where the program was started.
#include "fuzz.h"

#include <signal.h>
#include <time.h>

enum { CHANGES_MOST = 6, GROWTH_MOST = 4096 };

typedef struct Seeds {
    Arena *arena;
    Diagnostics *d;
    Slice *items;
    size_t count, room;
} Seeds;

static void add(Seeds *seeds, Slice path)
{
    Slice *names, content;
    if (path_is_folder(path)) {
        size_t count = folder_list(seeds->arena, path, S(""), &names);
        for (size_t i = 0; i < count; i++)
            add(seeds, path_join(seeds->arena, path, names[i]));
    } else if (file_read(seeds->arena, seeds->d, path, path, &content)) {
        seeds->items = arena_grow(seeds->arena, seeds->items, sizeof *seeds->items, seeds->count,
                                  &seeds->room);
        seeds->items[seeds->count++] = content;
    }
}

// xorshift64* (Vigna 2016).
static uint64_t next(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 0x2545F4914F6CDD1Du;
}

static size_t below(uint64_t *state, size_t limit)
{
    return limit ? (size_t)(next(state) >> 33) % limit : 0;
}

// Takes `out` bytes away at a random place, and puts those of `in` there.
static void exchange(Slice *text, char *room, size_t at, size_t out, Slice in)
{
    memmove(room + at + in.len, room + at + out, text->len - at - out);
    memcpy(room + at, in.at, in.len);
    text->len = text->len - out + in.len;
}

static void change(Slice *text, char *room, const Seeds *seeds, uint64_t *state)
{
    static const char *const odd[] = { "\"",
                                       ";",
                                       ",",
                                       "\n",
                                       "\r",
                                       "\t",
                                       "\\",
                                       "{{",
                                       "}}",
                                       "<",
                                       ">",
                                       "&",
                                       ":",
                                       "-",
                                       "'",
                                       "#",
                                       "|",
                                       "*",
                                       "[",
                                       "]",
                                       "(",
                                       ")",
                                       "0",
                                       "9999999999",
                                       "\xEF\xBB\xBF",
                                       "\xC2\xA0",
                                       "\xFF",
                                       "\xE2\x80\xA8",
                                       "\xF0\x9F\x98\x80",
                                       "X",
                                       "=",
                                       "/",
                                       "\x1E" };
    size_t at = below(state, text->len + 1), left = text->len - at;
    Slice other = seeds->items[below(state, seeds->count)];
    char byte = (char)next(state);
    switch (below(state, 6)) {
    case 0: // other bits
        if (left)
            room[at] = (char)(room[at] ^ (1 << below(state, 8)));
        break;
    case 1: // a random byte
        exchange(text, room, at, left > 0, (Slice){ &byte, 1 });
        break;
    case 2: // syntax
        exchange(text, room, at, 0, slice_of(odd[below(state, sizeof odd / sizeof *odd)]));
        break;
    case 3: // a piece less
        exchange(text, room, at, below(state, (left < 64 ? left : 64) + 1), S(""));
        break;
    case 4: { // a piece of another seed
        size_t from = below(state, other.len + 1);
        exchange(text, room, at, 0, slice_part(other, from, from + below(state, 128)));
        break;
    }
    default: { // a piece twice
        char copy[128];
        size_t len = below(state, left < sizeof copy ? left + 1 : sizeof copy);
        memcpy(copy, room + at, len);
        exchange(text, room, at, 0, (Slice){ copy, len });
    }
    }
}

// So that a crash can be repeated: the input stands in the file until the target has come back.
static void run(Slice text, int keep)
{
    if (pwrite(keep, text.at, text.len, 0) != (ssize_t)text.len ||
        ftruncate(keep, (off_t)text.len) != 0)
        exit(2);
    LLVMFuzzerTestOneInput((const uint8_t *)text.at, text.len);
}

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static size_t run_changed(const Seeds *seeds, int keep, double seconds, uint64_t state)
{
    size_t runs = 0;
    for (double end = seconds_now() + seconds; seconds_now() < end && seeds->count; runs++) {
        Slice seed = seeds->items[below(&state, seeds->count)];
        char *room =
            malloc(seed.len + GROWTH_MOST); // of its own, so that reading past the end is seen
        if (!room)
            exit(2);
        memcpy(room, seed.at, seed.len);
        Slice text = { room, seed.len };
        for (size_t i = 1 + below(&state, CHANGES_MOST); i; i--)
            change(&text, room, seeds, &state);
        char *exact = malloc(text.len ? text.len : 1);
        if (!exact)
            exit(2);
        memcpy(exact, room, text.len);
        free(room);
        run((Slice){ exact, text.len }, keep);
        free(exact);
    }
    return runs;
}

int main(int argc, char **argv)
{
    Seeds seeds = { .arena = arena_new() };
    seeds.d = diagnostics_new(seeds.arena);
    double seconds = 0;
    uint64_t state = 1;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "-s") == 0 && i + 1 < argc)
            seconds = atoi(argv[++i]);
        else if (strcmp(argv[i], "-n") == 0 && i + 1 < argc)
            state = strtoull(argv[++i], NULL, 10) * 2 + 1;
        else
            add(&seeds, slice_of(argv[i]));
    }
    Slice name = slice_print(seeds.arena, "crash-%s", path_name(slice_of(argv[0])).at);
    int keep = open(name.at, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    double start = seconds_now();
    for (size_t i = 0; keep >= 0 && i < seeds.count; i++)
        run(seeds.items[i], keep);
    size_t runs = keep >= 0 ? run_changed(&seeds, keep, seconds, state) : 0;
    double took = seconds_now() - start;
    if (keep >= 0)
        unlink(name.at);
    printf("%zu seeds, %zu runs, %.0f a second\n", seeds.count, runs,
           took > 0 ? (double)(seeds.count + runs) / took : 0);
    arena_free(seeds.arena);
    return keep >= 0 && seeds.count ? 0 : 2;
}
