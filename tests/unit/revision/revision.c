// SPDX-License-Identifier: EUPL-1.2
// What is told of the differences between two snapshots.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/strings.h"
#include "revision/revision.h"

static Strings words_here(void)
{
    Strings strings = {
#define STRING(name) .name = #name,
        STRINGS(STRING)
#undef STRING
    };
    strings.decimal_sign = ",";
    strings.thousands_sign = ".";
    strings.date_format = "{day} {month} {year}";
    strings.quarter_format = "Q{quarter} {year}";
    return strings;
}

// JSON written with ' for ".
static json_t *json(const char *text)
{
    json_error_t error;
    char *copy = strdup(text);
    for (char *c = copy; *c; c++)
        if (*c == '\'')
            *c = '"';
    json_t *read = json_loads(copy, 0, &error);
    if (!read)
        fail_msg("%s: %s", error.text, copy);
    free(copy);
    return read;
}

static json_t *revision_between(const char *then, const char *now, size_t most)
{
    Strings strings = words_here();
    json_t *a = json(then), *b = json(now), *revision = revision_make(a, b, &strings, S(""), most);
    json_decref(a);
    json_decref(b);
    return revision;
}

// The keys of a path, divided by '/'; a number is a place in an array.
static const json_t *at(const json_t *from, const char *path)
{
    char key[64];
    for (const char *rest = path; *rest && from;) {
        size_t len = strcspn(rest, "/");
        snprintf(key, sizeof key, "%.*s", (int)len, rest);
        from = json_is_array(from) ? json_array_get(from, (size_t)atoi(key))
                                   : json_object_get(from, key);
        rest += len + (rest[len] == '/');
    }
    return from;
}

static void expect(const json_t *revision, const char *path, const char *wanted)
{
    const char *text = json_string_value(at(revision, path));
    if (!text || strcmp(text, wanted) != 0)
        fail_msg("%s is \"%s\", not \"%s\"", path, text ? text : "(none)", wanted);
}

static void expect_count(const json_t *revision, const char *list, size_t count)
{
    if (json_array_size(at(revision, list)) != count)
        fail_msg("%s has %zu members, not %zu", list, json_array_size(at(revision, list)), count);
}

static void without_a_difference_there_is_nothing(void **unused)
{
    (void)unused;
    Strings strings = words_here();
    json_t *snapshot = json("{'version':'1','stage':'self','actions':[{'id':'1'}]}");
    json_t *revision = revision_make(NULL, snapshot, &strings, S("why"), 0);
    assert_true(json_is_false(at(revision, "present")));
    expect(revision, "count_text", "0");
    expect(revision, "why", "why");
    json_decref(revision);
    revision = revision_make(snapshot, snapshot, &strings, S(""), 0);
    assert_true(json_is_false(at(revision, "present")));
    assert_true(json_is_false(at(revision, "has_why")));
    json_decref(revision);
    json_decref(snapshot);
    // Another version alone is no change.
    revision = revision_between("{'version':'1.0','date':'2026-03-12'}", "{'version':'1.1'}", 0);
    assert_true(json_is_false(at(revision, "present")));
    assert_true(json_is_false(at(revision, "same_version")));
    expect(revision, "since_version", "1.0");
    expect(revision, "since_date_text", "12\u00a0month_3\u00a02026");
    json_decref(revision);
}

static void figures_of_pillars(void **unused)
{
    (void)unused;
    json_t *c = revision_between(
        "{'stage':'self','response':{'invited':null,'responded':1999},'pillars':["
        "{'id':'strategy','n':1999,'score':17.25,'phase':'learning','target':null,'validated':16.0}"
        ","
        "{'id':'measure','n':null,'score':null,'phase':null,'target':20.0,'validated':null},"
        "{'id':'culture','n':1999,'score':30.0,'phase':'leading','target':20.0,'validated':null}]}",
        "{'stage':'validated','response':{'invited':4000,'responded':2040},'pillars':["
        "{'id':'strategy','n':2040,'score':18.6,'phase':'growing','target':20.0,'validated':null},"
        "{'id':'measure','n':2040,'score':14.0,'phase':'learning','target':20.0,'validated':null},"
        "{'id':'culture','n':1999,'score':30.0,'phase':'leading','target':20.0,'validated':null}]}",
        0);
    expect_count(c, "scan", 3);
    expect(c, "scan/0/then_text", "stage_self_short");
    expect(c, "scan/0/now_text", "stage_validated_short");
    expect(c, "scan/1/then_text", "–");
    expect(c, "scan/2/then_text", "1.999");
    expect(c, "scan/2/now_text", "2.040");
    expect_count(c, "pillars", 1); // of measure there was no figure: none changed
    expect(c, "pillars/0/score_text", "17,3 → 18,6");
    expect(c, "pillars/0/established_phase_text", "learning → growing");
    expect(c, "pillars/0/target_text", "– → 20");
    expect(c, "pillars/0/established_text", "16,0 → 18,6"); // validated then, and no longer
    expect(c, "pillars/0/n_text", "1.999 → 2.040");
    expect_count(c, "numbers", 5);
    expect(c, "numbers/4/what", "target");
    expect_count(c, "targets", 1);
    expect(c, "targets/0/now_text", "20");
    assert_int_equal(json_integer_value(at(c, "count")), 8);
    assert_true(json_is_false(at(c, "figures_hidden")));
    json_decref(c);
}

static void concealed_figures_are_said_to_be(void **unused)
{
    (void)unused;
    json_t *c = revision_between(
        "{'pillars':[{'id':'strategy','n':20,'score':null,'phase':null}]}",
        "{'pillars':[{'id':'strategy','n':21,'score':17.0,'phase':'learning'}]}", 0);
    assert_true(json_is_true(at(c, "figures_hidden")));
    expect_count(c, "numbers", 1);
    expect(c, "numbers/0/what", "respondents");
    expect(c, "pillars/0/score_text", "17,0");
    json_decref(c);
}

static void questions_and_departments_are_named(void **unused)
{
    (void)unused;
    json_t *c = revision_between(
        "{'questions':{'1.1':{'mean':2.4,'text':'a'},'1.2':{'mean':2.4,'text':'a'},"
        "'6.8':{'mean':null,'text':'a'},"
        "'6.7':{'mean':2.0,'text':''}},'departments':[{'name':'Desk','n':9,'"
        "pillars':{'strategy':{'n':9,'score':18.1}}},"
        "{'name':'Same','n':9,'pillars':{'strategy':{'n':9,'score':18.1}}},"
        "{'name':'Hid','n':9,'pillars':{'strategy':{'n':9,'score':null}}},"
        "{'name':'Cell','n':9,'pillars':{'strategy':{'n':9,'score':11.0}}},"
        "{'name':'Null','n':9,'pillars':{'strategy':{'n':9,'score':12.0}}},"
        "{'name':'Count','n':9,'pillars':{}},{'name':'Gone','n':9,'pillars':{}}]}",
        "{'questions':{'1.1':{'mean':2.5,'text':'a'},'1.2':{'mean':2.4,'text':'b'},"
        "'6.8':{'mean':3.0,'text':'a'},"
        "'6.7':{'mean':null,'text':'a'}},"
        "'departments':[{'name':'New','n':9,'pillars':{}},"
        "{'name':'Desk','n':15,'pillars':{'strategy':{'n':15,'score':18.1}}},"
        "{'name':'Same','n':9,'pillars':{'strategy':{'n':9,'score':18.1}}},"
        "{'name':'Hid','n':9,'pillars':{'strategy':{'n':9,'score':12.0}}},"
        "{'name':'Null','n':9,'pillars':{'strategy':{'n':9,'score':null}}},{'name':"
        "'Count','n':15,'pillars':{}},"
        "{'name':'Cell','n':9,'pillars':{'strategy':{'n':9,'score':11.1}}}]}",
        0);
    expect(c, "questions/text", "1.1");
    expect(c, "reworded/text", "1.2");
    expect(c, "departments/text", "Desk; Cell; Count");
    assert_int_equal(json_integer_value(at(c, "count")), 3);
    json_decref(c);
}

static void findings_by_pillar_and_section(void **unused)
{
    (void)unused;
    json_t *c =
        revision_between("{'findings':{'measure':{'heading':'1','conclusions':'2','examples'"
                         ":'3'},'culture':{'reason':'1'}},"
                         "'interviews':['a','b','b','c'],'documents':['x']}",
                         "{'findings':{'measure':{'heading':'1','conclusions':'9','"
                         "recommendations':'4'},'culture':{'reason':'1'}},"
                         "'interviews':['b','a','d','e','f'],'documents':[]}",
                         0);
    expect_count(c, "findings", 1);
    expect(c, "findings/0/name", "measure");
    expect(c, "findings/0/text",
           "part_conclusions change_changed, part_recommendations change_added, part_examples "
           "change_dropped");
    expect(c, "findings/0/parts/1/kind", "added");
    expect(c, "interviews/text", "1 change_added, 2 change_changed");
    expect(c, "documents/text", "1 change_dropped");
    assert_int_equal(json_integer_value(at(c, "count")), 7);
    json_decref(c);
}

#define ACTION(id, title, rest)                                                                    \
    "{'id':'" id "','title':'" title "','pillar':'culture','status':'idea'" rest "}"

static void the_roadmap(void **unused)
{
    (void)unused;
    json_t *c = revision_between(
        "{'actions':[" ACTION("a", "A", ",'start':'2026-04','end':'2026-09'") "," ACTION(
            "b", "B",
            ",'owner':'Board','questions':'1.1'") "," ACTION("c", "C",
                                                             "") "," ACTION("d", "D",
                                                                            ",'impact':'"
                                                                            "4'") "," ACTION("e",
                                                                                             "E",
                                                                                             "") "]"
                                                                                                 "}",
        "{'actions':[" ACTION("n", "N", ",'end':'2026-12-24'") "," ACTION(
            "a", "A",
            ",'start':'2026-07','end':'2026-09'") "," ACTION("e", "E",
                                                             "") "," ACTION("b", "B2",
                                                                            ",'start':'2027-01'"
                                                                            ",'questions':'1.1,"
                                                                            " 1.2'") "," ACTION("d",
                                                                                                "D",
                                                                                                ",'"
                                                                                                "im"
                                                                                                "pa"
                                                                                                "ct"
                                                                                                "':"
                                                                                                "'4"
                                                                                                "'") "]}",
        0);
    expect_count(c, "actions_added", 1); // it comes in at the top: nobody moved for that
    expect(c, "actions_added/0/title", "N");
    expect(c, "actions_added/0/id", "n");
    expect(c, "actions_added/0/when_text", "– – 24\u00a0month_12\u00a02026");
    expect_count(c, "actions_dropped", 1);
    expect(c, "actions_dropped/0/title", "C");
    expect(c, "actions_dropped/0/id", "c"); // what it was known by
    expect_count(c, "actions_moved", 2);
    expect(c, "actions_moved/0/text", "field_start Q2\u00a02026 → Q3\u00a02026");
    expect(c, "actions_moved/1/text", "field_place 5 → 3");
    expect_count(c, "actions_changed", 1); // once, with its dates
    expect(c, "actions_changed/0/text",
           "field_start – → Q1\u00a02027; field_title was B; field_owner Board → –; "
           "field_questions 1.1 → 1.1, 1.2");
    expect(c, "actions_changed/0/fields/1/now_text", "B2");
    expect(c, "actions_changed/0/id", "b");
    assert_int_equal(json_integer_value(at(c, "count")), 5);
    assert_true(json_is_true(at(c, "has_actions")));
    json_decref(c);
}

static void turned_around_about_one_that_stays(void **unused)
{
    (void)unused;
    json_t *c = revision_between(
        "{'actions':[" ACTION("a", "A", "") "," ACTION("b", "B", "") "," ACTION("c", "C", "") "]}",
        "{'actions':[" ACTION("c", "C", "") "," ACTION("b", "B2", "") "," ACTION("a", "A", "") "]}",
        0);
    expect_count(c, "actions_moved", 1);
    expect(c, "actions_moved/0/text", "field_place 3 → 1");
    expect_count(c, "actions_changed", 1); // a new title is more than a move
    expect(c, "actions_changed/0/text", "field_title was B");
    json_decref(c);
}

static void every_field_is_told(void **unused)
{
    (void)unused;
    json_t *c = revision_between(
        "{'actions':[{'id':'a','title':'A','pillar':'culture','impact':'1','feasibility':'1',"
        "'owner':'x','start':'2026-01','end':'2026-03','status':'idea','questions':'1.1',"
        "'aimed':'2','depends':''}]}",
        "{'actions':[{'id':'a','title':'B','pillar':'measure','impact':'2','feasibility':'3',"
        "'owner':'y','start':'2026-04','end':'2026-06','status':'done','questions':'',"
        "'aimed':'3','depends':'b'}]}",
        0);
    expect(c, "actions_changed/0/text",
           "field_start Q1\u00a02026 → Q2\u00a02026; field_end Q1\u00a02026 → Q2\u00a02026; "
           "field_title was A; "
           "field_pillar culture → measure; field_impact 1 → 2; field_feasibility 1 → 3; "
           "field_owner x → y; "
           "field_status status_idea → status_done; field_questions 1.1 → –; field_aimed 2 → 3; "
           "field_depends – → b");
    assert_true(json_is_true(at(c, "is_one")));
    json_decref(c);
}

static json_t *many_actions(int count)
{
    json_t *snapshot = json_object(), *actions = json_array();
    for (int i = 0; i < count; i++) {
        char id[16];
        snprintf(id, sizeof id, "%d", i);
        json_array_append_new(actions, json_pack("{s:s}", "id", id));
    }
    json_object_set_new(snapshot, "actions", actions);
    return snapshot;
}

static void long_lists_are_cut_with_a_count(void **unused)
{
    (void)unused;
    Strings strings = words_here();
    for (int count = 12; count <= 60; count += 1) {
        json_t *then = json_object(), *now = many_actions(count);
        json_t *c = revision_make(then, now, &strings, S(""), 12);
        bool cut = count > 13;
        expect_count(c, "actions_added", cut ? 12 : (size_t)count);
        assert_int_equal(json_is_true(at(c, "has_actions_added_more")), cut);
        assert_int_equal(json_integer_value(at(c, "actions_added_more")), cut ? count - 12 : 0);
        assert_int_equal(json_integer_value(at(c, "count")), count);
        json_decref(c);
        json_decref(then);
        json_decref(now);
    }
}

// Whatever somebody made of a manifest: no crash, and texts that are clean.
static void odd_snapshots_are_read_as_far_as_they_go(void **unused)
{
    (void)unused;
    static const char *const odd[] = {
        "{}",
        "{'version':3,'date':[],'stage':{},'response':[],'pillars':{},'questions':[],'departments':"
        "{},"
        "'findings':[],'actions':{},'interviews':{},'documents':'x'}",
        "{'pillars':[1,null,{'id':7},{'id':'strategy','n':-4,'score':'x','phase':'odd'},"
        "{'id':'measure','n':1e300,'score':-1,'target':1e300}],'response':{'invited':-3,'responded'"
        ":1.5},"
        "'questions':{'1.1':3,'1.2':{'mean':'x','text':5}},"
        "'departments':[3,{'name':3},{'name':'x','pillars':[]},{'name':'x','pillars':{'strategy':3}"
        "}],"
        "'findings':{'measure':3,'culture':{'heading':4}},"
        "'actions':[3,{},{'id':''},{'id':'a','title':[],'start':'never','end':'2026-99','pillar':'"
        "zzz','status':'q'},"
        "{'id':'a'}],'interviews':[3,null,'x','x'],'documents':[{}]}",
        ("{'actions':[{'id':'a','title':'x\\u0007\\u2028y'},{'id':'b'},{'id':'a'}],'interviews':['"
         "x'"
         "]}"),
    };
    size_t count = sizeof odd / sizeof *odd;
    for (size_t i = 0; i < count * count; i++)
        json_decref(revision_between(odd[i / count], odd[i % count], i % 3));
    json_t *c = revision_between("{}", odd[3], 0);
    expect(c, "actions_added/0/title", "x\ufffd y");
    json_decref(c);
}

static void what_it_means_for_the_targets(void **unused)
{
    (void)unused;
    json_t *c = revision_between(
        "{'pillars':[{'id':'strategy','target':20.0,'target_met':false,'after':19.0,'target_met_"
        "after':false},"
        "{'id':'measure','target':20.0,'target_met':false,'after':20.5,'target_met_after':true},"
        "{'id':'culture','target':null,'after':24.0}]}",
        "{'pillars':[{'id':'strategy','target':20.0,'target_met':true,'after':20.0,'target_met_"
        "after':true},"
        "{'id':'measure','target':20.0,'target_met':false,'after':20.5,'target_met_after':true},"
        "{'id':'culture','target':21.0,'target_met':false,'after':23.0,'target_met_after':true}]}",
        0);
    assert_true(json_is_true(at(c, "consequence/present")));
    expect(c, "consequence/reached/then", "0");
    expect(c, "consequence/reached/then_of", "2");
    expect(c, "consequence/reached/now", "1");
    expect(c, "consequence/reached/now_of", "3");
    expect(c, "consequence/reached_after/then", "1");
    expect(c, "consequence/reached_after/now", "3");
    expect_count(c, "consequence/pillars", 2);
    expect(c, "consequence/pillars/0/then_text", "19,0");
    expect(c, "consequence/pillars/0/now_text", "20,0");
    expect(c, "consequence/pillars/1/name", "culture");
    json_decref(c);
    // One that is concealed, or not known, and no count is told.
    c = revision_between(
        "{'pillars':[{'id':'strategy','target':20.0,'target_met':null,'after':null},"
        "{'id':'measure','target':20.0,'target_met':true,'target_met_after':true}]}",
        "{'pillars':[{'id':'strategy','target':20.0,'target_met':true,'after':20.0},"
        "{'id':'measure','target':20.0,'target_met':true,'target_met_after':true}]}",
        0);
    assert_true(json_is_null(at(c, "consequence/reached")));
    assert_true(json_is_null(at(c, "consequence/reached_after")));
    assert_true(json_is_false(at(c, "consequence/present")));
    json_decref(c);
}

static void advice_one_by_one(void **unused)
{
    (void)unused;
    json_t *c = revision_between(
        "{'findings':{'measure':{'recommendations':'1','advice':["
        "{'id':'a','title':'Stay','text':'1'},{'id':'b','title':'Change','text':'1'},{'id':'c','"
        "title':'','text':'1'}]},"
        "'design':{'recommendations':'of an earlier program'}}}",
        "{'findings':{'measure':{'recommendations':'2','advice':["
        "{'id':'b','title':'Change','text':'2'},{'id':'a','title':'Stay','text':'1'},{'id':'d','"
        "title':'New','text':'1'}]},"
        "'design':{'recommendations':'2','advice':[{'id':'x','title':'X','text':'1'}]},"
        "'culture':{'recommendations':'1','advice':[{'id':'y','title':'Y','text':'1'}]}}}",
        0);
    static const char *const wanted[][2] = {
        { "Change", "changed" }, { "New", "added" }, { "–", "dropped" }, { "Y", "added" }
    };
    expect_count(c, "advice", 4);
    for (size_t i = 0; i < 4; i++) {
        char path[32];
        snprintf(path, sizeof path, "advice/%zu/title", i);
        expect(c, path, wanted[i][0]);
        snprintf(path, sizeof path, "advice/%zu/kind", i);
        expect(c, path, wanted[i][1]);
    }
    json_decref(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_difference_there_is_nothing),
        cmocka_unit_test(figures_of_pillars),
        cmocka_unit_test(concealed_figures_are_said_to_be),
        cmocka_unit_test(questions_and_departments_are_named),
        cmocka_unit_test(findings_by_pillar_and_section),
        cmocka_unit_test(the_roadmap),
        cmocka_unit_test(what_it_means_for_the_targets),
        cmocka_unit_test(advice_one_by_one),
        cmocka_unit_test(turned_around_about_one_that_stays),
        cmocka_unit_test(every_field_is_told),
        cmocka_unit_test(long_lists_are_cut_with_a_count),
        cmocka_unit_test(odd_snapshots_are_read_as_far_as_they_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
