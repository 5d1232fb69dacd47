// SPDX-License-Identifier: EUPL-1.2
// What is a tag or a citation in plain text, and what only looks like one.
#include "notes/references.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

// "2:score 9:[1.3]": where each hole begins and what it holds.
static void expect_holes(const char *text, const char *expected)
{
    char found[400] = "";
    Hole hole;
    for (size_t from = 0; hole_find(slice_of(text), from, &hole); from = hole.at + hole.len) {
        const char *open = hole.kind == HOLE_REFERENCE ? "[" : "",
                   *close = hole.kind == HOLE_REFERENCE ? "]" : "";
        size_t used = strlen(found);
        snprintf(found + used, sizeof found - used, "%s%zu+%zu:%s%.*s%s%s", used ? " " : "",
                 hole.at, hole.len, open, SLICE_ARGS(hole.name), close,
                 hole.kind == HOLE_TAG &&
                         !tag_is_closed(slice_part(slice_of(text), hole.at, hole.at + hole.len))
                     ? "…"
                     : "");
    }
    if (strcmp(found, expected) != 0)
        fail_msg("%s: expected \"%s\", got \"%s\"", text, expected, found);
}

static void tags(void **state)
{
    (void)state;
    expect_holes("a {{score}} b {{ question.3.score }}", "2+9:score 14+22:question.3.score");
    expect_holes("{{{a}}}{{b}}", "0+7:a 7+5:b");
    expect_holes("{a} {{a} }", "4+6:a} }…");
    expect_holes("{{}}", "0+4:");
    expect_holes("x {{a", "2+3:a…");
}

static void citations(void **state)
{
    (void)state;
    expect_holes("[1.3] [9.12]", "0+5:[1.3] 6+6:[9.12]");
    expect_holes("[gesprek 4][Interview 12] [doc. 2] [DOCUMENT 3]",
                 "0+11:[gesprek 4] 11+14:[Interview 12] 26+8:[doc. 2] 35+12:[DOCUMENT 3]");
    expect_holes("[vraag 1.3, 1.4 en 2.1; doc 2 & gesprek 1 and interview 2]",
                 "0+58:[vraag 1.3, 1.4 en 2.1; doc 2 & gesprek 1 and interview 2]");
    expect_holes("[gesprek\u00a04]", "0+12:[gesprek\u00a04]");
    expect_holes("[gespek 4] [interviews 4] [vragen 1.3]",
                 "0+10:[gespek 4] 11+14:[interviews 4] 26+12:[vragen 1.3]");
}

static void other_brackets(void **state)
{
    (void)state;
    expect_holes("[] [ ] [x] [1] [12] [1.] [.3] [1.3.2] [1,3] [^1] [zie 1.3] [1.3 x] [bijlage 2] "
                 "[doc] [doc x] [dog 2]",
                 "");
    expect_holes("[, 1.3] [1.3,] [1.3 1.4] [1.3", "");
    expect_holes("[a [1.3]", "3+5:[1.3]");
    expect_holes("[1234567.3] [gesprek 9999999]", "");
}

static void parts_of_a_citation(void **state)
{
    (void)state;
    Slice rest = S("vraag 4.3; gesprek 12 en doc 2");
    Citation cited;
    assert_true(citation_next(&rest, &cited));
    assert_int_equal(cited.kind, CITE_QUESTION);
    assert_int_equal(cited.pillar, 4);
    assert_int_equal(cited.number, 3);
    assert_true(slice_equal(cited.text, S("vraag 4.3")));
    assert_true(citation_next(&rest, &cited));
    assert_int_equal(cited.kind, CITE_INTERVIEW);
    assert_int_equal(cited.number, 12);
    assert_true(slice_equal(cited.before, S("; ")));
    assert_true(citation_next(&rest, &cited));
    assert_int_equal(cited.kind, CITE_DOCUMENT);
    assert_true(slice_equal(cited.before, S(" en ")));
    assert_false(citation_next(&rest, &cited));
    rest = S("intervieuw 3");
    assert_true(citation_next(&rest, &cited));
    assert_int_equal(cited.kind, CITE_MISSPELT);
    assert_int_equal(cited.meant, CITE_INTERVIEW);
    assert_int_equal(cited.number, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags),
        cmocka_unit_test(citations),
        cmocka_unit_test(other_brackets),
        cmocka_unit_test(parts_of_a_citation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
