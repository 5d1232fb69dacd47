// SPDX-License-Identifier: EUPL-1.2
#include "facts/explain.h"

#include <string.h>

#include "base/buffer.h"
#include "base/nearest.h"
#include "base/text_map.h"
#include "facts/facts.h"
#include "model/strings.h"

typedef struct Explainer {
    Arena *arena;
    const Facts *facts; // NULL: the table alone
    Buffer out;
    bool is_told; // what the fact is: once, however many values it has
    Nearest nearest;
    Slice nearest_before; // the keys before the one that is not there
} Explainer;

// Where a record's struct is; `of` is NULL where only the table is asked.
typedef struct Instance {
    const Record *record;
    const char *of;
} Instance;

// A row of a record, found by its key: in the record itself, or in one that is spliced into it.
typedef struct FoundFact {
    const Fact *fact; // NULL: none
    const Fact *of;   // the row by which it is spliced in; NULL: it is not
    Instance in;
    Slice key; // without the suffix that was asked for
} FoundFact;

static bool is_key(const Explainer *e, const Fact *fact, Slice key, Slice asked)
{
    static const char *const suffix[] = { "_text", "_words", "_capital" };
    if (slice_equal(key, asked) && fact->type != FACT_WORDS)
        return true;
    for (size_t i = 0; i < sizeof suffix / sizeof *suffix; i++) {
        bool beside = i ? fact->type == FACT_WORDS : fact_has_text(fact);
        if (beside &&
            slice_equal(slice_print(e->arena, "%.*s%s", SLICE_ARGS(key), suffix[i]), asked))
            return true;
    }
    return false;
}

// `of`: the row by which the record is spliced in under `name`.
static FoundFact find_in(Explainer *e, Instance in, const Fact *of, Slice name, Slice asked)
{
    for (size_t i = 0; i < in.record->count; i++) {
        const Fact *fact = &in.record->facts[i];
        Slice key = fact_key(e->arena, fact, name);
        if (fact->type != FACT_SPLICE) {
            nearest_offer(e->arena, &e->nearest, key);
            if (is_key(e, fact, key, asked))
                return (FoundFact){ fact, of, in, key };
            continue;
        }
        Instance spliced = { fact->record, in.of ? in.of + fact->offset : NULL };
        FoundFact found = find_in(e, spliced, fact, key, asked);
        if (found.fact)
            return found;
    }
    return (FoundFact){ .fact = NULL };
}

static FoundFact find(Explainer *e, Instance in, Slice asked)
{
    return find_in(e, in, NULL, S(""), asked);
}

// ---- what it is ----

static const char *type_name(const Fact *fact)
{
    switch (fact->type) {
    case FACT_TEXT: return "text, or null where there is none";
    case FACT_CELL:
    case FACT_PRINTED: return "text, an en dash where there is none";
    case FACT_FLAG: return "true or false";
    case FACT_MAYBE: return "true or false, or null where it is not known";
    case FACT_WHOLE:
    case FACT_COUNT: return "whole number, or null where there is none or it is withheld";
    case FACT_WORDS: return "a number in words";
    case FACT_PHASE: return "{id, name, index}, or null where there is none";
    case FACT_NAMES: return "list of texts";
    case FACT_LIST:
    case FACT_REFERENCES: return "list";
    case FACT_OPTIONAL: return "object, or null where there is none";
    case FACT_RECORD:
    case FACT_SPLICE:
    case FACT_DICTIONARY:
    case FACT_JSON: return "object";
    default: return "number, or null where there is none or it is withheld";
    }
}

static void tell_keys(Explainer *e, const Record *record, Slice name)
{
    for (size_t i = 0; i < record->count; i++) {
        const Fact *fact = &record->facts[i];
        Slice key = fact_key(e->arena, fact, name);
        if (fact->type == FACT_SPLICE)
            tell_keys(e, fact->record, key);
        else
            buffer_print(&e->out, "  holds     %.*s\n", SLICE_ARGS(key));
    }
}

static const char *const privacy_text[] = {
    [OPEN] = "open: tells nothing of anybody's answers",
    [PLAN] = "plan: comes from answers; rounded, and withheld where the privacy plan says so",
    [WRITTEN] = "written: what somebody wrote for this report",
    [LEADER] = "leader: there for the project leader alone",
};

static void tell_fact(Explainer *e, Slice path, const FoundFact *found)
{
    const Fact *fact = found->fact;
    Buffer *out = &e->out;
    if (e->is_told)
        return;
    e->is_told = true;
    buffer_print(out, "%.*s\n  meaning   %.*s\n  type      %s\n", SLICE_ARGS(path),
                 SLICE_ARGS(fact_meaning(e->arena, fact, found->of)), type_name(fact));
    if (fact_has_text(fact))
        buffer_print(out, "  text      %.*s_text, as documents print it\n", SLICE_ARGS(found->key));
    if (fact->type == FACT_WORDS)
        buffer_print(out, "  text      %.*s_words in a sentence, %.*s_capital at its start\n",
                     SLICE_ARGS(found->key), SLICE_ARGS(found->key));
    if (fact->unit)
        buffer_print(out, "  unit      %s\n", fact->unit);
    if (fact_is_decimal(fact))
        buffer_print(out, "  decimals  %d%s\n", fact->decimals,
                     fact->type == FACT_SCORE
                         ? ", or one more where that would read as the next phase"
                         : "");
    buffer_print(out, "  privacy   %s\n", privacy_text[fact->privacy]);
    if (fact->formula)
        buffer_print(out, "  formula   %s\n", fact->formula);
    if (fact->record)
        tell_keys(e, fact->record, S(""));
}

// ---- its value ----

// "239" for {n}: the value beside it that the formula names.
static void tell_formula(Explainer *e, const FoundFact *found)
{
    Slice rest = slice_of(found->fact->formula);
    buffer_add(&e->out, S("    how       "));
    while (rest.len) {
        size_t open = slice_find(rest, S("{")), close = slice_find(rest, S("}"));
        buffer_add(&e->out, slice_part(rest, 0, open));
        if (open == rest.len || close == rest.len)
            break;
        Slice key = slice_part(rest, open + 1, close);
        FoundFact named = find(e, found->in, key);
        if (named.fact && fact_has_text(named.fact))
            buffer_add(&e->out,
                       fact_text(&e->facts->style, named.fact, named.in.of + named.fact->offset));
        else
            buffer_add(&e->out, key);
        rest = slice_part(rest, close + 1, rest.len);
    }
    buffer_add(&e->out, S("\n"));
}

static Fraction exact_number(const Fact *fact, const void *member)
{
    switch (fact->type) {
    case FACT_EXACT:
    case FACT_SCORE:
    case FACT_SHARE: return ((const ExactValue *)member)->number;
    case FACT_GAP:
    case FACT_SIGNED_GAP: return gap_size(*(const GapValue *)member);
    default: return fraction_none();
    }
}

static void add_whole(Buffer *out, int128 number)
{
    char digits[48];
    size_t at = sizeof digits;
    bool below = number < 0;
    for (int128 rest = below ? -number : number; rest || at == sizeof digits; rest /= 10)
        digits[--at] = (char)('0' + (int)(rest % 10));
    buffer_add(out, below ? S("-") : S(""));
    buffer_add(out, (Slice){ digits + at, sizeof digits - at });
}

// The exact fraction, and how it becomes what is printed.
static void tell_rounding(Explainer *e, const Fact *fact, const void *member)
{
    Fraction exact = exact_number(fact, member);
    if (!e->facts->style.whole) {
        buffer_add(&e->out,
                   S("    exact     with --confidential alone; what is shared is rounded once\n"));
    } else if (!fraction_is_none(exact)) {
        buffer_add(&e->out, S("    exact     "));
        add_whole(&e->out, exact.num);
        buffer_add(&e->out, S(" / "));
        add_whole(&e->out, exact.den);
        buffer_print(&e->out, " = %.*s\n",
                     SLICE_ARGS(double_text(e->arena, fraction_double(exact))));
    } else {
        buffer_print(
            &e->out, "    exact     %.*s, a double: it takes a root or a distribution\n",
            SLICE_ARGS(double_text(e->arena, fact_number(&e->facts->style, fact, member))));
    }
    buffer_print(&e->out, "    rounded   half away from zero to %s%d decimal%s: %.*s\n",
                 fact->type == FACT_SHARE ? "whole percents, a number of " : "", fact->decimals,
                 fact->decimals == 1 ? "" : "s",
                 SLICE_ARGS(fact_text(&e->facts->style, fact, member)));
}

static Slice plain_value(const Explainer *e, const Fact *fact, const void *member)
{
    const int *phase = member;
    switch (fact->type) {
    case FACT_TEXT:
    case FACT_CELL: return *(const Slice *)member;
    case FACT_FLAG: return *(const bool *)member ? S("true") : S("false");
    case FACT_MAYBE: return ((const CountValue *)member)->number ? S("true") : S("false");
    case FACT_PHASE: return *phase < 0 ? S("") : strings_phase(e->facts->strings, *phase);
    default: return count_value_text(&e->facts->style, *(const CountValue *)member);
    }
}

static void tell_value(Explainer *e, Slice path, const FoundFact *found)
{
    const Fact *fact = found->fact;
    if (!found->in.of || fact->type >= FACT_NAMES)
        return;
    const void *member = found->in.of + fact->offset;
    ValueState state = VALUE_KNOWN;
    if (fact->type >= FACT_WHOLE && fact->type <= FACT_SIGNED_GAP)
        memcpy(&state, member, sizeof state); // the first member of each kind of value
    Slice value = fact_is_decimal(fact) ? fact_text(&e->facts->style, fact, member)
                                        : plain_value(e, fact, member);
    buffer_print(&e->out, "\n  %.*s: %.*s\n", SLICE_ARGS(path),
                 SLICE_ARGS(state == VALUE_WITHHELD  ? S("withheld by the privacy plan")
                            : state == VALUE_UNKNOWN ? S("there is none")
                                                     : value));
    if (state != VALUE_KNOWN)
        return;
    if (fact->formula)
        tell_formula(e, found);
    if (fact_is_decimal(fact))
        tell_rounding(e, fact, member);
}

// ---- the way to it ----

static bool walk(Explainer *e, Instance in, Slice before, Slice rest);

static Slice text_in(Explainer *e, Instance in, const char *key)
{
    FoundFact found = find(e, in, slice_of(key));
    bool text = found.fact && (found.fact->type == FACT_TEXT || found.fact->type == FACT_CELL);
    return text ? *(const Slice *)(const void *)(found.in.of + found.fact->offset) : S("");
}

static bool is_called(Explainer *e, Instance item, size_t number, Slice asked)
{
    Slice key = text_key(e->arena, asked);
    return slice_equal(asked, slice_print(e->arena, "%zu", number)) ||
           slice_equal(text_key(e->arena, text_in(e, item, "id")), key) ||
           slice_equal(text_key(e->arena, text_in(e, item, "name")), key);
}

// The item of a list at that place.
static Instance item_at(const FoundFact *found, size_t index)
{
    const Fact *fact = found->fact;
    const char *items = found->in.of + fact->offset;
    if (!fact_is_within(fact))
        memcpy(&items, found->in.of + fact->offset, sizeof items);
    if (fact->type == FACT_REFERENCES)
        memcpy(&items, items + index * sizeof items, sizeof items);
    else
        items += index * fact->record->size;
    return (Instance){ fact->record, items };
}

static bool walk_list(Explainer *e, const FoundFact *found, Slice before, Slice rest)
{
    size_t count = found->fact->count;
    Slice after = rest, part = S("");
    bool any = false, named = false;
    slice_next_field(&after, '.', &part);
    if (!found->in.of)
        return walk(e, (Instance){ found->fact->record, NULL }, before, rest);
    if (fact_is_counted(found->fact))
        memcpy(&count, found->in.of + found->fact->count, sizeof count);
    for (size_t i = 0; i < count && !named; i++) {
        Instance item = item_at(found, i);
        named = is_called(e, item, i + 1, part);
        if (named)
            any = walk(e, item,
                       slice_print(e->arena, "%.*s.%.*s", SLICE_ARGS(before), SLICE_ARGS(part)),
                       after);
    }
    for (size_t i = 0; i < count && !named; i++) {
        Slice id = text_in(e, item_at(found, i), "id");
        Slice called = id.len ? id : slice_print(e->arena, "%zu", i + 1);
        any = walk(e, item_at(found, i),
                   slice_print(e->arena, "%.*s.%.*s", SLICE_ARGS(before), SLICE_ARGS(called)),
                   rest) ||
              any;
    }
    return any || (count == 0 && walk(e, (Instance){ found->fact->record, NULL }, before, rest));
}

static bool walk_into(Explainer *e, const FoundFact *found, Slice path, Slice rest)
{
    const char *of = found->in.of ? found->in.of + found->fact->offset : NULL;
    switch (found->fact->type) {
    case FACT_LIST:
    case FACT_REFERENCES: return walk_list(e, found, path, rest);
    case FACT_OPTIONAL:
        if (of)
            memcpy(&of, found->in.of + found->fact->offset, sizeof(void *));
        return walk(e, (Instance){ found->fact->record, of }, path, rest);
    case FACT_RECORD: return walk(e, (Instance){ found->fact->record, of }, path, rest);
    default: return false;
    }
}

static bool walk(Explainer *e, Instance in, Slice before, Slice rest)
{
    Slice part = S("");
    slice_next_field(&rest, '.', &part);
    if (slice_ends(part, S("[]")))
        part.len -= 2;
    e->nearest = (Nearest){ .text = part };
    e->nearest_before = before;
    FoundFact found = find(e, in, part);
    Slice path = slice_print(e->arena, "%.*s%s%.*s", SLICE_ARGS(before), before.len ? "." : "",
                             SLICE_ARGS(part));
    if (!found.fact)
        return false;
    bool whole =
        found.fact->type == FACT_PHASE || found.fact->type >= FACT_DICTIONARY; // told as one
    if (rest.len && !whole)
        return walk_into(e, &found, path, rest);
    tell_fact(e, path, &found);
    tell_value(e, path, &found);
    return true;
}

Explanation facts_explain(Arena *arena, const Facts *facts, Slice name)
{
    Explainer e = { .arena = arena, .facts = facts };
    Explanation explanation = { S(""), S("") };
    if (walk(&e, (Instance){ &facts_record, (const char *)facts }, S(""), name)) {
        explanation.text = slice_copy(arena, buffer_slice(&e.out));
    } else {
        Slice key = nearest_likely(arena, &e.nearest);
        if (key.len)
            explanation.nearest = slice_print(arena, "%.*s%s%.*s", SLICE_ARGS(e.nearest_before),
                                              e.nearest_before.len ? "." : "", SLICE_ARGS(key));
    }
    buffer_free(&e.out);
    return explanation;
}
