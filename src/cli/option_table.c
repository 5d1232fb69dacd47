// SPDX-License-Identifier: EUPL-1.2
#include "cli/option_table.h"

#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "language/says.h"

const Command command_table[COMMANDS] = {
    { "new", "DIR", 1, 1, says_command_new, command_new },
    { "check", "DIR...", 1, SIZE_MAX, says_command_check, command_check },
    { "report", "DIR... [-o OUT]", 1, SIZE_MAX, says_command_report, command_report },
    { "watch", "DIR [-o OUT]", 1, 1, says_command_watch, command_watch },
    { "export", "DIR [-o OUT]", 1, 1, says_command_export, command_export },
    { "diff", "OLD [NEW]", 1, 2, says_command_diff, command_diff },
    { "privacy", "DIR", 1, 1, says_command_privacy, command_privacy },
    { "response", "DIR [-o FILE]", 1, 1, says_command_response, command_response },
    { "interviews", "DIR", 1, 1, says_command_interviews, command_interviews },
    { "facts", "DIR", 0, 2, says_command_facts, command_facts },
    { "benchmark", "FACTS... [-o FILE]", 1, SIZE_MAX, says_command_benchmark, command_benchmark },
    { "chart", "[NAME DIR]", 0, 2, says_command_chart, command_chart },
    { "tree", "DIR", 1, 1, says_command_tree, command_tree },
    { "templates", "DIR", 1, 1, says_command_templates, command_templates },
    { "guide", "[-o FILE]", 0, 0, says_command_guide, command_guide },
};

static bool take_output(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    config->output = value;
    return value.len > 0;
}

static bool take_only(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    memset(config->only, 0, sizeof config->only);
    for (Slice rest = value, word; slice_next_field(&rest, ',', &word);) {
        bool known = false;
        for (int kind = 0; kind < DOCUMENT_KINDS; kind++)
            if (slice_equal(slice_trim(word), document_name((DocumentKind)kind)))
                config->only[kind] = known = true;
        if (!known)
            return false;
    }
    return true;
}

static bool take_edition(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    EditionChoice *editions = config->scan.editions;
    config->scan.has_editions = true;
    memset(editions, 0, sizeof config->scan.editions);
    for (Slice rest = value, word; slice_next_field(&rest, ',', &word);) {
        int edition = 0;
        while (edition < EDITIONS && !slice_equal(slice_trim(word), edition_name((Edition)edition)))
            edition++;
        if (edition == EDITIONS && !slice_equal(slice_trim(word), S("all")))
            return false;
        edition_choose(editions, edition);
    }
    return true;
}

static bool take_stage(Arena *arena, Config *config, Slice value)
{
    static const char *const name[] = {
        [STAGE_SELF] = "self", [STAGE_VALIDATED] = "validated", [STAGE_FINAL] = "final"
    };
    (void)arena;
    for (int stage = 0; stage <= STAGE_FINAL; stage++) {
        if (slice_equal(value, slice_of(name[stage]))) {
            config->scan.has_stage = true;
            config->scan.stage = (Stage)stage;
            return true;
        }
    }
    return false;
}

static bool take_language(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    config->scan.language = value;
    return slice_equal(value, S("nl")) || slice_equal(value, S("en"));
}

static bool take_jobs(Arena *arena, Config *config, Slice value)
{
    uint64_t jobs;
    (void)arena;
    if (!slice_to_u64(value, &jobs) || jobs < 1 || jobs > 256)
        return false;
    config->jobs = (int)jobs;
    return true;
}

static bool take_fast(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    (void)value;
    config->fast = true;
    return true;
}

static bool take_again(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    (void)value;
    config->again = true;
    return true;
}

static bool take_poll(Arena *arena, Config *config, Slice value)
{
    enum { HOUR = 3600 };
    uint64_t seconds;
    (void)arena;
    if (!slice_to_u64(value, &seconds) || seconds == 0 || seconds > HOUR)
        return false;
    config->poll = (int)seconds;
    return true;
}

static bool take_wait(Arena *arena, Config *config, Slice value)
{
    enum { DAY = 24 * 60 * 60 };
    uint64_t seconds;
    (void)arena;
    if (!slice_to_u64(value, &seconds) || seconds > DAY)
        return false;
    config->wait = (int)seconds;
    return true;
}

static bool take_json(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    (void)value;
    config->messages.json = true;
    return true;
}

static bool take_draft(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    (void)value;
    config->draft = true;
    return true;
}

static bool take_explain(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    (void)value;
    config->explain = true;
    return true;
}

static bool take_schema(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    (void)value;
    config->schema = true;
    return true;
}

static bool take_withdraw(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    config->withdraw = value;
    return value.len > 0;
}

static bool take_all(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    (void)value;
    config->all = true;
    return true;
}

static bool take_check(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    (void)value;
    config->check_templates = true;
    return true;
}

static bool take_confidential(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    (void)value;
    config->confidential = true;
    return true;
}

static bool take_allow_outside(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    (void)value;
    config->scan.allow_outside = true;
    return true;
}

static bool take_statement(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    (void)value;
    config->statement = true;
    return true;
}

static bool take_write_questionnaire(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    (void)value;
    config->write_questionnaire = true;
    return true;
}

static bool take_questionnaire(Arena *arena, Config *config, Slice value)
{
    static const char *const name[] = { [QUESTIONNAIRE_FORMS] = "forms",
                                        [QUESTIONNAIRE_LIMESURVEY] = "limesurvey",
                                        [QUESTIONNAIRE_DOCX] = "docx",
                                        [QUESTIONNAIRE_CSV] = "csv" };
    (void)arena;
    for (int kind = QUESTIONNAIRE_FORMS; kind <= QUESTIONNAIRE_CSV; kind++) {
        if (slice_equal(value, slice_of(name[kind]))) {
            config->questionnaire = (QuestionnaireKind)kind;
            return true;
        }
    }
    return false;
}

static bool take_roadmap(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    (void)value;
    config->roadmap = true;
    return true;
}

static bool take_guides(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    (void)value;
    config->guides = true;
    return true;
}

static bool take_format(Arena *arena, Config *config, Slice value)
{
    static const char *const name[] = {
        [FORMAT_XLSX] = "xlsx", [FORMAT_ODS] = "ods", [FORMAT_CSV] = "csv"
    };
    (void)arena;
    for (int format = 0; format <= FORMAT_CSV; format++) {
        if (slice_equal(value, slice_of(name[format]))) {
            config->format = (TableFormat)format;
            return true;
        }
    }
    return false;
}

static bool take_templates(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    config->scan.templates = value;
    return path_is_folder(value);
}

static bool take_fonts(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    config->fonts = value;
    return path_is_folder(value);
}

static bool take_svg(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    (void)value;
    config->picture = PICTURE_SVG;
    return true;
}

static bool take_png(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    (void)value;
    config->picture = PICTURE_PNG;
    return true;
}

static bool take_picture_pdf(Arena *arena, Config *config, Slice value)
{
    (void)arena;
    (void)value;
    config->picture = PICTURE_PDF;
    return true;
}

const Option option_table[OPTIONS] = {
    { "output", 'o', "OUT", says_option_output, true, take_output },
    { "only", 0, "pdf,html,xlsx,odp", says_option_only, false, take_only },
    { "edition", 0, "full,summary,session,slides,departments,progress,steering,all",
      says_option_edition, false, take_edition },
    { "stage", 0, "self|validated|final", says_option_stage, false, take_stage },
    { "language", 0, "nl|en", says_option_language, false, take_language },
    { "draft", 0, NULL, says_option_draft, false, take_draft },
    { "jobs", 'j', "N", says_option_jobs, true, take_jobs },
    { "fast", 0, NULL, says_option_fast, false, take_fast },
    { "again", 0, NULL, says_option_again, true, take_again },
    { "wait", 0, "SECONDS", says_option_wait, true, take_wait },
    { "poll", 0, "SECONDS", says_option_poll, true, take_poll },
    { "json", 0, NULL, says_option_json, true, take_json },
    { "all", 0, NULL, says_option_all, false, take_all },
    { "check", 0, NULL, says_option_check, false, take_check },
    { "confidential", 0, NULL, says_option_confidential, false, take_confidential },
    { "schema", 0, NULL, says_option_schema, false, take_schema },
    { "allow-outside", 0, NULL, says_option_allow_outside, false, take_allow_outside },
    { "statement", 0, NULL, says_option_statement, false, take_statement },
    { "write-questionnaire", 0, NULL, says_option_write_questionnaire, false,
      take_write_questionnaire },
    { "questionnaire", 0, "forms|limesurvey|docx|csv", says_option_questionnaire, false,
      take_questionnaire },
    { "roadmap", 0, NULL, says_option_roadmap, false, take_roadmap },
    { "guides", 0, NULL, says_option_guides, false, take_guides },
    { "explain", 0, NULL, says_option_explain, false, take_explain },
    { "withdraw", 0, "VERSION", says_option_withdraw, false, take_withdraw },
    { "format", 0, "xlsx|ods|csv", says_option_format, false, take_format },
    { "svg", 0, NULL, says_option_svg, false, take_svg },
    { "png", 0, NULL, says_option_png, false, take_png },
    { "pdf", 0, NULL, says_option_pdf, false, take_picture_pdf },
    { "templates", 0, "DIR", says_option_templates, false, take_templates },
    { "fonts", 0, "DIR", says_option_fonts, false, take_fonts },
};
