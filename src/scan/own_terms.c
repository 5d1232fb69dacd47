// SPDX-License-Identifier: EUPL-1.2
#include "scan/own_terms.h"

#include <glib.h>

#include "base/messages.h"
#include "language/reading.h"
#include "scan/messages.h"

// Letters in one script's words: "cliënt", "klant-ondernemer", "pgb'er", "bewoner of bezoeker".
static bool is_word(Slice text)
{
    bool letter = false;
    for (Slice rest = text; rest.len;) {
        uint32_t code = utf8_next(&rest);
        bool joins = code == ' ' || code == '-' || code == '\'' || code == 0x2019;
        if (!joins && !g_unichar_isalpha(code))
            return false;
        letter = letter || !joins;
    }
    return letter;
}

static void check_term(const Yaml *yaml, MappedText *term)
{
    if (!term->text.len)
        return;
    size_t length = utf8_count(term->text);
    bool fits = length <= TERM_MOST;
    if (fits && is_word(term->text))
        return;
    if (fits)
        diagnose(yaml->d, DIAG_TERM_NO_WORD, term->place, term->text);
    else
        diagnose(yaml->d, DIAG_TERM_LONG, term->place, slice_print(yaml->arena, "%zu", length),
                 slice_print(yaml->arena, "%d", TERM_MOST));
    term->text = S("");
}

void terms_read(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    static const Field fields[] = {
        { .key = reading_key_customer, .offset = offsetof(Terms, customer) },
        { .key = reading_key_customers, .offset = offsetof(Terms, customers) },
        { .key = reading_key_experience, .offset = offsetof(Terms, experience) },
    };
    Terms *terms = member;
    if (!yaml_texts(yaml, field, value, fields, sizeof fields / sizeof *fields, terms))
        return;
    bool one = terms->customer.text.len > 0, more = terms->customers.text.len > 0;
    if (one != more)
        diagnose(yaml->d, DIAG_TERM_ALONE, one ? terms->customer.place : terms->customers.place,
                 one ? S("customer") : S("customers"), one ? S("customers") : S("customer"));
    check_term(yaml, &terms->customer);
    check_term(yaml, &terms->customers);
    check_term(yaml, &terms->experience);
    if (!terms->customer.text.len || !terms->customers.text.len)
        terms->customer.text = terms->customers.text = S("");
    else if (slice_equal(terms->customer.text, terms->customers.text))
        diagnose(yaml->d, DIAG_TERM_SAME, terms->customers.place, terms->customers.text);
}
