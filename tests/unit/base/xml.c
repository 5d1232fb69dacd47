// SPDX-License-Identifier: EUPL-1.2
// Text in XML: nothing in it is syntax, and nothing in it is no XML.
#include "base/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "../arena_state.h"

static void assert_escaped(Slice text, const char *wanted)
{
    Buffer out = { 0 };
    xml_escape(&out, text);
    buffer_add(&out, S(""));
    assert_int_equal(buffer_slice(&out).len, strlen(wanted));
    assert_memory_equal(buffer_slice(&out).at, wanted, strlen(wanted));
    buffer_free(&out);
}

static void syntax_becomes_entities(void **state)
{
    (void)state;
    assert_escaped(S("<a \"&'>"), "&lt;a &quot;&amp;'&gt;");
    assert_escaped(S("één – 😀\t\n"), "één – 😀\t\n");
}

static void what_xml_cannot_hold_is_replaced(void **state)
{
    (void)state;
    assert_escaped(S("a\x01"
                     "b"),
                   "a\xEF\xBF\xBD"
                   "b");
    assert_escaped(S("a\xFF"
                     "b"),
                   "a\xEF\xBF\xBD"
                   "b");
    assert_escaped(S("\xEF\xBF\xBE"), "\xEF\xBF\xBD");
    assert_escaped(S("\xEF\xBF\xBD"), "\xEF\xBF\xBD");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(syntax_becomes_entities),
        cmocka_unit_test(what_xml_cannot_hold_is_replaced),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
