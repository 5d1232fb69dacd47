// SPDX-License-Identifier: EUPL-1.2
#include "model/strings.h"

#include "base/buffer.h"

Slice strings_fill_terms(Arena *arena, const Strings *strings, Slice text)
{
    Terms terms = { { .text = slice_of(strings->term_customer) },
                    { .text = slice_of(strings->term_customers) },
                    { .text = slice_of(strings->term_experience) } };
    return terms_fill(arena, &terms, text);
}

static Slice nth(const char *const *names, size_t count, int index)
{
    return index >= 0 && (size_t)index < count ? slice_of(names[index]) : S("");
}

#define NTH(index, ...)                                                                            \
    nth((const char *const[]){ __VA_ARGS__ },                                                      \
        sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *), index)

Slice strings_month(const Strings *w, int month)
{
    return NTH(month - 1, w->month_1, w->month_2, w->month_3, w->month_4, w->month_5, w->month_6,
               w->month_7, w->month_8, w->month_9, w->month_10, w->month_11, w->month_12);
}

Slice strings_pillar(const Strings *w, int pillar)
{
    return NTH(pillar, w->strategy, w->understand, w->design, w->measure, w->govern, w->culture);
}

Slice strings_pillar_short(const Strings *w, int pillar)
{
    return NTH(pillar, w->strategy_short, w->understand_short, w->design_short, w->measure_short,
               w->govern_short, w->culture_short);
}

Slice strings_pillar_question(const Strings *w, int pillar)
{
    return NTH(pillar, w->strategy_question, w->understand_question, w->design_question,
               w->measure_question, w->govern_question, w->culture_question);
}

Slice strings_phase(const Strings *w, int phase)
{
    return NTH(phase, w->starting, w->learning, w->growing, w->mature, w->leading);
}

Slice strings_answer(const Strings *w, int answer)
{
    return NTH(answer, w->blank, w->never, w->incidentally, w->regularly, w->systematically,
               w->dont_know);
}

Slice strings_stage(const Strings *w, int stage)
{
    return NTH(stage, w->stage_self, w->stage_validated, w->stage_final);
}

Slice strings_stage_short(const Strings *w, int stage)
{
    return NTH(stage, w->stage_self_short, w->stage_validated_short, w->stage_final_short);
}

Slice strings_status(const Strings *w, int status)
{
    return NTH(status, w->status_idea, w->status_planned, w->status_started, w->status_done,
               w->status_paused, w->status_dropped);
}

Slice strings_row_fate(const Strings *w, int fate)
{
    return NTH(fate, w->row_above, w->row_heading, w->row_empty, w->row_respondent,
               w->row_incomplete, w->row_unfinished, w->row_test, w->row_total, w->row_twice,
               w->row_footer, w->row_left_out, w->row_refused);
}

Slice strings_column_use(const Strings *w, int use)
{
    return NTH(use, w->column_question, w->column_department, w->column_open, w->column_id,
               w->column_meta, w->column_personal, w->column_unused);
}

Slice strings_number(const Strings *strings, int64_t number, bool capital)
{
    Slice rest = slice_of(capital ? strings->numbers_capital : strings->numbers), name = S("");
    for (int64_t i = 0; i < number; i++)
        if (!slice_next_field(&rest, ',', &name))
            return S("");
    return slice_trim(name);
}

Slice strings_list(Arena *arena, const Strings *strings, const Slice *texts, size_t count)
{
    Buffer list = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && i + 1 == count)
            buffer_print(&list, " %s ", strings->list_and);
        else if (i > 0)
            buffer_add(&list, S(", "));
        buffer_add(&list, texts[i]);
    }
    Slice copy = slice_copy(arena, buffer_slice(&list));
    buffer_free(&list);
    return copy;
}

NumberStyle strings_number_style(const Strings *strings)
{
    return (NumberStyle){ strings->decimal_sign[0], slice_of(strings->thousands_sign) };
}

// What a format may name, and the text for it; an empty text takes what follows its name along, up to the
// next name: without a day, "{day} {month}" is the month alone.
typedef struct Blank {
    Slice name;
    Slice text;
} Blank;

static Slice filled(Arena *arena, Slice format, const Blank *blanks, size_t count)
{
    Buffer out = { 0 };
    bool dropping = false;
    while (format.len) {
        const Blank *blank = blanks;
        while (blank < blanks + count && !slice_starts(format, blank->name))
            blank++;
        if (blank < blanks + count) {
            dropping = blank->text.len == 0;
            buffer_add(&out, blank->text);
            format = slice_part(format, blank->name.len, format.len);
            continue;
        }
        if (!dropping)
            buffer_add(&out, format.at[0] == ' ' ? S("\xC2\xA0") : slice_part(format, 0, 1));
        format = slice_part(format, 1, format.len);
    }
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

static Slice number(Arena *arena, int value)
{
    return value ? slice_print(arena, "%d", value) : S("");
}

Slice strings_date(Arena *arena, const Strings *strings, Date date)
{
    if (date_is_none(date))
        return S("");
    const Blank blanks[] = { { S("{day}"), number(arena, date.day) },
                             { S("{month}"), strings_month(strings, date.month) },
                             { S("{year}"), number(arena, date.year) } };
    return filled(arena, slice_of(strings->date_format), blanks, 3);
}

Slice strings_quarter(Arena *arena, const Strings *strings, Date date)
{
    if (date_is_none(date))
        return S("");
    if (date.month == 0)
        return number(arena, date.year);
    const Blank blanks[] = { { S("{quarter}"), number(arena, (date.month + 2) / 3) },
                             { S("{year}"), number(arena, date.year) } };
    return filled(arena, slice_of(strings->quarter_format), blanks, 2);
}

Slice strings_moment(Arena *arena, const Strings *strings, Date date)
{
    return date.day ? strings_date(arena, strings, date) : strings_quarter(arena, strings, date);
}
