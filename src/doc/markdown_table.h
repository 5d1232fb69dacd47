// SPDX-License-Identifier: EUPL-1.2
// What a Markdown table means beyond its cells.
#ifndef DOC_MARKDOWN_TABLE_H
#define DOC_MARKDOWN_TABLE_H

#include "doc/mustache.h"
#include "model/node.h"

// A head without any text is taken out: Markdown cannot write a table without one. In the body, a first cell
// that is wholly bold heads its row; a row in which only the first cell holds something heads the rows below
// it, with one cell over all columns.
void table_finish(Node *table);

// Markdown fills up a row that is too short and cuts one that is too long, without a word. Complain where
// the row that holds byte `at` of the expanded text has another number of cells than `columns`.
void table_check_row(Diagnostics *d, const Expansion *expansion, size_t at, size_t columns);

#endif
