// SPDX-License-Identifier: EUPL-1.2
// A look at every text that goes out: the warnings about what points at a person, and the list of names of
// the scan folder. What the project leader has confirmed in scan.yaml (`confirmed:`) is not told again.
//
// At stage final, an e-mail address, a telephone number, a BSN or an IBAN that is not confirmed is a fault:
// no report is to be handed out with one by accident. A name stays a warning: "mevrouw De Vries" may be the
// mayor.
#ifndef PERSONAL_PERSONAL_LOOK_H
#define PERSONAL_PERSONAL_LOOK_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/slice.h"
#include "model/settings.h"

typedef struct PersonalLook PersonalLook;

// For a scan with these settings. In the arena; messages go to `d`.
PersonalLook *personal_look_new(Arena *arena, Diagnostics *d, const Settings *settings);

// The list of names of the scan folder, a name a line.
void personal_look_names(PersonalLook *look, Slice file, Slice text);

// Is there something to tell of this text? Only then is its place worth looking up.
bool personal_look_finds(PersonalLook *look, Slice text);

// A text that begins at `place`; it may run over several lines.
void personal_look_text(PersonalLook *look, Place place, Slice text);

// The same of what a respondent wrote: messages show its place and not its line.
void personal_look_answer(PersonalLook *look, Place place, Slice text);

// A whole file.
void personal_look_lines(PersonalLook *look, Slice file, Slice text);

// The texts of scan.yaml that the documents print; `text` is the file as it was read.
void personal_look_settings(PersonalLook *look, Slice file, Slice text, const Settings *settings);

#endif
