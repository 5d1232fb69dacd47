// SPDX-License-Identifier: EUPL-1.2
// One look at the finished tree: what a reader, or a program that reads it aloud, would stumble over. After
// it a back-end may take for granted that headings nest, tables have heads and links lead somewhere.
#include "doc/document.h"
#include "doc/messages.h"

#include <glib.h>
#include <stdio.h>

#include "base/buffer.h"
#include "base/language.h"
#include "base/limits.h"
#include "doc/divs.h"

typedef struct DocumentCheck {
    Diagnostics *d;
    GHashTable *places; // by id: the first heading or cell that has it
    int level;          // of the last heading; 0 before the first
} DocumentCheck;

typedef struct Number {
    char text[24];
} Number;

static Number number(int value)
{
    Number n;
    snprintf(n.text, sizeof n.text, "%d", value);
    return n;
}

#define NUMBER(value) slice_of(number(value).text)

static bool has_content(const Node *node)
{
    for (NodeWalk walk = node_walk((Node *)node); node_walk_next(&walk);) {
        const Node *here = walk.node;
        bool drawn = here->kind == NODE_MARK || here->kind == NODE_FIGURE;
        if (slice_trim(here->text).len || (drawn && here->alt.len))
            return true;
    }
    return false;
}

static void check_id(const DocumentCheck *c, const Node *node)
{
    const Node *first = node->id.len ? g_hash_table_lookup(c->places, node->id.at) : NULL;
    if (first && first != node)
        diagnose(c->d, DIAG_ID_DUPLICATE, node->place, node->id, NUMBER((int)first->place.line));
}

static void check_heading(DocumentCheck *c, const Node *node)
{
    if (c->level == 0 && node->level != 1)
        diagnose(c->d, DIAG_HEADING_FIRST, node->place, NUMBER(node->level));
    else if (c->level && node->level > c->level + 1)
        diagnose(c->d, DIAG_HEADING_LEVEL, node->place, NUMBER(node->level), NUMBER(c->level));
    if (!has_content(node))
        diagnose(c->d, DIAG_HEADING_EMPTY, node->place, S(""));
    check_id(c, node);
    c->level = node->level;
}

static Slice nearest_id(const DocumentCheck *c, Slice id)
{
    GHashTableIter at;
    void *key;
    Slice best = S("");
    g_hash_table_iter_init(&at, c->places);
    while (g_hash_table_iter_next(&at, &key, NULL)) {
        Slice here = slice_of(key);
        size_t distance = text_distance(here, id),
               least = best.len ? text_distance(best, id) : SIZE_MAX;
        if (distance < least || (distance == least && slice_compare(here, best) < 0))
            best = here;
    }
    return best;
}

static void check_link(const DocumentCheck *c, const Node *node)
{
    Slice id = slice_part(node->target, 1, node->target.len);
    bool inside = slice_starts(node->target, S("#"));
    if (inside && !g_hash_table_contains(c->places, id.at))
        diagnose(c->d, DIAG_LINK_NOWHERE, node->place, id, nearest_id(c, id));
    if (!has_content(node))
        diagnose(c->d, DIAG_LINK_EMPTY, node->place, node->target);
}

static void check_table(const DocumentCheck *c, const Node *table)
{
    const Node *head = table->first && table->first->header ? table->first : NULL;
    // Without column heads it must have a head in front of every row.
    bool has_row_heads = table->first;
    for (const Node *row = table->first; row; row = row->next)
        has_row_heads = has_row_heads && row->first && row->first->header;
    if (!head && !has_row_heads)
        diagnose(c->d, DIAG_TABLE_NO_HEAD, table->place, S(""));
    int column = 1;
    for (const Node *cell = head ? head->first : NULL; cell; cell = cell->next, column++)
        if (column > 1 && !has_content(cell))
            diagnose(c->d, DIAG_TABLE_EMPTY_HEADING, table->place, NUMBER(column));
    for (const Node *row = table->first; row; row = row->next) {
        int columns = 0;
        for (const Node *cell = row->first; cell; cell = cell->next)
            columns += cell->columns;
        if (columns != table->columns)
            diagnose(c->d, DIAG_TABLE_ROW_UNEVEN, row->place, NUMBER(columns),
                     NUMBER(table->columns));
    }
}

static void wrong_content(const DocumentCheck *c, const Node *node, const char *example)
{
    diagnose(c->d, DIAG_DIV_CONTENT, node->place, node->role, S(""), slice_of(example));
}

static void check_columns(const DocumentCheck *c, const Node *node)
{
    uint64_t width, sum = 0;
    bool right = node->first != NULL;
    for (const Node *child = node->first; child; child = child->next) {
        right = right && child->kind == NODE_DIV && slice_equal(child->role, S("column"));
        if (slice_to_u64(child->argument, &width) && width <= 12)
            sum += width;
    }
    if (!right)
        wrong_content(c, node, "::: columns, ::: column 8, …, :::, ::: column 4, …, :::, :::");
    else if (sum > 12)
        diagnose(c->d, DIAG_DIV_COLUMNS_WIDE, node->place, NUMBER((int)sum));
}

static void check_widths(const DocumentCheck *c, const Node *node)
{
    const Node *table = NULL;
    int tables = 0, widths = 0;
    for (const Node *child = node->first; child; child = child->next) {
        tables += child->kind == NODE_TABLE;
        table = child->kind == NODE_TABLE ? child : table;
    }
    if (tables != 1) {
        wrong_content(c, node, "::: table 120 * 44, | … |, :::");
        return;
    }
    Slice rest = node->argument, word;
    while (slice_next_field(&rest, ' ', &word))
        widths += word.len && !slice_equal(word, S("dense"));
    if (widths && widths != table->columns)
        diagnose(c->d, DIAG_DIV_WIDTHS, node->place, NUMBER(widths), NUMBER(table->columns));
}

// A ::: block of the language's own keeps to its rule; text roles are names without arguments.
static void check_div(const DocumentCheck *c, const Node *node)
{
    const DivRule *rule = div_rule(node->role);
    const Node *parent = node->parent;
    if (node->role.len == 0)
        return;
    if (!rule) {
        if (node->argument.len)
            diagnose(c->d, DIAG_DIV_ARGUMENT, node->place, node->role, node->argument,
                     S("::: lead"));
        return;
    }
    if (!div_argument_fits(rule->form, node->argument))
        diagnose(c->d, DIAG_DIV_ARGUMENT, node->place, node->role, node->argument,
                 slice_of(rule->example));
    if (rule->inside &&
        !(parent && parent->kind == NODE_DIV && slice_equal(parent->role, slice_of(rule->inside))))
        diagnose(c->d, DIAG_DIV_PLACE, node->place, node->role, slice_of(rule->inside));
    if (slice_equal(node->role, S("columns")))
        check_columns(c, node);
    if (slice_equal(node->role, S("table")))
        check_widths(c, node);
}

static void check_node(DocumentCheck *c, const Node *node)
{
    switch (node->kind) {
    case NODE_HEADING: check_heading(c, node); break;
    case NODE_CELL: check_id(c, node); break;
    case NODE_LINK: check_link(c, node); break;
    case NODE_TABLE: check_table(c, node); break;
    case NODE_DIV:
    case NODE_CONTENTS: check_div(c, node); break;
    case NODE_FIGURE:
        if (slice_trim(node->alt).len == 0)
            diagnose(c->d, DIAG_FIGURE_NO_ALT, node->place, node->chart);
        break;
    default: break;
    }
}

void document_check(Diagnostics *d, const Document *document)
{
    enum { OF_FIGURE = 50 }; // what one takes on a page, and to draw
    size_t parts = 0;
    for (NodeWalk walk = node_walk(document->root); node_walk_next(&walk);)
        if (walk.entering)
            parts += walk.node->kind == NODE_FIGURE ? OF_FIGURE : 1;
    if (parts > LIMIT_PARTS) {
        diagnose(d, DIAG_LIMIT_REPORT, ((Place){ .line = 0 }), S(""), NUMBER(LIMIT_PAGES));
        return;
    }
    DocumentCheck c = { .d = d, .places = g_hash_table_new(g_str_hash, g_str_equal) };
    if (slice_trim(document->title).len == 0)
        diagnose(d, DIAG_DOCUMENT_NO_TITLE, ((Place){ .file = S("scan.yaml") }), S(""));
    if (!language_tag_valid(document->lang))
        diagnose(d, DIAG_DOCUMENT_NO_LANGUAGE, document->lang_at, document->lang);
    for (NodeWalk walk = node_walk(document->root); node_walk_next(&walk);)
        if (walk.entering && walk.node->id.len &&
            !g_hash_table_contains(c.places, walk.node->id.at))
            g_hash_table_insert(c.places, (char *)walk.node->id.at, walk.node);
    for (NodeWalk walk = node_walk(document->root); node_walk_next(&walk);)
        if (walk.entering)
            check_node(&c, walk.node);
    g_hash_table_destroy(c.places);
}

static Slice nearest_role(const Slice *roles, size_t count, Slice name)
{
    Slice best = S("");
    for (const DivRule *rule = div_rules(); rule->name; rule++)
        if (best.len == 0 || text_distance(slice_of(rule->name), name) < text_distance(best, name))
            best = slice_of(rule->name);
    for (size_t i = 0; i < count; i++)
        if (text_distance(roles[i], name) < text_distance(best, name))
            best = roles[i];
    return best;
}

void document_check_roles(Diagnostics *d, const Document *document, const Slice *roles,
                          size_t count)
{
    for (NodeWalk walk = node_walk(document->root); node_walk_next(&walk);) {
        const Node *node = walk.node;
        if (!walk.entering || node->kind != NODE_DIV || node->role.len == 0 || div_rule(node->role))
            continue;
        bool known = false;
        for (size_t i = 0; i < count && !known; i++)
            known = slice_equal(node->role, roles[i]);
        if (!known)
            diagnose(d, DIAG_DIV_UNKNOWN, node->place, node->role,
                     nearest_role(roles, count, node->role));
    }
}
