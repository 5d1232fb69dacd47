#include "ingest/deskresearch.h"

#include "base/messages.h"
#include "ingest/cells.h"

enum { AT_DOCUMENT, AT_KIND, AT_PILLAR, AT_FINDING, AT_COLUMNS };

static const SmallColumn columns[AT_COLUMNS] = {
    [AT_DOCUMENT] = { "document|titel|title|bron|source", true },
    [AT_KIND] = { "kind|soort|type", false },
    [AT_PILLAR] = { "pillar|pijler", false },
    [AT_FINDING] = { "finding|bevinding|inhoud|content", false },
};

static bool same_kind(Arena *arena, const DeskDocument *a, const DeskDocument *b)
{
    return a->kind_id == b->kind_id &&
           (a->kind_id || slice_equal(text_key(arena, a->kind), text_key(arena, b->kind)));
}

// Rows about a document that was named before take its number, also where capitals, spaces or quotes differ.
// Two documents of one name would have one number: they cannot be cited apart.
static int number_of(const Cells *cells, const Scan *scan, const DeskDocument *document)
{
    Arena *arena = cells->folder->arena;
    Slice key = text_key(arena, document->document);
    int last = 0, number = 0;
    for (size_t i = 0; i < scan->desk_count; i++) {
        const DeskDocument *above = &scan->desk[i];
        last = above->number > last ? above->number : last;
        if (!slice_equal(text_key(arena, above->document), key))
            continue;
        number = above->number;
        if (!above->kind.len || !document->kind.len || same_kind(arena, above, document))
            continue;
        diagnose(cells->folder->d, DIAG_DESK_TWICE, document->place, document->document,
                 slice_print(arena, "%zu", above->place.line), above->kind);
        break;
    }
    return number ? number : last + 1;
}

static void read_kind(const Cells *cells, const SmallRow *row, DeskDocument *document)
{
    Arena *arena = cells->folder->arena;
    Place place;
    document->kind = cell_text(cells, row, AT_KIND, &place);
    document->kind_id = desk_kind_find(arena, document->kind);
    if (document->kind.len && !document->kind_id)
        diagnose(cells->folder->d, DIAG_DESK_KIND, place, document->kind);
}

static void read_row(const Cells *cells, const SmallRow *row, Scan *scan)
{
    DeskDocument document = { .has_pillar = false };
    if (!cell_needed(cells, row, AT_DOCUMENT, &document.document))
        return;
    cell_text(cells, row, AT_DOCUMENT, &document.place);
    cell_marks(cells, row, AT_DOCUMENT);
    cell_marks(cells, row, AT_FINDING);
    read_kind(cells, row, &document);
    document.number = number_of(cells, scan, &document);
    document.has_pillar = cell_pillars(cells, row, AT_PILLAR, document.on_pillar, &document.pillar);
    document.finding = cell_text(cells, row, AT_FINDING, NULL);
    scan->desk[scan->desk_count++] = document;
}

void deskresearch_read(ScanFolder *folder, Slice name, Scan *scan)
{
    Cells cells;
    if (!cells_open(folder, name, columns, AT_COLUMNS, &cells))
        return;
    scan->desk = arena_many(folder->arena, DeskDocument, cells.table.count);
    for (size_t i = 1; i < cells.table.count; i++)
        if (!cells.table.row[i].blank)
            read_row(&cells, &cells.table.row[i], scan);
}
