// SPDX-License-Identifier: EUPL-1.2
// Mustache against its public specification, and every complaint about a template.
#include "doc/mustache.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/xml.h"

#define SPEC CXSCAN_SOURCE_DIR "/../shared/data/spec-mustache"

typedef struct Partials {
    Arena *arena;
    const json_t *texts;
} Partials;

static const SourceFile *find_partial(void *user, Slice name, Place place)
{
    Partials *partials = user;
    (void)place;
    const json_t *text = json_object_getn(partials->texts, name.at, name.len);
    if (!text)
        return NULL;
    return source_file_new(partials->arena, name, slice_of(json_string_value(text)));
}

static size_t run_module(Arena *arena, const char *module)
{
    json_error_t error;
    Slice path = slice_print(arena, "%s/%s.json", SPEC, module);
    json_t *file = json_load_file(path.at, JSON_DECODE_ANY, &error), *test;
    size_t index, count = 0;
    assert_non_null(file);
    json_array_foreach(json_object_get(file, "tests"), index, test)
    {
        Diagnostics *d = diagnostics_new(arena);
        Partials partials = { arena, json_object_get(test, "partials") };
        MustacheOptions options = { .escape = xml_escape,
                                    .partial = find_partial,
                                    .user = &partials };
        Slice template = slice_of(json_string_value(json_object_get(test, "template")));
        Expansion expansion =
            mustache_expand(arena, d, source_file_new(arena, S("template"), template),
                            json_object_get(test, "data"), &options);
        const char *name = json_string_value(json_object_get(test, "name"));
        const char *expected = json_string_value(json_object_get(test, "expected"));
        if (strcmp(expected, expansion.text.at) != 0)
            fail_msg("%s, \"%s\": expected \"%s\", got \"%s\"", module, name, expected,
                     expansion.text.at);
        if (diagnostics_count(d, SEVERITY_NOTE))
            fail_msg("%s, \"%s\": a complaint about a right template", module, name);
        count++;
    }
    json_decref(file);
    return count;
}

static void specification(void **state)
{
    static const char *const modules[] = { "interpolation", "sections", "inverted",
                                           "comments",      "partials", "delimiters" };
    (void)state;
    if (!path_exists(S(SPEC))) {
        print_message("the specification is not there: %s\n", SPEC);
        skip();
    }
    Arena *arena = arena_new();
    size_t count = 0;
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
        count += run_module(arena, modules[i]);
    assert_true(count > 130);
    arena_free(arena);
}

// Expand strictly with partials "again" (calls itself) and "part"; the complaints as printed.
static Slice complaints(Arena *arena, const char *template, const char *facts, Slice *text)
{
    json_error_t error;
    json_t *data = json_loads(facts, JSON_DECODE_ANY, &error);
    json_t *texts =
        json_loads("{\"again\": \"{{>again}}{{>again}}\", \"part\": \"a\\n{{nme}}\"}", 0, &error);
    assert_non_null(data);
    Partials partials = { arena, texts };
    MustacheOptions options = {
        .escape = escape_markdown, .partial = find_partial, .user = &partials, .strict = true
    };
    Diagnostics *d = diagnostics_new(arena);
    Expansion expansion = mustache_expand(
        arena, d, source_file_new(arena, S("t.md"), slice_of(template)), data, &options);
    char *printed = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&printed, &len);
    diagnostics_print(d, out, (DiagnosticStyle){ .language = MESSAGES_ENGLISH });
    fclose(out);
    Slice result = slice_copy(arena, slice_of(printed));
    free(printed);
    json_decref(data);
    json_decref(texts);
    if (text)
        *text = expansion.text;
    return result;
}

typedef struct Mistake {
    const char *template, *facts;
    const char *message; // the beginning of what is printed
    const char *hint;    // or NULL
} Mistake;

static void mistakes(void **state)
{
    static const Mistake table[] = {
        { "a\n  {{name", "{}", "t.md:2:3: error: this tag has no end [template-tag-open]",
          "close it with }}" },
        { "{{{name}}", "{}", "t.md:1:1: error: this tag has no end [template-tag-open]",
          "close it with }}}" },
        { "é {{ }}", "{}", "t.md:1:3: error: this tag names nothing [template-tag-empty]", NULL },
        { "{{=x=}}", "{}",
          "t.md:1:1: error: \"x\" does not name two delimiters [template-delimiters]", NULL },
        { "{{=x y z=}}", "{}", "t.md:1:1: error: \"x y z\" does not name two", NULL },
        { "\n{{#a}}\nx", "{\"a\":1}",
          "t.md:2:1: error: the section \"a\" is never closed [template-section-open]",
          "add {{/a}} where it ends" },
        { "{{#a}}\n{{#b}}\n{{/a}}{{/b}}", "{\"a\":0,\"b\":0}",
          "t.md:3:1: error: {{/a}} stands where {{/b}} must come: that section began in line 2 "
          "[template-wrong-closing]",
          NULL },
        { "{{#pillars}}{{/pillar}}", "{\"pillars\":0}",
          "t.md:1:13: error: {{/pillar}} stands where {{/pillars}} must", NULL },
        { "x{{/a}}", "{}",
          "t.md:1:2: error: {{/a}} closes a section that was never opened "
          "[template-closes-nothing]",
          NULL },
        { "{{scan.titel}}", "{\"scan\":{\"title\":\"x\",\"date\":1}}",
          "t.md:1:1: error: there is no fact called \"scan.titel\" here [template-unknown-name]",
          "name here is \"title\"" },
        { "{{#p}}{{vlaue}}{{/p}}", "{\"p\":[{\"value\":1}],\"scan\":1}",
          "t.md:1:7: error: there is no fact called \"vlaue\"", "name here is \"value\"" },
        { "{{^gone}}x{{/gone}}", "{\"gane\":1}",
          "t.md:1:1: error: there is no fact called \"gone\"", "\"gane\"" },
        { "{{a.b.c}}", "{\"a\":{\"b\":\"text\"}}",
          "t.md:1:1: error: there is no fact called \"a.b.c\"", NULL },
        { "{{a}}", "{\"a\":{\"b\":1}}", "t.md:1:1: error: \"a\" holds more than one value",
          "{{#a}} … {{/a}}" },
        { "{{{a}}}", "{\"a\":[1]}", "t.md:1:1: error: \"a\" holds more than one value", NULL },
        { "x {{>part}}", "{\"name\":1}", "part:2:1: error: there is no fact called \"nme\"",
          "\"name\"" },
        { "{{>again}}", "{}",
          "again:1:1: error: the template \"again\" calls itself without end [template-endless]",
          NULL },
        { "{{#l|frist 2}}{{/l}}", "{\"l\":[1]}",
          "t.md:1:1: error: there is no filter called \"frist\"", "\"first\"" },
        { "{{l|count|count|count|count|count}}", "{\"l\":[1]}",
          "t.md:1:1: error: there is no filter called \"count\"", NULL },
        { "{{#l|first}}{{/l}}", "{\"l\":[1]}",
          "t.md:1:1: error: the filter \"first\" is not followed by what it needs "
          "[template-filter-words]",
          NULL },
        { "{{#l|first drie}}{{/l}}", "{\"l\":[1]}",
          "t.md:1:1: error: the filter \"first\" is not followed", NULL },
        { "{{n|decimals 7}}", "{\"n\":1}",
          "t.md:1:1: error: the filter \"decimals\" is not followed", NULL },
        { "{{n|plural score}}", "{\"n\":1}",
          "t.md:1:1: error: the filter \"plural\" is not followed", NULL },
        { "{{n|words 3}}", "{\"n\":1}", "t.md:1:1: error: the filter \"words\" is not followed",
          NULL },
        { "é {{n|first 3}}", "{\"n\":1}",
          "t.md:1:3: error: the filter \"first\" can do nothing with \"n\" [template-filter-value]",
          NULL },
        { "{{l|words}}", "{\"l\":[1]}",
          "t.md:1:1: error: the filter \"words\" can do nothing with \"l\"", NULL },
        { "{{l|list}}", "{\"l\":[1]}",
          "t.md:1:1: error: the filter \"list\" can do nothing with \"l\"", NULL },
        { "{{n=1}}", "{\"n\":1}",
          "t.md:1:1: error: \"n=1\" is no comparison of a section [template-comparison]", NULL },
        { "{{#n=}}{{/n}}", "{\"n\":1}", "t.md:1:1: error: \"n=\" is no comparison", NULL },
        { "{{#l=1}}{{/l}}", "{\"l\":[1]}",
          "t.md:1:1: error: \"l\" cannot be compared with \"1\" [template-compared-value]",
          "{{#l|count=2}}" },
        { "{{#t<1}}{{/t}}", "{\"t\":\"x\"}", "t.md:1:1: error: \"t\" cannot be compared with \"1\"",
          NULL },
        { "{{#m=1}}{{/m}}", "{\"n\":1}", "t.md:1:1: error: there is no fact called \"m\"", NULL },
        { "{{#n=1}}{{/n=2}}", "{\"n\":1}",
          "t.md:1:9: error: {{/n=2}} stands where {{/n=1}} must come", NULL },
    };
    (void)state;
    Arena *arena = arena_new();
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        Slice printed = complaints(arena, table[i].template, table[i].facts, NULL);
        if (!slice_starts(printed, slice_of(table[i].message)))
            fail_msg("%s: expected \"%s…\", got \"%s\"", table[i].template, table[i].message,
                     printed.at);
        if (table[i].hint && slice_find(printed, slice_of(table[i].hint)) == printed.len)
            fail_msg("%s: no hint \"%s\" in \"%s\"", table[i].template, table[i].hint, printed.at);
    }
    arena_free(arena);
}

static void deep_sections(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Buffer template = { 0 };
    for (int i = 0; i < 70; i++)
        buffer_add(&template, S("{{#a}}"));
    for (int i = 0; i < 70; i++)
        buffer_add(&template, S("{{/a}}"));
    Slice printed = complaints(arena, template.bytes, "{\"a\":{}}", NULL);
    assert_true(
        slice_find(printed, S("t.md:1:385: error: the section \"a\" lies inside too many others")) <
        printed.len);
    buffer_free(&template);
    arena_free(arena);
}

// What exists is never complained about, however empty.
static void nothing_is_fine(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Slice text,
        printed = complaints(
            arena,
            "{{n}}{{n.low}}{{#n}}x{{/n}}{{^n}}1{{/n}}{{#l}}x{{/l}}{{^e}}2{{/e}}{{#z}}3{{/z}}"
            "{{i}} {{r}} {{t}}",
            "{\"n\":null,\"l\":[],\"e\":\"\",\"z\":0,\"i\":-12,\"r\":0.1,\"t\":true}", &text);
    assert_string_equal(printed.at, "");
    assert_string_equal(text.at, "123\\-12 0\\.1 true");
    arena_free(arena);
}

static void asks(void **state)
{
    static const struct {
        const char *template, *text;
    } table[] = {
        { "{{#n=1}}a{{/n=1}}{{#n=2}}b{{/n}}{{^n=1}}c{{/n}}{{# n = 2.0 }}d{{/n}}", "bcd" },
        { "{{#n<2}}a{{/n}}{{#n<3}}b{{/n}}{{#n>1}}c{{/n}}{{^n>1}}d{{/n}}", "bc" },
        { "{{#r=0.1}}a{{/r}}{{#r>0.09}}b{{/r}}{{#r=0.10}}c{{/r}}", "abc" },
        { "{{#s=final}}a{{/s}}{{#s=self}}b{{/s}}{{^s=self}}c{{/s}}{{#t=true}}d{{/t}}", "acd" },
        { "{{#none=1}}a{{/none}}{{^none=1}}b{{/none}}{{#none|first 1}}c{{/none}}", "b" },
        { "{{#l|first 2}}{{.}},{{/l|first 2}}{{#l|after 2}}{{.}};{{/l}}{{#l|after 9}}x{{/l}}",
          "een,twee,drie;" },
        { "{{l|count}} {{#l|count=3}}a{{/l}}{{#l|first 2|count=2}}b{{/l}}{{none|count}}", "3 ab0" },
        { "{{#g|most gap}}{{name}}{{/g}} {{#g|most gap|first 1}}{{name}}{{/g}} "
          "{{#g|most no}}{{name}}{{/g}} {{#none|most gap}}x{{/none}}",
          "cadbe c abcde " },
        { "{{l|list}}; {{l|after 2|list}}; {{o|list name}}; {{none|list}}",
          "een, twee, drie; drie; x, y; " },
        { "{{n|plural score scores}} {{one|plural score scores}} {{r|plural a b}}{{none|plural a "
          "b}}",
          "scores score b" },
        { "{{n|words}} {{n|capital}} {{none|words}}|{{r|decimals 2}} {{none|decimals 1}} "
          "{{big|decimals 0}}",
          "2 2 |0\\.10 – 123456" },
        { "{{r|percent}} {{none|percent}} {{{l|list}}}", "10% – een, twee, drie" },
        // The context of a comparison is that around it.
        { "{{#n=2}}{{.}}{{/n}}{{#o}}{{#name=x}}{{name}}{{/name}}{{/o}}", "x" },
    };
    (void)state;
    Arena *arena = arena_new();
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        Slice text,
            printed = complaints(
                arena, table[i].template,
                "{\"n\":2,\"one\":1,\"r\":0.1,\"s\":\"final\",\"t\":true,\"none\":null,\"big\":"
                "123456,"
                "\"l\":[\"een\",\"twee\",\"drie\"],\"o\":[{\"name\":\"x\"},{\"name\":\"y\"}],"
                "\"g\":[{\"name\":\"a\",\"gap\":2},{\"name\":\"b\",\"gap\":null},{\"name\":\"c\","
                "\"gap\":10.5},{\"name\":\"d\",\"gap\":2},{\"name\":\"e\"}]}",
                &text);
        if (i + 1 < sizeof table / sizeof *table)
            assert_string_equal(printed.at, "");
        assert_string_equal(text.at, table[i].text);
    }
    arena_free(arena);
}

static void places(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    json_error_t error;
    json_t *data =
        json_loads("{\"l\":[{\"x\":\"een\\ntwee\"},{\"x\":\"drie\"}],\"y\":\"é\"}", 0, &error);
    json_t *texts = json_loads("{\"p\":\"eerst\\ntweede {{y}} derde\\n\"}", 0, &error);
    Partials partials = { arena, texts };
    MustacheOptions options = { .escape = escape_markdown,
                                .partial = find_partial,
                                .user = &partials };
    Diagnostics *d = diagnostics_new(arena);
    const SourceFile *file =
        source_file_new(arena, S("t.md"), S("{{#l}}\n- é {{{x}}} na\n{{/l}}\n  {{>p}}\neind"));
    Expansion expansion = mustache_expand(arena, d, file, data, &options);
    assert_string_equal(expansion.text.at,
                        "- é een\ntwee na\n- é drie na\n  eerst\n  tweede é derde\neind");
    static const struct {
        const char *text, *file;
        size_t line, column, length;
    } table[] = {
        { "- é een", "t.md", 2, 1, 0 },  { "twee", "t.md", 2, 5, 7 },
        { "na\n- é", "t.md", 2, 13, 0 }, { "drie", "t.md", 2, 5, 7 },
        { "eerst", "p", 1, 1, 0 },       { "tweede", "p", 2, 1, 0 },
        { "é derde", "p", 2, 8, 5 },     { "derde", "p", 2, 14, 0 },
        { "eind", "t.md", 5, 1, 0 },
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        Place place =
            source_map_place(&expansion.map, slice_find(expansion.text, slice_of(table[i].text)));
        assert_true(slice_equal(place.file, slice_of(table[i].file)));
        assert_int_equal(place.line, table[i].line);
        assert_int_equal(place.column, table[i].column);
        assert_int_equal(place.length, table[i].length);
    }
    json_decref(data);
    json_decref(texts);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(specification), cmocka_unit_test(mistakes),
        cmocka_unit_test(deep_sections), cmocka_unit_test(nothing_is_fine),
        cmocka_unit_test(asks),          cmocka_unit_test(places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
