// SPDX-License-Identifier: EUPL-1.2
// responses.csv in every form that the survey tools give it, made small.
#include "survey/responses.h"

#include "../reading.h"
#include "model/department.h"
#include "model/pillar.h"
#include "model/responses.h"
#include "model/scan.h"

typedef struct Reading {
    Scan scan;
    ColumnUse *uses;
    size_t use_count;
    Slice sha256;
    bool good;
} Reading;

static Slice text_of(int item)
{
    static const char *const texts[ITEMS] = { [0] = "We weten wat inwoners willen.",
                                              [1] = "Onze koers is bekend",
                                              [47] = "Fouten maken mag, we leren ervan!" };
    return texts[item] ? slice_of(texts[item]) : question_id(item);
}

static Reading read_mapped(Room *room, const char *content, size_t len, ResponseMapping mapping)
{
    Reading r = { .scan.settings.count_unfinished = true };
    Slice path = path_join(room->arena, room->folder, S("responses.csv"));
    FILE *file = fopen(path.at, "wb");
    assert_int_equal(fwrite(content, 1, len, file), len);
    fclose(file);
    for (int i = 0; i < ITEMS; i++)
        r.scan.question_text[i] =
            i == 0 || i == 1 || i == 47 ? text_of(i) : slice_print(room->arena, "Stelling %d", i);
    room->d = diagnostics_new(room->arena);
    r.good = responses_read(room->arena, room->d, &r.scan, path, S("responses.csv"), &mapping,
                            &r.uses, &r.use_count, &r.sha256);
    return r;
}

static Reading read_plain(Room *room, Slice content)
{
    return read_mapped(room, content.at, content.len, (ResponseMapping){ 0 });
}

// `before`;1.1;…;6.8;`after`, with the numbers put into `format`.
static void add_headings(Buffer *out, const char *before, const char *form, const char *after)
{
    buffer_print(out, "%s", before);
    for (int i = 0; i < ITEMS; i++) {
        for (const char *c = form; *c; c++) {
            if (*c == 'P')
                buffer_print(out, "%d", i / QUESTIONS + 1);
            else if (*c == 'N')
                buffer_print(out, "%d", i % QUESTIONS + 1);
            else
                buffer_add_byte(out, *c);
        }
        buffer_add(out, i < ITEMS - 1 ? S(";") : S(""));
    }
    buffer_print(out, "%s\n", after);
}

// A row: `before`, 48 times one of the cells of `cells` in turn (divided by '|'), `after`.
static void add_row(Buffer *out, const char *before, const char *cells, const char *after)
{
    Slice rest = slice_of(cells), cell;
    buffer_print(out, "%s", before);
    for (int i = 0; i < ITEMS; i++) {
        if (!rest.at)
            rest = slice_of(cells);
        slice_next_field(&rest, '|', &cell);
        buffer_print(out, "%s%.*s", i ? ";" : "", SLICE_ARGS(cell));
    }
    buffer_print(out, "%s\n", after);
}

static size_t count_of(const Reading *r, int item, Answer answer)
{
    size_t count = 0;
    for (size_t i = 0; i < r->scan.responses.count; i++)
        count += respondent_at(&r->scan.responses, i)->answer[item] == answer;
    return count;
}

static void expect_question(const Reading *r, size_t column, int item, ColumnReason why)
{
    assert_true(column < r->use_count);
    if (r->uses[column].use != COLUMN_QUESTION || r->uses[column].index != item)
        fail_msg("column %zu (%.*s) is use %d, index %d", column,
                 SLICE_ARGS(r->uses[column].heading), r->uses[column].use, r->uses[column].index);
    assert_int_equal(r->uses[column].why, why);
}

static void by_number(void **state)
{
    static const char *const forms[] = {
        "P.N",        "P,N",         "QP.N",          "vP_N",      "P.N. Stelling over iets",
        "P.N - Hoe?", "Vraag [P.N]", "G1[P.N]. Wat?", "P.N) Wat?", "\"P.N\nWat?\""
    };
    Room *room = *state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        Buffer text = { 0 };
        add_headings(&text, "Afdeling;", forms[i], ";Toelichting strategie;Open culture");
        add_row(&text, "Burgerzaken;", "1|2|3|4|x|", ";\"Mooi,\r\nmaar druk\";");
        add_row(&text, " burgerzaken\xC2\xA0;", "X|4", ";;Fijn");
        Reading r = read_plain(room, buffer_slice(&text));
        expect_silence(room);
        assert_int_equal(r.scan.responses.count, 2);
        assert_int_equal(r.use_count, 51);
        for (int item = 0; item < ITEMS; item++)
            expect_question(&r, (size_t)item + 1, item, BY_NUMBER);
        assert_int_equal(r.uses[0].use, COLUMN_DEPARTMENT);
        assert_int_equal(r.uses[49].use, COLUMN_OPEN);
        assert_int_equal(r.uses[50].index, CULTURE);
        assert_int_equal(respondent_at(&r.scan.responses, 0)->answer[4], DONT_KNOW);
        assert_int_equal(respondent_at(&r.scan.responses, 0)->answer[5], BLANK);
        assert_int_equal(respondent_at(&r.scan.responses, 1)->answer[47], 4);
        assert_int_equal(r.scan.department_count, 1);
        expect_text(r.scan.departments[0].name, "Burgerzaken");
        assert_int_equal(respondent_at(&r.scan.responses, 1)->department, 0);
        assert_int_equal(r.scan.responses.open_count, 2);
        expect_text(r.scan.responses.open[0].text, "Mooi,\nmaar druk");
        assert_int_equal(r.scan.responses.open[1].respondent, 1);
        assert_int_equal(r.scan.responses.open[1].pillar, CULTURE);
        assert_false(r.scan.responses.has_ids);
        assert_int_equal(r.sha256.len, 64);
        buffer_free(&text);
    }
}

// Headings that are the questionnaire's own texts, as they are, in brackets, and behind another text.
static void by_text(void **state)
{
    static const struct {
        const char *before;
        const char *after;
        bool stop;
    } forms[] = { { "", "", true },
                  { "In hoeverre? [", "]", true },
                  { "Q7 - Geef aan - ", "", false },
                  { "  ", " *", false } };
    Room *room = *state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        Buffer text = { 0 };
        buffer_add(&text, S("Tijdstempel;E-mailadres;Bij welke afdeling werkt u?"));
        for (int item = ITEMS - 1; item >= 0; item--) { // in any order
            Slice question = item == 0 || item == 1 || item == 47
                                 ? text_of(item)
                                 : slice_print(room->arena, "Stelling %d", item);
            Slice shown =
                forms[i].stop ? question : slice_part(question, 0, question.len - (item == 0));
            buffer_print(&text, ";\"%s%.*s%s\"", forms[i].before, SLICE_ARGS(shown),
                         forms[i].after);
        }
        buffer_add(&text, S("\n"));
        add_row(&text, "2026/03/01 9:00;jan@zilverdam.nl;Beleid;",
                "Niet / nooit|INCIDENTEEL|regelmatig |Systematisch|weet ik\xC2\xA0niet|", "");
        Reading r = read_plain(room, buffer_slice(&text));
        expect_silence(room);
        for (int item = 0; item < ITEMS; item++)
            expect_question(&r, (size_t)(ITEMS - item + 2), item, BY_TEXT);
        assert_int_equal(r.uses[0].use, COLUMN_META);
        assert_int_equal(r.uses[1].use, COLUMN_PERSONAL);
        assert_int_equal(respondent_at(&r.scan.responses, 0)->answer[47], NEVER);
        assert_int_equal(respondent_at(&r.scan.responses, 0)->answer[43], DONT_KNOW);
        expect_text(r.scan.departments[0].name, "Beleid");
        buffer_free(&text);
    }
}

static void limesurvey(void **state)
{
    static const struct {
        const char *before;
        const char *question;
        const char *after;
    } styles[] = {
        { "id;submitdate;lastpage;startlanguage;token;afdeling;", "vPXN", ";toelichtingstrategie" },
        { "Antwoord ID;Datum ingediend;Laatste pagina;Starttaal;Toegangscode;Wat is uw afdeling?;",
          "Pijler [P.N Stelling]", ";Toelichting bij strategie" },
        { "id. Response ID;submitdate. Date submitted;lastpage. Last page;startlanguage. Start "
          "language;token. Token;"
          "afdeling. Afdeling;",
          "vP[SQ00N]. Pijler [P.N. Stelling]", ";op1. Toelichting: strategie" },
        { "Antwort ID;Datum Abgeschickt;Letzte Seite;Start-Sprache;Zugangsschlüssel;Abteilung;",
          "P.N", ";strategie[comment]" },
    };
    Room *room = *state;
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        Buffer text = { 0 };
        char question[64];
        snprintf(question, sizeof question, "%s", styles[i].question);
        if (strchr(question, 'X'))
            *strchr(question, 'X') = '_';
        buffer_add(&text, S("\xEF\xBB\xBF"));
        add_headings(&text, styles[i].before, question, styles[i].after);
        add_row(&text, "12;2026-03-01 10:00:00;6;nl;abc123;Beleid;", "3|N/A|4", ";N/A");
        add_row(&text, "13;;2;nl;abc124;Beleid;", "2|", ";Goed");
        add_row(&text, "15;;1;nl;abc125;;", "", ";Weg");
        Reading r = read_plain(room, buffer_slice(&text));
        assert_int_equal(r.scan.responses.open_count, 1);
        expect_text(r.scan.responses.open[0].text, "Goed");
        expect_silence(room);
        assert_int_equal(r.scan.responses.count, 2);
        assert_int_equal(r.scan.responses.incomplete, 1);
        assert_int_equal(r.scan.responses.unfinished, 1);
        assert_true(r.scan.responses.has_ids);
        assert_int_equal(respondent_at(&r.scan.responses, 1)->id, 13);
        assert_int_equal(r.uses[4].use, COLUMN_PERSONAL);
        assert_int_equal(count_of(&r, 1, BLANK), 2);
        assert_int_equal(r.scan.department_count, 1);
        buffer_free(&text);
    }
}

static void qualtrics(void **state)
{
    static const char *const imports[] = { "\"{\"\"ImportId\"\":\"\"QIDPN\"\"}\"",
                                           "{'ImportId': 'QIDPN'}" };
    Room *room = *state;
    for (int old = 0; old <= 1; old++) {
        Buffer text = { 0 };
        add_headings(&text, "StartDate;Status;Finished;ResponseId;IPAddress;Department;", "QP_N",
                     ";RecipientEmail");
        add_headings(
            &text,
            "Start Date;Response Type;Finished;Response ID;IP Address;\"In welk team\nwerkt u?\";",
            "Geef aan - Stelling van pijler P nummer N", ";Recipient Email");
        add_headings(&text,
                     old ? "{'ImportId': 'startDate'};;;;;;"
                         : "\"{\"\"ImportId\"\":\"\"startDate\"\",\"\"timeZone\"\":\"\"Europe/"
                           "Amsterdam\"\"}\";;;;;;",
                     imports[old], ";");
        add_row(&text, "2026-03-01;IP Address;True;R_1;1.2.3.4;Beleid;", "4|3", ";jan@x.nl");
        add_row(&text, "2026-03-01;Survey Preview;True;R_2;1.2.3.4;Beleid;", "1", ";");
        add_row(&text, "2026-03-01;0;0;R_3;1.2.3.4;Beleid;", "x", ";");
        add_row(&text, "2026-03-01;2;1;R_4;1.2.3.4;Proef;", "1", ";");
        Reading r = read_plain(room, buffer_slice(&text));
        expect_message(room, "responses.csv: note: 2 rows are left out");
        assert_int_equal(diagnostics_count(room->d, SEVERITY_WARNING), 0);
        assert_int_equal(r.scan.responses.count, 2);
        assert_int_equal(r.scan.responses.skipped, 2);
        assert_int_equal(r.scan.responses.unfinished, 1);
        assert_int_equal(r.scan.department_count, 1);
        assert_false(r.scan.responses.has_ids);
        assert_int_equal(r.uses[54].use, COLUMN_PERSONAL);
        assert_int_equal(r.uses[4].use, COLUMN_PERSONAL);
        ResponseMapping mapping = { .count_tests = true };
        r = read_mapped(room, text.bytes, text.len, mapping);
        assert_int_equal(r.scan.responses.count, 4);
        buffer_free(&text);
    }
}

// Two rows, the first merged: the question once, then the statements.
static void surveymonkey(void **state)
{
    Room *room = *state;
    Buffer text = { 0 };
    buffer_add(
        &text,
        S("Respondent ID;Collector ID;Start Date;Email Address;Custom Data 1;Welke afdeling?;"));
    for (int i = 0; i < ITEMS; i++)
        buffer_add(&text, i % QUESTIONS == 0 ? S("Geef aan hoe vaak;") : S(";"));
    buffer_add(&text, S("Toelichting op Cultuur\n"));
    add_headings(&text, ";;;;;Response;", "P.N Stelling", ";Open-Ended Response");
    add_row(&text, "11676764933;1;2026-03-01;jan@x.nl;9;Beleid;", "Regelmatig|Nooit", ";Goed");
    add_row(&text, "11676764934;1;2026-03-01;piet@x.nl;9;;", "", ";");
    Reading r = read_plain(room, buffer_slice(&text));
    expect_silence(room);
    assert_int_equal(r.scan.responses.count, 1);
    assert_int_equal(r.scan.responses.incomplete, 1);
    expect_text(r.uses[7].heading, "Geef aan hoe vaak [1.2 Stelling]");
    expect_text(r.uses[5].heading, "Welke afdeling?");
    assert_int_equal(r.uses[4].use, COLUMN_PERSONAL);
    assert_int_equal(count_of(&r, 0, REGULARLY), 1);
    expect_text(r.scan.responses.open[0].text, "Goed");
    assert_false(r.scan.responses.has_ids);
    buffer_free(&text);
}

// Nothing but "Response" says that the second row is a heading.
static void second_row_of_responses(void **state)
{
    Room *room = *state;
    Buffer text = { 0 };
    add_headings(&text, "Afdeling;", "P.N", ";Leeftijd");
    add_row(&text, "Response;", "Response", ";Response");
    add_row(&text, "Beleid;", "2", ";40");
    Reading r = read_plain(room, buffer_slice(&text));
    expect_silence(room);
    assert_int_equal(r.scan.responses.count, 1);
    buffer_free(&text);
}

// A tool's own numbers ("Q2_1" for the first statement of its second question) against the texts.
static void numbers_of_the_tool(void **state)
{
    Room *room = *state;
    Buffer text = { 0 };
    for (int i = 0; i < ITEMS; i++)
        buffer_print(&text, "Q%d_%d;", (i / QUESTIONS + 1) % PILLARS + 1, i % QUESTIONS + 1);
    buffer_add(&text, S("Q9\n"));
    for (int i = 0; i < ITEMS; i++) {
        bool own = i == 0 || i == 1 || i == 47;
        Slice question = own ? text_of(i) : slice_print(room->arena, "Stelling %d", i);
        buffer_print(&text, "Hoe vaak? - %.*s;", SLICE_ARGS(question));
    }
    buffer_add(&text, S("Nog iets?\n{'ImportId': 'QID1'}\n"));
    add_row(&text, "", "1|2|3|4", ";");
    Reading r = read_plain(room, buffer_slice(&text));
    assert_int_equal(diagnostics_count(room->d, SEVERITY_WARNING), 0);
    for (int item = 0; item < ITEMS; item++)
        expect_question(&r, (size_t)item, item, BY_TEXT);
    buffer_free(&text);
}

static void forms(void **state)
{
    static const char *const before[] = {
        "ID;Begintijd;Tijd van voltooien;E-mail;Naam;Tijd van laatste wijziging;Mijn team;",
        ("ID;Start time;Completion time;Email;Name;Last modified time;Which department do you work "
         "in?;"),
        "\"Tijdstempel\";x;x;E-mailadres;Wat is uw naam?;x;Afdeling;",
        "Timestamp;x;x;Email Address;What is your name?;x;Department;",
    };
    Room *room = *state;
    for (size_t i = 0; i < 4; i++) {
        Buffer text = { 0 };
        add_headings(&text, before[i], "P.N\xC2\xA0Stelling", "");
        add_row(&text, "1;4/28/21;4/28/21;anonymous;Jan;;Beleid;",
                "4 - Systematisch|1 (Niet/nooit)|Weet ik niet", "");
        Reading r = read_plain(room, buffer_slice(&text));
        expect_silence(room);
        assert_int_equal(r.scan.responses.count, 1);
        assert_int_equal(count_of(&r, 0, SYSTEMATICALLY), 1);
        assert_int_equal(r.uses[3].use, COLUMN_PERSONAL);
        assert_int_equal(r.uses[4].use, COLUMN_PERSONAL);
        assert_int_equal(r.uses[6].use, COLUMN_DEPARTMENT);
        assert_true(r.scan.responses.has_ids == (i < 2));
        buffer_free(&text);
    }
}

#define GIVEN(s, l)                                                                                \
    {                                                                                              \
        S(s),                                                                                      \
        {                                                                                          \
            .file = S("scan.yaml"), .line = (l)                                                    \
        }                                                                                          \
    }
#define COLUMN(key, name, line)                                                                    \
    {                                                                                              \
        GIVEN(key, line), GIVEN(name, line)                                                        \
    }

static void mapped_columns(void **state)
{
    Room *room = *state;
    Buffer text = { 0 };
    buffer_add(&text, S("nr;groep"));
    for (int i = 0; i < 50; i++)
        buffer_print(&text, ";ST%02d", i + 1);
    buffer_add(&text, S("\n"));
    for (int row = 0; row < 3; row++) {
        buffer_print(&text, "%d;G", row + 1);
        for (int i = 0; i < 50; i++)
            buffer_print(&text, ";%d", (i + row) % 4 + 1);
        buffer_add(&text, S("\n"));
    }
    static MappedColumn flat[] = {
        COLUMN("", "ST01..ST10", 2),
        COLUMN("", "M - AX", 3),
    };
    static MappedColumn pillars[] = {
        COLUMN("strategie", "C-J", 2),      COLUMN("begrijpen", "K–R", 3),
        COLUMN("Design", "19..26", 4),      COLUMN("meten", "ST25", 5),
        COLUMN("meten", "ST26 .. ST32", 5), COLUMN("besturing", "ST33 - ST40", 6),
        COLUMN("cultuur", "AQ t/m AW", 7),  COLUMN("cultuur", "-", 7),
    };
    static MappedColumn questions[] = { COLUMN("", "ST01..ST48", 2) };
    ResponseMapping mapping = { .columns = flat,
                                .column_count = 2,
                                .department = GIVEN("groep", 9) };
    Reading r = read_mapped(room, text.bytes, text.len, mapping);
    expect_silence(room);
    assert_true(r.scan.responses.has_ids);
    for (int item = 0; item < ITEMS; item++)
        expect_question(&r, (size_t)item + 2, item, BY_SETTINGS);

    mapping =
        (ResponseMapping){ .columns = pillars, .column_count = sizeof pillars / sizeof *pillars };
    r = read_mapped(room, text.bytes, text.len, mapping);
    expect_message(room, "scan.yaml:7: warning: question 6.8 was not asked");
    assert_int_equal(diagnostics_count(room->d, SEVERITY_NOTE), 1);
    for (int item = 0; item < ITEMS - 1; item++)
        expect_question(&r, (size_t)item + 2, item, BY_SETTINGS);
    assert_int_equal(count_of(&r, 47, BLANK), 3);
    assert_int_equal(r.uses[49].use, COLUMN_UNUSED);

    // One question by its number, the other columns found: 1.1 and 1.2 from one column.
    mapping = (ResponseMapping){ .columns = questions, .column_count = 1 };
    r = read_mapped(room, text.bytes, text.len, mapping);
    expect_silence(room);
    static MappedColumn twice[] = { COLUMN("", "ST01", 2), COLUMN("", "ST01..ST47", 3) };
    mapping = (ResponseMapping){ .columns = twice, .column_count = 2 };
    r = read_mapped(room, text.bytes, text.len, mapping);
    expect_message(
        room,
        "scan.yaml:3: warning: the column \"ST01\" is read for question 1.1 and for question 1.2");
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(respondent_at(&r.scan.responses, i)->answer[0],
                         respondent_at(&r.scan.responses, i)->answer[1]);
    assert_int_equal(respondent_at(&r.scan.responses, 0)->answer[2], 2);
    buffer_free(&text);
}

static void mapped_over_found(void **state)
{
    Room *room = *state;
    Buffer text = { 0 };
    add_headings(&text, "Naam;Groep;Uitleg;Nummer;Klaar;Dubbel;", "P.N", ";A");
    add_row(&text, "Jan;Beleid;Mooi;9;nee;4;", "1", ";2");
    MappedColumn columns[] = { COLUMN("1.2", "Dubbel", 3), COLUMN("v6_8", "A", 4) };
    MappedOpen open[] = { { GIVEN("begrijpen", 5), GIVEN("Uitleg", 5) } };
    ResponseMapping mapping = { .columns = columns,
                                .column_count = 2,
                                .open = open,
                                .open_count = 1,
                                .department = GIVEN("B", 6),
                                .id = GIVEN("4", 7),
                                .unfinished = GIVEN("klaar", 8) };
    Reading r = read_mapped(room, text.bytes, text.len, mapping);
    expect_silence(room);
    assert_int_equal(r.scan.responses.count, 1);
    assert_int_equal(r.scan.responses.unfinished, 1);
    const Respondent *one = respondent_at(&r.scan.responses, 0);
    assert_int_equal(one->answer[0], 1);
    assert_int_equal(one->answer[1], 4);
    assert_int_equal(one->answer[47], 2); // a heading "A" is not the first column
    assert_int_equal(one->id, 9);
    assert_int_equal(r.scan.responses.open[0].pillar, UNDERSTAND);
    expect_text(r.scan.departments[0].name, "Beleid");
    buffer_free(&text);
}

static void mapping_mistakes(void **state)
{
    Room *room = *state;
    Buffer text = { 0 };
    add_headings(&text, "Naam;Groep;Groep;", "P.N", "");
    add_row(&text, "Jan;Beleid;x;", "1", "");
    MappedColumn columns[] = { COLUMN("strateeg", "D-K", 2), COLUMN("cultuur", "Kolom 9", 3),
                               COLUMN("meten", "F-D", 4), COLUMN("besturing", "AJ-AL", 5),
                               COLUMN("1.1", "Groep", 6) };
    MappedOpen open[] = { { GIVEN("x", 7), GIVEN("B", 7) },
                          { GIVEN("cultuur", 8), GIVEN("Naam", 8) } };
    ResponseMapping mapping = { .columns = columns,
                                .column_count = 5,
                                .open = open,
                                .open_count = 2,
                                .department = GIVEN("Grep", 9),
                                .separator = GIVEN("a", 10),
                                .heading_rows = GIVEN("tien", 11),
                                .encoding = GIVEN("ebcdic?", 12) };
    read_mapped(room, text.bytes, text.len, mapping);
    expect_message(
        room,
        "scan.yaml:2: error: \"strateeg\" is not a pillar or a question [mapped-key-unknown]");
    expect_message(room, "scan.yaml:3: error: there is no column \"Kolom 9\" in the responses "
                         "[mapped-column-unknown]");
    expect_message(room, "scan.yaml:4: error: the range \"F-D\" runs from right to left");
    expect_message(
        room, "scan.yaml:5: error: 3 columns are named here for 8 questions [mapped-count-wrong]");
    expect_message(
        room, "scan.yaml:6: error: 2 columns have the heading \"Groep\" [mapped-column-unsure]");
    expect_message(room, "write the column's letter or number: B, C");
    expect_message(room, "scan.yaml:7: error: \"x\" is not a pillar");
    expect_message(room, "scan.yaml:8: error: the column \"Naam\" identifies people");
    expect_message(room, "scan.yaml:9: error: there is no column \"Grep\"");
    expect_message(room, "nearest headings: B \"Groep\", C \"Groep\"");
    expect_message(room, "scan.yaml:10: error: \"a\" is not a separator");
    expect_message(room, "scan.yaml:11: error: \"tien\" is not a number of heading rows");
    expect_message(room, "scan.yaml:12: error: \"ebcdic?\" is not an encoding");
    if (strstr(messages(room), "question-missing"))
        fail_msg("questions whose mapping is wrong are not missing too:\n%s", messages(room));
    buffer_free(&text);
}

static void doubtful_columns(void **state)
{
    Room *room = *state;
    Buffer text = { 0 };
    add_headings(&text, "Team;Dienst;", "P.N", ";1.1 nog eens;2.2 Onze koers is bekend");
    add_row(&text, "a;b;", "1", ";2;3");
    Reading r = read_plain(room, buffer_slice(&text));
    expect_message(
        room,
        "responses.csv:1:6: error: two columns may be the department: A \"Team\" and B \"Dienst\"");
    expect_message(room,
                   "error: two columns may be question 1.1: C \"1.1\" and AY \"1.1 nog eens\"");
    expect_message(
        room, "error: this heading has the number of question 2.2 and the text of question 1.2");
    // "Afdeling" says it more clearly.
    text.len = 0;
    add_headings(&text, "Team;Afdeling;", "P.N", "");
    add_row(&text, "a;b;", "1", "");
    r = read_plain(room, buffer_slice(&text));
    expect_silence(room);
    expect_text(r.scan.departments[0].name, "b");
    // Nothing of it looks like a department: an open question about one.
    text.len = 0;
    add_headings(&text, "Wat kan uw afdeling beter doen?;", "P.N", "");
    add_row(&text, "Alles;", "1", "");
    r = read_plain(room, buffer_slice(&text));
    expect_silence(room);
    assert_false(r.scan.has_departments);
    buffer_free(&text);
}

static void missing_columns(void **state)
{
    Room *room = *state;
    Reading r = read_plain(room, S("Afdeling;1.1;1.2;Stelling 3\nx;1;2;3\n"));
    expect_message(
        room, "responses.csv:1: error: there is no column for question 1.3 [question-missing]");
    expect_message(room, "… and 42 more");
    assert_int_equal(r.scan.responses.count, 1);
    read_plain(room, S("Afdeling;Leeftijd;Naam\nx;1;2\n"));
    expect_message(room, "responses.csv:1: error: no column of this file was recognised as a "
                         "question [questions-none]");
    expect_message(room, "the headings are: B \"Leeftijd\"");
    assert_int_equal(diagnostics_count(room->d, SEVERITY_NOTE), 1);
}

static void wrong_answers(void **state)
{
    Room *room = *state;
    Buffer text = { 0 };
    add_headings(&text, "Naam;Afdeling;", "P.N", "");
    add_row(&text, "Jan de Wit;Burgerzaken;", "3|5|2", "");
    for (int i = 0; i < 100; i++)
        add_row(&text, "Piet;Beleid;", "vaak", "");
    Reading r = read_plain(room, buffer_slice(&text));
    expect_message(
        room, "responses.csv:2:17: error: \"5\" is not an answer to question 1.2 [answer-unknown]\n"
              "    2 | …;Burgerzaken;3;5;2;3;5;");
    expect_message(room, "      |                 ^\n");
    expect_message(room, "… and 13 more");
    expect_message(
        room,
        "responses.csv:3:10: error: nothing in this row is an answer, beginning with \"vaak\"");
    expect_message(room, "… and 97 more");
    expect_message(room,
                   "another one than 1–4: \"5\" (16×), \"vaak\" (4800×) [answers-other-scale]");
    assert_null(strstr(messages(room), "Jan de Wit"));
    assert_null(strstr(messages(room), "Piet"));
    assert_int_equal(r.scan.responses.count, 1);
    assert_int_equal(count_of(&r, 1, BLANK), 1);
    assert_int_equal(count_of(&r, 0, REGULARLY), 1);
    buffer_free(&text);
}

static void uneven_rows(void **state)
{
    Room *room = *state;
    Buffer text = { 0 };
    add_headings(&text, "Afdeling;", "P.N", ";Toelichting cultuur");
    buffer_add(&text, S("Beleid;1;2\n\n   \n"));
    add_row(&text, "Beleid;", "1", ";Goed;;;");
    add_row(&text, "Beleid;", "1", ";Goed; maar niet altijd");
    read_plain(room, buffer_slice(&text));
    expect_message(room, "responses.csv:2:10: error: this row has 3 cells, the headings are 50, "
                         "and not all rows are like that");
    expect_message(room, "responses.csv:6:");
    expect_message(room, "error: this row has 51 cells, the table is 50 wide [row-long]");
    expect_message(
        room, "error: this row has 53 cells, the headings are 50, and not all rows are like that");
    assert_int_equal(diagnostics_count(room->d, SEVERITY_ERROR), 3);
    assert_int_equal(diagnostics_count(room->d, SEVERITY_NOTE), 3);
    buffer_free(&text);
}

static void nobody(void **state)
{
    Room *room = *state;
    Buffer text = { 0 };
    assert_false(read_plain(room, S("")).good);
    expect_message(room, "responses.csv:1: error: this file is empty [csv-empty]");
    assert_false(read_plain(room, S("\n\n \n")).good);
    expect_message(room, "csv-empty");
    add_headings(&text, "Afdeling;", "P.N", "");
    Reading r = read_plain(room, buffer_slice(&text));
    expect_message(
        room, "responses.csv: error: nobody answered a question in this file [responses-none]");
    add_row(&text, "Beleid;", "", "");
    r = read_plain(room, buffer_slice(&text));
    expect_message(room, "responses-none");
    assert_int_equal(r.scan.responses.incomplete, 1);
    assert_int_equal(r.scan.department_count, 0); // nobody of it answered
    buffer_free(&text);
}

static void unfinished_left_out(void **state)
{
    Room *room = *state;
    Buffer text = { 0 };
    add_headings(&text, "Finished;", "P.N", "");
    add_row(&text, "TRUE;", "1", "");
    add_row(&text, "False;", "2", "");
    Slice path = path_join(room->arena, room->folder, S("responses.csv"));
    put(room, "responses.csv", text.bytes);
    Scan scan = { .settings.count_unfinished = false };
    ColumnUse *uses;
    size_t count;
    Slice sum;
    responses_read(room->arena, room->d, &scan, path, S("responses.csv"), &(ResponseMapping){ 0 },
                   &uses, &count, &sum);
    assert_int_equal(scan.responses.count, 1);
    assert_int_equal(scan.responses.skipped, 1);
    buffer_free(&text);
}

// Departments of invited.csv come first, in their order; a name that is not among them is a warning.
static void invited_departments(void **state)
{
    Room *room = *state;
    Buffer text = { 0 };
    add_headings(&text, "Afdeling;", "P.N", "");
    add_row(&text, "BURGERZAKEN;", "1", "");
    add_row(&text, "Beleyd;", "1", "");
    add_row(&text, "Burger\x01 \t zaken;", "1", "");
    put(room, "responses.csv", text.bytes);
    Department known[] = { { .name = S("Beleid"), .invited = 10 },
                           { .name = S("Burgerzaken"), .invited = 20 } };
    Scan scan = { .departments = known, .department_count = 2 };
    ColumnUse *uses;
    size_t count;
    Slice sum, path = path_join(room->arena, room->folder, S("responses.csv"));
    responses_read(room->arena, room->d, &scan, path, S("responses.csv"), &(ResponseMapping){ 0 },
                   &uses, &count, &sum);
    assert_int_equal(scan.department_count, 4);
    assert_int_equal(respondent_at(&scan.responses, 0)->department, 1);
    assert_int_equal(respondent_at(&scan.responses, 1)->department, 2);
    expect_text(scan.departments[3].name, "Burger zaken");
    assert_int_equal(scan.departments[3].invited, -1);
    expect_message(
        room,
        "responses.csv:3:1: warning: \"Beleyd\" is not among the departments that were invited");
    expect_message(room, "if it is \"Beleid\", write below");
    buffer_free(&text);
}

// What is past the first block of respondents, the first block of the file, and out of one's own order.
static void many_rows(void **state)
{
    Room *room = *state;
    Buffer text = { 0 };
    size_t rows = 2 * RESPONDENTS_A_BLOCK + 17;
    add_headings(&text, "nr;", "P.N", ";Toelichting cultuur;Toelichting strategie;Afdeling");
    for (size_t i = 0; i < rows; i++) {
        char before[32], after[96];
        snprintf(before, sizeof before, "%zu;", i + 1);
        snprintf(after, sizeof after, ";\"c%zu\n\";s%zu;Afdeling %zu", i, i, i % 100);
        add_row(&text, before, i % 2 ? "1|2|3|4|x" : "4", after);
    }
    Reading r = read_plain(room, buffer_slice(&text));
    expect_silence(room);
    assert_int_equal(r.scan.responses.count, rows);
    assert_int_equal(r.scan.department_count, 100);
    assert_int_equal(r.scan.responses.open_count, 2 * rows);
    for (size_t i = 0; i < rows; i++) {
        const Respondent *one = respondent_at(&r.scan.responses, i);
        assert_int_equal(one->id, i + 1);
        assert_int_equal(one->answer[2], i % 2 ? 3 : 4);
        assert_int_equal(one->department, i % 100);
        assert_int_equal(r.scan.responses.open[2 * i].pillar, STRATEGY);
        assert_int_equal(r.scan.responses.open[2 * i + 1].respondent, i);
        expect_text(r.scan.responses.open[2 * i + 1].text, slice_print(room->arena, "c%zu", i).at);
    }
    buffer_free(&text);
}

// The second and third row are looked at before it is known that they are answers.
static void one_row_of_headings(void **state)
{
    Room *room = *state;
    Buffer text = { 0 };
    buffer_add(&text, S("\n"));
    add_headings(&text, ";", "P.N", "");
    add_row(&text, "1;", "1", "");
    add_row(&text, "2;", "", "");
    add_row(&text, "3;", "x", "");
    Reading r = read_plain(room, buffer_slice(&text));
    expect_silence(room);
    assert_int_equal(r.scan.responses.count, 2);
    assert_int_equal(r.scan.responses.incomplete, 1);
    // A person is none, whatever scan.yaml says.
    ResponseMapping mapping = { .heading_rows = GIVEN("3", 1) };
    read_mapped(room, text.bytes, text.len, mapping);
    expect_message(room,
                   "responses.csv:3: error: this row holds answers, so it is no row of headings");
    // A quote that opens in the second row and is never closed is said once.
    text.len = 0;
    add_headings(&text, "Afdeling;", "P.N", "");
    buffer_add(&text, S("\"Beleid;1;2\n"));
    add_row(&text, "2;", "1", "");
    r = read_plain(room, buffer_slice(&text));
    expect_message(room, "responses.csv:2:1: error: the quote that opens here is not closed");
    assert_int_equal(diagnostics_count(room->d, SEVERITY_NOTE), 1);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_room(by_number),
        in_room(by_text),
        in_room(limesurvey),
        in_room(qualtrics),
        in_room(surveymonkey),
        in_room(forms),
        in_room(mapped_columns),
        in_room(mapped_over_found),
        in_room(mapping_mistakes),
        in_room(doubtful_columns),
        in_room(missing_columns),
        in_room(wrong_answers),
        in_room(uneven_rows),
        in_room(nobody),
        in_room(unfinished_left_out),
        in_room(invited_departments),
        in_room(many_rows),
        in_room(one_row_of_headings),
        in_room(second_row_of_responses),
        in_room(numbers_of_the_tool),
    };
    return cmocka_run_group_tests_name("survey/responses", tests, NULL, NULL);
}
