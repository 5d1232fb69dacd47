// SPDX-License-Identifier: EUPL-1.2
#include "opened.h"

#include <hyphen.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/output.h"
#include "text/hyphenation.h"
#include "text/patterns.h"

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
    return shown(o->arena,
                 text_hyphenate(o->arena, patterns(o), slice_of(language), slice_of(text)));
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
    assert_string_equal(parted(o, "nl", "onderzoek/beleidsvorming"),
                        "on-der-zoek/be-leids-vor-ming");
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
    static const char *const words[] = { "geïnteresseerden", "coördinatoren", "tweeëntwintig",
                                         "financiële", "reünistenblad" };
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
        assert_ptr_equal(text_hyphenate(o->arena, patterns(o), slice_of(tags[i]), text).at,
                         text.at);
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
    print_message("# %zu of %zu words as TeX parts them, %zu but for tremas and scraps\n", equal,
                  count, same);
    assert_int_equal(count, 1500);
    assert_int_equal(same, count);
}

// What libhyphen finds in the same file, in letters: hyphens[i] is odd where a break may follow byte i.
static void libhyphen_finds(HyphenDict *dictionary, const uint32_t *letter, size_t count,
                            bool *breaks)
{
    char word[PATTERN_LETTERS * 4 + 1], hyphens[sizeof word + 5], **changed = NULL;
    int *from = NULL, *cut = NULL;
    size_t len = 0;
    for (size_t i = 0; i < count; i++) {
        if (dictionary->utf8)
            len += utf8_encode(letter[i], word + len);
        else
            word[len++] = (char)(unsigned char)letter[i];
    }
    word[len] = 0;
    assert_int_equal(hnj_hyphen_hyphenate3(dictionary, word, (int)len, hyphens, NULL, &changed,
                                           &from, &cut, 2, 3, 0, 0),
                     0);
    for (size_t i = 1; i < count; i++)
        breaks[i] = hyphens[i - 1] & 1;
    assert_null(changed);
    free(from);
    free(cut);
}

// 20,000 words that nobody wrote of each language: letters as it has them, in any order.
static void finds_what_libhyphen_finds(void **state)
{
    static const struct {
        const char *path, *letters;
    } of[] = {
        { "/usr/share/hyphen/hyph_nl_NL.dic",
          "eeeennnaaatttiiirrroooddsslgvhkmubpwjczfxyqéèëïêüöàç" },
        { "/usr/share/hyphen/hyph_en_GB.dic", "eeetttaaaooiinnsshhrrddlucmwfgypbvkjxqzﬁéæ" },
    };
    uint32_t random = 1;
    size_t found = 0;
    (void)state;
    for (size_t l = 0; l < 2; l++) {
        Patterns *patterns = patterns_open(of[l].path);
        HyphenDict *dictionary = patterns ? hnj_hyphen_load(of[l].path) : NULL;
        if (!dictionary)
            skip();
        uint32_t letters[64], word[40];
        size_t kinds = 0;
        for (Slice rest = slice_of(of[l].letters); rest.len;)
            letters[kinds++] = utf8_next(&rest);
        for (int round = 0; round < 20000; round++) {
            bool breaks[40] = { false }, theirs[40] = { false };
            size_t count = 6 + (size_t)round % 34;
            for (size_t i = 0; i < count; i++) {
                random = random * 1664525u + 1013904223u;
                word[i] = letters[(random >> 8) % kinds];
            }
            assert_true(patterns_find(patterns, word, count, breaks));
            libhyphen_finds(dictionary, word, count, theirs);
            // It leaves two letters at the front and three at the end together, as it was told.
            for (size_t i = 3; i + 4 < count; i++) {
                assert_int_equal(breaks[i], theirs[i]);
                found += breaks[i];
            }
        }
        hnj_hyphen_free(dictionary);
        patterns_close(patterns);
    }
    print_message("# %zu breaks\n", found);
    assert_true(found > 20000);
}

// A higher digit of another pattern counts; a break that would change the spelling is none.
static void reads_any_file(void **state)
{
    static const struct {
        const char *file;
        bool opens;
        size_t at;
    } of[] = {
        { "UTF-8\nb1c\n", true, 2 },
        { "UTF-8\r\nb1c\r\n", true, 2 },
        { "ISO8859-1\n% says nothing\nLEFTHYPHENMIN 2\nb1c\nabc2d\nc3d\n", true, 2 },
        { "UTF-8\n.ab1c\nb2c\n", true, 0 },
        { "UTF-8\nb1c/x=,1,1\n", true, 0 },
        { "UTF-8\nb1c", true, 0 },
        { "UTF-8\n", true, 0 },
        { "KOI8-R\nb1c\n", false, 0 },
        { "", false, 0 },
    };
    const uint32_t word[] = { 'a', 'b', 'c' };
    const Opened *o = *state;
    Slice path = slice_print(o->arena, "/tmp/patterns-%d.dic", (int)getpid());
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        bool breaks[3] = { false };
        assert_null(output_write(path, slice_of(of[i].file)).step);
        Patterns *patterns = patterns_open(path.at);
        assert_int_equal(patterns != NULL, of[i].opens);
        if (!patterns)
            continue;
        assert_true(patterns_find(patterns, word, 3, breaks));
        for (size_t at = 0; at < 3; at++)
            assert_int_equal(breaks[at], at && at == of[i].at);
        patterns_close(patterns);
    }
    unlink(path.at);
    assert_null(patterns_open("/nergens"));
    assert_null(patterns_open("/usr"));
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
        cmocka_unit_test(finds_what_libhyphen_finds),
        cmocka_unit_test(reads_any_file),
    };
    return cmocka_run_group_tests(tests, open_text, close_text);
}
