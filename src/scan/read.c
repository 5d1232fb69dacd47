// SPDX-License-Identifier: EUPL-1.2
// The order in which a scan folder is read: settings, because they name the other files; words and
// questionnaire, by which the responses are understood; departments, then responses, then notes, which are
// checked against the departments.
#include "scan/read.h"
#include "input/strings_file.h"

#include <string.h>

#include "base/file.h"
#include "base/nearest.h"
#include "department/department_name.h"
#include "department/departments.h"
#include "input/folder.h"
#include "measurement/flagging.h"
#include "measurement/journeys.h"
#include "measurement/measurements.h"
#include "model/pillar.h"
#include "model/scan.h"
#include "model/strings.h"
#include "notes/findings.h"
#include "notes/interviews.h"
#include "notes/note_files.h"
#include "notes/revision_reasons.h"
#include "personal/personal_look.h"
#include "planning/certificate.h"
#include "planning/deskresearch.h"
#include "planning/grid.h"
#include "planning/roadmap.h"
#include "scan/benchmark_file.h"
#include "scan/examples.h"
#include "scan/messages.h"
#include "scan/previous.h"
#include "scan/previous_manifest.h"
#include "scan/settings.h"
#include "scan/strays.h"
#include "scan/usual_names.h"
#include "survey/invited.h"
#include "survey/questionnaire.h"
#include "survey/responses.h"

// Is the file there, and may it be read? One that scan.yaml names must be.
static bool is_there(const ScanFolder *folder, MappedText file)
{
    bool found = scan_folder_has(folder, file.text);
    if (!found && file.place.line)
        diagnose(folder->d, DIAG_FILE_NAMED_MISSING, file.place, file.text);
    return found && scan_folder_may_read(folder, file);
}

static void read_words(ScanFolder *folder, const ScanOptions *options, Scan *scan)
{
    Settings *settings = &scan->settings;
    // The terms are in the language of what people wrote.
    bool same = slice_equal(settings->language, settings->written_language);
    scan->strings = strings_read(folder->arena, folder->d, options->templates, settings->language,
                                 same ? &settings->terms : NULL);
    if (!scan->strings)
        return;
    const Strings *written =
        same ? NULL
             : strings_read(folder->arena, diagnostics_new(folder->arena), options->templates,
                            settings->written_language, NULL);
    scan->written_strings = written ? written : scan->strings;
    for (int i = 0; i < PILLARS; i++)
        scan->pillar_question[i] = strings_pillar_question(scan->strings, i);
    if (settings->title.len)
        return;
    settings->title = slice_of(scan->strings->scan_title);
    if (!date_is_none(settings->date))
        settings->title =
            slice_print(folder->arena, "%s %d", scan->strings->scan_title, settings->date.year);
}

// ---- responses ----

// responses.csv is not there: the answers may be in the only other table, or else in the one that is called
// after the questionnaire, which some call the whole survey. Returns the name of a table that is spoken of
// here, for nobody else to complain of.
static Slice complain_of_no_responses(ScanFolder *folder, Slice wanted)
{
    Slice *names, table = S(""), survey = S("");
    size_t tables = 0, surveys = 0, count = folder_list(folder->arena, folder->path, S(""), &names);
    for (size_t i = 0; i < count; i++) {
        UsualName which = usual_name_within(folder->arena, names[i], NULL);
        Slice nearest = usual_name_nearest(folder->arena, names[i]);
        bool other = which < USUAL_NAMES
                         ? which != USUAL_RESPONSES
                         : nearest.len && !usual_name_is(folder->arena, USUAL_RESPONSES, nearest);
        // By its ending, also of a kind that is refused with a reason. Not the file "~$…" that Excel keeps
        // beside an open one.
        Slice ending = name_ending(folder->arena, names[i]);
        bool is_table = (which == USUAL_RESPONSES && name_among(folder->arena, ending, "txt")) ||
                        name_among(folder->arena, ending, "csv|tsv|xlsx|xlsm|ods|xls");
        if (!is_table || slice_starts(names[i], S("~$")))
            continue;
        if (!other) {
            table = names[i];
            tables++;
        } else if (which == USUAL_QUESTIONNAIRE && !usual_name_is(folder->arena, which, names[i])) {
            survey = names[i];
            surveys++;
        }
    }
    if (tables != 1)
        table = tables == 0 && surveys == 1 ? survey : S("");
    diagnose(folder->d, DIAG_RESPONSES_MISSING, ((Place){ .file = wanted }), table);
    return table;
}

// Reads them, or complains. `spoken_of` becomes a file that the complaint was about.
static void read_responses(ScanFolder *folder, MappedText file, const ResponseMapping *mapping,
                           Scan *scan, Slice *spoken_of)
{
    Slice sha256 = S("");
    *spoken_of = S("");
    if (mapping->before_survey)
        return;
    if (!is_there(folder, file)) {
        if (!file.place.line && !scan_folder_has(folder, file.text))
            *spoken_of = complain_of_no_responses(folder, file.text);
        return;
    }
    responses_read(folder->arena, folder->d, scan, scan_folder_path(folder, file.text), file.text,
                   mapping, &scan->columns, &scan->column_count, &sha256);
    if (sha256.len)
        scan_folder_source(folder, file.text, sha256);
}

// ---- the scan and the one before it ----

// What is asked, who was invited and what they answered. `spoken_of` as for read_responses.
static void read_survey(ScanFolder *folder, const ScanFiles *files, const ResponseMapping *mapping,
                        Scan *scan, Slice *spoken_of)
{
    folder->sheet = files->sheet->questionnaire;
    if (is_there(folder, files->questionnaire))
        questionnaire_read(folder, files->questionnaire.text, scan);
    folder->sheet = files->sheet->invited;
    folder->reads_guessable = true;
    if (is_there(folder, files->invited))
        invited_read(folder, files->invited.text, scan);
    folder->reads_guessable = false;
    read_responses(folder, files->responses, mapping, scan, spoken_of);
    departments_check(folder->d, scan, files->responses.text, files->invited.text);
}

// A department of the last time is called as it is now.
static void name_alike(Arena *arena, Scan *then, const Scan *now)
{
    Arena *scratch = arena_new();
    TextMap *keys = departments_by_key(scratch, now);
    uint32_t index;
    for (size_t i = 0; i < then->department_count; i++)
        if (text_map_find(keys, department_key(scratch, then->departments[i].name), &index))
            then->departments[i].name = slice_copy(arena, now->departments[index].name);
    arena_free(scratch);
}

// What was planned then feeds no number: a roadmap with faults, which nobody mends any more, is left out.
static void read_previous_roadmap(ScanFolder *folder, const ScanFiles *files, bool asked,
                                  Scan *scan)
{
    ScanFolder unheard = *folder;
    unheard.d = diagnostics_new(folder->arena);
    unheard.reads_notes = true;
    unheard.sheet = files->sheet->roadmap;
    if (!is_there(&unheard, files->roadmap))
        return;
    roadmap_read(&unheard, files->roadmap.text, scan);
    if (diagnostics_count(unheard.d, SEVERITY_ERROR)) {
        scan->action_count = 0;
        if (asked)
            diagnose(folder->d, DIAG_PREVIOUS_ROADMAP, ((Place){ .file = files->roadmap.text }));
        return;
    }
    unheard.d = folder->d;
    unheard.reads_notes = false;
    *folder = unheard;
}

// The scan of the last time, by the words and the usual questions of this one. Its sources stand below
// "previous/", whatever its folder is called.
static Scan *read_previous(ScanFolder *outer, const ScanOptions *options, Slice name,
                           const Scan *now, const Slice usual_text[ITEMS])
{
    Scan *scan = arena_one(outer->arena, Scan);
    ScanFolder folder = { .arena = outer->arena,
                          .d = outer->d,
                          .path = scan_folder_path(outer, name),
                          .organisation = now->settings.organisation,
                          .allow_outside = outer->allow_outside };
    ScanOptions then = { .templates = options->templates,
                         .language = now->settings.language,
                         .now = -1 };
    ResponseMapping mapping;
    ScanFiles files;
    Slice spoken_of;
    scan->folder = folder.path;
    scan->strings = now->strings;
    memcpy(scan->question_text, usual_text, sizeof scan->question_text);
    diagnostics_below(outer->d, name);
    settings_read(&folder, &then, &scan->settings, &mapping, &files);
    mapping.without_open = true;
    scan->renames = department_renames_new(outer->arena, &mapping, now->renames);
    read_survey(&folder, &files, &mapping, scan, &spoken_of);
    read_previous_roadmap(&folder, &files,
                          now->settings.editions[EDITION_PROGRESS] != EDITION_NOT_CHOSEN, scan);
    name_alike(outer->arena, scan, now);
    departments_check_renames(folder.d, scan);
    strays_report(&folder, &files, spoken_of, false);
    diagnostics_below(outer->d, S(""));
    for (size_t i = 0; i < folder.source_count; i++) {
        outer->reads_guessable = folder.sources[i].guessable;
        outer->reads_notes = !folder.sources[i].feeds_numbers;
        scan_folder_source(outer, path_join(outer->arena, S("previous"), folder.sources[i].name),
                           folder.sources[i].sha256);
    }
    outer->reads_guessable = false;
    outer->reads_notes = false;
    return scan;
}

// The scan of the last time, or what its manifest holds of it.
static void read_time_before(ScanFolder *folder, const ScanOptions *options, const ScanFiles *files,
                             Scan *scan, const Slice usual_text[ITEMS])
{
    MappedText named = files->previous;
    if (!previous_find(folder, named))
        return;
    bool is_manifest = !path_is_folder(scan_folder_path(folder, named.text));
    PreviousWording wording = { scan, usual_text, options->templates };
    scan->previous = is_manifest ? previous_manifest_read(folder, named, &wording)
                                 : read_previous(folder, options, named.text, scan, usual_text);
    if (!scan->previous)
        return;
    previous_compare_questions(options->templates, scan);
    if (is_manifest) {
        name_alike(folder->arena, scan->previous, scan);
        previous_manifest_check(folder, named, files->responses.text, scan);
    } else {
        previous_check(folder->arena, folder->d, named.text, scan);
    }
}

// The look at all texts that are read from here on, and at those of scan.yaml.
static PersonalLook *look_at_texts(ScanFolder *folder, const Settings *settings,
                                   const ScanFiles *files)
{
    PersonalLook *look = personal_look_new(folder->arena, folder->d, settings);
    Slice *names, text;
    size_t count = folder_list(folder->arena, folder->path, S(".txt"), &names);
    for (size_t i = 0; i < count; i++) {
        Slice path = scan_folder_path(folder, names[i]);
        // No source of the documents: they would tell its name, and of a few names even the checksum tells.
        if (note_file_names_people(folder->arena, names[i]) &&
            scan_folder_may_read(folder, (MappedText){ names[i], { .line = 0 } }) &&
            file_read_text(folder->arena, folder->d, path, names[i], &text))
            personal_look_names(look, names[i], text_clean(folder->arena, text));
    }
    personal_look_settings(look, files->settings, files->settings_text, settings);
    return look;
}

// All tables, and the scan of the last time; what desk research says feeds no number, the roadmap does.
static void read_tables(ScanFolder *folder, const ScanOptions *options, const ScanFiles *files,
                        const ResponseMapping *mapping, Scan *scan, Slice *spoken_of)
{
    Slice usual_text[ITEMS];
    memcpy(usual_text, scan->question_text, sizeof usual_text);
    folder->sheet = files->sheet->grid;
    if (is_there(folder, files->grid))
        grid_read(folder, files->grid.text, scan);
    read_survey(folder, files, mapping, scan, spoken_of);
    read_time_before(folder, options, files, scan, usual_text);
    if (files->benchmark.text.len && is_there(folder, files->benchmark))
        scan->benchmark = benchmark_file_read(folder, files->benchmark.text);
    questionnaire_check(folder->arena, folder->d, scan, usual_text);
    folder->reads_notes = true;
    folder->sheet = files->sheet->deskresearch;
    if (is_there(folder, files->deskresearch))
        deskresearch_read(folder, files->deskresearch.text, scan);
    folder->sheet = (MappedText){ S(""), { .line = 0 } };
    Slice certificate = usual_name(folder, USUAL_CERTIFICATE);
    if (scan_folder_has(folder, certificate))
        certificate_read(folder, options->templates, certificate, scan);
    folder->reads_notes = false;
    folder->sheet = files->sheet->roadmap;
    if (is_there(folder, files->roadmap))
        roadmap_read(folder, files->roadmap.text, scan);
}

static void read_measurements(ScanFolder *folder, Scan *scan)
{
    Slice name = usual_name(folder, USUAL_MEASUREMENTS);
    size_t errors = diagnostics_count(folder->d, SEVERITY_ERROR);
    scan->measurement_count = measurements_read(folder, name, &scan->measurements);
    // A measurement that was not read would be called unknown.
    if (diagnostics_count(folder->d, SEVERITY_ERROR) > errors)
        return;
    follow_ups_read(folder, name, scan->measurements, scan->measurement_count);
    scan->journey_count =
        journeys_read(folder, name, scan->measurements, scan->measurement_count, &scan->journeys);
    if (diagnostics_count(folder->d, SEVERITY_ERROR) == errors)
        measurements_unread(folder, name);
}

Scan *scan_read(Arena *arena, Diagnostics *d, Slice path, const ScanOptions *options)
{
    Scan *scan = arena_one(arena, Scan);
    ScanFolder folder = { .arena = arena,
                          .d = d,
                          .path = path,
                          .rare = &scan->rare,
                          .allow_outside = options->allow_outside };
    ResponseMapping mapping;
    ScanFiles files;
    Slice spoken_of = S("");
    scan->folder = path;
    if (!path_is_folder(path))
        diagnose(d, path_exists(path) ? DIAG_FOLDER_IS_FILE : DIAG_FOLDER_MISSING,
                 ((Place){ .file = S("") }), path);
    settings_read(&folder, options, &scan->settings, &mapping, &files);
    mapping.before_survey = options->before_survey;
    folder.look = look_at_texts(&folder, &scan->settings, &files);
    scan->look = scan->settings.show_open_answers ? folder.look : NULL;
    scan->renames = department_renames_new(arena, &mapping, NULL);
    read_words(&folder, options, scan);
    questionnaire_read_default(&folder, options->templates, scan);
    grid_read_default(&folder, options->templates, scan);
    if (path_is_folder(path))
        read_tables(&folder, options, &files, &mapping, scan, &spoken_of);
    read_measurements(&folder, scan);
    folder.reads_notes = true;
    scan->interviews_folder = usual_name(&folder, USUAL_INTERVIEWS);
    interviews_read(&folder, scan->interviews_folder, scan);
    findings_read(&folder, usual_name(&folder, USUAL_FINDINGS), scan);
    examples_check(&folder, options->templates, scan);
    revision_reasons_read(&folder, usual_name(&folder, USUAL_CHANGES), scan);
    if (path_is_folder(path))
        strays_report(&folder, &files, spoken_of, true);
    departments_check_renames(d, scan);
    scan->sources = folder.sources;
    scan->source_count = folder.source_count;
    return scan;
}
