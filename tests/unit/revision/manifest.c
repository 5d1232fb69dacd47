// SPDX-License-Identifier: EUPL-1.2
// The manifest: what documents are compared with, and which files are none.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/output.h"
#include "revision/manifest.h"
#include "revision/messages.h"
#include "revision/snapshot.h"

// A snapshot with one pillar, one question, one department and one action; `what` tells snapshots of a
// version apart.
static json_t *snapshot(const char *version, const char *what, int people, int desk)
{
    json_error_t error;
    char text[1500];
    snprintf(text, sizeof text,
             "{'organisation':'Z','version':'%s','date':'2026-03-12','stage':'self','min_group':5,"
             "'response':{'invited':null,'responded':%d},"
             "'pillars':[{'id':'strategy','n':%d,'score':17.3,'value':2.6,'phase':'learning','"
             "target':20.0,"
             "'validated':null,'target_met':false,'after':20.5,'target_met_after':true}],"
             "'questions':{'1.1':{'mean':2.4,'text':'ab'}},"
             "'departments':[{'name':'Desk','merged':false,'n':%d,'pillars':{'strategy':{'n':%d,'"
             "score':18.1}}}],"
             "'findings':{},'actions':[{'id':'1','title':'%s'}],'interviews':[],'documents':[],"
             "'inputs':{'scan.yaml':'00'}}",
             version, people, people, desk, desk, what);
    for (char *c = text; *c; c++)
        if (*c == '\'')
            *c = '"';
    json_t *read = json_loads(text, 0, &error);
    assert_non_null(read);
    return read;
}

// The manifest after `old`, which is given up, with a snapshot that is given up: held against 1.0, where it
// is of another version.
static json_t *next(json_t *old, json_t *now)
{
    PublishedVersion first = { .version = S("1.0") };
    bool other = strcmp(json_string_value(json_object_get(now, "version")), "1.0") != 0;
    const Published held = { .version = &first, .count = other };
    json_t *manifest = manifest_next(old, now, &held);
    json_decref(old);
    json_decref(now);
    return manifest;
}

static const char *title_of(const json_t *state_)
{
    return state_ ? json_string_value(json_object_get(
                        json_array_get(json_object_get(state_, "actions"), 0), "title"))
                  : "none";
}

static void expect(const json_t *manifest, const char *since, const char *current)
{
    assert_string_equal(title_of(manifest_since(manifest)), since);
    assert_string_equal(title_of(manifest_current(manifest)), current);
}

static void what_documents_are_compared_with(void **unused)
{
    (void)unused;
    json_t *m = next(NULL, snapshot("1.0", "a", 20, 9));
    expect(m, "none", "a");
    m = next(m, snapshot("1.0", "a", 20, 9)); // again: nothing new
    expect(m, "none", "a");
    m = next(m, snapshot("1.0", "b", 20, 9)); // the same version revised: with the run before
    expect(m, "a", "b");
    m = next(m, snapshot("1.0", "b", 20, 9));
    expect(m, "a", "b");
    m = next(m, snapshot("1.0", "c", 20, 9));
    expect(m, "b", "c");
    m = next(m, snapshot("1.1", "d", 20, 9)); // another version: with the last of the one before
    expect(m, "c", "d");
    m = next(m, snapshot("1.1", "d", 20, 9));
    expect(m, "c", "d");
    m = next(m, snapshot("1.1", "e", 20, 9)); // and so it stays, however often it is revised
    expect(m, "c", "e");
    m = next(m, snapshot("1.1", "f", 20, 9));
    expect(m, "c", "f");
    m = next(m, snapshot("1.2", "f", 20, 9));
    expect(m, "f", "f");
    m = next(m, snapshot("1.1", "g", 20, 9));
    expect(m, "f", "g");
    json_decref(m);
}

static void the_same_again_is_the_same_bytes(void **unused)
{
    (void)unused;
    Arena *arena = arena_new();
    json_t *m = next(next(NULL, snapshot("1.0", "a", 20, 9)), snapshot("1.1", "b", 40, 19));
    Slice first = manifest_text(arena, m);
    m = next(m, snapshot("1.1", "b", 40, 19));
    assert_true(slice_equal(first, manifest_text(arena, m)));
    json_error_t error;
    json_t *read = json_loadb(first.at, first.len, 0, &error);
    assert_true(json_equal(read, m));
    json_decref(read);
    m = next(m, snapshot("1.1", "b", 40, 19));
    assert_true(slice_equal(first, manifest_text(arena, m)));
    json_decref(m);
    arena_free(arena);
}

static void a_date_and_other_bytes_are_no_change(void **unused)
{
    (void)unused;
    json_t *m = next(next(NULL, snapshot("1.0", "a", 20, 9)), snapshot("1.0", "b", 20, 9));
    json_t *later = snapshot("1.0", "b", 20, 9);
    json_object_set_new(later, "date", json_string("2026-05-01"));
    json_object_set_new(json_object_get(later, "inputs"), "scan.yaml", json_string("ff"));
    m = next(m, later);
    expect(m, "a", "b");
    assert_string_equal(json_string_value(json_object_get(manifest_current(m), "date")),
                        "2026-05-01");
    json_decref(m);
}

// ---- what a few people answered ----

static bool has_score(const json_t *manifest)
{
    const json_t *pillar = json_array_get(json_object_get(manifest_since(manifest), "pillars"), 0);
    const json_t *mean = json_object_get(
        json_object_get(json_object_get(manifest_since(manifest), "questions"), "1.1"), "mean");
    bool shown = json_is_number(json_object_get(pillar, "score"));
    assert_int_equal(json_is_number(json_object_get(pillar, "value")), shown);
    assert_int_equal(json_is_string(json_object_get(pillar, "phase")), shown);
    assert_int_equal(json_is_number(mean), shown);
    assert_int_equal(json_is_number(json_object_get(pillar, "after")), shown);
    assert_int_equal(json_is_boolean(json_object_get(pillar, "target_met")), shown);
    assert_int_equal(json_is_boolean(json_object_get(pillar, "target_met_after")), shown);
    assert_true(json_is_number(json_object_get(pillar, "target")));
    assert_true(json_is_integer(json_object_get(pillar, "n")));
    return shown;
}

static bool has_desk_score(const json_t *manifest)
{
    const json_t *desk =
        json_array_get(json_object_get(manifest_since(manifest), "departments"), 0);
    return json_is_number(
        json_object_get(json_object_get(json_object_get(desk, "pillars"), "strategy"), "score"));
}

static void old_figures_go_where_few_people_came_or_went(void **unused)
{
    (void)unused;
    static const struct {
        int people, desk;
        bool whole, department;
    } rows[] = { { 20, 9, true, true },  { 21, 10, false, false }, { 24, 13, false, false },
                 { 25, 14, true, true }, { 16, 9, false, true },   { 15, 5, true, false },
                 { 15, 4, true, true },  { 40, 10, true, false } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        json_t *m = next(next(NULL, snapshot("1.0", "a", 20, 9)),
                         snapshot("1.1", "b", rows[i].people, rows[i].desk));
        assert_int_equal(has_score(m), rows[i].whole);
        assert_int_equal(has_desk_score(m), rows[i].department);
        json_decref(m);
    }
    json_t *gone = snapshot("1.1", "b", 20, 9);
    json_object_set_new(gone, "departments", json_array());
    json_t *m = next(next(NULL, snapshot("1.0", "a", 20, 9)), gone);
    assert_true(has_score(m));
    assert_false(has_desk_score(m));
    json_decref(m);
}

// Nobody held the present figures against those of the same version, nor against one that was withdrawn.
static void old_figures_that_were_not_held_against_go(void **unused)
{
    (void)unused;
    json_t *m = next(next(NULL, snapshot("1.0", "a", 20, 9)), snapshot("1.0", "b", 20, 9));
    assert_true(has_score(m) && has_desk_score(m)); // the same figures
    m = next(m, snapshot("1.0", "c", 40, 19));
    assert_false(has_score(m) || has_desk_score(m));
    m = next(next(m, snapshot("1.2", "d", 40, 19)),
             snapshot("1.3", "e", 60, 29)); // 1.2 is not among those
    expect(m, "d", "e");
    assert_false(has_score(m) || has_desk_score(m));
    json_decref(m);
}

// ---- files ----

static json_t *read_text(Arena *arena, Diagnostics *d, const char *text)
{
    Slice path = slice_print(arena, P_tmpdir "/cxscan-manifest-%ld.json", (long)getpid());
    assert_null(output_write(path, slice_of(text)).step);
    json_t *manifest = manifest_read(d, path);
    unlink(path.at);
    return manifest;
}

#define SNAPSHOT "{\"organisation\":\"Z\",\"version\":\"1\",\"pillars\":[],\"actions\":[]}"

static void a_file_that_cannot_be_used_is_a_warning(void **unused)
{
    (void)unused;
    static const struct {
        const char *text;
        DiagnosticId id;
    } rows[] = {
        { "", DIAG_MANIFEST_BROKEN },
        { "{\"schema\": 1, \"program\": \"cxscan\", \"current\": " SNAPSHOT, DIAG_MANIFEST_BROKEN },
        { "\xff\xfe", DIAG_MANIFEST_BROKEN },
        { "[]", DIAG_MANIFEST_FOREIGN },
        { "{\"name\": \"a web site\", \"icons\": []}", DIAG_MANIFEST_FOREIGN },
        { "{\"schema\": 0, \"program\": \"cxscan\"}", DIAG_MANIFEST_SCHEMA },
        { "{\"schema\": 2, \"program\": \"cxscan\", \"current\": " SNAPSHOT ", \"since\": null}",
          DIAG_MANIFEST_SCHEMA },
        { "{\"schema\": 1, \"program\": \"cxscan\", \"current\": {}, \"since\": null}",
          DIAG_MANIFEST_BROKEN },
        { "{\"schema\": 1, \"program\": \"cxscan\", \"current\": " SNAPSHOT ", \"since\": 3}",
          DIAG_MANIFEST_BROKEN },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena *arena = arena_new();
        Diagnostics *d = diagnostics_new(arena);
        assert_null(read_text(arena, d, rows[i].text));
        assert_true(diagnostics_has(d, rows[i].id, S("")));
        assert_int_equal(diagnostics_count(d, SEVERITY_NOTE), 1);
        assert_int_equal(diagnostics_count(d, SEVERITY_ERROR), 0);
        arena_free(arena);
    }
}

static void a_good_one_is_read_and_held_against_the_organisation(void **unused)
{
    (void)unused;
    Arena *arena = arena_new();
    Diagnostics *d = diagnostics_new(arena);
    assert_null(manifest_read(d, S("/nonexistent/manifest.json")));
    json_t *m = read_text(arena, d,
                          "{\"schema\": 1, \"program\": \"cxscan\", \"current\": " SNAPSHOT
                          ", \"since\": null}");
    assert_non_null(m);
    assert_null(manifest_since(m));
    assert_true(manifest_is_about(d, S("m"), m, S("Z")));
    assert_int_equal(diagnostics_count(d, SEVERITY_NOTE), 0);
    assert_false(manifest_is_about(d, S("m"), m, S("Y")));
    assert_true(diagnostics_has(d, DIAG_MANIFEST_OTHER_SCAN, S("")));
    json_decref(m);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_documents_are_compared_with),
        cmocka_unit_test(the_same_again_is_the_same_bytes),
        cmocka_unit_test(a_date_and_other_bytes_are_no_change),
        cmocka_unit_test(old_figures_go_where_few_people_came_or_went),
        cmocka_unit_test(old_figures_that_were_not_held_against_go),
        cmocka_unit_test(a_file_that_cannot_be_used_is_a_warning),
        cmocka_unit_test(a_good_one_is_read_and_held_against_the_organisation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
