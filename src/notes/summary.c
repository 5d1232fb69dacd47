// SPDX-License-Identifier: EUPL-1.2
#include "notes/summary.h"

#include "base/limits.h"
#include "base/nearest.h"
#include "input/fields.h"
#include "language/reading.h"
#include "model/summary.h"
#include "notes/finding_text.h"
#include "notes/frontmatter.h"
#include "notes/messages.h"
#include "notes/points.h"
#include "notes/sections.h"

bool summary_is_name(Arena *arena, Slice name)
{
    return name_among(arena, name, reading_file_summary);
}

// ---- front matter ----

static void read_plain(const Yaml *yaml, const Field *field, const yaml_node_t *value, Node **part)
{
    Slice text;
    if (yaml_text(yaml, value, name_first(field->key), &text))
        *part = finding_plain(yaml, value, text);
}

static void read_heading(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                         void *member)
{
    Summary *summary = member;
    read_plain(yaml, field, value, &summary->part[SUMMARY_HEADING]);
}

static void read_lead(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    Summary *summary = member;
    read_plain(yaml, field, value, &summary->part[SUMMARY_LEAD]);
}

static void read_fixed(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    Summary *summary = member;
    finding_fixed(yaml, field, value, &summary->fixed, &summary->fixed_count);
}

static const Field head_fields[] = {
    { .key = reading_key_heading, .kind = FIELD_OTHER, .read = read_heading },
    { .key = reading_key_lead, .kind = FIELD_OTHER, .read = read_lead },
    { .key = reading_key_fixed, .kind = FIELD_OTHER, .read = read_fixed },
};

// ---- body ----

enum { BODY_PARTS = SUMMARY_PARTS - SUMMARY_MESSAGE };

static const char *const part_names[BODY_PARTS] = {
    reading_part_message,
    reading_part_decisions,
};

static bool is_part(Arena *arena, Slice heading, int *name)
{
    for (int i = 0; i < BODY_PARTS; i++) {
        if (name_among(arena, heading, part_names[i])) {
            *name = i;
            return true;
        }
    }
    return false;
}

static const BodyParts body_parts = { part_names, BODY_PARTS, is_part, .level = 0 };

static void check_points(const ScanFolder *folder, const Node *root, size_t most,
                         DiagnosticId too_many)
{
    size_t count = 0;
    for (const Node *point = NULL; (point = note_point_next(root, point)) != NULL;)
        if (count++ == most)
            diagnose(folder->d, too_many, note_point_place(point));
}

void summary_read(ScanFolder *folder, Slice file, Summary *summary)
{
    Slice text;
    if (!scan_folder_text(folder, file, LIMIT_NOTE_BYTES, &text))
        return;
    summary->present = true;
    summary->file = file;
    FrontMatter parts = front_matter_split(folder->d, file, text);
    if (parts.present)
        fields_read(folder->arena, folder->d, file, parts.head, parts.head_line, head_fields,
                    sizeof head_fields / sizeof *head_fields, summary);
    finding_body(folder, file, parts.body, parts.body_line, &body_parts,
                 &summary->part[SUMMARY_MESSAGE]);
    check_points(folder, summary->part[SUMMARY_MESSAGE], MESSAGE_MOST, DIAG_SUMMARY_MESSAGE_LONG);
    check_points(folder, summary->part[SUMMARY_DECISIONS], DECISIONS_MOST,
                 DIAG_SUMMARY_DECISIONS_LONG);
    const Node *decisions = summary->part[SUMMARY_DECISIONS];
    for (const Node *point = NULL; (point = note_point_next(decisions, point)) != NULL;) {
        Decision decision;
        if (!decision_read(folder->arena, point_line(folder->arena, point), &decision))
            diagnose(folder->d, DIAG_SUMMARY_DECISION, note_point_place(point));
    }
}
