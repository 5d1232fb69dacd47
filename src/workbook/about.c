// SPDX-License-Identifier: EUPL-1.2
// "Toelichting": what the workbook is, where its numbers come from, and by which rules.
#include "base/pattern.h"
#include "model/scan.h"
#include "model/settings.h"
#include "model/source.h"
#include "model/strings.h"
#include "workbook/sheets.h"

enum { SUBJECT_WIDTH = 30, CONTENT_WIDTH = 110 };

Sheet *about_open(Book *book, const Scan *scan)
{
    const Column columns[] = { { S(""), CELL_TEXT, SUBJECT_WIDTH },
                               { S(""), CELL_PROSE, CONTENT_WIDTH } };
    Sheet *sheet = sheet_open(book, &(SheetPlan){ .name = slice_of(scan->strings->sheet_about),
                                                  .columns = columns,
                                                  .column_count = 2,
                                                  .is_page = true });
    sheet_row(sheet);
    sheet_look(sheet, LOOK_TITLE, scan->settings.title);
    return sheet;
}

static void add_heading(Sheet *sheet, const char *heading)
{
    sheet_row(sheet);
    sheet_look(sheet, LOOK_HEADING, slice_of(heading));
}

static void add(Sheet *sheet, const char *subject, Slice content)
{
    if (!content.len)
        return;
    sheet_row(sheet);
    sheet_text(sheet, slice_of(subject));
    sheet_text(sheet, content);
}

static void add_scan(Sheet *sheet, Arena *arena, const Scan *scan)
{
    const Strings *w = scan->strings;
    const Settings *settings = &scan->settings;
    add(sheet, w->book_about, slice_of(w->book_about_text));
    add(sheet, w->confidential, slice_of(w->confidential_text));
    add(sheet, w->organisation, settings->organisation);
    add(sheet, w->date, strings_date(arena, w, settings->date));
    add(sheet, w->stage, strings_stage(w, (int)settings->stage));
    add(sheet, w->version, settings->version);
}

static void add_rules(Sheet *sheet, Arena *arena, const Strings *w, const Results *results)
{
    const struct Rule {
        const char *subject, *content;
    } rules[] = {
        { w->score, w->rule_score },
        { w->value, w->rule_value },
        { w->phase, w->rule_phase },
        { slice_print(arena, "%s, %s", w->bound_low, w->bound_high).at, w->rule_interval },
        { w->alpha, w->rule_alpha },
        { w->dont_know, w->rule_dont_know },
        { w->respondent, w->rule_respondent },
        { w->answers, w->rule_answers },
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        add(sheet, rules[i].subject, slice_of(rules[i].content));
    if (results_validated(results))
        add(sheet, w->self_image, slice_of(w->rule_self_image));
}

// All sheets but this one.
static void add_sheets(Sheet *sheet, const Book *book, const Strings *w)
{
    add_heading(sheet, w->book_sheets);
    for (size_t i = 1; i < book_sheet_count(book); i++) {
        const SheetPlan *plan = book_sheet(book, i);
        sheet_row(sheet);
        sheet_link(sheet, plan->name);
        sheet_text(sheet, plan->about);
    }
}

static void add_left_out(Sheet *sheet, Arena *arena, const Scan *scan)
{
    const Strings *w = scan->strings;
    int64_t count = (int64_t)scan->responses.count;
    const PatternBlank respondents = { "respondents",
                                       number_text(arena, count, 0, strings_number_style(w)) };
    if (!answers_fit(scan))
        add(sheet, w->book_rows_left_out,
            pattern_fill(arena, slice_of(w->answers_left_out), &respondents, 1));
}

void about_fill(Sheet *sheet, const Live *live, const Results *results)
{
    const Scan *scan = live->scan;
    const Book *book = live->book;
    const Strings *w = scan->strings;
    Arena *arena = arena_new();
    add_scan(sheet, arena, scan);
    add_sheets(sheet, book, w);
    add_left_out(sheet, arena, scan);
    add_heading(sheet, w->book_rules);
    add(sheet, w->live, slice_of(live->on ? w->live_text : w->not_live_text));
    if (live->on) { // how many figures are not what they were when the report was made
        sheet_row(sheet);
        sheet_text(sheet, slice_of(w->differences));
        sheet_formula_number(sheet, control_count(live), 0);
    }
    add_rules(sheet, arena, w, results);
    if (book_cut_texts(book))
        add(sheet, w->cut_texts,
            slice_print(arena, "%s %zu", w->cut_texts_text, book_cut_texts(book)));
    add_heading(sheet, w->book_files);
    add(sheet, w->program, S("cxscan " CXSCAN_VERSION));
    for (size_t i = 0; i < scan->source_count; i++) {
        const Source *source = &scan->sources[i];
        // Of notes nothing is in this book but the scores and targets that people set: it stays the same,
        // byte for byte, when their texts change.
        if (source->feeds_numbers)
            add(sheet, source->name.at,
                slice_print(arena, "SHA-256 %.*s", SLICE_ARGS(source->sha256)));
    }
    arena_free(arena);
}
