// SPDX-License-Identifier: EUPL-1.2
// What completes the words of a command line, for each shell from the same tables.
#include <stdio.h>
#include <string.h>

#include "cli/manual.h"
#include "cli/option_table.h"

// The values that an option names: "nl|en" and "pdf,xlsx" do, "DIR" does not.
static bool names_values(const Option *option)
{
    return option->argument && strpbrk(option->argument, "|,");
}

static void put_values(const char *argument)
{
    for (; *argument; argument++)
        putchar(*argument == '|' || *argument == ',' ? ' ' : *argument);
}

static void complete_bash(void)
{
    printf("# bash completion of cxscan, made from its tables\n_cxscan()\n{\n    local word=$2 "
           "before=$3\n"
           "    case $before in\n");
    for (size_t i = 0; i < OPTIONS; i++) {
        if (!names_values(&option_table[i]))
            continue;
        printf("        --%s) COMPREPLY=($(compgen -W '", option_table[i].name);
        put_values(option_table[i].argument);
        printf("' -- \"$word\")); return ;;\n");
    }
    printf("    esac\n    if [[ $word == -* ]]; then\n        COMPREPLY=($(compgen -W '");
    for (size_t i = 0; i < OPTIONS; i++)
        printf("--%s ", option_table[i].name);
    printf("--help --version' -- \"$word\"))\n    elif [[ $COMP_CWORD == 1 ]]; then\n"
           "        COMPREPLY=($(compgen -W '");
    for (size_t i = 0; i < COMMANDS; i++)
        printf("%s%s", i ? " " : "", command_table[i].name);
    printf("' -- \"$word\"))\n    else\n        compopt -o filenames\n"
           "        mapfile -t COMPREPLY < <(compgen -d -- \"$word\")\n    fi\n}\n"
           "complete -F _cxscan cxscan\n");
}

// In quotes of a shell; zsh takes brackets and colons of an explanation for its own.
static void put_quoted(const char *text, bool zsh)
{
    for (; *text; text++) {
        if (*text == '\'')
            printf("'\\''");
        else if (zsh && strchr("[]:", *text))
            printf("\\%c", *text);
        else
            putchar(*text);
    }
}

static void complete_zsh(void)
{
    printf("#compdef cxscan\n# made from the tables of cxscan\nlocal -a commands\ncommands=(\n");
    for (size_t i = 0; i < COMMANDS; i++) {
        printf("  '%s:", command_table[i].name);
        put_quoted(command_table[i].help[MESSAGES_ENGLISH], true);
        printf("'\n");
    }
    printf(")\n_arguments \\\n");
    for (size_t i = 0; i < OPTIONS; i++) {
        const Option *option = &option_table[i];
        printf("  '--%s[", option->name);
        put_quoted(option->help[MESSAGES_ENGLISH], true);
        printf("]");
        if (names_values(option)) {
            printf(":%s:(", option->name);
            put_values(option->argument);
            printf(")");
        } else if (option->argument) {
            printf(":%s:_files", option->argument);
        }
        printf("' \\\n");
    }
    printf("  '--help[what there is]' '--version[the version]' \\\n"
           "  '1:command:{_describe command commands}' '*:folder:_files -/'\n");
}

static void complete_fish(void)
{
    printf("# made from the tables of cxscan\ncomplete -c cxscan -f\n");
    for (size_t i = 0; i < COMMANDS; i++) {
        printf("complete -c cxscan -n __fish_use_subcommand -a %s -d '", command_table[i].name);
        put_quoted(command_table[i].help[MESSAGES_ENGLISH], false);
        printf("'\n");
    }
    printf(
        "complete -c cxscan -n 'not __fish_use_subcommand' -a '(__fish_complete_directories)'\n");
    for (size_t i = 0; i < OPTIONS; i++) {
        const Option *option = &option_table[i];
        printf("complete -c cxscan -l %s", option->name);
        if (option->letter)
            printf(" -s %c", option->letter);
        if (names_values(option)) {
            printf(" -x -a '");
            put_values(option->argument);
            printf("'");
        } else if (option->argument) {
            printf(" -r -F");
        }
        printf(" -d '");
        put_quoted(option->help[MESSAGES_ENGLISH], false);
        printf("'\n");
    }
}

bool manual_completions(const char *shell)
{
    static const struct {
        const char *name;
        void (*complete)(void);
    } shells[] = { { "bash", complete_bash }, { "zsh", complete_zsh }, { "fish", complete_fish } };
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
        if (strcmp(shell, shells[i].name) == 0) {
            shells[i].complete();
            return true;
        }
    return false;
}
