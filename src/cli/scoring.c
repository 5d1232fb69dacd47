#include "cli/scoring.h"

#include "cli/console.h"

ExitCode scored_load(const Config *config, Slice folder, Scored *scored)
{
    *scored = (Scored){ .arena = arena_new() };
    scored->diagnostics = diagnostics_new(scored->arena);
    scored->scan = scan_read(scored->arena, scored->diagnostics, folder, &config->scan);
    ExitCode code = EXIT_DONE;
    if (diagnostics_count(scored->diagnostics, SEVERITY_ERROR)) {
        code = EXIT_INPUT;
    } else {
        scored->results = score_scan(scored->arena, scored->scan);
        if (scored->results->refused) {
            Slice least = slice_print(scored->arena, "%d", scored->scan->settings.min_group);
            Slice count = slice_print(scored->arena, "%zu", scored->scan->responses.count);
            diagnose(scored->diagnostics, DIAG_REFUSED_SMALL, ((Place){ .file = folder }), count, least);
            code = EXIT_PRIVACY;
        }
    }
    return code;
}

ExitCode scored_read(const Config *config, Slice folder, Scored *scored)
{
    ExitCode code = scored_load(config, folder, scored);
    console_messages_of(config, folder, scored->diagnostics);
    return code;
}

void scored_free(Scored *scored)
{
    arena_free(scored->arena);
    *scored = (Scored){ 0 };
}

int64_t scored_moment(const Config *config, const Scored *scored)
{
    enum { DAY = 86400, NOON = DAY / 2 };
    static const Date fallback = { 1980, 1, 1 };
    Date date = scored->scan->settings.date;
    if (!date_is_none(date))
        return date_days(date) * DAY + NOON;
    return config->scan.now >= 0 ? config->scan.now : date_days(fallback) * DAY;
}
