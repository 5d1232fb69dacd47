// Two versions of a report side by side: the difference of their figures must not be a small group.
//
// A reader of version 1 knows the rests of what it showed (score/cover.h), a reader of this version those of
// what it shows. Draw every rest of either version as a point, every person as a line between the rest of
// version 1 that the person is in and the rest of version 2, and whoever is in one of them only as a line to
// the outside. What can be computed from both versions are differences across these lines: the people of a
// cut through the drawing. So what must hold is: every cut that separates something has at least min_group
// people. Who moved where, the manifest of version 1 does not tell; but the number of people in a cut is at
// least the difference of the numbers on both sides, and those are known. Hence, with rests that overlap
// taken together:
// - one rest of this version made of whole rests of version 1: what is new is the only cut that was not there
//   before. Its number of people has not changed, or has changed by min_group or more;
// - one rest of version 1 that this version splits (departments have grown enough to be shown): every choice
//   of its parts may be set against the old figure. None of them comes within min_group of it, but for all
//   of them together, which are as above. A part that did not change would give away the others' past;
// - rests that overlap in other ways are not allowed;
// - departments of version 1 that are no more (renamed, most often) may be anywhere now: no rest is split,
//   and the change of a rest is looked at with and without each choice of them. Where departments lie below
//   each other as well, or a row of several was shown, only the whole organisation is shown.
// Of several earlier versions each is set against this one. What they tell together can be more than what
// each tells. It is not, where this version splits no rest of the last of them: then it adds to what is known
// only the new people of whole rests. So a rest is split only where there was but one earlier version (those
// that showed the same in a row count as one).
// Where the number of people stayed and the printed score did not, an answer was corrected: then that
// figure is the figure of one person, and the group counts as changed by one.
// What fails is repaired by withholding: first what version 1 did not show, then the smallest groups that
// set it right. Of the whole organisation nothing can be withheld: its appendix counts every answer, so one
// late answer would lie open. Such a version is refused: wait for min_group late answers, or take the
// earlier version back (never shared, or withdrawn) by removing its manifest.
// One who leaves while another comes, with the same printed score, is not seen in numbers, here nor by the
// reader. Rounding helps the reader nowhere: the figures are taken as if they had been printed exactly.
#ifndef SCORE_VERSIONS_H
#define SCORE_VERSIONS_H

#include "score/published.h"

enum { VERSION_NOTHING = SIZE_MAX };

// A group of this version, with one of its numbers: of respondents, or of scores on a pillar. Group 0 is the
// whole organisation; each comes after the one above it.
typedef struct VersionGroup {
    size_t above;
    uint64_t own;    // people who belong to no group below it
    bool shown;
    bool corrected;  // same number as before, another score
    size_t block;    // number of a rest: where its own people are. A group that is shown has one of its own,
                     // and several that became one row share one more
    int64_t before;  // what version 1 showed of it; -1: nothing
    size_t row;      // number of the row of version 1 that its own people were in, counted from 1; 0: in none
} VersionGroup;

// A row of several groups in version 1.
typedef struct VersionRow {
    size_t above;   // the group that they were all below
    int64_t before; // what was shown of it; -1: nothing
} VersionRow;

// May this version split a rest of version 1? Measured as above; never; or judged already by way of the last
// of several versions.
typedef enum SplitRule { SPLIT_MEASURED, SPLIT_NEVER, SPLIT_FREE } SplitRule;

typedef struct VersionTable {
    const VersionGroup *group;
    size_t count, blocks;
    const VersionRow *row;
    size_t rows;
    const int64_t *gone; // what version 1 showed of departments that are no more; -1: nothing
    size_t gone_count;
    uint64_t min_group;
    SplitRule split;
} VersionTable;

// Is the whole organisation the same as before, or different by enough people?
bool version_allows(const VersionTable *table);

// The first rest of this version, by number, that breaks the rules; VERSION_NOTHING where none does. For each
// block, `mixed` becomes whether it overlaps with that one by way of version 1 (`split`: there are several),
// and `change` how many people more there are than in what it overlaps with in version 1.
size_t version_fault(Arena *arena, const VersionTable *table, bool *split, bool *mixed, int64_t *change);

#endif
