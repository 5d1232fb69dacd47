// SPDX-License-Identifier: EUPL-1.2
// Is the structure that painting left behind one that a screen reader can follow?
#ifndef PDF_STRUCTURE_CHECK_H
#define PDF_STRUCTURE_CHECK_H

#include "base/diagnostics.h"
#include "pdf/structure.h"

typedef struct StructureCheck {
    Arena *arena;
    Diagnostics *d;
    const Structure *structure;
    Element **elements; // every element, in reading order; element->serial is its place here
    size_t element_count;
    bool failed; // a check said no: it stands in `d`
    bool faulty; // a check said no, but this is a draft: the file makes no claims
} StructureCheck;

// Complain, and remember that the file must not leave, or (a draft's) not claim what is not so.
#define check_fault(check, id, ...)                                                                \
    (*(diagnose((check)->d, (id), (Place){ 0 }, __VA_ARGS__) == SEVERITY_ERROR                     \
           ? &(check)->failed                                                                      \
           : &(check)->faulty) = true)

// A number for a message.
Slice check_number(const StructureCheck *check, long long number);

// Fill elements and element_count from the structure, and check it: every mark and link has its place, the
// elements nest as PDF allows, tables are regular and every cell of them reaches a heading, figures have a
// text.
void structure_check(StructureCheck *check);

// Of that the part for one table, elements[at]; `page` is for messages.
void table_check(StructureCheck *check, size_t at, Slice page);

#endif
