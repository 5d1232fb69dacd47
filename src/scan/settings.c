// SPDX-License-Identifier: EUPL-1.2
#include "scan/settings.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "input/fields.h"
#include "input/messages.h"
#include "input/stray_marks.h"
#include "language/reading.h"
#include "language/says.h"
#include "model/terms.h"
#include "scan/editions.h"
#include "scan/messages.h"
#include "scan/own_terms.h"
#include "scan/scan_options.h"
#include "scan/settings_lists.h"
#include "scan/usual_names.h"

// What the keys of scan.yaml fill, before the defaults that need more than a constant.
typedef struct ScanYaml {
    Settings settings;
    MappedText language;
    ScanFiles files;
    ScanFiles sheets;
    ResponseMapping mapping;
} ScanYaml;

// ---- readers of single values ----

static void read_placed(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                        void *member)
{
    MappedText *text = member;
    *text = yaml_placed(yaml, value, name_first(field->key));
}

// A text that documents print as it stands, so that "**" would be printed too.
static void read_printed(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                         void *member)
{
    Slice *text = member;
    StrayMark mark;
    if (yaml_text(yaml, value, name_first(field->key), text) && stray_mark_plain(*text, &mark))
        diagnose(yaml->d, DIAG_TEXT_MARKS, yaml_place(yaml, value),
                 slice_part(*text, mark.at, mark.at + mark.len));
}

static void read_group_size(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                            void *member)
{
    Slice text;
    uint64_t number;
    int *size = member;
    if (!yaml_text(yaml, value, name_first(field->key), &text))
        return;
    bool whole = slice_to_u64(text, &number) && number <= LIMIT_GROUP;
    if (whole && (int64_t)number >= field->least)
        *size = (int)number;
    else
        diagnose(yaml->d, whole ? DIAG_GROUP_SMALL : DIAG_VALUE_NOT_NUMBER, yaml_place(yaml, value),
                 name_first(field->key), text,
                 slice_print(yaml->arena, "%lld", (long long)field->least),
                 slice_print(yaml->arena, "%d", LIMIT_GROUP));
}

// ---- readers of files ----

static void read_files(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    static const Field fields[] = {
        { .key = reading_key_responses, .offset = offsetof(ScanFiles, responses) },
        { .key = reading_key_invited, .offset = offsetof(ScanFiles, invited) },
        { .key = reading_key_questionnaire, .offset = offsetof(ScanFiles, questionnaire) },
        { .key = reading_key_deskresearch, .offset = offsetof(ScanFiles, deskresearch) },
        { .key = reading_key_roadmap, .offset = offsetof(ScanFiles, roadmap) },
        { .key = reading_key_grid, .offset = offsetof(ScanFiles, grid) },
    };
    yaml_texts(yaml, field, value, fields, sizeof fields / sizeof *fields, member);
}

// Of the answers alone, or of each file by its name.
static void read_sheets(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                        void *member)
{
    ScanFiles *sheets = member;
    if (value->type == YAML_MAPPING_NODE)
        read_files(yaml, field, value, sheets);
    else
        read_placed(yaml, field, value, &sheets->responses);
}

// ---- the table ----

#define SETTING(name) offsetof(ScanYaml, settings.name)
#define MAPPING(name) offsetof(ScanYaml, mapping.name)

static const char *const stages[] = { reading_stage_self, reading_stage_validated,
                                      reading_stage_final, NULL };
static const char *const duplicates[] = { reading_duplicates_refuse, reading_duplicates_first,
                                          reading_duplicates_last, reading_duplicates_keep, NULL };

static const Field fields[] = {
    { .key = reading_key_organisation,
      .kind = FIELD_OTHER,
      .read = read_printed,
      .offset = SETTING(organisation),
      .example = says_example_organisation,
      .meaning = says_setting_organisation },
    { .key = reading_key_title,
      .kind = FIELD_OTHER,
      .read = read_printed,
      .offset = SETTING(title),
      .example = says_example_title,
      .meaning = says_setting_title },
    { .key = reading_key_subtitle,
      .kind = FIELD_OTHER,
      .read = read_printed,
      .offset = SETTING(subtitle),
      .example = says_example_subtitle,
      .meaning = says_setting_subtitle },
    { .key = reading_key_version,
      .offset = SETTING(version),
      .example = says_example_version,
      .meaning = says_setting_version },
    { .key = reading_key_date,
      .kind = FIELD_DATE,
      .offset = SETTING(date),
      .example = says_example_date,
      .meaning = says_setting_date },
    { .key = reading_key_stage,
      .kind = FIELD_CHOICE,
      .offset = SETTING(stage),
      .example = says_example_stage,
      .choices = stages,
      .meaning = says_setting_stage },
    { .key = reading_key_author,
      .kind = FIELD_OTHER,
      .read = read_printed,
      .offset = SETTING(author),
      .example = says_example_author,
      .meaning = says_setting_author },
    { .key = reading_key_audience,
      .kind = FIELD_OTHER,
      .read = read_printed,
      .offset = SETTING(audience),
      .example = says_example_audience,
      .meaning = says_setting_audience },
    { .key = reading_key_sponsor,
      .kind = FIELD_OTHER,
      .read = read_printed,
      .offset = SETTING(sponsor),
      .example = says_example_sponsor,
      .meaning = says_setting_sponsor },
    { .key = reading_key_language,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = offsetof(ScanYaml, language),
      .example = says_example_language,
      .meaning = says_setting_language },
    { .key = reading_key_terms,
      .kind = FIELD_OTHER,
      .read = terms_read,
      .offset = SETTING(terms),
      .example = says_example_terms,
      .meaning = says_setting_terms },
    { .key = reading_key_invited,
      .kind = FIELD_NUMBER,
      .most = 100000000,
      .offset = SETTING(invited),
      .example = says_example_invited,
      .meaning = says_setting_invited },
    { .key = reading_key_min_group,
      .kind = FIELD_OTHER,
      .read = read_group_size,
      .least = 5,
      .offset = SETTING(min_group),
      .example = says_example_min_group,
      .meaning = says_setting_min_group },
    { .key = reading_key_min_group_open,
      .kind = FIELD_OTHER,
      .read = read_group_size,
      .least = 10,
      .offset = SETTING(min_group_open),
      .example = says_example_min_group_open,
      .meaning = says_setting_min_group_open },
    { .key = reading_key_show_open_answers,
      .kind = FIELD_FLAG,
      .offset = SETTING(show_open_answers),
      .example = says_example_show_open_answers,
      .meaning = says_setting_show_open_answers },
    { .key = reading_key_name_departments,
      .kind = FIELD_FLAG,
      .offset = SETTING(name_departments),
      .example = says_example_name_departments,
      .meaning = says_setting_name_departments },
    { .key = reading_key_confirmed,
      .kind = FIELD_OTHER,
      .read = confirmed_read,
      .offset = offsetof(ScanYaml, settings),
      .example = says_example_confirmed,
      .meaning = says_setting_confirmed },
    { .key = reading_key_count_unfinished,
      .kind = FIELD_FLAG,
      .offset = SETTING(count_unfinished),
      .example = says_example_count_unfinished,
      .meaning = says_setting_count_unfinished },
    { .key = reading_key_editions,
      .kind = FIELD_OTHER,
      .read = editions_read,
      .offset = SETTING(editions),
      .example = says_example_editions,
      .meaning = says_setting_editions },
    { .key = reading_key_formulas_up_to,
      .kind = FIELD_NUMBER,
      .most = 1000000,
      .offset = SETTING(formulas_up_to),
      .example = says_example_formulas_up_to,
      .meaning = says_setting_formulas_up_to },
    { .key = reading_key_files,
      .kind = FIELD_OTHER,
      .read = read_files,
      .offset = offsetof(ScanYaml, files),
      .example = says_example_files,
      .meaning = says_setting_files },
    { .key = reading_key_sheet,
      .kind = FIELD_OTHER,
      .read = read_sheets,
      .offset = offsetof(ScanYaml, sheets),
      .example = says_example_sheet,
      .meaning = says_setting_sheet },
    { .key = reading_key_previous,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = offsetof(ScanYaml, files.previous),
      .example = says_example_previous,
      .meaning = says_setting_previous },
    { .key = reading_key_benchmark,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = offsetof(ScanYaml, files.benchmark),
      .example = says_example_benchmark,
      .meaning = says_setting_benchmark },
    { .key = reading_key_columns,
      .kind = FIELD_OTHER,
      .read = mapped_columns_read,
      .offset = offsetof(ScanYaml, mapping),
      .example = says_example_columns,
      .meaning = says_setting_columns },
    { .key = reading_key_department,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = MAPPING(department),
      .example = says_example_department,
      .meaning = says_setting_department },
    { .key = reading_key_open,
      .kind = FIELD_OTHER,
      .read = mapped_open_read,
      .offset = offsetof(ScanYaml, mapping),
      .example = says_example_open,
      .meaning = says_setting_open },
    { .key = reading_key_id,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = MAPPING(id),
      .example = says_example_id,
      .meaning = says_setting_id },
    { .key = reading_key_answers,
      .kind = FIELD_OTHER,
      .read = mapped_answers_read,
      .offset = offsetof(ScanYaml, mapping),
      .example = says_example_answers,
      .meaning = says_setting_answers },
    { .key = reading_key_departments,
      .kind = FIELD_OTHER,
      .read = mapped_departments_read,
      .offset = offsetof(ScanYaml, mapping),
      .example = says_example_departments,
      .meaning = says_setting_departments },
    { .key = reading_key_encoding,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = MAPPING(encoding),
      .example = says_example_encoding,
      .meaning = says_setting_encoding },
    { .key = reading_key_separator,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = MAPPING(separator),
      .example = says_example_separator,
      .meaning = says_setting_separator },
    { .key = reading_key_heading_rows,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = MAPPING(heading_rows),
      .example = says_example_heading_rows,
      .meaning = says_setting_heading_rows },
    { .key = reading_key_first_row,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = MAPPING(first_row),
      .example = says_example_first_row,
      .meaning = says_setting_first_row },
    { .key = reading_key_count_tests,
      .kind = FIELD_FLAG,
      .offset = MAPPING(count_tests),
      .example = says_example_count_tests,
      .meaning = says_setting_count_tests },
    { .key = reading_key_leave_out,
      .kind = FIELD_OTHER,
      .read = mapped_rows_read,
      .offset = offsetof(ScanYaml, mapping),
      .example = says_example_leave_out,
      .meaning = says_setting_leave_out },
    { .key = reading_key_duplicates,
      .kind = FIELD_CHOICE,
      .offset = MAPPING(duplicates),
      .example = says_example_duplicates,
      .choices = duplicates,
      .meaning = says_setting_duplicates },
    { .key = reading_key_unfinished,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = MAPPING(unfinished),
      .example = says_example_unfinished,
      .meaning = says_setting_unfinished },
};
enum { FIELDS = sizeof fields / sizeof *fields };

void settings_print(Buffer *out, MessageLanguage language)
{
    for (size_t i = 0; i < FIELDS; i++) {
        Slice key = name_first(fields[i].key);
        buffer_print(out, "%s# %s\n", i ? "\n" : "", fields[i].meaning[language]);
        if (slice_equal(key, S("language"))) {
            buffer_print(out, "%.*s: %s\n", SLICE_ARGS(key),
                         language == MESSAGES_DUTCH ? "nl" : "en");
            continue;
        }
        Slice rest = slice_of(fields[i].example[language]), line;
        slice_next_line(&rest, &line);
        buffer_print(out, "#%.*s:%s%.*s\n", SLICE_ARGS(key), line.len ? " " : "", SLICE_ARGS(line));
        while (slice_next_line(&rest, &line))
            buffer_print(out, "#%.*s\n", SLICE_ARGS(line));
    }
}

// ---- defaults ----

// "/scans/zilver-dam/" is "Zilver dam".
static Slice organisation_of(Arena *arena, Slice path)
{
    char *whole = realpath(slice_copy(arena, path).at, NULL);
    Slice name = slice_copy(arena, path_name(whole ? slice_of(whole) : path));
    free(whole);
    char *text = arena_copy(arena, name.at, name.len);
    for (size_t i = 0; i < name.len; i++)
        if (text[i] == '_' || text[i] == '-')
            text[i] = ' ';
    Slice rest = { text, name.len };
    char first[4];
    size_t len = utf8_encode(g_unichar_toupper(utf8_next(&rest)), first);
    return text_clean(
        arena, slice_print(arena, "%.*s%.*s", (int)(name.len ? len : 0), first, SLICE_ARGS(rest)));
}

static bool has_language(Arena *arena, Slice templates, Slice language)
{
    for (size_t i = 0; i < language.len; i++)
        if (language.at[i] < 'a' || language.at[i] > 'z')
            return false;
    Slice words = slice_print(arena, "%.*s/words.yaml", SLICE_ARGS(language));
    return language.len && path_exists(path_join(arena, templates, words));
}

static Slice language_of(ScanFolder *folder, const ScanOptions *options, MappedText asked)
{
    if (options->language.len)
        asked = (MappedText){ options->language, { .file = S("") } };
    Slice language = asked.text.len ? text_key(folder->arena, asked.text) : S("nl");
    if (has_language(folder->arena, options->templates, language))
        return language;
    Slice *names, list = S("");
    size_t count = folder_list(folder->arena, options->templates, S(""), &names);
    for (size_t i = 0; i < count; i++)
        if (has_language(folder->arena, options->templates, names[i]))
            list = slice_print(folder->arena, "%.*s%s%.*s", SLICE_ARGS(list), list.len ? ", " : "",
                               SLICE_ARGS(names[i]));
    diagnose(folder->d, DIAG_LANGUAGE_UNKNOWN, asked.place, language, list);
    return S("nl");
}

static void name_file(const ScanFolder *folder, MappedText *file, UsualName which)
{
    if (!file->text.len)
        *file = (MappedText){ usual_name(folder, which), { .line = 0 } };
}

// What scan.yaml leaves open, and what the command line says instead.
static void settle(const ScanFolder *folder, const ScanOptions *options, Settings *settings)
{
    if (settings->min_group_open < settings->min_group)
        settings->min_group_open = settings->min_group;
    if (!settings->organisation.len)
        settings->organisation = folder->organisation.len
                                     ? folder->organisation
                                     : organisation_of(folder->arena, folder->path);
    settings->has_date = !date_is_none(settings->date);
    if (!settings->has_date && options->now >= 0)
        settings->date = date_from_seconds(options->now);
    if (options->has_stage)
        settings->stage = options->stage;
    if (options->has_editions)
        memcpy(settings->editions, options->editions, sizeof settings->editions);
}

void settings_read(ScanFolder *folder, const ScanOptions *options, Settings *settings,
                   ResponseMapping *mapping, ScanFiles *files)
{
    Slice text = S("");
    ScanYaml read = { .settings = { .version = S("0.1"),
                                    .invited = -1,
                                    .min_group = 5,
                                    .min_group_open = 10,
                                    .formulas_up_to = 10000,
                                    .name_departments = true,
                                    .count_unfinished = true,
                                    .editions = { [EDITION_FULL] = EDITION_BY_NAME } } };
    Slice name = usual_name(folder, USUAL_SETTINGS);
    folder->reads_guessable = true;
    if (scan_folder_has(folder, name) &&
        scan_folder_text(folder, name, LIMIT_SETTINGS_BYTES, &text))
        fields_read(folder->arena, folder->d, name, text, 1, fields, FIELDS, &read);
    folder->reads_guessable = false;
    name_file(folder, &read.files.responses, USUAL_RESPONSES);
    name_file(folder, &read.files.invited, USUAL_INVITED);
    name_file(folder, &read.files.questionnaire, USUAL_QUESTIONNAIRE);
    name_file(folder, &read.files.deskresearch, USUAL_DESKRESEARCH);
    name_file(folder, &read.files.roadmap, USUAL_ROADMAP);
    name_file(folder, &read.files.grid, USUAL_GRID);
    name_file(folder, &read.files.previous, USUAL_PREVIOUS);
    *settings = read.settings;
    settle(folder, options, settings);
    settings->language = language_of(folder, options, read.language);
    settings->written_language =
        read.language.text.len ? text_key(folder->arena, read.language.text) : S("nl");
    *mapping = read.mapping;
    mapping->sheet = read.sheets.responses;
    ScanFiles *sheets = arena_one(folder->arena, ScanFiles);
    *sheets = read.sheets;
    read.files.sheet = sheets;
    read.files.settings = name;
    read.files.settings_text = text;
    *files = read.files;
}

// scan.yaml by itself, without a word about what is wrong in it.
static ScanYaml read_alone(Arena *arena, Slice folder)
{
    Slice text;
    ScanYaml read = { .settings = { .invited = -1 } };
    ScanFolder reading = { .arena = arena, .d = diagnostics_new(arena), .path = folder };
    Slice name = usual_name(&reading, USUAL_SETTINGS);
    if (scan_folder_has(&reading, name) &&
        scan_folder_text(&reading, name, LIMIT_SETTINGS_BYTES, &text))
        fields_read(arena, reading.d, name, text, 1, fields, FIELDS, &read);
    return read;
}

Slice settings_language(Arena *arena, Slice folder)
{
    ScanYaml read = read_alone(arena, folder);
    return read.language.text.len ? text_key(arena, read.language.text) : S("nl");
}

Slice settings_previous(Arena *arena, Slice folder)
{
    return read_alone(arena, folder).files.previous.text;
}
