// SPDX-License-Identifier: EUPL-1.2
// A workbook of every department, and one of all of them, in a format of
// choice. In csv every table is a file.
#include "base/file.h"
#include "base/output.h"
#include "cli/claim.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/messages.h"
#include "cli/recording.h"
#include "language/says.h"
#include "model/scan.h"
#include "model/strings.h"
#include "workbook/shareable.h"

enum { OVERVIEW = SIZE_MAX };

typedef struct Exports {
    Arena *arena;
    Scored *scored;
    Slice folder;
    NamesTaken names;
    Rendering *renderings;
    size_t count, room;
} Exports;

static TableFile *tables_of(Arena *arena, const Config *config, const Scored *scored, size_t place)
{
    int64_t created = scored_moment(config, scored);
    return place == OVERVIEW ? shareable_overview(arena, scored->facts, created)
                             : shareable_department(arena, scored->facts, place, created);
}

static ExitCode make_export(const Config *config, const Scored *scored, const Rendering *rendering,
                            Slice temporary)
{
    Arena *arena = arena_new();
    const TableFile *file = tables_of(arena, config, scored, rendering->place);
    const SheetTable *table = file->tables[rendering->part];
    OutputError error;
    switch (config->format) {
    case FORMAT_ODS: error = tables_write_ods(arena, file, temporary); break;
    case FORMAT_CSV: error = table_write_csv(arena, table, file->language, temporary); break;
    case FORMAT_XLSX:
    default: error = tables_write_xlsx(arena, file, temporary); break;
    }
    arena_free(arena);
    return render_written(config, rendering, error);
}

static void add_file(Exports *exports, Slice name, const char *extension, size_t place, size_t part)
{
    Slice file = slice_print(exports->arena, "%.*s.%s", SLICE_ARGS(name), extension);
    exports->renderings = arena_grow(exports->arena, exports->renderings,
                                     sizeof *exports->renderings, exports->count, &exports->room);
    exports->renderings[exports->count++] = (Rendering){
        .target = path_join(exports->arena, exports->folder, file),
        .make = make_export,
        .place = place,
        .part = part,
    };
}

// `name` is free of everything that a file's name may not hold.
static void add_files(Exports *exports, const Config *config, Slice name, size_t place)
{
    static const char *const extension[] = {
        [FORMAT_XLSX] = "xlsx", [FORMAT_ODS] = "ods", [FORMAT_CSV] = "csv"
    };
    if (config->format != FORMAT_CSV) {
        add_file(exports, name, extension[config->format], place, 0);
        return;
    }
    const TableFile *file = tables_of(exports->arena, config, exports->scored, place);
    NamesTaken tables = { 0 };
    for (size_t part = 0; part < file->table_count; part++) {
        Slice table = file_name_of(exports->arena, &tables, file->tables[part]->plan.name);
        add_file(exports,
                 slice_print(exports->arena, "%.*s-%.*s", SLICE_ARGS(name), SLICE_ARGS(table)),
                 extension[FORMAT_CSV], place, part);
    }
}

static ExitCode export_all(Exports *exports, const Config *config)
{
    const Facts *facts = exports->scored->facts;
    size_t *places, count = shareable_departments(exports->arena, facts, &places);
    if (!count) {
        console_say(config, says_no_department_shown);
        return EXIT_PRIVACY;
    }
    NamesTaken none = { 0 };
    exports->room = count + 2;
    exports->renderings = arena_many(exports->arena, Rendering, exports->room);
    size_t records = exports->count = recording_add(exports->scored, exports->renderings);
    Slice kind =
        file_name_of(exports->arena, &none, slice_of(exports->scored->scan->strings->department));
    add_files(exports, config, S("departments"), OVERVIEW);
    for (size_t i = 0; i < count; i++) {
        Slice name =
            file_name_of(exports->arena, &exports->names, shareable_name(facts, places[i]));
        add_files(exports, config,
                  slice_print(exports->arena, "%.*s-%.*s", SLICE_ARGS(kind), SLICE_ARGS(name)),
                  places[i]);
    }
    Diagnostics *d = diagnostics_new(exports->arena);
    RenderFolders folders = { { document_folder_open(exports->arena, d, exports->folder, false) },
                              1 };
    console_messages(config, d);
    folders.folder[0].figures = document_figures(exports->arena, exports->scored->manifest);
    ExitCode code = render_all(exports->arena, config, exports->scored, exports->renderings,
                               exports->count, &folders);
    for (size_t i = records; i < exports->count && code == EXIT_DONE; i++)
        console_made(config, slice_print(exports->arena, "%.*s\n",
                                         SLICE_ARGS(exports->renderings[i].target)));
    return code;
}

// As `report` does: what another run made since this one began counts.
static ExitCode claim(Exports *exports, const Config *config, FolderLock *record, FolderLock *lock)
{
    OutputError error = output_folder(exports->folder);
    if (error.step) {
        Diagnostics *d = diagnostics_new(exports->arena);
        ExitCode code = render_failed(d, exports->folder, error);
        console_messages(config, d);
        return code;
    }
    ExitCode code = recording_claim(exports->arena, config, exports->scored, config->folders[0],
                                    exports->folder, record);
    if (code == EXIT_DONE)
        code = claim_folder(exports->arena, config, exports->folder, lock);
    if (code != EXIT_DONE || scored_is_current(exports->scored))
        return code;
    scored_free(exports->scored, true);
    return scored_read(config, config->folders[0], SCORED_TO_PUBLISH, exports->scored);
}

// Nothing takes the place of what an earlier run made. It is named, for it lies where this would have been.
static void tell_of_earlier(const Exports *exports, const Config *config)
{
    enum { NAMED = 5 };
    Arena *arena = exports->arena;
    Diagnostics *d = diagnostics_new(arena);
    const DocumentFolder folder = document_folder_open(arena, d, exports->folder, false);
    Slice names = S("");
    size_t count = 0;
    for (size_t i = 0; i < folder.before.count; i++) {
        Slice name = folder.before.document[i].name;
        if (!path_exists(path_join(arena, exports->folder, name)) || ++count > NAMED)
            continue;
        names = slice_print(arena, "%.*s%s%.*s", SLICE_ARGS(names), count > 1 ? ", " : "",
                            SLICE_ARGS(name));
    }
    if (count)
        diagnose(d, DIAG_EXPORTS_EARLIER, ((Place){ .file = exports->folder }),
                 slice_print(arena, "%zu", count),
                 slice_print(arena, "%.*s%s", SLICE_ARGS(names), count > NAMED ? ", …" : ""));
    console_messages(config, d);
}

ExitCode command_export(Arena *arena, const Config *config)
{
    Scored scored;
    FolderLock lock = { .state = LOCK_NONE }, record = lock;
    ExitCode code = scored_read(config, config->folders[0], SCORED_TO_PUBLISH, &scored);
    Exports exports = { .arena = arena, .scored = &scored };
    exports.folder =
        config->output.len ? config->output : path_join(arena, scored.documents, S("departments"));
    if (code == EXIT_DONE)
        code = claim(&exports, config, &record, &lock);
    if (code == EXIT_DONE) {
        scored_facts(&scored);
        code = export_all(&exports, config);
    }
    if (code == EXIT_PRIVACY)
        tell_of_earlier(&exports, config);
    folder_unlock(&lock);
    folder_unlock(&record);
    scored_free(&scored, true);
    return code;
}
