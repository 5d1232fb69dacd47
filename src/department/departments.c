// SPDX-License-Identifier: EUPL-1.2
// Two maps: from the cell's bytes, which answers a million rows at once, and from the name's
// department_key, which decides that "Burgerzaken " and "burgerzaken" are one.
#include "department/departments.h"

#include <stdlib.h>
#include <string.h>

#include "base/key_words.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "department/department_alike.h"
#include "department/department_name.h"
#include "department/messages.h"
#include "language/reading.h"
#include "model/department.h"
#include "model/responses.h"
#include "model/scan.h"
#include "table/messages.h"

enum { CELLS_REMEMBERED = 65536 };

struct Departments {
    Arena *arena;
    Scan *scan;
    size_t invited; // the first so many of scan->departments
    size_t room;
    TextMap *cells;
    TextMap *keys;
};

TextMap *departments_by_key(Arena *arena, const Scan *scan)
{
    TextMap *keys = text_map_new(arena);
    for (size_t i = 0; i < scan->department_count; i++)
        text_map_add(keys, department_key(arena, scan->departments[i].name), (uint32_t)i);
    return keys;
}

Departments *departments_new(Arena *arena, Scan *scan)
{
    Departments *departments = arena_one(arena, Departments);
    *departments = (Departments){ arena,
                                  scan,
                                  scan->department_count,
                                  scan->department_count,
                                  text_map_new(arena),
                                  departments_by_key(arena, scan) };
    return departments;
}

bool department_known(const Departments *departments, Slice cell, uint32_t *index)
{
    *index = NO_DEPARTMENT;
    return cell.len == 0 || text_map_find(departments->cells, cell, index);
}

uint32_t department_of(Departments *departments, Slice cell, bool *is_new)
{
    uint32_t index;
    *is_new = false;
    if (department_known(departments, cell, &index))
        return index;
    Arena *scratch = arena_new();
    Slice name = department_called(scratch, departments->scan->renames, cell);
    Slice key = department_key(scratch, name);
    if (key.len && !text_map_find(departments->keys, key, &index)) {
        Scan *scan = departments->scan;
        scan->departments =
            arena_grow(departments->arena, scan->departments, sizeof *scan->departments,
                       scan->department_count, &departments->room);
        index = (uint32_t)scan->department_count++;
        scan->departments[index] = (Department){ .name = slice_copy(departments->arena, name),
                                                 .parent = S(""),
                                                 .invited = -1 };
        text_map_add(departments->keys, key, index);
        *is_new = true;
    }
    arena_free(scratch);
    if (text_map_count(departments->cells) < CELLS_REMEMBERED)
        text_map_add(departments->cells, cell, index);
    return index;
}

Slice department_nearest(const Departments *departments, Slice name)
{
    Arena *scratch = arena_new();
    Nearest nearest = { .text = name };
    for (size_t i = 0; i < departments->invited; i++)
        nearest_offer(scratch, &nearest, departments->scan->departments[i].name);
    Slice likely = nearest_likely(scratch, &nearest);
    arena_free(scratch);
    return likely;
}

// ---- what cannot be right ----

enum { DEPARTMENTS_MOST = 200 }; // of which each is compared with each

// One department was counted as two.
static void check_lost_signs(Diagnostics *d, const Scan *scan, Slice responses)
{
    size_t count =
        scan->department_count < DEPARTMENTS_MOST ? scan->department_count : DEPARTMENTS_MOST;
    Arena *scratch = arena_new();
    for (size_t i = 0; i < count; i++) {
        size_t whole = 0;
        while (whole < count && !department_lost_signs(scratch, scan->departments[i].name,
                                                       scan->departments[whole].name))
            whole++;
        if (whole < count)
            diagnose(d, DIAG_DEPARTMENT_LOST_SIGNS, ((Place){ .file = responses }),
                     scan->departments[i].name, scan->departments[whole].name);
    }
    arena_free(scratch);
}

// Unless the reason is said: the encoding is doubted, or the whole name is there, too. And scan.yaml may say
// that it is a name.
static void check_odd_signs(Diagnostics *d, const Scan *scan, Slice responses, Slice invited)
{
    if (diagnostics_has(d, DIAG_ENCODING_DOUBTED, S("")))
        return;
    Arena *scratch = arena_new();
    for (size_t i = 0; i < scan->department_count; i++) {
        Slice name = scan->departments[i].name,
              file = scan->departments[i].invited < 0 ? responses : invited;
        if (department_has_odd_signs(name) && !department_settled(scratch, scan->renames, name) &&
            !diagnostics_has(d, DIAG_DEPARTMENT_LOST_SIGNS, name))
            diagnose(d, DIAG_DEPARTMENT_ODD_SIGNS, ((Place){ .file = file }), name);
    }
    arena_free(scratch);
}

// Which of two spellings to advise: the one without signs that were lost, of the list of the invited, of most
// people; else that which stands first.
static bool is_better(const Scan *scan, const size_t *people, size_t one, size_t other)
{
    const Department *a = &scan->departments[one], *b = &scan->departments[other];
    bool odd_a = department_has_odd_signs(a->name), odd_b = department_has_odd_signs(b->name);
    bool listed_a = a->invited >= 0, listed_b = b->invited >= 0;
    if (odd_a != odd_b)
        return odd_b;
    if (listed_a != listed_b)
        return listed_a;
    return people[one] != people[other] ? people[one] > people[other] : one < other;
}

static void check_alike(Diagnostics *d, const Scan *scan, const size_t *people, Slice responses)
{
    size_t count = scan->department_count;
    if (count > DEPARTMENTS_MOST)
        return;
    Arena *scratch = arena_new();
    Slice *name = arena_many(scratch, Slice, count);
    for (size_t i = 0; i < count; i++)
        name[i] = department_bare(scratch, scan->departments[i].name);
    for (size_t i = 1; i < count; i++) {
        size_t like = 0;
        while (like < i && !departments_alike(name[like], name[i]))
            like++;
        bool first = like == i || is_better(scan, people, like, i);
        Slice one = scan->departments[first ? like : i].name,
              other = scan->departments[first ? i : like].name;
        if (like < i && !department_lost_signs(scratch, one, other) &&
            !department_lost_signs(scratch, other, one))
            diagnose(d, DIAG_DEPARTMENTS_ALIKE, ((Place){ .file = responses }), one, other);
    }
    arena_free(scratch);
}

static void check_invited(Diagnostics *d, const Scan *scan, const size_t *people, Slice invited)
{
    Arena *scratch = arena_new();
    for (size_t i = 0; i < scan->department_count; i++) {
        const Department *department = &scan->departments[i];
        if (department->invited >= 0 && people[i] > (size_t)department->invited)
            diagnose(d, DIAG_INVITED_FEWER, ((Place){ .file = invited }), department->name,
                     slice_print(scratch, "%lld", (long long)department->invited),
                     slice_print(scratch, "%zu", people[i]));
    }
    if (scan->settings.invited >= 0 && scan->responses.count > (size_t)scan->settings.invited)
        diagnose(d, DIAG_INVITED_FEWER, ((Place){ .file = S("scan.yaml") }),
                 scan->settings.organisation,
                 slice_print(scratch, "%lld", (long long)scan->settings.invited),
                 slice_print(scratch, "%zu", scan->responses.count));
    arena_free(scratch);
}

// Take those out of the list to which nobody belongs, and no other department. `number`, counted from 1, is
// where the others come.
static void keep_others(Scan *scan, const bool *dropped, size_t *number, size_t *people)
{
    Responses *responses = &scan->responses;
    size_t kept = 0;
    for (size_t i = 0; i < scan->department_count; i++) {
        if (dropped[i])
            continue;
        scan->departments[kept] = scan->departments[i];
        people[kept] = people[i];
        number[i + 1] = ++kept;
    }
    scan->department_count = kept;
    for (size_t i = 0; i < kept; i++)
        scan->departments[i].above = number[scan->departments[i].above];
    for (size_t i = 0; i < responses->count; i++) {
        Respondent *respondent =
            &responses->block[i / RESPONDENTS_A_BLOCK]->respondent[i % RESPONDENTS_A_BLOCK];
        if (respondent->department != NO_DEPARTMENT)
            respondent->department = (uint32_t)number[respondent->department + 1] - 1;
    }
}

// "Gemeente Test", "hele organisatie": more than a department.
static bool names_all(const Scan *scan, Slice name)
{
    Arena *scratch = arena_new();
    Slice key = department_key(scratch, name), rest = key, word = S("");
    bool all =
        slice_equal(key, department_key(scratch, scan->settings.organisation)) ||
        (key_word_next(&rest, &word) && key_word_is_one_of(word, reading_organisation_begins));
    arena_free(scratch);
    return all;
}

// A row of the invited whose number is the sum of all others is a total, whatever it is called, where nobody
// answered for it.
static void drop_totals(Diagnostics *d, Scan *scan, size_t *people)
{
    Arena *scratch = arena_new();
    size_t count = scan->department_count, left = count;
    size_t *number = arena_many(scratch, size_t, count + 1),
           *below = arena_many(scratch, size_t, count + 1);
    bool *dropped = arena_many(scratch, bool, count);
    for (size_t i = 0; i < count; i++)
        below[scan->departments[i].above]++;
    for (size_t i = count; i-- > 0;) {
        const Department *department = &scan->departments[i];
        // Named by no list, and its rows turned out to be no people's: the label of a total.
        bool is_nobodys = below[i + 1] == 0 && scan->responses.count && department->invited < 0 &&
                          department->parent.len == 0;
        if (people[i] || (!department->sum_place.line && !is_nobodys))
            continue;
        // Without departments of the responses nobody can be seen to answer for it.
        bool clear = scan->has_departments || names_all(scan, department->name);
        DiagnosticId said = !clear                              ? DIAG_INVITED_TOTAL_PERHAPS
                            : names_all(scan, department->name) ? DIAG_INVITED_TOTAL
                                                                : DIAG_INVITED_SUM;
        if (department->sum_place.line)
            diagnose(d, said, department->sum_place, department->name);
        below[department->above]--;
        dropped[i] = true;
        left--;
    }
    if (left < count)
        keep_others(scan, dropped, number, people);
    arena_free(scratch);
}

// Where nobody answered for it, a row with the number of those beside it may be their subtotal: then it
// counts its people twice.
static void check_subtotals(Diagnostics *d, const Scan *scan, const size_t *people)
{
    for (size_t i = 0; scan->has_departments && i < scan->department_count; i++)
        if (!people[i] && scan->departments[i].part_sum_place.line)
            diagnose(d, DIAG_INVITED_SUBTOTAL, scan->departments[i].part_sum_place,
                     scan->departments[i].name);
}

static void too_many(Diagnostics *d, const Scan *scan, Slice file)
{
    Arena *scratch = arena_new();
    diagnose(d, DIAG_LIMIT_DEPARTMENTS, ((Place){ .file = file }),
             slice_print(scratch, "%zu", scan->department_count),
             slice_print(scratch, "%d", LIMIT_DEPARTMENTS));
    arena_free(scratch);
}

// Cells that were one in a spreadsheet keep their text in the first row of many: nearly nobody is left in any
// department, and most are in none.
static void check_merged(Diagnostics *d, const Scan *scan, Slice responses)
{
    enum { WITHOUT_LEAST = 10, PEOPLE_MOST = 2 };
    size_t named = 0, departments = 0, without = 0;
    Arena *scratch = arena_new();
    bool *met = arena_many(scratch, bool, scan->department_count);
    for (size_t i = 0; i < scan->responses.count; i++) {
        uint32_t department = respondent_at(&scan->responses, i)->department;
        if (department == NO_DEPARTMENT) {
            without++;
            continue;
        }
        named++;
        departments += !met[department];
        met[department] = true;
    }
    arena_free(scratch);
    if (departments && named <= PEOPLE_MOST * departments && without >= WITHOUT_LEAST &&
        without > 2 * named)
        diagnose(d, DIAG_DEPARTMENTS_MERGED, ((Place){ .file = responses }));
}

void departments_check(Diagnostics *d, Scan *scan, Slice responses, Slice invited)
{
    bool listed = false;
    if (scan->department_count > LIMIT_DEPARTMENTS) {
        too_many(d, scan, scan->departments[LIMIT_DEPARTMENTS].invited >= 0 ? invited : responses);
        return;
    }
    for (size_t i = 0; i < scan->department_count; i++)
        listed = listed || scan->departments[i].invited >= 0;
    size_t *people = calloc(scan->department_count + 1, sizeof *people);
    if (!people)
        out_of_memory(scan->department_count);
    for (size_t i = 0; i < scan->responses.count; i++) {
        uint32_t at = respondent_at(&scan->responses, i)->department;
        for (size_t number = at == NO_DEPARTMENT ? 0 : at + 1; number;
             number = scan->departments[number - 1].above)
            people[number - 1]++;
    }
    drop_totals(d, scan, people);
    if (listed && !scan->has_departments && scan->responses.count)
        diagnose(d, DIAG_DEPARTMENT_NONE, ((Place){ .file = responses }));
    if (scan->responses.count)
        check_subtotals(d, scan, people);
    check_merged(d, scan, responses);
    check_lost_signs(d, scan, responses);
    check_odd_signs(d, scan, responses, invited);
    // Where there is a list, a name that is not on it has its message already.
    if (!listed)
        check_alike(d, scan, people, responses);
    check_invited(d, scan, people, invited);
    free(people);
}

void departments_check_renames(Diagnostics *d, const Scan *scan)
{
    const MappedText *old;
    Arena *scratch = arena_new();
    for (size_t next = 0; (old = department_rename_unmet(scan->renames, &next));) {
        Nearest nearest = { .text = old->text };
        bool shown = diagnostics_shows(d, DIAG_DEPARTMENT_NOT_MET, old->place.file);
        for (size_t n = 0; shown && n < scan->department_count; n++)
            nearest_offer(scratch, &nearest, scan->departments[n].name);
        diagnose(d, DIAG_DEPARTMENT_NOT_MET, old->place, old->text,
                 nearest_likely(scratch, &nearest));
    }
    arena_free(scratch);
}
