// Reading and scoring one scan folder: what every command that reads one starts with.
#ifndef CLI_SCORING_H
#define CLI_SCORING_H

#include "cli/config.h"
#include "score/results.h"

typedef struct Scored {
    Arena *arena;
    Diagnostics *diagnostics;
    Scan *scan;
    const Results *results; // NULL where the input has errors
} Scored;

// Read and score the folder; what is to be said about it is in scored->diagnostics. EXIT_DONE, EXIT_INPUT or
// EXIT_PRIVACY. The caller ends it with scored_free.
ExitCode scored_load(const Config *config, Slice folder, Scored *scored);

// As above, and print what is to be said.
ExitCode scored_read(const Config *config, Slice folder, Scored *scored);
void scored_free(Scored *scored);

// The moment that all documents carry: the scan's date at noon UTC, else SOURCE_DATE_EPOCH, else 1980.
int64_t scored_moment(const Config *config, const Scored *scored);

#endif
