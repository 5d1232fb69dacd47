#include "ingest/heading.h"

#include <string.h>

#include "ingest/export.h"
#include "ingest/period.h"
#include "ingest/tokens.h"

// ---- taking apart ----

static bool is_code_byte(char c, bool in_brackets)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '_' || c == '[' || c == ']' ||
           (c == '.' && in_brackets);
}

// "code. text": the length of the code, 0 where there is none. A code is a word, perhaps with another in
// brackets behind it; or a question's number, whatever divides it from its text.
static size_t code_length(Slice key)
{
    size_t len = 0;
    bool in_brackets = false;
    int item;
    for (; len < key.len && is_code_byte(key.at[len], in_brackets); len++)
        in_brackets = key.at[len] == '[' || (in_brackets && key.at[len] != ']');
    if (len > 0 && len + 1 < key.len && key.at[len] == '.' && key.at[len + 1] == ' ')
        return len;
    Slice rest = key, first;
    slice_next_field(&rest, ' ', &first);
    while (first.len && strchr(".:)-", first.at[first.len - 1]))
        first.len--;
    return rest.at && question_find(first, &item) ? first.len : 0;
}

// "base [sub]": `sub` is what stands in the last brackets, where they end the text.
static void split_brackets(Slice text, Slice *base, Slice *sub)
{
    size_t open = text.len;
    *base = *sub = S("");
    if (text.len < 2 || text.at[text.len - 1] != ']')
        return;
    for (int depth = 0; open > 0; open--) {
        depth += text.at[open - 1] == ']';
        depth -= text.at[open - 1] == '[';
        if (depth == 0)
            break;
    }
    if (open == 0)
        return;
    *base = slice_trim(slice_part(text, 0, open - 1));
    *sub = slice_trim(slice_part(text, open, text.len - 1));
}

static Slice without_joint(Slice text)
{
    while (text.len && strchr(" .:)-", text.at[0]))
        text = slice_part(text, 1, text.len);
    return text;
}

static Slice shown_text(Arena *arena, Slice first, Slice second)
{
    if (second.len == 0 || slice_equal(first, second))
        return first;
    if (first.len == 0)
        return second;
    return slice_print(arena, "%.*s [%.*s]", SLICE_ARGS(first), SLICE_ARGS(second));
}

Heading heading_take_apart(Arena *arena, const Slice *cells, size_t rows, Slice merged, Place place)
{
    Heading heading = { .place = place };
    Slice *part = heading.part;
    for (int i = 0; i < HEADING_PARTS; i++)
        part[i] = S("");
    Slice first = slice_trim(cells[0]).len ? slice_trim(cells[0]) : slice_trim(merged), second = S("");
    for (size_t row = 1; row < rows && row < HEAD_ROWS_MAX; row++) {
        Slice key = text_key(arena, cells[row]);
        if (heading_is_import_id(key) || heading_is_response(key))
            continue;
        part[row == 1 ? PART_SECOND : PART_THIRD] = key;
        if (key.len)
            second = slice_trim(cells[row]);
    }
    heading.shown = shown_text(arena, first, second);
    part[PART_SHOWN] = text_key(arena, heading.shown);
    // The merged heading belongs to all columns under it: it is not this one's own.
    part[PART_WHOLE] = text_key(arena, cells[0]);
    size_t code = code_length(part[PART_WHOLE]);
    part[PART_CODE] = slice_part(part[PART_WHOLE], 0, code);
    part[PART_TEXT] =
        code ? without_joint(slice_part(part[PART_WHOLE], code, part[PART_WHOLE].len)) : part[PART_WHOLE];
    split_brackets(code ? part[PART_CODE] : part[PART_WHOLE], &part[PART_CODE_BASE], &part[PART_CODE_SUB]);
    split_brackets(part[PART_TEXT], &part[PART_TEXT_BASE], &part[PART_TEXT_SUB]);
    return heading;
}

// ---- questions by number ----

// "1.1", "1.1.", "Q1.1 Wij weten …": the number at its beginning.
static int number_at_start(Slice part, bool *sure)
{
    Slice rest = part, first = S("");
    int item;
    slice_next_field(&rest, ' ', &first);
    while (first.len && strchr(".:)-", first.at[first.len - 1]))
        first.len--;
    if (!question_find(first, &item))
        return -1;
    *sure = memchr(first.at, '_', first.len) == NULL;
    return item;
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

int heading_number(const Heading *heading, bool *sure)
{
    static const HeadingPart by_number[] = { PART_WHOLE, PART_CODE,     PART_CODE_BASE, PART_CODE_SUB,
                                             PART_TEXT,  PART_TEXT_SUB, PART_SECOND,    PART_THIRD };
    static const HeadingPart by_pillar[] = { PART_WHOLE, PART_CODE };
    for (size_t i = 0; i < sizeof by_number / sizeof *by_number; i++) {
        int item = number_at_start(heading->part[by_number[i]], sure);
        if (item >= 0)
            return item;
    }
    *sure = false;
    for (size_t i = 0; i < sizeof by_pillar / sizeof *by_pillar; i++) {
        int item = number_by_pillar(heading->part[by_pillar[i]]);
        if (item >= 0)
            return item;
    }
    return -1;
}

int heading_date(const Heading *heading)
{
    int pillar, question;
    if (!period_day_month(heading->part[PART_WHOLE], &pillar, &question))
        return -1;
    return pillar <= PILLARS && question <= QUESTIONS ? (pillar - 1) * QUESTIONS + question - 1 : -1;
}

// ---- questions by text ----

static Slice plain(Slice key)
{
    while (key.len && strchr(" .?!:;,*", key.at[key.len - 1]))
        key.len--;
    // text_key leaves the ellipsis as three dots (NFKC), cut off above.
    return key;
}

Slice heading_plain(Arena *arena, Slice text)
{
    return plain(text_key(arena, text));
}

// The text itself, or at the end of a longer one: Qualtrics writes "question - statement".
static bool says(Slice key, Slice text)
{
    if (text.len == 0 || !slice_ends(key, text))
        return false;
    Slice before = slice_part(key, 0, key.len - text.len);
    return before.len == 0 || slice_ends(before, S(" - "));
}

int heading_question(const Heading *heading, const Slice texts[ITEMS])
{
    static const HeadingPart parts[] = { PART_WHOLE, PART_TEXT, PART_TEXT_SUB, PART_SECOND, PART_THIRD };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        Slice key = plain(heading->part[parts[i]]), after = plain(without_joint(key));
        size_t code = code_length(key);
        if (code)
            after = plain(without_joint(slice_part(key, code, key.len)));
        for (int item = 0; item < ITEMS; item++)
            if (says(key, texts[item]) || says(after, texts[item]))
                return item;
    }
    return -1;
}

// ---- other columns ----

static const char beside_words[] =
    "in|bij|op|tot|van|voor|uit|naar|met|welke|welk|wat|which|what|is|zijn|your|uw|je|jouw|jullie|mijn|"
    "my|our|onze|the|de|het|een|a|naam|name|of|or|en|and|do|does|you|u|work|works|werkt|werk|werken|"
    "werkzaam|bent|are|part|for|at|to|with|hoort|behoor|behoort|valt|onder|current|huidige|optioneel|"
    "optional|vul|pijler|pillar|eventuele|eventueel|about|over|please|ruimte|q|v|vraag|question|"
    "antwoord|answer|any|wil|wilt|kun|kunt|nog|iets|overige|heb|hebt|heeft|have|over";

static const HeadingPart named_parts[] = { PART_WHOLE,     PART_CODE,   PART_CODE_BASE, PART_TEXT,
                                           PART_TEXT_BASE, PART_SECOND, PART_THIRD };

static int part_is_department(Slice part)
{
    static const char clearly[] = "department|departments|afdeling|afdelingen|abteilung";
    static const char perhaps[] =
        "team|teams|organisatieonderdeel|organisatieonderdelen|onderdeel|dienst|directie|domein|sector|"
        "cluster|unit|businessunit|eenheid|organisatieeenheid|division|divisie|bedrijfsonderdeel|"
        "dienstonderdeel";
    static const char beside[] =
        "business|organisational|organizational|organisation|organization|organisatie|organisatorische";
    int found = 0;
    for (Slice token; key_word_next(&part, &token);) {
        if (key_word_is_one_of(token, clearly))
            found = 2;
        else if (key_word_is_one_of(token, perhaps))
            found = found ? found : 1;
        else if (!key_word_is_one_of(token, beside_words) && !key_word_is_one_of(token, beside))
            return 0;
    }
    return found;
}

int heading_is_department(const Heading *heading)
{
    int best = 0;
    if (heading_is_beside(heading))
        return 0;
    for (size_t i = 0; i < sizeof named_parts / sizeof *named_parts; i++) {
        int found = part_is_department(heading->part[named_parts[i]]);
        best = found > best ? found : best;
    }
    return best;
}

static bool part_is_open(Slice part, Pillar *pillar)
{
    static const char open[] =
        "open|toelichting|toelichtingen|opmerking|opmerkingen|comment|comments|remark|remarks|explanation|"
        "uitleg|toelichten|suggestie|suggesties|suggestions|feedback|reactie|reacties|ideeën";
    bool says_open = false, says_pillar = false;
    for (Slice token; key_word_next(&part, &token);) {
        Pillar found;
        if (key_word_is_one_of(token, open)) {
            says_open = true;
        } else if (pillar_find(token, &found) && (!says_pillar || found == *pillar)) {
            says_pillar = true;
            *pillar = found;
        } else if (!key_word_is_one_of(token, beside_words)) {
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
