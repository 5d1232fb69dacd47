// SPDX-License-Identifier: EUPL-1.2
// The terms that an organisation chooses itself: `terms:` of scan.yaml.
#ifndef SCAN_OWN_TERMS_H
#define SCAN_OWN_TERMS_H

#include "input/fields.h"
#include "model/terms.h"

// A FieldReader: `terms:` of scan.yaml into a Terms. A term that is no word, too long, or a singular without
// its plural is a diagnostic, and not chosen.
void terms_read(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member);

#endif
