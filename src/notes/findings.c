// SPDX-License-Identifier: EUPL-1.2
#include "notes/findings.h"

#include "base/file.h"
#include "language/reading.h"
#include "notes/note_files.h"

#include "base/fraction.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "input/fields.h"
#include "model/finding.h"
#include "model/note.h"
#include "model/pillar.h"
#include "model/scan.h"
#include "model/summary.h"
#include "notes/finding_text.h"
#include "notes/frontmatter.h"
#include "notes/messages.h"
#include "notes/references.h"
#include "notes/sections.h"
#include "notes/summary.h"

// ---- front matter ----

static bool read_score(Slice text, Fraction *score)
{
    Fraction read;
    if (!fraction_read(text, &read) || fraction_compare(read, fraction(8, 1)) < 0 ||
        fraction_compare(read, fraction(32, 1)) > 0)
        return false;
    *score = read;
    return true;
}

static void read_validated(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                           void *member)
{
    Findings *findings = member;
    Slice text;
    if (yaml_text(yaml, value, name_first(field->key), &text) &&
        !read_score(text, &findings->validated))
        diagnose(yaml->d, DIAG_SCORE_RANGE, yaml_place(yaml, value), name_first(field->key), text);
}

// A phase as a target is its lowest score: a mean of 12.5 rounds to 13, the first score of "learning".
static void read_target(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                        void *member)
{
    static const char *const phases[PHASES] = { reading_phase_starting, reading_phase_learning,
                                                reading_phase_growing, reading_phase_mature,
                                                reading_phase_leading };
    static const int lowest_doubled[PHASES] = { 16, 25, 37, 49, 57 };
    Findings *findings = member;
    Slice text;
    findings->target_place = yaml_place(yaml, value);
    if (!yaml_text(yaml, value, name_first(field->key), &text) ||
        read_score(text, &findings->target))
        return;
    for (int i = 0; i < PHASES; i++) {
        if (name_among(yaml->arena, text, phases[i])) {
            findings->target = fraction(lowest_doubled[i], 2);
            findings->target_phase = i;
            return;
        }
    }
    diagnose(yaml->d, DIAG_TARGET_UNKNOWN, yaml_place(yaml, value), name_first(field->key), text);
}

static void read_heading(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                         void *member)
{
    Findings *findings = member;
    Slice text;
    if (yaml_text(yaml, value, name_first(field->key), &text))
        findings->part[FINDING_HEADING] = finding_plain(yaml, value, text);
}

static void read_reason(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                        void *member)
{
    Findings *findings = member;
    Slice text;
    if (yaml_text(yaml, value, name_first(field->key), &text))
        findings->part[FINDING_REASON] = finding_plain(yaml, value, text);
}

static void read_fixed(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    Findings *findings = member;
    finding_fixed(yaml, field, value, &findings->fixed, &findings->fixed_count);
}

static const Field head_fields[] = {
    { .key = reading_key_heading, .kind = FIELD_OTHER, .read = read_heading },
    { .key = reading_key_validated, .kind = FIELD_OTHER, .read = read_validated },
    { .key = reading_key_target, .kind = FIELD_OTHER, .read = read_target },
    { .key = reading_key_reason, .kind = FIELD_OTHER, .read = read_reason },
    { .key = reading_key_fixed, .kind = FIELD_OTHER, .read = read_fixed },
};

// Its facts stand there, but not between lines "---".
static bool begins_with_fact(Arena *arena, Slice text)
{
    Slice line = S("");
    while (slice_next_line(&text, &line) && slice_trim(line).len == 0)
        continue;
    Slice key = slice_part(line, 0, slice_find(line, S(":")));
    for (size_t i = 0; key.len < line.len && i < sizeof head_fields / sizeof *head_fields; i++)
        if (name_among(arena, key, head_fields[i].key))
            return true;
    return false;
}

// ---- body ----

enum { BODY_PARTS = FINDING_PARTS - FINDING_CONCLUSIONS };

static const char *const part_names[BODY_PARTS] = {
    [FINDING_CONCLUSIONS - FINDING_CONCLUSIONS] = reading_part_conclusions,
    [FINDING_RECOMMENDATIONS - FINDING_CONCLUSIONS] = reading_part_recommendations,
    [FINDING_EXAMPLES - FINDING_CONCLUSIONS] = reading_part_examples,
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

static const BodyParts body_parts = { part_names, BODY_PARTS, is_part, .level = 2 };

// ---- files ----

static bool pillar_of(ScanFolder *folder, Slice file, Slice name, Pillar *pillar)
{
    if (pillar_find(name, pillar))
        return true;
    Nearest nearest = { .text = name };
    nearest_offer(folder->arena, &nearest, pillar_nearest(folder->arena, name));
    nearest_offer_names(folder->arena, &nearest, reading_file_summary);
    Slice likely = text_key(folder->arena, nearest_likely(folder->arena, &nearest));
    if (likely.len)
        likely = slice_print(folder->arena, "%.*s.md", SLICE_ARGS(likely));
    diagnose(folder->d, DIAG_FINDINGS_FILE, ((Place){ .file = file }), name, likely);
    return false;
}

static void read_file(ScanFolder *folder, Slice file, Findings *findings)
{
    Slice text;
    if (!scan_folder_text(folder, file, LIMIT_NOTE_BYTES, &text))
        return;
    findings->present = true;
    findings->file = file;
    FrontMatter parts = front_matter_split(folder->d, file, text);
    if (parts.present) {
        fields_read(folder->arena, folder->d, file, parts.head, parts.head_line, head_fields,
                    sizeof head_fields / sizeof *head_fields, findings);
    } else if (!parts.open && begins_with_fact(folder->arena, text)) {
        diagnose(folder->d, DIAG_FRONT_MATTER_MISSING, ((Place){ .file = file, .line = 1 }),
                 S("\"validated: …\", \"target: …\""));
        return;
    }
    finding_body(folder, file, parts.body, parts.body_line, &body_parts,
                 &findings->part[FINDING_CONCLUSIONS]);
}

static const Node *find_interview(const Node *part)
{
    for (const Node *node = NULL; (node = note_hole_next(part, node)) != NULL;) {
        Slice inside = node->kind == NODE_REFERENCE ? node->argument : S("");
        for (Citation cited; citation_next(&inside, &cited);)
            if (cited.kind == CITE_INTERVIEW)
                return node;
    }
    return NULL;
}

// The first reference to an interview, where the interviews have no numbers of their own.
static void check_references(ScanFolder *folder, const Scan *scan)
{
    const Node *found = NULL;
    if (!scan->interview_count || scan->interviews[0].numbered)
        return;
    for (int i = 0; i < PILLARS; i++)
        for (int part = 0; part < FINDING_PARTS && !found; part++)
            found = find_interview(scan->findings[i].part[part]);
    for (int part = 0; part < SUMMARY_PARTS && !found; part++)
        found = find_interview(scan->summary.part[part]);
    if (found)
        diagnose(folder->d, DIAG_INTERVIEW_NUMBER_MOVES, found->place, found->argument);
}

static void read_one(ScanFolder *folder, Slice file, Scan *scan)
{
    Pillar pillar;
    Slice name = path_name(file), other = S("");
    name = slice_part(name, 0, name.len - 3);
    bool is_summary = summary_is_name(folder->arena, name);
    if (!is_summary && !pillar_of(folder, file, name, &pillar))
        return;
    if (is_summary ? scan->summary.present : scan->findings[pillar].present)
        other = path_name(is_summary ? scan->summary.file : scan->findings[pillar].file);
    if (other.len)
        diagnose(folder->d, is_summary ? DIAG_SUMMARY_TWICE : DIAG_FINDINGS_TWICE,
                 ((Place){ .file = file }), other);
    else if (is_summary)
        summary_read(folder, file, &scan->summary);
    else
        read_file(folder, file, &scan->findings[pillar]);
}

void findings_read(ScanFolder *folder, Slice notes, Scan *scan)
{
    Slice *files;
    size_t count = note_files_list(folder, notes, &files);
    for (int i = 0; i < PILLARS; i++)
        scan->findings[i] = (Findings){ .validated = fraction_none(),
                                        .target = fraction_none(),
                                        .target_phase = -1 };
    scan->summary = (Summary){ .file = S("") };
    for (size_t i = 0; i < count; i++)
        read_one(folder, files[i], scan);
    check_references(folder, scan);
}
