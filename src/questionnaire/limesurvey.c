// SPDX-License-Identifier: EUPL-1.2
// A text is put between quotes, in which no quote, backslash or tab is left: PHP takes a backslash for an
// escape, loses a letter like É at the start of a cell without quotes, and LimeSurvey unwraps once more
// what begins and ends with a quote. What LimeSurvey takes for an expression, {…}, must not stand there by
// chance.
#include "questionnaire/limesurvey.h"

#include <string.h>

#include "base/buffer.h"

// ---- one row ----

// Columns that other rows than ours need are left out: the reader goes by the headings.
#define HEADINGS                                                                                   \
    "id\trelated_id\tclass\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\tvalidation\t"       \
    "mandatory\tencrypted\tother\tdefault\tsame_default\tsame_script"

typedef struct StructureRow {
    int id; // 0: none
    const char *class;
    Slice type, name, relevance, text, language;
    bool is_question; // with what questions have: not mandatory, not encrypted, no "other"
} StructureRow;

static void add_text(Buffer *out, Slice text)
{
    static const char *const filled_in[] = { "{SURVEYURL}", "{EXPIRY}" };
    buffer_add_byte(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        Slice rest = slice_part(text, i, text.len);
        bool kept = slice_starts(rest, slice_of(filled_in[0])) ||
                    slice_starts(rest, slice_of(filled_in[1]));
        switch (text.at[i]) {
        case '"': buffer_add(out, S("&quot;")); break;
        case '\\': buffer_add(out, S("&#92;")); break;
        case '{': buffer_add(out, kept ? S("{") : S("&#123;")); break;
        case '\t':
        case '\r':
        case '\n': buffer_add_byte(out, ' '); break;
        default: buffer_add_byte(out, text.at[i]);
        }
    }
    buffer_add_byte(out, '"');
}

// A plain text as HTML: it is shown as such.
static Slice as_html(Arena *arena, Slice text)
{
    Buffer out = { 0 };
    for (size_t i = 0; i < text.len; i++) {
        switch (text.at[i]) {
        case '&': buffer_add(&out, S("&amp;")); break;
        case '<': buffer_add(&out, S("&lt;")); break;
        case '>': buffer_add(&out, S("&gt;")); break;
        default: buffer_add_byte(&out, text.at[i]);
        }
    }
    Slice html = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return html;
}

static void add_row(Buffer *out, const StructureRow *row)
{
    if (row->id)
        buffer_print(out, "%d", row->id);
    buffer_print(out, "\t\t%s\t%.*s\t", row->class, SLICE_ARGS(row->type));
    add_text(out, row->name);
    buffer_print(out, "\t%.*s\t", SLICE_ARGS(row->relevance));
    add_text(out, row->text);
    buffer_print(out, "\t\t%.*s\t", SLICE_ARGS(row->language));
    buffer_add(out, row->is_question ? S("\tN\tN\tN\t\t\t\n") : S("\t\t\t\t\t\t\n"));
}

// ---- the survey ----

typedef struct Structure {
    Arena *arena;
    const Questionnaire *q;
    Buffer out;
    int group, question; // the last numbers given; statements are questions to LimeSurvey
} Structure;

// Anonymous, with the day on which somebody was ready and nothing else about the person: no address, no
// page that led here, no times. And no sixth answer: who knows none says so.
static void add_settings(Structure *s)
{
    static const char *const setting[][2] = {
        { "format", "G" },
        { "anonymized", "Y" },
        { "datestamp", "Y" },
        { "ipaddr", "N" },
        { "ipanonymize", "Y" },
        { "refurl", "N" },
        { "savetimings", "N" },
        { "usecookie", "N" },
        { "allowregister", "N" },
        { "allowsave", "Y" },
        { "allowprev", "Y" },
        { "alloweditaftercompletion", "N" },
        { "printanswers", "N" },
        { "listpublic", "N" },
        { "publicstatistics", "N" },
        { "publicgraphs", "N" },
        { "htmlemail", "Y" },
        { "sendconfirmation", "N" },
        { "tokenanswerspersistence", "N" },
        { "assessments", "N" },
        { "usetokens", "N" },
        { "showxquestions", "N" },
        { "showgroupinfo", "N" },
        { "shownoanswer", "N" },
        { "showqnumcode", "X" },
        { "showwelcome", "Y" },
        { "showprogress", "Y" },
        { "showsurveypolicynotice", "1" },
        { "questionindex", "0" },
        { "nokeyboard", "N" },
    };
    add_row(&s->out,
            &(StructureRow){ .class = "S", .name = S("language"), .text = s->q->language });
    for (size_t i = 0; i < sizeof setting / sizeof *setting; i++)
        add_row(&s->out, &(StructureRow){ .class = "S",
                                          .name = slice_of(setting[i][0]),
                                          .text = slice_of(setting[i][1]) });
}

static void add_in_language(Structure *s, const char *name, Slice text)
{
    add_row(&s->out,
            &(StructureRow){
                .class = "SL", .name = slice_of(name), .text = text, .language = s->q->language });
}

static void add_texts(Structure *s, const SurveyLetters *letters)
{
    Slice title = slice_print(s->arena, "%.*s: %.*s", SLICE_ARGS(s->q->title),
                              SLICE_ARGS(s->q->organisation));
    add_in_language(s, "surveyls_language", s->q->language);
    add_in_language(s, "surveyls_title", as_html(s->arena, title));
    add_in_language(s, "surveyls_welcometext", as_html(s->arena, s->q->intro));
    add_in_language(s, "surveyls_endtext", as_html(s->arena, s->q->thanks));
    add_in_language(s, "surveyls_policy_notice", letters->privacy);
    add_in_language(s, "surveyls_email_invite_subj", letters->invite_subject);
    add_in_language(s, "surveyls_email_invite", letters->invite);
    add_in_language(s, "surveyls_email_remind_subj", letters->remind_subject);
    add_in_language(s, "surveyls_email_remind", letters->remind);
}

// ---- groups, questions and answers ----

static void add_group(Structure *s, Slice name)
{
    int id = ++s->group;
    add_row(&s->out, &(StructureRow){ .id = id,
                                      .class = "G",
                                      .type = slice_print(s->arena, "G%d", id),
                                      .name = as_html(s->arena, name),
                                      .relevance = S("1"),
                                      .language = s->q->language });
}

static int add_question(Structure *s, const char *type, Slice code, Slice text)
{
    int id = ++s->question;
    add_row(&s->out, &(StructureRow){ .id = id,
                                      .class = "Q",
                                      .type = slice_of(type),
                                      .name = code,
                                      .relevance = S("1"),
                                      .text = as_html(s->arena, text),
                                      .language = s->q->language,
                                      .is_question = true });
    return id;
}

static void add_answer(Structure *s, int question, Slice code, Slice text)
{
    add_row(&s->out, &(StructureRow){ .id = question,
                                      .class = "A",
                                      .type = S("0"),
                                      .name = code,
                                      .text = as_html(s->arena, text),
                                      .language = s->q->language });
}

static void add_department(Structure *s)
{
    enum { RADIO_MOST = 12 };
    if (s->q->department_count == 0)
        return;
    add_group(s, s->q->department);
    int id = add_question(s, s->q->department_count > RADIO_MOST ? "!" : "L", S("department"),
                          s->q->department);
    for (size_t d = 0; d < s->q->department_count; d++)
        add_answer(s, id, slice_print(s->arena, "A%zu", d + 1), s->q->departments[d]);
}

static void add_pillar(Structure *s, int pillar)
{
    const Slice code = pillar_id((Pillar)pillar);
    add_group(s, s->q->pillar[pillar]);
    int id = add_question(s, "F", code, s->q->pillar_question[pillar]);
    for (int i = 0; i < QUESTIONS; i++)
        add_row(&s->out,
                &(StructureRow){ .id = ++s->question,
                                 .class = "SQ",
                                 .type = S("0"),
                                 .name = slice_print(s->arena, "SQ%03d", i + 1),
                                 .relevance = S("1"),
                                 .text = as_html(s->arena, s->q->statement[pillar * QUESTIONS + i]),
                                 .language = s->q->language,
                                 .is_question = true });
    for (int answer = 0; answer < SURVEY_ANSWERS; answer++)
        add_answer(s, id, questionnaire_code(answer), s->q->answer[answer]);
    add_question(s, "T", slice_print(s->arena, "open%.*s", SLICE_ARGS(code)), s->q->open[pillar]);
}

// ---- the file ----

// LimeSurvey guesses the encoding from the first 1,000 bytes, newer versions from 10,000; where these end
// within a letter it takes the file for another encoding. Spaces behind the headings are trimmed, and move
// what follows.
static size_t padding(Slice head, Slice body)
{
    static const size_t sample[] = { 1000, 10000 };
    enum { MOST = 64 };
    for (size_t spaces = 0; spaces < MOST; spaces++) {
        bool whole = true;
        for (size_t i = 0; i < sizeof sample / sizeof *sample; i++) {
            size_t at = sample[i] - head.len - spaces;
            whole = whole && (at >= body.len || ((unsigned char)body.at[at] & 0xC0) != 0x80);
        }
        if (whole)
            return spaces;
    }
    return 0;
}

Slice limesurvey_structure(Arena *arena, const Questionnaire *q, const SurveyLetters *letters)
{
    Structure s = { .arena = arena, .q = q };
    add_settings(&s);
    add_texts(&s, letters);
    add_department(&s);
    for (int pillar = 0; pillar < PILLARS; pillar++)
        add_pillar(&s, pillar);
    const Slice head = S("\xEF\xBB\xBF" HEADINGS), body = buffer_slice(&s.out);
    const size_t spaces = padding(slice_join(arena, head, S("\n")), body);
    Slice file =
        slice_print(arena, "%.*s%*s\n%.*s", SLICE_ARGS(head), (int)spaces, "", SLICE_ARGS(body));
    buffer_free(&s.out);
    return file;
}
