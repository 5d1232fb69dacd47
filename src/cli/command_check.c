#include "base/buffer.h"
#include "cli/commands.h"
#include "cli/console.h"

static Slice use_text(Arena *arena, const Config *config, const Scan *scan, const ColumnUse *use)
{
    bool dutch = config->messages.language == MESSAGES_DUTCH;
    switch (use->use) {
    case COLUMN_QUESTION:
        return slice_print(arena, dutch ? "vraag %.*s  %.*s" : "question %.*s  %.*s", SLICE_ARGS(question_id(use->index)),
                           SLICE_ARGS(scan->question_text[use->index]));
    case COLUMN_DEPARTMENT: return dutch ? S("afdeling") : S("department");
    case COLUMN_OPEN:
        return slice_print(arena, dutch ? "toelichting bij %.*s" : "open answer on %.*s",
                           SLICE_ARGS(pillar_id((Pillar)use->index)));
    case COLUMN_ID: return dutch ? S("nummer van het antwoord") : S("number of the response");
    case COLUMN_META: return dutch ? S("niet nodig: gegevens van het enquêteprogramma") : S("not needed: the survey tool's own data");
    case COLUMN_PERSONAL: return dutch ? S("niet gelezen: dit wijst een persoon aan") : S("not read: it identifies a person");
    case COLUMN_UNUSED: break;
    }
    return dutch ? S("niet gebruikt") : S("not used");
}

static void add_columns(Arena *arena, const Config *config, const Scan *scan, Buffer *out)
{
    for (size_t i = 0; i < scan->column_count; i++) {
        const ColumnUse *use = &scan->columns[i];
        buffer_print(out, "%5zu  %-24.*s  %.*s", use->column, SLICE_ARGS(use->heading),
                     SLICE_ARGS(use_text(arena, config, scan, use)));
        if (use->why.len)
            buffer_print(out, "  (%.*s)", SLICE_ARGS(use->why));
        buffer_add_byte(out, '\n');
    }
}

static void add_counts(const Config *config, const Scan *scan, Buffer *out)
{
    const Responses *responses = &scan->responses;
    bool dutch = config->messages.language == MESSAGES_DUTCH;
    buffer_print(out, dutch ? "%zu respondenten, %zu lege rijen, %zu niet afgerond, %zu overgeslagen, %zu afdelingen\n"
                            : "%zu respondents, %zu blank rows, %zu unfinished, %zu skipped, %zu departments\n",
                 responses->count, responses->incomplete, responses->unfinished, responses->skipped,
                 scan->department_count);
    buffer_print(out, dutch ? "%zu gesprekken, %zu documenten, %zu acties\n" : "%zu interviews, %zu documents, %zu actions\n",
                 scan->interview_count, scan->desk_count, scan->action_count);
}

static ExitCode check_folder(const Config *config, Slice folder)
{
    Arena *arena = arena_new();
    Diagnostics *d = diagnostics_new(arena);
    Scan *scan = scan_read(arena, d, folder, &config->scan);
    Buffer out = { 0 };
    buffer_print(&out, "%.*s\n", SLICE_ARGS(folder));
    add_columns(arena, config, scan, &out);
    add_counts(config, scan, &out);
    ExitCode code = console_result(config, buffer_slice(&out));
    console_messages(config, d);
    if (code == EXIT_DONE && diagnostics_count(d, SEVERITY_ERROR))
        code = EXIT_INPUT;
    buffer_free(&out);
    arena_free(arena);
    return code;
}

ExitCode command_check(Arena *arena, const Config *config)
{
    ExitCode worst = EXIT_DONE;
    (void)arena;
    for (size_t i = 0; i < config->folder_count; i++) {
        ExitCode code = check_folder(config, config->folders[i]);
        worst = code > worst ? code : worst;
    }
    return worst;
}
