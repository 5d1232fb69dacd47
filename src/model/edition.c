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
};

Slice edition_name(Edition edition)
{
    return slice_of(table[edition].name);
}

Slice edition_template(Edition edition)
{
    return slice_of(table[edition].template);
}
