// SPDX-License-Identifier: EUPL-1.2
// Formulas as Excel stores them: English names, commas, points. TINV and STDEV rather than their successors,
// which older programs and LibreOffice's import know under a prefix only. Names of departments are compared
// with "=", not looked up: a look-up takes * and ? in them as signs of its own.
#include "workbook/live.h"

#include <stdlib.h>

#include <glib.h>
#include <xlsxwriter.h>

#include "base/buffer.h"
#include "model/responses.h"
#include "model/scan.h"
#include "model/strings.h"

enum { FIRST_ANSWER = 2, FIRST_SCORE = FIRST_ANSWER + ITEMS, FIRST_VALUE = FIRST_SCORE + PILLARS };
enum {
    DEPARTMENTS_BELOW_MOST = 100
}; // the formula of the one above names each of them twice, of 8192 letters
enum { DEPARTMENT_STEPS_MOST = 2000000 }; // respondents × departments, each seven times

// The number of departments below the one that has most of them.
static size_t most_below(const Scan *scan)
{
    size_t most = 0;
    size_t *below = calloc(scan->department_count + 1, sizeof *below);
    if (!below)
        out_of_memory(scan->department_count);
    for (size_t d = 0; d < scan->department_count; d++)
        for (size_t a = scan->departments[d].above; a; a = scan->departments[a - 1].above)
            most = ++below[a] > most ? below[a] : most;
    free(below);
    return most;
}

Live *live_start(Arena *arena, Book *book, const Scan *scan)
{
    Live *live = arena_one(arena, Live);
    uint64_t rows = scan->responses.count;
    live->arena = arena;
    live->book = book;
    live->scan = scan;
    live->rows = rows;
    live->on = rows <= (uint64_t)scan->settings.formulas_up_to &&
               rows * scan->department_count <= DEPARTMENT_STEPS_MOST &&
               most_below(scan) <= DEPARTMENTS_BELOW_MOST;
    return live;
}

static void remember(Live *live, const Sheet *sheet, FigureName name, PrintedValue printed)
{
    printed.sheet = sheet_name_of(sheet);
    printed.cell = sheet_next_reference(sheet);
    printed.kind = sheet_next_kind(sheet);
    printed.of = slice_copy(live->arena, name.of);
    printed.what = slice_of(name.what);
    live->printed =
        arena_grow(live->arena, live->printed, sizeof *live->printed, live->count, &live->room);
    live->printed[live->count++] = printed;
}

void live_number(Live *live, Sheet *sheet, FigureName name, Formula formula, double now)
{
    if (!live->on) {
        sheet_number(sheet, now);
        return;
    }
    remember(live, sheet, name, (PrintedValue){ .number = now });
    sheet_formula_number(sheet, formula, now);
}

void live_whole(Live *live, Sheet *sheet, FigureName name, Formula formula, uint64_t now)
{
    live_number(live, sheet, name, formula, (double)now);
}

void live_text(Live *live, Sheet *sheet, FigureName name, Formula formula, Slice now)
{
    if (!live->on) {
        sheet_text(sheet, now);
        return;
    }
    remember(live, sheet, name, (PrintedValue){ .text = now, .is_text = true });
    sheet_formula_text(sheet, formula, now);
}

// A name as formulas may use it.
static Slice formula_name(const Live *live, const char *word, Slice of)
{
    Slice name = slice_print(live->arena, "%s%s%.*s", word, of.len ? "_" : "", SLICE_ARGS(of));
    for (char *at = (char *)(uintptr_t)name.at; *at; at++)
        *at = *at == ' ' ? '_' : *at;
    return name;
}

static Slice score_name(const Live *live, Pillar pillar)
{
    return formula_name(live, live->scan->strings->score,
                        strings_pillar(live->scan->strings, (int)pillar));
}

static Slice question_name(const Live *live, int item)
{
    return formula_name(live, live->scan->strings->question, question_id(item));
}

static Slice department_name(const Live *live)
{
    return formula_name(live, live->scan->strings->department, S(""));
}

static Slice column_range(const Live *live, int column)
{
    char letters[4];
    lxw_col_to_name(letters, (lxw_col_t)column, LXW_TRUE);
    Slice sheet = sheet_quoted(live->arena, slice_of(live->scan->strings->sheet_respondents));
    return slice_print(live->arena, "%s!%s$2:%s$%zu", sheet.at, letters, letters, live->rows + 1);
}

void live_names(const Live *live)
{
    if (!live->on)
        return;
    book_name(live->book, department_name(live).at, column_range(live, 1));
    for (int item = 0; item < ITEMS; item++)
        book_name(live->book, question_name(live, item).at,
                  column_range(live, FIRST_ANSWER + item));
    for (int p = 0; p < PILLARS; p++)
        book_name(live->book, score_name(live, (Pillar)p).at, column_range(live, FIRST_SCORE + p));
}

static Formula plain(Slice text)
{
    return (Formula){ text, false };
}

static Formula over_columns(Slice text)
{
    return (Formula){ text, true };
}

// "IF(COUNT(name)<least,"",what)"
static Formula where_enough(const Live *live, Slice name, int least, Slice what)
{
    return plain(slice_print(live->arena, "IF(COUNT(%.*s)<%d,\"\",%.*s)", SLICE_ARGS(name), least,
                             SLICE_ARGS(what)));
}

Formula live_pillar_count(const Live *live, Pillar pillar)
{
    return plain(slice_print(live->arena, "COUNT(%s)", score_name(live, pillar).at));
}

Formula live_pillar_score(const Live *live, Pillar pillar)
{
    Slice name = score_name(live, pillar);
    return where_enough(live, name, 1, slice_print(live->arena, "AVERAGE(%s)", name.at));
}

Formula live_value(const Live *live, size_t row)
{
    return plain(slice_print(live->arena, "IF(C%zu=\"\",\"\",1+(C%zu-8)/6)", row, row));
}

Formula live_same(const Live *live, char column, size_t row)
{
    return plain(slice_print(live->arena, "%c%zu", column, row));
}

Formula live_less(const Live *live, char column, char other, size_t row)
{
    return plain(slice_print(live->arena, "IF(%c%zu=\"\",\"\",%c%zu-%c%zu)", other, row, column,
                             row, other, row));
}

static void add_quoted(Buffer *out, Slice text)
{
    buffer_add_byte(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"')
            buffer_add_byte(out, '"');
        buffer_add_byte(out, text.at[i]);
    }
    buffer_add_byte(out, '"');
}

// Rounded far below any border's distance to a possible score, so that a score on a border is on it.
Formula live_phase(const Live *live, char column, size_t row)
{
    static const char *const border[PHASES - 1] = { "12.5", "18.5", "24.5", "28.5" };
    Buffer text = { 0 };
    buffer_print(&text, "IF(%c%zu=\"\",\"\"", column, row);
    for (int f = 0; f < PHASES; f++) {
        Slice name = strings_phase(live->scan->strings, f);
        if (f < PHASES - 1)
            buffer_print(&text, ",IF(ROUND(%c%zu,9)<%s,", column, row, border[f]);
        else
            buffer_add_byte(&text, ',');
        add_quoted(&text, name);
    }
    for (int f = 0; f < PHASES; f++)
        buffer_add_byte(&text, ')');
    Slice kept = slice_copy(live->arena, buffer_slice(&text));
    buffer_free(&text);
    return plain(kept);
}

// score/spread.h: mean ± t · sd / √n · √(1 − n/N).
Formula live_bound(const Live *live, Pillar pillar, char column, size_t row, bool high,
                   int64_t invited)
{
    Slice name = score_name(live, pillar), share = slice_print(live->arena, "1/B%zu", row);
    if (invited >= 0)
        share = slice_print(live->arena, "IF(%lld<B%zu,1/B%zu,1/B%zu-1/%lld)", (long long)invited,
                            row, row, row, (long long)(invited ? invited : 1));
    return where_enough(live, name, 2,
                        slice_print(live->arena, "%c%zu%sTINV(0.05,B%zu-1)*STDEV(%s)*SQRT(%.*s)",
                                    column, row, high ? "+" : "-", row, name.at,
                                    SLICE_ARGS(share)));
}

// Puts a piece of text for each question of a pillar in one formula, with `between` between them. In `each`
// every # stands for the question's name.
static Slice for_questions(const Live *live, Pillar pillar, const char *each, const char *between)
{
    Buffer text = { 0 };
    for (int q = 0; q < QUESTIONS; q++) {
        Slice name = question_name(live, (int)pillar * QUESTIONS + q);
        if (q)
            buffer_print(&text, "%s", between);
        for (const char *at = each; *at; at++) {
            if (*at == '#')
                buffer_add(&text, name);
            else
                buffer_add_byte(&text, *at);
        }
    }
    Slice kept = slice_copy(live->arena, buffer_slice(&text));
    buffer_free(&text);
    return kept;
}

// Respondents who answered all eight with 1 to 4, as a column of ones and zeros.
static Slice complete(const Live *live, Pillar pillar)
{
    return for_questions(live, pillar, "ISNUMBER(#)", "*");
}

Formula live_complete_rows(const Live *live, Pillar pillar)
{
    return over_columns(slice_print(live->arena, "SUM(%s)", complete(live, pillar).at));
}

// score/spread.h: 8/7 · (1 − Σ variances of the questions / variance of their sum), the sum being the score.
Formula live_alpha(const Live *live, Pillar pillar)
{
    Slice rows = complete(live, pillar), score = score_name(live, pillar);
    Buffer text = { 0 };
    buffer_print(&text, "IFERROR(8/7*(1-(");
    for (int q = 0; q < QUESTIONS; q++)
        buffer_print(&text, "%sVAR(IF(%s,%s))", q ? "+" : "", rows.at,
                     question_name(live, (int)pillar * QUESTIONS + q).at);
    buffer_print(&text, ")/VAR(IF(%s,%s))),\"\")", rows.at, score.at);
    Slice kept = slice_copy(live->arena, buffer_slice(&text));
    buffer_free(&text);
    return over_columns(kept);
}

// Exactly so many percents and a half get 10^-15 more, for the reason that cell_share gives: recalculated,
// they are shown as the report prints them.
Formula live_dont_know(const Live *live, Pillar pillar)
{
    Slice x = for_questions(live, pillar, "COUNTIF(#,\"x\")", "+"),
          known = for_questions(live, pillar, "COUNT(#)", "+");
    Slice all = slice_print(live->arena, "(%s+%s)", x.at, known.at);
    return plain(slice_print(live->arena, "IFERROR((%s)/%s+IF(MOD(200*(%s),2*%s)=%s,1E-15,0),\"\")",
                             x.at, all.at, x.at, all.at, all.at));
}

Formula live_deviation(const Live *live, Pillar pillar)
{
    Slice name = score_name(live, pillar);
    return where_enough(live, name, 2, slice_print(live->arena, "STDEV(%s)", name.at));
}

Formula live_if_dont_know(const Live *live, Pillar pillar, Answer answer)
{
    char each[60];
    g_snprintf(each, sizeof each, "IF(ISNUMBER(#),#,IF(#=\"x\",%d,0))", (int)answer);
    Slice points = for_questions(live, pillar, each, "+"),
          seen = for_questions(live, pillar, "(#<>\"\")", "+");
    return over_columns(slice_print(live->arena, "IFERROR(AVERAGE(IF(%s>0,(%s)*8/(%s))),\"\")",
                                    seen.at, points.at, seen.at));
}

// Whether a respondent is in the department of this row, or in one below it.
static Slice in_department(const Live *live, size_t row)
{
    const char *name = department_name(live).at;
    Slice all = slice_print(live->arena, "(%s=A%zu)", name, row);
    bool alone = true;
    for (size_t d = 0; d < live->scan->department_count; d++) {
        bool below = false;
        for (size_t a = live->scan->departments[d].above; a;
             a = live->scan->departments[a - 1].above)
            below = below || a + 1 == row;
        if (!below)
            continue;
        all = slice_print(live->arena, "%s+(%s=A%zu)", all.at, name, d + 2);
        alone = false;
    }
    return alone ? slice_part(all, 1, all.len - 1) : all;
}

Formula live_department_count(const Live *live, size_t row)
{
    Slice in = in_department(live, row);
    return over_columns(slice_print(live->arena, "SUM(IF(%.*s,1,0))", SLICE_ARGS(in)));
}

Formula live_without_department(const Live *live)
{
    return over_columns(slice_print(live->arena, "SUM(IF(%s=\"\",1,0))", department_name(live).at));
}

Formula live_department_score(const Live *live, Pillar pillar, size_t row)
{
    Slice in = in_department(live, row);
    Slice of = slice_print(live->arena, "IF(%.*s,%s)", SLICE_ARGS(in), score_name(live, pillar).at);
    return over_columns(slice_print(live->arena, "IF(COUNT(%s)=0,\"\",AVERAGE(%s))", of.at, of.at));
}

Formula live_answer_count(const Live *live, int item, Answer answer)
{
    Slice name = question_name(live, item);
    if (answer == BLANK)
        return plain(slice_print(live->arena, "COUNTBLANK(%s)", name.at));
    if (answer == DONT_KNOW)
        return plain(slice_print(live->arena, "COUNTIF(%s,\"x\")", name.at));
    return plain(slice_print(live->arena, "COUNTIF(%s,%d)", name.at, (int)answer));
}

Formula live_question_mean(const Live *live, size_t row)
{
    return plain(slice_print(live->arena,
                             "IF(SUM(D%zu:G%zu)=0,\"\",(D%zu+2*E%zu+3*F%zu+4*G%zu)/SUM(D%zu:G%zu))",
                             row, row, row, row, row, row, row, row));
}

Slice live_respondent_score(const Live *live, Pillar pillar)
{
    char first[4], last[4];
    lxw_col_to_name(first, (lxw_col_t)(FIRST_ANSWER + (int)pillar * QUESTIONS), LXW_FALSE);
    lxw_col_to_name(last, (lxw_col_t)(FIRST_ANSWER + (int)pillar * QUESTIONS + QUESTIONS - 1),
                    LXW_FALSE);
    Slice of = slice_print(live->arena, "%s2:%s2", first, last);
    return slice_print(live->arena, "IF(COUNT(%s)=0,\"\",SUM(%s)*8/COUNT(%s))", of.at, of.at,
                       of.at);
}

Slice live_respondent_value(const Live *live, Pillar pillar)
{
    char score[4];
    lxw_col_to_name(score, (lxw_col_t)(FIRST_SCORE + (int)pillar), LXW_FALSE);
    return slice_print(live->arena, "IF(%s2=\"\",\"\",1+(%s2-8)/6)", score, score);
}
