// SPDX-License-Identifier: EUPL-1.2
// What the tests of what is read share: an arena, collected messages as text, and scan folders made on the spot.
#ifndef TESTS_READING_H
#define TESTS_READING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/diagnostics.h"
#include "base/file.h"

typedef struct Room {
    Arena *arena;
    Diagnostics *d;
    Slice folder;
} Room;

static inline int room_enter(void **state)
{
    char name[] = P_tmpdir "/cxscan-test-XXXXXX";
    Room *room = calloc(1, sizeof *room);
    assert_non_null(room);
    room->arena = arena_new();
    room->d = diagnostics_new(room->arena);
    assert_non_null(mkdtemp(name));
    room->folder = slice_copy(room->arena, slice_of(name));
    *state = room;
    return 0;
}

static inline void remove_folder(Arena *arena, Slice folder)
{
    Slice *names;
    size_t count = folder_list(arena, folder, S(""), &names);
    for (size_t i = 0; i < count; i++) {
        Slice path = path_join(arena, folder, names[i]);
        if (path_is_folder(path))
            remove_folder(arena, path);
        else
            unlink(path.at);
    }
    rmdir(folder.at);
}

static inline int room_leave(void **state)
{
    Room *room = *state;
    remove_folder(room->arena, room->folder);
    arena_free(room->arena);
    free(room);
    return 0;
}

// A file in the room's folder; a '/' in its name makes the folder before it.
static inline void put(Room *room, const char *name, const char *content)
{
    Slice path = path_join(room->arena, room->folder, slice_of(name));
    char *slash = strchr(path.at + room->folder.len + 1, '/');
    if (slash) {
        *slash = 0;
        mkdir(path.at, 0777);
        *slash = '/';
    }
    FILE *file = fopen(path.at, "wb");
    assert_non_null(file);
    fputs(content, file);
    assert_int_equal(fclose(file), 0);
}

// All messages in English, as users see them.
static inline const char *messages(Room *room)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    diagnostics_print(room->d, out, (DiagnosticStyle){ .language = MESSAGES_ENGLISH });
    fclose(out);
    const char *copy = arena_copy(room->arena, text, len);
    free(text);
    return copy;
}

// Fails unless the messages hold `wanted`; shows them then.
static inline void expect_message(Room *room, const char *wanted)
{
    const char *all = messages(room);
    if (!strstr(all, wanted))
        fail_msg("no \"%s\" in:\n%s", wanted, all);
}

static inline void expect_silence(Room *room)
{
    if (diagnostics_count(room->d, SEVERITY_NOTE))
        fail_msg("unexpected:\n%s", messages(room));
}

static inline void expect_text(Slice got, const char *wanted)
{
    if (!slice_equal(got, slice_of(wanted)))
        fail_msg("got \"%.*s\", not \"%s\"", SLICE_ARGS(got), wanted);
}

#define in_room(test) cmocka_unit_test_setup_teardown(test, room_enter, room_leave)

#endif
