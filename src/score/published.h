// SPDX-License-Identifier: EUPL-1.2
// What a version of a report shows of whom: for the suppression plan of the versions after it
// (score/versions.h).
//
// Every cell of a version is that of a set of its people, and what a reader can compute from all of them
// are sums of residuals (score/secondary_suppression.h): groups without those below them that are shown. So
// of each group it is kept in which residual its own people are, and of each person the group; no value, no
// name, no answer. Which cells were printed themselves is kept as well, for each is rounded by itself
// (score/reprint.h), and on which pillars the answers were counted.
//
// A person is known again by two tags, each from a keyed function (base/siphash.h): of the export's own
// number, or where it has none of all answers; and for each pillar of the eight answers. With 16 bits the
// latter shows an answer that was changed (it misses one in 65,536), and every value stands for 25 sheets of
// eight answers. Beside the tags it is kept on which pillars somebody has a score, and on which over fewer
// than eight answers. The key lies beside the tags, so they are as confidential as the answers in the same
// folder are.
#ifndef SCORE_PUBLISHED_H
#define SCORE_PUBLISHED_H

#include "base/arena.h"
#include "base/siphash.h"
#include "base/slice.h"
#include "model/pillar.h"
#include "score/published_measurement.h"

typedef struct Scan Scan; // model/scan.h

// Figure 0 is the number of respondents, 1 + p the scores on pillar p, and whatever else is told of the same
// people.
enum { CELL_RESPONDENTS = 0, CELLS = 1 + PILLARS };

enum { RESIDUAL_NONE = UINT32_MAX }; // the cell is shown of nobody

typedef struct PublishedPerson {
    uint64_t who;
    uint16_t contents[PILLARS];
    uint8_t scored; // bit p: has a score on pillar p
    uint8_t open;   // bit p: and left something open there
    uint32_t group; // number in PublishedVersion.group
} PublishedPerson;

// Group 0 is the whole organisation, whose own people are those without a department; department d is 1 + d.
typedef struct PublishedGroup {
    Slice name;
    uint32_t above; // number of the group that it lies in; of group 0 itself
    uint8_t shown;  // bit by cell: printed, of all who are in it or below it
    // by cell: the residual that its own people are in: the number of a group; from `groups` on, that of a
    // row of several; or RESIDUAL_NONE
    uint32_t residual[CELLS];
} PublishedGroup;

typedef struct PublishedVersion {
    Slice version;
    uint64_t min_group;
    bool has_ids;    // `who` is of the export's own numbers
    uint8_t counted; // bit by pillar: its answers were counted, of the whole organisation
    bool texts;      // its open answers were shown
    PublishedGroup *group;
    size_t groups;
    PublishedPerson *person;
    size_t people;
    PublishedMeasurement *measurement; // of which something was shown
    size_t measurements;
} PublishedVersion;

typedef struct Published {
    SipKey key;
    PublishedVersion *version; // the oldest first
    size_t count;
} Published;

// The groups and people of a scan, these by group. Every residual is RESIDUAL_NONE, nothing is shown and no
// pillar counted: the results have to say that. In the arena, but for the names, which are the scan's.
PublishedVersion *published_people(Arena *arena, SipKey key, const Scan *scan);

// Puts the people, who stand by group, in an order that tells nothing of the export's: by tag within it.
void published_sort(PublishedVersion *version);

// Do both show the same of the same people? Both have to be in order. The version's name and min_group do not
// count.
bool published_equal(const PublishedVersion *one, const PublishedVersion *other);

// Are the people the same, with the same answers, in the same groups? Both have to be in order.
bool published_same_people(const PublishedVersion *one, const PublishedVersion *other);

// The versions that a reader may hold beside one that is called `version`: all but the last where that has
// the same name, which this one replaces; and of those that show the same, one. In the arena; they share the
// people.
Published published_before(Arena *arena, const Published *all, Slice version);

#endif
