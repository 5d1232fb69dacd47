// SPDX-License-Identifier: EUPL-1.2
#include "survey/leave_out.h"

#include "base/nearest.h"
#include "columns/messages.h"
#include "language/reading.h"
#include "survey/messages.h"

static int id_column(const ResponsePlan *plan)
{
    for (size_t i = 0; i < plan->count; i++)
        if (plan->column[i].role == ROLE_ID)
            return (int)i;
    for (size_t i = 0; i < plan->count; i++)
        if (plan->column[i].role == ROLE_KEY)
            return (int)i;
    return LEAVE_NOWHERE;
}

static int find_column(Arena *arena, Diagnostics *d, const Headings *headings,
                       const ResponsePlan *plan, const MappedText *name)
{
    int column;
    Slice key = text_key(arena, name->text);
    bool known = false;
    for (size_t i = 0; i < headings->count; i++)
        known = known || slice_equal(headings->column[i].part[PART_WHOLE], key);
    if (!known && name_among(arena, name->text, reading_leave_out_line))
        return LEAVE_BY_LINE;
    if (!known && name_among(arena, name->text, reading_leave_out_id) && id_column(plan) >= 0)
        return id_column(plan);
    if (!refer_column(arena, d, headings, name, &column))
        return LEAVE_NOWHERE;
    if (plan->uses[column].use != COLUMN_PERSONAL)
        return column;
    diagnose(d, DIAG_MAPPED_PERSONAL, name->place, headings->column[column].shown);
    return LEAVE_NOWHERE;
}

static Slice number_key(const uint64_t *number)
{
    return (Slice){ (const char *)number, sizeof *number };
}

// A number of no line is met by none.
static void add_line(Arena *arena, LeaveOut *leave, size_t index)
{
    uint64_t number;
    uint32_t first = (uint32_t)index;
    if (!slice_to_u64(slice_trim(leave->mapping->leave_out[index].text.text), &number))
        return;
    if (!leave->lines)
        leave->lines = text_map_new(arena);
    text_map_add(leave->lines, number_key(&number), first);
    text_map_find(leave->lines, number_key(&number), &first);
    leave->like[index] = first;
}

LeaveOut *leave_out_new(Arena *arena, Diagnostics *d, const Headings *headings,
                        const ResponsePlan *plan, const ResponseMapping *mapping)
{
    if (mapping->leave_out_count == 0)
        return NULL;
    LeaveOut *leave = arena_one(arena, LeaveOut);
    *leave = (LeaveOut){ .d = d, .mapping = mapping };
    leave->column = arena_many(arena, int, mapping->leave_out_count);
    leave->met = arena_many(arena, bool, mapping->leave_out_count);
    leave->like = arena_many(arena, size_t, mapping->leave_out_count);
    leave->watched = arena_many(arena, bool, plan->count);
    leave->values = arena_many(arena, TextMap *, plan->count);
    for (size_t i = 0; i < mapping->leave_out_count; i++) {
        const MappedRow *row = &mapping->leave_out[i];
        int column = find_column(arena, d, headings, plan, &row->column);
        leave->column[i] = column;
        leave->like[i] = i;
        if (column == LEAVE_BY_LINE)
            add_line(arena, leave, i);
        if (column < 0)
            continue;
        if (!leave->values[column])
            leave->values[column] = text_map_new(arena);
        leave->watched[column] = true;
        text_map_add(leave->values[column], text_key(arena, row->text.text), (uint32_t)i);
    }
    return leave;
}

bool leave_out_cell(LeaveOut *leave, size_t column, Slice text)
{
    uint32_t entry;
    Arena *scratch = arena_new();
    bool found = text_map_find(leave->values[column], text_key(scratch, text), &entry);
    arena_free(scratch);
    if (found)
        leave->met[entry] = true;
    return found;
}

bool leave_out_line(LeaveOut *leave, size_t line)
{
    uint64_t number = line;
    uint32_t first;
    if (!leave->lines || !text_map_find(leave->lines, number_key(&number), &first))
        return false;
    leave->met[first] = true;
    return true;
}

void leave_out_finish(LeaveOut *leave)
{
    for (size_t i = 0; i < leave->mapping->leave_out_count; i++)
        if (!leave->met[leave->like[i]] && leave->column[i] != LEAVE_NOWHERE)
            diagnose(leave->d, DIAG_LEAVE_OUT_NONE, leave->mapping->leave_out[i].text.place,
                     leave->mapping->leave_out[i].text.text,
                     leave->mapping->leave_out[i].column.text);
}
