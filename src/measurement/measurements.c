// SPDX-License-Identifier: EUPL-1.2
#include "measurement/measurements.h"

#include "base/file.h"
#include "base/nearest.h"
#include "base/text_map.h"
#include "columns/head.h"
#include "columns/messages.h"
#include "measurement/measurement_plan.h"
#include "measurement/messages.h"
#include "table/messages.h"
#include "table/separator.h"

// ---- one export ----

static TableReader *open_export(ScanFolder *folder, const MeasurementSettings *said, Slice name)
{
    TableOptions options = { .encoding = slice_trim(said->encoding.text),
                             .encoding_place = said->encoding.place,
                             .separator_place = said->separator.place,
                             .sheet = slice_trim(said->sheet.text),
                             .sheet_place = said->sheet.place };
    if (said->separator.text.len && !separator_named(said->separator.text, &options.separator))
        diagnose(folder->d, DIAG_SEPARATOR_UNKNOWN, said->separator.place, said->separator.text);
    return table_open(folder->arena, folder->d, scan_folder_path(folder, name), name, &options);
}

static size_t number_said(ScanFolder *folder, DiagnosticId complaint, const MappedText *text,
                          uint64_t least, uint64_t most, size_t usual)
{
    uint64_t number;
    if (text->text.len == 0)
        return usual;
    if (slice_to_u64(text->text, &number) && number >= least && number <= most)
        return (size_t)number;
    diagnose(folder->d, complaint, text->place, text->text);
    return usual;
}

static void read_export(ScanFolder *folder, const MeasurementSettings *said,
                        Measurement *measurement)
{
    Headings headings;
    ExportPlan plan;
    Slice name = measurement->export_file;
    TableReader *reader = open_export(folder, said, name);
    if (!reader)
        return;
    size_t line = number_said(folder, DIAG_FIRST_ROW_WRONG, &said->first_row, 1, INT32_MAX, 1);
    size_t rows = number_said(folder, DIAG_HEADING_ROWS_WRONG, &said->heading_rows, 0,
                              HEAD_ROWS_ASKED_MOST, 1);
    if (head_read_said(folder->arena, folder->d, reader, name, line, rows, &headings) &&
        measurement_plan(folder->arena, folder->d, said, &headings, measurement, &plan)) {
        plan.first_row = line;
        export_read(folder->arena, folder->d, reader, &headings, &plan, measurement);
    }
    scan_folder_source(folder, name, table_sha256(reader));
    table_close(reader);
}

// ---- one measurement ----

// "measurements/kto.yaml" is "kto".
static Slice id_of(Slice file)
{
    Slice name = path_name(file);
    size_t end = name.len;
    while (end && name.at[end - 1] != '.')
        end--;
    return slice_part(name, 0, end ? end - 1 : name.len);
}

static bool read_one(ScanFolder *folder, Slice below, Slice file, MeasurementSettings *said,
                     Measurement *measurement)
{
    size_t errors = diagnostics_count(folder->d, SEVERITY_ERROR);
    if (!measurement_settings_read(folder, file, said) ||
        diagnostics_count(folder->d, SEVERITY_ERROR) > errors)
        return false;
    MappedText export_file = { path_join(folder->arena, below, said->export_file.text),
                               said->export_file.place };
    *measurement = (Measurement){ .id = id_of(file),
                                  .title = said->title,
                                  .file = file,
                                  .export_file = export_file.text,
                                  .kind = (MeasurementKind)said->kind,
                                  .date = said->date,
                                  .invited = said->invited,
                                  .population = said->population };
    if (!scan_folder_may_read(folder, export_file))
        return false;
    if (!scan_folder_has(folder, export_file.text)) {
        diagnose(folder->d, DIAG_EXPORT_MISSING, export_file.place, said->export_file.text);
        return false;
    }
    read_export(folder, said, measurement);
    bool good = diagnostics_count(folder->d, SEVERITY_ERROR) == errors;
    if (good && measurement->rows == 0)
        diagnose(folder->d, DIAG_MEASUREMENT_EMPTY, export_file.place, said->export_file.text);
    return good && measurement->rows;
}

// ---- which belong together ----

static const Measurement *named(Arena *arena, const Measurement *measurements, size_t count,
                                Slice name)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equal(text_key(arena, measurements[i].id), text_key(arena, name)))
            return &measurements[i];
    return NULL;
}

static const Measurement *link_to(ScanFolder *folder, const Measurement *measurements, size_t count,
                                  const Measurement *from, const MappedText *name)
{
    if (!name->text.len)
        return NULL;
    const Measurement *to = named(folder->arena, measurements, count, name->text);
    if (to && to != from)
        return to;
    diagnose(folder->d, DIAG_MEASUREMENT_UNKNOWN, name->place, name->text);
    return NULL;
}

static void link_all(ScanFolder *folder, Measurement *measurements, size_t count,
                     const MeasurementSettings *said)
{
    for (size_t i = 0; i < count; i++) {
        Measurement *one = &measurements[i];
        one->previous = link_to(folder, measurements, count, one, &said[i].previous);
        one->mirrors = link_to(folder, measurements, count, one, &said[i].mirrors);
        bool mirror = one->kind == MEASURED_MIRROR;
        if (mirror != (said[i].mirrors.text.len > 0))
            diagnose(folder->d, DIAG_MIRROR_OF_NOTHING, ((Place){ .file = one->file, .line = 1 }));
        if (one->previous && !date_is_none(one->date) && !date_is_none(one->previous->date) &&
            date_days(one->previous->date) >= date_days(one->date))
            diagnose(folder->d, DIAG_EARLIER_IS_LATER, said[i].previous.place,
                     said[i].previous.text);
    }
}

size_t measurements_read(ScanFolder *folder, Slice folder_name, Measurement **measurements)
{
    Slice *names, path = scan_folder_path(folder, folder_name);
    size_t files = folder_list(folder->arena, path, S(""), &names), count = 0;
    Measurement *list = arena_many(folder->arena, Measurement, files);
    MeasurementSettings *said = arena_many(folder->arena, MeasurementSettings, files);
    size_t errors = diagnostics_count(folder->d, SEVERITY_ERROR);
    for (size_t i = 0; i < files; i++) {
        Slice file = path_join(folder->arena, folder_name, names[i]);
        if ((slice_ends(names[i], S(".yaml")) || slice_ends(names[i], S(".yml"))) &&
            scan_folder_may_read(folder, (MappedText){ file, { .line = 0 } }))
            count += read_one(folder, folder_name, file, &said[count], &list[count]);
    }
    // One that was not read would be called unknown.
    if (diagnostics_count(folder->d, SEVERITY_ERROR) == errors)
        link_all(folder, list, count, said);
    *measurements = list;
    return count;
}

// ---- what nothing read ----

void measurements_unread(ScanFolder *folder, Slice folder_name)
{
    Slice *names;
    size_t files = folder_list(folder->arena, scan_folder_path(folder, folder_name), S(""), &names);
    TextMap *read = text_map_new(folder->arena);
    for (size_t i = 0; i < folder->source_count; i++)
        text_map_add(read, folder->sources[i].name, 0);
    for (size_t i = 0; i < files; i++) {
        uint32_t number;
        size_t dot = names[i].len;
        while (dot && names[i].at[dot - 1] != '.')
            dot--;
        // What a spreadsheet leaves behind while it is open is nobody's.
        bool table = dot && !slice_starts(names[i], S("~$")) &&
                     name_among(folder->arena, slice_part(names[i], dot, names[i].len),
                                "csv|tsv|xlsx|xlsm|xls|ods");
        Slice file = path_join(folder->arena, folder_name, names[i]);
        if (table && !text_map_find(read, file, &number))
            diagnose(folder->d, DIAG_MEASUREMENT_UNREAD, ((Place){ .file = file }), names[i]);
    }
}
