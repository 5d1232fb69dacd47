// SPDX-License-Identifier: EUPL-1.2
#include "columns/answers.h"

#include <string.h>

#include "base/messages.h"
#include "columns/messages.h"
#include "language/reading.h"
#include "model/responses.h"
#include "model/strings.h"

enum { TEXTS_REMEMBERED = 4096, TEXT_REMEMBERED_MAX = 256 };

// Labels in the form of `canonical`: text_key, no spaces beside a slash, no full stop at the end.
static const char *const known_labels[ANSWER_KINDS] = {
    [NEVER] = reading_answer_never,         [INCIDENTALLY] = reading_answer_incidentally,
    [REGULARLY] = reading_answer_regularly, [SYSTEMATICALLY] = reading_answer_systematically,
    [DONT_KNOW] = reading_answer_dont_know,
};

static Slice canonical(Arena *arena, Slice key)
{
    char *out = arena_alloc(arena, 1, key.len + 1);
    size_t used = 0;
    for (size_t i = 0; i < key.len; i++) {
        bool beside = (i > 0 && key.at[i - 1] == '/') || (i + 1 < key.len && key.at[i + 1] == '/');
        if (key.at[i] != ' ' || !beside)
            out[used++] = key.at[i];
    }
    while (used && (out[used - 1] == '.' || out[used - 1] == ' '))
        used--;
    return (Slice){ out, used };
}

static uint8_t of_label(const AnswerReader *reader, Slice label)
{
    uint32_t answer;
    return text_map_find(reader->labels, label, &answer) ? (uint8_t)answer : NO_ANSWER;
}

static uint8_t of_sign(char c)
{
    if (c >= '1' && c <= '4')
        return (uint8_t)(c - '0');
    return c == 'x' ? DONT_KNOW : NO_ANSWER;
}

static bool of_mapped(const AnswerReader *reader, Slice key, uint8_t *answer)
{
    uint32_t mapped;
    bool found = text_map_find(reader->mapped, key, &mapped);
    if (found)
        *answer = (uint8_t)mapped;
    return found;
}

// The code of a number as a spreadsheet or a form writes it: "3.0", "3,00" (a column of whole numbers with
// gaps), "(3)", "[3]". An empty slice where it is none of these.
static Slice bare_code(Slice text)
{
    bool brackets = text.len > 2 && (slice_starts(text, S("(")) || slice_starts(text, S("[")));
    if (brackets && (text.at[text.len - 1] == ')' || text.at[text.len - 1] == ']'))
        text = slice_part(text, 1, text.len - 1);
    size_t digits = 0;
    while (digits < text.len && ascii_is_digit(text.at[digits]))
        digits++;
    Slice rest = slice_part(text, digits, text.len);
    if (rest.len && (rest.len < 2 || (rest.at[0] != '.' && rest.at[0] != ',')))
        return S("");
    for (size_t i = 1; i < rest.len; i++)
        if (rest.at[i] != '0')
            return S("");
    return slice_part(text, 0, digits);
}

static bool is_joint(char c)
{
    return strchr(" -.:=()[]", c) != NULL;
}

// A sign with its label, which must agree with what the sign means, or with what it is mapped to.
static uint8_t of_pair(const AnswerReader *reader, char sign, Slice label)
{
    uint8_t plain = of_sign(sign), answer = plain, mapped_label;
    bool is_mapped = of_mapped(reader, (Slice){ &sign, 1 }, &answer);
    if (of_mapped(reader, label, &mapped_label))
        return mapped_label == answer ? answer : NO_ANSWER;
    uint8_t said = of_label(reader, label);
    // "5 Weet ik niet": a code beside 1–4 that no other answer can have.
    if (!is_mapped && plain == NO_ANSWER && said == DONT_KNOW && ascii_is_digit(sign))
        return DONT_KNOW;
    return said != NO_ANSWER && (said == answer || (is_mapped && said == plain)) ? answer
                                                                                 : NO_ANSWER;
}

// "4 - systematisch", "4. systematisch", "(4) systematisch", "systematisch (4)".
static uint8_t of_sign_and_label(const AnswerReader *reader, Slice text)
{
    while (text.len && is_joint(text.at[0]))
        text = slice_part(text, 1, text.len);
    while (text.len && is_joint(text.at[text.len - 1]))
        text.len--;
    for (int behind = 0; behind <= 1 && text.len > 2; behind++) {
        char sign = behind ? text.at[text.len - 1] : text.at[0];
        Slice label = behind ? slice_part(text, 0, text.len - 1) : slice_part(text, 1, text.len);
        if (!is_joint(behind ? label.at[label.len - 1] : label.at[0]))
            continue;
        while (label.len && is_joint(label.at[0]))
            label = slice_part(label, 1, label.len);
        while (label.len && is_joint(label.at[label.len - 1]))
            label.len--;
        uint8_t answer = label.len > 1 ? of_pair(reader, sign, label) : NO_ANSWER;
        if (answer != NO_ANSWER)
            return answer;
    }
    return NO_ANSWER;
}

bool is_null(Slice cell)
{
    return slice_equal(cell, S("NULL")) || slice_equal(cell, S("\\N"));
}

// What scan.yaml maps goes before what a text means by itself, in each of its spellings.
static uint8_t judge(const AnswerReader *reader, Slice cell)
{
    // "³" points at a note, or is the sign of a power; text_key would make a 3 of it.
    for (Slice rest = cell; rest.len;) {
        uint32_t sign = utf8_next(&rest);
        if (sign == 0xB2 || sign == 0xB3 || sign == 0xB9 || (sign >= 0x2070 && sign <= 0x2089))
            return NO_ANSWER;
    }
    Arena *scratch = arena_new();
    Slice key = text_key(scratch, cell), label = canonical(scratch, key), code = bare_code(label);
    uint8_t answer = NO_ANSWER;
    bool found = of_mapped(reader, key, &answer) || of_mapped(reader, label, &answer) ||
                 (code.len && of_mapped(reader, code, &answer));
    if (!found && (label.len == 0 || is_null(cell)))
        answer = key.len && !is_null(cell) ? NO_ANSWER : BLANK;
    else if (!found)
        answer = label.len == 1 ? of_sign(label.at[0]) : of_label(reader, label);
    if (answer == NO_ANSWER && code.len == 1)
        answer = of_sign(code.at[0]);
    if (answer == NO_ANSWER)
        answer = of_sign_and_label(reader, label);
    if (answer == NO_ANSWER && reader->not_shown_is_blank && slice_equal(label, S("n/a")))
        answer = BLANK;
    arena_free(scratch);
    return answer;
}

bool answers_map(const AnswerReader *reader, Slice cell)
{
    uint8_t answer;
    Arena *scratch = arena_new();
    Slice key = text_key(scratch, cell), label = canonical(scratch, key), code = bare_code(label);
    bool found = of_mapped(reader, key, &answer) || of_mapped(reader, label, &answer) ||
                 (code.len && of_mapped(reader, code, &answer));
    arena_free(scratch);
    return found;
}

uint8_t answer_of_text(AnswerReader *reader, Slice cell)
{
    uint32_t answer;
    if (text_map_find(reader->seen, cell, &answer))
        return (uint8_t)answer;
    answer = judge(reader, cell);
    if (cell.len <= TEXT_REMEMBERED_MAX && text_map_count(reader->seen) < TEXTS_REMEMBERED)
        text_map_add(reader->seen, cell, answer);
    return (uint8_t)answer;
}

// ---- what scan.yaml says ----

enum { SCOPE_ALL = -1 };

// One entry of `answers:`, judged. `first` to `last` are the questions that it is for.
typedef struct AnswerEntry {
    const MappedAnswer *said;
    Slice key;
    uint8_t answer;
    int first, last;
    bool unsure; // a later one for the same text and questions says another answer
} AnswerEntry;

typedef struct AnswerEntries {
    AnswerEntry *entry;
    size_t count;
} AnswerEntries;

static bool find_scope(const MappedAnswer *said, AnswerEntry *entry)
{
    Pillar pillar;
    int item;
    entry->first = 0;
    entry->last = ITEMS - 1;
    if (!said->scope.text.len)
        return true;
    if (pillar_find(said->scope.text, &pillar)) {
        entry->first = (int)pillar * QUESTIONS;
        entry->last = entry->first + QUESTIONS - 1;
        return true;
    }
    if (!question_find(said->scope.text, &item))
        return false;
    entry->first = entry->last = item;
    return true;
}

// Do two entries for the same text and questions say two answers? `said` has the first entry for them.
static bool is_said_otherwise(Arena *arena, TextMap *said, AnswerEntries *entries)
{
    uint32_t at = (uint32_t)entries->count - 1;
    const AnswerEntry *entry = &entries->entry[at];
    Slice key = slice_print(arena, "%d-%d %.*s", entry->first, entry->last, SLICE_ARGS(entry->key));
    text_map_add(said, key, at);
    text_map_find(said, key, &at);
    AnswerEntry *first = &entries->entry[at];
    first->unsure = first->unsure || first->answer != entry->answer;
    return first->unsure;
}

static AnswerEntries judge_entries(Arena *arena, Diagnostics *d, const ResponseMapping *mapping,
                                   const AnswerReader *plain)
{
    AnswerEntries entries = { arena_many(arena, AnswerEntry, mapping->answer_count), 0 };
    TextMap *texts = text_map_new(arena);
    for (size_t i = 0; i < mapping->answer_count; i++) {
        const MappedAnswer *said = &mapping->answers[i];
        AnswerEntry *entry = &entries.entry[entries.count];
        *entry = (AnswerEntry){ .said = said, .key = text_key(arena, said->text.text) };
        Slice answer = text_key(arena, said->answer.text);
        bool blank = !answer.len || slice_is_exactly_one_of(answer, reading_answer_blank);
        entry->answer = blank ? BLANK : judge(plain, said->answer.text);
        if (!find_scope(said, entry)) {
            diagnose(d, DIAG_MAPPED_KEY_UNKNOWN, said->scope.place, said->scope.text);
            continue;
        }
        if (entry->answer == NO_ANSWER) {
            diagnose(d, DIAG_MAPPED_ANSWER_WRONG, said->answer.place, said->answer.text,
                     said->text.text);
            continue;
        }
        entries.count++;
        if (is_said_otherwise(arena, texts, &entries))
            diagnose(d, DIAG_MAPPED_ANSWER_TWICE, said->text.place, said->text.text);
    }
    return entries;
}

// What is said of a question goes before what is said of its pillar, and that before what is said of all.
// Then the codes that are written otherwise: a mapped "1.0" is a mapped "1".
static void add_entries(Arena *arena, AnswerReader *reader, const AnswerEntries *entries, int item)
{
    static const int spans[] = { 1, QUESTIONS, ITEMS };
    for (int written = 1; written >= 0; written--) {
        for (size_t span = 0; span < sizeof spans / sizeof *spans; span++) {
            for (size_t i = 0; i < entries->count; i++) {
                const AnswerEntry *entry = &entries->entry[i];
                bool is_for = item == SCOPE_ALL ? entry->last - entry->first + 1 == ITEMS
                                                : entry->first <= item && item <= entry->last;
                if (!is_for || entry->last - entry->first + 1 != spans[span])
                    continue;
                Slice label = canonical(arena, text_key(arena, entry->said->text.text));
                Slice key = written ? entry->key : label, code = bare_code(label);
                text_map_add(reader->mapped, key, entry->answer);
                if (!written && code.len)
                    text_map_add(reader->mapped, code, entry->answer);
            }
        }
    }
}

static AnswerReader *new_reader(Arena *arena, const Strings *strings, bool not_shown_is_blank)
{
    AnswerReader *reader = arena_one(arena, AnswerReader);
    reader->arena = arena;
    reader->mapped = text_map_new(arena);
    reader->labels = text_map_new(arena);
    reader->seen = text_map_new(arena);
    reader->not_shown_is_blank = not_shown_is_blank;
    for (uint32_t answer = NEVER; answer <= DONT_KNOW; answer++)
        for (Slice rest = slice_of(known_labels[answer]), label;
             slice_next_field(&rest, '|', &label);)
            text_map_add(reader->labels, label, answer);
    for (int answer = NEVER; strings && answer <= DONT_KNOW; answer++) {
        Slice key = text_key(arena, strings_answer(strings, answer));
        text_map_add(reader->labels, canonical(arena, key), (uint32_t)answer);
    }
    return reader;
}

void answers_new(Arena *arena, Diagnostics *d, const ResponseMapping *mapping,
                 const Strings *strings, bool not_shown_is_blank, AnswerReader *of[ITEMS])
{
    AnswerReader *common = NULL;
    AnswerEntries entries =
        judge_entries(arena, d, mapping, new_reader(arena, strings, not_shown_is_blank));
    for (int item = 0; item < ITEMS; item++) {
        bool own = false;
        for (size_t i = 0; i < entries.count; i++) {
            int first = entries.entry[i].first, last = entries.entry[i].last;
            own = own || (first <= item && item <= last && last - first + 1 < ITEMS);
        }
        int scope = own ? item : SCOPE_ALL;
        of[item] = own || !common ? new_reader(arena, strings, not_shown_is_blank) : common;
        if (of[item] == common)
            continue;
        add_entries(arena, of[item], &entries, scope);
        for (int c = 0; c < 256; c++) {
            char byte = (char)c;
            of[item]->one[c] = c < 0x80 ? judge(of[item], (Slice){ &byte, 1 }) : NO_ANSWER;
        }
        of[item]->empty = judge(of[item], S(""));
        if (!own)
            common = of[item];
    }
}
