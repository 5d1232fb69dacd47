// SPDX-License-Identifier: EUPL-1.2
// Which documents a run made in a folder, by name and SHA-256, so that the next run knows its own from other
// people's. The list is the key `documents` of a JSON file in that folder: manifest.json beside the report,
// cxscan-documents.json beside exports and in the confidential folder. There it is as confidential as what it
// lists: of a workbook that holds every answer the digest could be held against a guess.
//
// What an earlier run made and this one does not, is removed and named: two versions side by side are what
// can be subtracted. What has changed since may be somebody's work: it stays, and is named by every run
// (key `kept`) until it is gone.
#ifndef REVISION_DOCUMENT_LIST_H
#define REVISION_DOCUMENT_LIST_H

#include <jansson.h>

#include "base/diagnostics.h"
#include "base/file_set.h"

typedef struct ListedDocument {
    Slice name; // without a folder
    Slice sha256;
} ListedDocument;

typedef struct DocumentList {
    ListedDocument *document;
    size_t count;
} DocumentList;

typedef struct DocumentFolder {
    Slice path;
    Slice list;           // path of the file with the list
    bool confidential;    // it and its files are the owner's alone
    const json_t *root;   // what the file says besides; NULL: nothing but `figures`
    Slice figures;        // digest of the figures that its documents are made of
    Slice figures_before; // of those of the earlier run; empty where that is not known
    DocumentList before;  // of the earlier run
    DocumentList made;    // of this one
    DocumentList gone;    // of `before`: to be removed
    DocumentList kept;    // of `before`: changed since
} DocumentFolder;

// May it be the name of a file, or of a folder, in a folder? Not one that leads elsewhere.
bool document_name_is_plain(Slice name);

bool document_list_has(const DocumentList *list, Slice name);

// Its SHA-256 on the list; empty where it is not there.
Slice document_list_digest(const DocumentList *list, Slice name);

// The list in an earlier file; empty where it has none. A name that would lead out of the folder is not
// taken: the file may have been edited. In the arena.
DocumentList document_list_of(Arena *arena, const json_t *root);

// A folder with cxscan-documents.json, and what that says; a file of that name that is broken is a warning.
DocumentFolder document_folder_open(Arena *arena, Diagnostics *d, Slice path, bool confidential);

// The digest of the figures of a manifest's documents, its version among them: the same for `report` and
// `export`, whatever was written beside the figures. In the arena.
Slice document_figures(Arena *arena, const json_t *manifest);

// Where made is known: fill `gone` and `kept`, and complain of those.
void document_folder_settle(Arena *arena, Diagnostics *d, DocumentFolder *folder);

// Is there nothing to list? Then there is to be no file either, unless it says more.
bool document_folder_is_empty(const DocumentFolder *folder);

// The file's bytes: `root` and the lists, keys in that order. In the arena.
Slice document_folder_text(Arena *arena, const DocumentFolder *folder);

// What is gone is to be removed with the set, and is told of; of a folder without documents the list too.
void document_folder_clear(Arena *arena, Diagnostics *d, const DocumentFolder *folder,
                           FileSet *set);

#endif
