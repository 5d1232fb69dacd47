// SPDX-License-Identifier: EUPL-1.2
// Reading and scoring one scan folder: what every command that reads one starts with. The record of what was
// published (revision/publications.h) is read as well, and the documents made before, so that every command
// says and withholds what the report would.
#ifndef CLI_SCORING_H
#define CLI_SCORING_H

#include "cli/config.h"
#include "revision/manifest.h"
#include "revision/publications.h"
#include "score/results.h"

typedef struct Facts Facts;

// Does the record of what was published say already what this version shows?
typedef enum RecordState { RECORD_NOT_ASKED, RECORD_SAME, RECORD_NEW } RecordState;

typedef struct Scored {
    Arena *arena;
    Diagnostics *diagnostics;
    Scan *scan;
    const Results *results; // NULL where the input has errors
    Slice documents;        // the folder of its documents
    json_t *earlier; // the manifest of the documents made there before; NULL where there is none
    const json_t
        *since; // that since which changes are told: `earlier`, or that of before the sitting
    Slice record_file;   // publications.json
    Slice record_text;   // what it holds; empty where it is not there
    RecordState record;  // of cli/recording.h
    Published published; // what that says
    Published before;    // of these, the versions that a reader may hold beside this one
    Facts *facts;        // of scored_facts
    json_t *manifest;    // of scored_facts: what is to stand beside the documents
    Slice signs_told;    // of scored_review: missing_glyphs_tell's
} Scored;

// What a scan is read for. Who is in which group is asked only where it is held against an earlier version,
// or recorded for the next.
typedef enum ScoredFor {
    SCORED_TO_TELL,
    SCORED_TO_PUBLISH, // files that may be shared, with a record of whom they show
} ScoredFor;

// Read and score the folder, hold it against its stage; what is to be said about it is in
// scored->diagnostics, and printed. EXIT_DONE, EXIT_INPUT or EXIT_PRIVACY. The caller ends it with
// scored_free.
ExitCode scored_read(const Config *config, Slice folder, ScoredFor purpose, Scored *scored);

// OUT itself for one scan, OUT/NAME for several, DIR/report where no OUT was given.
Slice documents_folder(Arena *arena, const Config *config, Slice folder);

// Has each of the scans a folder of its own for its documents?
bool documents_apart(Arena *arena, const Config *config);

// The facts, with what changed since the documents made before. Only after EXIT_DONE; it stays scored's.
const Facts *scored_facts(Scored *scored);

// Are the manifest of the documents made before and the record of what was published still those that were
// read? Another run may have ended since.
bool scored_is_current(const Scored *scored);

// As scored_read, without printing; hold the findings against the facts and the texts against the fonts:
// EXIT_INPUT where one does not hold.
ExitCode scored_review(const Config *config, Slice folder, ScoredFor purpose, Scored *scored);

// `is_last`: the process ends after this scan, so that its memory may be left to the system.
void scored_free(Scored *scored, bool is_last);

// The moment that a document carries: its date at noon UTC, else (none) SOURCE_DATE_EPOCH, else 1980.
int64_t moment_of(const Config *config, Date date);

// That of all documents of the scan.
int64_t scored_moment(const Config *config, const Scored *scored);

#endif
