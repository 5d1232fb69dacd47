// SPDX-License-Identifier: EUPL-1.2
// Markdown (CommonMark with tables, without raw HTML and indented code) to nodes.
#ifndef DOC_MARKDOWN_H
#define DOC_MARKDOWN_H

#include "doc/mustache.h"
#include "model/node.h"

// Read a stretch of the expanded text and append its blocks to `parent`. Problems go to `d`. Nodes without
// any text get no place. In the arena.
void markdown_read(Arena *arena, Diagnostics *d, Node *parent, const Expansion *expansion,
                   Slice text);

#endif
