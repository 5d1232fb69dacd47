// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>
#include <time.h>

#include "../arena_state.h"
#include "base/buffer.h"
#include "personal/personal_details.h"

typedef struct Example {
    const char *text;
    const char *found; // letter of the kind, colon, the words; divided by '|'
} Example;

static void holds(Arena *arena, const Example *examples, size_t count)
{
    static const char kinds[PERSONAL_KINDS] = { 'e', 'p', 'b', 'i', 'd', 'a', 'n' };
    for (size_t i = 0; i < count; i++) {
        Slice text = slice_of(examples[i].text), all = S("");
        PersonalDetail detail = { PERSONAL_NAME, 0, 0 };
        for (size_t from = 0; personal_detail_next(text, from, &detail);
             from = detail.at + detail.len) {
            assert_true(detail.at >= from && detail.len > 0);
            Slice words = slice_part(text, detail.at, detail.at + detail.len);
            all = slice_print(arena, "%.*s%s%c:%.*s", SLICE_ARGS(all), all.len ? "|" : "",
                              kinds[detail.kind], SLICE_ARGS(words));
        }
        if (!slice_equal(all, slice_of(examples[i].found)))
            fail_msg("%s\n  gives    %.*s\n  expected %s", examples[i].text, SLICE_ARGS(all),
                     examples[i].found);
    }
}
#define HOLDS(examples) holds(*state, (examples), sizeof(examples) / sizeof *(examples))

static void addresses_of_mail(void **state)
{
    static const Example examples[] = {
        { "Mail jan.de-vries+cx@zilverdam.nl.", "e:jan.de-vries+cx@zilverdam.nl" },
        { "[mail](mailto:a@b.nl), of <c@d.co.uk>;e_f@g-h.info",
          "e:a@b.nl|e:c@d.co.uk|e:e_f@g-h.info" },
        { "josé@gemeente-é.nl", "e:josé@gemeente-é.nl" },
        { "https://formulier.nl/?mail=jan@x.nl", "e:jan@x.nl" },
        { "'o'brien@x.ie'", "e:o'brien@x.ie" },
        { "@team, a @ b.nl, jan@intranet, versie@1.2.3, jan@x.n, @x.nl, jan@.nl", "" },
        { "a@b@c.nl", "e:b@c.nl" },
        { "“jan@x.nl”, ‘a@b.nl’ \xC2\xA0"
          "c@d.nl…",
          "e:jan@x.nl|e:a@b.nl|e:c@d.nl" },
    };
    HOLDS(examples);
}

static void numbers_of_telephones(void **state)
{
    static const Example examples[] = {
        { "06-12345678", "p:06-12345678" },
        { "Bel 0612345678, of 06 12 34 56 78.", "p:0612345678|p:06 12 34 56 78" },
        { "020 - 555 12 34; (0251) 12 34 56", "p:020 - 555 12 34|p:(0251) 12 34 56" },
        { "tel. 0205551234/06-12345678", "p:0205551234|p:06-12345678" },
        { "op 3 maart 06-12345678 gebeld, 3e keer", "p:06-12345678" },
        { "06-12345678 3e etage", "p:06-12345678" },
        { "2026 06 12345678 4", "p:06 12345678" },
        { "+31 6 1234 5678, +31 (0)20 555 12 34, +49 30 901820",
          "p:+31 6 1234 5678|p:+31 (0)20 555 12 34|p:+49 30 901820" },
        { "0031 6 12345678", "p:0031 6 12345678" },
        { "06\xC2\xA0"
          "12345678",
          "p:06\xC2\xA0"
          "12345678" },
        { "“06-12345678”—0612345678…", "p:06-12345678|p:0612345678" },
        // nobody's own, or no number of a telephone
        { "0800-1234567, 0900 123 45 67, 14 020, 112", "" },
        { "06-02-2026 12:30, 06-02-2026 12, 01-02-2026, 2026-06-12", "" },
        { "0 1 2 3 4 5 6 7 8 9", "" },
        { "01 02 03 04 05 06 07 08 09 10", "" },
        { "1,0612345678 en A0612345678 en 0612345678a", "" },
        { "https://x.nl/zaak/0612345678", "" },
        { "een groei van +12 procent, van 2024-2025 naar 10.000 tot 20.000", "" },
        { "0012345678 en 0200 1", "" },
    };
    HOLDS(examples);
}

// 111222333 and 123456782 pass the eleven-test: 66 = 6 × 11 and 154 = 14 × 11; 123456789 gives 147.
static void numbers_of_citizens(void **state)
{
    static const Example examples[] = {
        { "BSN 123456782", "b:123456782" },
        { "bsn:111222333, 1234.56.782 en 123 456 782", "b:111222333|b:1234.56.782|b:123 456 782" },
        { "123.456.782.", "b:123.456.782" },
        { "“123456782”", "b:123456782" },
        { "123456789, 000000000, 12345678, 1234567820", "" },
        { "€ 123.456.782 en EUR 123456782 en 123.456.782,50 en 123 456 782 euro", "" },
        { "12 345 6782, 123-45-6782, 1.123456782", "" },
        { "Z123456782 en 123456782b en https://x.nl/123456782", "" },
        { "0,123456782", "" },
    };
    HOLDS(examples);
}

// The examples of the registry of SWIFT.
static void numbers_of_accounts(void **state)
{
    static const Example examples[] = {
        { "NL91ABNA0417164300", "i:NL91ABNA0417164300" },
        { "nl91 abna 0417 1643 00.", "i:nl91 abna 0417 1643 00" },
        { "IBAN: BE68 5390 0754 7034 (DE89370400440532013000)",
          "i:BE68 5390 0754 7034|i:DE89370400440532013000" },
        { "GB29 NWBK 6016 1331 9268 19", "i:GB29 NWBK 6016 1331 9268 19" },
        { "NL92ABNA0417164300 NL91ABNA04171643001 NL91ABNA041716430 XX91ABNA0417164300", "" },
        { "NL91  ABNA0417164300, NL12 maart en de rest van deze zin", "" },
    };
    HOLDS(examples);
}

static void names_of_people(void **state)
{
    static const Example examples[] = {
        { "mevrouw Bakker NL91ABNA0417164300", "n:mevrouw Bakker|i:NL91ABNA0417164300" },
        { "Vraag het mevrouw De Vries of dhr. J.P. van der Berg.",
          "n:mevrouw De Vries|n:dhr. J.P. van der Berg" },
        { "de heer en mevrouw Jansen-de Boer", "n:mevrouw Jansen-de Boer" },
        { "Mw. Çelik, mr. Öztürk en Mrs. Smith", "n:Mw. Çelik|n:mr. Öztürk|n:Mrs. Smith" },
        { "meneer\xC2\xA0"
          "Anna de Wit",
          "n:meneer\xC2\xA0"
          "Anna de Wit" },
        { "Mr Bean; Ms O'Neil; de heren Bos en Groen", "n:Mr Bean|n:Ms O'Neil|n:heren Bos" },
        { "“Mevrouw Jansen” zei hij", "n:Mevrouw Jansen" },
        // nobody in particular
        { "mevrouw X en dhr. A. zeiden: \"Meneer de voorzitter, de heer des huizes, mevrouw "
          "Burgemeester\"",
          "" },
        { "MS Teams, 5 MW Zon, heerlijk Zacht, een heer met hoed, mevrouw.\nDe", "" },
        { "aan mevrouw. De afdeling", "" },
        { "Mr.Jansen", "" },
    };
    HOLDS(examples);
}

static void dates_of_birth(void **state)
{
    static const Example examples[] = {
        { "Mijn moeder, geboren 12-03-1968, belde.", "d:12-03-1968" },
        { "geb. 3 maart 1968; (geb. 12/3/68), Geb.datum: 1968-03-12",
          "d:3 maart 1968|d:12/3/68|d:1968-03-12" },
        { "geboren te Utrecht op 1 mrt. 1968", "d:1 mrt. 1968" },
        { "Geboortedatum is 12.03.1968.", "d:12.03.1968" },
        { "Op 12-03-1968 geboren, op 3 maart 1968 (geboren)", "d:12-03-1968|d:3 maart 1968" },
        { "born on the 4th of July, 1968; born March 3, 1968",
          "d:4th of July, 1968|d:March 3, 1968" },
        { "D.O.B. 3/12/1968, date of birth: 12 March 1968", "d:3/12/1968|d:12 March 1968" },
        { "geboortedatum (12-03-1968), 06-12345678", "d:12-03-1968|p:06-12345678" },
        // dates of events, of rules, and what is no date
        { "Op 12-03-2026 was de sessie over aangifte van geboorte; vanaf 1 april 2026 digitaal.",
          "" },
        { "Wie geboren is na 1 januari 1957, of geboren vóór 1-1-1940, krijgt een brief.", "" },
        { "Daar ben ik geboren. Op 12-03-2024 belde ik de gemeente", "" },
        { "Ben je hier geboren? 12-03-2024 gebeld", "" },
        { "geboren in 1968, geboren 12-03, geboren 45-03-1968, geboren 12-03-19688, geboren "
          "12-03/1968",
          "" },
        { "pasgeboren op 12-03-2024, de verjaardag van de wijk op 12-03-2024, geboortecijfers "
          "31-12-2023",
          "" },
        { "geboren een twee drie vier vijf zes zeven acht negen tien 12-03-1968", "" },
    };
    HOLDS(examples);
}

static void addresses_of_internet(void **state)
{
    static const Example examples[] = {
        { "Vanaf 84.241.195.7 lukt het niet, of (192.168.1.10).", "a:84.241.195.7|a:192.168.1.10" },
        { "mijn IP-adres is 10.0.0.1; ip: 8.8.4.4", "a:10.0.0.1|a:8.8.4.4" },
        { "84.23.12.70/24 en 145.7.1.2:8080", "a:84.23.12.70|a:145.7.1.2" },
        { "2001:db8:85a3:0:0:8a2e:370:7334, fe80::1ff:fe23:4567:890a, 2001:db8::1",
          "a:2001:db8:85a3:0:0:8a2e:370:7334|a:fe80::1ff:fe23:4567:890a|a:2001:db8::1" },
        // versions, sections, amounts, times and what is nobody's
        { "versie 1.2.3.4, v10.0.19041.1, versie 102.0.100.1, Windows 10.0.22.1", "" },
        { "paragraaf 1.2.3.4 en 2.3.1.10 en artikel 12.10.11.12", "" },
        { "127.0.0.1, 0.0.0.0, 255.255.255.0, € 1.234.100.200, 1.250.000.000", "" },
        { "300.1.1.100, 192.168.1, 192.168.1.10.5, 192.168.1.1000, 192.168.01.10, 3.192.168.1.10.2",
          "" },
        { "10:30:45, 12:30, a::b, std::vector, aa:bb:cc:dd:ee:ff, ::1, x::abcd, dead::beef", "" },
    };
    HOLDS(examples);
}

static double seconds(Arena *arena, const char *piece, size_t times)
{
    Buffer text = { 0 };
    PersonalDetail detail;
    struct timespec start, end;
    (void)arena;
    for (size_t i = 0; i < times; i++)
        buffer_add(&text, slice_of(piece));
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    for (size_t from = 0; personal_detail_next(buffer_slice(&text), from, &detail);
         from = detail.at + detail.len)
        ;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    buffer_free(&text);
    return (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec);
}

// 200 kB of what could make a search start again and again: were one quadratic, it would take ten times the limit.
static void every_text_is_gone_through_once(void **state)
{
    static const char *const pieces[] = {
        "a",      "@",        "a@",          "a.",  "a@b.",   "1 ",    "1",         "06-",
        "+",      "(0",       "://",         "mr ", "mr A. ", "van ",  "NL91",      "NL91 ",
        "mr Aa-", "\xC3\xA9", "Mr. van de ", "- ",  "0031 ",  "geb. ", "1-1-1968 ", "3 maart 1968 ",
        "jan ",   "1.1.1.1 ", "IP 1.",       "a:",  "abc1::"
    };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        double took = seconds(*state, pieces[i], 200000 / strlen(pieces[i]));
        if (took > 3)
            fail_msg("200 kB of \"%s\" take %d s", pieces[i], (int)took);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_of_mail),     cmocka_unit_test(numbers_of_telephones),
        cmocka_unit_test(numbers_of_citizens),   cmocka_unit_test(numbers_of_accounts),
        cmocka_unit_test(names_of_people),       cmocka_unit_test(dates_of_birth),
        cmocka_unit_test(addresses_of_internet), cmocka_unit_test(every_text_is_gone_through_once),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
