// SPDX-License-Identifier: EUPL-1.2
// What one version of the documents says, in a form in which versions can be compared: a snapshot of the
// manifest (revision/manifest.h).
//
// It may be shared, as the report may: figures come from the tree of facts, so the suppression plan has
// withheld what it withholds, and they are as coarse as they are printed. How often each answer was given is
// not in it: two snapshots side by side would give one late respondent's answers. Notes stand in it as
// digests (the first 16 hexadecimal digits of SHA-256), never with their text or the name of their file.
//
//   organisation, version, date (2026-03-12), stage, min_group
//   response      invited, responded (null where not known)
//   pillars[6]    id, n, score, value, sd (to tenths), phase (id), target, validated (null where there is
//                 none); where they are known target_met, after (the score after the plan) and
//                 target_met_after
//   questions{}   by "1.1": mean, text (digest of the organisation's own wording)
//   departments[] those shown: name (empty where merged), merged (a row of several that were withheld),
//                 parent (where merged), n, pillars{} by id, those shown: n, score
//   findings{}    by pillar: digests of heading, reason, conclusions, recommendations, examples, where there
//                 are any; and of the summary, where there is one: heading, lead, message, decisions;
//                 advice[] id (digest of the words a recommendation begins with), title (those words, plain,
//                 where no figure stands in them), text (digest)
//   actions[]     in the order of the report: id, title, pillar, impact, feasibility, owner, start, end,
//                 status, questions, aimed, depends: all texts, empty where not given
//   interviews[]  digests in the order of their numbers; documents[] as well, a digest a row
//   inputs{}      by name: SHA-256 of those that cannot be guessed: not scan.yaml, not the numbers of people
//                 invited; interviews are not named
#ifndef REVISION_SNAPSHOT_H
#define REVISION_SNAPSHOT_H

#include <jansson.h>

#include "base/arena.h"
#include "base/slice.h"

typedef struct Facts Facts;
typedef struct Scan Scan; // model/scan.h

// The snapshot that these facts (facts_make of this scan) are printed from. The caller owns it.
json_t *snapshot_make(const Scan *scan, const Facts *facts);

// Do both say the same to a reader? All counts but the date, the inputs' digests and the spread: a comment in
// scan.yaml changes neither a document nor this.
bool snapshot_equal(const json_t *one, const json_t *other);

// Makes `then` fit to stand beside `now`: of two means and two numbers follows what a few people answered who
// came or went. Where `now` was held against the version (`held`), the old figures of a group go if from one
// to the other fewer than min_group people came or went; else nobody knows who did, and all old figures go
// unless they are the same. The number of people stays. The spread and the digests of its inputs go: an
// earlier program kept some that can be guessed.
void snapshot_conceal(json_t *then, const json_t *now, bool held);

// A text of a snapshot, cleaned (text_clean), in the arena; empty where it is none. A manifest may have been
// edited.
Slice snapshot_text(Arena *arena, const json_t *object, const char *key);

// The member of `array` whose `key` is `value`; NULL where there is none, or `array` is none.
const json_t *snapshot_find(const json_t *array, const char *key, const char *value);

#endif
