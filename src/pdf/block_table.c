// SPDX-License-Identifier: EUPL-1.2
// Tables. The columns get their widths first (from ::: table, or from their words), then every row becomes
// one line box. Rules are horizontal and behind the text; a group's row has a wash.
#include <math.h>

#include "pdf/flow.h"
#include "pdf/messages.h"
#include "pdf/prose_lines.h"

static const double HEAD_RULE = 0.75, ROW_RULE = 0.6;
static const double TEXT_PAD = 10;  // before a column of text, except the first
static const double NUMBER_PAD = 6; // before a column of numbers
static const double DENSE_PAD = 6;  // before dense text, except after numbers
static const double GROUP_PAD = 4;
static const double SLACK = 0.01;

// Measures of one kind of table.
typedef struct TableMeasures {
    const TextRole *role, *head;
    double top, bottom; // padding of a row
} TableMeasures;

typedef struct LayoutCell {
    const Node *node;
    Prose *prose;
    Element *element;
    size_t column; // of the first it takes
    size_t span;
} LayoutCell;

typedef struct LayoutRow {
    LayoutCell *cells;
    size_t count;
    bool header, group;
    Element *element;
} LayoutRow;

typedef struct TableLayout {
    Flow flow;
    TableMeasures kind;
    LayoutRow *rows;
    size_t row_count, head_count; // head_count: rows of the head, which come first
    size_t columns;
    bool has_groups;
    Align *align;
    double *pad;   // white at the left of each column
    double *least; // of each column, padding included: its widest word, or its widest number
    double *most;
    double *width;
    double *left;
} TableLayout;

static TableMeasures table_kind(const Flow *flow, bool dense)
{
    const Style *style = flow->job->style;
    TableMeasures kind = { .role = style_role(style, S("table")),
                           .head = style_role(style, S("head")) };
    kind.top = kind.bottom = 3.2;
    if (dense) {
        kind.role = style_role(style, S("dense"));
        kind.top = kind.bottom = 2.2;
    }
    if (flow->cover && style_has_role(style, S("cover-key"))) {
        TextRole *role = arena_one(flow->job->arena, TextRole);
        *role = *style_role(style, S("cover-key"));
        role->face = FACE_REGULAR;
        kind.role = role;
        kind.top = 7;
        kind.bottom = 6.4;
    }
    return kind;
}

static void row_read(TableLayout *table, LayoutRow *row, const Node *node, Element *parent)
{
    Job *job = table->flow.job;
    size_t count = 0, column = 0;
    for (const Node *cell = node->first; cell; cell = cell->next)
        count++;
    row->cells = arena_many(job->arena, LayoutCell, count);
    row->header = node->header;
    row->group = node_row_is_group(node, (int)table->columns);
    table->has_groups = table->has_groups || row->group;
    row->element = element_loose(job->arena, parent, ELEMENT_TR);
    for (const Node *cell = node->first; cell && column < table->columns; cell = cell->next) {
        LayoutCell *it = &row->cells[row->count++];
        size_t span = cell->columns > 1 ? (size_t)cell->columns : 1;
        *it = (LayoutCell){ .node = cell, .column = column, .span = span };
        if (it->span > table->columns - column)
            it->span = table->columns - column;
        column += it->span;
        it->element =
            element_loose(job->arena, row->element, cell->header ? ELEMENT_TH : ELEMENT_TD);
        it->element->lang = cell->lang;
        it->element->columns = (int)it->span;
        if (cell->header)
            it->element->scope = row->header || row->group ? SCOPE_COLUMN : SCOPE_ROW;
        TextRole role = row->header ? *table->kind.head : *table->kind.role;
        if (row->group)
            role.face = FACE_BOLD;
        it->prose = prose_new(job, &role, it->element, false);
        prose_inlines(it->prose, cell->first, NULL);
    }
}

// In a table with groups, a search upwards from a cell ends at the row of its group: there each cell names
// its headings. Elsewhere the search finds them all.

static void heading_name(Element *element, Element *heading)
{
    element->headings[element->heading_count++] = heading;
    heading->referred = true;
}

static void cell_name_headings(TableLayout *table, const LayoutRow *row, const LayoutCell *cell,
                               const LayoutRow *group)
{
    size_t most = table->columns * table->head_count + 2;
    cell->element->headings = arena_many(table->flow.job->arena, Element *, most);
    for (size_t i = 0; i < table->head_count; i++)
        for (size_t k = 0; k < table->rows[i].count; k++) {
            const LayoutCell *above = &table->rows[i].cells[k];
            if (above->column < cell->column + cell->span &&
                cell->column < above->column + above->span)
                heading_name(cell->element, above->element);
        }
    if (group)
        heading_name(cell->element, group->cells[0].element);
    if (row->cells[0].node->header && cell != &row->cells[0])
        heading_name(cell->element, row->cells[0].element);
}

static void headings_name(TableLayout *table)
{
    const LayoutRow *group = NULL;
    if (!table->has_groups)
        return;
    for (size_t i = table->head_count; i < table->row_count; i++) {
        const LayoutRow *row = &table->rows[i];
        if (row->group)
            group = row;
        for (size_t k = 0; k < row->count && !row->group; k++)
            cell_name_headings(table, row, &row->cells[k], group);
    }
}

static void columns_count(TableLayout *table, const Node *node)
{
    for (const Node *row = node->first; row; row = row->next) {
        size_t columns = 0;
        for (const Node *cell = row->first; cell; cell = cell->next)
            columns += cell->columns > 1 ? (size_t)cell->columns : 1;
        table->columns = columns > table->columns ? columns : table->columns;
        table->row_count++;
    }
    Arena *arena = table->flow.job->arena;
    table->align = arena_many(arena, Align, table->columns);
    table->pad = arena_many(arena, double, table->columns);
    table->least = arena_many(arena, double, table->columns);
    table->most = arena_many(arena, double, table->columns);
    table->width = arena_many(arena, double, table->columns);
    table->left = arena_many(arena, double, table->columns);
}

static void rows_read(TableLayout *table, const Node *node, Element *element)
{
    Arena *arena = table->flow.job->arena;
    Element *head = element_loose(arena, element, ELEMENT_THEAD);
    Element *body = element_loose(arena, element, ELEMENT_TBODY);
    table->rows = arena_many(arena, LayoutRow, table->row_count);
    table->row_count = 0;
    for (const Node *row = node->first; row; row = row->next)
        if (row->first && !(row->header && node_row_is_empty(row)))
            row_read(table, &table->rows[table->row_count++], row, row->header ? head : body);
    while (table->head_count < table->row_count && table->rows[table->head_count].header)
        table->head_count++;
    size_t column = 0;
    const Node *first = node->first ? node->first->first : NULL;
    for (const Node *cell = first; cell && column < table->columns; cell = cell->next)
        table->align[column++] = cell->align;
}

static void columns_measure(TableLayout *table, bool dense)
{
    for (size_t c = 0; c < table->columns; c++) {
        bool number = table->align[c] == ALIGN_END;
        bool after_number = c && table->align[c - 1] == ALIGN_END;
        double text = dense && !after_number ? DENSE_PAD : TEXT_PAD;
        table->pad[c] = c == 0 || table->flow.cover ? 0 : number ? NUMBER_PAD : text;
        table->least[c] = table->most[c] = table->pad[c];
    }
    for (size_t i = 0; i < table->row_count; i++) {
        for (size_t k = 0; k < table->rows[i].count; k++) {
            LayoutCell *cell = &table->rows[i].cells[k];
            if (cell->span != 1)
                continue;
            size_t c = cell->column;
            double most = prose_widest(cell->prose);
            bool number = table->align[c] == ALIGN_END && !table->rows[i].header && most < 100;
            double least = number ? most : fmin(prose_narrowest(cell->prose), 200);
            table->most[c] = fmax(table->most[c], most + table->pad[c]);
            table->least[c] = fmax(table->least[c], least + table->pad[c]);
        }
    }
}

static double sum(const double *values, size_t count)
{
    double total = 0;
    for (size_t i = 0; i < count; i++)
        total += values[i];
    return total;
}

// Between least and most: every column gets the same part of what it could use. Too little even for the
// least: all shrink alike, and words are cut, but no numbers (cell_check).
static void columns_share(TableLayout *table)
{
    double room = table->flow.width;
    double least = sum(table->least, table->columns), most = sum(table->most, table->columns);
    for (size_t c = 0; c < table->columns; c++) {
        double more = table->most[c] - table->least[c];
        if (least >= room)
            table->width[c] = table->least[c] * room / least;
        else if (most > room)
            table->width[c] = table->least[c] + more * (room - least) / (most - least);
        else
            table->width[c] =
                table->most[c] + (most > 0 ? table->most[c] * (room - most) / most : 0);
    }
}

// Take what the columns are wider than the table, together, from those that can do with less. False where
// that is not enough.
static bool columns_narrow(TableLayout *table, double over)
{
    double slack = sum(table->width, table->columns) - sum(table->least, table->columns);
    for (size_t c = 0; c < table->columns; c++)
        slack += fmax(table->least[c] - table->width[c], 0);
    if (slack < over)
        return false;
    for (size_t c = 0; c < table->columns; c++)
        table->width[c] -= fmax(table->width[c] - table->least[c], 0) * over / slack;
    return true;
}

// The columns marked * share what the others leave, and their long words are cut. False where that would be
// too little to read.
static bool columns_cut(TableLayout *table, const bool *star)
{
    static const double readable = 60;
    double left = table->flow.width, stars = 0;
    for (size_t c = 0; c < table->columns; c++) {
        left -= star[c] ? 0 : table->width[c];
        stars += star[c];
    }
    if (stars < 1 || left / stars < readable)
        return false;
    for (size_t c = 0; c < table->columns; c++)
        if (star[c])
            table->width[c] = left / stars;
    return true;
}

// The widths of ::: table; a column whose words need more gets that, and the others less where they must.
// What is left goes to the columns marked *, or the last. False where not all words have room.
static bool columns_given(TableLayout *table, Slice widths)
{
    double left = table->flow.width, need = 0, stars = 0;
    bool points, *star = arena_many(table->flow.job->arena, bool, table->columns);
    for (size_t c = 0; c < table->columns; c++) {
        double width = 0;
        argument_next(&widths, &width, &points);
        star[c] = width <= 0;
        // In a column without a width of its own a long word is rather cut.
        table->width[c] = star[c] ? fmin(table->least[c], 120) : fmax(width, table->least[c]);
        left -= table->width[c];
        need = fmax(need, star[c] ? table->width[c] : 0);
        stars += star[c];
    }
    if (left < 0)
        return columns_narrow(table, -left) || columns_cut(table, star);
    double equal = left;
    for (size_t c = 0; c < table->columns; c++)
        equal += star[c] ? table->width[c] : 0;
    for (size_t c = 0; c < table->columns; c++)
        if (star[c])
            table->width[c] =
                equal / stars >= need ? equal / stars : table->width[c] + left / stars;
    if (stars < 1)
        table->width[table->columns - 1] += left;
    return true;
}

// Rows

typedef struct SetCell {
    ProseLine *lines;
    size_t count;
    double left, width;
    Align align;
} SetCell;

static SetCell cell_set(const TableLayout *table, const LayoutRow *row, const LayoutCell *cell)
{
    SetCell set = { .align = cell->span > 1 ? ALIGN_START : table->align[cell->column] };
    double pad = row->group ? GROUP_PAD : table->pad[cell->column];
    set.left = table->left[cell->column] + pad;
    set.width = sum(table->width + cell->column, cell->span) - pad;
    set.count = prose_lines(cell->prose, fmax(set.width, 4), false, &set.lines);
    return set;
}

// Ink stays in its column, and a number in one piece.
static void cell_check(Job *job, const LayoutCell *cell, const SetCell *set)
{
    double width = 0;
    for (size_t i = 0; i < set->count; i++)
        width = fmax(width, set->lines[i].width);
    Slice text = slice_trim(node_text(job->arena, cell->node));
    bool digits = false, letters = false;
    for (size_t i = 0; i < text.len; i++) {
        digits = digits || ascii_is_digit(text.at[i]);
        letters = letters || ascii_is_letter(text.at[i]);
    }
    if (set->count > 1 && digits && !letters)
        width = fmax(width, prose_narrowest(cell->prose));
    if (width > set->width + SLACK)
        job_trouble(job, DIAG_COLUMN_NARROW, cell->node->place, text);
}

static void cell_put(Galley *galley, LineBox *box, const LayoutCell *cell, const SetCell *set,
                     size_t from, size_t to, double top, double leading, double baseline)
{
    if (!set->count && from == 0)
        line_box_item(galley, box, ITEM_ELEMENT, cell->element);
    for (size_t i = from; i < to && i < set->count; i++) {
        double slack = set->width - set->lines[i].width;
        double x = set->left + (set->align == ALIGN_END      ? slack
                                : set->align == ALIGN_CENTRE ? slack / 2
                                                             : 0);
        line_box_add_line(galley, box, &set->lines[i], x,
                          top + (double)(i - from) * leading + baseline);
    }
}

static void row_rule(const TableLayout *table, LineBox *box, double y, double height, Colour colour)
{
    line_box_rect(table->flow.galley, box, table->flow.x, y, table->flow.width, height, colour);
}

// The line boxes of one row: one, unless it is taller than a page.
static void row_add(TableLayout *table, const LayoutRow *row, bool first, bool last)
{
    const Flow *flow = &table->flow;
    Galley *galley = flow->galley;
    const TextRole *role = row->header ? table->kind.head : table->kind.role;
    double over = row->header ? 0 : table->kind.top;
    bool strong = row->header || row->group || (last && !flow->cover);
    double line_rule = strong ? HEAD_RULE : ROW_RULE;
    Colour colour = strong ? flow->job->style->axis : flow->job->style->line;
    double first_rule =
        first && !row->header ? HEAD_RULE : 0; // a table without a head begins with a rule
    double baseline = role_baseline(flow->job, role);
    SetCell *sets = arena_many(flow->job->arena, SetCell, row->count);
    size_t lines = 1;
    for (size_t k = 0; k < row->count; k++) {
        sets[k] = cell_set(table, row, &row->cells[k]);
        cell_check(flow->job, &row->cells[k], &sets[k]);
        lines = sets[k].count > lines ? sets[k].count : lines;
    }
    size_t most = (size_t)(flow->job->measure.height * 0.8 / role->leading);
    for (size_t from = 0; from < lines; from += most) {
        size_t to = lines < from + most ? lines : from + most;
        double inside = (double)(to - from) * role->leading;
        bool end = to == lines;
        double height = first_rule + over + inside + (end ? table->kind.bottom + line_rule : 0);
        LineBox *box = galley_add(galley, height, flow->frame);
        if (row->group)
            row_rule(table, box, 0, height - line_rule, flow->job->style->wash);
        if (first_rule > 0)
            row_rule(table, box, 0, HEAD_RULE, flow->job->style->axis);
        for (size_t k = 0; k < row->count; k++) {
            double top = first_rule + over;
            if (row->header && end && from == 0) // heads stand at the foot of their row
                top += (double)(lines - sets[k].count) * role->leading;
            cell_put(galley, box, &row->cells[k], &sets[k], from, to, top, role->leading, baseline);
        }
        if (end)
            row_rule(table, box, height - line_rule, line_rule, colour);
        over = first_rule = 0;
    }
}

// A copy of a line box as an artifact, for the top of a page.
static LineBox *line_box_repeated(Arena *arena, const LineBox *box)
{
    LineBox *copy = arena_one(arena, LineBox);
    *copy = *box;
    copy->items = arena_many(arena, Item, box->count);
    copy->count = 0;
    for (size_t i = 0; i < box->count; i++) {
        if (box->items[i].kind == ITEM_ELEMENT)
            continue;
        Item *item = &copy->items[copy->count++];
        *item = box->items[i];
        item->owner = NULL;
        item->link = NULL;
    }
    return copy;
}

// The row of a group again, with "(vervolg)" before its first comma or at its end.
static LineBox *group_repeated(TableLayout *table, const LayoutRow *row)
{
    Job *job = table->flow.job;
    Slice text = node_text(job->arena, row->cells[0].node);
    size_t at = slice_find(text, S(", "));
    Slice before = slice_part(text, 0, at), after = slice_part(text, at, text.len);
    Slice again = slice_print(job->arena, "%.*s %.*s%.*s", SLICE_ARGS(before),
                              SLICE_ARGS(job->continued), SLICE_ARGS(after));
    TextRole role = *table->kind.role;
    role.face = FACE_BOLD;
    LayoutCell cell = row->cells[0];
    cell.prose = prose_new(job, &role, NULL, true);
    prose_text(cell.prose, again, FACE_BOLD, cell.node->place);
    LayoutRow copy = *row;
    copy.cells = &cell;
    copy.count = 1;
    Galley *galley = galley_new(job->arena, job->measure);
    TableLayout alone = *table;
    alone.flow.galley = galley;
    row_add(&alone, &copy, false, false);
    return galley->count ? line_box_repeated(job->arena, &galley->boxes[0]) : NULL;
}

// Of `count` rows, whose first line boxes are given, no fewer than three stand at either side of a page
// break; two where three take more than a quarter of a page.
static void rows_in_company(Galley *galley, const size_t *starts, size_t count)
{
    double most = galley->measure.height / 4;
    if (count < 2)
        return;
    galley->boxes[starts[1]].before = galley->boxes[starts[count - 1]].before = BREAK_TIE;
    if (count < 3)
        return;
    size_t fourth = count > 3 ? starts[3] : galley->count;
    if (galley_stack(galley, starts[0], fourth, 0, true) <= most)
        galley->boxes[starts[2]].before = BREAK_TIE;
    if (galley_stack(galley, starts[count - 3], galley->count, 0, true) <= most)
        galley->boxes[starts[count - 2]].before = BREAK_TIE;
}

static void rows_add(TableLayout *table)
{
    Galley *galley = table->flow.galley;
    Arena *arena = table->flow.job->arena;
    size_t begin = galley->count, group_at = 0, body = 0;
    size_t *starts = arena_many(arena, size_t, table->row_count);
    LineBox *head = NULL, *group = NULL;
    for (size_t i = 0; i < table->row_count; i++) {
        const LayoutRow *row = &table->rows[i];
        size_t from = starts[i] = galley->count;
        if (row->group) {
            group = group_repeated(table, row);
            group_at = from;
        }
        row_add(table, row, i == 0, i + 1 == table->row_count);
        if (row->cells[0].node->id.len)
            galley->boxes[from].anchor = flow_anchor(table->flow.job, row->cells[0].node);
        if (row->header) {
            head = line_box_repeated(arena, &galley->boxes[from]);
            body = i + 1;
        }
        for (size_t k = from; k < galley->count; k++) {
            LineBox *box = &galley->boxes[k];
            box->exhibit = true;
            box->head = row->header ? NULL : head;
            box->group = row->header || row->group ? NULL : group;
            bool after_group = group && k > group_at && k <= group_at + 2;
            bool after_head = i > 0 && i <= body;
            if (k == from && (after_group || after_head))
                box->before = BREAK_TIE;
        }
    }
    double height = galley_stack(galley, begin, galley->count, 0, true);
    if (height <= table->flow.job->measure.height / 3) // a short table stays whole
        galley_bind(galley, begin, BREAK_KEEP);
    rows_in_company(galley, starts + body, table->row_count - body);
}

void flow_table(Flow flow, const Node *node)
{
    Slice widths = flow.widths;
    Slice rest = widths, word;
    bool dense = slice_next_field(&rest, ' ', &word) && slice_equal(word, S("dense"));
    if (dense)
        widths = rest;
    TableLayout table = { .flow = flow, .kind = table_kind(&flow, dense) };
    columns_count(&table, node);
    Element *element = flow_element(&flow, ELEMENT_TABLE, node);
    rows_read(&table, node, element);
    if (!table.row_count || !table.columns)
        return;
    headings_name(&table);
    columns_measure(&table, dense);
    if (!widths.len || !columns_given(&table, widths))
        columns_share(&table);
    double x = table.flow.x;
    for (size_t c = 0; c < table.columns; c++) {
        table.left[c] = x;
        x += table.width[c];
    }
    TableColumns *columns = arena_one(flow.job->arena, TableColumns);
    *columns = (TableColumns){ table.columns, table.left, table.width, table.pad, table.align };
    element->layout = columns;

    Galley *galley = flow.galley;
    galley->snap = galley->snap || flow.snaps;
    galley_end(galley, flow.cover ? 0 : table.kind.role->before);
    rows_add(&table);
    galley_end(galley, table.kind.role->after);
}
