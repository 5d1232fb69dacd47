// SPDX-License-Identifier: EUPL-1.2
#include <glib.h>
#include <md4c.h>

#include "../reading.h"
#include "model/strings.h"
#include "notes/notes.h"

static NoteSource source_of(Room *room, Slice text)
{
    NoteSource source = { .file = S("note.md") };
    buffer_add(&source.text, text_clean(room->arena, text));
    return source;
}

static Slice blocks_below(Room *room, Slice text, int level)
{
    NoteSource source = source_of(room, text);
    Node *root = node_new(room->arena, NODE_DOCUMENT);
    note_read(room->arena, room->d, &source, (Place){ .file = S("note.md") }, level, root);
    note_source_free(&source);
    return note_markdown(room->arena, root);
}

static Slice line_of(Room *room, Slice text)
{
    NoteSource source = source_of(room, text);
    const Node *line =
        note_read_line(room->arena, room->d, &source, (Place){ .file = S("note.md") });
    note_source_free(&source);
    return note_markdown_line(room->arena, line);
}

static Slice blocks(Room *room, const char *text)
{
    return blocks_below(room, slice_of(text), 3);
}

static Slice line(Room *room, const char *text)
{
    return line_of(room, slice_of(text));
}

static void text_stands_behind_backslashes(void **state)
{
    Room *room = *state;
    expect_text(
        blocks(room, "een {{naam}} en {{{ruw}}}, a_b*c, [x], a|b, 5 < 6 & 7"),
        "een \\{\\{naam\\}\\} en \\{\\{\\{ruw\\}\\}\\}, a\\_b\\*c, \\[x\\], a\\|b, 5 \\< 6 \\& 7");
    expect_text(blocks(room, "a\n::: callout\n:::\n"), "a\n\\::: callout\n\\:::");
    expect_text(blocks(room, "2026\\. Een jaar"), "2026\\. Een jaar");
    expect_text(blocks(room, "\\# geen kop\n\\- geen lijst"), "\\# geen kop\n\\- geen lijst");
    expect_text(blocks(room, "&#58;&#58;&#58; x &#7; &#x201C;"), "\\::: x \xEF\xBF\xBD “");
    expect_text(blocks(room, ""), "");
    expect_text(blocks(room, " \n\n\t\n"), "");
}

static void emphasis_and_breaks_stay(void **state)
{
    Room *room = *state;
    expect_text(blocks(room, "_a_ **b** __c__ ***d***"), "*a* **b** **c** ***d***");
    expect_text(blocks(room, "a  \nb\\\nc\nd"), "a\\\nb\\\nc\nd");
    expect_text(blocks(room, "a `code*` b"), "a code\\* b");
}

static void headings_are_shifted(void **state)
{
    Room *room = *state;
    expect_text(blocks(room, "# Een\n\nTwee\n----\n\n###### Diep\n\n# Terug {#id}\n\n#\n"),
                "#### Een\n\n##### Twee\n\n###### Diep\n\n#### Terug \\{\\#id\\}");
    expect_text(blocks(room, "###### Meteen diep"), "#### Meteen diep");
    expect_text(blocks_below(room, S("# A\n\n## B\n\n### C"), 5),
                "###### A\n\n###### B\n\n###### C");
    expect_text(blocks(room, "# ![weg](x.png)\n\na"), "a");
}

static void lists_quotes_and_tables_stay(void **state)
{
    Room *room = *state;
    expect_text(blocks(room, "- a\n- b\n  - c\n  - d\n- e\n\nf"),
                "* a\n* b\n  - c\n  - d\n* e\n\nf");
    expect_text(blocks(room, "1. a\n2. b\n\n   c\n"), "1) a\n\n2) b\n\n   c");
    expect_text(blocks(room, "> a\n> b\n>\n> c"), "> a\n> b\n>\n> c");
    expect_text(blocks(room, "|a|b|\n|:--|--:|\n|1|x\\|y|\n"),
                "| a | b |\n|:--|--:|\n| 1 | x\\|y |");
    expect_text(blocks(room, "a\n\n---\n\nb"), "a\n\n***\n\nb");
    expect_text(blocks(room, "```\n:::\n```"), " ```\n :::\n ```");
}

static void links_go_where_readers_can_go(void **state)
{
    Room *room = *state;
    expect_text(
        blocks_below(
            room,
            S("[a](https://x.nl/p_q?a=1&b=(2) 't') <MAILTO:a@b.nl> [c](javascript:alert(1)) "
              "[d](&#106;avascript:x) [e](x.md) [f][r] [g](<http://x y>)\n\n[r]: data:text/html,x"),
            0),
        "[a](https://x.nl/p_q?a=1\\&b=%282%29) [MAILTO:a@b.nl](MAILTO:a@b.nl) c d e f "
        "[g](http://x%20y)");
    expect_message(room, "note.md: warning: a link in this text leads nowhere");
    expect_text(blocks(room, "[een **vet** stuk](http://a)"), "[een **vet** stuk](http://a)");
}

static void words_of_another_language_keep_it(void **state)
{
    Room *room = *state;
    expect_text(blocks_below(room,
                             S("de [*customer* journey](lang:en-GB), [x](lang:), [y](<lang:en> "
                               "\"t\"), [z](lang:e%6E)"),
                             0),
                "de [*customer* journey](lang:en-GB), x, [y](lang:en), z");
    expect_message(room, "note.md: warning: a link in this text leads nowhere");
}

static void images_and_html_are_dropped(void **state)
{
    Room *room = *state;
    expect_text(
        blocks_below(
            room, S("a ![x *y*](chart:radar \"t\") b **![i](j)** <b>vet</b> c<br>d <!-- stil -->e"),
            0),
        "a b vet c d e");
    expect_message(room, "note.md: warning: the image in this text is left out");
    expect_message(room, "note.md: warning: the HTML in this text is left out");
    assert_int_equal(diagnostics_count(room->d, SEVERITY_NOTE), 2);
    expect_text(blocks_below(room, S("a\n\n<!-- weg\n\nook weg -->\n\nb"), 0), "a\n\nb");
    assert_int_equal(diagnostics_count(room->d, SEVERITY_NOTE), 2);
    expect_text(blocks_below(room, S("<script>\nalert(1)\n</script>\n\nb"), 0), "b");
    assert_int_equal(diagnostics_count(room->d, SEVERITY_NOTE), 3);
}

static void an_item_is_one_line(void **state)
{
    Room *room = *state;
    expect_text(
        line(room,
             "een\ntwee  \ndrie\n\nvier\n\n- *vijf*\n- zes\n\n# zeven\n\n> acht\n\n    negen\n"),
        "een twee drie vier *vijf* zes zeven acht negen");
    expect_text(line(room, "| a | b |\n|---|---|\n| 1 | 2 |"), "a b 1 2");
    expect_text(line(room, "::: callout"), "\\::: callout");
    expect_text(line(room, "- "), "");
}

// ---- an independent look at what comes out ----

typedef struct Judge {
    const char *fault;
    int level, last_level, images, html_blocks;
    unsigned paragraphs, others;
    Buffer text; // all words, without white space, images and HTML
} Judge;

static int judge_enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    Judge *judge = data;
    if (type == MD_BLOCK_P)
        judge->paragraphs++;
    else if (type != MD_BLOCK_DOC)
        judge->others++;
    if (type == MD_BLOCK_HTML)
        judge->html_blocks++;
    if (type == MD_BLOCK_H && judge->level >= 0) {
        int level = (int)((MD_BLOCK_H_DETAIL *)detail)->level;
        if ((level <= judge->level && judge->level < 6) || level > judge->last_level + 1)
            judge->fault = "heading level";
        judge->last_level = level;
    }
    return 0;
}

static int judge_leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    Judge *judge = data;
    (void)detail;
    judge->html_blocks -= type == MD_BLOCK_HTML;
    return 0;
}

static int judge_enter_span(MD_SPANTYPE type, void *detail, void *data)
{
    Judge *judge = data;
    judge->images += type == MD_SPAN_IMG;
    if (judge->images && judge->level >= 0)
        judge->fault = "image";
    if (type == MD_SPAN_A && judge->level >= 0) {
        Slice address = { ((MD_SPAN_A_DETAIL *)detail)->href.text,
                          ((MD_SPAN_A_DETAIL *)detail)->href.size };
        if (g_ascii_strncasecmp(address.at, "http://", 7) &&
            g_ascii_strncasecmp(address.at, "https://", 8) &&
            g_ascii_strncasecmp(address.at, "mailto:", 7))
            judge->fault = "link";
        for (size_t i = 0; i < address.len; i++)
            if (address.at[i] <= ' ' || address.at[i] == '<' || address.at[i] == '"')
                judge->fault = "address";
    }
    return 0;
}

static int judge_leave_span(MD_SPANTYPE type, void *detail, void *data)
{
    Judge *judge = data;
    (void)detail;
    judge->images -= type == MD_SPAN_IMG;
    return 0;
}

static int judge_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    Judge *judge = data;
    bool html = type == MD_TEXT_HTML || judge->html_blocks;
    if (html && judge->level >= 0)
        judge->fault = "HTML";
    if (html || judge->images)
        return 0;
    if (type == MD_TEXT_NULLCHAR)
        buffer_add(&judge->text, S("\xEF\xBF\xBD"));
    else if (type != MD_TEXT_BR && type != MD_TEXT_SOFTBR)
        for (MD_SIZE i = 0; i < size; i++)
            if (text[i] != ' ' && text[i] != '\n' && text[i] != '\t')
                buffer_add_byte(&judge->text, text[i]);
    return 0;
}

static Judge judged(Slice text, int level)
{
    const MD_PARSER parser = { .flags = MD_FLAG_TABLES,
                               .enter_block = judge_enter_block,
                               .leave_block = judge_leave_block,
                               .enter_span = judge_enter_span,
                               .leave_span = judge_leave_span,
                               .text = judge_text };
    Judge judge = { .level = level, .last_level = level };
    assert_int_equal(md_parse(text.at, (MD_SIZE)text.len, &parser, &judge), 0);
    return judge;
}

static void check_safe(Room *room, Slice source)
{
    Slice whole = blocks_below(room, source, 2), single = line_of(room, source);
    Judge before = judged(text_clean(room->arena, source), -1);
    Judge a = judged(whole, 2), b = judged(single, 6);
    if (a.fault || b.fault)
        fail_msg("%s in what became of \"%.*s\":\n%.*s", a.fault ? a.fault : b.fault,
                 SLICE_ARGS(source), SLICE_ARGS(whole));
    if (b.others || b.paragraphs > 1 || slice_find(single, S("\n")) < single.len)
        fail_msg("not one line: \"%.*s\"\n%.*s", SLICE_ARGS(source), SLICE_ARGS(single));
    if (slice_find(whole, S("{{")) < whole.len || slice_starts(whole, S(":::")) ||
        slice_find(whole, S("\n:::")) < whole.len)
        fail_msg("syntax of the template in \"%.*s\"", SLICE_ARGS(whole));
    // Numeric entities are decoded on the way.
    Slice wanted = buffer_slice(&before.text), got = buffer_slice(&a.text);
    if (!slice_equal(wanted, got) && slice_find(wanted, S("&#")) == wanted.len)
        fail_msg("other words:\n%.*s\nin what became of:\n%.*s\nnamely:\n%.*s", SLICE_ARGS(got),
                 SLICE_ARGS(source), SLICE_ARGS(whole));
    buffer_free(&before.text);
    buffer_free(&a.text);
    buffer_free(&b.text);
}

#define SHARED CXSCAN_SOURCE_DIR "/../shared/data"

// Every example of the CommonMark specification: the part between "```… example" and ".".
static void the_words_of_every_commonmark_example_come_through(void **state)
{
    Room *room = *state;
    Slice spec, text;
    size_t count = 0;
    if (!path_exists(S(SHARED "/spec-commonmark/spec.txt")))
        skip();
    assert_true(file_read(room->arena, room->d, S(SHARED "/spec-commonmark/spec.txt"),
                          S("spec.txt"), &spec));
    while (slice_next_line(&spec, &text)) {
        Buffer example = { 0 };
        if (!slice_starts(text, S("```````````````````````````````` example")))
            continue;
        while (slice_next_line(&spec, &text) && !slice_equal(text, S("."))) {
            for (size_t i = 0; i < text.len; i++) {
                bool arrow = slice_starts(slice_part(text, i, text.len), S("→"));
                buffer_add_byte(&example, arrow ? '\t' : text.at[i]);
                i += arrow ? 2 : 0;
            }
            buffer_add_byte(&example, '\n');
        }
        check_safe(room, slice_copy(room->arena, buffer_slice(&example)));
        buffer_free(&example);
        count++;
    }
    assert_true(count > 600);
}

static void naughty_strings_are_harmless(void **state)
{
    Room *room = *state;
    Slice all, text;
    if (!path_exists(S(SHARED "/security-naughty-strings/blns.txt")))
        skip();
    assert_true(file_read(room->arena, room->d, S(SHARED "/security-naughty-strings/blns.txt"),
                          S("blns"), &all));
    check_safe(room, all);
    for (Slice rest = all; slice_next_line(&rest, &text);)
        check_safe(room, text);
}

static void deep_and_odd_text_is_survived(void **state)
{
    Room *room = *state;
    const char *const unit[] = { ">",    "- ", "*a ",   "[",  "![",   "<",     "`", "1. ",
                                 "**a*", "|",  "&#58;", "\\", "_x_*", ":::\n", "{{" };
    for (size_t u = 0; u < sizeof unit / sizeof *unit; u++) {
        Buffer text = { 0 };
        for (int i = 0; i < 500; i++)
            buffer_add(&text, slice_of(unit[u]));
        buffer_add(&text, S("x\ny\n"));
        Slice copy = slice_copy(room->arena, buffer_slice(&text));
        Judge a = judged(blocks_below(room, copy, 2), 2);
        Judge b = judged(line_of(room, copy), 6);
        assert_null(a.fault);
        assert_null(b.fault);
        assert_int_equal(b.others, 0);
        buffer_free(&a.text);
        buffer_free(&b.text);
        buffer_free(&text);
    }
}

// Nobody hands over text that was not cleaned; if somebody does, a mark is still looked for where it stands.
static void what_was_not_cleaned_keeps_its_places(void **state)
{
    Room *room = *state;
    NoteSource source = { .file = S("note.md") };
    for (int i = 0; i < 200; i++)
        buffer_add(&source.text, S("\xFF"));
    buffer_add(&source.text, S(" een **vet begin"));
    note_read_line(room->arena, room->d, &source, (Place){ .file = S("note.md") });
    note_source_free(&source);
    expect_message(room, "note.md: warning: \"**\" makes nothing bold");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_room(text_stands_behind_backslashes),
        in_room(emphasis_and_breaks_stay),
        in_room(headings_are_shifted),
        in_room(lists_quotes_and_tables_stay),
        in_room(links_go_where_readers_can_go),
        in_room(words_of_another_language_keep_it),
        in_room(images_and_html_are_dropped),
        in_room(an_item_is_one_line),
        in_room(the_words_of_every_commonmark_example_come_through),
        in_room(naughty_strings_are_harmless),
        in_room(deep_and_odd_text_is_survived),
        in_room(what_was_not_cleaned_keeps_its_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
