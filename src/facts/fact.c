// SPDX-License-Identifier: EUPL-1.2
#include "facts/fact.h"

#include <math.h>

double fact_number(const ValueStyle *style, const Fact *fact, const void *member)
{
    const CountValue *count = member;
    switch (fact->type) {
    case FACT_EXACT:
    case FACT_SCORE: return fraction_double(((const ExactValue *)member)->number);
    case FACT_SHARE: return share_number(style, *(const ExactValue *)member);
    case FACT_REAL:
    case FACT_BARE: return ((const RealValue *)member)->number;
    case FACT_GAP: return gap_number(style, *(const GapValue *)member);
    case FACT_SIGNED_GAP: return fraction_double(gap_size(*(const GapValue *)member));
    default: return count->state == VALUE_KNOWN ? (double)count->number : (double)NAN;
    }
}

Slice fact_text(const ValueStyle *style, const Fact *fact, const void *member)
{
    if (fact->is_silent && isnan(fact_number(style, fact, member)))
        return S("");
    switch (fact->type) {
    case FACT_EXACT: return exact_value_text(style, *(const ExactValue *)member, fact->decimals);
    case FACT_SCORE: return score_value_text(style, *(const ExactValue *)member);
    case FACT_SHARE: return share_value_text(style, *(const ExactValue *)member);
    case FACT_REAL:
    case FACT_BARE: return real_value_text(style, *(const RealValue *)member, fact->decimals);
    case FACT_GAP: return gap_value_text(style, *(const GapValue *)member);
    case FACT_SIGNED_GAP: return signed_gap_value_text(style, *(const GapValue *)member);
    default: return count_value_text(style, *(const CountValue *)member);
    }
}

Slice fact_key(Arena *arena, const Fact *fact, Slice name)
{
    Slice key = slice_of(fact->key);
    size_t star = slice_find(key, S("*"));
    if (star == key.len)
        return key;
    return slice_print(arena, "%.*s%.*s%s", (int)star, key.at, SLICE_ARGS(name), key.at + star + 1);
}

Slice fact_meaning(Arena *arena, const Fact *fact, const Fact *of)
{
    Slice key = slice_of(fact->key);
    if (!of || slice_find(key, S("*")) == key.len)
        return slice_of(fact->meaning);
    return slice_print(arena, "%s %s", of->meaning, fact->meaning);
}
