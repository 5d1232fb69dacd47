// SPDX-License-Identifier: EUPL-1.2
// A number typed by hand can be any of a few hundred values, and one in three numbers between 1 and 4 is
// some question's mean by accident. So a sentence narrows down what it can mean: one that names questions is
// held against the values of those and of its pillar; another pillar, a department and the previous
// measurement count where they are named. Where another score holds, the self-image is called so.
#include "references/typed_numbers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "facts/context.h"
#include "facts/reading.h"
#include "language/reading.h"
#include "language/says.h"
#include "model/finding.h"
#include "model/scan.h"
#include "model/settings.h"
#include "model/strings.h"
#include "model/summary.h"
#include "references/messages.h"
#include "references/named_values.h"
#include "references/sentences.h"

typedef struct PillarValues {
    bool collected;
    NamedValues own;
    NamedValues question[QUESTIONS];
    bool phase[PHASES]; // those that a text about this pillar may name
    Slice phase_now;    // empty where it has none
    int self_phase;     // of the self-image; −1 where it has none
} PillarValues;

typedef struct NumberCheck {
    const FactsContext *context;
    const json_t *tree;
    Diagnostics *d;
    char decimal_sign;     // of what people wrote
    PillarValues *pillars; // as the findings being read call them
    NamedValues response;
    Slice file;           // being read
    const TextMap *fixed; // its numbers that are right, as `bare` has them
    int pillar;           // that it is about, or ALL
} NumberCheck;

enum { ALL = -1 };

// What a sentence speaks of.
typedef struct Subject {
    size_t from, to;
    bool pillar[PILLARS];
    bool question[ITEMS];
    size_t question_at[ITEMS]; // where each was named
    bool has_question;
    bool then;      // also of the previous measurement and of what changed
    bool says_self; // that something is the self-image
    bool says_score, says_value;
} Subject;

// ---- the values of a pillar ----

static bool phase_named(const FactsContext *context, Slice name, int *phase)
{
    for (*phase = 0; *phase < PHASES; ++*phase)
        if (slice_equal(strings_phase(context->strings, *phase), name))
            return true;
    return false;
}

static void allow_phase(const FactsContext *context, PillarValues *values, const json_t *name)
{
    int phase;
    if (json_is_string(name) && phase_named(context, facts_text_of(name), &phase))
        values->phase[phase] = true;
}

// The phase that holds is there under a name of its own: this one is the self-image's, and so is that to
// which it changed.
static bool is_of_self_image(Slice key)
{
    return slice_equal(key, S("phase")) || slice_starts(key, S("to_phase"));
}

// "phase" and "target_phase" hold a name, "target_phase_name" is one.
static void allow_phases(const FactsContext *context, PillarValues *values, const json_t *object)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)object, key, value)
    {
        if (is_of_self_image(slice_of(key)))
            continue;
        if (slice_ends(slice_of(key), S("phase_name")))
            allow_phase(context, values, value);
        else if (slice_ends(slice_of(key), S("phase")))
            allow_phase(context, values, json_object_get(value, "name"));
        else if (slice_equal(slice_of(key), S("change")))
            allow_phases(context, values, value);
    }
}

static void add_gap(const NumberCheck *s, NamedValues *values, const json_t *pillar,
                    const char *from, const char *to)
{
    double gap = facts_number(pillar, to) - facts_number(pillar, from);
    if (isnan(gap))
        return;
    NamedValue value = { .tag = S(""), .number = gap };
    value.text = real_value_text(&s->context->style, real_value(true, gap), 1);
    value.called[0] = slice_print(s->context->arena, "{{%s}} – {{%s}}", to, from);
    value.called[1] = value.called[0];
    values->items = arena_grow(s->context->arena, values->items, sizeof *values->items,
                               values->count, &values->room);
    values->items[values->count++] = value;
}

static void collect_pillar(const NumberCheck *s, Pillar p, PillarValues *values)
{
    Arena *arena = s->context->arena;
    const json_t *pillar = json_array_get(json_object_get(s->tree, "pillars"), (size_t)p);
    const json_t *questions = json_object_get(pillar, "questions");
    const json_t *phase = json_object_get(pillar, "established_phase");
    const json_t *effect =
        json_array_get(json_object_get(json_object_get(s->tree, "roadmap"), "effect"), (size_t)p);
    Slice before = slice_print(arena, "%.*s.", SLICE_ARGS(pillar_id(p)));
    before = (int)p == s->pillar ? S("") : before;
    Slice of = (int)p == s->pillar ? S("") : strings_pillar(s->context->strings, (int)p);
    named_values_of_object(arena, &values->own, pillar, before, of);
    Slice at_roadmap = slice_print(arena, "roadmap.effect.%.*s.", SLICE_ARGS(pillar_id(p)));
    named_values_of_object(arena, &values->own, effect, at_roadmap, of);
    add_gap(s, &values->own, pillar, "established_value", "target_value");
    for (int q = 0; q < QUESTIONS; q++)
        named_values_of_question(arena, &values->question[q], json_array_get(questions, (size_t)q),
                                 before, q + 1);
    allow_phases(s->context, values, pillar);
    allow_phases(s->context, values, effect);
    values->phase_now = facts_text(phase, "name");
    values->self_phase = (int)facts_whole(json_object_get(pillar, "phase"), "index", -1);
    values->collected = true;
}

// Most findings hold no number typed by hand, so a pillar's values are collected where one is held against
// them.
static const PillarValues *pillar_values(const NumberCheck *s, int p)
{
    if (!s->pillars[p].collected)
        collect_pillar(s, (Pillar)p, &s->pillars[p]);
    return &s->pillars[p];
}

// ---- what a sentence speaks of ----

static bool one_of(Slice word, const char *names)
{
    for (const char *name = names; name; name = strchr(name, '|')) {
        size_t i = 0;
        name += *name == '|';
        while (i < word.len &&
               (word.at[i] >= 'A' && word.at[i] <= 'Z' ? word.at[i] | 0x20 : word.at[i]) == name[i])
            i++;
        if (i == word.len && (name[i] == '|' || !name[i]))
            return true;
    }
    return false;
}

static void name_question(Subject *subject, int item, size_t at)
{
    subject->question_at[item] = at;
    subject->question[item] = true;
    subject->has_question = true;
    subject->pillar[item / QUESTIONS] = true;
}

// The question whose id begins at `at`: "4.3", also "4,3". Its length, or 0.
static size_t question_at(const NoteProse *prose, size_t at, size_t end, int *item)
{
    size_t len = 3;
    if (at + len > end || (at + len < end && strchr("0123456789", prose->text[at + len])))
        return 0;
    return question_find((Slice){ prose->text + at, len }, item) ? len : 0;
}

// After "vraag": its id, and more of them divided by commas and small words. They are blanked.
static void read_questions(NoteProse *prose, Subject *subject, size_t at)
{
    for (size_t skipped = 0; at < subject->to && skipped < 8;) {
        int item;
        size_t len = question_at(prose, at, subject->to, &item);
        skipped = len ? 0 : skipped + 1;
        if (len) {
            name_question(subject, item, at);
            memset(prose->text + at, ' ', len);
        } else if (prose->text[at] >= '0' && prose->text[at] <= '9') {
            return;
        }
        at += len ? len : 1;
    }
}

// "4.3" by itself, where a point is no decimal sign.
static void read_bare_questions(const NumberCheck *s, NoteProse *prose, Subject *subject)
{
    for (size_t i = subject->from; s->decimal_sign != '.' && i < subject->to; i++) {
        int item;
        bool starts = i == 0 || !strchr("0123456789.,", prose->text[i - 1]) || !prose->text[i - 1];
        bool dotted = i + 1 < subject->to && prose->text[i + 1] == '.';
        size_t len = starts && dotted ? question_at(prose, i, subject->to, &item) : 0;
        if (len) {
            name_question(subject, item, i);
            memset(prose->text + i, ' ', len);
        }
    }
}

// Words of the past, and a year. Notes that are taken over from the previous scan hold the values of then.
static bool speaks_of_then(Slice word)
{
    bool year = word.len == 4 && (slice_starts(word, S("19")) || slice_starts(word, S("20")));
    uint64_t number;
    return (year && slice_to_u64(word, &number)) || one_of(word, reading_says_then);
}

// "Self-image" is two words.
static bool says_self_image(Slice word)
{
    return one_of(word, reading_says_self);
}

static void read_subject(const NumberCheck *s, NoteProse *prose, Subject *subject)
{
    Slice word;
    bool after_pillar = false, any = s->pillar != ALL;
    if (any)
        subject->pillar[s->pillar] = true;
    for (size_t at = subject->from; word_next(prose, &at, subject->to, &word);) {
        Pillar pillar;
        bool capital = word.at[0] >= 'A' && word.at[0] <= 'Z';
        if (one_of(word, reading_cite_question))
            read_questions(prose, subject, at);
        if ((capital || after_pillar) && pillar_find(word, &pillar))
            subject->pillar[pillar] = true;
        subject->then = subject->then || speaks_of_then(word);
        subject->says_self = subject->says_self || says_self_image(word);
        subject->says_score = subject->says_score || one_of(word, reading_says_score);
        subject->says_value = subject->says_value || one_of(word, reading_says_value);
        after_pillar = one_of(word, reading_says_pillar);
    }
    read_bare_questions(s, prose, subject);
    for (size_t i = subject->from; i < subject->to; i++)
        if (prose->cited[i])
            name_question(subject, prose->cited[i] - 1, i);
    for (int p = 0; p < PILLARS; p++)
        any = any || subject->pillar[p];
    for (int p = 0; p < PILLARS; p++)
        subject->pillar[p] = subject->pillar[p] || !any;
}

// ---- numbers ----

static const NamedValues *values_for(const NumberCheck *s, const Subject *subject, int index)
{
    int p = index / (QUESTIONS + 1), q = index % (QUESTIONS + 1) - 1;
    if (!subject->pillar[p])
        return NULL;
    if (q < 0)
        return &pillar_values(s, p)->own;
    bool meant = subject->has_question ? subject->question[p * QUESTIONS + q] : p == s->pillar;
    return meant ? &pillar_values(s, p)->question[q] : NULL;
}
enum { VALUE_SETS = PILLARS * (QUESTIONS + 1) };

static bool among(const NamedValues *values, TypedNumber typed, bool then, char sign)
{
    for (size_t i = 0; values && i < values->count; i++)
        if ((then || !values->items[i].earlier) && typed_is(typed, &values->items[i], sign))
            return true;
    return false;
}

// Departments that the sentence names: how far they are, and how many of them answered.
static bool is_department_value(const NumberCheck *s, const NoteProse *prose,
                                const Subject *subject, TypedNumber typed)
{
    Arena *arena = s->context->arena;
    Slice sentence = { prose->text + subject->from, subject->to - subject->from };
    const json_t *lists[] = { json_object_get(s->tree, "departments"),
                              json_object_get(json_object_get(s->tree, "response"),
                                              "departments") };
    for (size_t k = 0; k < 2; k++) {
        for (size_t i = 0; i < json_array_size(lists[k]); i++) {
            const json_t *department = json_array_get(lists[k], i);
            Slice name = facts_text(department, "name");
            NamedValues values = { 0 };
            if (!name.len || slice_find(sentence, name) == sentence.len)
                continue;
            named_values_of_object(arena, &values, department, S(""), S(""));
            const json_t *pillars = json_object_get(department, "pillars");
            for (size_t p = 0; p < PILLARS; p++)
                named_values_of_object(arena, &values, json_array_get(pillars, p), S(""), S(""));
            if (among(&values, typed, subject->then, s->context->numbers.decimal_sign))
                return true;
        }
    }
    return false;
}

// A group of pillars, and how two pillars hang together.
static bool is_value_of_several(const NumberCheck *s, const Subject *subject, TypedNumber typed)
{
    static const char *const lists[] = { "groups", "connections" };
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
        const json_t *list = json_object_get(s->tree, lists[k]);
        NamedValues values = { 0 };
        for (size_t i = 0; i < json_array_size(list); i++)
            named_values_of_object(s->context->arena, &values, json_array_get(list, i), S(""),
                                   S(""));
        bool two_decimals = typed.decimals == 2 || k == 0;
        if (two_decimals && among(&values, typed, subject->then, s->context->numbers.decimal_sign))
            return true;
    }
    return false;
}

static bool is_present(const NumberCheck *s, const NoteProse *prose, const Subject *subject,
                       TypedNumber typed)
{
    char sign = s->context->numbers.decimal_sign;
    for (int i = 0; i < VALUE_SETS; i++)
        if (among(values_for(s, subject, i), typed, subject->then, sign))
            return true;
    return among(&s->response, typed, subject->then, sign) ||
           is_department_value(s, prose, subject, typed) || is_value_of_several(s, subject, typed);
}

typedef struct NearestValues {
    const NamedValue *item[2];
    double distance[2];
} NearestValues;

// One that has a name in plain words.
static void offer(NearestValues *nearest, const NamedValue *value, double distance)
{
    const NamedValue *first = nearest->item[0];
    if (slice_starts(value->called[0], S("{{")) || (first && slice_equal(first->text, value->text)))
        return;
    if (!first || distance < nearest->distance[0]) {
        *nearest = (NearestValues){ { value, first }, { distance, nearest->distance[0] } };
    } else if (!nearest->item[1] || distance < nearest->distance[1]) {
        nearest->item[1] = value;
        nearest->distance[1] = distance;
    }
}

static void offer_all(NearestValues *nearest, const NamedValues *values, TypedNumber typed)
{
    for (size_t i = 0; values && i < values->count; i++)
        if (!values->items[i].earlier && values->items[i].percent == typed.percent)
            offer(nearest, &values->items[i], typed_distance(typed, &values->items[i]));
}

// The value that the sentence calls by its name: it is that one which changed.
static const NamedValue *called_value(const NumberCheck *s, const Subject *subject)
{
    int pillar = s->pillar, others = 0;
    for (int p = 0; p < PILLARS; p++) {
        bool other = subject->pillar[p] && p != s->pillar;
        pillar = other ? p : pillar;
        others += other;
    }
    if (s->pillar == ALL && others > 1)
        return NULL;
    const NamedValues *values = &pillar_values(s, pillar)->own;
    Slice wanted = subject->says_self ? S("score") : S("established");
    if (!subject->says_score)
        wanted = subject->says_self ? S("value") : S("established_value");
    if (!subject->says_score && !subject->says_value)
        return NULL;
    Slice id = pillar_id((Pillar)pillar);
    if (pillar != s->pillar)
        wanted = slice_print(s->context->arena, "%.*s.%.*s", SLICE_ARGS(id), SLICE_ARGS(wanted));
    for (size_t i = 0; i < values->count; i++)
        if (slice_equal(values->items[i].tag, wanted))
            return &values->items[i];
    return NULL;
}

// The question that was named last before the number; −1 where none was.
static int question_before(const Subject *subject, size_t at)
{
    int item = -1;
    for (int i = 0; i < ITEMS; i++)
        if (subject->question[i] && subject->question_at[i] < at &&
            (item < 0 || subject->question_at[i] > subject->question_at[item]))
            item = i;
    return item;
}

// The question that is named before it comes first, or else those that are named, then the score or value,
// then whatever is nearest.
static NearestValues nearest_values(const NumberCheck *s, const Subject *subject, TypedNumber typed,
                                    size_t at)
{
    NearestValues nearest = { { NULL, NULL }, { 0, 0 } };
    int item = question_before(subject, at);
    if (item >= 0)
        offer_all(&nearest, &pillar_values(s, item / QUESTIONS)->question[item % QUESTIONS], typed);
    if (nearest.item[0])
        return nearest;
    const NamedValue *called =
        typed.percent || subject->has_question ? NULL : called_value(s, subject);
    for (int i = 0; subject->has_question && i < VALUE_SETS; i++)
        if (i % (QUESTIONS + 1) > 0)
            offer_all(&nearest, values_for(s, subject, i), typed);
    if (called)
        offer(&nearest, called, -1);
    for (int i = 0; (!nearest.item[0] || called) && i < VALUE_SETS; i++)
        offer_all(&nearest, values_for(s, subject, i), typed);
    if (!nearest.item[0])
        offer_all(&nearest, &s->response, typed);
    return nearest;
}

static void tell_number(const NumberCheck *s, const NoteProse *prose, const Subject *subject,
                        TypedNumber typed, size_t at, Slice text)
{
    Arena *arena = s->context->arena;
    bool final = s->context->scan->settings.stage == STAGE_FINAL;
    DiagnosticId id = final ? DIAG_FINDING_NUMBER_FINAL : DIAG_FINDING_NUMBER;
    Place file = { .file = s->file };
    if (!diagnostics_shows(s->d, id, file.file)) {
        diagnose(s->d, id, file, text);
        return;
    }
    NearestValues nearest = nearest_values(s, subject, typed, at);
    Slice now[2] = { slice_of(says_nothing_of_the_kind[0]), slice_of(says_nothing_of_the_kind[1]) };
    Slice tag = S("");
    for (int l = 0; nearest.item[0] && l < 2; l++) {
        const NamedValue *first = nearest.item[0], *second = nearest.item[1];
        now[l] = slice_print(arena, SAYS_IS_NOW(l), SLICE_ARGS(first->called[l]),
                             SLICE_ARGS(first->text));
        if (second)
            now[l] = slice_print(arena, "%.*s, %.*s %.*s", SLICE_ARGS(now[l]),
                                 SLICE_ARGS(second->called[l]), SLICE_ARGS(second->text));
    }
    if (nearest.item[0] && nearest.item[0]->tag.len)
        tag = slice_print(arena, "{{%.*s}}", SLICE_ARGS(nearest.item[0]->tag));
    diagnose(s->d, id, prose_place(prose, at, text.len), text, now[0], now[1], tag);
}

// The letters of a number or phase name; the space before "%" may be any.
static Slice bare(Arena *arena, Slice text)
{
    Slice key = text_key(arena, text);
    if (!slice_ends(key, S("%")))
        return key;
    return slice_print(arena, "%.*s%%", SLICE_ARGS(slice_trim(slice_part(key, 0, key.len - 1))));
}

static const TextMap *fixed_numbers(Arena *arena, const Slice *texts, size_t count)
{
    TextMap *fixed = text_map_new(arena);
    for (size_t i = 0; i < count; i++)
        text_map_add(fixed, bare(arena, texts[i]), 1);
    return fixed;
}

static bool is_fixed(const NumberCheck *s, Slice text)
{
    uint32_t known;
    return text_map_count(s->fixed) &&
           text_map_find(s->fixed, bare(s->context->arena, text), &known);
}

// The length of the sign or word for percents behind a number, with the space before it.
static size_t percent_len(Slice rest)
{
    Slice text = slice_trim(rest);
    size_t len = slice_start_among(text, reading_says_percent);
    return len ? (size_t)(text.at - rest.at) + len : 0;
}

// Money, times, people's hours, and numbers of chapters are no values of a scan.
static bool counts_something(const NoteProse *prose, const Subject *subject, size_t from, size_t to)
{
    Slice before = slice_trim((Slice){ prose->text + subject->from, from - subject->from });
    Slice after = S(""), last = S(""), word;
    for (size_t at = subject->from; word_next(prose, &at, from, &word);)
        last = word;
    word_next(prose, &to, subject->to, &after);
    return slice_ends(before, S("€")) || slice_ends(before, S("$")) ||
           one_of(last, reading_counts_behind) || one_of(after, reading_counts_before);
}

static void check_number(const NumberCheck *s, const NoteProse *prose, const Subject *subject,
                         size_t at, size_t *len)
{
    TypedNumber typed;
    Slice rest = { prose->text + at, subject->to - at };
    *len = typed_read(rest, s->decimal_sign, &typed);
    if (!*len) {
        while (*len < rest.len && strchr("0123456789.,", rest.at[*len]))
            ++*len;
        return;
    }
    size_t percent = percent_len(slice_part(rest, *len, rest.len));
    typed.percent = percent > 0;
    Slice text = slice_part(rest, 0, *len), whole = slice_part(rest, 0, *len + percent);
    char before = at > subject->from ? prose->text[at - 1] | 0x20 : ' ';
    bool letter = before >= 'a' && before <= 'z';
    if ((!typed.decimals && !percent) || letter || is_fixed(s, text) || is_fixed(s, whole) ||
        is_present(s, prose, subject, typed) ||
        (!percent && counts_something(prose, subject, at, at + *len)))
        return;
    tell_number(s, prose, subject, typed, at, text);
}

// ---- phases ----

static bool is_phase(Arena *arena, Slice word, int *phase)
{
    static const char *const phases[PHASES] = {
        reading_says_phase_starting, reading_says_phase_learning, reading_says_phase_growing,
        reading_says_phase_mature, reading_says_phase_leading
    };
    for (*phase = 0; *phase < PHASES; ++*phase)
        if (name_among(arena, word, phases[*phase]))
            return true;
    return false;
}

// Which phase it is now, and the tag that prints it; of the scan as a whole that of the only pillar that is
// named.
static Slice phase_now(const NumberCheck *s, const Subject *subject, Slice *tag)
{
    int pillar = s->pillar, named = 0;
    *tag = S("{{established_phase}}");
    for (int p = 0; p < PILLARS && s->pillar == ALL; p++) {
        pillar = subject->pillar[p] ? p : pillar;
        named += subject->pillar[p];
    }
    if (s->pillar == ALL)
        *tag = named != 1 ? S("")
                          : slice_print(s->context->arena, "{{%.*s.established_phase}}",
                                        SLICE_ARGS(pillar_id((Pillar)pillar)));
    return named > 1 ? S("") : pillar_values(s, pillar)->phase_now;
}

static void tell_phase(const NumberCheck *s, const NoteProse *prose, const Subject *subject,
                       size_t at, Slice word)
{
    Arena *arena = s->context->arena;
    bool final = s->context->scan->settings.stage == STAGE_FINAL;
    Slice tag, now = phase_now(s, subject, &tag);
    Slice told[2];
    for (int l = 0; l < 2; l++)
        told[l] = now.len ? slice_print(arena, SAYS_PHASE_IS(l), SLICE_ARGS(now))
                          : slice_of(says_phase_of_none[l]);
    diagnose(s->d, final ? DIAG_FINDING_PHASE_FINAL : DIAG_FINDING_PHASE,
             prose_place(prose, at, word.len), word, told[0], told[1], tag);
}

// These are everyday words too. One names a phase beside the word "fase", and with a capital within a
// sentence.
static void check_phases(const NumberCheck *s, const NoteProse *prose, const Subject *subject)
{
    Slice word, before = S("");
    for (size_t at = subject->from; word_next(prose, &at, subject->to, &word); before = word) {
        int phase;
        Slice after;
        size_t behind = at, start = (size_t)(word.at - prose->text);
        bool capital = word.at[0] >= 'A' && word.at[0] <= 'Z' && before.len;
        bool beside =
            one_of(before, reading_says_phase) ||
            (word_next(prose, &behind, subject->to, &after) && one_of(after, reading_says_phase));
        if ((!capital && !beside) || !is_phase(s->context->arena, word, &phase) ||
            is_fixed(s, word))
            continue;
        bool allowed = false;
        for (int p = 0; p < PILLARS; p++)
            allowed =
                allowed || (subject->pillar[p] &&
                            (pillar_values(s, p)->phase[phase] ||
                             (subject->says_self && pillar_values(s, p)->self_phase == phase)));
        if (!allowed)
            tell_phase(s, prose, subject, start, word);
    }
}

// ---- tags ----

// The values that validation may have settled anew.
typedef struct Settled {
    const char *tags, *now, *established;
} Settled;

static const Settled settled[] = {
    { "score", "score_text", "established" },
    { reading_tag_value, "value_text", "established_value" },
    { reading_tag_phase, "phase", "established_phase" },
};

// Does the tag print the self-image where another value holds? Tells which tag prints that one.
static bool is_self_image(const NumberCheck *s, Slice tag, Slice *instead)
{
    Pillar pillar = (Pillar)s->pillar;
    Slice name = tag, first = S(""), before = S("");
    slice_next_field(&name, '.', &first);
    if (!name.len && s->pillar == ALL)
        return false;
    if (!name.len)
        name = first;
    else if (pillar_find(first, &pillar))
        before = slice_part(tag, 0, first.len + 1);
    else
        return false;
    const json_t *facts = json_array_get(json_object_get(s->tree, "pillars"), (size_t)pillar);
    for (size_t i = 0; i < sizeof settled / sizeof *settled; i++) {
        const char *text = slice_print(s->context->arena, "%s_text", settled[i].established).at;
        const json_t *now = json_object_get(facts, settled[i].now),
                     *other = json_object_get(facts, text);
        if (!one_of(name, settled[i].tags))
            continue;
        *instead = slice_print(s->context->arena, "{{%.*s%s}}", SLICE_ARGS(before),
                               settled[i].established);
        other = other ? other : json_object_get(facts, settled[i].established);
        return facts_flag(facts, "has_validated") && !json_equal(now, other);
    }
    return false;
}

static void check_tags(const NumberCheck *s, const NoteProse *prose, const Subject *subject)
{
    bool final = s->context->scan->settings.stage == STAGE_FINAL;
    for (size_t i = 0; i < prose->tag_count; i++) {
        const ProseTag *tag = &prose->tags[i];
        Slice instead;
        bool within = tag->at >= subject->from && tag->at < subject->to;
        if (within && !subject->says_self && is_self_image(s, tag->name, &instead))
            diagnose(s->d, final ? DIAG_FINDING_SELF_FINAL : DIAG_FINDING_SELF,
                     prose_place(prose, tag->at, tag->len),
                     slice_print(s->context->arena, "{{%.*s}}", SLICE_ARGS(tag->name)), instead);
    }
}

// ---- the whole ----

static void check_sentence(const NumberCheck *s, NoteProse *prose, size_t from, size_t to)
{
    Subject subject = { .from = from, .to = to };
    read_subject(s, prose, &subject);
    for (size_t i = from, len; i < to; i += len) {
        len = 1;
        if (prose->text[i] >= '0' && prose->text[i] <= '9')
            check_number(s, prose, &subject, i, &len);
    }
    check_phases(s, prose, &subject);
    check_tags(s, prose, &subject);
}

static void check_part(const NumberCheck *s, const Node *part)
{
    NoteProse prose;
    for (NodeWalk walk = node_walk((Node *)part); prose_next(s->context->arena, &walk, &prose);)
        for (size_t from = 0, to; from < prose.len; from = to) {
            to = sentence_end(&prose, from);
            check_sentence(s, &prose, from, to);
        }
}

static void begin_file(NumberCheck *s, Slice file, int pillar, const Slice *fixed,
                       size_t fixed_count)
{
    s->file = file;
    s->pillar = pillar;
    s->fixed = fixed_numbers(s->context->arena, fixed, fixed_count);
    s->pillars = arena_many(s->context->arena, PillarValues, PILLARS);
}

void typed_numbers_check(const FactsContext *context, const json_t *tree, Diagnostics *d)
{
    NumberCheck s = { .context = context, .tree = tree, .d = d };
    const Summary *summary = &context->scan->summary;
    s.decimal_sign = slice_equal(context->scan->settings.written_language, S("en")) ? '.' : ',';
    named_values_of_object(context->arena, &s.response, json_object_get(tree, "response"),
                           S("response."), S(""));
    for (int p = 0; p < PILLARS; p++) {
        const Findings *findings = &context->scan->findings[p];
        if (!findings->present)
            continue;
        begin_file(&s, findings->file, p, findings->fixed, findings->fixed_count);
        for (int part = 0; part < FINDING_PARTS; part++)
            check_part(&s, findings->part[part]);
    }
    begin_file(&s, summary->file, ALL, summary->fixed, summary->fixed_count);
    for (int part = 0; part < SUMMARY_PARTS; part++)
        check_part(&s, summary->part[part]);
}
