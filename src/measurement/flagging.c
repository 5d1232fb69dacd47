// SPDX-License-Identifier: EUPL-1.2
#include "measurement/flagging.h"

#include "base/digest.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/path.h"
#include "base/text_map.h"
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

// Of a contact and a day, so that a follow-up finds it again in a later export, whatever other rows that has.
// Who has the same contact on the same day is told apart by the order of their rows.
static Slice key_of(Arena *arena, const Measurement *measurement, const FlaggedCustomer *customer,
                    FlagKeys *keys)
{
    enum { KEY_LETTERS = 10 };
    Digest *digest = digest_new();
    const Slice parts[] = { measurement->id, customer->contact, date_iso(arena, customer->date) };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        digest_add(digest, parts[i].at, parts[i].len);
        digest_add(digest, "|", 1);
    }
    Slice key = slice_part(digest_text(arena, digest), 0, KEY_LETTERS);
    digest_free(digest);
    uint32_t number = (uint32_t)text_map_count(keys->number);
    if (text_map_find(keys->number, key, &number))
        return slice_print(arena, "%.*s-%zu", SLICE_ARGS(key), ++keys->same[number]);
    text_map_add(keys->number, key, number);
    keys->same = arena_grow(arena, keys->same, sizeof *keys->same, number, &keys->room);
    keys->same[number] = 1;
    return key;
}

void flag_add(Arena *arena, Measurement *measurement, FlagKeys *keys, FlaggedCustomer customer)
{
    if (!keys->number)
        keys->number = text_map_new(arena);
    customer.contact = slice_copy(arena, customer.contact);
    customer.key = key_of(arena, measurement, &customer, keys);
    measurement->flagged = arena_grow(arena, measurement->flagged, sizeof *measurement->flagged,
                                      measurement->flagged_count, &keys->flagged_room);
    measurement->flagged[measurement->flagged_count++] = customer;
}

// ---- what was done ----

enum { AT_KEY, AT_CONTACTED, AT_CLOSED, COLUMNS };

static const SmallColumn columns[COLUMNS] = {
    [AT_KEY] = { reading_column_key, true },
    [AT_CONTACTED] = { reading_column_contacted, true },
    [AT_CLOSED] = { reading_column_closed, false },
};

// All that are flagged, by their keys.
typedef struct Flagged {
    TextMap *number;
    FlaggedCustomer **customer;
} Flagged;

static Flagged all_flagged(Arena *arena, const Measurement *measurements, size_t count)
{
    size_t all = 0, number = 0;
    for (size_t i = 0; i < count; i++)
        all += measurements[i].flagged_count;
    Flagged flagged = { text_map_new(arena), arena_many(arena, FlaggedCustomer *, all) };
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < measurements[i].flagged_count; k++) {
            flagged.customer[number] = &measurements[i].flagged[k];
            text_map_add(flagged.number, flagged.customer[number]->key, (uint32_t)number);
            number++;
        }
    return flagged;
}

static FlaggedCustomer *customer_of(const Cells *cells, const SmallRow *row, const Flagged *flagged)
{
    Slice key;
    Place place;
    uint32_t number;
    if (!cell_needed(cells, row, AT_KEY, &key))
        return NULL;
    if (text_map_find(flagged->number, key, &number))
        return flagged->customer[number];
    cell_text(cells, row, AT_KEY, &place);
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
static void read_follow_up(const Cells *cells, const SmallRow *row, const Flagged *flagged)
{
    FlaggedCustomer *customer = customer_of(cells, row, flagged);
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
        Flagged flagged = all_flagged(folder->arena, measurements, count);
        for (size_t k = 1; k < cells.table.count; k++)
            if (!cells.table.row[k].blank)
                read_follow_up(&cells, &cells.table.row[k], &flagged);
        return;
    }
}
