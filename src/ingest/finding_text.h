// The texts of a finding with the places of what stands in them, so that a message about a number or a tag
// can name its line and column.
#ifndef INGEST_FINDING_TEXT_H
#define INGEST_FINDING_TEXT_H

#include "ingest/fields.h"
#include "ingest/note_source.h"
#include "ingest/scan.h"

// The part as safe Markdown (notes.h), with its holes and runs. In the arena.
Slice finding_body(Arena *arena, NoteSource *source, int level, NoteMarks *marks);

// The holes and runs of a plain text of the front matter. Marks of emphasis in it are a diagnostic: they
// would be printed.
void finding_head_marks(const Yaml *yaml, const yaml_node_t *value, Slice text, NoteMarks *marks);

// The text of a part.
Slice finding_text(const Findings *findings, FindingPart part);

// The place of bytes of a run, underlined.
Place note_run_place(const NoteRun *run, size_t at, size_t len);

#endif
