// SPDX-License-Identifier: EUPL-1.2
#include "cli/manual.h"

#include <stdio.h>
#include <string.h>

#include "cli/option_table.h"
#include "language/says.h"

void manual_help(MessageLanguage language)
{
    printf("%s", says_help_usage[language]);
    for (size_t i = 0; i < COMMANDS; i++)
        printf("  cxscan %s %-*s  %s\n", command_table[i].name,
               21 - (int)strlen(command_table[i].name), command_table[i].arguments,
               command_table[i].help[language]);
    printf("%s", says_help_options[language]);
    for (size_t i = 0; i < OPTIONS; i++) {
        const Option *option = &option_table[i];
        char letter[8] = "";
        if (option->letter)
            snprintf(letter, sizeof letter, "-%c, ", option->letter);
        int used =
            printf("  %s--%s %s", letter, option->name, option->argument ? option->argument : "");
        printf("%*s  %s\n", used < 33 ? 33 - used : 0, "", option->help[language]);
    }
    printf("  %-31s  %s\n\n", "--help, --version", says_help_help[language]);
    bool dutch = language == MESSAGES_DUTCH;
    printf("%s%s%s", says_help_language[language], says_help_in_this_language[!dutch],
           says_help_exit_codes[language]);
}

// ---- the manual page ----

// Text of a page: no sign of it is an order to troff, and a hyphen is one that can be copied.
static void put_text(const char *text)
{
    if (*text == '.' || *text == '\'')
        printf("\\&");
    for (; *text; text++) {
        if (*text == '\\')
            printf("\\e");
        else if (*text == '-')
            printf("\\-");
        else
            putchar(*text);
    }
}

static void put_head(const char *title)
{
    printf(".SH %s\n", title);
}

static void put_command(const Command *command, MessageLanguage language)
{
    printf(".TP\n\\fBcxscan %s\\fR \\fI", command->name);
    put_text(command->arguments);
    printf("\\fR\n");
    put_text(command->help[language]);
    putchar('\n');
}

static void put_option(const Option *option, MessageLanguage language)
{
    printf(".TP\n\\fB");
    if (option->letter)
        printf("\\-%c\\fR, \\fB", option->letter);
    put_text("--");
    put_text(option->name);
    printf("\\fR");
    if (option->argument) {
        printf(" \\fI");
        put_text(option->argument);
        printf("\\fR");
    }
    putchar('\n');
    put_text(option->help[language]);
    putchar('\n');
}

// What stands on the page beside the tables.
typedef struct ManualRow {
    const char *name;
    const char *const *text;
} ManualRow;

static const ManualRow exit_codes[] = {
    { "0", says_manual_exit_0 }, { "1", says_manual_exit_1 }, { "2", says_manual_exit_2 },
    { "3", says_manual_exit_3 }, { "4", says_manual_exit_4 }, { "5", says_manual_exit_5 },
};

static const ManualRow environment[] = {
    { "LC_ALL, LC_MESSAGES, LANG", says_manual_locale },
    { "NO_COLOR", says_manual_no_color },
    { "SOURCE_DATE_EPOCH", says_manual_source_date },
    { "CXSCAN_DATA", says_manual_data },
};

static const ManualRow files[] = {
    { "responses.csv", says_manual_responses },
    { "scan.yaml", says_manual_settings },
    { "invited.csv, questionnaire.csv, grid.csv, deskresearch.csv, roadmap.csv, names.txt, "
      "changes.md",
      says_manual_tables },
    { "interviews/, findings/, previous/", says_manual_folders },
    { "publications.json", says_manual_record },
};

static void put_rows(const char *title, const ManualRow *rows, size_t count,
                     MessageLanguage language)
{
    put_head(title);
    for (size_t i = 0; i < count; i++) {
        printf(".TP\n.B ");
        put_text(rows[i].name);
        putchar('\n');
        put_text(rows[i].text[language]);
        putchar('\n');
    }
}

#define PUT_ROWS(title, rows, language)                                                            \
    put_rows(title, rows, sizeof(rows) / sizeof *(rows), language)

void manual_page(MessageLanguage language)
{
    static const char *const usual[] = { "new", "check", "report" };
    printf(".TH CXSCAN 1 \"\" \"cxscan %s\"\n", CXSCAN_VERSION);
    put_head(says_manual_name[language]);
    printf("cxscan \\- ");
    put_text(says_manual_title[language]);
    putchar('\n');
    put_head(says_manual_synopsis[language]);
    printf(".B cxscan\n");
    put_text(says_manual_arguments[language]);
    putchar('\n');
    put_head(says_manual_description[language]);
    put_text(says_manual_about[language]);
    putchar('\n');
    put_head(says_manual_commands[language]);
    for (size_t i = 0; i < COMMANDS; i++)
        put_command(&command_table[i], language);
    put_head(says_manual_options[language]);
    for (size_t i = 0; i < OPTIONS; i++)
        put_option(&option_table[i], language);
    PUT_ROWS(says_manual_exit[language], exit_codes, language);
    PUT_ROWS(says_manual_environment[language], environment, language);
    PUT_ROWS(says_manual_files[language], files, language);
    put_head(says_manual_examples[language]);
    printf(".nf\n");
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        printf("cxscan %s %s\n", usual[i], says_manual_folder[language]);
    printf(".fi\n");
}
