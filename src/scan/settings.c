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
#include "input/usual_names.h"
#include "language/reading.h"
#include "model/terms.h"
#include "scan/messages.h"
#include "scan/own_terms.h"
#include "scan/scan_options.h"

// What the keys of scan.yaml fill, before the defaults that need more than a constant.
typedef struct ScanYaml {
    Settings settings;
    MappedText language;
    ScanFiles files;
    ScanFiles sheets;
    ResponseMapping mapping;
} ScanYaml;

// ---- readers of single values ----

static void read_placed(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    MappedText *text = member;
    *text = yaml_placed(yaml, value, name_first(field->key));
}

// A text that documents print as it stands, so that "**" would be printed too.
static void read_printed(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    Slice *text = member;
    StrayMark mark;
    if (yaml_text(yaml, value, name_first(field->key), text) && stray_mark_plain(*text, &mark))
        diagnose(yaml->d, DIAG_TEXT_MARKS, yaml_place(yaml, value),
                 slice_part(*text, mark.at, mark.at + mark.len));
}

static void read_group_size(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
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
                 name_first(field->key), text, slice_print(yaml->arena, "%lld", (long long)field->least),
                 slice_print(yaml->arena, "%d", LIMIT_GROUP));
}

// ---- readers of lists and of keys that the user chooses ----

// Whatever stands under a key, as one flat list of key and value: a mapping whose values may be lists, a
// list (keys empty), a single text (key empty).
typedef struct Pairs {
    MappedText (*item)[2];
    size_t count;
    size_t room;
} Pairs;

static void add_pair(const Yaml *yaml, Pairs *pairs, MappedText key, MappedText value)
{
    pairs->item = arena_grow(yaml->arena, pairs->item, sizeof *pairs->item, pairs->count, &pairs->room);
    pairs->item[pairs->count][0] = key;
    pairs->item[pairs->count][1] = value;
    pairs->count++;
}

static void add_values(const Yaml *yaml, Pairs *pairs, MappedText key, const yaml_node_t *value, Slice field)
{
    const yaml_node_t *element;
    if (value->type != YAML_SEQUENCE_NODE) {
        add_pair(yaml, pairs, key, yaml_placed(yaml, value, field));
        return;
    }
    for (size_t i = 0; (element = yaml_element(yaml, value, i)); i++)
        add_pair(yaml, pairs, key, yaml_placed(yaml, element, field));
}

static Pairs pairs_of(const Yaml *yaml, const yaml_node_t *value, Slice field)
{
    Pairs pairs = { NULL, 0, 0 };
    const yaml_node_t *key, *held;
    if (value->type != YAML_MAPPING_NODE)
        add_values(yaml, &pairs, (MappedText){ S(""), { .line = 0 } }, value, field);
    for (size_t i = 0; (key = yaml_pair(yaml, value, i, &held)); i++)
        add_values(yaml, &pairs, yaml_placed(yaml, key, field), held, field);
    return pairs;
}

static size_t node_count(const yaml_node_t *list)
{
    return (size_t)(list->data.sequence.items.top - list->data.sequence.items.start);
}

static void read_confirmed(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    Settings *settings = member;
    Pairs pairs = pairs_of(yaml, value, name_first(field->key));
    settings->confirmed = arena_many(yaml->arena, Slice, pairs.count);
    for (size_t i = 0; i < pairs.count; i++)
        settings->confirmed[settings->confirmed_count++] = pairs.item[i][1].text;
}

static void read_columns(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    ResponseMapping *mapping = member;
    Pairs pairs = pairs_of(yaml, value, name_first(field->key));
    mapping->columns_place = yaml_place(yaml, value);
    mapping->columns = arena_many(yaml->arena, MappedColumn, pairs.count);
    mapping->column_count = pairs.count;
    for (size_t i = 0; i < pairs.count; i++)
        mapping->columns[i] = (MappedColumn){ pairs.item[i][0], pairs.item[i][1] };
}

static void read_open(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    ResponseMapping *mapping = member;
    if (!yaml_has_keys(yaml, field, value))
        return;
    Pairs pairs = pairs_of(yaml, value, name_first(field->key));
    mapping->open = arena_many(yaml->arena, MappedOpen, pairs.count);
    mapping->open_count = pairs.count;
    for (size_t i = 0; i < pairs.count; i++)
        mapping->open[i] = (MappedOpen){ pairs.item[i][0], pairs.item[i][1] };
}

static void add_answers(const Yaml *yaml, Slice field, const yaml_node_t *value, MappedText scope,
                        ResponseMapping *mapping, size_t *room)
{
    const yaml_node_t *key, *held;
    for (size_t i = 0; (key = yaml_pair(yaml, value, i, &held)); i++) {
        MappedText text = yaml_placed(yaml, key, field);
        if (held->type == YAML_MAPPING_NODE && !scope.text.len) {
            add_answers(yaml, field, held, text, mapping, room);
            continue;
        }
        mapping->answers =
            arena_grow(yaml->arena, mapping->answers, sizeof *mapping->answers, mapping->answer_count, room);
        mapping->answers[mapping->answer_count++] =
            (MappedAnswer){ text, yaml_placed(yaml, held, field), scope };
    }
}

static void read_answers(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    size_t room = 0;
    if (yaml_has_keys(yaml, field, value))
        add_answers(yaml, name_first(field->key), value, (MappedText){ S(""), { .line = 0 } }, member, &room);
}

// An old name with the new one, or the new one with a list of old ones.
static void read_departments(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    ResponseMapping *mapping = member;
    const yaml_node_t *held;
    if (!yaml_has_keys(yaml, field, value))
        return;
    Pairs pairs = pairs_of(yaml, value, name_first(field->key));
    mapping->departments = arena_many(yaml->arena, MappedDepartment, pairs.count);
    for (size_t i = 0, at = 0; yaml_pair(yaml, value, i, &held); i++) {
        bool is_list = held->type == YAML_SEQUENCE_NODE;
        for (size_t end = at + (is_list ? node_count(held) : 1); at < end; at++) {
            MappedText *pair = pairs.item[at];
            if (!yaml_is_null(held))
                mapping->departments[mapping->department_count++] =
                    (MappedDepartment){ pair[is_list], pair[!is_list] };
        }
    }
}

static void read_leave_out(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    ResponseMapping *mapping = member;
    if (!yaml_has_keys(yaml, field, value))
        return;
    Pairs pairs = pairs_of(yaml, value, name_first(field->key));
    mapping->leave_out = arena_many(yaml->arena, MappedRow, pairs.count);
    mapping->leave_out_count = pairs.count;
    for (size_t i = 0; i < pairs.count; i++)
        mapping->leave_out[i] = (MappedRow){ pairs.item[i][0], pairs.item[i][1] };
}

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
static void read_sheets(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
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

static const char *const stages[] = { reading_stage_self, reading_stage_validated, reading_stage_final,
                                      NULL };
static const char *const duplicates[] = { reading_duplicates_refuse, reading_duplicates_first,
                                          reading_duplicates_last, reading_duplicates_keep, NULL };

static const Field fields[] = {
    { .key = reading_key_organisation,
      .kind = FIELD_OTHER,
      .read = read_printed,
      .offset = SETTING(organisation),
      .example = "Gemeente Zilverdam",
      .meaning = { "Whose scan this is. Without this key: the name of the folder.",
                   "Van wie deze scan is. Zonder deze sleutel: de naam van de map." } },
    { .key = reading_key_title,
      .kind = FIELD_OTHER,
      .read = read_printed,
      .offset = SETTING(title),
      .example = "CX-volwassenheidsscan 2026",
      .in_english = "CX maturity scan 2026",
      .meaning = { "The title of the documents.", "De titel van de documenten." } },
    { .key = reading_key_subtitle,
      .kind = FIELD_OTHER,
      .read = read_printed,
      .offset = SETTING(subtitle),
      .example = "Hoe goed werken we vanuit de inwoner?",
      .in_english = "How well do we work for our residents?",
      .meaning = { "A question or sentence for the cover.", "Een vraag of zin voor de omslag." } },
    { .key = reading_key_version,
      .offset = SETTING(version),
      .example = "\"1.0\"",
      .meaning = { "The version, in the foot of every page.", "De versie, onder aan elke pagina." } },
    { .key = reading_key_date,
      .kind = FIELD_DATE,
      .offset = SETTING(date),
      .example = "2026-03-12",
      .meaning = { "The date of the documents: year-month-day.",
                   "De datum van de documenten: jaar-maand-dag." } },
    { .key = reading_key_stage,
      .kind = FIELD_CHOICE,
      .offset = SETTING(stage),
      .example = "self",
      .choices = stages,
      .meaning = { "How far the scan is: self, validated or final.",
                   "Hoe ver de scan is: self (zelfbeoordeling), validated (gevalideerd) of final "
                   "(definitief)." } },
    { .key = reading_key_author,
      .kind = FIELD_OTHER,
      .read = read_printed,
      .offset = SETTING(author),
      .example = "Team Dienstverlening",
      .in_english = "Customer service team",
      .meaning = { "Who made the report: a team or a role.",
                   "Wie het rapport maakte: een team of een rol." } },
    { .key = reading_key_audience,
      .kind = FIELD_OTHER,
      .read = read_printed,
      .offset = SETTING(audience),
      .example = "Directie en college",
      .in_english = "Board and council",
      .meaning = { "For whom the report is.", "Voor wie het rapport is." } },
    { .key = reading_key_sponsor,
      .kind = FIELD_OTHER,
      .read = read_printed,
      .offset = SETTING(sponsor),
      .example = "Directeur Dienstverlening",
      .in_english = "Director of Customer Service",
      .meaning = { "Who asked for the scan: a role.", "Wie om de scan vroeg: een rol." } },
    { .key = reading_key_language,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = offsetof(ScanYaml, language),
      .example = "nl",
      .meaning = { "The language of the documents: nl or en.", "De taal van de documenten: nl of en." } },
    { .key = reading_key_terms,
      .kind = FIELD_OTHER,
      .read = terms_read,
      .offset = SETTING(terms),
      .example = "\n  customer: student\n  customers: studenten\n  experience: studentbeleving",
      .in_english = "\n  customer: student\n  customers: students\n  experience: student experience",
      .meaning = { "What you call the people you work for, in singular and plural, and what they "
                   "experience, in the language of the documents. Without this key: resident, residents, "
                   "customer experience.",
                   "Hoe u de mensen noemt voor wie u werkt, in enkelvoud en meervoud, en wat zij beleven. "
                   "In de taal van de documenten. Zonder deze sleutel: inwoner, inwoners, klantbeleving." } },
    { .key = reading_key_invited,
      .kind = FIELD_NUMBER,
      .most = 100000000,
      .offset = SETTING(invited),
      .example = "388",
      .meaning = { "How many people were invited, if there is no invited.csv.",
                   "Hoeveel mensen zijn uitgenodigd, als er geen invited.csv is." } },
    { .key = reading_key_min_group,
      .kind = FIELD_OTHER,
      .read = read_group_size,
      .least = 5,
      .offset = SETTING(min_group),
      .example = "5",
      .meaning = { "Figures of smaller groups are not shown. 5 or more.",
                   "Cijfers van kleinere groepen laten we niet zien. 5 of meer." } },
    { .key = reading_key_min_group_open,
      .kind = FIELD_OTHER,
      .read = read_group_size,
      .least = 10,
      .offset = SETTING(min_group_open),
      .example = "10",
      .meaning = { "Open answers of smaller groups are not shown. 10 or more.",
                   "Open antwoorden van kleinere groepen laten we niet zien. 10 of meer." } },
    { .key = reading_key_show_open_answers,
      .kind = FIELD_FLAG,
      .offset = SETTING(show_open_answers),
      .example = "no",
      .meaning = { "Put the open answers in the report? Read them first.",
                   "Open antwoorden in het rapport zetten? Lees ze eerst na." } },
    { .key = reading_key_name_departments,
      .kind = FIELD_FLAG,
      .offset = SETTING(name_departments),
      .example = "yes",
      .meaning = { "May headings name a department that clearly differs from the rest?",
                   "Mogen koppen een afdeling noemen die duidelijk van de rest verschilt?" } },
    { .key = reading_key_confirmed,
      .kind = FIELD_OTHER,
      .read = read_confirmed,
      .offset = offsetof(ScanYaml, settings),
      .example = "\n  - klantcontact@zilverdam.nl\n  - mevrouw De Vries",
      .meaning = { "E-mail addresses, telephone numbers and names that may be in the documents.",
                   "E-mailadressen, telefoonnummers en namen die in de documenten mogen staan." } },
    { .key = reading_key_count_unfinished,
      .kind = FIELD_FLAG,
      .offset = SETTING(count_unfinished),
      .example = "yes",
      .meaning = { "Count the answers of people who did not reach the end?",
                   "De antwoorden meetellen van mensen die halverwege stopten?" } },
    { .key = reading_key_formulas_up_to,
      .kind = FIELD_NUMBER,
      .most = 1000000,
      .offset = SETTING(formulas_up_to),
      .example = "10000",
      .meaning = { "The workbook computes with formulas up to this many respondents; 0 for fixed values.",
                   "Tot zoveel respondenten rekent de werkmap met formules; 0 voor vaste waarden." } },
    { .key = reading_key_files,
      .kind = FIELD_OTHER,
      .read = read_files,
      .offset = offsetof(ScanYaml, files),
      .example = "\n  responses: export.xlsx\n  roadmap: plan.csv",
      .meaning = { "Files that have another name than responses.csv, invited.csv, questionnaire.csv, "
                   "deskresearch.csv, roadmap.csv and grid.csv (or .xlsx, .ods).",
                   "Bestanden die anders heten dan responses.csv, invited.csv, questionnaire.csv, "
                   "deskresearch.csv, roadmap.csv en grid.csv (of .xlsx, .ods)." } },
    { .key = reading_key_sheet,
      .kind = FIELD_OTHER,
      .read = read_sheets,
      .offset = offsetof(ScanYaml, sheets),
      .example = "Blad2",
      .in_english = "Sheet2",
      .meaning = { "Which sheet holds the answers, if they are in an .xlsx or .ods file and not on its "
                   "first sheet: its name or number. For other files: a line \"roadmap: …\" below it.",
                   "Op welk blad de antwoorden staan, als ze in een .xlsx- of .ods-bestand staan en niet op "
                   "het eerste blad: de naam of het nummer. Voor andere bestanden: een regel \"roadmap: …\" "
                   "eronder." } },
    { .key = reading_key_previous,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = offsetof(ScanYaml, files.previous),
      .example = "../scan-2024",
      .meaning = { "The folder of the previous scan, if it is not called previous: "
                   "the report compares with it.",
                   "De map van de vorige scan, als die niet previous heet: het rapport vergelijkt ermee." } },
    { .key = reading_key_columns,
      .kind = FIELD_OTHER,
      .read = read_columns,
      .offset = offsetof(ScanYaml, mapping),
      .example = "\n  strategy: C-J\n  understand: K-R",
      .meaning = { "Which columns hold the questions, if they are not found by themselves: ranges per "
                   "pillar, a list of 48, or a column per question.",
                   "In welke kolommen de vragen staan, als ze niet vanzelf gevonden worden: een bereik "
                   "per pijler, een lijst van 48, of een kolom per vraag." } },
    { .key = reading_key_department,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = MAPPING(department),
      .example = "Waar werkt u?",
      .in_english = "Where do you work?",
      .meaning = { "The heading of the column with the department.",
                   "De kop van de kolom met de afdeling." } },
    { .key = reading_key_open,
      .kind = FIELD_OTHER,
      .read = read_open,
      .offset = offsetof(ScanYaml, mapping),
      .example = "\n  strategy: BA",
      .meaning = { "The columns with open answers, per pillar.",
                   "De kolommen met open antwoorden, per pijler." } },
    { .key = reading_key_id,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = MAPPING(id),
      .example = "Response ID",
      .meaning = { "The heading of the column with the running number of the response.",
                   "De kop van de kolom met het volgnummer van de inzending." } },
    { .key = reading_key_answers,
      .kind = FIELD_OTHER,
      .read = read_answers,
      .offset = offsetof(ScanYaml, mapping),
      .example = "\n  \"Stimme voll zu\": 4\n  \"N/A\": blank",
      .meaning = { "What other answers stand for: 1, 2, 3, 4, x or blank; below the name of a pillar or the "
                   "number of a question for those questions alone.",
                   "Waar andere antwoorden voor staan: 1, 2, 3, 4, x of blank (leeg); onder de naam van een "
                   "pijler of het nummer van een vraag alleen voor die vragen." } },
    { .key = reading_key_departments,
      .kind = FIELD_OTHER,
      .read = read_departments,
      .offset = offsetof(ScanYaml, mapping),
      .example = "\n  Burgerzaken: Publiekszaken\n  Klantcontact: Publiekszaken",
      .meaning = { "Departments that have another name now, or that count as one: old name: name. It holds "
                   "for every file, and for the previous scan.",
                   "Afdelingen die nu anders heten of samen één zijn: oude naam: naam. Dat geldt voor alle "
                   "bestanden, en voor de vorige scan." } },
    { .key = reading_key_encoding,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = MAPPING(encoding),
      .example = "windows-1252",
      .meaning = { "The encoding of responses.csv, if accents come out wrong.",
                   "De codering van responses.csv, als accenten verkeerd overkomen." } },
    { .key = reading_key_separator,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = MAPPING(separator),
      .example = "\";\"",
      .meaning = { "The character between the columns.", "Het teken tussen de kolommen." } },
    { .key = reading_key_heading_rows,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = MAPPING(heading_rows),
      .example = "1",
      .meaning = { "How many rows of headings responses.csv has; 0 for none, with columns.",
                   "Hoeveel rijen met koppen responses.csv heeft; 0 voor geen, samen met columns." } },
    { .key = reading_key_first_row,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = MAPPING(first_row),
      .example = "4",
      .meaning = { "The line of responses.csv on which the headings begin, if they are not found.",
                   "De regel van responses.csv waarop de koppen beginnen, als die niet gevonden worden." } },
    { .key = reading_key_count_tests,
      .kind = FIELD_FLAG,
      .offset = MAPPING(count_tests),
      .example = "no",
      .meaning = { "Count the rows that Qualtrics marks as preview, test or spam.",
                   "Tel de rijen mee die Qualtrics voorbeeld, test of spam noemt." } },
    { .key = reading_key_leave_out,
      .kind = FIELD_OTHER,
      .read = read_leave_out,
      .offset = offsetof(ScanYaml, mapping),
      .example = "\n  id: [12, 40]\n  Status: Test",
      .meaning = { "Rows that do not count: by the number of the response, by a value in a column, or by the "
                   "line of the file (line: 42).",
                   "Rijen die niet meetellen: op nummer van de inzending, op een waarde in een kolom, of op "
                   "de regel in het bestand (regel: 42)." } },
    { .key = reading_key_duplicates,
      .kind = FIELD_CHOICE,
      .offset = MAPPING(duplicates),
      .example = "first",
      .choices = duplicates,
      .meaning = { "When the same response stands in the file twice: which one counts, the first or the "
                   "last; or keep, where they are different people.",
                   "Als dezelfde inzending twee keer in het bestand staat: welke telt, de eerste (first) of "
                   "de laatste (last); of keep, als het verschillende mensen zijn." } },
    { .key = reading_key_unfinished,
      .kind = FIELD_OTHER,
      .read = read_placed,
      .offset = MAPPING(unfinished),
      .example = "Finished",
      .meaning = { "The heading of the column that says whether somebody reached the end.",
                   "De kop van de kolom die zegt of iemand klaar was." } },
};
enum { FIELDS = sizeof fields / sizeof *fields };

void settings_print(Buffer *out, MessageLanguage language)
{
    for (size_t i = 0; i < FIELDS; i++) {
        Slice key = name_first(fields[i].key);
        buffer_print(out, "%s# %s\n", i ? "\n" : "", fields[i].meaning[language]);
        if (slice_equal(key, S("language"))) {
            buffer_print(out, "%.*s: %s\n", SLICE_ARGS(key), language == MESSAGES_DUTCH ? "nl" : "en");
            continue;
        }
        bool english = language == MESSAGES_ENGLISH && fields[i].in_english;
        Slice rest = slice_of(english ? fields[i].in_english : fields[i].example), line;
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
    return text_clean(arena,
                      slice_print(arena, "%.*s%.*s", (int)(name.len ? len : 0), first, SLICE_ARGS(rest)));
}

static bool has_language(Arena *arena, Slice templates, Slice language)
{
    for (size_t i = 0; i < language.len; i++)
        if (language.at[i] < 'a' || language.at[i] > 'z')
            return false;
    Slice words = slice_print(arena, "%.*s/words.yaml", SLICE_ARGS(language));
    return language.len && path_exists(path_join(arena, templates, words));
}

static Slice languages(Arena *arena, Slice templates)
{
    Slice *names, list = S("");
    size_t count = folder_list(arena, templates, S(""), &names);
    for (size_t i = 0; i < count; i++)
        if (has_language(arena, templates, names[i]))
            list = slice_print(arena, "%.*s%s%.*s", SLICE_ARGS(list), list.len ? ", " : "",
                               SLICE_ARGS(names[i]));
    return list;
}

static Slice language_of(ScanFolder *folder, const ScanOptions *options, MappedText asked)
{
    if (options->language.len)
        asked = (MappedText){ options->language, { .file = S("") } };
    Slice language = asked.text.len ? text_key(folder->arena, asked.text) : S("nl");
    if (has_language(folder->arena, options->templates, language))
        return language;
    diagnose(folder->d, DIAG_LANGUAGE_UNKNOWN, asked.place, language,
             languages(folder->arena, options->templates));
    return S("nl");
}

static void name_file(const ScanFolder *folder, MappedText *file, UsualName which)
{
    if (!file->text.len)
        *file = (MappedText){ usual_name(folder, which), { .line = 0 } };
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
                                    .count_unfinished = true } };
    Slice name = usual_name(folder, USUAL_SETTINGS);
    folder->reads_guessable = true;
    if (scan_folder_has(folder, name) && scan_folder_text(folder, name, LIMIT_SETTINGS_BYTES, &text))
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
    if (settings->min_group_open < settings->min_group)
        settings->min_group_open = settings->min_group;
    if (!settings->organisation.len)
        settings->organisation = folder->organisation.len ? folder->organisation :
                                                            organisation_of(folder->arena, folder->path);
    settings->has_date = !date_is_none(settings->date);
    if (!settings->has_date && options->now >= 0)
        settings->date = date_from_seconds(options->now);
    if (options->has_stage)
        settings->stage = options->stage;
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
