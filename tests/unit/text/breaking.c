// SPDX-License-Identifier: EUPL-1.2
#include "opened.h"

static const char prose[] =
    "De gemeente meet veel, maar sprak niet af wat telt. Daarom stellen we de score na gesprekken "
    "en documenten bij van 14,8 naar 13,0. De fase blijft Lerend.";

static Slice joined(const Opened *o, Slice text, double size, Face face, double width, bool balance)
{
    TextLine *lines;
    TextRun run = { .text = text, .face = face, .size = size };
    size_t count = text_break(o->arena, o->fonts, &run, 1, width, balance, &lines);
    Slice all = S("");
    for (size_t i = 0; i < count; i++) {
        Slice line = slice_part(text, lines[i].from, lines[i].to);
        double drawn = text_width(o->fonts, face, size, line) +
                       (lines[i].hyphen ? text_hyphen_width(o->fonts, face, size) : 0);
        assert_near(lines[i].width, drawn, 0.01);
        assert_true(lines[i].width <= width + 0.01 || width < 2);
        all = slice_print(o->arena, "%.*s%s%.*s", SLICE_ARGS(all), i ? "|" : "", SLICE_ARGS(line));
    }
    return all;
}

#define assert_lines(o, text, size, face, width, balance, wanted)                                  \
    assert_string_equal(joined((o), S(text), (size), (face), (width), (balance)).at, wanted)

static void fills_each_line(void **state)
{
    const Opened *o = *state;
    Slice all = joined(o, S(prose), 10, FACE_REGULAR, 200, false);
    // Taking the line ends out again gives the text: nothing is lost.
    char *at = (char *)all.at;
    while ((at = strchr(at, '|')))
        *at = ' ';
    assert_string_equal(all.at, prose);
    // The first word of each line would not have fitted on the line above.
    TextLine *lines;
    TextRun run = { .text = S(prose), .size = 10 };
    size_t count = text_break(o->arena, o->fonts, &run, 1, 200, false, &lines);
    assert_true(count > 3);
    for (size_t i = 1; i < count; i++) {
        size_t space = slice_find(slice_part(S(prose), lines[i].from, sizeof prose), S(" "));
        Slice longer = slice_part(S(prose), lines[i - 1].from, lines[i].from + space);
        assert_true(text_width(o->fonts, FACE_REGULAR, 10, longer) > 200);
    }
}

static void white_space_at_the_ends_is_no_text(void **state)
{
    const Opened *o = *state;
    TextLine *lines;
    TextRun run = { .text = S("  \n "), .size = 10 };
    assert_int_equal(text_break(o->arena, o->fonts, &run, 1, 100, false, &lines), 0);
    assert_int_equal(text_break(o->arena, o->fonts, NULL, 0, 100, false, &lines), 0);
    assert_lines(o, "  een twee  ", 10, FACE_REGULAR, 100, false, "een twee");
    assert_lines(o, "een\n\ntwee\n", 10, FACE_REGULAR, 100, true, "een||twee");
}

static void a_soft_hyphen_shows_only_at_the_end(void **state)
{
    const Opened *o = *state;
    assert_lines(o, "de personeels\u00ADvoorzieningen", 10, FACE_REGULAR, 100, false,
                 "de personeels\u00AD|voorzieningen");
    assert_lines(o, "de personeels\u00ADvoorzieningen", 10, FACE_REGULAR, 200, false,
                 "de personeels\u00ADvoorzieningen");
    // "de personeels" fits, but not with its hyphen.
    double bare = text_width(o->fonts, FACE_REGULAR, 10, S("de personeels"));
    assert_lines(o, "de personeels\u00ADdienst", 10, FACE_REGULAR, bare + 1, false,
                 "de|personeels\u00AD|dienst");
}

static void a_soft_hyphen_only_where_the_line_would_be_loose(void **state)
{
    const Opened *o = *state;
    static const char text[] = "Wij bouwen aan informatie\u00ADvoorziening";
    double before = text_width(o->fonts, FACE_REGULAR, 10, S("Wij bouwen aan"));
    double parted = text_width(o->fonts, FACE_REGULAR, 10, S("Wij bouwen aan informatie")) +
                    text_hyphen_width(o->fonts, FACE_REGULAR, 10);
    assert_true(before < 0.75 * parted);
    assert_lines(o, text, 10, FACE_REGULAR, parted + 1, false,
                 "Wij bouwen aan informatie\u00AD|voorziening");
    assert_lines(o, text, 10, FACE_REGULAR, parted - 1, false,
                 "Wij bouwen aan|informatie\u00ADvoorziening");
    assert_lines(o, "Wij bouwen hieraan in\u00ADforma\u00ADtie\u00ADvoorziening", 10, FACE_REGULAR,
                 before * 1.25 / 0.77, false,
                 "Wij bouwen hieraan|in\u00ADforma\u00ADtie\u00ADvoorziening");
    assert_lines(o, "Wij bouwen ook aan de in\u00ADforma\u00ADtie\u00ADvoorziening", 10,
                 FACE_REGULAR, 130, false,
                 "Wij bouwen ook aan de|in\u00ADforma\u00ADtie\u00ADvoorziening");
    // A word that fits no line is parted wherever it stands.
    double full = text_width(o->fonts, FACE_REGULAR, 10, S("Wij zijn erg in")) +
                  text_hyphen_width(o->fonts, FACE_REGULAR, 10) + 0.5;
    assert_true(text_width(o->fonts, FACE_REGULAR, 10, S("Wij zijn erg")) > 0.75 * full);
    assert_lines(o, "Wij zijn erg in\u00ADforma\u00ADtie\u00ADvoor\u00ADzieningen", 10,
                 FACE_REGULAR, full, false,
                 "Wij zijn erg in\u00AD|forma\u00ADtie\u00ADvoor\u00AD|zieningen");
    // No scrap of a word on the next line.
    double scrap = text_width(o->fonts, FACE_REGULAR, 10, S("maatschappelij")) +
                   text_hyphen_width(o->fonts, FACE_REGULAR, 10) + 0.5;
    assert_lines(o, "maat\u00ADschap\u00ADpe\u00ADlij\u00ADke", 10, FACE_REGULAR, scrap, false,
                 "maat\u00ADschap\u00ADpe\u00AD|lij\u00ADke");
    assert_lines(o, "maatschappelij\u00ADke", 10, FACE_REGULAR, scrap, false,
                 "maatschappelij\u00AD|ke");
    // A hyphen of its own goes before.
    assert_lines(o, "de proces- en persoons-in\u00ADforma\u00ADtie", 10, FACE_REGULAR, 60, false,
                 "de proces-|en|persoons-|in\u00ADforma\u00ADtie");
}

static void only_narrow_columns_and_long_words_get_hyphens(void **state)
{
    const Opened *o = *state;
    Slice long_word = S("een dienst informatievoorzieningsafdeling");
    static const struct {
        const char *text;
        double width;
        bool sparing, changes;
    } cases[] = {
        { "een dienst informatievoorzieningsafdeling", 400, false, false }, // fits
        { "een dienst informatievoorzieningsafdeling", 175, false, false }, // loose, but not narrow
        { "een dienst informatievoorzieningsafdeling", 155, false, true },  // narrow and loose
        { "een dienst informatievoorzieningsafdeling", 155, true, false },
        { "een dienst informatievoorzieningsafdeling", 100, true, true },   // fits no line
        { "een dienst met namen van allen bij elkaar", 155, false, false }, // full lines
        { "dienst\ninformatievoorzieningsafdeling", 155, false, false },    // a newline of the text
    };
    if (text_hyphenate(o->arena, fonts_hyphenation(o->fonts), S("nl"), long_word).len ==
        long_word.len)
        skip();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Slice text = slice_of(cases[i].text);
        TextRun run = { .text = text, .size = 10 };
        TextLine *lines;
        size_t count = text_break(o->arena, o->fonts, &run, 1, cases[i].width, false, &lines);
        Slice found = text_hyphenate_to_fit(o->arena, fonts_hyphenation(o->fonts), S("nl"), text,
                                            lines, count, cases[i].width, cases[i].sparing);
        if ((found.len > text.len) != cases[i].changes)
            fail_msg("case %zu: %s", i, found.at);
    }
}

static void hyphens_and_hosts_break_only_in_need(void **state)
{
    const Opened *o = *state;
    assert_lines(o, "een CX-volwassenheidsscan", 10, FACE_REGULAR, 120, false,
                 "een|CX-volwassenheidsscan");
    assert_lines(o, "een CX-volwassenheidsscan", 10, FACE_REGULAR, 105, false,
                 "een|CX-|volwassenheidsscan");
    double host = text_width(o->fonts, FACE_REGULAR, 10, S("https://www.zilver-dam.nl/"));
    assert_lines(o, "zie https://www.zilver-dam.nl/over", 10, FACE_REGULAR, host + 1, false,
                 "zie|https://www.zilver-dam.nl/|over");
    assert_lines(o, "zie https://www.zilver-dam.nl/over", 10, FACE_REGULAR, host - 1, false,
                 "zie|https://www.zilver-|dam.nl/over");
}

static void a_word_wider_than_the_line_is_cut(void **state)
{
    const Opened *o = *state;
    assert_lines(o, "aaaaaaaaaa", 10, FACE_REGULAR, 23, false, "aaaa|aaaa|aa");
    // A letter and its accent stay together, and at least one character stands on a line.
    assert_lines(o, "xj\u0301x", 10, FACE_REGULAR, 1, false, "x|j\u0301|x");
    char longer[20001];
    memset(longer, 'n', 20000);
    longer[20000] = 0;
    TextLine *lines;
    TextRun run = { .text = slice_of(longer), .size = 10 };
    size_t count = text_break(o->arena, o->fonts, &run, 1, 400, true, &lines), at = 0;
    assert_true(count > 280);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(lines[i].from, at);
        assert_true(lines[i].width <= 400.01 && (lines[i].width > 390 || i + 1 == count));
        at = lines[i].to;
    }
    assert_int_equal(at, 20000);
}

static void headings_are_balanced(void **state)
{
    const Opened *o = *state;
    // look.md: after a comma or colon if both parts fit, else even.
    assert_lines(o, "Cultuur en Begrijpen groeien al, Meten blijft het verst achter", 18, FACE_BOLD,
                 441.84, true, "Cultuur en Begrijpen groeien al,|Meten blijft het verst achter");
    assert_lines(o, "Medewerkers kennen de wensen van inwoners goed maar weten niet wat het kost",
                 18, FACE_BOLD, 441.84, true,
                 "Medewerkers kennen de wensen van|inwoners goed maar weten niet wat het kost");
    assert_lines(o, "Nu, na een jaar met de hele organisatie te hebben gewerkt en geleerd", 18,
                 FACE_BOLD, 441.84, true,
                 "Nu, na een jaar met de hele organisatie|te hebben gewerkt en geleerd");
    assert_lines(o, "Kort", 18, FACE_BOLD, 441.84, true, "Kort");
    // A sentence before a comma, and neither where a line would be short.
    assert_lines(
        o,
        "Donkerder is verder, lichter niet. Een driehoek wijst op een verschil dat duidelijk is.",
        12, FACE_REGULAR, 441.84, true,
        "Donkerder is verder, lichter niet.|Een driehoek wijst op een verschil dat duidelijk is.");
    assert_lines(
        o, "Zo is het. Een driehoek wijst op een verschil dat duidelijk meer is dan toeval alleen.",
        12, FACE_REGULAR, 441.84, true,
        "Zo is het. Een driehoek wijst op een verschil|dat duidelijk meer is dan toeval alleen.");
}

static void no_word_stands_alone_on_the_last_line(void **state)
{
    const Opened *o = *state;
    Slice text = S("Een twee drie vier allerbelangrijkstevoorwaarden en vijf zes");
    for (double width = 60; width < 400; width += 7) {
        TextLine *lines;
        TextRun run = { .text = text, .face = FACE_BOLD, .size = 13 };
        size_t plain = text_break(o->arena, o->fonts, &run, 1, width, false, &lines);
        size_t count = text_break(o->arena, o->fonts, &run, 1, width, true, &lines);
        assert_int_equal(count, plain);
        if (count > 1 && width > 100)
            assert_true(slice_find(slice_part(text, lines[count - 1].from, text.len), S(" ")) <
                        text.len - lines[count - 1].from);
    }
}

static void runs_of_several_faces_make_one_line(void **state)
{
    const Opened *o = *state;
    Slice text = S("Figuur 3. Antwoorden per vraag \uFFFC hoog");
    size_t sign = slice_find(text, S("\uFFFC"));
    TextRun runs[] = {
        { .text = slice_part(text, 0, 9), .face = FACE_BOLD, .size = 9 },
        { .text = slice_part(text, 9, sign), .size = 9 },
        { .text = slice_part(text, sign, sign + 3), .size = 9, .extra = 40 },
        { .text = slice_part(text, sign + 3, text.len), .size = 9 },
    };
    double bold = text_width(o->fonts, FACE_BOLD, 9, runs[0].text);
    double rest = text_width(o->fonts, FACE_REGULAR, 9, runs[1].text) +
                  text_width(o->fonts, FACE_REGULAR, 9, runs[3].text);
    TextLine *lines;
    assert_int_equal(text_break(o->arena, o->fonts, runs, 4, 400, false, &lines), 1);
    assert_near(lines[0].width, bold + rest + 40, 0.001);
    assert_int_equal(text_break(o->arena, o->fonts, runs, 4, bold + rest + 39, false, &lines), 2);
    assert_int_equal(lines[1].from, sign + 4);
}

// Where nothing but white space and a letter's own end may be lost, whatever the text and the width.
static void no_text_is_lost_whatever_the_width(void **state)
{
    static const char *const texts[] = {
        prose,
        "co-ouder-schap en klant-, burger- en\u00A0bedrijf",
        "日本語の文章です、長い。",
        "שלום עולם abc שלום",
        "a\u00ADb\u00ADc\u00ADd -- x",
        "(((( \"“‘ ?!",
        "e\u0301\u0301\u0301e",
        "\u200B\u00AD\u00AD",
        "http://",
        "www.",
    };
    const Opened *o = *state;
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        for (double width = 0; width < 120; width += 3) {
            TextLine *lines;
            Slice text = slice_of(texts[t]);
            TextRun run = { .text = text, .size = 10 };
            size_t count = text_break(o->arena, o->fonts, &run, 1, width, t & 1, &lines), at = 0;
            for (size_t i = 0; i < count; i++) {
                assert_true(slice_trim(slice_part(text, at, lines[i].from)).len == 0 &&
                            lines[i].from >= at);
                assert_true(lines[i].to > lines[i].from);
                assert_int_equal(utf8_invalid_at(slice_part(text, lines[i].from, lines[i].to)),
                                 lines[i].to - lines[i].from);
                at = lines[i].to;
            }
            assert_int_equal(slice_trim(slice_part(text, at, text.len)).len, 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_each_line),
        cmocka_unit_test(white_space_at_the_ends_is_no_text),
        cmocka_unit_test(a_soft_hyphen_shows_only_at_the_end),
        cmocka_unit_test(a_soft_hyphen_only_where_the_line_would_be_loose),
        cmocka_unit_test(only_narrow_columns_and_long_words_get_hyphens),
        cmocka_unit_test(hyphens_and_hosts_break_only_in_need),
        cmocka_unit_test(a_word_wider_than_the_line_is_cut),
        cmocka_unit_test(headings_are_balanced),
        cmocka_unit_test(no_word_stands_alone_on_the_last_line),
        cmocka_unit_test(runs_of_several_faces_make_one_line),
        cmocka_unit_test(no_text_is_lost_whatever_the_width),
    };
    return cmocka_run_group_tests(tests, open_text, close_text);
}
