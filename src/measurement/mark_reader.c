// SPDX-License-Identifier: EUPL-1.2
#include "measurement/mark_reader.h"

#include "measurement/messages.h"

// ---- scales ----

// Where the dash between two numbers stands: not the sign of the first.
static size_t dash_of(Slice text, size_t *len)
{
    static const char *const joints[] = { "..", "–", "-" };
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        Slice joint = slice_of(joints[i]);
        size_t at = 1 + slice_find(slice_part(text, 1, text.len), joint);
        *len = joint.len;
        if (at < text.len)
            return at;
    }
    return text.len;
}

bool mark_scale_read(Slice text, MarkScale *scale)
{
    Fraction high;
    size_t joint, slash = slice_find(text, S("/"));
    Slice step = slice_part(text, slash + 1, text.len);
    text = slice_trim(slice_part(text, 0, slash));
    size_t at = dash_of(text, &joint);
    scale->step = fraction(1, 1);
    if (!fraction_read(slice_part(text, 0, at), &scale->low) ||
        !fraction_read(slice_part(text, at + joint, text.len), &high) ||
        (step.len && !fraction_read(step, &scale->step)) || scale->step.num <= 0)
        return false;
    Fraction steps = fraction_divide(fraction_subtract(high, scale->low), scale->step);
    if (steps.den != 1 || steps.num < 1 || steps.num >= MARK_STEPS_MOST)
        return false;
    scale->steps = (int)steps.num + 1;
    return true;
}

static int decimals_of(Fraction number)
{
    int decimals = 0;
    for (Fraction scaled = number; scaled.den != 1 && decimals < 6; decimals++)
        scaled = fraction_multiply(scaled, fraction(10, 1));
    return decimals;
}

Slice mark_scale_text(Arena *arena, const MarkScale *scale, NumberStyle style)
{
    Fraction high =
        fraction_add(scale->low, fraction_multiply(scale->step, fraction(scale->steps - 1, 1)));
    Slice low_text = fraction_text(arena, scale->low, decimals_of(scale->low), style);
    Slice high_text = fraction_text(arena, high, decimals_of(high), style);
    return slice_print(arena, "%.*s–%.*s", SLICE_ARGS(low_text), SLICE_ARGS(high_text));
}

// ---- what the settings name ----

// Numbers that are the same are one text, however they are written: "99", "99,0".
static Slice mark_key(Arena *arena, Slice text)
{
    Fraction number;
    if (!fraction_read(text, &number))
        return text_key(arena, text);
    return slice_print(arena, "%lld/%lld", (long long)number.num, (long long)number.den);
}

enum { NAMED_OFFSET = 2 }; // MARK_DONT_KNOW becomes 0

static void name_mark(MarkReader *reader, Diagnostics *d, const MappedText *text, int mark)
{
    uint32_t known, number = (uint32_t)(mark + NAMED_OFFSET);
    Slice key = mark_key(reader->arena, text->text);
    text_map_add(reader->named, key, number);
    if (text_map_find(reader->named, key, &known) && known != number)
        diagnose(d, DIAG_CODE_TWICE, text->place, text->text);
}

static MarkCell number_of(const MarkScale *scale, Slice text)
{
    Fraction number;
    if (!fraction_read(text, &number))
        return (MarkCell){ MARK_BLANK, MARK_NO_NUMBER };
    Fraction step = fraction_divide(fraction_subtract(number, scale->low), scale->step);
    if (step.num < 0 || step.num / step.den >= scale->steps)
        return (MarkCell){ MARK_BLANK, MARK_OUTSIDE };
    if (step.den != 1)
        return (MarkCell){ MARK_BLANK, step.num > (int128)(scale->steps - 1) * step.den
                                           ? MARK_OUTSIDE
                                           : MARK_BETWEEN };
    return (MarkCell){ (int16_t)step.num, MARK_GOOD };
}

MarkReader *mark_reader_new(Arena *arena, Diagnostics *d, const MarkSettings *settings,
                            MarkScale scale)
{
    MarkReader *reader = arena_one(arena, MarkReader);
    *reader = (MarkReader){ arena, scale, text_map_new(arena), text_map_new(arena) };
    for (size_t i = 0; i < settings->blank.count; i++)
        name_mark(reader, d, &settings->blank.item[i], MARK_BLANK);
    for (size_t i = 0; i < settings->dont_know.count; i++)
        name_mark(reader, d, &settings->dont_know.item[i], MARK_DONT_KNOW);
    for (size_t i = 0; i < settings->answer_count; i++) {
        const MappedMark *answer = &settings->answers[i];
        MarkCell cell = number_of(&scale, answer->mark.text);
        if (cell.fault != MARK_GOOD)
            diagnose(d, DIAG_MARK_NOT_OF_SCALE, answer->mark.place, answer->mark.text,
                     mark_scale_text(arena, &scale, (NumberStyle){ '.', S("") }));
        else
            name_mark(reader, d, &answer->text, cell.mark);
    }
    return reader;
}

// ---- cells ----

static MarkCell judge(MarkReader *reader, Slice text)
{
    uint32_t number;
    Slice clean = text_clean(reader->arena, text);
    if (text_map_find(reader->named, mark_key(reader->arena, clean), &number))
        return (MarkCell){ (int16_t)((int)number - NAMED_OFFSET), MARK_GOOD };
    if (clean.len == 0)
        return (MarkCell){ MARK_BLANK, MARK_GOOD };
    return number_of(&reader->scale, clean);
}

MarkCell mark_of(MarkReader *reader, Slice cell)
{
    enum { SEEN_MOST = 10000, FAULTS = MARK_NO_NUMBER + 1 };
    uint32_t number;
    Slice text = slice_trim(cell);
    if (text_map_find(reader->seen, text, &number))
        return (MarkCell){ (int16_t)((int)(number / FAULTS) - NAMED_OFFSET),
                           (MarkFault)(number % FAULTS) };
    MarkCell judged = judge(reader, text);
    if (text_map_count(reader->seen) < SEEN_MOST)
        text_map_add(reader->seen, text,
                     (uint32_t)(judged.mark + NAMED_OFFSET) * FAULTS + judged.fault);
    return judged;
}
