// SPDX-License-Identifier: EUPL-1.2
// The small tables of a scan folder: which one, the first byte says.
#include "../fuzz.h"

#include "model/action.h"
#include "model/scan.h"
#include "planning/deskresearch.h"
#include "planning/grid.h"
#include "planning/roadmap.h"
#include "survey/invited.h"
#include "survey/questionnaire.h"

static void check_actions(const Scan *scan)
{
    for (size_t i = 0; i < scan->action_count; i++) {
        const Action *action = &scan->actions[i];
        fuzz_text(action->title);
        fuzz_promise(action->impact >= 0 && action->impact <= 5 && action->feasibility >= 0 &&
                     action->feasibility <= 5 && action->status < ACTION_STATUSES);
        for (size_t k = 0; k < action->waits_count; k++)
            fuzz_promise(action->waits_for[k] < scan->action_count && action->waits_for[k] != i);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    Fuzz fuzz = fuzz_begin(size);
    Scan scan = { .settings.date = { 2026, 3, 12 } };
    ScanFolder folder = { .arena = fuzz.arena, .d = fuzz.d, .path = fuzz.folder };
    Slice name = S("table.csv");
    fuzz_put(&fuzz, name, (Slice){ (const char *)data + 1, size - 1 });
    switch (data[0]) {
    case 'd': deskresearch_read(&folder, name, &scan); break;
    case 'g': grid_read(&folder, name, &scan); break;
    case 'i': invited_read(&folder, name, &scan); break;
    case 'q': questionnaire_read(&folder, name, &scan); break;
    default: roadmap_read(&folder, name, &scan); break;
    }
    check_actions(&scan);
    for (size_t i = 0; i < scan.department_count; i++)
        fuzz_text(scan.departments[i].name);
    fuzz_end(&fuzz);
    return 0;
}
