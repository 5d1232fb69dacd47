// Two maps: from the cell's bytes, which answers a million rows at once, and from the name's text_key, which
// decides that "Burgerzaken " and "burgerzaken" are one.
#include "ingest/departments.h"

#include <string.h>

#include "ingest/nearest.h"

enum { CELLS_REMEMBERED = 65536 };

struct Departments {
    Arena *arena;
    Scan *scan;
    size_t invited; // the first so many of scan->departments
    size_t room;
    TextMap *cells;
    TextMap *keys;
};

Departments *departments_new(Arena *arena, Scan *scan)
{
    Departments *departments = arena_one(arena, Departments);
    *departments = (Departments){
        arena, scan, scan->department_count, scan->department_count, text_map_new(arena), text_map_new(arena)
    };
    for (size_t i = 0; i < scan->department_count; i++)
        text_map_add(departments->keys, text_key(arena, scan->departments[i].name), (uint32_t)i);
    return departments;
}

// The name as it was written, but on one line: white space and control characters become one space.
static Slice name_of(Arena *arena, Slice cell)
{
    char *out = arena_alloc(arena, 1, cell.len + 1);
    size_t used = 0;
    bool gap = false;
    for (Slice rest = cell; rest.len;) {
        Slice before = rest;
        uint32_t code = utf8_next(&rest);
        Slice bytes = slice_part(before, 0, before.len - rest.len);
        if (slice_trim(bytes).len == 0 || (code >= 0x7F && code < 0xA0)) {
            gap = used > 0;
            continue;
        }
        if (gap)
            out[used++] = ' ';
        gap = false;
        memcpy(out + used, bytes.at, bytes.len);
        used += bytes.len;
    }
    return (Slice){ out, used };
}

static uint32_t append(Departments *departments, Slice name)
{
    Scan *scan = departments->scan;
    scan->departments = arena_grow(departments->arena, scan->departments, sizeof *scan->departments,
                                   scan->department_count, &departments->room);
    scan->departments[scan->department_count] =
        (Department){ slice_copy(departments->arena, name), S(""), -1 };
    return (uint32_t)scan->department_count++;
}

bool department_known(const Departments *departments, Slice cell, uint32_t *index)
{
    *index = NO_DEPARTMENT;
    return cell.len == 0 || text_map_find(departments->cells, cell, index);
}

uint32_t department_of(Departments *departments, Slice cell, bool *is_new)
{
    uint32_t index;
    *is_new = false;
    if (department_known(departments, cell, &index))
        return index;
    Arena *scratch = arena_new();
    Slice name = name_of(scratch, cell), key = text_key(scratch, name);
    if (key.len && !text_map_find(departments->keys, key, &index)) {
        index = append(departments, name);
        text_map_add(departments->keys, key, index);
        *is_new = true;
    }
    arena_free(scratch);
    if (text_map_count(departments->cells) < CELLS_REMEMBERED)
        text_map_add(departments->cells, cell, index);
    return index;
}

Slice department_nearest(const Departments *departments, Slice name)
{
    Arena *scratch = arena_new();
    Nearest nearest = { .text = name };
    for (size_t i = 0; i < departments->invited; i++)
        nearest_offer(scratch, &nearest, departments->scan->departments[i].name);
    Slice likely = nearest_likely(scratch, &nearest);
    arena_free(scratch);
    return likely;
}
