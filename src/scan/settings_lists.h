// SPDX-License-Identifier: EUPL-1.2
// The keys of scan.yaml below which its writer makes a list, or keys of their own: the messages that are
// confirmed, and how the responses are read.
#ifndef SCAN_SETTINGS_LISTS_H
#define SCAN_SETTINGS_LISTS_H

#include "input/fields.h"

// A FieldReader: `confirmed:`, an id or a list of ids, into a Settings.
void confirmed_read(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member);

// FieldReaders of what follows, each into a ResponseMapping, in the order of the file. Where keys are wanted
// and there are none, that is a diagnostic and nothing is filled in.

// `columns:` question or role, with one column or a list; or a list of columns without keys.
void mapped_columns_read(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                         void *member);

// `open:` pillar, with one column of open answers or a list.
void mapped_open_read(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member);

// `answers:` text as it was written, with the answer that it is; such pairs may stand below a question or
// pillar, and then hold for that alone.
void mapped_answers_read(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                         void *member);

// `departments:` an old name with the new one, or the new one with a list of old ones.
void mapped_departments_read(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                             void *member);

// `leave_out:` column, with a text or a list: rows that have it there are left out.
void mapped_rows_read(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member);

#endif
