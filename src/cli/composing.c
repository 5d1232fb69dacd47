// SPDX-License-Identifier: EUPL-1.2
#include "cli/composing.h"

#include "base/file.h"
#include "model/scan.h"

const Style *compose_style(Arena *arena, Diagnostics *d, const Config *config)
{
    return style_read(arena, d, path_join(arena, config->scan.templates, S("style.yaml")));
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

Document *compose_report(Arena *arena, Diagnostics *d, const Config *config, const Scored *scored,
                         const Style *style, const json_t *facts, ExitCode *code)
{
    if (config->draft)
        diagnostics_draft(d);
    const Composing report = { .templates = config->scan.templates,
                               .language = scored->scan->settings.language,
                               .name = S("report.md"),
                               .strings = scored->scan->strings,
                               .facts = facts,
                               .notes = scored->facts->notes };
    return compose_document(arena, d, &report, style, code);
}
