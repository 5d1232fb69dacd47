// SPDX-License-Identifier: EUPL-1.2
#include "measurement/journeys.h"

#include "base/file.h"
#include "base/nearest.h"
#include "base/path.h"
#include "base/text_map.h"
#include "columns/total_words.h"
#include "input/cells.h"
#include "language/reading.h"
#include "measurement/messages.h"

enum { AT_JOURNEY, AT_OWNER, AT_VOLUME, AT_MEASUREMENT, AT_QUESTIONS, COLUMNS };

static const SmallColumn columns[COLUMNS] = {
    [AT_JOURNEY] = { reading_column_journey, true },
    [AT_OWNER] = { reading_column_owner, false },
    [AT_VOLUME] = { reading_column_volume, true },
    [AT_MEASUREMENT] = { reading_column_measurement, false },
    [AT_QUESTIONS] = { reading_column_questions, false },
};

typedef struct JourneyReader {
    const Cells *cells;
    const Measurement *measurements;
    TextMap *customers; // the places of those that customers answered, by text_key of their names
    TextMap *
        *asked; // of each of them its questions, by text_key of their texts and by the letters of
                // their columns; NULL before the first journey of it
    TextMap *known; // journeys that were read, by text_key of their names
    Place *place;   // of each of them
} JourneyReader;

static JourneyReader reader_of(Arena *arena, const Cells *cells, const Measurement *measurements,
                               size_t count)
{
    JourneyReader reader = { cells,
                             measurements,
                             text_map_new(arena),
                             arena_many(arena, TextMap *, count),
                             text_map_new(arena),
                             arena_many(arena, Place, cells->table.count) };
    for (size_t i = 0; i < count; i++)
        if (measurements[i].kind == MEASURED_CUSTOMERS)
            text_map_add(reader.customers, text_key(arena, measurements[i].id), (uint32_t)i);
    return reader;
}

static const Measurement *measurement_of(const JourneyReader *reader, const SmallRow *row)
{
    Place place;
    uint32_t at;
    Arena *arena = reader->cells->folder->arena;
    Slice name = cell_text(reader->cells, row, AT_MEASUREMENT, &place);
    if (name.len && text_map_find(reader->customers, text_key(arena, name), &at))
        return &reader->measurements[at];
    if (name.len)
        diagnose(reader->cells->folder->d, DIAG_JOURNEY_MEASUREMENT, place, name);
    return NULL;
}

// Behind a sign that no text_key holds, letters are no text.
static Slice letters_key(Arena *arena, Slice letters)
{
    return slice_join(arena, S("\n"), letters);
}

// The question of that text or of the column with those letters, the first where there are two; −1.
static int question_named(const JourneyReader *reader, const Measurement *measurement, Slice name)
{
    Arena *arena = reader->cells->folder->arena;
    TextMap **asked = &reader->asked[measurement - reader->measurements];
    uint32_t by_text = UINT32_MAX, by_letters = UINT32_MAX;
    if (!*asked) {
        *asked = text_map_new(arena);
        for (size_t i = 0; i < measurement->question_count; i++) {
            const MeasuredQuestion *question = &measurement->question[i];
            text_map_add(*asked, text_key(arena, question->text), (uint32_t)i);
            text_map_add(*asked, letters_key(arena, column_letters(arena, question->column)),
                         (uint32_t)i);
        }
    }
    text_map_find(*asked, text_key(arena, name), &by_text);
    text_map_find(*asked, letters_key(arena, name), &by_letters);
    uint32_t first = by_text < by_letters ? by_text : by_letters;
    return first == UINT32_MAX ? -1 : (int)first;
}

static void add_question(Arena *arena, Journey *journey, int question)
{
    if (!journey->question)
        journey->question = arena_many(arena, int, journey->measurement->question_count);
    for (size_t i = 0; i < journey->question_count; i++)
        if (journey->question[i] == question)
            return;
    journey->question[journey->question_count++] = question;
}

// One question, or several with commas or semicolons between them.
static void read_questions(const JourneyReader *reader, const SmallRow *row, Journey *journey)
{
    Place place;
    Arena *arena = reader->cells->folder->arena;
    const Measurement *measurement = journey->measurement;
    Slice text = cell_text(reader->cells, row, AT_QUESTIONS, &place), part;
    int whole = question_named(reader, measurement, text);
    for (size_t i = 0; i < measurement->question_count && !text.len; i++) {
        AskedFor asked = measurement->question[i].asked_for;
        if (asked == ASKED_SATISFACTION || asked >= ASKED_EFFORT)
            add_question(arena, journey, (int)i);
    }
    if (whole >= 0)
        add_question(arena, journey, whole);
    for (char sign = slice_find(text, S(";")) < text.len ? ';' : ',';
         whole < 0 && slice_next_field(&text, sign, &part);) {
        int question = question_named(reader, measurement, slice_trim(part));
        if (question >= 0)
            add_question(arena, journey, question);
        else if (slice_trim(part).len)
            diagnose(reader->cells->folder->d, DIAG_JOURNEY_QUESTION, place, slice_trim(part),
                     measurement->id);
    }
}

// A journey has one figure of a kind.
static void check_figures(const JourneyReader *reader, const SmallRow *row, const Journey *journey)
{
    size_t asked[ASKED_KINDS] = { 0 };
    const Measurement *measurement = journey->measurement;
    for (size_t i = 0; i < journey->question_count; i++)
        asked[measurement->question[journey->question[i]].asked_for]++;
    if (asked[ASKED_EFFORT] + asked[ASKED_EASE] > 1 || asked[ASKED_OUTCOME] > 1)
        diagnose(reader->cells->folder->d, DIAG_JOURNEY_FIGURES, row->place, journey->name);
}

static bool read_journey(const JourneyReader *reader, const SmallRow *row, Journey *journey)
{
    Slice volume;
    enum { VOLUME_MOST = 1000000000 };
    *journey = (Journey){ .owner = cell_text(reader->cells, row, AT_OWNER, NULL) };
    if (!cell_needed(reader->cells, row, AT_JOURNEY, &journey->name) ||
        !cell_needed(reader->cells, row, AT_VOLUME, &volume))
        return false;
    cell_marks(reader->cells, row, AT_JOURNEY);
    cell_marks(reader->cells, row, AT_OWNER);
    journey->volume = cell_number(reader->cells, row, AT_VOLUME, 1, VOLUME_MOST);
    journey->measurement = measurement_of(reader, row);
    if (journey->measurement) {
        read_questions(reader, row, journey);
        check_figures(reader, row, journey);
    }
    return journey->volume >= 0;
}

// ---- rows that are none ----

// A row that sums up the others would be the main journey, and half of all there is. It has neither an owner
// nor a measurement; called a total it is one, called otherwise only its volume speaks for it.
static bool is_total(const JourneyReader *reader, const Journey *journeys, size_t at, bool sum)
{
    const Journey *journey = &journeys[at];
    Diagnostics *d = reader->cells->folder->d;
    bool bare = journey->owner.len == 0 && !journey->measurement,
         called = total_word(journey->name) == TOTAL_SURELY;
    if (called && bare)
        diagnose(d, DIAG_JOURNEY_TOTAL, reader->place[at], journey->name);
    else if (called || (bare && sum))
        diagnose(d, DIAG_JOURNEY_TOTAL_PERHAPS, reader->place[at], journey->name);
    return called && bare;
}

static size_t without_totals(const JourneyReader *reader, Journey *journeys, size_t count)
{
    size_t kept = 0;
    int64_t all = 0;
    bool *total = arena_many(reader->cells->folder->arena, bool, count);
    for (size_t i = 0; i < count; i++)
        all += journeys[i].volume;
    for (size_t i = 0; i < count; i++)
        total[i] = is_total(reader, journeys, i, count > 2 && 2 * journeys[i].volume == all);
    for (size_t i = 0; i < count; i++)
        if (!total[i])
            journeys[kept++] = journeys[i];
    return kept;
}

// ---- the table ----

// The table of journeys in the folder; an empty name where there is none.
static Slice file_of(ScanFolder *folder, Slice folder_name)
{
    Slice *names;
    size_t count = folder_list(folder->arena, scan_folder_path(folder, folder_name), S(""), &names);
    for (size_t i = 0; i < count; i++) {
        size_t dot = slice_find(names[i], S("."));
        if (name_among(folder->arena, slice_part(names[i], 0, dot), reading_file_journeys) &&
            name_among(folder->arena, slice_part(names[i], dot, names[i].len), ".csv|.xlsx|.ods"))
            return path_join(folder->arena, folder_name, names[i]);
    }
    return S("");
}

size_t journeys_read(ScanFolder *folder, Slice folder_name, const Measurement *measurements,
                     size_t count, Journey **journeys)
{
    Cells cells;
    size_t read = 0;
    Slice name = file_of(folder, folder_name);
    if (!name.len || !cells_open(folder, name, columns, COLUMNS, &cells))
        return 0;
    JourneyReader reader = reader_of(folder->arena, &cells, measurements, count);
    Journey *list = arena_many(folder->arena, Journey, cells.table.count);
    for (size_t i = 1; i < cells.table.count; i++) {
        const SmallRow *row = &cells.table.row[i];
        if (row->blank || !read_journey(&reader, row, &list[read]))
            continue;
        Slice key = text_key(folder->arena, list[read].name);
        uint32_t before;
        if (text_map_find(reader.known, key, &before))
            diagnose(folder->d, DIAG_JOURNEY_TWICE, row->place, list[read].name);
        else {
            reader.place[read] = row->place;
            text_map_add(reader.known, key, (uint32_t)read++);
        }
    }
    *journeys = list;
    return without_totals(&reader, list, read);
}
