// SPDX-License-Identifier: EUPL-1.2
#include "measurement/flagging.h"

#include "base/digest.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/path.h"
#include "input/cells.h"
#include "language/reading.h"
#include "measurement/messages.h"

bool flag_is_wanted(Arena *arena, const FlagPlan *plan, const MarkScale *scale, Slice consent,
                    int mark)
{
    if (!plan->wanted || mark < 0 || promoter_side(scale, mark) == 0)
        return false;
    Slice key = text_key(arena, consent);
    for (size_t i = 0; i < plan->yes_count; i++)
        if (key.len && slice_equal(key, plan->yes[i]))
            return true;
    return false;
}

// ---- keys ----

static const FlaggedCustomer *flagged_with(const Measurement *measurement, Slice key)
{
    for (size_t i = 0; i < measurement->flagged_count; i++)
        if (slice_equal(measurement->flagged[i].key, key))
            return &measurement->flagged[i];
    return NULL;
}

// The same whatever rows come before it, so that a follow-up finds it again in a later export.
static Slice key_of(Arena *arena, const Measurement *measurement, const FlaggedCustomer *customer)
{
    enum { KEY_LETTERS = 10 };
    Digest *digest = digest_new();
    const Slice parts[] = { measurement->id, customer->contact, date_iso(arena, customer->date) };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        digest_add(digest, parts[i].at, parts[i].len);
        digest_add(digest, "|", 1);
    }
    Slice key = slice_part(digest_text(arena, digest), 0, KEY_LETTERS), free = key;
    digest_free(digest);
    for (size_t same = 2; flagged_with(measurement, free); same++)
        free = slice_print(arena, "%.*s-%zu", SLICE_ARGS(key), same);
    return free;
}

void flag_add(Arena *arena, Measurement *measurement, size_t *room, FlaggedCustomer customer)
{
    customer.contact = slice_copy(arena, customer.contact);
    customer.key = key_of(arena, measurement, &customer);
    measurement->flagged = arena_grow(arena, measurement->flagged, sizeof *measurement->flagged,
                                      measurement->flagged_count, room);
    measurement->flagged[measurement->flagged_count++] = customer;
}

// ---- what was done ----

enum { AT_KEY, AT_CONTACTED, AT_CLOSED, COLUMNS };

static const SmallColumn columns[COLUMNS] = {
    [AT_KEY] = { reading_column_key, true },
    [AT_CONTACTED] = { reading_column_contacted, true },
    [AT_CLOSED] = { reading_column_closed, false },
};

static FlaggedCustomer *customer_of(const Cells *cells, const SmallRow *row,
                                    const Measurement *measurements, size_t count)
{
    Slice key;
    Place place;
    if (!cell_needed(cells, row, AT_KEY, &key))
        return NULL;
    cell_text(cells, row, AT_KEY, &place);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < measurements[i].flagged_count; k++)
            if (slice_equal(measurements[i].flagged[k].key, key))
                return &measurements[i].flagged[k];
    diagnose(cells->folder->d, DIAG_FOLLOW_UP_UNKNOWN, place, key);
    return NULL;
}

static Date day_of(const Cells *cells, const SmallRow *row, size_t column, Date answered)
{
    Place place;
    Date date = { 0 };
    Slice text = cell_text(cells, row, column, &place);
    bool read = text.len == 0 || (date_read(text, &date) && date.day > 0);
    if (!read || (text.len && date_compare(date, answered) < 0))
        diagnose(cells->folder->d, DIAG_FOLLOW_UP_DATE, place, text);
    return read ? date : (Date){ 0 };
}

// Of each the last row that names it.
static void read_follow_up(const Cells *cells, const SmallRow *row, const Measurement *measurements,
                           size_t count)
{
    FlaggedCustomer *customer = customer_of(cells, row, measurements, count);
    if (!customer)
        return;
    customer->contacted = day_of(cells, row, AT_CONTACTED, customer->date);
    customer->closed = day_of(cells, row, AT_CLOSED, customer->date);
}

void follow_ups_read(ScanFolder *folder, Slice folder_name, Measurement *measurements, size_t count)
{
    Cells cells;
    Slice *names;
    size_t files = folder_list(folder->arena, scan_folder_path(folder, folder_name), S(""), &names);
    for (size_t i = 0; i < files; i++) {
        size_t dot = slice_find(names[i], S("."));
        if (!name_among(folder->arena, slice_part(names[i], 0, dot), reading_file_follow_up) ||
            !name_among(folder->arena, slice_part(names[i], dot, names[i].len), ".csv|.xlsx|.ods"))
            continue;
        if (!cells_open(folder, path_join(folder->arena, folder_name, names[i]), columns, COLUMNS,
                        &cells))
            return;
        for (size_t k = 1; k < cells.table.count; k++)
            if (!cells.table.row[k].blank)
                read_follow_up(&cells, &cells.table.row[k], measurements, count);
        return;
    }
}
