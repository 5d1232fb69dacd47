#include "ingest/deskresearch.h"

#include "ingest/cells.h"

enum { DESK_DOCUMENT, DESK_KIND, DESK_PILLAR, DESK_FINDING, DESK_COLUMNS };

static const CsvColumn columns[DESK_COLUMNS] = {
    [DESK_DOCUMENT] = { "document|titel|title|bron|source", true },
    [DESK_KIND] = { "kind|soort|type", false },
    [DESK_PILLAR] = { "pillar|pijler", false },
    [DESK_FINDING] = { "finding|bevinding|inhoud|content", false },
};

static void read_row(const Cells *cells, const CsvRow *row, Scan *scan)
{
    DeskDocument document = { .has_pillar = false };
    if (!cell_needed(cells, row, DESK_DOCUMENT, &document.document))
        return;
    cell_text(cells, row, DESK_DOCUMENT, &document.place);
    document.kind = cell_text(cells, row, DESK_KIND, NULL);
    document.has_pillar = cell_pillar(cells, row, DESK_PILLAR, &document.pillar);
    document.finding = cell_text(cells, row, DESK_FINDING, NULL);
    scan->desk[scan->desk_count++] = document;
}

void deskresearch_read(ScanFolder *folder, Slice name, Scan *scan)
{
    Cells cells;
    if (!cells_open(folder, name, columns, DESK_COLUMNS, &cells))
        return;
    scan->desk = arena_many(folder->arena, DeskDocument, cells.table.count);
    for (size_t i = 1; i < cells.table.count; i++)
        if (!cells.table.row[i].blank)
            read_row(&cells, &cells.table.row[i], scan);
}
