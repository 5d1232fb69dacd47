#include "opened.h"

#include <dlfcn.h>

#include "base/file.h"
#include "text/hyphenation.h"

static Hyphenation *patterns(const Opened *o)
{
    return fonts_hyphenation(o->fonts);
}

static bool have_patterns(const Opened *o)
{
    Slice word = S("informatievoorziening");
    return text_hyphenate(o->arena, patterns(o), S("nl"), word).len > word.len;
}

// With a '-' for each U+00AD, and a '=' for a hyphen that was there.
static const char *shown(Arena *arena, Slice text)
{
    char *out = arena_copy(arena, text.at, text.len), *to = out;
    for (Slice rest = text; rest.len;) {
        const char *at = rest.at;
        uint32_t code = utf8_next(&rest);
        if (code == 0xAD || code == '-')
            *to++ = code == '-' ? '=' : '-';
        else
            for (; at < rest.at; at++)
                *to++ = *at;
    }
    *to = 0;
    return out;
}

static const char *parted(const Opened *o, const char *language, const char *text)
{
    return shown(o->arena, text_hyphenate(o->arena, patterns(o), slice_of(language), slice_of(text)));
}

static void parts_words_of_both_languages(void **state)
{
    const Opened *o = *state;
    if (!have_patterns(o))
        skip();
    assert_string_equal(parted(o, "nl", "Informatievoorziening"), "In-for-ma-tie-voor-zie-ning");
    assert_string_equal(parted(o, "nl-NL", "de afdeling Burgerzaken, en"),
                        "de af-de-ling Bur-ger-za-ken, en");
    assert_string_equal(parted(o, "nl", "IJsselmeergebied"), "IJs-sel-meer-ge-bied");
    assert_string_equal(parted(o, "nl", "scènewissel-indelingen"), "scè-ne-wis-sel=in-de-lin-gen");
    assert_string_equal(parted(o, "nl", "“klachtenbehandeling”"), "“klach-ten-be-han-de-ling”");
    assert_string_equal(parted(o, "nl", "onderzoek/beleidsvorming"), "on-der-zoek/be-leids-vor-ming");
    assert_string_equal(parted(o, "en-GB", "The organisation's management"),
                        "The or-gan-isa-tion's man-age-ment");
}

static void leaves_alone_what_is_no_word(void **state)
{
    static const char *const texts[] = {
        "",
        "  \n\t",
        "kort woord",
        "GEMEENTEBELEID",
        "LinkedInGroepen",
        "https://www.gemeentezilverdam.nl/informatievoorziening",
        "www.gemeentezilverdam.nl",
        "gemeentezilverdam.nl",
        "informatie@gemeentezilverdam.nl",
        "afdelingen_samengevoegd",
        "begroting2026versie",
        "1234567890123",
        "informatie\u00ADvoorziening",
        "Информация",
        "ěěěěěěěěěě",
        "be\u0301langrijkheden",
        "-----------",
        "日本語の文章です",
    };
    const Opened *o = *state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Slice text = slice_of(texts[i]);
        assert_ptr_equal(text_hyphenate(o->arena, patterns(o), S("nl"), text).at, text.at);
    }
    char longer[5001];
    memset(longer, 'a', 5000);
    longer[5000] = 0;
    assert_int_equal(text_hyphenate(o->arena, patterns(o), S("nl"), slice_of(longer)).len, 5000);
}

// At the end of a line "geïnteresseerd" would be "ge-interesseerd".
static void no_break_before_a_trema(void **state)
{
    const Opened *o = *state;
    static const char *const words[] = { "geïnteresseerden", "coördinatoren", "tweeëntwintig", "financiële",
                                         "reünistenblad" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        Slice text = text_hyphenate(o->arena, patterns(o), S("nl"), slice_of(words[i]));
        for (Slice rest = text; rest.len;) {
            if (utf8_next(&rest) != 0xAD)
                continue;
            uint32_t next = utf8_next(&(Slice){ rest.at, rest.len });
            assert_true(next != 0xEB && next != 0xEF && next != 0xF6 && next != 0xFC);
        }
    }
}

// TeX's patterns: "te-vre-den-heid-s-en-quê-te", "klan-t-en-quê-te".
static void no_piece_without_a_vowel(void **state)
{
    const Opened *o = *state;
    if (!have_patterns(o))
        skip();
    assert_string_equal(parted(o, "nl", "tevredenheidsenquête"), "te-vre-den-heids-en-quê-te");
    assert_string_equal(parted(o, "nl", "klantenquête"), "klant-en-quê-te");
    assert_string_equal(parted(o, "en", "rhythmically"), "rhyth-mic-ally");
}

static void without_patterns_nothing_changes(void **state)
{
    const Opened *o = *state;
    Slice text = S("informatievoorziening");
    Hyphenation *none = hyphenation_new(S("/nergens"));
    assert_ptr_equal(text_hyphenate(o->arena, none, S("nl"), text).at, text.at);
    assert_ptr_equal(text_hyphenate(o->arena, none, S("nl"), text).at, text.at);
    hyphenation_free(none);
    hyphenation_free(NULL);
    static const char *const tags[] = { "", "n", "nld", "de", "fr-FR" };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        assert_ptr_equal(text_hyphenate(o->arena, patterns(o), slice_of(tags[i]), text).at, text.at);
}

// The places that TeX's patterns give, but for those before a trema.
static Slice without_tremas(Arena *arena, Slice parted)
{
    static const char *const tremas[] = { "-ä", "-ë", "-ï", "-ö", "-ü" };
    for (size_t i = 0; i < sizeof tremas / sizeof *tremas; i++) {
        Slice trema = slice_of(tremas[i]);
        for (size_t at; (at = slice_find(parted, trema)) < parted.len;)
            parted = slice_print(arena, "%.*s%s", (int)at, parted.at, parted.at + at + 1);
    }
    return parted;
}

// And those around a piece without a vowel ("bud-ge-t-ron-de"), which goes with the piece before it.
static Slice without_scraps(Arena *arena, Slice parted)
{
    char *out = arena_copy(arena, parted.at, parted.len), *to = out, *hyphen = NULL;
    bool has_vowel = true;
    for (size_t i = 0; i <= parted.len; i++) {
        if ((i == parted.len || parted.at[i] == '-') && !has_vowel && hyphen) {
            memmove(hyphen, hyphen + 1, (size_t)(to - hyphen - 1));
            to--;
        }
        if (i < parted.len && parted.at[i] == '-') {
            hyphen = to;
            has_vowel = false;
        } else if (i < parted.len) {
            has_vowel = has_vowel || strchr("aeiouy", parted.at[i]) || (parted.at[i] & 0x80);
        }
        if (i < parted.len)
            *to++ = parted.at[i];
    }
    return (Slice){ out, (size_t)(to - out) };
}

// TeX's patterns in two other programs, on 1,500 words.
static void agrees_with_tex(void **state)
{
    const Opened *o = *state;
    Slice path = S(CXSCAN_SOURCE_DIR "/../shared/data/dutch-hyphenation-dev/oracle-1500.tsv");
    if (!have_patterns(o) || !path_exists(path)) {
        print_message("# skipped: the patterns or the shared words are not here\n");
        skip();
    }
    Slice rest, line, word;
    assert_true(file_read(o->arena, o->d, path, path, &rest));
    size_t count = 0, equal = 0, same = 0;
    while (slice_next_line(&rest, &line)) {
        if (!slice_next_field(&line, '\t', &word))
            continue;
        Slice wanted = slice_copy(o->arena, line);
        Slice found = slice_of(parted(o, "nl", slice_copy(o->arena, word).at));
        count++;
        equal += slice_equal(found, wanted);
        same += slice_equal(found, without_scraps(o->arena, without_tremas(o->arena, wanted)));
    }
    print_message("# %zu of %zu words as TeX parts them, %zu but for tremas and scraps\n", equal, count, same);
    assert_int_equal(count, 1500);
    assert_int_equal(same, count);
}

// Its own end the program with exit code 1 where there is none, which says that the input is wrong.
static void the_library_asks_us_for_memory(void **state)
{
    static const char *const names[] = { "hnj_malloc", "hnj_realloc" };
    Dl_info library, found;
    (void)state;
    assert_true(dladdr(dlsym(RTLD_DEFAULT, "hnj_hyphen_load"), &library));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_true(dladdr(dlsym(RTLD_DEFAULT, names[i]), &found));
        assert_string_not_equal(found.dli_fname, library.dli_fname);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_words_of_both_languages),
        cmocka_unit_test(leaves_alone_what_is_no_word),
        cmocka_unit_test(no_break_before_a_trema),
        cmocka_unit_test(no_piece_without_a_vowel),
        cmocka_unit_test(without_patterns_nothing_changes),
        cmocka_unit_test(agrees_with_tex),
        cmocka_unit_test(the_library_asks_us_for_memory),
    };
    return cmocka_run_group_tests(tests, open_text, close_text);
}
