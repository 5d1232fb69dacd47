// SPDX-License-Identifier: EUPL-1.2
// Which editions of the report are made: `editions:` of scan.yaml.
#ifndef SCAN_EDITIONS_H
#define SCAN_EDITIONS_H

#include "input/fields.h"

// A FieldReader: the name of an edition, or a list of names, into an EditionChoice[EDITIONS]. A name that is
// none is a diagnostic.
void editions_read(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member);

#endif
