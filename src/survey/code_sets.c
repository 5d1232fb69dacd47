// SPDX-License-Identifier: EUPL-1.2
#include "survey/code_sets.h"

#include "survey/messages.h"

enum { BESIDE = 0x3E1 }; // 0 and 5–9

// A code beside 1–4, or one of these that stands for another of these.
static bool is_of_other_scale(const MappedAnswer *entry)
{
    Slice text = entry->text.text, answer = entry->answer.text;
    bool code = text.len && ascii_is_digit(text.at[0]) && (text.len == 1 || text.at[1] == '.');
    bool is_number = answer.len == 1 && answer.at[0] >= '1' && answer.at[0] <= '4';
    bool moved = code && is_number && answer.at[0] != text.at[0];
    return code && (moved || (BESIDE & 1U << (text.at[0] - '0')));
}

CodeSets *code_sets_new(Arena *arena, const ResponseMapping *mapping)
{
    bool other = false;
    for (size_t i = 0; i < mapping->answer_count; i++)
        other = other || is_of_other_scale(&mapping->answers[i]);
    if (!other)
        return NULL;
    CodeSets *codes = arena_one(arena, CodeSets);
    codes->mapping = mapping;
    return codes;
}

// Of the questions that have the code and a line for it, those of 1–4 that they have too and that have none.
static Slice missing_beside(Arena *arena, const CodeSets *codes, AnswerReader *const *answers,
                            char digit)
{
    Slice missing = S("");
    for (char c = '1'; c <= '4'; c++) {
        bool lacks = false;
        for (int item = 0; item < ITEMS; item++) {
            bool both =
                (codes->of[item] & 1U << (digit - '0')) && (codes->of[item] & 1U << (c - '0'));
            lacks = lacks || (both && answers_map(answers[item], (Slice){ &digit, 1 }) &&
                              !answers_map(answers[item], (Slice){ &c, 1 }));
        }
        if (lacks)
            missing =
                slice_print(arena, "%.*s%s%c", SLICE_ARGS(missing), missing.len ? ", " : "", c);
    }
    return missing;
}

static void check_mapped(const CodeSets *codes, Diagnostics *d, AnswerReader *const *answers)
{
    Arena *scratch = arena_new();
    bool said = false;
    for (size_t i = 0; i < codes->mapping->answer_count && !said; i++) {
        const MappedText *text = &codes->mapping->answers[i].text;
        if (!is_of_other_scale(&codes->mapping->answers[i]))
            continue;
        Slice missing = missing_beside(scratch, codes, answers, text->text.at[0]);
        said = missing.len > 0;
        if (said)
            diagnose(d, DIAG_MAPPED_CODES, text->place, text->text, missing);
    }
    arena_free(scratch);
}

static Slice pillars_listed(Arena *arena, const unsigned *sets, unsigned code, bool having)
{
    Slice list = S("");
    for (int pillar = 0; pillar < PILLARS; pillar++) {
        if (!sets[pillar] || having != ((sets[pillar] & code) != 0))
            continue;
        list = slice_print(arena, "%.*s%s%.*s", SLICE_ARGS(list), list.len ? ", " : "",
                           SLICE_ARGS(pillar_id((Pillar)pillar)));
    }
    return list;
}

void code_sets_finish(const CodeSets *codes, Diagnostics *d, Slice name,
                      AnswerReader *const *answers, size_t respondents)
{
    enum { PEOPLE_LEAST = 10 };
    unsigned sets[PILLARS] = { 0 };
    check_mapped(codes, d, answers);
    bool is_scoped = false; // are the answers of some questions mapped by themselves?
    for (size_t i = 0; i < codes->mapping->answer_count; i++)
        is_scoped = is_scoped || codes->mapping->answers[i].scope.text.len;
    if (respondents < PEOPLE_LEAST || is_scoped)
        return;
    for (int item = 0; item < ITEMS; item++)
        sets[item / QUESTIONS] |= codes->of[item];
    Arena *scratch = arena_new();
    for (unsigned digit = 0; digit <= 9; digit++) {
        Slice with = pillars_listed(scratch, sets, 1U << digit, true);
        Slice without = pillars_listed(scratch, sets, 1U << digit, false);
        if ((BESIDE & 1U << digit) && with.len && without.len)
            diagnose(d, DIAG_CODES_DIFFER, ((Place){ .file = name }),
                     slice_print(scratch, "%u", digit), with, without);
    }
    arena_free(scratch);
}
