// SPDX-License-Identifier: EUPL-1.2
// What a scan folder may hold, by the names that people give it: in Dutch or English, in any case.
#ifndef SCAN_USUAL_NAMES_H
#define SCAN_USUAL_NAMES_H

#include "input/folder.h"

typedef enum UsualName {
    USUAL_SETTINGS,
    USUAL_RESPONSES,
    USUAL_INVITED,
    USUAL_QUESTIONNAIRE,
    USUAL_DESKRESEARCH,
    USUAL_ROADMAP,
    USUAL_GRID,
    USUAL_CERTIFICATE,
    USUAL_CHANGES,
    USUAL_INTERVIEWS,
    USUAL_FINDINGS,
    USUAL_MEASUREMENTS,
    USUAL_PREVIOUS,
    USUAL_NAMES
} UsualName;

// As it is called in this folder: "antwoorden.csv", "Responses.CSV", "gesprekken"; of a table that is there
// with two endings the first. "responses.csv" where there is none. Two names for one thing are an error. In
// the arena.
Slice usual_name(const ScanFolder *folder, UsualName which);

// "responses.csv": how messages call it.
Slice usual_name_first(Arena *arena, UsualName which);

// Is `name` one of its names, with an ending that is read?
bool usual_name_is(Arena *arena, UsualName which, Slice name);

// Whose name stands before the ending, with other words or without: "Vragenlijst definitief.xlsx", "responses
// (1).csv". USUAL_NAMES where none does. `alone` (may be NULL): there is no other word.
UsualName usual_name_within(Arena *arena, Slice name, bool *alone);

// The name that is likely to be meant by another that looks like it; empty where none is.
Slice usual_name_nearest(Arena *arena, Slice name);

// The part of a file's name after its last point, in the form of text_key; empty where there is none.
Slice name_ending(Arena *arena, Slice name);

#endif
