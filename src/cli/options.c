// SPDX-License-Identifier: EUPL-1.2
#include "cli/options.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/nearest.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/manual.h"
#include "cli/option_table.h"
#include "language/says.h"
#include "scan/settings.h"

// Complain of one word of the command line (`what` may be empty), and tell what is meant, or where to look.
static bool complain_and_suggest(const Config *config, const char *const *text, const char *what,
                                 Slice meant)
{
    MessageLanguage language = config->messages.language;
    fprintf(stderr, "cxscan: %s%s%s\n", text[language], *what ? ": " : "", what);
    if (meant.len)
        fprintf(stderr, SAYS_HINT_TO_WRITE(language), SLICE_ARGS(meant));
    else
        fputs(says_hint_of_help[language], stderr);
    return false;
}

static bool complain(const Config *config, const char *const *text, const char *what)
{
    return complain_and_suggest(config, text, what, S(""));
}

// What people write in place of a name, in either language: pairs "word name" between commas. The name; empty
// where the word is none of these.
static Slice name_of_word(Arena *arena, const char *const *pairs, Slice word)
{
    Slice key = text_key(arena, word);
    for (int language = 0; language <= MESSAGES_DUTCH; language++)
        for (Slice rest = slice_of(pairs[language]), pair; slice_next_field(&rest, ',', &pair);) {
            pair = slice_trim(pair);
            size_t gap = slice_find(pair, S(" "));
            if (slice_equal(slice_part(pair, 0, gap), key))
                return slice_part(pair, gap + 1, pair.len);
        }
    return S("");
}

static bool complain_of_unknown_command(Arena *arena, const Config *config, const char *word)
{
    Slice meant = name_of_word(arena, says_words_of_commands, slice_of(word));
    Nearest nearest = { .text = slice_of(word) };
    for (size_t i = 0; i < COMMANDS; i++)
        nearest_offer(arena, &nearest, slice_of(command_table[i].name));
    if (!meant.len)
        meant = nearest_likely(arena, &nearest);
    return complain_and_suggest(config, says_unknown_command, word,
                                meant.len ? slice_print(arena, "cxscan %.*s", SLICE_ARGS(meant))
                                          : meant);
}

static bool complain_of_unknown_option(Arena *arena, const Config *config, const char *word,
                                       Slice name)
{
    Slice meant = name_of_word(arena, says_words_of_options, name);
    Nearest nearest = { .text = name };
    for (size_t i = 0; i < OPTIONS; i++)
        nearest_offer(arena, &nearest, slice_of(option_table[i].name));
    if (!meant.len)
        meant = nearest_likely(arena, &nearest);
    return complain_and_suggest(config, says_unknown_option, word,
                                meant.len ? slice_print(arena, "--%.*s", SLICE_ARGS(meant))
                                          : meant);
}

static bool complain_of_command(Arena *arena, const Config *config)
{
    Slice names = S("");
    for (size_t i = 0; i < COMMANDS; i++)
        names =
            slice_print(arena, "%.*s%s%s", SLICE_ARGS(names), i ? ", " : "", command_table[i].name);
    return complain(config, says_command_missing, slice_copy(arena, names).at);
}

static const Option *option_named(Slice name)
{
    for (size_t i = 0; i < OPTIONS; i++)
        if (slice_equal(name, slice_of(option_table[i].name)) ||
            (name.len == 1 && option_table[i].letter && name.at[0] == option_table[i].letter))
            return &option_table[i];
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
        return complain_of_unknown_option(arena, config, world->argv[*at], name);
    if (option->argument && !value.at) {
        if (*at + 1 >= world->argc)
            return complain(config, says_option_without_value, world->argv[*at]);
        value = slice_of(world->argv[++*at]);
    }
    if (!option->take(arena, config, value)) {
        bool nl = config->messages.language == MESSAGES_DUTCH;
        fprintf(stderr, SAYS_VALUE_REFUSED(nl), option->name, SLICE_ARGS(value), option->name,
                option->argument);
        return false;
    }
    if (!option->aside)
        config->asked = slice_print(arena, "%.*s%s=%.*s\n", SLICE_ARGS(config->asked), option->name,
                                    SLICE_ARGS(value));
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
        .asked = S(""),
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
        if (slice_equal(name, slice_of(command_table[i].name)))
            return &command_table[i];
    return NULL;
}

// Options after which nothing else counts. Those of the manual are for who builds a package.
static bool print_and_leave(const World *world, const Config *config, int at)
{
    Slice word = slice_of(world->argv[at]);
    if (slice_equal(word, S("--help")) || slice_equal(word, S("-h")))
        manual_help(config->messages.language);
    else if (slice_equal(word, S("--version")))
        printf("cxscan %s\n", CXSCAN_VERSION);
    else if (slice_equal(word, S("--manual")))
        manual_page(config->messages.language);
    else
        return slice_equal(word, S("--completions")) && at + 1 < world->argc &&
               manual_completions(world->argv[at + 1]);
    return true;
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
        } else if (option && print_and_leave(world, config, i)) {
            return *shown = true;
        } else if (option) {
            if (!read_option(arena, world, config, &i))
                return false;
        } else if (!config->command && slice_equal(word, S("help"))) {
            manual_help(config->messages.language);
            return *shown = true;
        } else if (!config->command) {
            config->command = command_named(word);
            if (!config->command)
                return complain_of_unknown_command(arena, config, world->argv[i]);
        } else {
            config->folders = arena_grow(arena, config->folders, sizeof *config->folders,
                                         config->folder_count, &room);
            config->folders[config->folder_count++] = word;
        }
    }
    return true;
}

// Where the locale names no language, messages are in that of the documents.
static void follow_documents(Arena *arena, const World *world, Config *config)
{
    Slice language = config->scan.language, locale = slice_of(world->locale);
    // "C", "POSIX" and "C.UTF-8" name no language; nor does who sets none.
    bool is_silent = !locale.len || slice_equal(locale, S("C")) ||
                     slice_equal(locale, S("POSIX")) || slice_starts(locale, S("C."));
    if (!is_silent)
        return;
    if (!language.len)
        language = settings_language(arena, config->folders[config->folder_count - 1]);
    config->messages.language = slice_equal(language, S("nl")) ? MESSAGES_DUTCH : MESSAGES_ENGLISH;
}

// A folder's name with spaces that stands there without quotes: "Scan 2026" is two words. Looks for words
// that make one name together, of which the first is no folder; an empty text where there are none.
static Slice name_in_pieces(Arena *arena, const Config *config)
{
    for (size_t first = 0; first < config->folder_count; first++) {
        Slice name = config->folders[first];
        if (path_exists(name))
            continue;
        for (size_t next = first + 1; next < config->folder_count; next++) {
            name = slice_print(arena, "%.*s %.*s", SLICE_ARGS(name),
                               SLICE_ARGS(config->folders[next]));
            // A folder that is to be made is all of its words.
            bool is_new = config->command->run == command_new && next + 1 == config->folder_count;
            if (path_exists(name) || is_new)
                return name;
        }
    }
    return S("");
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
    if (config->folder_count)
        follow_documents(arena, world, config);
    Slice whole = name_in_pieces(arena, config);
    if (whole.len)
        return complain_and_suggest(config, says_name_in_pieces, slice_copy(arena, whole).at,
                                    slice_print(arena, "\"%.*s\"", SLICE_ARGS(whole)));
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
