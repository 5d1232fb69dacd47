// SPDX-License-Identifier: EUPL-1.2
// What is different between two snapshots (revision/snapshot.h), for the page "Wijzigingen sinds versie X"
// and for `cxscan diff`: the facts' key `changes`. Texts are in the language of the words, then → now.
//
//   present (something changed), since_version, since_date_text, same_version, count, count_text, is_one,
//   figures_hidden: beside the new ones old figures would tell of a few people, so none is repeated,
//   scan[]       name, then_text, now_text: stage, people invited and responded
//   pillars[]    those of which a figure changed: id, name, n_text, established_text, established_phase_text,
//                score_text (the self-image), target_text ("17,5 → 17,8", or the figure alone where it is the
//                same), X_changed
//   numbers[]    the same, one change each: id, name, what, then_text, now_text
//   targets[]    of the numbers those that are targets
//   questions    count, text (ids): whose mean is another; reworded: whose words are
//   departments  count, text (names): of which a figure that is shown is another
//   findings[]   by pillar: id, name, text "conclusies aangepast, voorbeelden erbij", parts[] name, kind
//                (added, changed, dropped), kind_text
//   actions_added[], actions_dropped[]   id, title, pillar_name, when_text
//   actions_moved[], actions_changed[]   id, title, text, fields[] name, then_text, now_text; moved are those
//                of which only the dates or the place in the order are others
//   has_actions (one of these lists)
//   consequence  present; reached, reached_after {then, then_of, now, now_of}: how many targets of how many
//                are reached, and are if all actions succeed (null where one of the figures is not known);
//                pillars[] id, name, then_text, now_text: scores after the plan that are others
//   advice[]     id, name (of the pillar), title (an en dash where a figure stands in it), kind, kind_text:
//                single recommendations, not counted once more
//   interviews, documents   present, added, changed, dropped (counts), text "2 erbij, 1 aangepast"
//   why (md), has_why
// For every list X: has_X, and where it was cut X_more (how many are left out), X_more_text, has_X_more.
#ifndef REVISION_REVISION_H
#define REVISION_REVISION_H

#include <jansson.h>

#include "base/slice.h"

typedef struct Facts Facts;
typedef struct Strings Strings; // model/strings.h

// What `now` says otherwise than `since` (NULL: nothing to compare with, then nothing changed). Lists are
// cut after `most` (0: never). `why` is Markdown made safe (notes/revision_reasons.h). The caller owns it.
json_t *revision_make(const json_t *since, const json_t *now, const Strings *strings, Slice why,
                      size_t most);

// Sets `progress` (facts/progress.h) and `revision` of the facts to what `snapshot` (of these facts:
// revision/snapshot.h) says otherwise than `since`; NULL: nothing.
void revision_put(Facts *facts, const json_t *since, const json_t *snapshot);

#endif
