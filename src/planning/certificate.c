// SPDX-License-Identifier: EUPL-1.2
#include "planning/certificate.h"

#include "base/file.h"
#include "base/nearest.h"
#include "input/cells.h"
#include "language/reading.h"
#include "model/certificate.h"
#include "model/scan.h"
#include "planning/messages.h"

enum { AT_ID, AT_GRADE, AT_REQUIREMENT, AT_MEASURED, ASKED_COLUMNS };
enum { TOLD_ID, TOLD_MET, TOLD_EVIDENCE, TOLD_DATE, TOLD_COLUMNS };

static const SmallColumn asked_columns[ASKED_COLUMNS] = {
    [AT_ID] = { reading_column_question_id, true },
    [AT_GRADE] = { reading_column_grade, true },
    [AT_REQUIREMENT] = { reading_column_requirement, true },
    [AT_MEASURED] = { reading_column_measured, false },
};

static const SmallColumn told_columns[TOLD_COLUMNS] = {
    [TOLD_ID] = { reading_column_question_id, true },
    [TOLD_MET] = { reading_column_met, true },
    [TOLD_EVIDENCE] = { reading_column_evidence, true },
    [TOLD_DATE] = { reading_column_day, false },
};

static const char *const grades[GRADES] = { reading_grade_bronze, reading_grade_silver,
                                            reading_grade_gold };
static const char *const proofs[PROOFS] = { "",       "survey",    "staff", "norm",
                                            "mirror", "value",     "scale", "questions",
                                            "report", "breakdown", "waves" };

// The number of the name that the cell is; `count`, with a diagnostic, where it is none.
static size_t name_in(const Cells *cells, const SmallRow *row, size_t column,
                      const char *const *names, size_t count)
{
    Place place;
    size_t at = 0;
    Slice text = cell_text(cells, row, column, &place);
    while (at < count &&
           !(text.len ? name_among(cells->folder->arena, text, names[at]) : names[at][0] == '\0'))
        at++;
    if (at == count)
        diagnose(cells->folder->d, DIAG_CERTIFICATE_WORD, place, text);
    return at;
}

static void read_asked(const Cells *cells, Scan *scan)
{
    scan->requirements = arena_many(cells->folder->arena, Requirement, cells->table.count);
    for (size_t i = 1; i < cells->table.count; i++) {
        const SmallRow *row = &cells->table.row[i];
        Requirement asked = { .evidence = S(""), .date = S("") };
        if (row->blank || !cell_needed(cells, row, AT_ID, &asked.id) ||
            !cell_needed(cells, row, AT_REQUIREMENT, &asked.text))
            continue;
        size_t grade = name_in(cells, row, AT_GRADE, grades, GRADES),
               proof = name_in(cells, row, AT_MEASURED, proofs, PROOFS);
        if (grade == GRADES || proof == PROOFS)
            continue;
        asked.grade = (CertificateGrade)grade;
        asked.proof = (CertificateProof)proof;
        scan->requirements[scan->requirement_count++] = asked;
    }
}

static Requirement *requirement_of(const Cells *cells, const SmallRow *row, const Scan *scan)
{
    Slice id;
    Place place;
    if (!cell_needed(cells, row, TOLD_ID, &id))
        return NULL;
    cell_text(cells, row, TOLD_ID, &place);
    for (size_t i = 0; i < scan->requirement_count; i++)
        if (slice_equal(scan->requirements[i].id, id) && !scan->requirements[i].is_told)
            return &scan->requirements[i];
    diagnose(cells->folder->d, DIAG_CERTIFICATE_ID, place, id);
    return NULL;
}

static void read_told(const Cells *cells, const SmallRow *row, const Scan *scan)
{
    static const char *const answers[] = { reading_flag_yes, reading_flag_no };
    Requirement *requirement = requirement_of(cells, row, scan);
    if (!requirement)
        return;
    size_t answer = name_in(cells, row, TOLD_MET, answers, 2);
    requirement->is_told = true;
    requirement->is_met = answer == 0;
    requirement->evidence = cell_text(cells, row, TOLD_EVIDENCE, NULL);
    requirement->date = cell_text(cells, row, TOLD_DATE, NULL);
    cell_marks(cells, row, TOLD_EVIDENCE);
    if (requirement->is_met)
        cell_needed(cells, row, TOLD_EVIDENCE, &requirement->evidence);
}

void certificate_read(ScanFolder *folder, Slice templates, Slice name, Scan *scan)
{
    Cells cells;
    // The templates are no part of the scan, and so no source of it.
    Slice last = path_name(templates), language = scan->settings.language;
    ScanFolder own = { .arena = folder->arena,
                       .d = folder->d,
                       .path = slice_part(templates, 0, templates.len - last.len) };
    Slice asked = slice_print(folder->arena, "%.*s/%.*s/certificate.csv", SLICE_ARGS(last),
                              SLICE_ARGS(language));
    if (!cells_open(&own, asked, asked_columns, ASKED_COLUMNS, &cells))
        return;
    read_asked(&cells, scan);
    if (!cells_open(folder, name, told_columns, TOLD_COLUMNS, &cells))
        return;
    for (size_t i = 1; i < cells.table.count; i++)
        if (!cells.table.row[i].blank)
            read_told(&cells, &cells.table.row[i], scan);
}
