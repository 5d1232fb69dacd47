// SPDX-License-Identifier: EUPL-1.2
#include "cli/statement.h"

#include "cli/console.h"
#include "doc/document.h"
#include "facts/facts.h"
#include "facts/privacy.h"
#include "model/scan.h"

ExitCode statement_print(Arena *arena, const Config *config, Scored *scored,
                         const RuleCounts *counts)
{
    Diagnostics *d = diagnostics_new(arena);
    const Scan *scan = scored->scan;
    scored_facts(scored);
    facts_put_rule_counts(scored->facts, counts);
    const Document *document =
        document_make(arena, d, config->scan.templates, scan->settings.language, S("statement.md"),
                      scan->strings, scored->facts->tree, scored->facts->notes);
    ExitCode code = document ? EXIT_DONE : EXIT_SYSTEM;
    if (diagnostics_count(d, SEVERITY_ERROR) && document)
        code = EXIT_CHECK;
    if (code == EXIT_DONE)
        code = console_result(config, document_plain(arena, document));
    console_messages(config, d);
    return code;
}
