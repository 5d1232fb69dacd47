// SPDX-License-Identifier: EUPL-1.2
#include "survey/shifted_rows.h"

#include "model/scan.h"
#include "survey/messages.h"

static bool is_answer(const Department *department)
{
    Slice name = department->name;
    bool sign = name.len == 1 && ((name.at[0] >= '1' && name.at[0] <= '4') || name.at[0] == 'x' ||
                                  name.at[0] == 'X');
    return sign && department->invited < 0;
}

void shifted_rows_find(Diagnostics *d, const Scan *scan, const RowNotes *notes, Slice name)
{
    enum { ONE_IN = 10 };
    const Responses *responses = &scan->responses;
    size_t odd = 0, named = 0;
    for (size_t i = 0; i < responses->count; i++) {
        uint32_t department = respondent_at(responses, i)->department;
        if (department != NO_DEPARTMENT)
            *(is_answer(&scan->departments[department]) ? &odd : &named) += 1;
    }
    // Departments may well have a number for a name.
    if (odd == 0 || (odd - 1) * ONE_IN >= named)
        return;
    for (size_t i = 0; i < responses->count; i++) {
        uint32_t department = respondent_at(responses, i)->department;
        if (department == NO_DEPARTMENT || !is_answer(&scan->departments[department]))
            continue;
        diagnose(d, DIAG_DEPARTMENT_IS_ANSWER,
                 ((Place){ .file = name, .line = row_note(notes, i).line }),
                 scan->departments[department].name);
    }
}
