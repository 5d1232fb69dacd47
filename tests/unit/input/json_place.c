// SPDX-License-Identifier: EUPL-1.2
// Where values of a JSON text stand.
#include "../reading.h"

#include "input/json_place.h"

static const char text[] = "{\n"
                           "  \"a \\\"}\": [1, {\"x\": \"ë, ]\"}, [ ]],\n"
                           "  \"ë\": null, \"list\" : [ 10, -2.5e3,\n"
                           "    { \"deep\": true } ]\n"
                           "}\n";

static void expect_place(const char *path, size_t line, size_t column, size_t length)
{
    Place place = json_place(S("facts.json"), slice_of(text), slice_of(path));
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
    assert_int_equal(place.length, length);
}

static void values_of_objects_and_lists(void **state)
{
    (void)state;
    expect_place("", 1, 1, 1);
    expect_place("ë", 3, 8, 4);
    expect_place("list", 3, 23, 1);
    expect_place("list/0", 3, 25, 2);
    expect_place("list/1", 3, 29, 6);
    expect_place("list/2/deep", 4, 15, 4);
}

static void as_far_as_it_is_there(void **state)
{
    (void)state;
    expect_place("nothing", 1, 1, 1);
    expect_place("list/7", 3, 23, 1);
    expect_place("list/x", 3, 23, 1);
    expect_place("list/0/deep", 3, 25, 2);
    Place place = json_place(S("facts.json"), S(""), S("a/b"));
    assert_int_equal(place.line, 1);
    assert_int_equal(place.column, 1);
    for (size_t len = 0; len < sizeof text; len++) // whatever is cut off
        json_place(S("facts.json"), (Slice){ text, len }, S("list/2/deep"));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(values_of_objects_and_lists),
                                        cmocka_unit_test(as_far_as_it_is_there) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
