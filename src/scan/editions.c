// SPDX-License-Identifier: EUPL-1.2
#include "scan/editions.h"

#include <string.h>

#include "base/nearest.h"
#include "input/messages.h"
#include "language/reading.h"
#include "model/edition.h"

static const char *const names[EDITIONS + 1] = { [EDITION_FULL] = reading_edition_full,
                                                 [EDITION_SUMMARY] = reading_edition_summary,
                                                 [EDITION_SESSION] = reading_edition_session,
                                                 [EDITION_SLIDES] = reading_edition_slides,
                                                 [EDITION_DEPARTMENTS] =
                                                     reading_edition_departments,
                                                 [EDITION_PROGRESS] = reading_edition_progress,
                                                 [EDITION_STEERING] = reading_edition_steering,
                                                 [EDITIONS] = reading_edition_all };

static void read_name(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                      EditionChoice *editions)
{
    Slice text, all = S(""), dutch = S("");
    if (!yaml_text(yaml, value, name_first(field->key), &text))
        return;
    for (int i = 0; i <= EDITIONS; i++) {
        if (name_among(yaml->arena, text, names[i])) {
            edition_choose(editions, i);
            return;
        }
        all = slice_print(yaml->arena, "%.*s%s%.*s", SLICE_ARGS(all), i ? ", " : "",
                          SLICE_ARGS(name_first(names[i])));
        dutch = slice_print(yaml->arena, "%.*s%s%.*s", SLICE_ARGS(dutch), i ? ", " : "",
                            SLICE_ARGS(name_dutch(names[i])));
    }
    diagnose(yaml->d, DIAG_VALUE_NOT_A_CHOICE, yaml_place(yaml, value), name_first(field->key),
             text, all, dutch);
}

void editions_read(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    const yaml_node_t *element;
    EditionChoice *editions = member;
    memset(editions, 0, EDITIONS * sizeof *editions);
    if (value->type != YAML_SEQUENCE_NODE)
        read_name(yaml, field, value, editions);
    for (size_t i = 0; (element = yaml_element(yaml, value, i)); i++)
        read_name(yaml, field, element, editions);
}
