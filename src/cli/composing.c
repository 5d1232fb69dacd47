// SPDX-License-Identifier: EUPL-1.2
#include "cli/composing.h"

#include "base/file.h"
#include "facts/department_page.h"
#include "facts/facts.h"
#include "facts/json.h"
#include "facts/record_json.h"
#include "model/scan.h"

const Style *compose_style(Arena *arena, Diagnostics *d, const Config *config, Edition edition)
{
    Slice path = path_join(arena, config->scan.templates, S("style.yaml"));
    return edition == EDITION_SLIDES ? style_read_slides(arena, d, path)
                                     : style_read(arena, d, path);
}

Document *compose_document(Arena *arena, Diagnostics *d, const Composing *what, const Style *style,
                           ExitCode *code)
{
    Document *document = document_make(arena, d, what->templates, what->language, what->name,
                                       what->strings, what->facts, what->notes);
    if (!document) {
        *code = EXIT_SYSTEM;
        return NULL;
    }
    Slice *roles = arena_many(arena, Slice, style->role_count);
    for (size_t i = 0; i < style->role_count; i++)
        roles[i] = style->roles[i].name;
    document_check_roles(d, document, roles, style->role_count);
    *code = diagnostics_count(d, SEVERITY_ERROR) ? EXIT_CHECK : EXIT_DONE;
    return *code == EXIT_DONE ? document : NULL;
}

// Of an edition, and the department of its page (NULL: it is no such page), which is used up.
static Document *compose_edition(Arena *arena, Diagnostics *d, const Config *config,
                                 const Scored *scored, const Style *style, const json_t *facts,
                                 Edition edition, json_t *department, ExitCode *code)
{
    if (config->draft)
        diagnostics_draft(d);
    json_t *of_edition = json_copy((json_t *)facts);
    if (!of_edition)
        out_of_memory(0);
    facts_put_text(of_edition, "edition", edition_name(edition));
    if (department)
        facts_put(of_edition, "department", department);
    const Composing report = { .templates = config->scan.templates,
                               .language = scored->scan->settings.language,
                               .name = edition_template(edition),
                               .strings = scored->scan->strings,
                               .facts = of_edition,
                               .notes = scored->facts->notes };
    Document *document = compose_document(arena, d, &report, style, code);
    json_decref(of_edition);
    return document;
}

Document *compose_report(Arena *arena, Diagnostics *d, const Config *config, const Scored *scored,
                         const Style *style, const json_t *facts, Edition edition, ExitCode *code)
{
    return compose_edition(arena, d, config, scored, style, facts, edition, NULL, code);
}

Document *compose_department(Arena *arena, Diagnostics *d, const Config *config,
                             const Scored *scored, const Style *style, size_t place, ExitCode *code)
{
    const Facts *facts = scored->facts;
    json_t *department = record_json(&facts->style, &department_page_record,
                                     facts_department_page(arena, facts, place));
    return compose_edition(arena, d, config, scored, style, facts->tree, EDITION_DEPARTMENTS,
                           department, code);
}
