#include "cli/options.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "language/says.h"

static const Command commands[] = {
    { "new", "DIR", 1, 1, says_command_new, command_new, false },
    { "check", "DIR...", 1, SIZE_MAX, says_command_check, command_check, false },
    { "report", "DIR... [-o OUT]", 1, SIZE_MAX, says_command_report, command_report, true },
    { "export", "DIR [-o OUT]", 1, 1, says_command_export, command_export, true },
    { "diff", "OLD [NEW]", 1, 2, says_command_diff, command_diff, false },
    { "privacy", "DIR", 1, 1, says_command_privacy, command_privacy, false },
    { "interviews", "DIR", 1, 1, says_command_interviews, command_interviews, false },
    { "facts", "DIR", 0, 2, says_command_facts, command_facts, false },
    { "chart", "[NAME DIR]", 0, 2, says_command_chart, command_chart, true },
    { "tree", "DIR", 1, 1, says_command_tree, command_tree, false },
};

typedef struct Option Option;
struct Option {
    const char *name;
    char letter;
    const char *argument; // NULL: it takes none
    const char *const *help;
    bool (*take)(Arena *arena, Config *config, Slice value);
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

static bool take_format(Arena *arena, Config *config, Slice value)
{
    static const char *const name[] = { [FORMAT_XLSX] = "xlsx", [FORMAT_ODS] = "ods", [FORMAT_CSV] = "csv" };
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

static const Option options[] = {
    { "output", 'o', "OUT", says_option_output, take_output },
    { "only", 0, "pdf,xlsx", says_option_only, take_only },
    { "stage", 0, "self|validated|final", says_option_stage, take_stage },
    { "language", 0, "nl|en", says_option_language, take_language },
    { "draft", 0, NULL, says_option_draft, take_draft },
    { "jobs", 'j', "N", says_option_jobs, take_jobs },
    { "wait", 0, "SECONDS", says_option_wait, take_wait },
    { "json", 0, NULL, says_option_json, take_json },
    { "all", 0, NULL, says_option_all, take_all },
    { "confidential", 0, NULL, says_option_confidential, take_confidential },
    { "schema", 0, NULL, says_option_schema, take_schema },
    { "allow-outside", 0, NULL, says_option_allow_outside, take_allow_outside },
    { "statement", 0, NULL, says_option_statement, take_statement },
    { "write-questionnaire", 0, NULL, says_option_write_questionnaire, take_write_questionnaire },
    { "explain", 0, NULL, says_option_explain, take_explain },
    { "withdraw", 0, "VERSION", says_option_withdraw, take_withdraw },
    { "format", 0, "xlsx|ods|csv", says_option_format, take_format },
    { "svg", 0, NULL, says_option_svg, take_svg },
    { "png", 0, NULL, says_option_png, take_png },
    { "pdf", 0, NULL, says_option_pdf, take_picture_pdf },
    { "templates", 0, "DIR", says_option_templates, take_templates },
    { "fonts", 0, "DIR", says_option_fonts, take_fonts },
};

enum { COMMANDS = sizeof commands / sizeof *commands, OPTIONS = sizeof options / sizeof *options };

static void print_help(const Config *config)
{
    MessageLanguage language = config->messages.language;
    bool dutch = language == MESSAGES_DUTCH;
    printf("%s", says_help_usage[dutch]);
    for (size_t i = 0; i < COMMANDS; i++)
        printf("  cxscan %s %-*s  %s\n", commands[i].name, 21 - (int)strlen(commands[i].name),
               commands[i].arguments, commands[i].help[language]);
    printf("%s", says_help_options[dutch]);
    for (size_t i = 0; i < OPTIONS; i++) {
        const Option *option = &options[i];
        char letter[8] = "";
        if (option->letter)
            snprintf(letter, sizeof letter, "-%c, ", option->letter);
        int used = printf("  %s--%s %s", letter, option->name, option->argument ? option->argument : "");
        printf("%*s  %s\n", used < 33 ? 33 - used : 0, "", option->help[language]);
    }
    printf("  %-31s  %s\n", "--help, --version", says_help_help[dutch]);
    printf("\n%s", says_help_exit_codes[dutch]);
}

// Complain of one word of the command line; `what` may be empty.
static bool complain(const Config *config, const char *const *text, const char *what)
{
    MessageLanguage language = config->messages.language;
    fprintf(stderr, "cxscan: %s%s%s\n", text[language], *what ? ": " : "", what);
    fputs(says_hint_of_help[language], stderr);
    return false;
}

static bool complain_of_value(const Config *config, const Option *option, Slice value)
{
    bool nl = config->messages.language == MESSAGES_DUTCH;
    fprintf(stderr, SAYS_VALUE_REFUSED(nl), option->name, SLICE_ARGS(value), option->name, option->argument);
    return false;
}

static bool complain_of_command(Arena *arena, const Config *config)
{
    Slice names = S("");
    for (size_t i = 0; i < COMMANDS; i++)
        names = slice_print(arena, "%.*s%s%s", SLICE_ARGS(names), i ? ", " : "", commands[i].name);
    return complain(config, says_command_missing, slice_copy(arena, names).at);
}

static const Option *option_named(Slice name)
{
    for (size_t i = 0; i < OPTIONS; i++)
        if (slice_equal(name, slice_of(options[i].name)) ||
            (name.len == 1 && options[i].letter && name.at[0] == options[i].letter))
            return &options[i];
    return NULL;
}

// The option at argv[*at] with its value: "--name value", "--name=value", "-o value", "-ovalue".
static bool read_option(Arena *arena, const World *world, Config *config, int *at)
{
    Slice word = slice_of(world->argv[*at]);
    bool is_long = slice_starts(word, S("--"));
    Slice name = slice_part(word, is_long ? 2 : 1, word.len);
    Slice value = { NULL, 0 };
    size_t equals = slice_find(name, S("="));
    if (is_long && equals < name.len) {
        value = slice_part(name, equals + 1, name.len);
        name = slice_part(name, 0, equals);
    } else if (!is_long && name.len > 1) {
        value = slice_part(name, 1, name.len);
        name = slice_part(name, 0, 1);
    }
    const Option *option = option_named(name);
    if (!option)
        return complain(config, says_unknown_option, world->argv[*at]);
    if (option->argument && !value.at) {
        if (*at + 1 >= world->argc)
            return complain(config, says_option_without_value, world->argv[*at]);
        value = slice_of(world->argv[++*at]);
    }
    if (!option->take(arena, config, value))
        return complain_of_value(config, option, value);
    return true;
}

// Where templates/ and fonts/ are: CXSCAN_DATA, beside the installed program, or in the tree it was built
// from.
static Slice data_folder(Arena *arena, const World *world)
{
    char self[4096];
    ssize_t len = readlink("/proc/self/exe", self, sizeof self);
    Slice program = { self, len > 0 ? (size_t)len : 0 };
    Slice bin = slice_part(program, 0, program.len - path_name(program).len);
    if (world->data_folder && *world->data_folder)
        return slice_copy(arena, slice_of(world->data_folder));
    const Slice tried[] = {
        slice_print(arena, "%.*s../share/cxscan", SLICE_ARGS(bin)),
        slice_print(arena, "%.*s../..", SLICE_ARGS(bin)),
        S(CXSCAN_DATA_DIR),
    };
    for (size_t i = 0; i < sizeof tried / sizeof *tried; i++)
        if (path_is_folder(path_join(arena, tried[i], S("templates"))))
            return slice_copy(arena, tried[i]);
    return S(CXSCAN_DATA_DIR);
}

static void set_defaults(Arena *arena, const World *world, Config *config)
{
    Slice data = data_folder(arena, world);
    uint64_t epoch;
    enum { WAIT_SECONDS = 600 };
    *config = (Config){
        .jobs = world->processors > 0 ? world->processors : 1,
        .wait = WAIT_SECONDS,
        .output = S(""),
    };
    for (int kind = 0; kind < DOCUMENT_KINDS; kind++)
        config->only[kind] = true;
    bool dutch = world->locale && strncmp(world->locale, "nl", 2) == 0;
    config->messages.language = dutch ? MESSAGES_DUTCH : MESSAGES_ENGLISH;
    config->messages.colour = world->terminal && !(world->no_colour && world->no_colour[0]);
    config->progress = world->terminal;
    config->scan.templates = path_join(arena, data, S("templates"));
    config->fonts = path_join(arena, data, S("fonts"));
    config->scan.language = S("");
    bool dated = slice_to_u64(slice_of(world->source_epoch), &epoch) && epoch < INT64_MAX;
    config->scan.now = dated ? (int64_t)epoch : -1;
}

static const Command *command_named(Slice name)
{
    for (size_t i = 0; i < COMMANDS; i++)
        if (slice_equal(name, slice_of(commands[i].name)))
            return &commands[i];
    return NULL;
}

static bool read_words(Arena *arena, const World *world, Config *config, bool *shown)
{
    size_t room = 0;
    bool only_folders = false;
    for (int i = 1; i < world->argc; i++) {
        Slice word = slice_of(world->argv[i]);
        bool option = !only_folders && word.len > 1 && word.at[0] == '-';
        if (option && slice_equal(word, S("--"))) {
            only_folders = true;
        } else if (option && (slice_equal(word, S("--help")) || slice_equal(word, S("-h")))) {
            print_help(config);
            return *shown = true;
        } else if (option && slice_equal(word, S("--version"))) {
            printf("cxscan %s\n", CXSCAN_VERSION);
            return *shown = true;
        } else if (option) {
            if (!read_option(arena, world, config, &i))
                return false;
        } else if (!config->command && slice_equal(word, S("help"))) {
            print_help(config);
            return *shown = true;
        } else if (!config->command) {
            config->command = command_named(word);
            if (!config->command)
                return complain(config, says_unknown_command, world->argv[i]);
        } else {
            config->folders =
                arena_grow(arena, config->folders, sizeof *config->folders, config->folder_count, &room);
            config->folders[config->folder_count++] = word;
        }
    }
    return true;
}

static bool has_templates(Arena *arena, const Config *config)
{
    Slice templates = config->scan.templates;
    if (path_exists(path_join(arena, templates, S("style.yaml"))))
        return true;
    bool nl = config->messages.language == MESSAGES_DUTCH;
    fprintf(stderr, SAYS_NO_TEMPLATES(nl), SLICE_ARGS(templates));
    return false;
}

static ExitCode output_ended(const Config *config)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return EXIT_DONE;
    console_say(config, says_text_not_written);
    return EXIT_SYSTEM;
}

bool options_read(Arena *arena, const World *world, Config *config, ExitCode *code)
{
    bool shown = false;
    set_defaults(arena, world, config);
    *code = EXIT_USAGE;
    if (!read_words(arena, world, config, &shown))
        return false;
    if (shown) {
        *code = output_ended(config);
        return false;
    }
    if (!config->command)
        return complain_of_command(arena, config);
    if (config->folder_count < config->command->least)
        return complain(config, says_folder_missing, "");
    if (config->folder_count > config->command->most)
        return complain(config, says_too_many_words,
                        slice_copy(arena, config->folders[config->command->most]).at);
    if (config->confidential && config->command->run != command_facts)
        return complain(config, says_confidential_of_facts, config->command->name);
    if (config->schema && config->command->run != command_facts)
        return complain(config, says_schema_of_facts, config->command->name);
    *code = EXIT_SYSTEM;
    return has_templates(arena, config);
}
