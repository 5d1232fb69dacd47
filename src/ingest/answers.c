#include "ingest/answers.h"

#include <string.h>

#include "base/messages.h"

enum { TEXTS_REMEMBERED = 4096, TEXT_REMEMBERED_MAX = 256 };

// Labels in the form of `canonical`: text_key, no spaces beside a slash, no full stop at the end.
static const struct {
    const char *label;
    Answer answer;
} known_labels[] = {
    { "niet/nooit", NEVER },
    { "nooit/niet", NEVER },
    { "niet of nooit", NEVER },
    { "niet", NEVER },
    { "nooit", NEVER },
    { "not/never", NEVER },
    { "never/not", NEVER },
    { "not or never", NEVER },
    { "not at all/never", NEVER },
    { "not at all", NEVER },
    { "not", NEVER },
    { "never", NEVER },
    { "incidenteel", INCIDENTALLY },
    { "incidental", INCIDENTALLY },
    { "incidentally", INCIDENTALLY },
    { "occasionally", INCIDENTALLY },
    { "regelmatig", REGULARLY },
    { "regular", REGULARLY },
    { "regularly", REGULARLY },
    { "systematisch", SYSTEMATICALLY },
    { "systematic", SYSTEMATICALLY },
    { "systematically", SYSTEMATICALLY },
    { "x", DONT_KNOW },
    { "weet ik niet", DONT_KNOW },
    { "weet het niet", DONT_KNOW },
    { "weet niet", DONT_KNOW },
    { "ik weet het niet", DONT_KNOW },
    { "ik weet niet", DONT_KNOW },
    { "don't know", DONT_KNOW },
    { "dont know", DONT_KNOW },
    { "do not know", DONT_KNOW },
    { "i don't know", DONT_KNOW },
    { "i dont know", DONT_KNOW },
    { "i do not know", DONT_KNOW },
};

static Slice canonical(Arena *arena, Slice text)
{
    Slice key = text_key(arena, text);
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

// "3.0" and "3,00": what a spreadsheet makes of a column of whole numbers with gaps.
static uint8_t of_decimal(Slice text)
{
    if (text.len < 3 || (text.at[1] != '.' && text.at[1] != ','))
        return NO_ANSWER;
    for (size_t i = 2; i < text.len; i++)
        if (text.at[i] != '0')
            return NO_ANSWER;
    return text.at[0] == 'x' ? NO_ANSWER : of_sign(text.at[0]);
}

static bool is_joint(char c)
{
    return strchr(" -.:=()[]", c) != NULL;
}

// "4 - systematisch", "4. systematisch", "(4) systematisch", "systematisch (4)": the sign and its label,
// which must agree.
static uint8_t of_sign_and_label(const AnswerReader *reader, Slice text)
{
    while (text.len && is_joint(text.at[0]))
        text = slice_part(text, 1, text.len);
    while (text.len && is_joint(text.at[text.len - 1]))
        text.len--;
    for (int behind = 0; behind <= 1 && text.len > 2; behind++) {
        char sign = behind ? text.at[text.len - 1] : text.at[0];
        Slice label = behind ? slice_part(text, 0, text.len - 1) : slice_part(text, 1, text.len);
        if (of_sign(sign) == NO_ANSWER || !is_joint(behind ? label.at[label.len - 1] : label.at[0]))
            continue;
        while (label.len && is_joint(label.at[0]))
            label = slice_part(label, 1, label.len);
        while (label.len && is_joint(label.at[label.len - 1]))
            label.len--;
        if (label.len > 1 && of_label(reader, label) == of_sign(sign))
            return of_sign(sign);
    }
    return NO_ANSWER;
}

// Without what scan.yaml maps.
static uint8_t of_plain(const AnswerReader *reader, Arena *scratch, Slice text)
{
    Slice label = canonical(scratch, text);
    if (label.len == 0)
        return text_key(scratch, text).len ? NO_ANSWER : BLANK;
    uint8_t answer = label.len == 1 ? of_sign(label.at[0]) : of_label(reader, label);
    if (answer == NO_ANSWER)
        answer = of_decimal(label);
    if (answer == NO_ANSWER)
        answer = of_sign_and_label(reader, label);
    bool not_shown = reader->not_shown_is_blank && slice_equal(label, S("n/a"));
    return answer == NO_ANSWER && not_shown ? BLANK : answer;
}

static uint8_t judge(const AnswerReader *reader, Slice cell)
{
    Arena *scratch = arena_new();
    uint32_t mapped;
    uint8_t answer = text_map_find(reader->mapped, text_key(scratch, cell), &mapped)
                         ? (uint8_t)mapped
                         : of_plain(reader, scratch, cell);
    arena_free(scratch);
    return answer;
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

static uint8_t mapped_answer(const AnswerReader *reader, Slice text)
{
    static const char *const blank[] = { "", "blank", "leeg", "blanco", "empty" };
    Arena *scratch = arena_new();
    Slice key = text_key(scratch, text);
    uint8_t answer = of_plain(reader, scratch, text);
    for (size_t i = 0; i < sizeof blank / sizeof *blank; i++)
        if (slice_equal(key, slice_of(blank[i])))
            answer = BLANK;
    arena_free(scratch);
    return answer;
}

static void map_one(AnswerReader *reader, Diagnostics *d, const MappedAnswer *entry)
{
    uint8_t answer = mapped_answer(reader, entry->answer.text);
    if (answer == NO_ANSWER) {
        diagnose(d, DIAG_MAPPED_ANSWER_WRONG, entry->answer.place, entry->answer.text, entry->text.text);
        return;
    }
    Slice key = text_key(reader->arena, entry->text.text);
    uint32_t before;
    if (text_map_find(reader->mapped, key, &before) && before != answer)
        diagnose(d, DIAG_MAPPED_ANSWER_TWICE, entry->text.place, entry->text.text);
    text_map_add(reader->mapped, key, answer);
}

AnswerReader *answers_new(Arena *arena, Diagnostics *d, const ResponseMapping *mapping, const Words *words,
                          bool not_shown_is_blank)
{
    AnswerReader *reader = arena_one(arena, AnswerReader);
    reader->arena = arena;
    reader->mapped = text_map_new(arena);
    reader->labels = text_map_new(arena);
    reader->seen = text_map_new(arena);
    for (size_t i = 0; i < sizeof known_labels / sizeof *known_labels; i++)
        text_map_add(reader->labels, slice_of(known_labels[i].label), known_labels[i].answer);
    for (int answer = NEVER; words && answer <= DONT_KNOW; answer++)
        text_map_add(reader->labels, canonical(arena, words_answer(words, answer)), (uint32_t)answer);
    for (size_t i = 0; i < mapping->answer_count; i++)
        map_one(reader, d, &mapping->answers[i]);
    reader->not_shown_is_blank = not_shown_is_blank;
    for (int c = 0; c < 256; c++) {
        char byte = (char)c;
        reader->one[c] = c < 0x80 ? judge(reader, (Slice){ &byte, 1 }) : NO_ANSWER;
    }
    reader->empty = judge(reader, S(""));
    return reader;
}
