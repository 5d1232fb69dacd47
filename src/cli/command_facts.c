#include <stdlib.h>

#include "cli/commands.h"
#include "cli/composing.h"
#include "cli/console.h"
#include "cli/scoring.h"

ExitCode command_facts(Arena *arena, const Config *config)
{
    Scored scored;
    ExitCode code = scored_read(config, config->folders[0], &scored);
    if (code == EXIT_DONE) {
        const json_t *facts = scored_facts(&scored);
        // 17 digits tell any double; a number with a few decimals reads as such in 15.
        size_t digits = config->confidential ? 17 : 15;
        char *text = json_dumps(facts, JSON_INDENT(2) | JSON_REAL_PRECISION(digits));
        if (!text)
            out_of_memory(0);
        code = console_result(config, slice_print(arena, "%s\n", text));
        free(text);
    }
    scored_free(config, &scored);
    return code;
}

ExitCode command_tree(Arena *arena, const Config *config)
{
    Scored scored;
    ExitCode code = scored_read(config, config->folders[0], &scored);
    if (code == EXIT_DONE) {
        const json_t *facts = scored_facts(&scored);
        Diagnostics *d = diagnostics_new(arena);
        const Style *style = compose_style(arena, d, config);
        Document *document = style ? compose_report(arena, d, config, &scored, style, facts, &code) : NULL;
        if (document)
            code = console_result(config, document_tree(arena, document));
        else if (!style)
            code = EXIT_SYSTEM;
        console_messages(config, d);
    }
    scored_free(config, &scored);
    return code;
}
