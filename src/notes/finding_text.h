// The texts of a finding with the places of what stands in them, so that a message about a number or a tag
// can name its line and column.
#ifndef NOTES_FINDING_TEXT_H
#define NOTES_FINDING_TEXT_H

#include "input/fields.h"
#include "input/folder.h"
#include "model/scan.h"
#include "notes/note_source.h"

// Add a section to the raw text of its part, where the headings that cut (each with its spellings divided by
// '|') are numbered in `names`. Of text under none of them, or under another heading, is complained.
void finding_section(ScanFolder *folder, const NoteLine *lines, const NoteSection *section,
                     const char *const *names, int count, NoteSource *raw);

// The part as safe Markdown (notes.h), with its holes and runs. In the arena.
Slice finding_body(Arena *arena, NoteSource *source, int level, NoteMarks *marks);

// Texts that are one value of the front matter or a list of them; what there is already stays.
void finding_fixed(const Yaml *yaml, const Field *field, const yaml_node_t *value, Slice **fixed,
                   size_t *count);

// The holes and runs of a plain text of the front matter. Marks of emphasis in it are a diagnostic: they
// would be printed.
void finding_head_marks(const Yaml *yaml, const yaml_node_t *value, Slice text, NoteMarks *marks);

// The text of a part.
Slice finding_text(const Findings *findings, FindingPart part);

// The place of bytes of a run, underlined.
Place note_run_place(const NoteRun *run, size_t at, size_t len);

#endif
