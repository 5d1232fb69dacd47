// SPDX-License-Identifier: EUPL-1.2
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "opened.h"

static void reads_the_look_as_it_comes(void **state)
{
    const Style *style = ((Opened *)*state)->style;
    assert_near(style->page_width, 595.28, 0);
    assert_near(style->body_bottom - style->body_top, 50 * 14, 0);
    assert_string_equal(style->family, "Noto Sans");
    const TextRole *h1 = style_role(style, S("h1"));
    assert_near(h1->size, 18, 0);
    assert_near(h1->leading, 24.5, 0);
    assert_near(h1->width, 441.84, 0);
    assert_true(h1->balance && h1->face == FACE_BOLD);
    assert_near(style_colour(style, S("ink2")).g, 0x53 / 255.0, 0);
    assert_memory_equal(&style_role(style, S("source"))->colour, &style->ink2, sizeof(Colour));
}

static void has_every_role_that_templates_and_layout_ask_for(void **state)
{
    static const char *const names[] = {
        "body",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "lead",
        "eyebrow",
        "caption",
        "table",
        "dense",
        "head",
        "label",
        "note",
        "small",
        "big",
        "score",
        "fact",
        "fact-target",
        "quote",
        "source",
        "cover-organisation",
        "cover-title",
        "cover-subtitle",
        "header",
        "footer",
        "figure",
        "callout",
        "code",
        "contents-1",
        "contents-2",
    };
    const Style *style = ((Opened *)*state)->style;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_true(style_has_role(style, slice_of(names[i])));
    assert_false(style_has_role(style, S("nobody")));
    assert_ptr_equal(style_role(style, S("nobody")), style_role(style, S("body")));
}

// look.md: nothing on paper is smaller than 8.5.
static void nothing_is_too_small_to_read(void **state)
{
    const Style *style = ((Opened *)*state)->style;
    for (size_t i = 0; i < style->role_count; i++) {
        assert_true(style->roles[i].size >= 8.5);
        assert_true(style->roles[i].leading >= style->roles[i].size);
    }
}

typedef struct Pair {
    Slice upper, lower;
} Pair;

static const Pair texts[] = {
    { { "ink", 3 }, { "paper", 5 } },   { { "ink", 3 }, { "wash", 4 } },
    { { "ink", 3 }, { "tint", 4 } },    { { "ink2", 4 }, { "paper", 5 } },
    { { "ink2", 4 }, { "wash", 4 } },   { { "ink2", 4 }, { "tint", 4 } },
    { { "blue", 4 }, { "paper", 5 } },  { { "blue", 4 }, { "wash", 4 } },
    { { "blue", 4 }, { "tint", 4 } },   { { "target", 6 }, { "paper", 5 } },
    { { "target", 6 }, { "tint", 4 } }, { { "ink", 3 }, { "r1", 2 } },
    { { "ink", 3 }, { "r2", 2 } },      { { "ink", 3 }, { "r3", 2 } },
    { { "paper", 5 }, { "r4", 2 } },    { { "paper", 5 }, { "r5", 2 } },
    { { "paper", 5 }, { "night", 5 } }, { { "on_night", 8 }, { "night", 5 } },
};

static const Pair signs[] = {
    { { "axis", 4 }, { "paper", 5 } },  { { "axis", 4 }, { "wash", 4 } },
    { { "ink2", 4 }, { "r1", 2 } },     { { "ink2", 4 }, { "r2", 2 } },
    { { "ink2", 4 }, { "r3", 2 } },     { { "blue", 4 }, { "paper", 5 } },
    { { "blue", 4 }, { "tint", 4 } },   { { "target", 6 }, { "paper", 5 } },
    { { "target", 6 }, { "tint", 4 } }, { { "night_line", 10 }, { "night", 5 } },
    { { "r4", 2 }, { "paper", 5 } },    { { "r5", 2 }, { "paper", 5 } },
};

static double lowest(const Style *style, const Pair *pairs, size_t count)
{
    double least = 21;
    for (size_t i = 0; i < count; i++) {
        double contrast = colour_contrast(style_colour(style, pairs[i].upper),
                                          style_colour(style, pairs[i].lower));
        if (contrast < least)
            least = contrast;
    }
    return least;
}

static void every_pair_in_use_has_contrast_enough(void **state)
{
    const Style *style = ((Opened *)*state)->style;
    assert_true(lowest(style, texts, sizeof texts / sizeof *texts) >= 4.5);
    assert_true(lowest(style, signs, sizeof signs / sizeof *signs) >= 3);
    for (size_t i = 0; i < style->role_count; i++) {
        bool cover = slice_starts(style->roles[i].name, S("cover-")) &&
                     !slice_equal(style->roles[i].name, S("cover-key"));
        assert_true(colour_contrast(style->roles[i].colour, cover ? style->night : style->paper) >=
                    4.5);
    }
}

// Figures of look.md, section 3.
static void contrast_is_that_of_wcag(void **state)
{
    const Style *style = ((Opened *)*state)->style;
    Colour black = { 0, 0, 0 };
    assert_near(colour_contrast(black, style->paper), 21, 1e-9);
    assert_near(colour_contrast(style->paper, black), 21, 1e-9);
    assert_near(colour_contrast(style->ink, style->paper), 16.5, 0.05);
    assert_near(colour_contrast(style->axis, style->wash), 3.3, 0.05);
    assert_near(colour_contrast(style->ink, style->r4), 3.1, 0.05);
    assert_near(colour_contrast(style->on_night, style->night), 10.3, 0.05);
}

// The style file with one piece replaced, read from a temporary file: its messages as text.
static Slice faults(Arena *arena, const char *piece, const char *by)
{
    Slice text, path;
    Diagnostics *d = diagnostics_new(arena);
    char name[] = P_tmpdir "/cxscan-style-XXXXXX", *message = NULL;
    size_t len = 0;
    assert_true(
        file_read(arena, d, S(CXSCAN_SOURCE_DIR "/templates/style.yaml"), S("style.yaml"), &text));
    size_t at = slice_find(text, slice_of(piece));
    assert_true(at < text.len);
    int file = mkstemp(name);
    assert_true(file >= 0);
    FILE *out = fdopen(file, "w");
    fprintf(out, "%.*s%s%s", (int)at, text.at, by, text.at + at + strlen(piece));
    fclose(out);
    path = slice_of(name);
    const Style *style = style_read_slides(arena, d, path); // all that there is to complain of
    unlink(name);
    FILE *printed = open_memstream(&message, &len);
    diagnostics_print(d, printed, (DiagnosticStyle){ 0 });
    fclose(printed);
    assert_true((style == NULL) == (diagnostics_count(d, SEVERITY_ERROR) > 0));
    Slice result = slice_copy(arena, (Slice){ message, len });
    free(message);
    return result;
}

static void assert_fault(Arena *arena, const char *piece, const char *by, const char *wanted)
{
    Slice got = faults(arena, piece, by);
    if (slice_find(got, slice_of(wanted)) == got.len) {
        print_error("wanted \"%s\", got \"%.*s\"\n", wanted, SLICE_ARGS(got));
        fail();
    }
}

static void names_the_place_of_a_fault(void **state)
{
    Arena *arena = ((Opened *)*state)->arena;
    assert_fault(arena, "  grid: 7", "  grid: zeven", ":15:3: error");
    assert_fault(arena, "  grid: 7", "  grid: -7", ":15:3: error");
    assert_fault(arena, "  grid: 7", "  gird: 7", "Unexpected key: gird");
    assert_fault(arena, "ink2: \"#46535F\"", "ink2: \"#46535\"", ":21:3: error");
    assert_fault(arena, "ink2: \"#46535F\"", "ink2: \"#46535G\"", ":21:3: error");
    assert_fault(arena, "name: h1, size: 18", "name: h1, size: 18pt",
                 "size: 18pt (a number of points)");
    assert_fault(arena, "face: bold, colour: ink, before: 0", "face: fat, colour: ink, before: 0",
                 ":48:");
    assert_fault(arena, "colour: ink, before: 28", "colour: inkt, before: 28", ":49:");
    assert_fault(arena, "name: h2", "name: h1", "name: h1 (given twice)");
    assert_fault(arena, "name: body", "name: bodie", "the role \"body\" is missing");
    assert_fault(arena, "roles:", "roles: [", "error");
    assert_int_equal(faults(arena, "  grid: 7", "  grid: 3.5").len, 0);
    assert_fault(arena, "  grid: 4", "  grid: vier", "    grid: vier");
    assert_fault(arena, "name: h1, size: 28", "name: h1, size: groot", "{name: h1, size: groot");
    assert_fault(arena, "\nslide:", "\n# slide:", "error");
}

static void slides_have_a_page_and_letters_of_their_own(void **state)
{
    Opened *opened = *state;
    Slice path = S(CXSCAN_SOURCE_DIR "/templates/style.yaml");
    const Style *pages = opened->style, *slides = style_read_slides(opened->arena, opened->d, path);
    assert_non_null(slides);
    assert_near(slides->page_width, 960, 0);
    assert_near(slides->page_height, 540, 0);
    assert_near(style_role(slides, S("h1"))->size, 28, 0);
    assert_near(style_role(pages, S("h1"))->size, 18, 0);
    assert_int_equal(slides->role_count, pages->role_count);
    assert_memory_equal(&slides->blue, &pages->blue, sizeof slides->blue);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_look_as_it_comes),
        cmocka_unit_test(has_every_role_that_templates_and_layout_ask_for),
        cmocka_unit_test(nothing_is_too_small_to_read),
        cmocka_unit_test(every_pair_in_use_has_contrast_enough),
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(names_the_place_of_a_fault),
        cmocka_unit_test(slides_have_a_page_and_letters_of_their_own),
    };
    return cmocka_run_group_tests(tests, open_text, close_text);
}
