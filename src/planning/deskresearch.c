// SPDX-License-Identifier: EUPL-1.2
#include "planning/deskresearch.h"

#include "base/text_map.h"
#include "input/cells.h"
#include "language/reading.h"
#include "model/scan.h"
#include "planning/desk_kinds.h"
#include "planning/messages.h"

enum { AT_DOCUMENT, AT_KIND, AT_PILLAR, AT_FINDING, AT_COLUMNS };

static const SmallColumn columns[AT_COLUMNS] = {
    [AT_DOCUMENT] = { reading_column_document, true },
    [AT_KIND] = { reading_column_kind, false },
    [AT_PILLAR] = { reading_column_pillar, false },
    [AT_FINDING] = { reading_column_finding, false },
};

// The rows of each document, by its number less one: the first that says its kind, and the first that says
// another. Counted from 1; 0 where there is none.
typedef struct NamedDocuments {
    TextMap *number; // of a name's key, less one
    size_t *kind, *other;
} NamedDocuments;

// Rows about a document that was named before take its number, also where capitals, spaces or quotes differ.
// Two documents of one name would have one number: they cannot be cited apart.
static int number_of(const Cells *cells, const Scan *scan, NamedDocuments *named,
                     const DeskDocument *document)
{
    Arena *arena = cells->folder->arena;
    Slice key = text_key(arena, document->document);
    uint32_t at = (uint32_t)text_map_count(named->number);
    text_map_add(named->number, key, at);
    text_map_find(named->number, key, &at);
    if (!document->kind.len)
        return (int)at + 1;
    size_t first = named->kind[at];
    const DeskDocument *before = first ? &scan->desk[first - 1] : NULL;
    bool same = before && before->kind_id == document->kind_id &&
                (document->kind_id ||
                 slice_equal(text_key(arena, before->kind), text_key(arena, document->kind)));
    size_t unlike = same ? named->other[at] : first;
    if (unlike)
        diagnose(cells->folder->d, DIAG_DESK_TWICE, document->place, document->document,
                 slice_print(arena, "%zu", scan->desk[unlike - 1].place.line),
                 scan->desk[unlike - 1].kind);
    if (!first)
        named->kind[at] = scan->desk_count + 1;
    else if (!same && !named->other[at])
        named->other[at] = scan->desk_count + 1;
    return (int)at + 1;
}

static void read_row(const Cells *cells, const SmallRow *row, Scan *scan, NamedDocuments *named)
{
    DeskDocument document = { .has_pillar = false };
    if (!cell_needed(cells, row, AT_DOCUMENT, &document.document))
        return;
    cell_text(cells, row, AT_DOCUMENT, &document.place);
    cell_marks(cells, row, AT_DOCUMENT);
    cell_marks(cells, row, AT_FINDING);
    Place place;
    document.kind = cell_text(cells, row, AT_KIND, &place);
    document.kind_id = desk_kind_find(cells->folder->arena, document.kind);
    if (document.kind.len && !document.kind_id)
        diagnose(cells->folder->d, DIAG_DESK_KIND, place, document.kind);
    document.number = number_of(cells, scan, named, &document);
    document.has_pillar = cell_pillars(cells, row, AT_PILLAR, document.on_pillar, &document.pillar);
    document.finding = cell_text(cells, row, AT_FINDING, NULL);
    scan->desk[scan->desk_count++] = document;
}

void deskresearch_read(ScanFolder *folder, Slice name, Scan *scan)
{
    Cells cells;
    if (!cells_open(folder, name, columns, AT_COLUMNS, &cells))
        return;
    size_t rows = cells.table.count;
    NamedDocuments named = { text_map_new(folder->arena), arena_many(folder->arena, size_t, rows),
                             arena_many(folder->arena, size_t, rows) };
    scan->desk = arena_many(folder->arena, DeskDocument, rows);
    for (size_t i = 1; i < rows; i++)
        if (!cells.table.row[i].blank)
            read_row(&cells, &cells.table.row[i], scan, &named);
}
