// SPDX-License-Identifier: EUPL-1.2
#include "model/edition.h"

static const struct {
    const char *name, *template;
} table[EDITIONS] = {
    [EDITION_FULL] = { "full", "report.md" },
    [EDITION_SUMMARY] = { "summary", "edition-summary.md" },
    [EDITION_SESSION] = { "session", "edition-session.md" },
    [EDITION_SLIDES] = { "slides", "slides.md" },
    [EDITION_DEPARTMENTS] = { "departments", "department.md" },
    [EDITION_PROGRESS] = { "progress", "edition-progress.md" },
    [EDITION_STEERING] = { "steering", "edition-steering.md" },
};

Slice edition_name(Edition edition)
{
    return slice_of(table[edition].name);
}

Slice edition_template(Edition edition)
{
    return slice_of(table[edition].template);
}

void edition_choose(EditionChoice *choices, int edition)
{
    if (edition < EDITIONS)
        choices[edition] = EDITION_BY_NAME;
    for (int i = 0; edition == EDITIONS && i < EDITIONS; i++)
        if (choices[i] == EDITION_NOT_CHOSEN)
            choices[i] = EDITION_WITH_ALL;
}
