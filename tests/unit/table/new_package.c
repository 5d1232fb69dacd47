// SPDX-License-Identifier: EUPL-1.2
// An archive holds what was put in; one that is not whole is none.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <zip.h>

#include "table/new_package.h"

static void parts_come_back(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const NewPart parts[] = { { "mimetype", S("a/b"), false },
                              { "content.xml", S("<a>\xC3\xA9</a>"), true },
                              { "Pictures/1.png", S("\x00\x01\x02 no XML"), false } };
    Slice bytes = package_pack(arena, parts, 3), again = package_pack(arena, parts, 3);
    assert_true(bytes.len > 0 && slice_equal(bytes, again));
    // As programs look for it: the first part, unpacked, its bytes at their place.
    assert_memory_equal(bytes.at + 30, "mimetypea/b", 11);
    zip_error_t error;
    zip_t *archive = zip_open_from_source(zip_source_buffer_create(bytes.at, bytes.len, 0, &error),
                                          ZIP_RDONLY, &error);
    assert_non_null(archive);
    assert_int_equal(zip_get_num_entries(archive, 0), 3);
    for (size_t i = 0; i < 3; i++) {
        char got[32];
        zip_file_t *file = zip_fopen(archive, parts[i].name, 0);
        assert_int_equal(zip_fread(file, got, sizeof got), parts[i].bytes.len);
        assert_memory_equal(got, parts[i].bytes.at, parts[i].bytes.len);
        zip_fclose(file);
    }
    zip_discard(archive);
    arena_free(arena);
}

static void what_is_no_xml_makes_none(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const NewPart parts[] = { { "mimetype", S("a/b"), false },
                              { "content.xml", S("<a><b></a>"), true } };
    assert_int_equal(package_pack(arena, parts, 2).len, 0);
    const NewPart twice[] = { { "a", S("1"), true }, { "a", S("2"), true } };
    assert_int_equal(package_pack(arena, twice, 2).len, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(parts_come_back),
                                        cmocka_unit_test(what_is_no_xml_makes_none) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
