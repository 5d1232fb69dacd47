// "Toelichting": what the workbook is, where its numbers come from, and by which rules.
#include "workbook/sheets.h"

Sheet *about_open(Book *book, const Words *words)
{
    const Column columns[] = {
        { slice_of(words->book_subject), CELL_TEXT, 52 },
        { slice_of(words->book_content), CELL_PROSE, 100 },
    };
    return sheet_open(book, "Toelichting", columns, 2);
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
    const Words *w = scan->words;
    const Settings *settings = &scan->settings;
    add(sheet, w->book_about, slice_of(w->book_about_text));
    add(sheet, w->confidential, slice_of(w->confidential_text));
    add(sheet, w->organisation, settings->organisation);
    add(sheet, w->title, settings->title);
    add(sheet, w->date, words_date(arena, w, settings->date));
    add(sheet, w->stage, words_stage(w, (int)settings->stage));
    add(sheet, w->version, settings->version);
    add(sheet, w->program, S("cxscan " CXSCAN_VERSION));
}

static void add_rules(Sheet *sheet, Arena *arena, const Words *w, const Results *results)
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

// How many figures are not what they were when the report was made.
static void add_control(Sheet *sheet, const Live *live)
{
    const Words *w = live->scan->words;
    add(sheet, w->live, slice_of(live->on ? w->live_text : w->not_live_text));
    if (!live->on)
        return;
    sheet_row(sheet);
    sheet_text(sheet, slice_of(w->differences));
    Slice count = slice_print(live->arena, "COUNTIF(Controle!E2:E%zu,\"<>0\")", live->count + 1);
    sheet_formula_number(sheet, (Formula){ count, false }, 0);
}

void about_fill(Sheet *sheet, const Live *live, const Results *results)
{
    const Scan *scan = live->scan;
    const Book *book = live->book;
    const Words *w = scan->words;
    Arena *arena = arena_new();
    add_scan(sheet, arena, scan);
    add_control(sheet, live);
    add_rules(sheet, arena, w, results);
    if (book_cut_texts(book))
        add(sheet, w->cut_texts, slice_print(arena, "%s %zu", w->cut_texts_text, book_cut_texts(book)));
    for (size_t i = 0; i < scan->source_count; i++) {
        const Source *source = &scan->sources[i];
        // Of notes and the roadmap nothing is in this book but the scores and targets that people set: it
        // stays the same, byte for byte, when their texts change.
        if (!source->feeds_numbers)
            continue;
        Slice subject = slice_print(arena, "%s %.*s", w->source_file, SLICE_ARGS(source->name));
        add(sheet, subject.at, slice_print(arena, "SHA-256 %.*s", SLICE_ARGS(source->sha256)));
    }
    arena_free(arena);
}
