// SPDX-License-Identifier: EUPL-1.2
// A tree of blocks and inlines: a document that a template makes, or a text that people wrote.
#ifndef MODEL_NODE_H
#define MODEL_NODE_H

#include "base/diagnostics.h"

// What holds what: DOCUMENT, DIV, ITEM and QUOTE hold blocks; LIST holds ITEMs, TABLE holds ROWs, ROW holds
// CELLs; HEADING, PARAGRAPH, CELL, STRONG, EMPHASIS, SPAN and LINK hold inlines; the others hold nothing. A
// soft line break of the Markdown is a space in the text. Text is NFC and free of control characters.
// In what people wrote a text is a stretch of letters as they stand on one line of the file, and its place
// theirs; a text without a place was written another way (code, an entity) and is no prose.
typedef enum NodeKind {
    // blocks
    NODE_DOCUMENT,
    NODE_DIV,     // role: the name after ":::"; its arguments in `argument`
    NODE_HEADING, // level 1–6, id
    NODE_PARAGRAPH,
    NODE_LIST, // ordered, start
    NODE_ITEM,
    NODE_QUOTE,
    NODE_TABLE,
    NODE_ROW,  // header: in the table's head
    NODE_CELL, // header: a heading of its column (in the head) or of its row; align; columns spanned
    NODE_FIGURE, // chart, alt, caption; number
    NODE_RULE,   // a thematic break
    NODE_CODE_BLOCK,
    NODE_CONTENTS, // the table of contents goes here; argument: deepest heading level
    // inlines
    NODE_TEXT,
    NODE_STRONG,
    NODE_EMPHASIS,
    NODE_SPAN, // words in another language: lang
    NODE_CODE,
    NODE_LINK,  // target: "#id" or an address
    NODE_MARK,  // a small drawn sign: chart is its name; alt may be empty (then decoration)
    NODE_BREAK, // a hard line break
    // inlines of what people wrote, before it stands in a document
    NODE_SOFT_BREAK, // the end of a line
    NODE_TAG, // "{{score}}" in `text`, or the value that it was bound to; its name in `argument`
    NODE_REFERENCE, // "[1.3; gesprek 4]", between the brackets `argument`; bound: its texts and links
    NODE_KIND_COUNT
} NodeKind;

typedef enum Align {
    ALIGN_START,
    ALIGN_CENTRE,
    ALIGN_END,
    ALIGN_LEFT, // what people wrote so; in a document START
} Align;

typedef struct Node Node;
struct Node {
    NodeKind kind;
    Node *parent, *first, *last, *next;
    Slice text; // TEXT, CODE, CODE_BLOCK, TAG, REFERENCE (not bound)
    Slice role; // DIV
    // DIV: what follows its name; TAG, REFERENCE; TEXT: the name of its entity, "&eacute;"
    Slice argument;
    Slice id;      // HEADING, CELL (its row): unique in the document, for links
    Slice target;  // LINK
    Slice chart;   // FIGURE: "radar", "bars/measure"; MARK: "up", "phase/2"
    Slice alt;     // FIGURE, MARK
    Slice caption; // FIGURE
    Slice lang;    // where it differs from the document's
    int level;     // HEADING; CONTENTS: the deepest level listed
    int number;    // FIGURE: 1, 2, … in reading order
    int start;     // LIST
    int columns;   // CELL: spanned, 1 or more; TABLE: all it has
    bool ordered;  // LIST
    bool tight;    // LIST: no blank lines between its items
    bool header;   // ROW, CELL
    Align align;   // CELL
    Place place;   // where the template or the note wrote it
};

Node *node_new(Arena *arena, NodeKind kind);
Node *node_copy(Arena *arena, const Node *node);     // without what is below it
Node *node_copy_all(Arena *arena, const Node *node); // with it
void node_append(Node *parent, Node *child);
void node_remove(Node *node); // from its parent, with all below it

// The name of a kind ("heading"), for dumps and messages.
Slice node_kind_name(NodeKind kind);
bool node_is_inline(NodeKind kind);
bool node_holds_inlines(NodeKind kind);

// Has no cell of the row any content?
bool node_row_is_empty(const Node *row);
// Does the row begin a group: is it no head, and its one heading as wide as all columns of the table?
bool node_row_is_group(const Node *row, int columns);

// One walk for all back-ends: ENTER and LEAVE of every node, in reading order.
typedef struct NodeWalk {
    Node *root;
    Node *node;
    bool entering;
} NodeWalk;
NodeWalk node_walk(Node *root);
bool node_walk_next(NodeWalk *walk); // false after LEAVE of the root

// All text below a node, in reading order, blocks and hard line breaks separated by one space; captions
// included, alt texts not.
Slice node_text(Arena *arena, const Node *node);

#endif
