// SPDX-License-Identifier: EUPL-1.2
// What must hold on every page of every document, checked on documents made by a small deterministic
// generator: each has chapters with all kinds of blocks, in numbers that make pages break everywhere.
#include "pages.h"

enum { DOCUMENTS = 40 };

typedef struct Maker {
    Bench *bench;
    uint64_t seed;
    unsigned words; // every word of the text is numbered, so that none can be lost or moved unseen
    unsigned figures;
    int level;  // of the last heading
    bool plain; // no words that are wider than any column
} Maker;

static unsigned chance(Maker *maker, unsigned below)
{
    maker->seed = maker->seed * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)(maker->seed >> 33) % below;
}

static Slice some_text(Maker *maker, unsigned words)
{
    static const char *const tails[] = {
        "", "en", "ing", "schappelijk", "dienst", "verlening", "s"
    };
    Buffer text = { 0 };
    for (unsigned i = 0; i < words; i++) {
        buffer_print(&text, "%sw%u", i ? " " : "", maker->words++);
        if (!maker->plain && chance(maker, 40) == 0)
            for (int k = 0; k < 30; k++)
                buffer_print(&text, "lang/");
        else
            buffer_print(&text, "%s", tails[chance(maker, 7)]);
    }
    Slice copy = slice_copy(maker->bench->arena, buffer_slice(&text));
    buffer_free(&text);
    return copy;
}

static Node *add(Maker *maker, Node *parent, NodeKind kind)
{
    Node *node = node_new(maker->bench->arena, kind);
    node_append(parent, node);
    return node;
}

static Node *add_text(Maker *maker, Node *parent, NodeKind kind, unsigned words)
{
    Node *node = add(maker, parent, kind);
    Node *holder = chance(maker, 6) == 0 ? add(maker, node, NODE_STRONG) : node;
    add(maker, holder, NODE_TEXT)->text = some_text(maker, words);
    return node;
}

static Node *add_div(Maker *maker, Node *parent, const char *role, const char *argument)
{
    Node *node = add(maker, parent, NODE_DIV);
    node->role = slice_of(role);
    node->argument = slice_of(argument);
    return node;
}

static Node *add_heading(Maker *maker, Node *parent, int level)
{
    maker->plain = true;
    Node *node = add_text(maker, parent, NODE_HEADING, 2 + chance(maker, 10));
    maker->plain = false;
    node->level = level > maker->level + 1 ? maker->level + 1 : level;
    maker->level = node->level;
    node->id = slice_print(maker->bench->arena, "h%u", maker->words);
    return node;
}

static void add_block(Maker *maker, Node *parent, int depth);

static void add_list(Maker *maker, Node *parent, int depth)
{
    Node *list = add(maker, parent, NODE_LIST);
    list->ordered = chance(maker, 2);
    for (unsigned i = chance(maker, depth ? 3 : 8) + 1; i; i--) {
        Node *item = add(maker, list, NODE_ITEM);
        add_text(maker, item, NODE_PARAGRAPH, 1 + chance(maker, depth ? 10 : 40));
        if (depth < 12 && chance(maker, 3) == 0)
            add_list(maker, item, depth + 1);
    }
}

static Node *add_cell(Maker *maker, Node *row, bool header, Align align, unsigned words)
{
    Node *cell = add(maker, row, NODE_CELL);
    cell->header = header;
    cell->align = align;
    if (words)
        add(maker, cell, NODE_TEXT)->text = some_text(maker, words);
    return cell;
}

static void add_table(Maker *maker, Node *parent, int depth)
{
    static const char *const widths[] = { "", "dense", "40 * 60", "dense 30 * * 50", "500 *" };
    Node *div = add_div(maker, parent, "table", widths[chance(maker, 5)]);
    Node *table = add(maker, div, NODE_TABLE);
    unsigned columns = 2 + (depth ? 0 : chance(maker, 5));
    unsigned rows = 1 + chance(maker, chance(maker, 3) || depth ? 12 : 90);
    bool groups = chance(maker, 2);
    Node *head = add(maker, table, NODE_ROW);
    head->header = true;
    maker->plain = true; // a head that fills the page is not repeated
    for (unsigned c = 0; c < columns; c++)
        add_cell(maker, head, true, c > 1 ? ALIGN_END : ALIGN_START, 1 + chance(maker, 2));
    maker->plain = false;
    for (unsigned r = 0; r < rows; r++) {
        if (groups && r % 7 == 0) {
            Node *group = add(maker, table, NODE_ROW);
            add_cell(maker, group, true, ALIGN_START, 3)->columns = (int)columns;
        }
        Node *row = add(maker, table, NODE_ROW);
        for (unsigned c = 0; c < columns; c++)
            add_cell(maker, row, c == 0, c > 1 ? ALIGN_END : ALIGN_START,
                     c == 1 ? chance(maker, chance(maker, 80) ? 12 : 600) : chance(maker, 3));
    }
    if (chance(maker, 2))
        add_text(maker, add_div(maker, parent, "note", ""), NODE_PARAGRAPH, 5 + chance(maker, 40));
}

static void add_blocks(Maker *maker, Node *parent, unsigned count, int depth)
{
    while (count--)
        add_block(maker, parent, depth);
}

static void add_columns(Maker *maker, Node *parent, int depth)
{
    static const char *const widths[] = { "6", "4", "180pt", "8" };
    Node *columns = add_div(maker, parent, "columns", "");
    for (unsigned i = 2 + chance(maker, 2); i; i--)
        add_blocks(maker, add_div(maker, columns, "column", widths[chance(maker, 4)]),
                   1 + chance(maker, chance(maker, 5) ? 3 : 12), depth + 1);
}

static void add_figure(Maker *maker, Node *parent)
{
    static const char *const charts[] = { "radar", "heatmap", "ladder" };
    Node *figure = add(maker, parent, NODE_FIGURE);
    figure->chart = slice_of(charts[chance(maker, 3)]);
    figure->alt = S("Een figuur");
    if (chance(maker, 2)) {
        figure->caption = some_text(maker, 3 + chance(maker, 20));
        figure->number = (int)++maker->figures;
    }
}

static void add_block(Maker *maker, Node *parent, int depth)
{
    switch (chance(maker, depth == 0 ? 14 : depth == 1 ? 10 : 6)) {
    case 0:
    case 1:
    case 2: add_text(maker, parent, NODE_PARAGRAPH, 1 + chance(maker, 120)); return;
    case 3: add_list(maker, parent, 0); return;
    case 4:
        add_heading(maker, parent, 2 + (int)chance(maker, 3));
        if (chance(maker, 2))
            add_text(maker, parent, NODE_PARAGRAPH, 5 + chance(maker, 60));
        else
            add_block(maker, parent, depth);
        return;
    case 5: {
        Node *quote = add_div(maker, parent, "quote", "");
        add_text(maker, quote, NODE_PARAGRAPH, 5 + chance(maker, 30));
        add_text(maker, add_div(maker, quote, "source", ""), NODE_PARAGRAPH, 3);
        return;
    }
    case 6:
    case 7: add_table(maker, parent, depth); return;
    case 8:
        add_blocks(maker, add_div(maker, parent, "callout", ""), 1 + chance(maker, 3), depth + 1);
        return;
    case 9:
        add_blocks(maker, add_div(maker, parent, "keep", ""), 1 + chance(maker, 4), depth + 1);
        return;
    case 10: add_columns(maker, parent, depth); return;
    case 11: {
        Node *rule = add_div(maker, parent, "rule", "gemiddelde, 1 tot 4");
        add_heading(maker, rule, 3);
        add_text(maker, parent, NODE_PARAGRAPH, 10);
        return;
    }
    case 12: add_figure(maker, parent); return;
    default:
        add_text(maker, add_div(maker, parent, "lead", ""), NODE_PARAGRAPH, 10 + chance(maker, 30));
        return;
    }
}

static Document *document_of(Maker *maker)
{
    Arena *arena = maker->bench->arena;
    Document *document = arena_one(arena, Document);
    *document = (Document){
        .root = node_new(arena, NODE_DOCUMENT),
        .title = S("Proef"),
        .lang = S("nl-NL"),
        .page_header = S("Proef"),
        .page_footer = S("Voet"),
        .page_number = S("Pagina {page} van {pages}"),
        .figure_word = S("Figuur"),
    };
    Node *contents = add_div(maker, document->root, "chapter", "Inhoud");
    Node *list = add(maker, contents, NODE_CONTENTS);
    list->argument = S("2");
    for (unsigned i = 1 + chance(maker, 4); i; i--) {
        Node *chapter = add_div(maker, document->root, "chapter", "Een hoofdstuk met een naam");
        add_text(maker, add_div(maker, chapter, "eyebrow", ""), NODE_PARAGRAPH, 2);
        add_heading(maker, chapter, 1);
        add_blocks(maker, chapter, 3 + chance(maker, 12), 0);
    }
    return document;
}

// The rules

static bool in_margin(const Item *item)
{
    return !item->owner && (item->artifact == ARTIFACT_HEADER || item->artifact == ARTIFACT_FOOTER);
}

static void nothing_outside(const Bench *bench, const Page *page)
{
    const Style *style = bench->style;
    for (size_t i = 0; i < page->count; i++) {
        const Item *item = &page->items[i];
        if (item->kind == ITEM_ELEMENT || in_margin(item))
            continue;
        bool text = item->kind == ITEM_TEXT;
        double top = text ? item->y - item->size : item->y,
               bottom = text ? item->y : item->y + item->height;
        bool inside = item->x >= style->margin_left - 0.1 && top >= style->opening_top - 0.1 &&
                      item->x + item->width <= style->page_width - style->margin_right + 0.1 &&
                      bottom <= style->body_bottom + 0.1;
        if (!inside)
            fail_msg("outside the text area: kind %d x %d y %d width %d height %d \"%.*s\"",
                     item->kind, (int)item->x, (int)item->y, (int)item->width, (int)item->height,
                     SLICE_ARGS(item->text));
    }
}

static void nothing_overlaps(const Page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        const Item *a = &page->items[i];
        if (!is_text(a))
            continue;
        for (size_t k = i + 1; k < page->count; k++) {
            const Item *b = &page->items[k];
            if (!is_text(b))
                continue;
            bool apart = a->x + a->width <= b->x + 0.1 || b->x + b->width <= a->x + 0.1 ||
                         a->y + 0.2 * a->size <= b->y - 0.72 * b->size + 0.1 ||
                         b->y + 0.2 * b->size <= a->y - 0.72 * a->size + 0.1;
            if (!apart)
                fail_msg("one over the other: \"%.*s\" and \"%.*s\"", SLICE_ARGS(a->text),
                         SLICE_ARGS(b->text));
        }
    }
}

// Below a heading, in its column, there is something on the same page.
static void no_heading_is_last(const Page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        const Item *head = &page->items[i];
        if (!is_text(head) || !is_heading(head))
            continue;
        bool followed = false;
        for (size_t k = 0; k < page->count && !followed; k++) {
            const Item *item = &page->items[k];
            bool drawn = is_text(item) || item->kind == ITEM_DRAWING;
            double end = item->kind == ITEM_DRAWING ? item->y + item->height : item->y;
            followed = drawn && !in_margin(item) && item->owner != head->owner && end > head->y + 1;
        }
        if (!followed)
            fail_msg("a heading ends the page: \"%.*s\"", SLICE_ARGS(head->text));
    }
}

static size_t lines_on(const Page *page, const Element *owner)
{
    size_t lines = 0;
    double last = -1;
    for (size_t i = 0; i < page->count; i++) {
        const Item *item = &page->items[i];
        if (is_text(item) && item->owner == owner && fabs(item->y - last) > 1) {
            lines++;
            last = item->y;
        }
    }
    return lines;
}

static bool is_cell(const Element *element)
{
    return element_around(element, ELEMENT_TD) || element_around(element, ELEMENT_TH);
}

// A paragraph that goes on: at least two lines at either side.
static void no_line_is_alone(const Layout *layout)
{
    for (size_t p = 0; p + 1 < layout->page_count; p++) {
        const Page *page = &layout->pages[p], *next = &layout->pages[p + 1];
        for (size_t i = 0; i < page->count; i++) {
            const Element *owner = page->items[i].owner;
            if (!owner || owner->type != ELEMENT_P || is_cell(owner))
                continue;
            size_t after = lines_on(next, owner);
            if (after && (after < 2 || lines_on(page, owner) < 2))
                fail_msg("a line alone: \"%.*s\", %zu lines after", SLICE_ARGS(page->items[i].text),
                         after);
        }
    }
}

static const Item *head_cell(const Layout *layout, const Element *table)
{
    for (size_t p = 0; p < layout->page_count; p++)
        for (size_t i = 0; i < layout->pages[p].count; i++) {
            const Item *item = &layout->pages[p].items[i];
            if (is_text(item) && element_around(item->owner, ELEMENT_THEAD) &&
                element_around(item->owner, ELEMENT_TABLE) == table)
                return item;
        }
    return NULL;
}

// Above the first row on a page stands the table's head, on the first page and on every next one.
static void heads_are_repeated(const Layout *layout)
{
    for (size_t p = 0; p < layout->page_count; p++) {
        const Page *page = &layout->pages[p];
        const Element *seen = NULL;
        for (size_t i = 0; i < page->count; i++) {
            const Item *row = &page->items[i];
            const Element *table = element_around(row->owner, ELEMENT_TABLE);
            if (!is_text(row) || !table || table == seen)
                continue;
            seen = table;
            const Item *head = head_cell(layout, table);
            assert_non_null(head);
            bool found = head == row;
            for (size_t k = 0; k < page->count && !found; k++)
                found = is_text(&page->items[k]) && slice_equal(page->items[k].text, head->text) &&
                        page->items[k].y < row->y;
            if (!found)
                fail_msg("page %zu: no head above \"%.*s\"", p + 1, SLICE_ARGS(row->text));
        }
    }
}

static void page_numbers_are_right(const Bench *bench, const Layout *layout)
{
    size_t found = 0;
    for (size_t p = 0; p < layout->page_count; p++) {
        for (size_t i = 0; i < layout->pages[p].count; i++) {
            const Item *number = &layout->pages[p].items[i];
            if (!number->page_of)
                continue;
            found++;
            assert_in_range(number->page_of->page, 0, layout->page_count - 1);
            Slice text = slice_print(bench->arena, "%d", number->page_of->page + 1);
            assert_true(slice_equal(text, number->text));
            const Page *page = &layout->pages[number->page_of->page];
            Slice first = number->page_of->title;
            first.len = slice_find(first, S(" "));
            bool there = false;
            first = slice_part(first, 0, 20);
            for (size_t k = 0; k < page->count && !there; k++)
                there = is_heading(&page->items[k]) && slice_starts(page->items[k].text, first);
            assert_true(there);
        }
    }
    assert_true(found > 0);
}

// The words of the structure tree, in reading order, from the marks that painting made.
typedef struct Reader {
    const Layout *layout;
    const Structure *structure;
    Buffer text;
} Reader;

static void read_mark(Reader *reader, int page, int mark)
{
    const Page *p = &reader->layout->pages[page];
    int number = -1;
    const Item *last = NULL;
    for (size_t i = 0; i < p->count; i++) {
        const Item *item = &p->items[i];
        if (item->kind == ITEM_ELEMENT) {
            last = NULL;
            continue;
        }
        bool same =
            last && last->owner == item->owner && (item->owner || last->artifact == item->artifact);
        number += !same;
        last = item;
        if (number != mark || item->kind != ITEM_TEXT)
            continue;
        // An eyebrow ends in a space that does not break.
        bool ends = slice_ends(item->text, S("\u00A0"));
        buffer_add(&reader->text, slice_part(item->text, 0, item->text.len - (ends ? 2 : 0)));
        if (ends)
            buffer_add(&reader->text, S(" "));
    }
}

static void read_element(Reader *reader, const Element *element)
{
    ElementType type = element->type;
    bool apart = type != ELEMENT_LINK && type != ELEMENT_SPAN && type != ELEMENT_CODE;
    if (element->type == ELEMENT_LBL || element->type == ELEMENT_TOC)
        return;
    if (apart)
        buffer_add(&reader->text, S(" "));
    for (size_t i = 0; i < element->child_count; i++) {
        const ElementChild *child = &element->children[i];
        if (child->kind == CHILD_ELEMENT)
            read_element(reader, child->element);
        else if (child->kind == CHILD_MARK)
            read_mark(reader, child->page, child->mark);
    }
}

static bool next_word(Slice *text, Slice *word)
{
    *text = slice_trim(*text);
    word->at = text->at;
    word->len = 0;
    while (word->len < text->len && !strchr(" \n", text->at[word->len]))
        word->len++;
    *text = slice_part(*text, word->len, text->len);
    return word->len > 0;
}

// All numbered words are there once and in order; other words (a caption's number, a rule's unit) pass.
static void every_word_in_order(Reader *reader, unsigned words)
{
    Slice text = buffer_slice(&reader->text), word;
    unsigned expected = 0;
    while (next_word(&text, &word)) {
        if (word.at[0] != 'w')
            continue;
        unsigned number = (unsigned)strtoul(word.at + 1, NULL, 10);
        if (number != expected)
            fail_msg("word %u where %u was expected: \"%.*s\"", number, expected, SLICE_ARGS(word));
        expected++;
    }
    assert_int_equal(expected, words);
}

static void check_document(Bench *bench, uint64_t seed)
{
    Maker maker = { .bench = bench, .seed = seed };
    Document *document = document_of(&maker);
    Layout *layout = layout_make(bench->arena, bench->d, document, &bench->options);
    if (layout->troubles)
        diagnostics_print(bench->d, stderr, (DiagnosticStyle){ .language = MESSAGES_ENGLISH });
    assert_int_equal(layout->troubles, 0);
    for (size_t p = 0; p < layout->page_count; p++) {
        nothing_outside(bench, &layout->pages[p]);
        nothing_overlaps(&layout->pages[p]);
        no_heading_is_last(&layout->pages[p]);
    }
    no_line_is_alone(layout);
    heads_are_repeated(layout);
    page_numbers_are_right(bench, layout);

    const Structure *structure = painted(bench, layout, document);
    assert_int_equal(structure->page_count, layout->page_count);
    Reader reader = { .layout = layout, .structure = structure };
    read_element(&reader, structure->root);
    every_word_in_order(&reader, maker.words);
    buffer_free(&reader.text);
}

static void rules_hold(void **state)
{
    Bench *bench = *state;
    for (uint64_t seed = 1; seed <= DOCUMENTS; seed++) {
        Bench one = *bench;
        one.arena = arena_new();
        one.d = diagnostics_new(one.arena);
        print_message("# document %d\n", (int)seed);
        check_document(&one, seed);
        arena_free(one.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rules_hold, bench_open, bench_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
