// SPDX-License-Identifier: EUPL-1.2
// The text is cut at each sign or word that may join two dates. One of them must be a date with a year of its
// own; the other may lack what that has.
#include "input/period_range.h"

#include "language/reading.h"

// The words go first. The signs between digits may belong to a date, so that they come last.
static const char signs[] = " & | – | — | - | / | + |–|—|&|+|/|-";

static bool has_letters(Slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (ascii_is_letter(text.at[i]))
            return true;
    return false;
}

static bool read_side(PeriodRange *range, PeriodSide side, Slice text, int year)
{
    PeriodReading reading = period_read(text, year, &range->of[side]);
    range->text[side] = text;
    return reading == PERIOD_EXACT || reading == PERIOD_LOOSE || reading == PERIOD_GUESSED;
}

static bool is_in_order(const PeriodRange *range)
{
    const Period *from = &range->of[PERIOD_START], *to = &range->of[PERIOD_END];
    return period_last_day(from->side[PERIOD_END]) <= period_last_day(to->side[PERIOD_END]) &&
           date_compare(from->side[PERIOD_START], to->side[PERIOD_START]) < 0;
}

// "sept" with the year of "dec 2026", or the one before where it is later; "dec" with that of "sept 2026", or
// the one behind.
static bool read_with_year(Arena *arena, PeriodRange *range, PeriodSide side, Slice text, int year)
{
    const char *between = has_letters(text) ? " " : "-";
    bool first = side == PERIOD_START;
    int of = range->of[first ? PERIOD_END : PERIOD_START].side[side].year;
    for (int off = 0; off <= 1; off++) {
        int with = first ? of - off : of + off;
        Slice whole = slice_print(arena, "%.*s%s%04d", SLICE_ARGS(text), between, with);
        if (read_side(range, side, whole, year) && is_in_order(range))
            return true;
    }
    return false;
}

// "1" with the rest of "15 juni 2026", "1e" with that of "2e kwartaal 2026".
static bool read_without_words(Arena *arena, PeriodRange *range, Slice first, Slice second,
                               int year)
{
    Slice rest = slice_part(second, slice_find(second, S(" ")), second.len);
    bool numbers = ascii_is_digit(first.at[0]) && ascii_is_digit(second.at[0]);
    Slice whole = slice_print(arena, "%.*s%.*s", SLICE_ARGS(first), SLICE_ARGS(rest));
    return numbers && has_letters(rest) && read_side(range, PERIOD_START, whole, year) &&
           is_in_order(range);
}

static bool read_pair(Arena *arena, PeriodRange *range, Slice first, Slice second, bool spaced,
                      int year)
{
    if (!first.len || !second.len)
        return false;
    bool words = has_letters(first), same = words == has_letters(second);
    bool has_first = read_side(range, PERIOD_START, first, year);
    bool has_second = read_side(range, PERIOD_END, second, year);
    // "week 10-12 2026" is no week and a month; figures with one sign between them may be one date.
    if (has_first && has_second)
        return is_in_order(range) && (same || spaced);
    if (has_first)
        return has_letters(second) && read_with_year(arena, range, PERIOD_END, second, year);
    if (!has_second)
        return false;
    return (same && (words || spaced) && read_with_year(arena, range, PERIOD_START, first, year)) ||
           read_without_words(arena, range, first, second, year);
}

static bool cut_at_one_of(Arena *arena, Slice text, const char *joints, int year,
                          PeriodRange *range)
{
    for (Slice rest = slice_of(joints), joint; slice_next_field(&rest, '|', &joint);) {
        for (size_t at = 0; at < text.len; at++) {
            Slice first = slice_trim(slice_part(text, 0, at));
            Slice second = slice_trim(slice_part(text, at + joint.len, text.len));
            if (slice_starts_folded(slice_part(text, at, text.len), joint) &&
                read_pair(arena, range, first, second, joint.at[0] == ' ', year))
                return true;
        }
    }
    return false;
}

bool period_range(Arena *arena, Slice text, int year, PeriodRange *range)
{
    return cut_at_one_of(arena, text, reading_range_joint, year, range) ||
           cut_at_one_of(arena, text, signs, year, range);
}
