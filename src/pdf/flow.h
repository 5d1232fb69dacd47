// SPDX-License-Identifier: EUPL-1.2
// The walk over the document's blocks that fills a galley. One function a kind of block, in the file of
// that subject; all take a Flow by value, so that what a block changes for its children ends with it.
#ifndef PDF_FLOW_H
#define PDF_FLOW_H

#include "pdf/job.h"

// Where the blocks go and what holds around them.
typedef struct Flow {
    Job *job;
    Galley *galley;
    double x, width;
    Element *owner; // parent of what follows
    const Frame *frame;
    const TextRole *role; // of a ::: around; NULL: each kind its own
    Slice widths;         // of ::: table around
    bool snaps;           // tops of blocks go to the grid
    bool cover;
    bool minor; // in a column or callout: headings are run-in heads, whatever their level
    Slice chapter;
} Flow;

// The blocks and inlines below a node; inlines that stand among blocks are a paragraph.
void flow_children(Flow flow, const Node *parent);

// The same for a node and those after it.
void flow_siblings(Flow flow, const Node *node);

void flow_heading(Flow flow, const Node *node);

// Where links to that heading or row go: its line box's `anchor`. NULL where it has none (no text, no id).
// They must be asked for in document order.
Destination *flow_anchor(Job *job, const Node *node);

// The role of that name, or the one that ::: gives.
const TextRole *flow_role(const Flow *flow, Slice name);

// Take white off both sides, where that leaves enough to write in.
void flow_narrow(Flow *flow, double left, double right);

// An element for a block, with its language.
Element *flow_element(const Flow *flow, ElementType type, const Node *node);

// A paragraph or heading of inlines (`first` up to `stop`, which may be NULL) in a role. Returns the number
// of line boxes: 0 where there is nothing to print.
size_t flow_paragraph(Flow flow, const TextRole *role, Element *element, const Node *first,
                      const Node *stop);

// The kinds with a file of their own.
void flow_list(Flow flow, const Node *node);  // block_list.c
void flow_quote(Flow flow, const Node *node); // block_frame.c
void flow_callout(Flow flow, const Node *node);
void flow_rule_head(Flow flow, const Node *node);
void flow_message(Flow flow, const Node *node);
void flow_table(Flow flow, const Node *node);    // block_table.c
void flow_columns(Flow flow, const Node *node);  // block_columns.c
void flow_figure(Flow flow, const Node *node);   // block_figure.c
void flow_contents(Flow flow, const Node *node); // block_contents.c

// The numbers in a ::: line: "8", "118pt", "*" (0). False at its end, or where there is none.
bool argument_next(Slice *rest, double *number, bool *points);

#endif
