// SPDX-License-Identifier: EUPL-1.2
#include "columns/heading.h"

#include <string.h>

#include "base/entities.h"
#include "base/key_words.h"
#include "columns/export.h"
#include "columns/wording.h"
#include "language/reading.h"
#include "model/period.h"

static bool is_code_byte(char c, bool in_brackets)
{
    return ascii_is_digit(c) || (c >= 'a' && c <= 'z') || c == '_' || c == '[' || c == ']' ||
           (c == '.' && in_brackets);
}

// ---- a number ----

// A number that may be a question's: what it says and how many bytes it takes. "1.1", "q1_1", "vraag_1_1"; of
// another set of the questions "1.1.1", "1.1_2", "1.1(2)", "1.1b".
static size_t digits(Slice text, size_t at, int *number)
{
    size_t start = at;
    for (*number = 0; at < text.len && at < start + 2 && ascii_is_digit(text.at[at]); at++)
        *number = *number * 10 + (text.at[at] - '0');
    return at;
}

// Behind the number: which set it is of; -1 where this is no such thing.
static int set_of(Slice rest)
{
    int set;
    if (rest.len == 0)
        return 0;
    bool brackets = rest.len >= 3 && rest.at[0] == '(' && rest.at[rest.len - 1] == ')';
    if (brackets)
        rest = slice_part(rest, 1, rest.len - 1);
    else if (strchr("._-", rest.at[0]))
        rest = slice_part(rest, 1, rest.len);
    else
        return rest.len == 1 && rest.at[0] >= 'b' && rest.at[0] <= 'd' ? rest.at[0] - 'a' + 1 : -1;
    return rest.len && digits(rest, 0, &set) == rest.len && set > 0 ? set : -1;
}

// Is all of `word` a number?
static bool number_of(Slice word, HeadingNumber *number)
{
    int pillar, question;
    size_t at = 0, before;
    while (at < word.len && word.at[at] >= 'a' && word.at[at] <= 'z')
        at++;
    if (at > 0 && !key_word_is_one_of(slice_part(word, 0, at), reading_question_word))
        return false;
    at += at > 0 && at < word.len && strchr("_-.", word.at[at]) != NULL;
    before = at;
    at = digits(word, at, &pillar);
    if (at == before || at >= word.len || !strchr(".,_", word.at[at]))
        return false;
    number->sure = word.at[at] != '_';
    before = ++at;
    at = digits(word, at, &question);
    int set = set_of(slice_part(word, at, word.len));
    if (at == before || set < 0)
        return false;
    bool ours = pillar >= 1 && pillar <= PILLARS && question >= 1 && question <= QUESTIONS;
    number->item = ours ? (pillar - 1) * QUESTIONS + question - 1 : -1;
    number->set = set;
    number->beyond = !ours && set == 0;
    return ours || number->beyond;
}

// The number that `part` begins with: "1.1", "1.1. Wij weten …", "Vraag 1.1: …", "1.1 (2)".
static bool number_at_start(Slice part, HeadingNumber *number)
{
    Slice rest = part, first = S("");
    slice_next_field(&rest, ' ', &first);
    if (rest.at && key_word_is_one_of(first, reading_question_word))
        slice_next_field(&rest, ' ', &first);
    // "1.1:never", "q1_1/never": what follows the number begins with a letter.
    size_t option = 0;
    while (option < first.len && first.at[option] != ':' && first.at[option] != '/')
        option++;
    if (option + 1 < first.len && !ascii_is_digit(first.at[option + 1])) {
        rest = slice_part(part, (size_t)(first.at - part.at) + option + 1, part.len);
        first = slice_part(first, 0, option);
    }
    while (first.len && strchr(".:)-]", first.at[first.len - 1]) &&
           !memchr(first.at, '(', first.len))
        first.len--;
    if (!number_of(first, number))
        return false;
    number->after = rest.at ? rest : S("");
    // "1.1 (2)"
    int set = slice_starts(number->after, S("(")) ? set_of(number->after) : -1;
    if (set > 0 && number->set == 0 && number->item >= 0)
        number->set = set;
    return true;
}

// "code. text": the length of the code, 0 where there is none. A code is a word, perhaps with another in
// brackets behind it; or a question's number, whatever divides it from its text.
static size_t code_length(Slice key)
{
    size_t len = 0;
    bool in_brackets = false;
    HeadingNumber number;
    for (; len < key.len && is_code_byte(key.at[len], in_brackets); len++)
        in_brackets = key.at[len] == '[' || (in_brackets && key.at[len] != ']');
    if (len > 0 && len + 1 < key.len && key.at[len] == '.' && key.at[len + 1] == ' ')
        return len;
    bool found = number_at_start(key, &number) && number.item >= 0 && number.after.len;
    return found ? (size_t)(number.after.at - key.at) : 0;
}

// ---- taking apart ----

// "base [sub]": `sub` is what stands in the last brackets, where they end the text.
static bool split_brackets(Slice text, char opens, char closes, Slice *base, Slice *sub)
{
    size_t open = text.len;
    *base = *sub = S("");
    if (text.len < 2 || text.at[text.len - 1] != closes)
        return false;
    for (int depth = 0; open > 0; open--) {
        depth += text.at[open - 1] == closes;
        depth -= text.at[open - 1] == opens;
        if (depth == 0)
            break;
    }
    if (open == 0)
        return false;
    *base = slice_trim(slice_part(text, 0, open - 1));
    *sub = slice_trim(slice_part(text, open, text.len - 1));
    return true;
}

// The id that a tool puts behind a heading in brackets: "(ID59)", "[S1_L1]", or the code of an answer, "[x]".
// What stands before it.
static Slice without_id(Slice text)
{
    enum { ID_MOST = 32 };
    Slice base, sub;
    bool found =
        split_brackets(text, '(', ')', &base, &sub) || split_brackets(text, '[', ']', &base, &sub);
    bool is_code = sub.len == 1;
    for (size_t i = 0; i < sub.len; i++)
        is_code = is_code || ascii_is_digit(sub.at[i]);
    bool is_id =
        found && base.len && sub.len <= ID_MOST && !memchr(sub.at, ' ', sub.len) && is_code;
    return is_id ? base : text;
}

// Where a title ends and a row of a grid begins. Of these the last; of all of `text` where there is none.
static Slice after_joint(Slice text)
{
    static const char *const joints[] = { ": ", " - ", "->", " | ", ". ", ") ", "/", "? " };
    size_t from = 0;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        Slice joint = slice_of(joints[i]);
        for (size_t at = from;
             (at += slice_find(slice_part(text, at, text.len), joint)) < text.len;) {
            at += joint.len;
            from = at > from ? at : from;
        }
    }
    return slice_trim(slice_part(text, from, text.len));
}

// "row:question", as Alchemer has it: what stands before the question; all of `text` where there is none.
static Slice before_question(Slice text)
{
    for (size_t at = text.len; at-- > 1;)
        if (text.at[at] == ':' && at + 1 < text.len && text.at[at + 1] != ' ')
            return slice_trim(slice_part(text, 0, at));
    return text;
}

enum { WORDS_MOST = 24, WORDS_FEW = 6 };

static void add_words(Arena *arena, Heading *heading, int row, Slice text)
{
    Slice key = wording_key(arena, text);
    bool known = key.len == 0 || heading->words_count == WORDS_MOST;
    for (size_t i = 0; !known && i < heading->words_count; i++)
        known = slice_equal(heading->words[i].key, key);
    if (!known)
        heading->words[heading->words_count++] = (HeadingWords){ key, row };
}

// A cell, without the id at its end, and what stands in brackets there. A short statement is looked for
// behind a joint; a long one is found at the end of any text.
static void add_cell_words(Arena *arena, Heading *heading, int row, Slice key)
{
    Slice texts[4] = { key, without_id(key), S(""), S("") }, base;
    if (!split_brackets(key, '[', ']', &base, &texts[2]))
        split_brackets(key, '(', ')', &base, &texts[2]);
    if (!split_brackets(texts[1], '[', ']', &base, &texts[3]))
        split_brackets(texts[1], '(', ')', &base, &texts[3]);
    add_words(arena, heading, row, before_question(key));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        add_words(arena, heading, row, texts[i]);
        add_words(arena, heading, row, slice_part(texts[i], code_length(texts[i]), texts[i].len));
        Slice last = after_joint(texts[i]);
        if (wording_count(last) <= WORDS_FEW)
            add_words(arena, heading, row, last);
    }
}

static Slice shown_text(Arena *arena, Slice first, Slice second)
{
    if (second.len == 0 || slice_equal(first, second))
        return first;
    if (first.len == 0)
        return second;
    return slice_print(arena, "%.*s [%.*s]", SLICE_ARGS(first), SLICE_ARGS(second));
}

static void take_rows_apart(Arena *arena, Heading *heading, size_t rows)
{
    HeadingWords words[WORDS_MOST] = { 0 };
    heading->words = words;
    for (size_t row = 0; row < rows && row < HEAD_ROWS_MAX; row++)
        add_cell_words(arena, heading, (int)row,
                       heading->part[row == 0   ? PART_WHOLE
                                     : row == 1 ? PART_SECOND
                                                : PART_THIRD]);
    heading->words = arena_many(arena, HeadingWords, heading->words_count);
    memcpy(heading->words, words, heading->words_count * sizeof *words);
}

Heading heading_take_apart(Arena *arena, const Slice *cells, size_t rows, Slice merged, Place place)
{
    Heading heading = { .place = place,
                        .under = slice_trim(cells[0]).len == 0 && slice_trim(merged).len > 0 };
    Slice *part = heading.part;
    for (int i = 0; i < HEADING_PARTS; i++)
        part[i] = S("");
    for (size_t row = 0; row < HEAD_ROWS_MAX; row++)
        heading.cell[row] = row < rows ? slice_trim(markup_undone(arena, cells[row])) : S("");
    Slice first = heading.under ? slice_trim(markup_undone(arena, merged)) : heading.cell[0],
          second = S("");
    for (size_t row = 1; row < rows && row < HEAD_ROWS_MAX; row++) {
        Slice key = text_key(arena, heading.cell[row]);
        heading.has_import_id = heading.has_import_id || heading_is_import_id(key);
        if (heading_is_import_id(key) || heading_is_response(key))
            continue;
        part[row == 1 ? PART_SECOND : PART_THIRD] = key;
        if (key.len)
            second = heading.cell[row];
    }
    heading.shown = shown_text(arena, first, second);
    part[PART_SHOWN] = text_key(arena, heading.shown);
    // The merged heading belongs to all columns under it: it is not this one's own.
    part[PART_WHOLE] = text_key(arena, heading.cell[0]);
    size_t code = code_length(part[PART_WHOLE]);
    part[PART_CODE] = slice_part(part[PART_WHOLE], 0, code);
    while (part[PART_CODE].len && strchr(" .:)-/", part[PART_CODE].at[part[PART_CODE].len - 1]))
        part[PART_CODE].len--;
    part[PART_TEXT] = slice_part(part[PART_WHOLE], code, part[PART_WHOLE].len);
    while (code && part[PART_TEXT].len && strchr(" .:)-/", part[PART_TEXT].at[0]))
        part[PART_TEXT] = slice_part(part[PART_TEXT], 1, part[PART_TEXT].len);
    split_brackets(code ? part[PART_CODE] : part[PART_WHOLE], '[', ']', &part[PART_CODE_BASE],
                   &part[PART_CODE_SUB]);
    split_brackets(part[PART_TEXT], '[', ']', &part[PART_TEXT_BASE], &part[PART_TEXT_SUB]);
    take_rows_apart(arena, &heading, rows);
    return heading;
}

// ---- questions by number ----

static bool has_word_of(Slice part, const char *words)
{
    for (Slice word; key_word_next(&part, &word);)
        if (key_word_is_one_of(word, words))
            return true;
    return false;
}

// "strategie_3", "strategie[SQ003]", "strategy 3": a pillar and a number from 1 to 8.
static int number_by_pillar(Slice part)
{
    Pillar pillar;
    size_t name = 0, at;
    uint64_t number;
    while (name < part.len && part.at[name] >= 'a' && part.at[name] <= 'z')
        name++;
    if (!pillar_find(slice_part(part, 0, name), &pillar))
        return -1;
    for (at = name; at < part.len && strchr(" _-.[(", part.at[at]); at++)
        continue;
    if (slice_starts(slice_part(part, at, part.len), S("sq")))
        at += 2;
    else if (at < part.len && (part.at[at] == 'q' || part.at[at] == 'v'))
        at++;
    Slice digits = slice_part(part, at, part.len);
    while (digits.len && strchr("])", digits.at[digits.len - 1]))
        digits.len--;
    if (!slice_to_u64(digits, &number) || number < 1 || number > QUESTIONS)
        return -1;
    return (int)pillar * QUESTIONS + (int)number - 1;
}

// Behind a title: "Pijlervragen: 1.1 Wij weten …", "Q01_x->1.1 …", "[1.1 …]", "groep/q1_1". Not where the
// title asks for an explanation.
static bool number_behind_joint(Slice part, HeadingNumber *number)
{
    static const char joints[] = ":->/|.?)([";
    for (size_t at = 1; at < part.len; at++) {
        bool joined = strchr(joints, part.at[at - 1]) != NULL;
        bool spaced = part.at[at - 1] == ' ' && at > 1 && strchr(joints, part.at[at - 2]);
        if ((!joined && !spaced) || part.at[at] == ' ')
            continue;
        bool tight = joined && !strchr(">/([", part.at[at - 1]); // "2.1.3" is one number
        if (!tight && number_at_start(slice_part(part, at, part.len), number) && number->item >= 0)
            return !has_word_of(slice_part(part, 0, at), reading_open_word);
    }
    return false;
}

HeadingNumber heading_number(const Heading *heading)
{
    static const struct {
        HeadingPart part;
        int row;
    } by_number[] = {
        { PART_WHOLE, 0 }, { PART_CODE, 0 },     { PART_CODE_BASE, 0 }, { PART_CODE_SUB, 0 },
        { PART_TEXT, 0 },  { PART_TEXT_SUB, 0 }, { PART_SECOND, 1 },    { PART_THIRD, 2 },
    };
    static const HeadingPart joined[] = { PART_WHOLE, PART_SECOND, PART_THIRD };
    HeadingNumber found = { -1, false, 0, false, 0, S("") }, beyond = found;
    for (size_t i = 0; i < sizeof by_number / sizeof *by_number; i++) {
        if (!number_at_start(heading->part[by_number[i].part], &found))
            continue;
        found.row = by_number[i].row;
        if (found.item >= 0)
            return found;
        beyond = found;
    }
    for (int row = 0; row < (int)(sizeof joined / sizeof *joined); row++) {
        if (number_behind_joint(heading->part[joined[row]], &found)) {
            found.row = row;
            return found;
        }
    }
    if (beyond.beyond)
        return beyond;
    Slice whole = heading->part[PART_WHOLE], last = after_joint(whole);
    int item = number_by_pillar(whole);
    item = item >= 0 ? item : number_by_pillar(heading->part[PART_CODE]);
    return (HeadingNumber){ item >= 0 ? item : number_by_pillar(last), false, 0, false, 0, S("") };
}

int heading_date(const Heading *heading)
{
    int pillar, question;
    if (!period_day_month(heading->part[PART_WHOLE], &pillar, &question))
        return -1;
    return pillar <= PILLARS && question <= QUESTIONS ? (pillar - 1) * QUESTIONS + question - 1
                                                      : -1;
}

// ---- questions by text ----

static HeadingStatement statement_of(Slice key, int row, const Slice texts[ITEMS])
{
    HeadingStatement found = { -1, false, 0, row, S("") };
    for (int item = 0; item < ITEMS; item++) {
        if (texts[item].len > found.key.len && wording_ends(key, texts[item])) {
            found.item = item;
            found.key = texts[item];
        }
    }
    size_t from;
    int item = found.item < 0 ? wording_of_handbook(key, &from) : -1;
    return item < 0 ? found
                    : (HeadingStatement){ item, true, 0, row, slice_part(key, from, key.len) };
}

// "Wij weten … .1", "Wij weten … (2)": the same statement once more.
static Slice without_set(Slice key, int *set)
{
    size_t at = key.len;
    while (at > 0 && ascii_is_digit(key.at[at - 1]))
        at--;
    bool is_set =
        at < key.len && at > 1 && key.at[at - 1] == ' ' && digits(key, at, set) == key.len;
    return is_set ? slice_part(key, 0, at - 1) : S("");
}

HeadingStatement heading_question(const Heading *heading, const Slice texts[ITEMS])
{
    HeadingStatement best = { -1, false, 0, 0, S("") };
    for (size_t i = 0; i < heading->words_count; i++) {
        const HeadingWords *words = &heading->words[i];
        HeadingStatement found = statement_of(words->key, words->row, texts);
        if (found.item >= 0 && (best.item < 0 || (!found.handbook && found.key.len > best.key.len)))
            best = found;
    }
    for (size_t i = 0; best.item < 0 && i < heading->words_count; i++) {
        int set = 0;
        Slice key = without_set(heading->words[i].key, &set);
        if (key.len)
            best = statement_of(key, heading->words[i].row, texts);
        best.set = set;
    }
    return best;
}

// Without the bracket at its end that was opened before it.
static Slice without_closing(Slice text)
{
    char last = text.len ? text.at[text.len - 1] : '\0';
    bool closes = (last == ']' && !memchr(text.at, '[', text.len)) ||
                  (last == ')' && !memchr(text.at, '(', text.len));
    return closes ? slice_trim(slice_part(text, 0, text.len - 1)) : text;
}

// The end of a cell with so many letters of its key; of what stands before the id or the question there,
// where that is what has the key.
static Slice tail_of(Arena *arena, Slice cell, Slice key)
{
    Slice texts[] = { cell, without_id(cell), before_question(cell) };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Slice tail = without_closing(wording_tail(arena, texts[i], key.len));
        if (slice_equal(wording_key(arena, tail), key))
            return tail;
    }
    return without_closing(wording_tail(arena, cell, key.len));
}

Slice heading_words(Arena *arena, const Heading *heading, const HeadingStatement *statement)
{
    return tail_of(arena, heading->cell[statement->row], statement->key);
}

Slice heading_statement(Arena *arena, const Heading *heading, const HeadingNumber *number)
{
    enum { WORDS_LEAST = 2 };
    static const HeadingPart whole[HEAD_ROWS_MAX] = { PART_WHOLE, PART_SECOND, PART_THIRD };
    Slice after = wording_key(arena, without_closing(before_question(without_id(number->after))));
    if (wording_count(after) >= WORDS_LEAST) {
        return tail_of(arena, heading->cell[number->row], after);
    }
    for (int row = HEAD_ROWS_MAX - 1; row >= 0; row--) {
        Slice key = heading->part[whole[row]];
        bool has_words =
            row != number->row && wording_count(wording_key(arena, key)) >= WORDS_LEAST;
        if (has_words)
            return tail_of(arena, heading->cell[row], wording_key(arena, without_id(key)));
    }
    return S("");
}

// ---- other columns ----

static const HeadingPart named_parts[] = { PART_WHOLE,     PART_CODE,   PART_CODE_BASE, PART_TEXT,
                                           PART_TEXT_BASE, PART_SECOND, PART_THIRD };

// "q01", "12": a tool's number of the question.
static bool is_code(Slice word)
{
    size_t at = word.len && word.at[0] >= 'a' && word.at[0] <= 'z';
    int number;
    return at < word.len && digits(word, at, &number) == word.len;
}

static int part_is_department(Slice part)
{
    Slice whole = part;
    int found = 0;
    for (Slice word; key_word_next(&part, &word);) {
        int says = key_word_is_one_of(word, reading_department_clearly)   ? DEPARTMENT_CLEARLY
                   : key_word_is_one_of(word, reading_department_perhaps) ? DEPARTMENT_PERHAPS
                   : key_word_is_one_of(word, reading_where_word)         ? DEPARTMENT_WHERE
                                                                          : 0;
        found = says > found ? says : found;
        if (!says && !is_code(word) && !key_word_is_one_of(word, reading_beside_department) &&
            !key_word_is_one_of(word, reading_organisation_word))
            return 0;
    }
    // "Where do you live?" is no department: only work has one.
    return found == DEPARTMENT_WHERE && !has_word_of(whole, reading_work_word) ? 0 : found;
}

int heading_is_department(const Heading *heading)
{
    int best = 0;
    if (heading_is_beside(heading))
        return 0;
    for (size_t i = 0; i < sizeof named_parts / sizeof *named_parts; i++) {
        Slice part = without_id(heading->part[named_parts[i]]);
        int found = part_is_department(part), last = part_is_department(after_joint(part));
        best = found > best ? found : best;
        best = last > best ? last : best;
    }
    return best;
}

// "openstrategy": a code, in which some tools allow nothing but letters and digits.
static bool word_is_open(Slice word, Pillar *pillar)
{
    for (size_t at = 1; at < word.len; at++)
        if (key_word_is_one_of(slice_part(word, 0, at), reading_open_word) &&
            pillar_find(slice_part(word, at, word.len), pillar))
            return true;
    return false;
}

static bool part_is_open(Slice part, Pillar *pillar)
{
    bool says_open = false, says_pillar = false;
    if (word_is_open(part, pillar))
        return true;
    for (Slice word; key_word_next(&part, &word);) {
        Pillar found;
        if (key_word_is_one_of(word, reading_open_word)) {
            says_open = true;
        } else if (pillar_find(word, &found) && (!says_pillar || found == *pillar)) {
            says_pillar = true;
            *pillar = found;
        } else if (!key_word_is_one_of(word, reading_beside_department)) {
            return false;
        }
    }
    return says_open && says_pillar;
}

bool heading_is_open(const Heading *heading, Pillar *pillar)
{
    if (part_is_open(heading->part[PART_SHOWN], pillar))
        return true;
    for (size_t i = 0; i < sizeof named_parts / sizeof *named_parts; i++)
        if (part_is_open(heading->part[named_parts[i]], pillar))
            return true;
    return false;
}

bool heading_is_beside(const Heading *heading)
{
    static const HeadingPart parts[] = { PART_CODE_SUB, PART_TEXT_SUB, PART_SECOND, PART_THIRD };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (heading_is_comment(heading->part[parts[i]]))
            return true;
    return false;
}
