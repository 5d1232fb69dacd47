#include "ingest/terms.h"

#include <glib.h>

#include "base/buffer.h"
#include "base/messages.h"

// ---- reading ----

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
        { .key = "customer|klant|enkelvoud", .offset = offsetof(Terms, customer) },
        { .key = "customers|klanten|meervoud", .offset = offsetof(Terms, customers) },
        { .key = "experience|beleving", .offset = offsetof(Terms, experience) },
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

// ---- filling in ----

Slice term_capital(Arena *arena, Slice term)
{
    // "IJ" is one letter at the head of a Dutch word; no English word begins with it.
    if (slice_starts(term, S("ij")))
        return slice_print(arena, "IJ%.*s", (int)(term.len - 2), term.at + 2);
    char first[4];
    Slice rest = term;
    size_t len = utf8_encode(g_unichar_toupper(utf8_next(&rest)), first);
    return slice_print(arena, "%.*s%.*s", (int)len, first, SLICE_ARGS(rest));
}

Slice terms_fill(Arena *arena, const Terms *terms, Slice text)
{
    const struct {
        Slice name, word;
        bool capital;
    } blanks[] = {
        { S("{customer}"), terms->customer.text, false },
        { S("{Customer}"), terms->customer.text, true },
        { S("{customers}"), terms->customers.text, false },
        { S("{Customers}"), terms->customers.text, true },
        { S("{experience}"), terms->experience.text, false },
        { S("{Experience}"), terms->experience.text, true },
    };
    enum { BLANKS = sizeof blanks / sizeof *blanks };
    Buffer out = { 0 };
    bool any = false;
    for (Slice rest = text; rest.len;) {
        size_t i = 0;
        while (i < BLANKS && !slice_starts(rest, blanks[i].name))
            i++;
        size_t taken = i < BLANKS ? blanks[i].name.len : 1;
        if (i < BLANKS)
            buffer_add(&out, blanks[i].capital ? term_capital(arena, blanks[i].word) : blanks[i].word);
        else
            buffer_add_byte(&out, rest.at[0]);
        any = any || i < BLANKS;
        rest = slice_part(rest, taken, rest.len);
    }
    Slice filled = any ? slice_copy(arena, buffer_slice(&out)) : text;
    buffer_free(&out);
    return filled;
}
