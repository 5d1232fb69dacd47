// SPDX-License-Identifier: EUPL-1.2
// The commands, one function each. They print results to standard output and messages to standard error.
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/config.h"

// A scan folder to start from, where nothing that is there is changed.
ExitCode command_new(Arena *arena, const Config *config);

// Read everything, report every problem, write nothing.
ExitCode command_check(Arena *arena, const Config *config);

// The documents of every folder, all of a folder or none.
ExitCode command_report(Arena *arena, const Config *config);

// The documents of one folder, made again whenever one of its files is saved, until a signal ends it; with a
// page of the problems beside them.
ExitCode command_watch(Arena *arena, const Config *config);

// Of every department that may be shown a workbook to share, and one of all; all or none.
ExitCode command_export(Arena *arena, const Config *config);

// The tree of facts as JSON.
ExitCode command_facts(Arena *arena, const Config *config);

// Facts of several organisations, gathered into a benchmark.
ExitCode command_benchmark(Arena *arena, const Config *config);

// The report's Document as an indented dump.
ExitCode command_tree(Arena *arena, const Config *config);

// What is different between two versions of the documents, or between the documents and the scan as it is
// now.
ExitCode command_diff(Arena *arena, const Config *config);

// How the response stands, by department and over time; with --output a file to share.
ExitCode command_response(Arena *arena, const Config *config);

// Whom to interview, by the scores; with --json as JSON.
ExitCode command_interviews(Arena *arena, const Config *config);

// How many figures are withheld for privacy, and by which rule; never which they are.
ExitCode command_privacy(Arena *arena, const Config *config);

// One chart as SVG, PNG or PDF; without an argument the names of all charts.
ExitCode command_chart(Arena *arena, const Config *config);

// The guide as PDF.
ExitCode command_guide(Arena *arena, const Config *config);

// The templates copied into a folder, or what changed in them since.
ExitCode command_templates(Arena *arena, const Config *config);

#endif
