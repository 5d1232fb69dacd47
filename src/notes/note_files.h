// SPDX-License-Identifier: EUPL-1.2
// The notes of a folder, and files beside them that are no text in Markdown.
#ifndef NOTES_NOTE_FILES_H
#define NOTES_NOTE_FILES_H

#include "input/folder.h"

// Names of files (not folders) below `name` that end in ".md", sorted. Every other file there is a hint:
// it is not read.
size_t note_files_list(ScanFolder *folder, Slice name, Slice **names);

// Complain of `file`, which somebody may have meant to be read as `wanted`; where that is empty, as a file of
// its own name that ends in ".md". Silent for what Word and Windows leave behind.
void note_file_stray(const ScanFolder *folder, Slice file, Slice wanted);

// Is this the name of a document or text that could hold a note, but does not end in ".md"?
bool note_file_foreign(Arena *arena, Slice name);

// Is it names.txt (or namen.txt), a list of people who are not to be named?
bool note_file_names_people(Arena *arena, Slice name);

#endif
