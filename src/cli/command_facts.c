// SPDX-License-Identifier: EUPL-1.2
#include <stdlib.h>

#include "cli/commands.h"
#include "cli/composing.h"
#include "cli/console.h"
#include "cli/scoring.h"
#include "facts/explain.h"
#include "facts/facts.h"
#include "facts/schema.h"
#include "language/says.h"
#include "model/scan.h"
#include "workbook/shareable.h"

static ExitCode print_json(Arena *arena, const Config *config, const json_t *json, size_t digits)
{
    char *text = json_dumps(json, JSON_INDENT(2) | JSON_REAL_PRECISION(digits));
    if (!text)
        out_of_memory(0);
    ExitCode code = console_result(config, slice_print(arena, "%s\n", text));
    free(text);
    return code;
}

// What a fact is; and of the scan in the folder, if one is named, how its value came about.
static ExitCode explain(Arena *arena, const Config *config)
{
    Scored scored = { 0 };
    Slice name = config->folders[0];
    const Facts *facts = NULL;
    ExitCode code = EXIT_DONE;
    if (config->folder_count > 1) {
        code = scored_read(config, config->folders[1], SCORED_TO_TELL, &scored);
        facts = code == EXIT_DONE ? scored_facts(&scored) : NULL;
    }
    if (code == EXIT_DONE) {
        Explanation told = facts_explain(arena, facts, name);
        const char *unknown[2];
        for (int l = MESSAGES_ENGLISH; l <= MESSAGES_DUTCH; l++)
            unknown[l] = told.nearest.len
                             ? slice_print(arena, SAYS_FACT_UNKNOWN_NEAR(l), SLICE_ARGS(name),
                                           SLICE_ARGS(told.nearest))
                                   .at
                             : slice_print(arena, SAYS_FACT_UNKNOWN(l), SLICE_ARGS(name)).at;
        if (!told.text.len)
            console_say(config, unknown);
        code = told.text.len ? console_result(config, told.text) : EXIT_USAGE;
    }
    if (config->folder_count > 1)
        scored_free(&scored, true);
    return code;
}

ExitCode command_facts(Arena *arena, const Config *config)
{
    if (config->schema) {
        json_t *schema = facts_schema(arena);
        ExitCode printed = print_json(arena, config, schema, 15);
        json_decref(schema);
        return printed;
    }
    if (config->folder_count == 0) {
        console_say(config, says_folder_missing);
        return EXIT_USAGE;
    }
    if (config->explain)
        return explain(arena, config);
    if (config->folder_count > 1) {
        console_say(config, says_too_many_folders);
        return EXIT_USAGE;
    }
    Scored scored;
    ExitCode code = scored_read(config, config->folders[0], SCORED_TO_TELL, &scored);
    // 17 digits tell any double; a number with a few decimals reads as such in 15.
    if (code == EXIT_DONE)
        code =
            print_json(arena, config, scored_facts(&scored)->tree, config->confidential ? 17 : 15);
    scored_free(&scored, true);
    return code;
}

// Of departments the page of the first that is shown.
static Document *first_document(Arena *arena, Diagnostics *d, const Config *config,
                                const Scored *scored, const Style *style, Edition edition,
                                ExitCode *code)
{
    size_t *places;
    if (edition == EDITION_DEPARTMENTS && shareable_departments(arena, scored->facts, &places) > 0)
        return compose_department(arena, d, config, scored, style, places[0], code);
    return compose_report(arena, d, config, scored, style, scored->facts->tree, edition, code);
}

ExitCode command_tree(Arena *arena, const Config *config)
{
    Scored scored;
    ExitCode code = scored_read(config, config->folders[0], SCORED_TO_TELL, &scored);
    if (code == EXIT_DONE) {
        scored_facts(&scored);
        Diagnostics *d = diagnostics_new(arena);
        Edition edition = 0; // the first of those that are chosen
        while (edition + 1 < EDITIONS &&
               scored.scan->settings.editions[edition] == EDITION_NOT_CHOSEN)
            edition++;
        const Style *style = compose_style(arena, d, config, edition);
        Document *document =
            style ? first_document(arena, d, config, &scored, style, edition, &code) : NULL;
        if (document)
            code = console_result(config, document_tree(arena, document));
        else if (!style)
            code = EXIT_SYSTEM;
        console_messages(config, d);
    }
    scored_free(&scored, true);
    return code;
}
