#include "ingest/findings.h"

#include "base/file.h"

#include "base/limits.h"
#include "base/messages.h"
#include "ingest/fields.h"
#include "ingest/finding_text.h"
#include "ingest/frontmatter.h"
#include "ingest/holes.h"
#include "ingest/nearest.h"
#include "ingest/notes.h"
#include "ingest/sections.h"
#include "ingest/usual_names.h"

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

static void read_validated(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    Findings *findings = member;
    Slice text;
    if (yaml_text(yaml, value, name_first(field->key), &text) && !read_score(text, &findings->validated))
        diagnose(yaml->d, DIAG_SCORE_RANGE, yaml_place(yaml, value), name_first(field->key), text);
}

// A phase as a target is its lowest score: a mean of 12.5 rounds to 13, the first score of "learning".
static void read_target(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    static const char *const phases[PHASES] = { "starting|startend", "learning|lerend", "growing|groeiend",
                                                "mature|volwassen", "leading|leidend" };
    static const int lowest_doubled[PHASES] = { 16, 25, 37, 49, 57 };
    Findings *findings = member;
    Slice text;
    findings->target_place = yaml_place(yaml, value);
    if (!yaml_text(yaml, value, name_first(field->key), &text) || read_score(text, &findings->target))
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

static void read_heading(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    Findings *findings = member;
    if (yaml_text(yaml, value, name_first(field->key), &findings->heading))
        finding_head_marks(yaml, value, findings->heading, &findings->marks[FINDING_HEADING]);
}

static void read_reason(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    Findings *findings = member;
    if (yaml_text(yaml, value, name_first(field->key), &findings->reason))
        finding_head_marks(yaml, value, findings->reason, &findings->marks[FINDING_REASON]);
}

// One text or a list of them.
static void read_fixed(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    Findings *findings = member;
    const yaml_node_t *one = value;
    size_t room = 0;
    bool list = value->type == YAML_SEQUENCE_NODE;
    for (size_t i = 0; list ? (one = yaml_element(yaml, value, i)) != NULL : i == 0; i++) {
        Slice text;
        if (yaml_is_null(one) || !yaml_text(yaml, one, name_first(field->key), &text))
            continue;
        findings->fixed = arena_grow(yaml->arena, findings->fixed, sizeof *findings->fixed,
                                     findings->fixed_count, &room);
        findings->fixed[findings->fixed_count++] = text;
    }
}

static const Field head_fields[] = {
    { .key = "heading|kop", .kind = FIELD_OTHER, .read = read_heading },
    { .key = "validated|gevalideerd", .kind = FIELD_OTHER, .read = read_validated },
    { .key = "target|doel", .kind = FIELD_OTHER, .read = read_target },
    { .key = "reason|reden|toelichting", .kind = FIELD_OTHER, .read = read_reason },
    { .key = "fixed|vast", .kind = FIELD_OTHER, .read = read_fixed },
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

#define PART_HEADINGS S("Conclusies, Aanbevelingen, Voorbeelden")
enum { CONCLUSIONS, RECOMMENDATIONS, EXAMPLES, PARTS };

static const char *const part_names[PARTS] = {
    [CONCLUSIONS] = "Conclusies|Conclusie|Conclusions|Conclusion",
    [RECOMMENDATIONS] = "Aanbevelingen|Aanbeveling|Adviezen|Advies|Recommendations|Recommendation",
    [EXAMPLES] = "Voorbeelden|Voorbeeld|Examples|Example",
};
// The template puts each part below a heading of this level.
enum { PART_LEVEL = 2 };

static bool is_part(Arena *arena, Slice heading, int *name)
{
    for (int i = 0; i < PARTS; i++) {
        if (name_among(arena, heading, part_names[i])) {
            *name = i;
            return true;
        }
    }
    return false;
}

static Slice nearest_part(Arena *arena, Slice heading)
{
    Nearest nearest = { .text = heading };
    for (int i = 0; i < PARTS; i++)
        nearest_offer_names(arena, &nearest, part_names[i]);
    return nearest_likely(arena, &nearest);
}

static void read_part(ScanFolder *folder, Slice file, const NoteLine *lines, const NoteSection *section,
                      NoteSource raw[PARTS])
{
    Slice text = note_section_text(folder->arena, lines, section->from, section->to);
    if (section->name >= 0) {
        NoteSource source = { .file = file };
        note_source_lines(folder->arena, &source, lines, section->from, section->to);
        note_source_losses(folder->arena, folder->d, &source, note_place(file, section->heading, 0));
        note_source_free(&source);
        note_source_lines(folder->arena, &raw[section->name], lines, section->from, section->to);
    } else if (section->name == SECTION_UNKNOWN) {
        Slice near = nearest_part(folder->arena, section->heading->heading);
        diagnose(folder->d, DIAG_NOTE_HEADING, note_place(file, section->heading, 0),
                 section->heading->heading, near, near.len ? S("") : PART_HEADINGS);
    } else if (slice_trim(text).len) {
        size_t first = section->from;
        while (!slice_trim(lines[first].text).len)
            first++;
        diagnose(folder->d, DIAG_NOTE_OUTSIDE, note_place(file, &lines[first], 0), PART_HEADINGS);
    }
}

static void read_body(ScanFolder *folder, Slice file, FrontMatter parts, Findings *findings)
{
    static const FindingPart part[PARTS] = { FINDING_CONCLUSIONS, FINDING_RECOMMENDATIONS, FINDING_EXAMPLES };
    Slice *text[PARTS] = { &findings->conclusions, &findings->recommendations, &findings->examples };
    NoteLine *lines;
    NoteSection *sections;
    NoteSource raw[PARTS] = { { .file = file }, { .file = file }, { .file = file } };
    size_t line_count = note_lines(folder->arena, parts.body, parts.body_line, &lines);
    size_t count = note_sections(folder->arena, lines, line_count, is_part, false, &sections);
    for (size_t i = 0; i < count; i++)
        read_part(folder, file, lines, &sections[i], raw);
    for (int i = 0; i < PARTS; i++) {
        *text[i] = finding_body(folder->arena, &raw[i], PART_LEVEL, &findings->marks[part[i]]);
        note_source_free(&raw[i]);
    }
}

// ---- files ----

static bool pillar_of(ScanFolder *folder, Slice file, Pillar *pillar)
{
    Slice name = path_name(file);
    name = slice_part(name, 0, name.len - 3);
    if (pillar_find(name, pillar))
        return true;
    Slice nearest = text_key(folder->arena, pillar_nearest(folder->arena, name));
    if (nearest.len)
        nearest = slice_print(folder->arena, "%.*s.md", SLICE_ARGS(nearest));
    diagnose(folder->d, DIAG_FINDINGS_FILE, ((Place){ .file = file }), name, nearest);
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
    read_body(folder, file, parts, findings);
}

static bool cites_interview(Slice inside)
{
    for (Citation cited; citation_next(&inside, &cited);)
        if (cited.kind == CITE_INTERVIEW)
            return true;
    return false;
}

// The first citation of an interview, where the interviews have no numbers of their own.
static void check_citations(ScanFolder *folder, const Scan *scan)
{
    if (!scan->interview_count || scan->interviews[0].numbered)
        return;
    for (int i = 0; i < PILLARS; i++)
        for (int part = 0; part < FINDING_PARTS; part++)
            for (size_t k = 0; k < scan->findings[i].marks[part].hole_count; k++) {
                const NoteHole *hole = &scan->findings[i].marks[part].holes[k];
                if (hole->kind != HOLE_CITATION || !cites_interview(hole->name))
                    continue;
                diagnose(folder->d, DIAG_INTERVIEW_NUMBER_MOVES, hole->place, hole->name);
                return;
            }
}

void findings_read(ScanFolder *folder, Scan *scan)
{
    Slice *files;
    size_t count = scan_folder_notes(folder, usual_name(folder, USUAL_FINDINGS), &files);
    for (int i = 0; i < PILLARS; i++)
        scan->findings[i] = (Findings){ .validated = fraction_none(),
                                        .target = fraction_none(),
                                        .target_phase = -1,
                                        .heading = S(""),
                                        .reason = S(""),
                                        .conclusions = S(""),
                                        .recommendations = S(""),
                                        .examples = S("") };
    for (size_t i = 0; i < count; i++) {
        Pillar pillar;
        if (!pillar_of(folder, files[i], &pillar))
            continue;
        if (scan->findings[pillar].present)
            diagnose(folder->d, DIAG_FINDINGS_TWICE, ((Place){ .file = files[i] }),
                     path_name(scan->findings[pillar].file));
        else
            read_file(folder, files[i], &scan->findings[pillar]);
    }
    check_citations(folder, scan);
}
