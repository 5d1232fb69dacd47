// SPDX-License-Identifier: EUPL-1.2
// Why a text is no YAML, in the words of whoever wrote it. libyaml says where it could not go on, which is
// often lines below the fault and never what to do; most faults of people show in one line.
#ifndef INPUT_YAML_FAULT_H
#define INPUT_YAML_FAULT_H

#include "base/diagnostics.h"

typedef struct YamlFault {
    DiagnosticId id; // its arguments are `mended`, then `sign`
    size_t line;     // from 1, of the text
    size_t column;   // code points, from 1
    size_t length;
    Slice sign;
    // The line as it is likely to be meant; one that can only be left out becomes a comment
    Slice mended;
} YamlFault;

// The first fault of `text` in lines 1 … `last`: libyaml gave up in the latter. False where none is seen. All
// slices are in the arena or of `text`.
bool yaml_fault_find(Arena *arena, Slice text, size_t last, YamlFault *fault);

#endif
