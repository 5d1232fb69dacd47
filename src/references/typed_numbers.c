// SPDX-License-Identifier: EUPL-1.2
// A number typed by hand can be any of a few hundred values, and one in three numbers between 1 and 4 is
// some question's mean by accident. So a sentence narrows down what it can mean: one that names questions is
// held against the values of those and of its pillar; another pillar, a department and the previous
// measurement count where they are named. Where another score holds, the self-image is called so.
#include "references/typed_numbers.h"

#include <string.h>

#include "facts/context.h"
#include "facts/reading.h"
#include "language/reading.h"
#include "language/says.h"
#include "model/finding.h"
#include "model/scan.h"
#include "model/summary.h"
#include "references/messages.h"
#include "references/named_values.h"
#include "references/sentences.h"
#include "references/typed_phases.h"

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

// The question that is named before it comes first, or else those that are named, then the score or value,
// then whatever is nearest.
static NearestValues nearest_values(const NumberCheck *s, const Subject *subject, TypedNumber typed,
                                    size_t at)
{
    NearestValues nearest = { { NULL, NULL }, { 0, 0 } };
    int item = -1; // of the question that was named last before the number
    for (int i = 0; i < ITEMS; i++)
        if (subject->question[i] && subject->question_at[i] < at &&
            (item < 0 || subject->question_at[i] > subject->question_at[item]))
            item = i;
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

// Money, times, people's hours, and numbers of chapters are no values of a scan.
static bool counts_something(const NoteProse *prose, const Subject *subject, size_t from, size_t to)
{
    Slice before = slice_trim((Slice){ prose->text + subject->from, from - subject->from });
    Slice after = S(""), last = S(""), word;
    for (size_t at = subject->from; word_next(prose, &at, from, &word);)
        last = word;
    word_next(prose, &to, subject->to, &after);
    return slice_ends(before, S("€")) || slice_ends(before, S("$")) ||
           word_is_one_of(last, reading_counts_behind) ||
           word_is_one_of(after, reading_counts_before);
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
    // The sign or word for percents behind it, with the space before it.
    Slice behind = slice_part(rest, *len, rest.len), word = slice_trim(behind);
    size_t percent = slice_start_among(word, reading_says_percent);
    percent += percent ? (size_t)(word.at - behind.at) : 0;
    typed.percent = percent > 0;
    Slice text = slice_part(rest, 0, *len), whole = slice_part(rest, 0, *len + percent);
    char before = at > subject->from ? prose->text[at - 1] | 0x20 : ' ';
    bool letter = before >= 'a' && before <= 'z';
    if ((!typed.decimals && !percent) || letter || number_is_fixed(s, text) ||
        number_is_fixed(s, whole) || is_present(s, prose, subject, typed) ||
        (!percent && counts_something(prose, subject, at, at + *len)))
        return;
    tell_number(s, prose, subject, typed, at, text);
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
        if (!word_is_one_of(name, settled[i].tags))
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
    sentence_subject(prose, s->pillar, s->decimal_sign, &subject);
    for (size_t i = from, len; i < to; i += len) {
        len = 1;
        if (ascii_is_digit(prose->text[i]))
            check_number(s, prose, &subject, i, &len);
    }
    typed_phases_check(s, prose, &subject);
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
        number_check_begin(&s, findings->file, p, findings->fixed, findings->fixed_count);
        for (int part = 0; part < FINDING_PARTS; part++)
            check_part(&s, findings->part[part]);
    }
    number_check_begin(&s, summary->file, ALL, summary->fixed, summary->fixed_count);
    for (int part = 0; part < SUMMARY_PARTS; part++)
        check_part(&s, summary->part[part]);
}
