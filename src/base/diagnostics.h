// SPDX-License-Identifier: EUPL-1.2
// Messages about the user's input: collected while reading goes on, printed once.
//
// Every message is one row of a room's messages.def: its id, how bad it is, and its text and hint in English
// and Dutch. {1} … {4} in a text stand for the arguments. There is no other way to complain.
#ifndef BASE_DIAGNOSTICS_H
#define BASE_DIAGNOSTICS_H

#include <stdio.h>

#include "base/slice.h"

// FAULT is an error that leaves a document that can be printed, though not by everyone be read: in a draft it
// is a warning (diagnostics_draft). It counts and prints as one of the two.
typedef enum Severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_FAULT } Severity;

typedef enum MessageLanguage { MESSAGES_ENGLISH, MESSAGES_DUTCH } MessageLanguage;

// A row of a messages.def. Its room's messages.h declares it as DIAG_ and its symbol, an array of one, so
// that the name alone is its DiagnosticId; only what complains includes that.
typedef struct Message {
    const char *id; // "file-unreadable"
    Severity severity;
    const char *text[2]; // by MessageLanguage
    const char *hint[2];
} Message;

typedef const Message *DiagnosticId;

// Where: `line` and `column` count from 1 (column in code points); 0 is "not known". `text` is the
// source line, `length` the number of code points the caret underlines (0 is 1). All may be empty.
// In a spreadsheet `sheet` is the sheet's name, `line` its row and `column` the column of the cell, which
// messages call by its letters: responses.xlsx:Blad1!F118.
typedef struct Place {
    Slice file;
    Slice sheet;
    size_t line;
    size_t column;
    Slice text;
    size_t length;
} Place;

typedef struct Diagnostics Diagnostics;

// An empty collection. It copies what it keeps into `arena`, which must outlive it.
Diagnostics *diagnostics_new(Arena *arena);

// From now on faults are warnings.
void diagnostics_draft(Diagnostics *d);

// From now on files are called by their path below `folder`, until this is said again with the empty slice:
// for a folder that is read inside another. An absolute name stays as it is.
void diagnostics_below(Diagnostics *d, Slice folder);

// How many messages of one id in one file are kept with their places, the others only counted: 3, or after
// diagnostics_keep_all so many that a person will not read them all. A place beyond these need not be looked
// up.
size_t diagnostics_kept(const Diagnostics *d);
void diagnostics_keep_all(Diagnostics *d);

// Will the next message of this id in this file be shown with its place and arguments? What takes long to
// find for it, such as the name that is likely to be meant, need not be found where not.
bool diagnostics_shows(const Diagnostics *d, DiagnosticId id, Slice file);

// Complain. Arguments beyond those given are empty. Returns how bad it is: NOTE, WARNING or ERROR.
Severity diagnose_at(Diagnostics *d, DiagnosticId id, Place place, const Slice *arguments,
                     size_t count);
#define diagnose(d, id, place, ...)                                                                \
    diagnose_at((d), (id), (place), (const Slice[]){ __VA_ARGS__ },                                \
                sizeof((const Slice[]){ __VA_ARGS__ }) / sizeof(Slice))

// How many of at least this severity there are, those only counted included.
size_t diagnostics_count(const Diagnostics *d, Severity at_least);

// Whether there is one of this id with that first argument, among those that will be shown.
bool diagnostics_has(const Diagnostics *d, DiagnosticId id, Slice argument);

typedef struct DiagnosticStyle {
    MessageLanguage language;
    bool colour;
    // Put before the names of files, where more folders than one are read; may be empty
    Slice folder;
    bool json; // an object a line: severity, id, file, line, column, (sheet, cell,) message, hint
} DiagnosticStyle;

// Print all, sorted by file, then sheet, then line, then column, then order of arrival. Control characters
// of the user's text come out escaped.
void diagnostics_print(const Diagnostics *d, FILE *out, DiagnosticStyle style);

#endif
