// The texts of a finding with the places of what stands in them, so that a message about a number or a tag
// can name its line and column.
#ifndef INGEST_FINDING_TEXT_H
#define INGEST_FINDING_TEXT_H

#include "ingest/fields.h"
#include "ingest/scan.h"
#include "ingest/sections.h"

// The lines of one part, as one text; a part may stand in several sections.
typedef struct FindingSource {
    Slice text;
    const NoteLine **lines; // of each line of the text; NULL for one that is not in the file
    size_t count, room;
} FindingSource;

// Append lines `from` (included) to `to` (excluded).
void finding_source_add(Arena *arena, FindingSource *source, const NoteLine *lines, size_t from, size_t to);

// The part as safe Markdown (notes.h), with its holes and runs. In the arena.
Slice finding_body(Arena *arena, Slice file, const FindingSource *source, int level, NoteMarks *marks);

// Complain of what the part holds that will not be in the documents: images, HTML, links that lead nowhere,
// cells beyond the last column. `heading` is for what has no place of its own.
void finding_losses(Arena *arena, Diagnostics *d, Slice file, const FindingSource *source, Place heading);

// The holes and runs of a plain text of the front matter.
void finding_head_marks(const Yaml *yaml, const yaml_node_t *value, Slice text, NoteMarks *marks);

// The text of a part.
Slice finding_text(const Findings *findings, FindingPart part);

// The place of bytes of a run, underlined.
Place note_run_place(const NoteRun *run, size_t at, size_t len);

#endif
