// SPDX-License-Identifier: EUPL-1.2
#include "questionnaire/question_table.h"

#include "base/buffer.h"

#define CHOICE " | "

static Slice joined(Arena *arena, const Slice *texts, size_t count, const char *joint)
{
    Buffer out = { 0 };
    for (size_t i = 0; i < count; i++)
        buffer_print(&out, "%s%.*s", i ? joint : "", SLICE_ARGS(texts[i]));
    Slice all = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return all;
}

static void put_row(Arena *arena, SheetTable *table, Slice part, const char *kind, Slice question,
                    Slice answers)
{
    table_text(arena, table, part);
    table_text(arena, table, slice_of(kind));
    table_text(arena, table, question);
    table_text(arena, table, answers);
}

static void put_questions(Arena *arena, SheetTable *table, const Questionnaire *q,
                          const Strings *strings)
{
    Slice answers = joined(arena, q->answer, SURVEY_ANSWERS, CHOICE);
    if (q->department_count)
        put_row(arena, table, slice_of(strings->department), strings->survey_choice, q->department,
                joined(arena, q->departments, q->department_count, CHOICE));
    for (int p = 0; p < PILLARS; p++) {
        for (int i = 0; i < QUESTIONS; i++)
            put_row(arena, table, q->pillar[p], strings->survey_statement,
                    q->statement[p * QUESTIONS + i], answers);
        put_row(arena, table, q->pillar[p], strings->survey_text, q->open[p], S(""));
    }
}

TableFile *question_table(Arena *arena, const Questionnaire *q, const Strings *strings,
                          int64_t created)
{
    Column *columns = arena_many(arena, Column, 4);
    columns[0] = (Column){ slice_of(strings->pillar), CELL_TEXT, 16 };
    columns[1] = (Column){ slice_of(strings->survey_kind), CELL_TEXT, 26 };
    columns[2] = (Column){ slice_of(strings->question), CELL_PROSE, 72 };
    columns[3] = (Column){ slice_of(strings->answers), CELL_PROSE, 68 };
    SheetTable *table = table_new(arena, &(SheetPlan){ .name = slice_of(strings->survey_sheet),
                                                       .about = slice_of(strings->survey_intro),
                                                       .columns = columns,
                                                       .column_count = 4 });
    put_questions(arena, table, q, strings);
    TableFile *file = arena_one(arena, TableFile);
    file->language = q->language;
    file->options = (BookOptions){ .created = created,
                                   .title = slice_print(arena, "%.*s: %.*s", SLICE_ARGS(q->title),
                                                        SLICE_ARGS(q->organisation)),
                                   .organisation = q->organisation,
                                   .mark = slice_of(strings->survey_sheet),
                                   .language = q->language };
    file->tables = arena_many(arena, SheetTable *, 1);
    file->tables[0] = table;
    file->table_count = 1;
    return file;
}

// ---- to paste ----

static void add_field(Buffer *out, const char *label, Slice text)
{
    buffer_print(out, "%s\n%.*s\n\n", label, SLICE_ARGS(text));
}

static void add_heading(Buffer *out, Slice text)
{
    buffer_print(out, "==== %.*s ====\n\n", SLICE_ARGS(text));
}

static void add_pillar(Arena *arena, Buffer *out, const Questionnaire *q, const Strings *strings,
                       int pillar)
{
    add_heading(out, q->pillar[pillar]);
    buffer_print(out, "[%s] %s\n", strings->survey_grid, strings->question);
    buffer_print(out, "%.*s\n\n", SLICE_ARGS(q->pillar_question[pillar]));
    add_field(out, strings->survey_statements,
              joined(arena, &q->statement[pillar * QUESTIONS], QUESTIONS, "\n"));
    add_field(out, strings->answers, joined(arena, q->answer, SURVEY_ANSWERS, "\n"));
    buffer_print(out, "[%s] %s\n", strings->survey_text, strings->question);
    buffer_print(out, "%.*s\n\n", SLICE_ARGS(q->open[pillar]));
}

Slice question_text(Arena *arena, const Questionnaire *q, const Strings *strings)
{
    Buffer out = { 0 };
    buffer_print(&out, "%.*s: %.*s\n\n%.*s\n\n", SLICE_ARGS(q->title), SLICE_ARGS(q->organisation),
                 SLICE_ARGS(q->intro));
    if (q->department_count) {
        add_heading(&out, slice_of(strings->department));
        buffer_print(&out, "[%s] %s\n%.*s\n\n", strings->survey_choice, strings->question,
                     SLICE_ARGS(q->department));
        add_field(&out, strings->answers, joined(arena, q->departments, q->department_count, "\n"));
    }
    for (int pillar = 0; pillar < PILLARS; pillar++)
        add_pillar(arena, &out, q, strings, pillar);
    add_heading(&out, slice_of(strings->survey_end));
    buffer_print(&out, "%.*s\n", SLICE_ARGS(q->thanks));
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}
