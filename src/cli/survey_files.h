// SPDX-License-Identifier: EUPL-1.2
// The questionnaire for a survey tool, with the letters that go with it, in a folder of the scan folder.
#ifndef CLI_SURVEY_FILES_H
#define CLI_SURVEY_FILES_H

#include "cli/config.h"

typedef struct Scan Scan;

// Make the files of config->questionnaire in the scan folder that is there; what is there already stays as
// it is. `made`: the paths, one a line. EXIT_DONE; EXIT_INPUT where the scan's own files have errors,
// EXIT_SYSTEM where a template or the disk fails: told in `d`.
ExitCode survey_files_make(Arena *arena, Diagnostics *d, const Config *config, const Scan *scan,
                           Slice folder, Buffer *made);

#endif
