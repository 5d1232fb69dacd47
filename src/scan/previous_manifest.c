// SPDX-License-Identifier: EUPL-1.2
// A manifest may have been edited: a figure that no report can have printed makes all of it unusable.
#include "scan/previous_manifest.h"

#include <jansson.h>
#include <math.h>

#include "base/date.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/text_map.h"
#include "department/department_name.h"
#include "model/manifest_figures.h"
#include "model/scan.h"
#include "model/strings.h"
#include "scan/messages.h"
#include "scan/usual_names.h"
#include "scan/usual_wordings.h"

bool previous_is_manifest(Arena *arena, Slice name)
{
    return slice_equal(name_ending(arena, name), S("json"));
}

// ---- single values ----

static Slice text_of(Arena *arena, const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? slice_copy(arena, text_clean(arena, slice_of(text))) : S("");
}

// A number between both, with two decimals at most; "no value" where there is none. False where it is
// anything else.
static bool read_number(const json_t *object, const char *key, double least, double most,
                        Fraction *number)
{
    const json_t *value = json_object_get(object, key);
    *number = fraction_none();
    if (!value || json_is_null(value))
        return true;
    double real = json_number_value(value);
    if (!json_is_number(value) || !(real >= least && real <= most))
        return false;
    *number = fraction(llround(real * 100), 100);
    return true;
}

// A whole number; −1 where there is none.
static bool read_count(const json_t *object, const char *key, int64_t *count)
{
    const json_t *value = json_object_get(object, key);
    *count = json_is_integer(value) ? json_integer_value(value) : -1;
    return !value || json_is_null(value) || (json_is_integer(value) && *count >= 0);
}

static bool read_score(const json_t *object, ManifestScore *score)
{
    const double widest = 24; // from 8 to 32
    int64_t n = -1;
    Fraction sd = fraction_none();
    bool right = read_count(object, "n", &n) &&
                 read_number(object, "score", 8, 32, &score->score) &&
                 read_number(object, "sd", 0, widest, &sd);
    score->n = n > 0 ? (uint64_t)n : 0;
    score->sd = fraction_double(sd);
    return right;
}

// ---- parts ----

static bool read_pillars(const json_t *current, ManifestFigures *figures)
{
    json_t *member, *pillars = json_object_get(current, "pillars");
    size_t i;
    bool right = json_array_size(pillars) == PILLARS;
    json_array_foreach(pillars, i, member)
    {
        const char *id = json_string_value(json_object_get(member, "id"));
        right = right && id && slice_equal(slice_of(id), pillar_id((Pillar)i)) &&
                read_score(member, &figures->pillar[i]);
    }
    return right;
}

static bool read_questions(Arena *arena, const json_t *current, ManifestFigures *figures)
{
    const json_t *questions = json_object_get(current, "questions");
    bool right = json_object_size(questions) == ITEMS;
    for (int i = 0; i < ITEMS && right; i++) {
        const json_t *question = json_object_get(questions, slice_copy(arena, question_id(i)).at);
        right = json_is_object(question) &&
                read_number(question, "mean", NEVER, SYSTEMATICALLY, &figures->mean[i]);
    }
    return right;
}

// Of several departments that are one now, nobody can put the printed scores together.
static void forget_scores(ManifestScore row[PILLARS])
{
    for (int p = 0; p < PILLARS; p++)
        row[p] = (ManifestScore){ 0, fraction_none(), (double)NAN };
}

// Those with a name: a row of several is no department.
static bool read_departments(Arena *arena, const json_t *current, Scan *scan,
                             ManifestFigures *figures)
{
    json_t *member, *departments = json_object_get(current, "departments");
    size_t i, most = json_array_size(departments);
    TextMap *keys = text_map_new(arena);
    if (!json_is_array(departments) || most > LIMIT_DEPARTMENTS)
        return false;
    scan->departments = arena_many(arena, Department, most);
    figures->department = arena_alloc(arena, sizeof *figures->department, most);
    json_array_foreach(departments, i, member)
    {
        Slice name = department_called(arena, scan->renames, text_of(arena, member, "name"));
        if (!name.len || json_is_true(json_object_get(member, "merged")))
            continue;
        uint32_t same;
        Slice key = department_key(arena, name);
        if (text_map_find(keys, key, &same)) {
            forget_scores(figures->department[same]);
            continue;
        }
        text_map_add(keys, key, (uint32_t)scan->department_count);
        ManifestScore *row = figures->department[scan->department_count];
        const json_t *cells = json_object_get(member, "pillars");
        for (int p = 0; p < PILLARS; p++)
            if (!read_score(json_object_get(cells, pillar_id((Pillar)p).at), &row[p]))
                return false;
        scan->departments[scan->department_count++] = (Department){ .name = name, .invited = -1 };
    }
    scan->has_departments = scan->department_count > 0;
    return true;
}

// The text of a question of which only the digest is known; empty where no text has it.
static Slice text_with(Arena *arena, Slice digest, int item, const Scan *now,
                       const UsualWordings *usual)
{
    enum { DIGITS = 16 };
    Slice text = now->question_text[item];
    for (size_t w = 0; digest.len == DIGITS; w++) {
        if (slice_starts(sha256_text(arena, text_key(arena, text)), digest))
            return text;
        if (w == usual->count)
            break;
        text = usual->text[w][item];
    }
    return S("");
}

// The wording of then is known by its digest alone: empty for the usual one.
static void read_wording(Arena *arena, const json_t *current, const PreviousWording *wording,
                         Scan *scan)
{
    const json_t *questions = json_object_get(current, "questions");
    UsualWordings usual = usual_wordings(arena, wording->templates, &wording->now->settings.terms);
    for (int i = 0; i < ITEMS; i++) {
        const json_t *question = json_object_get(questions, slice_copy(arena, question_id(i)).at);
        Slice digest = text_of(arena, question, "text");
        scan->question_text[i] =
            digest.len ? text_with(arena, digest, i, wording->now, &usual) : wording->usual_text[i];
    }
}

// The roadmap, as far as it can be read: it feeds no number.
static void read_actions(Arena *arena, const json_t *current, Scan *scan)
{
    json_t *member, *actions = json_object_get(current, "actions");
    size_t i;
    scan->actions = arena_many(arena, Action, json_array_size(actions));
    json_array_foreach(actions, i, member)
    {
        Slice status = text_of(arena, member, "status"), id;
        Slice questions = text_of(arena, member, "questions");
        int item;
        Action action = { .id = text_of(arena, member, "id"),
                          .title = text_of(arena, member, "title"),
                          .ongoing = slice_equal(status, S("ongoing")) };
        if (!pillar_find(text_of(arena, member, "pillar"), &action.pillar) ||
            !action_status_of_id(action.ongoing ? S("started") : status, &action.status))
            continue;
        while (slice_next_field(&questions, ',', &id))
            if (question_find(slice_trim(id), &item))
                action.question[item] = true;
        scan->actions[scan->action_count++] = action;
    }
}

static void read_inputs(Arena *arena, const json_t *current, ManifestFigures *figures)
{
    json_t *digest, *inputs = json_object_get(current, "inputs");
    const char *name;
    figures->input = arena_many(arena, Slice, json_object_size(inputs));
    json_object_foreach(inputs, name, digest) if (json_is_string(digest))
        figures->input[figures->input_count++] =
        slice_copy(arena, slice_of(json_string_value(digest)));
}

static bool read_settings(Arena *arena, const json_t *current, Settings *settings)
{
    Slice date = text_of(arena, current, "date");
    int64_t least = -1;
    if (!read_count(current, "min_group", &least) || least < 5 || least > LIMIT_GROUP ||
        (date.len && !date_read(date, &settings->date)))
        return false;
    settings->min_group = (int)least;
    settings->organisation = text_of(arena, current, "organisation");
    settings->version = text_of(arena, current, "version");
    return settings->organisation.len > 0;
}

static bool read_current(Arena *arena, const json_t *root, const PreviousWording *wording,
                         Scan *scan)
{
    const json_t *current = json_object_get(root, "current"),
                 *response = json_object_get(current, "response");
    const char *program = json_string_value(json_object_get(root, "program"));
    ManifestFigures *figures = arena_one(arena, ManifestFigures);
    int64_t responded = -1;
    if (!program || !slice_equal(slice_of(program), S("cxscan")) ||
        json_integer_value(json_object_get(root, "schema")) != MANIFEST_SCHEMA ||
        !read_settings(arena, current, &scan->settings) ||
        !read_count(response, "responded", &responded) || responded < 1 ||
        !read_count(response, "invited", &figures->invited) || !read_pillars(current, figures) ||
        !read_questions(arena, current, figures) ||
        !read_departments(arena, current, scan, figures))
        return false;
    figures->responded = (uint64_t)responded;
    read_inputs(arena, current, figures);
    read_actions(arena, current, scan);
    read_wording(arena, current, wording, scan);
    scan->figures = figures;
    return true;
}

// ---- the whole ----

Scan *previous_manifest_read(ScanFolder *folder, MappedText named, const PreviousWording *wording)
{
    Arena *arena = folder->arena;
    Slice text, path = scan_folder_path(folder, named.text);
    if (path_bytes(path) > LIMIT_TEXT_BYTES) {
        diagnose(folder->d, DIAG_PREVIOUS_MANIFEST, named.place, named.text);
        return NULL;
    }
    if (!file_read(arena, folder->d, path, named.text, &text))
        return NULL;
    Scan *scan = arena_one(arena, Scan);
    ResponseMapping none = { .departments = NULL };
    scan->folder = path;
    scan->strings = wording->now->strings;
    scan->renames = department_renames_new(arena, &none, wording->now->renames);
    json_t *root = json_loadb(text.at, text.len, JSON_REJECT_DUPLICATES, NULL);
    bool right = read_current(arena, root, wording, scan);
    json_decref(root);
    if (!right) {
        diagnose(folder->d, DIAG_PREVIOUS_MANIFEST, named.place, named.text);
        return NULL;
    }
    scan_folder_source(folder, S("previous/manifest.json"), sha256_text(arena, text));
    return scan;
}

// ---- is it another measurement? ----

static bool knows_file(const ManifestFigures *figures, Slice sha256)
{
    for (size_t i = 0; i < figures->input_count; i++)
        if (slice_equal(figures->input[i], sha256))
            return true;
    return false;
}

static Slice date_text(Arena *arena, Date date)
{
    return date_is_none(date) ? S("–") : date_iso(arena, date);
}

static bool is_far_enough(Date then, Date now)
{
    enum { HALF_A_YEAR = 182 };
    return !date_is_none(then) && !date_is_none(now) &&
           date_days(now) - date_days(then) >= HALF_A_YEAR;
}

void previous_manifest_check(const ScanFolder *folder, MappedText named, Slice responses, Scan *now)
{
    Arena *arena = folder->arena;
    Settings *then = &now->previous->settings;
    Slice sha256 = S("");
    for (size_t i = 0; i < folder->source_count; i++)
        if (slice_equal(folder->sources[i].name, responses))
            sha256 = folder->sources[i].sha256;
    if (!slice_equal(then->organisation, now->settings.organisation))
        diagnose(folder->d, DIAG_PREVIOUS_ORGANISATION, named.place, then->organisation);
    bool same = sha256.len && knows_file(now->previous->figures, sha256);
    now->repeated = same || !is_far_enough(then->date, now->settings.date);
    if (same)
        diagnose(folder->d, DIAG_PREVIOUS_COPY, named.place);
    else if (now->repeated)
        diagnose(folder->d, DIAG_PREVIOUS_SOON, named.place, date_text(arena, then->date),
                 date_text(arena, now->settings.date));
}
