// SPDX-License-Identifier: EUPL-1.2
#include "score/remainder.h"

#include "model/department.h"

Remainder remainder_of(const Department *departments, const Results *results)
{
    Remainder rest = { 0 };
    if (results->refused)
        return rest;
    bool have_row = false;
    rest.people = results->responded;
    for (size_t m = 0; m < results->merged_count; m++) {
        if (results->merged[m].above)
            continue;
        have_row = true;
        rest.people -= results->merged[m].result.n;
    }
    for (size_t d = 0; d < results->department_count; d++) {
        size_t above = departments[d].above;
        while (above && results->department[above - 1].withheld)
            above = departments[above - 1].above;
        if (above) // it lies in one that is shown
            continue;
        if (results->department[d].withheld)
            rest.with_withheld = !have_row; // into that row go all that are withheld there
        else
            rest.people -= results->department[d].n;
    }
    return rest;
}
