// SPDX-License-Identifier: EUPL-1.2
// Every mistake that a document can have is seen, at its line, with a hint; and a document without mistakes
// is not complained about.
#include "doc/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "doc/divs.h"
#include "doc/headings.h"

// What is printed about a document with this text and these facts of its own.
static Slice complaints(Arena *arena, Slice text, const char *title, const char *lang)
{
    static const Slice roles[] = { { "lead", 4 }, { "note", 4 } };
    Diagnostics *d = diagnostics_new(arena);
    MustacheOptions options = { .escape = escape_markdown };
    Expansion expansion =
        mustache_expand(arena, d, source_file_new(arena, S("t.md"), text), NULL, &options);
    Document document = { .title = slice_of(title), .lang = slice_of(lang) };
    document.root = divs_read(arena, d, &expansion);
    headings_name(arena, document.root);
    document_check(d, &document);
    document_check_roles(d, &document, roles, sizeof roles / sizeof *roles);
    char *printed = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&printed, &len);
    diagnostics_print(d, out, (DiagnosticStyle){ .language = MESSAGES_ENGLISH });
    fclose(out);
    Slice copy = slice_copy(arena, (Slice){ printed, len });
    free(printed);
    return copy;
}

typedef struct Mistake {
    const char *text;
    const char *message; // the first one begins with it
    const char *hint;    // and it is followed by this
} Mistake;

static const Mistake in_headings[] = {
    { "# A\n\n### B\n",
      "t.md:3:5: error: a heading of level 3 comes after one of level 1 [heading-level]",
      "skip a level" },
    { "\n## A\n", "t.md:2:4: error: the first heading has level 2 [heading-first]",
      "level 1: # and a space" },
    { "# A\n\n##\n", "t.md:1:1: error: this heading has no text [heading-empty]", "or remove it" },
    { "# A {#a}\n\n## B {#a}\n",
      "t.md:3:4: error: the id \"a\" is already given in line 1 [id-duplicate]",
      "an id of its own" },
    { "# A {#a}\n\n| | |\n|---|---|\n| **b** {#b} | c |\n| **d** {#b} | e |\n",
      "t.md:6:5: error: the id \"b\" is already given in line 5 [id-duplicate]",
      "an id of its own" },
    { "# A {#a}\n\n| | |\n|---|---|\n| **b** {#a} | c |\n",
      "t.md:5:5: error: the id \"a\" is already given in line 1", "each heading and row" },
};

static const Mistake in_links[] = {
    { "# Aap\n[x](#aan)\n", "t.md:2:2: error: nothing here has the id \"aan\" [link-nowhere]",
      "nearest id is \"aap\"" },
    { "# A\n[ ](#a)\n", "t.md:2:2: error: this link to \"#a\" has no text [link-empty]",
      "where it leads" },
    { "# A\n[](#a)\n", "t.md:2:4: error: this link to \"#a\" has no text", "where it leads" },
    { "# A\nb [x](javascript:alert)",
      "t.md:2:7: error: \"javascript:alert\" is no address that a document may link to "
      "[link-refused]",
      "begin with http:, https:, mailto: or #" },
    { "# A\n[x](b.html)", "t.md:2:5: error: \"b.html\" is no address", "begin with" },
    { "# A\n[x](http:///b)", "t.md:2:5: error: \"http:///b\" is no address", "begin with" },
    { "# A\n[x](lang:engelstalig)",
      "t.md:2:5: error: \"engelstalig\" names no language [language-tag]",
      "[customer journey](lang:en)" },
    { "# A\n[x](lang:)", "t.md:2:5: error: \"\" names no language", "(lang:en)" },
    { "# A\n<ftp://a.nl>", "t.md:2:2: error: \"ftp://a.nl\" is no address", "begin with" },
};

static const Mistake in_pictures[] = {
    { "# A\n\n![](chart:radar)\n",
      "t.md:3:5: error: the chart \"radar\" has no text for people who cannot see it "
      "[figure-no-alt]",
      "between [ and ]" },
    { "# A\n\nb ![c](chart:radar)\n",
      "t.md:3:5: error: the chart \"radar\" stands between text [chart-not-alone]",
      "paragraph of its own" },
    { "# A ![c](chart:radar)\n", "t.md:1:7: error: the chart \"radar\" stands between text",
      "paragraph of its own" },
    { "# A\n\n![c](logo.png)\n",
      "t.md:3:3: error: \"logo.png\" is no picture that cxscan can draw [image-unknown]",
      "chart: or mark:" },
    { "# A\n![a](mark:up[b) c](#a) d\n",
      "t.md:2:20: error: two links or pictures cross each other here: part of the text is lost "
      "[links-cross]",
      "finish one before the other begins" },
    { "# A\n\n![c](chart:)\n", "t.md:3:3: error: \"chart:\" is no picture", "chart: or mark:" },
};

static const Mistake in_tables[] = {
    { "# A\n\n| | |\n|---|---|\n| a | b |\n",
      "t.md:5:3: error: this table has no headings [table-no-head]",
      "begin each row with one in bold" },
    { "# A\n\n| | |\n|---|---|\n", "t.md:1:1: error: this table has no headings",
      "each column a heading" },
    { "# A\n\n| a | |\n|---|---|\n| b | c |\n",
      "t.md:3:3: warning: column 2 of this table has no heading "
      "[table-empty-heading]",
      "give it a heading" },
    { "# A\n\n| a | b |\n|---|---|\n| c |\n",
      "t.md:5:3: error: this row has 1 cells, the table's head has 2 "
      "[table-row-uneven]",
      "as many cells as the head" },
    { "# A\n\n| a | b |\n|---|---|\n| c | `|` | e \\| f |\n",
      "t.md:5:3: error: this row has 3 cells", "as many" },
    { "# A\n\n> | a | b |\n> |---|---|\n> | c | d | |\n", "t.md:5:5: error: this row has 3 cells",
      "as many" },
    { "# A\n\n| a | b |\n|- -|--|\n| c | d |\n",
      "t.md:3:1: error: this looks like a table, but it is none [table-broken]", "|---|---:|" },
};

static const Mistake in_divs[] = {
    { "# A\n::: Note\n:::\n",
      "t.md:2:1: error: after \":::\" a name must come, not \"Note\" [div-name]", "::: callout" },
    { "# A\n::: {.note}\n:::\n", "t.md:2:1: error: after \":::\" a name must come, not \"{.note}\"",
      "::: callout" },
    { "# A\n::: nota\n:::\n",
      "t.md:2:1: error: there is no block or text role called \"nota\" [div-unknown]",
      "nearest name is \"note\"" },
    { "# A\n::: calout\n:::\n", "t.md:2:1: error: there is no block or text role called \"calout\"",
      "\"callout\"" },
    { "# A\n::: lead big\n:::\n",
      "t.md:2:1: error: \"big\" does not fit the block \"lead\" [div-argument]", "\"::: lead\"" },
    { "# A\n::: space wide\n", "t.md:2:1: error: \"wide\" does not fit the block \"space\"",
      "\"::: space 14\"" },
    { "# A\n::: space -3\n", "t.md:2:1: error: \"-3\" does not fit", "\"::: space 14\"" },
    { "# A\n::: at\n:::\n", "t.md:2:1: error: \"\" does not fit the block \"at\"",
      "\"::: at 525\"" },
    { "# A\n::: cover 4,5\n:::\n", "t.md:2:1: error: \"4,5\" does not fit the block \"cover\"",
      "\"::: cover 476\"" },
    { "# A\n::: contents 9\n", "t.md:2:1: error: \"9\" does not fit the block \"contents\"",
      "\"::: contents 2\"" },
    { "# A\n::: chapter\n:::\n", "t.md:2:1: error: \"\" does not fit the block \"chapter\"",
      "\"::: chapter Measure\"" },
    { "# A\n::: columns\n::: column 13\n:::\n:::\n",
      "t.md:3:1: error: \"13\" does not fit the block \"column\"", "8" },
    { "# A\n::: columns\n::: column\n:::\n:::\n",
      "t.md:3:1: error: \"\" does not fit the block \"column\"", "8" },
    { "# A\n::: columns\n::: column 8\n:::\n::: column 5\n:::\n:::\n",
      "t.md:2:1: error: these columns are 13 of the page's 12 wide together [div-columns-wide]",
      "12 together" },
    { "# A\n::: columns\nb\n:::\n",
      "t.md:2:1: error: the block \"columns\" holds something else than it may "
      "[div-content]",
      "::: column 8" },
    { "# A\n::: column 4\n:::\n",
      "t.md:2:1: error: the block \"column\" cannot stand here [div-place]", "inside \"columns\"" },
    { "# A\n::: table 20 *\nb\n:::\n", "t.md:2:1: error: the block \"table\" holds something else",
      "::: table 120 * 44" },
    { "# A\n::: table x *\n| a | b |\n|---|---|\n:::\n",
      "t.md:2:1: error: \"x *\" does not fit the block \"table\"", "dense 120 * 44" },
    { "# A\n::: table dense 20 *\n| a | b | c |\n|---|---|---|\n| d | e | f |\n:::\n",
      "t.md:2:1: error: 2 widths are given for a table of 3 columns [div-widths]",
      "width in points" },
    { "# A\n::: callout\nb\n", "t.md:2:1: error: the block \"callout\" is never closed [div-open]",
      "alone on a line" },
    { "# A\nb\n:::\n", "t.md:3:1: error: this \":::\" closes nothing [div-close]", "remove it" },
    { "# A\n::: callout\n::: space 14\n:::\n",
      "t.md:2:1: error: the block \"callout\" is never closed", "alone" },
    { "# A\n```\nb\n::: callout\n",
      "t.md:2:1: error: this block of code is never closed [fence-open]", "put ``` alone" },
};

static void expect_all(const Mistake *table, size_t count)
{
    Arena *arena = arena_new();
    for (size_t i = 0; i < count; i++) {
        Slice printed = complaints(arena, slice_of(table[i].text), "Titel", "nl-NL");
        Slice hint = slice_part(printed, slice_find(printed, S("hint: ")), printed.len),
              line = S("");
        slice_next_line(&hint, &line);
        if (!slice_starts(printed, slice_of(table[i].message)))
            fail_msg("%s: expected \"%s\", got \"%s\"", table[i].text, table[i].message,
                     printed.at);
        if (slice_find(line, slice_of(table[i].hint)) == line.len)
            fail_msg("%s: no \"%s\" in \"%s\"", table[i].text, table[i].hint, printed.at);
        if (slice_find(hint, S("hint: ")) < hint.len)
            fail_msg("%s: more than one complaint: %s", table[i].text, printed.at);
    }
    arena_free(arena);
}

#define EXPECT_ALL(table) expect_all((table), sizeof(table) / sizeof *(table))

static void headings(void **state)
{
    (void)state;
    EXPECT_ALL(in_headings);
}

// As deep as a template that calls itself in a block: 20,000 would be more than the stack holds.
static void blocks_within_blocks(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Buffer text = { 0 };
    buffer_add(&text, S("# A\n"));
    for (int i = 0; i < 20000; i++)
        buffer_add(&text, S("::: callout\n"));
    Slice printed = complaints(arena, buffer_slice(&text), "Titel", "nl-NL");
    assert_true(slice_starts(
        printed, S("t.md:52:1: error: blocks lie too deep inside each other here [div-deep]")));
    assert_true(slice_find(printed, S("div-open")) == printed.len);
    buffer_free(&text);
    arena_free(arena);
}

static void links(void **state)
{
    (void)state;
    EXPECT_ALL(in_links);
}

static void pictures(void **state)
{
    (void)state;
    EXPECT_ALL(in_pictures);
}

static void tables(void **state)
{
    (void)state;
    EXPECT_ALL(in_tables);
}

static void divs(void **state)
{
    (void)state;
    EXPECT_ALL(in_divs);
}

static void title_and_language(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Slice title = complaints(arena, S("# A\n"), " ", "nl-NL"),
          language = complaints(arena, S("# A\n"), "T", ""),
          odd = complaints(arena, S("# A\n"), "T", "nl_NL");
    assert_true(
        slice_starts(title, S("scan.yaml: error: the document has no title [document-no-title]")));
    assert_true(slice_find(odd, S("[document-no-language]")) < odd.len);
    assert_true(
        slice_starts(language, S("cxscan: error: the document does not say which language it is in "
                                 "[document-no-language]")));
    arena_free(arena);
}

static void too_deep(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Buffer text = { 0 };
    buffer_add(&text, S("# A\n\n"));
    for (int i = 0; i < 2000; i++)
        buffer_add(&text, S("> "));
    buffer_add(&text, S("- a\n\n"));
    for (int i = 0; i < 300; i++)
        buffer_add(&text, S("*a **b "));
    for (int i = 0; i < 300; i++)
        buffer_add(&text, S("b** a*"));
    Slice printed = complaints(arena, buffer_slice(&text), "T", "nl-NL");
    assert_true(slice_starts(printed, S("t.md:3:4003: warning: lists and quotes lie too deep")));
    buffer_free(&text);
    arena_free(arena);
}

static void no_mistakes(void **state)
{
    static const char text[] =
        "# A {#a}\n::: lead\n[b](#a) ![](mark:up)\n:::\n### ![c](mark:up) {#b}\n";
    static const char *const right[] = {
        "# A\n\n## B\n\n### C\n\n# D\n",
        "# A\n::: columns\n::: column 6\nb\n:::\n::: column 6\n:::\n:::\n",
        "# A\n::: columns\n::: column 118pt\nb\n:::\n::: column 100.5pt\n:::\n:::\n",
        "# A\n::: contents\n:::\n::: space 14\n\n::: callout\nb\n::: space 7\n:::\n:::\n",
        "# A\n::: table\n| a |\n|---|\n| b |\n:::\n",
        "# A\n::: table dense\n| | |\n|---|---|\n| **a** | b |\n:::\n",
        "# A\n\n\\| geen tabel |\n",
        "# A\n\n1. ```\n   ::: code\n::: rule\n:::\n",
        "# A\n```\n:::\n~~~\n``\n```\n",
        "# A\n\n| a | b |\n|---|---|\n| [a\\]b|c](#a) | [d |\n",
    };
    (void)state;
    Arena *arena = arena_new();
    assert_true(slice_starts(complaints(arena, S(text), "T", "nl-NL"),
                             S("t.md:5:7: error: a heading of level 3")));
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        assert_string_equal(complaints(arena, slice_of(right[i]), "T", "nl-NL").at, "");
    arena_free(arena);
}

static void no_template(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Diagnostics *d = diagnostics_new(arena);
    assert_null(document_make(arena, d, S("nowhere"), S("nl"), S("report.md"), NULL, NULL, NULL));
    assert_int_equal(diagnostics_count(d, SEVERITY_ERROR), 1);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings),
        cmocka_unit_test(blocks_within_blocks),
        cmocka_unit_test(links),
        cmocka_unit_test(pictures),
        cmocka_unit_test(tables),
        cmocka_unit_test(divs),
        cmocka_unit_test(title_and_language),
        cmocka_unit_test(too_deep),
        cmocka_unit_test(no_mistakes),
        cmocka_unit_test(no_template),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
