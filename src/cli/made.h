// SPDX-License-Identifier: EUPL-1.2
// Nothing twice: what the documents of a run were made from, and what the run left, so that the
// next run can tell that it would make the same ones.
//
// Both are kept in the file .cxscan-made in the folder of the documents, for its owner alone: one
// digest of everything that the run may have read and of the files that it left, and the names of
// these. When in doubt (a file that cannot be read, a link to a folder, files elsewhere, such as a
// previous scan beside this one) nothing is kept, and the documents are made.
#ifndef CLI_MADE_H
#define CLI_MADE_H

#include "cli/config.h"

// A digest of all that documents of this scan can depend on: the program and its libraries, the
// options, templates, fonts and hyphenation, and every file in the folder of the scan but those
// that a run leaves: its folder of documents, and the record. Empty where that cannot be told. To
// be taken before the first file is read: what changes later is another digest for the next run. In
// the arena.
Slice made_inputs(Arena *arena, const Config *config, Slice folder, Slice documents);

// Are the files that the last run left in `documents` made from these inputs, and still as it left
// them? And is the record of what was published still as it left that? `paths`: those of the
// documents among them, in the order in which they were made.
bool made_already(Arena *arena, Slice documents, Slice record, Slice inputs, Slice **paths,
                  size_t *count);

// A file that a run leaves in its folder of documents.
typedef struct MadeFile {
    Slice path;
    bool is_document; // one that is told of
} MadeFile;

// Remember that these files were made from these inputs. Of no inputs, and where a file cannot be
// read or the memory not be written, what was remembered before is forgotten.
void made_remember(Arena *arena, Slice documents, Slice record, Slice inputs, const MadeFile *files,
                   size_t count);

#endif
