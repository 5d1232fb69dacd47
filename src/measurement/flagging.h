// SPDX-License-Identifier: EUPL-1.2
// Promoters and detractors who gave explicit consent to be contacted. Of nobody else a contact is kept.
#ifndef MEASUREMENT_FLAGGING_H
#define MEASUREMENT_FLAGGING_H

#include "base/text_map.h"
#include "input/folder.h"
#include "model/measurement.h"

enum { CONTACT_COLUMNS_MOST = 4 };

typedef struct FlagPlan {
    bool wanted;
    int question; // the recommendation, on 0–10 or 1–10
    size_t consent;
    Slice *yes; // text_key of what says that they agree
    size_t yes_count;
    size_t contact[CONTACT_COLUMNS_MOST];
    size_t contact_count;
    int date; // column; −1: that of the measurement
} FlagPlan;

// Do these texts of a row ask for a conversation? `mark` is the step of the recommendation.
bool flag_is_wanted(Arena *arena, const FlagPlan *plan, const MarkScale *scale, Slice consent,
                    int mark);

// Which keys the customers of one measurement have; zero at the start.
typedef struct FlagKeys {
    TextMap *number; // of each contact and day
    size_t *same;    // of that: how many customers have it
    size_t room, flagged_room;
} FlagKeys;

// Add a customer, with a key that follows from the measurement, the contact and the date. In the arena.
void flag_add(Arena *arena, Measurement *measurement, FlagKeys *keys, FlaggedCustomer customer);

// Read what was done about them: the table follow-up.csv (columns key, contacted, closed) in that folder,
// where it has one. A key that none of them has is said. Problems go to folder->d.
void follow_ups_read(ScanFolder *folder, Slice folder_name, Measurement *measurements,
                     size_t count);

#endif
