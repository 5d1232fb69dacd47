// SPDX-License-Identifier: EUPL-1.2
// Nothing twice: what the documents of a run were made from, and what the run left, so that the
// next run can tell that it would make the same ones, or the same workbooks.
//
// Both are kept in the file .cxscan-made in the folder of the documents, for its owner alone: one
// digest of everything that the run may have read and of the files that it left, another without what
// people wrote in notes, and the names of these files. When in doubt (a file that cannot be read, a
// link to a folder, files elsewhere) nothing is kept, and the documents are made.
#ifndef CLI_MADE_H
#define CLI_MADE_H

#include "cli/config.h"

typedef struct Scan Scan;

// Digests of all that documents of a scan can depend on: the program and its libraries, the options,
// templates, fonts and hyphenation, and every file in the folder of the scan but those that a run
// leaves: its folder of documents, and the record. And those of the folder of the previous scan where
// that lies elsewhere and the last run told of it. To be taken before the first file is read: what
// changes later is another digest for the next run. In the arena.
typedef struct MadeInputs MadeInputs;
MadeInputs *made_inputs(Arena *arena, const Config *config, Slice folder, Slice documents);

// Are the files that the last run left in `documents` made from these inputs, and still as it left
// them? And is the record of what was published still as it left that? `paths`: those of the
// documents among them, in the order in which they were made.
bool made_already(Arena *arena, Slice documents, Slice record, const MadeInputs *inputs,
                  Slice **paths, size_t *count);

// The same, but for what people wrote in notes of the scan (Source.feeds_numbers): then a document in
// which nothing of that stands is as this run would make it.
bool made_figures(Arena *arena, Slice documents, Slice record, const MadeInputs *inputs,
                  const Scan *scan);

// A file that a run leaves in its folder of documents.
typedef struct MadeFile {
    Slice path;
    bool is_document; // one that is told of
} MadeFile;

typedef struct MadeRun {
    const MadeInputs *inputs;
    const Scan *scan;
    const MadeFile *file;
    size_t count;
} MadeRun;

// Remember that these files were made from these inputs. Where these cannot be told, a file cannot be
// read or the memory not be written, what was remembered before is forgotten.
void made_remember(Arena *arena, Slice documents, Slice record, const MadeRun *run);
void made_forget(Arena *arena, Slice documents);

#endif
