// SPDX-License-Identifier: EUPL-1.2
#include "input/strings_file.h"

#include "base/file.h"
#include "input/fields.h"
#include "input/messages.h"
#include "model/strings.h"

typedef struct WordTexts {
#define STRING(name) Slice name;
    STRINGS(STRING)
#undef STRING
} WordTexts;

static const Field fields[] = {
#define STRING(name)                                                                               \
    { .key = #name, .kind = FIELD_EXACT, .offset = offsetof(WordTexts, name), .required = true },
    STRINGS(STRING)
#undef STRING
};

const Strings *strings_read(Arena *arena, Diagnostics *d, Slice templates, Slice language,
                            const Terms *own)
{
    Slice content;
    Slice name = slice_print(arena, "%.*s/words.yaml", SLICE_ARGS(language));
    Slice shown = path_join(arena, path_name(templates), name);
    size_t errors = diagnostics_count(d, SEVERITY_ERROR);
    WordTexts texts = { 0 };
    Strings *strings = arena_one(arena, Strings);
    if (!file_read_text(arena, d, path_join(arena, templates, name), shown, &content))
        return NULL;
    fields_read(arena, d, shown, content, 1, fields, sizeof fields / sizeof *fields, &texts);
    if (diagnostics_count(d, SEVERITY_ERROR) > errors)
        return NULL;
    if (own) {
        // The own terms, where there are, in the places of the language's.
        if (own->customer.text.len) {
            texts.term_customer = own->customer.text;
            texts.term_customers = own->customers.text;
        }
        if (own->experience.text.len)
            texts.term_experience = own->experience.text;
    }
    Terms terms = { { .text = texts.term_customer },
                    { .text = texts.term_customers },
                    { .text = texts.term_experience } };
#define STRING(name) strings->name = slice_copy(arena, terms_fill(arena, &terms, texts.name)).at;
    STRINGS(STRING)
#undef STRING
    if (texts.decimal_sign.len != 1) {
        diagnose(d, DIAG_DECIMAL_SIGN, ((Place){ .file = shown }), texts.decimal_sign);
        return NULL;
    }
    return strings;
}
