// SPDX-License-Identifier: EUPL-1.2
#include "cli/survey_letters.h"

#include "base/buffer.h"
#include "base/xml.h"
#include "doc/document.h"
#include "facts/json.h"
#include "model/scan.h"
#include "model/strings.h"

// What stands in a letter for what only the sender knows.
typedef struct LetterBlanks {
    Slice link, last_day;
} LetterBlanks;

static json_t *letter_facts(const Scan *scan, LetterBlanks blanks)
{
    json_t *facts = facts_object(), *said = facts_object(), *survey = facts_object(),
           *words = facts_object(), *terms = facts_object();
    const Settings *settings = &scan->settings;
    facts_put_text(said, "organisation", settings->organisation);
    facts_put_text(said, "title", settings->title);
    facts_put_text(said, "sponsor", settings->sponsor);
    facts_put_count(said, "min_group", settings->min_group);
    facts_put_count(said, "min_group_open", settings->min_group_open);
    facts_put_flag(said, "show_open_answers", settings->show_open_answers);
    facts_put_text(survey, "link", blanks.link);
    facts_put_text(survey, "last_day", blanks.last_day);
    facts_put_flag(survey, "has_departments", scan->department_count > 0);
    facts_put_text(words, "language_tag", slice_of(scan->strings->language_tag));
    facts_put_text(words, "figure", slice_of(scan->strings->figure));
    facts_put_text(terms, "customers", slice_of(scan->strings->term_customers));
    facts_put(facts, "scan", said);
    facts_put(facts, "survey", survey);
    facts_put(facts, "words", words);
    facts_put(facts, "terms", terms);
    return facts;
}

static const Document *letter_make(Arena *arena, Diagnostics *d, const Config *config,
                                   const Scan *scan, SurveyLetter letter, LetterBlanks blanks)
{
    static const char *const name[LETTERS] = { [LETTER_INVITE] = "survey-invite.md",
                                               [LETTER_REMIND] = "survey-remind.md",
                                               [LETTER_PRIVACY] = "survey-privacy.md" };
    size_t errors = diagnostics_count(d, SEVERITY_ERROR);
    json_t *facts = letter_facts(scan, blanks);
    const Document *document =
        document_make(arena, d, config->scan.templates, scan->settings.language,
                      slice_of(name[letter]), scan->strings, facts, NULL);
    json_decref(facts);
    return diagnostics_count(d, SEVERITY_ERROR) == errors ? document : NULL;
}

Slice survey_letter(Arena *arena, Diagnostics *d, const Config *config, const Scan *scan,
                    SurveyLetter letter)
{
    const LetterBlanks blanks = { slice_of(scan->strings->survey_link),
                                  slice_of(scan->strings->survey_last_day) };
    const Document *document = letter_make(arena, d, config, scan, letter, blanks);
    return document ? document_plain(arena, document) : S("");
}

// ---- as HTML ----

static void add_element(Arena *arena, Buffer *out, const char *name, const Node *node)
{
    buffer_print(out, "<%s>", name);
    xml_escape(out, node_text(arena, node));
    buffer_print(out, "</%s>", name);
}

// Paragraphs and lists; the first heading is the subject, others stand as paragraphs.
static Slice letter_html(Arena *arena, const Document *document, Slice *subject)
{
    Buffer out = { 0 };
    *subject = S("");
    for (NodeWalk walk = node_walk(document->root); node_walk_next(&walk);) {
        const Node *node = walk.node;
        bool in_item = node->parent && node->parent->kind == NODE_ITEM;
        if (node->kind == NODE_LIST)
            buffer_add(&out, walk.entering ? S("<ul>") : S("</ul>"));
        else if (!walk.entering)
            continue;
        else if (node->kind == NODE_HEADING && node->level == 1)
            *subject = node_text(arena, node);
        else if (node->kind == NODE_HEADING)
            add_element(arena, &out, "h3", node);
        else if (node->kind == NODE_ITEM)
            add_element(arena, &out, "li", node);
        else if (node->kind == NODE_PARAGRAPH && !in_item)
            add_element(arena, &out, "p", node);
    }
    Slice html = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return html;
}

bool survey_letters_html(Arena *arena, Diagnostics *d, const Config *config, const Scan *scan,
                         SurveyLetters *letters)
{
    const LetterBlanks blanks = { S("{SURVEYURL}"), S("{EXPIRY}") };
    Slice unused,
        *subject[LETTERS] = { &letters->invite_subject, &letters->remind_subject, &unused },
        *text[LETTERS] = { &letters->invite, &letters->remind, &letters->privacy };
    for (SurveyLetter letter = 0; letter < LETTERS; letter++) {
        const Document *document = letter_make(arena, d, config, scan, letter, blanks);
        if (!document)
            return false;
        *text[letter] = letter_html(arena, document, subject[letter]);
    }
    return true;
}
