// SPDX-License-Identifier: EUPL-1.2
#include "columns/option_headings.h"

#include <assert.h>
#include <string.h>

#include "base/text_map.h"
#include "model/responses.h"

enum { OPTIONS_LEAST = 3, GROUPS_LEAST = 24, OPTION_LONGEST = 48 };

// What headings begin with, up to a joint.
typedef struct Stems {
    Arena *arena;
    const Preview *preview;
    TextMap *number;   // by these words
    unsigned *options; // by number: the answers that follow them, bit 1 << Answer
    size_t count;
    size_t room;
} Stems;

static bool is_joint(char c)
{
    return c != '\0' && strchr(" \n/:_-.[(|=>", c) != NULL;
}

// From `at` on: the next place where an option may begin; the end where there is none.
static size_t next_option(Slice cell, size_t at)
{
    at = at + OPTION_LONGEST < cell.len ? cell.len - OPTION_LONGEST : at;
    for (at += at == 0; at < cell.len; at++)
        if (is_joint(cell.at[at - 1]) && !is_joint(cell.at[at]))
            return at;
    return cell.len;
}

// What stands there, without the bracket that closes it.
static Slice option_at(Slice cell, size_t at)
{
    Slice option = slice_part(cell, at, cell.len);
    bool closed = option.len > 1 && strchr(")]", option.at[option.len - 1]) &&
                  !memchr(option.at, '(', option.len) && !memchr(option.at, '[', option.len);
    return slice_trim(slice_part(option, 0, option.len - closed));
}

static uint8_t answer_at(const Stems *stems, Slice cell, size_t at)
{
    uint8_t answer = answer_of(stems->preview->answers, option_at(cell, at));
    return answer == BLANK ? NO_ANSWER : answer;
}

static void count_stems(Stems *stems, Slice cell)
{
    for (size_t at = next_option(cell, 0); at < cell.len; at = next_option(cell, at + 1)) {
        uint32_t number = (uint32_t)stems->count;
        uint8_t answer = answer_at(stems, cell, at);
        Slice stem = slice_part(cell, 0, at);
        if (answer == NO_ANSWER)
            continue;
        if (!text_map_find(stems->number, stem, &number)) {
            stems->options = arena_grow(stems->arena, stems->options, sizeof *stems->options,
                                        stems->count, &stems->room);
            stems->options[stems->count++] = 0;
            text_map_add(stems->number, stem, number);
        }
        assert(stems->options);
        stems->options[number] |= 1U << answer;
    }
}

// Do enough different answers follow the words before `at`? `number` becomes theirs.
static bool has_options(const Stems *stems, Slice cell, size_t at, uint32_t *number)
{
    if (!text_map_find(stems->number, slice_part(cell, 0, at), number))
        return false;
    int answers = 0;
    for (unsigned left = stems->options[*number]; left; left &= left - 1)
        answers++;
    return answers >= OPTIONS_LEAST;
}

// Where the option of this heading begins, by the longest words that others begin with too; 0 for none.
static size_t find_option(const Stems *stems, Slice cell, uint32_t *number)
{
    size_t found = 0;
    uint32_t of;
    for (size_t at = next_option(cell, 0); at < cell.len; at = next_option(cell, at + 1)) {
        if (answer_at(stems, cell, at) == NO_ANSWER || !has_options(stems, cell, at, &of))
            continue;
        found = at;
        *number = of;
    }
    return found;
}

// A code beside 1–4 ("1.1_5"): then nobody knows what the others stand for.
static bool is_other_code(const Stems *stems, Slice cell)
{
    uint64_t code;
    uint32_t of;
    for (size_t at = next_option(cell, 0); at < cell.len; at = next_option(cell, at + 1))
        if (slice_to_u64(option_at(cell, at), &code) && has_options(stems, cell, at, &of))
            return true;
    return false;
}

static void split(Arena *arena, Heading *heading, size_t at)
{
    Slice cell = heading->cell[0], base = slice_part(cell, 0, at), choice = S("(choice=");
    // "1.1___", "1.1 (choice=": without what joins it to the option. A point may be that of a sentence.
    if (slice_ends(base, choice))
        base.len -= choice.len;
    while (base.len && is_joint(base.at[base.len - 1]) && base.at[base.len - 1] != '.')
        base.len--;
    Heading of = heading_take_apart(arena, &base, 1, S(""), heading->place);
    of.shown = heading->shown;
    of.part[PART_SHOWN] = heading->part[PART_SHOWN];
    of.part[PART_OPTION] = text_key(arena, option_at(cell, at));
    *heading = of;
}

void option_headings_split(Arena *arena, Headings *headings, const Preview *preview, size_t from)
{
    Arena *scratch = arena_new();
    Stems stems = { .arena = scratch, .preview = preview, .number = text_map_new(scratch) };
    size_t *at = arena_many(scratch, size_t, headings->count);
    size_t columns = 0, groups = 0, of_marks = 0, other_codes = 0;
    for (size_t i = 0; headings->rows == 1 && i < headings->count; i++)
        count_stems(&stems, headings->column[i].cell[0]);
    bool *met = arena_many(scratch, bool, stems.count);
    for (size_t i = 0; stems.count && i < headings->count; i++) {
        uint32_t number = 0;
        at[i] = find_option(&stems, headings->column[i].cell[0], &number);
        if (!at[i]) {
            other_codes += is_other_code(&stems, headings->column[i].cell[0]);
            continue;
        }
        columns++;
        groups += !met[number];
        met[number] = true;
        // A mark, and perhaps another for no; what holds more kinds is a set of the questions.
        of_marks += preview_column(preview, i, from).distinct <= 2;
    }
    bool sure =
        groups >= GROUPS_LEAST && other_codes < GROUPS_LEAST && 10 * of_marks >= 9 * columns;
    for (size_t i = 0; sure && i < headings->count; i++)
        if (at[i])
            split(arena, &headings->column[i], at[i]);
    arena_free(scratch);
}
