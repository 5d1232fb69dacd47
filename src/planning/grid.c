// SPDX-License-Identifier: EUPL-1.2
// An organisation that edits the grid edits all of it: a file with a cell less is an error, so that no page
// of the report has a gap.
#include "planning/grid.h"

#include "base/file.h"
#include "base/nearest.h"
#include "input/cells.h"
#include "language/reading.h"
#include "model/grid.h"
#include "model/pillar.h"
#include "model/scan.h"
#include "model/strings.h"
#include "planning/messages.h"

enum { GRID_PILLAR, GRID_PHASE, GRID_LOOK, GRID_STEP, GRID_COLUMNS };

static const SmallColumn columns[GRID_COLUMNS] = {
    [GRID_PILLAR] = { reading_column_pillar, true },
    [GRID_PHASE] = { reading_column_phase, true },
    [GRID_LOOK] = { reading_column_looks_like, true },
    [GRID_STEP] = { reading_column_step, true },
};

// The cells that were filled, by the line that did.
typedef struct Filled {
    size_t line[PILLARS][PHASES];
} Filled;

static bool read_phase(const Cells *cells, const SmallRow *row, int *phase)
{
    Place place;
    Slice text = cell_text(cells, row, GRID_PHASE, &place);
    if (!text.len) {
        cell_needed(cells, row, GRID_PHASE, &text);
        return false;
    }
    if (phase_find(text, phase))
        return true;
    diagnose(cells->folder->d, DIAG_GRID_PHASE, place, text,
             phase_nearest(cells->folder->arena, text));
    return false;
}

// A text that is there and not longer than its room on the page. `words` fills in the terms, where the grid
// is not the organisation's own.
static Slice read_text(const Cells *cells, const SmallRow *row, size_t column, size_t most,
                       const Strings *strings)
{
    Slice text;
    Place place;
    Arena *arena = cells->folder->arena;
    if (!cell_needed(cells, row, column, &text))
        return S("");
    cell_text(cells, row, column, &place);
    cell_marks(cells, row, column);
    if (strings)
        text = strings_fill_terms(arena, strings, text);
    size_t length = utf8_count(text);
    if (length > most)
        diagnose(cells->folder->d, DIAG_GRID_LONG, place, slice_print(arena, "%zu", length),
                 slice_print(arena, "%zu", most));
    return text;
}

static void read_row(const Cells *cells, const SmallRow *row, const Strings *strings,
                     Filled *filled, Scan *scan)
{
    Pillar pillar;
    int phase;
    Slice name;
    Place place;
    Arena *arena = cells->folder->arena;
    bool named = cell_needed(cells, row, GRID_PILLAR, &name) &&
                 cell_pillar(cells, row, GRID_PILLAR, &pillar);
    if (!read_phase(cells, row, &phase) || !named)
        return;
    cell_text(cells, row, GRID_PHASE, &place);
    size_t *line = &filled->line[pillar][phase];
    if (*line) {
        diagnose(cells->folder->d, DIAG_GRID_TWICE, place, name,
                 cell_text(cells, row, GRID_PHASE, NULL), slice_print(arena, "%zu", *line));
        return;
    }
    *line = row->place.line;
    scan->grid[pillar][phase] =
        (GridCell){ .look = read_text(cells, row, GRID_LOOK, GRID_LOOK_MOST, strings),
                    .step = read_text(cells, row, GRID_STEP, GRID_STEP_MOST, strings) };
}

static void check_complete(const Cells *cells, const Filled *filled, const Scan *scan)
{
    Slice missing = S("");
    for (int p = 0; p < PILLARS; p++) {
        for (int f = 0; f < PHASES; f++) {
            if (filled->line[p][f])
                continue;
            Slice pillar = scan->strings ? strings_pillar(scan->strings, p) : pillar_id((Pillar)p);
            Slice phase = scan->strings ? strings_phase(scan->strings, f) : phase_id(f);
            missing = slice_print(cells->folder->arena, "%.*s%s%.*s %.*s", SLICE_ARGS(missing),
                                  missing.len ? ", " : "", SLICE_ARGS(pillar), SLICE_ARGS(phase));
        }
    }
    if (missing.len)
        diagnose(cells->folder->d, DIAG_GRID_MISSING, ((Place){ .file = cells->table.name }),
                 missing);
}

static void read_grid(ScanFolder *folder, Slice name, const Strings *strings, Scan *scan)
{
    Cells cells;
    Filled filled = { 0 };
    if (!cells_open(folder, name, columns, GRID_COLUMNS, &cells))
        return;
    for (size_t i = 1; i < cells.table.count; i++)
        if (!cells.table.row[i].blank)
            read_row(&cells, &cells.table.row[i], strings, &filled, scan);
    check_complete(&cells, &filled, scan);
}

void grid_read(ScanFolder *folder, Slice name, Scan *scan)
{
    read_grid(folder, name, NULL, scan);
}

void grid_read_default(ScanFolder *folder, Slice templates, Scan *scan)
{
    // The templates are no part of the scan, and so no source of it.
    Slice name = path_name(templates), parent = slice_part(templates, 0, templates.len - name.len);
    ScanFolder own = { .arena = folder->arena, .d = folder->d, .path = parent };
    Slice language = scan->settings.language;
    read_grid(
        &own,
        slice_print(folder->arena, "%.*s/%.*s/grid.csv", SLICE_ARGS(name), SLICE_ARGS(language)),
        scan->strings, scan);
}
