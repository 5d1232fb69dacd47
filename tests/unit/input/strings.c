// SPDX-License-Identifier: EUPL-1.2
#include "../reading.h"
#include "input/strings_file.h"
#include "model/strings.h"

#define NBSP "\xC2\xA0"

static const Strings *own_words(Room *room, const char *language)
{
    return strings_read(room->arena, room->d, S(CXSCAN_SOURCE_DIR "/templates"), slice_of(language),
                        NULL);
}

static void both_languages_are_complete(void **state)
{
    Room *room = *state;
    const char *const languages[] = { "nl", "en" };
    for (size_t i = 0; i < 2; i++) {
        const Strings *strings = own_words(room, languages[i]);
        expect_silence(room);
        expect_silence(room);
#define STRING(name)                                                                               \
    assert_true(strings->name[0] || strcmp(#name, "thousands_sign") == 0);                         \
    assert_int_equal(utf8_invalid_at(slice_of(strings->name)), strlen(strings->name));
        STRINGS(STRING)
#undef STRING
    }
}

static void words_are_found_by_number(void **state)
{
    const Strings *strings = own_words(*state, "nl");
    expect_text(strings_month(strings, 1), "januari");
    expect_text(strings_month(strings, 12), "december");
    expect_text(strings_month(strings, 0), "");
    expect_text(strings_month(strings, 13), "");
    expect_text(strings_pillar(strings, 4), "Besturing");
    expect_text(strings_pillar(strings, 6), "");
    expect_text(strings_phase(strings, 0), "Startend");
    expect_text(strings_phase(strings, 4), "Leidend");
    expect_text(strings_answer(strings, 0), "Niet ingevuld");
    expect_text(strings_answer(strings, 1), "Niet of nooit");
    expect_text(strings_answer(strings, 5), "Weet ik niet");
    expect_text(strings_stage_short(strings, 1), "Gevalideerd");
    expect_text(strings_status(strings, 3), "klaar");
    assert_int_equal(strings_number_style(strings).decimal_sign, ',');
    expect_text(strings_number_style(strings).thousands_sign, ".");
}

static void dates_are_written_without_breaks(void **state)
{
    Room *room = *state;
    const Strings *nl = own_words(room, "nl"), *en = own_words(room, "en");
    expect_text(strings_date(room->arena, nl, (Date){ 2026, 3, 12 }),
                "12" NBSP "maart" NBSP "2026");
    expect_text(strings_date(room->arena, nl, (Date){ 2026, 3, 0 }), "maart" NBSP "2026");
    expect_text(strings_date(room->arena, nl, (Date){ 2026, 0, 0 }), "2026");
    expect_text(strings_date(room->arena, nl, (Date){ 0, 0, 0 }), "");
    expect_text(strings_date(room->arena, en, (Date){ 2026, 12, 1 }),
                "1" NBSP "December" NBSP "2026");
    expect_text(strings_quarter(room->arena, nl, (Date){ 2026, 6, 0 }),
                "2e" NBSP "kw." NBSP "2026");
    expect_text(strings_quarter(room->arena, nl, (Date){ 2026, 10, 31 }),
                "4e" NBSP "kw." NBSP "2026");
    expect_text(strings_quarter(room->arena, nl, (Date){ 2026, 0, 0 }), "2026");
    expect_text(strings_quarter(room->arena, en, (Date){ 2026, 1, 0 }), "Q1" NBSP "2026");
}

static void numbers_to_twelve_are_words(void **state)
{
    Room *room = *state;
    const Strings *nl = own_words(room, "nl"), *en = own_words(room, "en");
    expect_text(strings_number(nl, 1, false), "één");
    expect_text(strings_number(nl, 1, true), "Eén");
    expect_text(strings_number(nl, 12, true), "Twaalf");
    expect_text(strings_number(en, 8, false), "eight");
    expect_text(strings_number(nl, 0, true), "");
    expect_text(strings_number(en, 13, false), "");
}

static void a_language_without_words_is_an_error(void **state)
{
    Room *room = *state;
    assert_null(own_words(room, "tlh"));
    expect_message(room, "templates/tlh/words.yaml: error: this file cannot be read");
}

// The Dutch words with one line changed: `from` becomes `to`.
static const Strings *changed_words(Room *room, const char *from, const char *to)
{
    Slice text;
    assert_true(file_read(room->arena, room->d, S(CXSCAN_SOURCE_DIR "/templates/nl/words.yaml"),
                          S("x"), &text));
    size_t at = slice_find(text, slice_of(from));
    assert_true(at < text.len);
    Slice changed =
        slice_print(room->arena, "%.*s%s%s", (int)at, text.at, to, text.at + at + strlen(from));
    put(room, "nl/words.yaml", changed.at);
    return strings_read(room->arena, room->d, room->folder, S("nl"), NULL);
}

static void a_missing_word_is_an_error(void **state)
{
    Room *room = *state;
    assert_null(changed_words(room, "figure: Figuur\n", ""));
    expect_message(room, "/nl/words.yaml:1: error: the key \"figure\" is missing");
}

static void an_unknown_word_is_an_error_at_its_line(void **state)
{
    Room *room = *state;
    assert_null(
        changed_words(room, "language_tag: nl-NL\n", "language_tag: nl-NL\nfiguur: Figuur\n"));
    expect_message(
        room,
        "/nl/words.yaml:5:1: error: \"figuur\" is not a key that is known here [key-unknown]");
    expect_message(room, "did you mean \"figure\"?");
}

static void an_empty_file_is_an_error(void **state)
{
    Room *room = *state;
    put(room, "nl/words.yaml", "# nothing\n");
    assert_null(strings_read(room->arena, room->d, room->folder, S("nl"), NULL));
    expect_message(room, "the key \"language_tag\" is missing");
}

static void the_decimal_sign_is_one_character(void **state)
{
    Room *room = *state;
    assert_null(changed_words(room, "decimal_sign: \",\"", "decimal_sign: comma"));
    expect_message(room, "decimal_sign is one character, not \"comma\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_room(both_languages_are_complete),      in_room(words_are_found_by_number),
        in_room(dates_are_written_without_breaks), in_room(numbers_to_twelve_are_words),
        in_room(dates_are_written_without_breaks), in_room(a_language_without_words_is_an_error),
        in_room(a_missing_word_is_an_error),       in_room(an_unknown_word_is_an_error_at_its_line),
        in_room(an_empty_file_is_an_error),        in_room(the_decimal_sign_is_one_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
