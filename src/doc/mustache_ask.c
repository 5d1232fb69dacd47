// SPDX-License-Identifier: EUPL-1.2
#include "doc/mustache_ask.h"

#include "base/fraction.h"
#include "doc/messages.h"
#include "facts/json.h"
#include "model/strings.h"

// A filter's name and how many words must follow it.
static const struct {
    const char *name;
    int least, most;
    bool number; // the word is one, 0–1000
} FILTER[FILTERS] = {
    [FILTER_FIRST] = { "first", 1, 1, true },       [FILTER_AFTER] = { "after", 1, 1, true },
    [FILTER_MOST] = { "most", 1, 1, false },        [FILTER_COUNT] = { "count", 0, 0, false },
    [FILTER_LIST] = { "list", 0, 1, false },        [FILTER_WORDS] = { "words", 0, 0, false },
    [FILTER_CAPITAL] = { "capital", 0, 0, false },  [FILTER_PLURAL] = { "plural", 2, 2, false },
    [FILTER_DECIMALS] = { "decimals", 1, 1, true }, [FILTER_PERCENT] = { "percent", 0, 0, false },
};

// ---- reading ----

static TagFilterKind filter_find(Slice name, Slice *nearest)
{
    size_t least = SIZE_MAX;
    for (int i = 0; i < FILTERS; i++) {
        Slice known = slice_of(FILTER[i].name);
        size_t distance = text_distance(known, name);
        if (distance == 0)
            return (TagFilterKind)i;
        if (distance < least)
            *nearest = known;
        least = distance < least ? distance : least;
    }
    return FILTERS;
}

static bool number_read(Slice text, int *number)
{
    *number = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] < '0' || text.at[i] > '9' || *number > 100)
            return false;
        *number = 10 * *number + (text.at[i] - '0');
    }
    return text.len > 0;
}

static void read_filter(Diagnostics *d, Place place, Slice text, TagAsk *ask)
{
    Slice rest = slice_trim(text), name = S(""), word, nearest = S("");
    TagFilter filter = { .kind = FILTERS };
    int count = 0;
    bool good = true;
    slice_next_field(&rest, ' ', &name);
    filter.kind = filter_find(name, &nearest);
    if (filter.kind == FILTERS || ask->filter_count == TAG_FILTERS_MOST) {
        diagnose(d, DIAG_TEMPLATE_FILTER_UNKNOWN, place, name, nearest);
        return;
    }
    while (slice_next_field(&rest, ' ', &word)) {
        if (word.len == 0)
            continue;
        if (count < 2)
            filter.word[count] = word;
        count++;
    }
    if (FILTER[filter.kind].number)
        good = number_read(filter.word[0], &filter.number);
    if (filter.kind == FILTER_DECIMALS)
        good = good && filter.number <= 6;
    if (good && count >= FILTER[filter.kind].least && count <= FILTER[filter.kind].most)
        ask->filter[ask->filter_count++] = filter;
    else
        diagnose(d, DIAG_TEMPLATE_FILTER_WORDS, place, name);
}

static bool compares(char c)
{
    return c == '=' || c == '<' || c == '>';
}

bool tag_asks(Slice content)
{
    for (size_t i = 0; i < content.len; i++)
        if (content.at[i] == '|' || compares(content.at[i]))
            return true;
    return false;
}

TagAsk tag_ask_read(Arena *arena, Diagnostics *d, Place place, Slice content)
{
    TagAsk ask = { .name = content };
    size_t end = content.len;
    for (size_t i = 0; i < end; i++) {
        char c = content.at[i];
        if (compares(c)) {
            ask.compare = c;
            ask.operand = slice_trim(slice_part(content, i + 1, content.len));
            end = i;
        }
    }
    Slice rest = slice_part(content, 0, end), part;
    if (!slice_next_field(&rest, '|', &part))
        return ask;
    ask.name = slice_trim(part);
    while (slice_next_field(&rest, '|', &part))
        read_filter(d, place, part, &ask);
    if (ask.name.len == 0 || (ask.compare && ask.operand.len == 0))
        diagnose(d, DIAG_TEMPLATE_COMPARISON, place, slice_copy(arena, content));
    return ask;
}

// ---- answering ----

static const json_t *keep(const TagAnswering *answering, json_t *value)
{
    facts_append(answering->made, value);
    return value;
}

static const json_t *keep_text(const TagAnswering *answering, Slice text)
{
    return keep(answering, json_stringn(text.at, text.len));
}

static bool number_of(const TagAnswering *answering, const json_t *value, Fraction *number)
{
    if (json_is_integer(value)) {
        *number = fraction(json_integer_value(value), 1);
        return true;
    }
    // A printed number is a short decimal: read back it is exactly that.
    return json_is_real(value) &&
           fraction_read(double_text(answering->arena, json_real_value(value)), number);
}

static NumberStyle style_of(const TagAnswering *answering)
{
    return answering->strings ? strings_number_style(answering->strings)
                              : (NumberStyle){ '.', S("") };
}

static const json_t *part_of_list(const TagAnswering *answering, const json_t *list, size_t from,
                                  size_t to)
{
    json_t *part = facts_array();
    for (size_t i = from; i < to && i < json_array_size(list); i++)
        facts_append(part, json_incref(json_array_get(list, i)));
    return keep(answering, part);
}

// The number of that name in a thing; false where it has none.
static bool number_in(const TagAnswering *answering, const json_t *thing, Slice key,
                      Fraction *number)
{
    const json_t *value = json_object_getn(thing, key.at, key.len);
    return value && number_of(answering, value, number);
}

// Each goes before those that have a smaller number or none: equal ones stay in their order.
static const json_t *most_first(const TagAnswering *answering, Slice key, const json_t *list)
{
    json_t *sorted = facts_array();
    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *thing = json_array_get(list, i);
        Fraction number, other;
        size_t place = json_array_size(sorted);
        if (number_in(answering, thing, key, &number))
            while (place > 0 &&
                   (!number_in(answering, json_array_get(sorted, place - 1), key, &other) ||
                    fraction_compare(other, number) < 0))
                place--;
        if (json_array_insert(sorted, place, thing) != 0)
            out_of_memory(0);
    }
    return keep(answering, sorted);
}

static const json_t *list_in_words(const TagAnswering *answering, const TagFilter *filter,
                                   const json_t *list)
{
    size_t count = json_array_size(list), len;
    Slice *texts = arena_many(answering->arena, Slice, count), text = S("");
    for (size_t i = 0; i < count; i++) {
        const json_t *item = json_array_get(list, i);
        if (filter->word[0].len)
            item = json_object_getn(item, filter->word[0].at, filter->word[0].len);
        if (!json_is_string(item))
            return NULL;
        len = json_string_length(item);
        texts[i] = (Slice){ json_string_value(item), len };
    }
    if (answering->strings)
        text = strings_list(answering->arena, answering->strings, texts, count);
    for (size_t i = 0; i < count && !answering->strings; i++)
        text = slice_print(answering->arena, "%.*s%s%.*s", SLICE_ARGS(text), i ? ", " : "",
                           SLICE_ARGS(texts[i]));
    return keep_text(answering, text);
}

static Slice in_words(const TagAnswering *answering, Fraction number, bool capital)
{
    int64_t whole = fraction_round(number, 0);
    Slice word = answering->strings && fraction_compare(number, fraction(whole, 1)) == 0
                     ? strings_number(answering->strings, whole, capital)
                     : S("");
    return word.len ? word : fraction_text(answering->arena, number, 0, style_of(answering));
}

// A number, or nothing, as text. NULL where the filter is not one of these.
static const json_t *number_in_text(const TagAnswering *answering, const TagFilter *filter,
                                    Fraction number)
{
    Arena *arena = answering->arena;
    bool none = fraction_is_none(number);
    Slice text = S("–");
    switch (filter->kind) {
    case FILTER_WORDS:
    case FILTER_CAPITAL:
        if (none)
            return NULL;
        text = in_words(answering, number, filter->kind == FILTER_CAPITAL);
        break;
    case FILTER_PLURAL:
        if (none)
            return NULL;
        text = filter->word[fraction_compare(number, fraction(1, 1)) != 0];
        break;
    case FILTER_DECIMALS:
        text = fraction_text(arena, number, filter->number, style_of(answering));
        break;
    case FILTER_PERCENT:
        if (!none)
            text = slice_print(arena, "%s%s",
                               fraction_text(arena, fraction_multiply(number, fraction(100, 1)), 0,
                                             style_of(answering))
                                   .at,
                               answering->strings ? answering->strings->percent_sign : "%");
        break;
    default: return NULL;
    }
    return keep_text(answering, text);
}

static const json_t *filtered(const TagAnswering *answering, const TagFilter *filter,
                              const json_t *value, bool *suits)
{
    Fraction number = fraction_none();
    size_t many = (size_t)filter->number;
    *suits = true;
    switch (filter->kind) {
    case FILTER_FIRST:
    case FILTER_AFTER:
    case FILTER_MOST:
    case FILTER_COUNT:
    case FILTER_LIST:
        *suits = !value || json_is_array(value);
        if (filter->kind == FILTER_COUNT && *suits)
            return keep(answering, json_integer((json_int_t)json_array_size(value)));
        if (!value || !*suits)
            return NULL;
        if (filter->kind == FILTER_FIRST)
            return part_of_list(answering, value, 0, many);
        if (filter->kind == FILTER_AFTER)
            return part_of_list(answering, value, many, SIZE_MAX);
        if (filter->kind == FILTER_MOST)
            return most_first(answering, filter->word[0], value);
        value = list_in_words(answering, filter, value);
        *suits = value;
        return value;
    default:
        *suits = !value || number_of(answering, value, &number);
        return *suits ? number_in_text(answering, filter, number) : NULL;
    }
}

const json_t *tag_ask_filter(const TagAnswering *answering, const TagAsk *ask, Place place,
                             const json_t *value)
{
    for (size_t i = 0; i < ask->filter_count; i++) {
        bool suits;
        value = filtered(answering, &ask->filter[i], value, &suits);
        if (!suits) {
            diagnose(answering->d, DIAG_TEMPLATE_FILTER_VALUE, place,
                     slice_of(FILTER[ask->filter[i].kind].name), ask->name);
            return NULL;
        }
    }
    return value;
}

bool tag_ask_holds(const TagAnswering *answering, const TagAsk *ask, Place place,
                   const json_t *value)
{
    Fraction left, right;
    if (!value)
        return false;
    if (number_of(answering, value, &left) && fraction_read(ask->operand, &right)) {
        int order = fraction_compare(left, right);
        return ask->compare == '=' ? order == 0 : ask->compare == '<' ? order < 0 : order > 0;
    }
    if (ask->compare == '=' && json_is_string(value))
        return slice_equal((Slice){ json_string_value(value), json_string_length(value) },
                           ask->operand);
    if (ask->compare == '=' && json_is_boolean(value))
        return slice_equal(json_is_true(value) ? S("true") : S("false"), ask->operand);
    if (ask->compare != '=' || !json_is_number(value))
        diagnose(answering->d, DIAG_TEMPLATE_COMPARED_VALUE, place, ask->name, ask->operand);
    return false;
}
