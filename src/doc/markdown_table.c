// SPDX-License-Identifier: EUPL-1.2
#include "doc/markdown_table.h"

#include <stdio.h>

#include "doc/messages.h"

static void finish_row(Node *row)
{
    Node *first = row->first;
    if (!first || !first->first)
        return;
    if (first->first == first->last && first->first->kind == NODE_STRONG)
        first->header = true;
    bool lonely = first->next != NULL;
    int columns = 1;
    for (const Node *cell = first->next; cell; cell = cell->next, columns++)
        lonely = lonely && !cell->first;
    if (!lonely)
        return;
    first->header = true;
    first->columns = columns;
    first->next = NULL;
    row->last = first;
}

void table_finish(Node *table)
{
    if (table->first && table->first->header && node_row_is_empty(table->first))
        node_remove(table->first);
    for (Node *row = table->first; row; row = row->next)
        if (!row->header)
            finish_row(row);
}

// The length of a piece in which a pipe is no border: an escaped sign, `code`, [text](address).
static size_t closed_piece(Slice line)
{
    size_t run = 0;
    if (line.at[0] == '\\')
        return line.len > 1 ? 2 : 1;
    while (run < line.len && line.at[run] == '`')
        run++;
    if (run) {
        size_t end = slice_find(slice_part(line, run, line.len), slice_part(line, 0, run));
        return end < line.len - run ? run + end + run : run;
    }
    if (line.at[0] != '[')
        return 1;
    size_t i = 1;
    for (int depth = 1; i < line.len && depth; i++) {
        depth += (line.at[i] == '[') - (line.at[i] == ']');
        i += line.at[i] == '\\';
    }
    if (i >= line.len || line.at[i] != '(')
        return 1;
    for (; i < line.len && line.at[i] != ')'; i++)
        i += line.at[i] == '\\';
    return i < line.len ? i + 1 : 1;
}

static size_t count_cells(Slice line)
{
    size_t pipes = 0;
    while (line.len && (line.at[0] == ' ' || line.at[0] == '\t' || line.at[0] == '>'))
        line = slice_part(line, 1, line.len);
    line = slice_trim(line);
    bool first = line.len && line.at[0] == '|', last = false;
    while (line.len) {
        size_t used = line.at[0] == '|' ? 1 : closed_piece(line);
        last = line.at[0] == '|';
        pipes += last;
        line = slice_part(line, used, line.len);
    }
    return pipes + 1 - first - last;
}

void table_check_row(Diagnostics *d, const Expansion *expansion, size_t at, size_t columns)
{
    Slice text = expansion->text, rest, line;
    size_t from = at;
    while (from && text.at[from - 1] != '\n' && text.at[from - 1] != '\r')
        from--;
    rest = slice_part(text, from, text.len);
    if (!slice_next_line(&rest, &line))
        return;
    size_t count = count_cells(line);
    if (count == columns)
        return;
    char found[24], wanted[24];
    snprintf(found, sizeof found, "%zu", count);
    snprintf(wanted, sizeof wanted, "%zu", columns);
    diagnose(d, DIAG_TABLE_ROW_UNEVEN, source_map_place(&expansion->map, at), slice_of(found),
             slice_of(wanted));
}
