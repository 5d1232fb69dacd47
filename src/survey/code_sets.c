// SPDX-License-Identifier: EUPL-1.2
#include "survey/code_sets.h"

#include "survey/messages.h"

enum { BESIDE = 0x3E1 }; // 0 and 5–9

static bool is_scale(uint8_t answer)
{
    return answer >= NEVER && answer <= SYSTEMATICALLY;
}

static bool has_letter(Slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (ascii_is_letter(text.at[i]) || (unsigned char)text.at[i] >= 0x80)
            return true;
    return false;
}

static bool is_code(Slice text)
{
    return text.len && ascii_is_digit(text.at[0]) && (text.len == 1 || text.at[1] == '.');
}

// Does the text mean one of 1–4 by itself, and stand for another here, by whatever it is called?
static bool is_moved(const CodeSets *codes, const MappedAnswer *entry)
{
    uint8_t means = answer_of(codes->plain, entry->text.text),
            stands_for = answer_of(codes->plain, entry->answer.text);
    return is_scale(means) && is_scale(stands_for) && means != stands_for;
}

// A code beside 1–4, or one of these that stands for another of these.
static bool is_of_other_scale(const CodeSets *codes, const MappedAnswer *entry)
{
    Slice text = entry->text.text;
    return is_code(text) && (is_moved(codes, entry) || (BESIDE & 1U << (text.at[0] - '0')));
}

static bool is_moved_word(const CodeSets *codes, const MappedAnswer *entry)
{
    return has_letter(entry->text.text) && is_moved(codes, entry);
}

CodeSets *code_sets_new(Arena *arena, const ResponseMapping *mapping, const Strings *strings)
{
    bool other = false;
    CodeSets *codes = arena_one(arena, CodeSets);
    ResponseMapping nothing = { .answers = NULL };
    AnswerReader *plain[ITEMS];
    if (mapping->answer_count == 0)
        return NULL;
    answers_new(arena, NULL, &nothing, strings, false, plain);
    codes->arena = arena;
    codes->mapping = mapping;
    codes->plain = plain[0];
    for (size_t i = 0; i < mapping->answer_count; i++) {
        other = other || is_of_other_scale(codes, &mapping->answers[i]);
        codes->words_moved = codes->words_moved || is_moved_word(codes, &mapping->answers[i]);
    }
    return other || codes->words_moved ? codes : NULL;
}

void code_sets_word(CodeSets *codes, int item, Slice text)
{
    uint8_t means = answer_of(codes->plain, text);
    if (is_scale(means) && codes->word[item][means].len == 0 && has_letter(text))
        codes->word[item][means] = slice_copy(codes->arena, slice_trim(text));
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
        if (!is_of_other_scale(codes, &codes->mapping->answers[i]))
            continue;
        Slice missing = missing_beside(scratch, codes, answers, text->text.at[0]);
        said = missing.len > 0;
        if (said)
            diagnose(d, DIAG_MAPPED_CODES, text->place, text->text, missing);
    }
    arena_free(scratch);
}

// Of the questions that have this word and a line for it, the other words that they have and that have none.
static Slice words_beside(Arena *arena, const CodeSets *codes, AnswerReader *const *answers,
                          uint8_t moved)
{
    Slice missing = S("");
    for (uint8_t answer = NEVER; answer <= SYSTEMATICALLY; answer++) {
        Slice lacking = S("");
        for (int item = 0; item < ITEMS && !lacking.len; item++) {
            Slice word = codes->word[item][moved], other = codes->word[item][answer];
            bool both = word.len && other.len && answers_map(answers[item], word);
            lacking = both && !answers_map(answers[item], other) ? other : S("");
        }
        if (lacking.len)
            missing = slice_print(arena, "%.*s%s%.*s", SLICE_ARGS(missing), missing.len ? ", " : "",
                                  SLICE_ARGS(lacking));
    }
    return missing;
}

static void check_words(const CodeSets *codes, Diagnostics *d, AnswerReader *const *answers)
{
    Arena *scratch = arena_new();
    bool said = false;
    for (size_t i = 0; i < codes->mapping->answer_count && !said; i++) {
        const MappedText *text = &codes->mapping->answers[i].text;
        if (!is_moved_word(codes, &codes->mapping->answers[i]))
            continue;
        Slice missing = words_beside(scratch, codes, answers, answer_of(codes->plain, text->text));
        said = missing.len > 0;
        if (said)
            diagnose(d, DIAG_MAPPED_WORDS, text->place, text->text, missing);
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
    if (codes->words_moved)
        check_words(codes, d, answers);
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
