// SPDX-License-Identifier: EUPL-1.2
// What a page break may not leave alone: one or two rows of a table, one item of a list, one or two rows of a
// drawing that is parted. Tried with every amount of text above.
#include "model/strings.h"
#include "pages.h"

static Node *add(Bench *bench, Node *parent, NodeKind kind)
{
    Node *node = node_new(bench->arena, kind);
    node_append(parent, node);
    return node;
}

static void add_text(Bench *bench, Node *parent, Slice text)
{
    add(bench, parent, NODE_TEXT)->text = text;
}

static void add_table(Bench *bench, Node *parent, unsigned rows)
{
    Node *table = add(bench, parent, NODE_TABLE);
    for (unsigned r = 0; r <= rows; r++) {
        Node *row = add(bench, table, NODE_ROW);
        row->header = r == 0;
        for (unsigned c = 0; c < 2; c++) {
            Node *cell = add(bench, row, NODE_CELL);
            cell->header = r == 0;
            add_text(bench, cell,
                     r == 0   ? S("kop")
                     : c == 0 ? slice_print(bench->arena, "rij %u", r)
                              : S("cel"));
        }
    }
}

static void add_list(Bench *bench, Node *parent, unsigned items)
{
    Node *list = add(bench, parent, NODE_LIST);
    for (unsigned i = 1; i <= items; i++)
        add_text(bench, add(bench, add(bench, list, NODE_ITEM), NODE_PARAGRAPH),
                 slice_print(bench->arena, "punt %u", i));
}

static void add_figure(Bench *bench, Node *parent)
{
    Node *figure = add(bench, parent, NODE_FIGURE);
    figure->chart = S("heatmap");
    figure->alt = S("De afdelingen");
}

typedef enum Kind { TABLE, LIST, FIGURE } Kind;

// `above` short paragraphs, then the thing with `count` parts.
static Layout *layout_below(Bench *bench, unsigned above, Kind kind, unsigned count)
{
    Document *document = arena_one(bench->arena, Document);
    *document = (Document){ .root = node_new(bench->arena, NODE_DOCUMENT),
                            .title = S("Proef"),
                            .lang = S("nl-NL") };
    for (unsigned i = 0; i < above; i++)
        add_text(bench, add(bench, document->root, NODE_PARAGRAPH), S("Een regel tekst."));
    if (kind == TABLE)
        add_table(bench, document->root, count);
    else if (kind == LIST)
        add_list(bench, document->root, count);
    else
        add_figure(bench, document->root);
    return layout_make(bench->arena, bench->d, document, &bench->options);
}

static size_t words_in(Slice text, Slice word)
{
    size_t count = 0;
    for (size_t at; (at = slice_find(text, word)) < text.len; count++)
        text = slice_part(text, at + word.len, text.len);
    return count;
}

static size_t parts_on(const Bench *bench, const Page *page, const char *word)
{
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++) {
        const Item *item = &page->items[i];
        if (item->kind == ITEM_DRAWING)
            count += words_in(drawing_text(bench->arena, item->drawing), slice_of(word));
        else if (item->kind == ITEM_TEXT)
            count += words_in(item->text, slice_of(word));
    }
    return count;
}

// On every page none of the parts, or `least` of them; in all there are `count`. Returns how often they were
// parted.
static unsigned check_parts(Bench *bench, Kind kind, unsigned count, unsigned least,
                            const char *word)
{
    unsigned parted = 0;
    for (unsigned above = 0; above < 45; above++) {
        const Layout *layout = layout_below(bench, above, kind, count);
        size_t found = 0, pages = 0;
        for (size_t p = 0; p < layout->page_count; p++) {
            size_t here = parts_on(bench, &layout->pages[p], word);
            found += here;
            pages += here > 0;
            if (here > 0 && here < least)
                fail_msg("below %u lines, page %zu: %zu of %u parts", above, p + 1, here, count);
        }
        assert_int_equal(found, count);
        parted += pages > 1;
    }
    return parted;
}

static void rows_stay_in_company(void **state)
{
    for (unsigned rows = 12; rows < 48; rows += 5) // shorter ones stay whole
        assert_true(check_parts(*state, TABLE, rows, 3, "rij ") > 4);
    for (unsigned rows = 1; rows < 12; rows++)
        check_parts(*state, TABLE, rows, rows < 3 ? rows : 3, "rij ");
}

static void items_stay_in_company(void **state)
{
    for (unsigned items = 16; items < 40; items += 6) // shorter ones stay whole
        assert_true(check_parts(*state, LIST, items, 2, "punt ") > 0);
    check_parts(*state, LIST, 3, 3, "punt ");
}

static void rows_of_a_drawing_stay_in_company(void **state)
{
    Bench *bench = *state;
    const char *path = CXSCAN_SOURCE_DIR "/tests/unit/chart/cases/departments-60/facts.json";
    json_t *facts = json_load_file(path, 0, NULL);
    const Facts *kept = bench->options.facts;
    assert_non_null(facts);
    json_object_set(facts, "words", json_object_get(bench->facts, "words"));
    json_t *departments = json_object_get(facts, "departments_by_mean");
    for (size_t i = 0; i < json_array_size(departments); i++)
        json_object_set_new(json_array_get(departments, i), "name", json_sprintf("Groep %zu", i));
    bench->options.facts = facts_read(bench->arena, facts);
    json_decref(facts);
    assert_int_equal(check_parts(bench, FIGURE, 60, 3, "Groep "), 45);
    bench->options.facts = kept;
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(rows_stay_in_company),
                                        cmocka_unit_test(items_stay_in_company),
                                        cmocka_unit_test(rows_of_a_drawing_stay_in_company) };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
