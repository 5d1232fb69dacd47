// SPDX-License-Identifier: EUPL-1.2
// How much is withheld and by which rule: how many figures, never which. What a reader of the documents may
// not know does not come out here either.
#include "base/buffer.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/explain.h"
#include "cli/recording.h"
#include "cli/statement.h"
#include "facts/privacy.h"
#include "language/says.h"
#include "model/scan.h"
#include "score/questions.h"
#include "score/suppression_plan.h"

#include <assert.h>

typedef struct Account {
    size_t figures;           // of departments: respondents and six pillars each
    size_t by[PRIVACY_RULES]; // PRIVACY_SHOWN: shown
    size_t questions, questions_withheld;
    size_t rows;
    size_t pillars; // withheld for the whole organisation
} Account;

static Account account_of(const Scored *scored)
{
    const Results *results = scored->results;
    assert(results);
    DepartmentQuestion(*questions)[ITEMS] =
        score_department_questions(scored->arena, scored->scan, results);
    Account account = { .rows = results->merged_count };
    for (int p = 0; p < PILLARS; p++)
        account.pillars += results->pillar[p].withheld;
    for (size_t d = 0; d < results->department_count; d++) {
        account.figures += 1 + PILLARS;
        account.by[results->why[d]]++;
        for (int p = 0; p < PILLARS; p++)
            account.by[results->why_cell[d][p]]++;
        for (int item = 0; item < ITEMS; item++) {
            account.questions++;
            account.questions_withheld += questions[d][item].withheld;
        }
    }
    return account;
}

static Slice as_text(Arena *arena, bool dutch, const Account *account, int min_group)
{
    static const char *const *const rule[PRIVACY_RULES] = {
        [PRIVACY_SMALL] = says_withheld_small,
        [PRIVACY_SECONDARY] = says_withheld_secondary,
        [PRIVACY_VERSION] = says_withheld_version,
        [PRIVACY_ALIKE] = says_withheld_alike,
    };
    Buffer out = { 0 };
    size_t withheld = account->figures - account->by[PRIVACY_SHOWN];
    buffer_print(&out, SAYS_VALUES_WITHHELD(dutch), min_group, account->figures, withheld);
    for (int r = PRIVACY_SMALL; r < PRIVACY_RULES; r++)
        buffer_print(&out, "%7zu  %s\n", account->by[r], rule[r][dutch]);
    buffer_print(&out, SAYS_QUESTION_MEANS_WITHHELD(dutch), account->questions,
                 account->questions_withheld, account->rows, account->pillars);
    Slice all = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return all;
}

static Slice as_json(Arena *arena, const Account *account, int min_group)
{
    return slice_print(
        arena,
        "{\"min_group\": %d, \"figures\": %zu, \"shown\": %zu, \"small\": %zu, \"cover\": %zu, "
        "\"version\": %zu, \"alike\": %zu, \"question_means\": %zu, \"question_means_withheld\": "
        "%zu, "
        "\"merged_rows\": %zu, \"pillars_withheld\": %zu}\n",
        min_group, account->figures, account->by[PRIVACY_SHOWN], account->by[PRIVACY_SMALL],
        account->by[PRIVACY_SECONDARY], account->by[PRIVACY_VERSION], account->by[PRIVACY_ALIKE],
        account->questions, account->questions_withheld, account->rows, account->pillars);
}

ExitCode command_privacy(Arena *arena, const Config *config)
{
    Scored scored;
    if (config->withdraw.len)
        return recording_withdraw(arena, config);
    ExitCode code = scored_read(config, config->folders[0], SCORED_TO_TELL, &scored);
    if (config->explain && scored.results) {
        code = explain_versions(config, config->folders[0], &scored);
    } else if (code == EXIT_DONE && config->statement) {
        Account account = account_of(&scored);
        RuleCounts counts = { account.by[PRIVACY_SMALL], account.by[PRIVACY_SECONDARY],
                              account.by[PRIVACY_VERSION], account.by[PRIVACY_ALIKE] };
        code = statement_print(arena, config, &scored, &counts);
    } else if (code == EXIT_DONE) {
        Account account = account_of(&scored);
        int min_group = scored.scan->settings.min_group;
        bool dutch = config->messages.language == MESSAGES_DUTCH;
        code = console_result(config, config->messages.json
                                          ? as_json(arena, &account, min_group)
                                          : as_text(arena, dutch, &account, min_group));
    }
    scored_free(&scored, true);
    return code;
}
