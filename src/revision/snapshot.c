// SPDX-License-Identifier: EUPL-1.2
// Lists and texts are put together from the facts where the suppression plan has a say, and from the scan
// where it has none: the findings before their numbers are filled in, so that a text that quotes a score has
// not changed when only the score has.
#include "revision/snapshot.h"

#include <math.h>
#include <string.h>

#include "base/file.h"
#include "facts/facts.h"
#include "facts/json.h"
#include "facts/reading.h"
#include "model/action.h"
#include "model/desk_document.h"
#include "model/finding.h"
#include "model/scan.h"
#include "model/source.h"
#include "model/summary.h"
#include "notes/notes.h"
#include "notes/points.h"

enum { DIGEST_DIGITS = 16 };

static Slice digest_of(Arena *arena, Slice text)
{
    return slice_part(sha256_text(arena, text), 0, DIGEST_DIGITS);
}

static void put_string(json_t *object, const char *key, Slice text)
{
    facts_put(object, key, json_stringn(text.len ? text.at : "", text.len));
}

static void put_whole(json_t *object, const char *key, CountValue count)
{
    facts_put(object, key, count.state == VALUE_KNOWN ? json_integer(count.number) : json_null());
}

// As it is printed: a target that was typed may have more decimals.
static void put_score(json_t *object, const char *key, ExactValue score)
{
    facts_put_number(object, key, fraction_double(score_printed(score.number)));
}

static void put_tenths(json_t *object, const char *key, ExactValue value)
{
    facts_put_number(object, key, fraction_double(fraction_rounded(value.number, 1)));
}

static void put_real(json_t *object, const char *key, RealValue real)
{
    bool known = real.state == VALUE_KNOWN;
    facts_put_number(object, key, known ? (double)llround(real.number * 10) / 10 : (double)NAN);
}

static json_t *pillar_snapshots(const Facts *facts)
{
    json_t *array = facts_array();
    for (size_t p = 0; p < PILLARS; p++) {
        const PillarFacts *pillar = &facts->pillars[p];
        json_t *object = facts_object();
        facts_put_text(object, "id", pillar->id);
        put_whole(object, "n", pillar->n);
        put_score(object, "score", pillar->score);
        put_tenths(object, "value", pillar->value);
        put_real(object, "sd", pillar->sd);
        facts_put_text(object, "phase", pillar->phase < 0 ? S("") : phase_id(pillar->phase));
        put_score(object, "target", pillar->target.score);
        put_score(object, "validated", pillar->validated.score);
        // What the plan makes of the score, and whether the target is reached; only where that is known.
        const PillarEffectFacts *effect = &facts->roadmap.effect.pillar[p];
        bool has_target = pillar->target.is_set;
        if (has_target && pillar->has_established)
            facts_put_flag(object, "target_met", pillar->target_met);
        if (effect->present)
            put_score(object, "after", effect->score_after);
        if (effect->present && has_target)
            facts_put_flag(object, "target_met_after", effect->target_met);
        facts_append(array, object);
    }
    return array;
}

static json_t *question_snapshots(Arena *arena, const Scan *scan, const Facts *facts)
{
    json_t *all = facts_object();
    for (int item = 0; item < ITEMS; item++) {
        const QuestionFacts *question =
            &facts->pillars[item / QUESTIONS].questions[item % QUESTIONS];
        json_t *object = facts_object();
        put_tenths(object, "mean", question->mean);
        // The program's own wording is another in another language, and is no change.
        facts_put_text(object, "text",
                       scan->own_questionnaire
                           ? digest_of(arena, text_key(arena, scan->question_text[item]))
                           : S(""));
        facts_put(all, slice_copy(arena, question->id).at, object);
    }
    return all;
}

static json_t *cell_snapshots(Arena *arena, const DepartmentFacts *department)
{
    json_t *pillars = facts_object();
    for (size_t p = 0; p < PILLARS; p++) {
        const DepartmentCell *cell = &department->pillars[p];
        if (cell->withheld)
            continue;
        json_t *snapshot = facts_object();
        put_whole(snapshot, "n", cell->n);
        put_score(snapshot, "score", cell->score);
        facts_put(pillars, slice_copy(arena, cell->id).at, snapshot);
    }
    return pillars;
}

static json_t *department_snapshots(Arena *arena, const Facts *facts)
{
    json_t *array = facts_array();
    for (size_t d = 0; d < facts->departments.count; d++) {
        const DepartmentFacts *department = &facts->departments.items[d];
        if (department->withheld)
            continue;
        json_t *object = facts_object();
        // The name of a row of several is a word of the documents' language, and no name.
        if (department->merged)
            put_string(object, "name", S(""));
        else
            facts_put_text(object, "name", department->name);
        facts_put_flag(object, "merged", department->merged);
        if (department->merged)
            facts_put_text(object, "parent", department->parent);
        put_whole(object, "n", department->n);
        facts_put(object, "pillars", cell_snapshots(arena, department));
        facts_append(array, object);
    }
    return array;
}

// Of what was written, before anything is filled in.
static void put_part(Arena *arena, json_t *object, const char *key, const Node *part)
{
    if (!part)
        return;
    bool plain = part->kind == NODE_PARAGRAPH;
    Slice text = plain ? note_plain(arena, part) : note_markdown(arena, part);
    facts_put_text(object, key, digest_of(arena, text));
}

// The words that each recommendation begins with, unless a figure stands in them: one of an earlier version
// may not come back.
static json_t *advice_snapshots(Arena *arena, const Node *part)
{
    Slice *text = arena_many(arena, Slice, note_point_count(part));
    json_t *array = facts_array();
    note_markdown_points(arena, part, text);
    for (const Node *point = NULL; (point = note_point_next(part, point)) != NULL; text++) {
        Node *rest;
        Slice title = point_title(arena, point_line(arena, point), &rest);
        bool plain = slice_find(title, S("{{")) == title.len;
        for (size_t i = 0; i < title.len; i++)
            plain = plain && !ascii_is_digit(title.at[i]);
        json_t *object = facts_object();
        put_string(object, "id", digest_of(arena, title));
        put_string(object, "title", plain ? title : S(""));
        put_string(object, "text", digest_of(arena, *text));
        facts_append(array, object);
    }
    return array;
}

static json_t *finding_snapshots(Arena *arena, const Scan *scan)
{
    json_t *all = facts_object();
    for (int p = 0; p < PILLARS; p++) {
        const Findings *findings = &scan->findings[p];
        static const char *const key[FINDING_PARTS] = { "heading", "reason", "conclusions",
                                                        "recommendations", "examples" };
        const Node *advice = findings->part[FINDING_RECOMMENDATIONS];
        json_t *object = facts_object();
        for (int i = 0; i < FINDING_PARTS; i++)
            put_part(arena, object, key[i], findings->part[i]);
        if (note_point_count(advice))
            facts_put(object, "advice", advice_snapshots(arena, advice));
        facts_put(all, pillar_id((Pillar)p).at, object);
    }
    if (scan->summary.present) {
        static const char *const key[SUMMARY_PARTS] = { "heading", "lead", "message", "decisions" };
        json_t *object = facts_object();
        for (int i = 0; i < SUMMARY_PARTS; i++)
            put_part(arena, object, key[i], scan->summary.part[i]);
        facts_put(all, "summary", object);
    }
    return all;
}

static void put_level(Arena *arena, json_t *object, const char *key, int level)
{
    facts_put(object, key, json_string(level ? slice_print(arena, "%d", level).at : ""));
}

// What documents print in place of a quarter: a text, or a month. Only where there is one, so that manifests
// without them stay as they are.
static void put_written(Arena *arena, json_t *object, const char *key, Slice written, bool is_month,
                        Date date)
{
    if (written.len || is_month)
        put_string(object, key, written.len ? written : date_iso(arena, date));
}

static json_t *action_snapshot(Arena *arena, const Action *action)
{
    Slice questions = S(""), pillars = S("");
    bool ongoing = action->ongoing && action->status == ACTION_STARTED;
    for (int i = 0; i < ITEMS; i++)
        if (action->question[i])
            questions = slice_print(arena, "%.*s%s%.*s", SLICE_ARGS(questions),
                                    questions.len ? ", " : "", SLICE_ARGS(question_id(i)));
    json_t *object = facts_object();
    put_string(object, "id", action->id);
    put_string(object, "title", action->title);
    put_string(object, "pillar", pillar_id(action->pillar));
    put_level(arena, object, "impact", action->impact);
    put_level(arena, object, "feasibility", action->feasibility);
    put_string(object, "owner", action->owner);
    put_string(object, "start", date_iso(arena, action->start));
    put_string(object, "end", date_iso(arena, action->end));
    put_written(arena, object, "start_written", action->start_written, action->start_is_month,
                action->start);
    put_written(arena, object, "end_written", action->end_written, action->end_is_month,
                action->end);
    for (int p = 0; p < PILLARS; p++)
        if (action->on_pillar[p] && p != (int)action->pillar)
            pillars = slice_print(arena, "%.*s%s%.*s", SLICE_ARGS(pillars), pillars.len ? "," : "",
                                  SLICE_ARGS(pillar_id((Pillar)p)));
    if (pillars.len)
        put_string(object, "other_pillars", pillars);
    put_string(object, "status", ongoing ? S("ongoing") : action_status_id(action->status));
    put_string(object, "questions", questions);
    put_level(arena, object, "aimed", action->aimed);
    put_string(object, "depends", action->depends);
    return object;
}

// Of what the documents say of an interview, no more: who knows the rest could try every day and every
// department, and find the one that is not named.
static json_t *interview_snapshots(Arena *arena, const Scan *scan, const Facts *facts)
{
    json_t *array = facts_array();
    for (size_t i = 0; i < scan->interview_count; i++) {
        const Interview *interview = &scan->interviews[i];
        const InterviewFacts *shown = &facts->interviews.items[i];
        Slice text =
            slice_print(arena, "%d-%d\n%.*s\n%.*s", interview->date.year, interview->date.month,
                        SLICE_ARGS(interview->role), SLICE_ARGS(shown->department));
        for (size_t k = 0; k < interview->item_count; k++) {
            const InterviewItem *item = &interview->items[k];
            Slice said = note_markdown_line(arena, item->line), before = digest_of(arena, text);
            text = slice_print(arena, "%.*s\n%d %d %.*s", SLICE_ARGS(before), (int)item->pillar,
                               (int)item->kind, SLICE_ARGS(said));
        }
        Slice digest = digest_of(arena, text);
        facts_append(array, json_stringn(digest.at, digest.len));
    }
    return array;
}

static json_t *document_snapshots(Arena *arena, const Scan *scan)
{
    json_t *array = facts_array();
    for (size_t i = 0; i < scan->desk_count; i++) {
        const DeskDocument *row = &scan->desk[i];
        Slice pillar = row->has_pillar ? pillar_id(row->pillar) : S("");
        for (int p = 0; p < PILLARS; p++)
            if (row->on_pillar[p] && p != (int)row->pillar)
                pillar = slice_print(arena, "%.*s,%.*s", SLICE_ARGS(pillar),
                                     SLICE_ARGS(pillar_id((Pillar)p)));
        Slice digest =
            digest_of(arena, slice_print(arena, "%.*s\n%.*s\n%.*s\n%.*s", SLICE_ARGS(row->document),
                                         SLICE_ARGS(row->kind), SLICE_ARGS(pillar),
                                         SLICE_ARGS(row->finding)));
        facts_append(array, json_stringn(digest.at, digest.len));
    }
    return array;
}

// A file elsewhere on the machine by its name alone; of interviews nothing, for files are often called by
// people.
static json_t *input_snapshots(Arena *arena, const Scan *scan)
{
    json_t *all = facts_object();
    for (size_t i = 0; i < scan->source_count; i++) {
        const Source *source = &scan->sources[i];
        Slice name = source->name;
        bool elsewhere = slice_starts(name, S("/")) || slice_find(name, S("..")) < name.len;
        if (source->guessable || slice_starts(name, S("interviews/")))
            continue;
        facts_put_text(all, slice_copy(arena, elsewhere ? path_name(name) : name).at,
                       source->sha256);
    }
    return all;
}

json_t *snapshot_make(const Scan *scan, const Facts *facts)
{
    Arena *arena = arena_new();
    json_t *snapshot = facts_object(), *answered = facts_object(), *actions = facts_array();
    facts_put_text(snapshot, "organisation", facts->scan.organisation);
    facts_put_text(snapshot, "version", facts->scan.version);
    facts_put_text(snapshot, "date", facts->scan.date);
    facts_put_text(snapshot, "stage", facts->scan.stage);
    put_whole(snapshot, "min_group", facts->scan.min_group);
    put_whole(answered, "invited", facts->response.invited);
    put_whole(answered, "responded", facts->response.responded);
    facts_put(snapshot, "response", answered);
    facts_put(snapshot, "pillars", pillar_snapshots(facts));
    facts_put(snapshot, "questions", question_snapshots(arena, scan, facts));
    facts_put(snapshot, "departments", department_snapshots(arena, facts));
    facts_put(snapshot, "findings", finding_snapshots(arena, scan));
    for (size_t i = 0; i < scan->action_count; i++)
        facts_append(actions, action_snapshot(arena, &scan->actions[i]));
    facts_put(snapshot, "actions", actions);
    facts_put(snapshot, "interviews", interview_snapshots(arena, scan, facts));
    facts_put(snapshot, "documents", document_snapshots(arena, scan));
    facts_put(snapshot, "inputs", input_snapshots(arena, scan));
    arena_free(arena);
    return snapshot;
}

static void drop_spread(json_t *snapshot)
{
    json_t *pillar;
    size_t i;
    json_array_foreach(json_object_get(snapshot, "pillars"), i, pillar)
        json_object_del(pillar, "sd");
}

// A copy of what both say to a reader. An earlier program did not keep the spread of a pillar.
static json_t *spoken(const json_t *snapshot)
{
    static const char *const silent[] = { "date", "inputs" };
    json_t *copy = json_deep_copy(snapshot);
    if (!copy)
        out_of_memory(sizeof(json_t *));
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
        json_object_del(copy, silent[i]);
    drop_spread(copy);
    return copy;
}

bool snapshot_equal(const json_t *one, const json_t *other)
{
    json_t *a = spoken(one), *b = spoken(other);
    bool equal = json_equal(a, b);
    json_decref(a);
    json_decref(b);
    return equal;
}

// ---- what may stand beside a newer snapshot ----

// Did fewer than `least` people come or go? Also where one of the numbers is not known.
static bool few_moved(const json_t *then, const json_t *now, int64_t least)
{
    if (!json_is_integer(then) || !json_is_integer(now))
        return true;
    json_int_t moved = json_integer_value(now) - json_integer_value(then);
    return moved != 0 && moved < least && moved > -least;
}

static void put_null(json_t *object, const char *key)
{
    if (json_object_get(object, key))
        facts_put(object, key, json_null());
}

// The same by name; or the row of those withheld below the same department.
static const json_t *same_department(const json_t *departments, const json_t *department)
{
    json_t *other;
    size_t i;
    static const char *const keys[] = { "name", "merged", "parent" };
    json_array_foreach(departments, i, other)
    {
        bool same = true;
        for (size_t k = 0; k < sizeof keys / sizeof *keys && same; k++) {
            const json_t *a = json_object_get(department, keys[k]),
                         *b = json_object_get(other, keys[k]);
            same = a == b || json_equal(a, b);
        }
        if (same)
            return other;
    }
    return NULL;
}

static void conceal_departments(json_t *then, const json_t *now, int64_t least)
{
    json_t *department, *cell;
    const char *id;
    size_t i;
    json_array_foreach(json_object_get(then, "departments"), i, department)
    {
        const json_t *same = same_department(json_object_get(now, "departments"), department);
        json_object_foreach(json_object_get(department, "pillars"), id, cell)
        {
            const json_t *present = json_object_get(json_object_get(same, "pillars"), id);
            if (few_moved(json_object_get(cell, "n"), json_object_get(present, "n"), least))
                put_null(cell, "score");
        }
    }
}

static void conceal_pillar(json_t *pillar)
{
    static const char *const figures[] = { "score", "value",      "phase",
                                           "after", "target_met", "target_met_after" };
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        put_null(pillar, figures[i]);
}

static bool same_member(const json_t *one, const json_t *other, const char *key)
{
    const json_t *a = json_object_get(one, key), *b = json_object_get(other, key);
    return a == b || json_equal(a, b);
}

// Is everything that is measured the same?
static bool same_figures(const json_t *then, const json_t *now)
{
    static const char *const measured[] = { "n", "score", "value", "phase" };
    bool same = same_member(then, now, "departments") &&
                same_member(json_object_get(then, "response"), json_object_get(now, "response"),
                            "responded");
    json_t *pillar, *question;
    const char *id;
    size_t i;
    json_array_foreach(json_object_get(then, "pillars"), i, pillar)
    {
        const json_t *present = json_array_get(json_object_get(now, "pillars"), i);
        for (size_t k = 0; k < sizeof measured / sizeof *measured; k++)
            same = same && same_member(pillar, present, measured[k]);
    }
    json_object_foreach(json_object_get(then, "questions"), id, question) same =
        same &&
        same_member(question, json_object_get(json_object_get(now, "questions"), id), "mean");
    return same;
}

static void conceal_all(json_t *then)
{
    json_t *pillar, *question;
    const char *id;
    size_t i;
    if (json_object_get(then, "departments"))
        facts_put(then, "departments", facts_array());
    json_array_foreach(json_object_get(then, "pillars"), i, pillar) conceal_pillar(pillar);
    json_object_foreach(json_object_get(then, "questions"), id, question)
        put_null(question, "mean");
}

static void conceal_few(json_t *then, const json_t *now)
{
    int64_t least = json_integer_value(json_object_get(now, "min_group"));
    json_t *pillar, *question;
    const char *id;
    size_t i;
    json_object_del(then, "inputs");
    conceal_departments(then, now, least);
    bool few = few_moved(json_object_get(json_object_get(then, "response"), "responded"),
                         json_object_get(json_object_get(now, "response"), "responded"), least);
    json_array_foreach(json_object_get(then, "pillars"), i, pillar)
    {
        const char *name = json_string_value(json_object_get(pillar, "id"));
        const json_t *same =
            name ? snapshot_find(json_object_get(now, "pillars"), "id", name) : NULL;
        if (few || few_moved(json_object_get(pillar, "n"), json_object_get(same, "n"), least))
            conceal_pillar(pillar);
    }
    json_object_foreach(json_object_get(then, "questions"), id, question) if (few)
        put_null(question, "mean");
}

void snapshot_conceal(json_t *then, const json_t *now, bool held)
{
    drop_spread(then); // no revision tells of it
    if (held)
        conceal_few(then, now);
    else if (!same_figures(then, now))
        conceal_all(then);
}

// ---- reading ----

Slice snapshot_text(Arena *arena, const json_t *object, const char *key)
{
    return slice_copy(arena, text_clean(arena, facts_text(object, key)));
}

const json_t *snapshot_find(const json_t *array, const char *key, const char *value)
{
    json_t *member;
    size_t i;
    json_array_foreach(array, i, member)
    {
        const char *text = json_string_value(json_object_get(member, key));
        if (text && strcmp(text, value) == 0)
            return member;
    }
    return NULL;
}
