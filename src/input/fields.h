// SPDX-License-Identifier: EUPL-1.2
// A YAML mapping read against a declared table of its keys: scan.yaml, words.yaml, the front matter of
// notes. Every wrong key and value is a diagnostic with its line and column, and reading goes on.
#ifndef INPUT_FIELDS_H
#define INPUT_FIELDS_H

#include <yaml.h>

#include "base/date.h"
#include "base/diagnostics.h"
#include "model/mapping.h"

// An open YAML document, for the readers of fields.
typedef struct Yaml {
    Arena *arena;
    Diagnostics *d;
    Slice file;        // as messages call it
    Slice text;        // the YAML
    const Slice *line; // the lines of that text, each without its end
    size_t line_count;
    size_t first_line; // of the first line in the file, from 1
    yaml_document_t *document;
} Yaml;

typedef enum FieldKind {
    FIELD_TEXT,    // Slice: the text, cleaned, without spaces at its ends
    FIELD_EXACT,   // Slice: the text, cleaned
    FIELD_FLAG,    // bool: yes, no, ja, nee, true, false
    FIELD_NUMBER,  // int64_t, least to most
    FIELD_DATE,    // Date, a day that exists
    FIELD_CHOICE,  // int: position in `choices`
    FIELD_REFUSED, // the key may not be used: diagnostic `refusal`, with the key as {1}
    FIELD_OTHER,   // what `read` makes of it
} FieldKind;

typedef struct Field Field;

// Fill `member` from a value; the value is not null. A value that is wrong is a diagnostic and leaves the
// member as it was.
typedef void FieldReader(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                         void *member);

struct Field {
    const char *key; // its spellings divided by '|', the one for messages and the manual first
    FieldKind kind;
    size_t offset; // of the member in the struct that is filled
    bool required;
    int64_t least, most;
    const char *const *choices; // the spellings of each, divided by '|'; NULL after the last
    FieldReader *read;
    DiagnosticId refusal;
    const char *const *example; // for the manual, by MessageLanguage: a value
    const char *const *meaning; // and what it is
};

// Read `text` into `out`, a struct that holds the defaults. An empty text is a mapping without keys; a key
// without value counts as not given. False where the text is no YAML mapping.
bool fields_read(Arena *arena, Diagnostics *d, Slice file, Slice text, size_t first_line,
                 const Field *fields, size_t count, void *out);

// ---- for the functions behind FIELD_OTHER ----

// Fill `out`, a struct that holds the defaults, from a mapping within the file, as fields_read does from the
// whole of it. False, with a diagnostic that names `field`, where the value is no mapping.
bool fields_within(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                   const Field *fields, size_t count, void *out);

// Fill one value as `field` says; its offset does not count. False where the value is wrong.
bool fields_value(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member);

// Where the node begins in its file.
Place yaml_place(const Yaml *yaml, const yaml_node_t *node);

// A single value's text, cleaned and trimmed; empty, with a diagnostic naming `key`, where it is a list or
// a mapping.
bool yaml_text(const Yaml *yaml, const yaml_node_t *value, Slice key, Slice *text);

// The same with its place; empty for null.
MappedText yaml_placed(const Yaml *yaml, const yaml_node_t *value, Slice key);

// Is it a mapping? Else a diagnostic that names the field.
bool yaml_has_keys(const Yaml *yaml, const Field *field, const yaml_node_t *value);

// Fill the MappedTexts of `out` from a mapping, each key one of `fields` (of which only key and offset
// count). An unknown key or one given twice is a diagnostic. False, with one, where the value is no mapping.
bool yaml_texts(const Yaml *yaml, const Field *field, const yaml_node_t *value, const Field *fields,
                size_t count, void *out);

// Nothing, "~" or "null".
bool yaml_is_null(const yaml_node_t *value);

// Elements of a list, and keys and values of a mapping, by number; NULL after the last and for other nodes.
const yaml_node_t *yaml_element(const Yaml *yaml, const yaml_node_t *list, size_t index);
const yaml_node_t *yaml_pair(const Yaml *yaml, const yaml_node_t *mapping, size_t index,
                             const yaml_node_t **value);

#endif
