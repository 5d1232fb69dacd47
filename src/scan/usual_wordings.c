// SPDX-License-Identifier: EUPL-1.2
#include "scan/usual_wordings.h"

#include "base/diagnostics.h"
#include "base/file.h"
#include "input/strings_file.h"
#include "model/terms.h"
#include "survey/questionnaire.h"

UsualWordings usual_wordings(Arena *arena, Slice templates, const Terms *terms)
{
    Slice *names;
    Diagnostics *unheard =
        diagnostics_new(arena); // another language's mistakes are not this scan's
    size_t count = folder_list(arena, templates, S(""), &names);
    size_t ways = terms->customer.text.len || terms->experience.text.len ? 2 : 1;
    UsualWordings usual = { .text = arena_alloc(arena, sizeof *usual.text, ways * count) };
    for (size_t l = 0; l < ways * count; l++) {
        Slice language = names[l / ways];
        const Strings *strings =
            strings_read(arena, unheard, templates, language, l % ways ? terms : NULL);
        if (strings && questionnaire_read_usual(arena, unheard, templates, language, strings,
                                                usual.text[usual.count], NULL))
            usual.count++;
    }
    return usual;
}
