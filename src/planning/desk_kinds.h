// SPDX-License-Identifier: EUPL-1.2
// Which of the kinds of document that the handbook's checklist asks for (chapter 3, "Documentatiechecklist")
// a text names.
#ifndef PLANNING_DESK_KINDS_H
#define PLANNING_DESK_KINDS_H

#include "model/desk_document.h"

// The kind that a text names: by its id, or by a Dutch or English word that it holds, in any case, number
// and spelling that people use ("Klantreis Paspoort", "NPS-metingen 2023–2025"). Where it holds words of
// more than one kind, the more particular one counts: a strategy for customers is no general strategy.
// DESK_NO_KIND where it names none.
DeskKind desk_kind_find(Arena *arena, Slice text);

#endif
