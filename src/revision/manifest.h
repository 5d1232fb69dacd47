// SPDX-License-Identifier: EUPL-1.2
// manifest.json, beside the documents: what they say now (`current`) and what they were compared with
// (`since`), each a snapshot (revision/snapshot.h). By it the next run tells what changed.
//
// The same input must give the same bytes on every run, also when the documents are made again; so what they
// are compared with is kept, and moves only when there is something new to compare:
// 1. the new snapshot says the same as `current`: `since` stays. (A new date, or other bytes in a file that
//    say the same, are no change.)
// 2. it is of another version than `current`: `since` becomes the old `current`, the last of that version;
// 3. it is of the same version, and `since` is of another: `since` stays. All revisions of version 1.1 are
//    told as changes since 1.0;
// 4. it is of the same version as both, or there is no `since`: `since` becomes the old `current`, the run
//    before.
// A manifest that is broken, not ours, of another schema or of another organisation counts as none: it would
// let somebody else's figures into this report. `since` holds no figure from which, beside the new ones, a
// few people's answers follow (snapshot_conceal).
//
// `retired`, where there are any, are actions of versions before that were dropped. Once there, an action
// stays: a later version that gives its number to another is told so (revision/action_numbers.h).
//
// It may be shared. What was published of whom stands in another file: revision/publications.h.
//
// `confidential` is the name of the folder of documents that may not be shared, where there is one;
// `documents` are those that may, by name and SHA-256 (revision/document_list.h, which writes both).
#ifndef REVISION_MANIFEST_H
#define REVISION_MANIFEST_H

#include <jansson.h>

#include "base/diagnostics.h"
#include "score/published.h"

// The manifest at `path`; NULL where there is no file, or with a warning where it cannot be used. The caller
// owns it.
json_t *manifest_read(Diagnostics *d, Slice path);

// Is it about the scan of this organisation? A warning at `path` where it is not.
bool manifest_is_about(Diagnostics *d, Slice path, const json_t *manifest, Slice organisation);

// The manifest after `old` (NULL: there is none), of documents that say `snapshot` and were held against the
// versions `held`. The caller owns it; `old` and `snapshot` stay the caller's.
json_t *manifest_next(const json_t *old, const json_t *snapshot, const Published *held);

// The snapshots; `since` is NULL where there is none.
const json_t *manifest_current(const json_t *manifest);
const json_t *manifest_since(const json_t *manifest);

// The actions of versions before that were dropped: id, title and the last version that had it. NULL where
// there are none.
const json_t *manifest_retired(const json_t *manifest);

// Its bytes, indented, keys in the order above. In the arena.
Slice manifest_text(Arena *arena, const json_t *manifest);

#endif
