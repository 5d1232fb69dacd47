#include "notes/summary.h"

#include "base/limits.h"
#include "base/nearest.h"
#include "input/fields.h"
#include "language/reading.h"
#include "notes/finding_text.h"
#include "notes/frontmatter.h"
#include "notes/messages.h"
#include "notes/sections.h"

bool summary_is_name(Arena *arena, Slice name)
{
    return name_among(arena, name, reading_file_summary);
}

// ---- front matter ----

static void read_plain(const Yaml *yaml, const Field *field, const yaml_node_t *value, NoteText *part)
{
    if (yaml_text(yaml, value, name_first(field->key), &part->text))
        finding_head_marks(yaml, value, part->text, &part->marks);
}

static void read_heading(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
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

static void read_body(ScanFolder *folder, FrontMatter parts, Summary *summary)
{
    NoteLine *lines;
    NoteSection *sections;
    NoteSource raw[BODY_PARTS] = { { .file = summary->file }, { .file = summary->file } };
    size_t line_count = note_lines(folder->arena, parts.body, parts.body_line, &lines);
    size_t count = note_sections(folder->arena, lines, line_count, is_part, false, &sections);
    for (size_t i = 0; i < count; i++)
        finding_section(folder, lines, &sections[i], part_names, BODY_PARTS, raw);
    for (int i = 0; i < BODY_PARTS; i++) {
        NoteText *part = &summary->part[SUMMARY_MESSAGE + i];
        part->text = finding_body(folder->arena, &raw[i], 0, &part->marks);
        note_source_free(&raw[i]);
    }
}

// ---- decisions ----

bool decision_read(Slice point, Decision *decision)
{
    Slice text = slice_trim(point);
    *decision = (Decision){ .to = point.len, .who = S(""), .when = S("") };
    if (slice_ends(text, S(".")))
        text.len--;
    if (!slice_ends(text, S(")")))
        return false;
    size_t open = text.len - 1, comma = 0;
    for (int depth = 1; depth && open; depth += text.at[open] == ')', depth -= text.at[open] == '(') {
        open--;
        if (!comma && text.at[open] == ',')
            comma = open;
    }
    if (text.at[open] != '(' || comma < open)
        return false;
    Slice who = slice_trim(slice_part(text, open + 1, comma));
    Slice when = slice_trim(slice_part(text, comma + 1, text.len - 1));
    Slice decided = slice_trim(slice_part(text, 0, open));
    if (!who.len || !when.len || !decided.len)
        return false;
    *decision = (Decision){ (size_t)(decided.at - point.at) + decided.len, who, when };
    return true;
}

static void check_points(const ScanFolder *folder, const Summary *summary)
{
    const NoteText *message = &summary->part[SUMMARY_MESSAGE];
    const NoteText *decisions = &summary->part[SUMMARY_DECISIONS];
    if (message->marks.item_count > MESSAGE_MOST)
        diagnose(folder->d, DIAG_SUMMARY_MESSAGE_LONG, message->marks.items[MESSAGE_MOST].place);
    if (decisions->marks.item_count > DECISIONS_MOST)
        diagnose(folder->d, DIAG_SUMMARY_DECISIONS_LONG, decisions->marks.items[DECISIONS_MOST].place);
    for (size_t i = 0; i < decisions->marks.item_count; i++) {
        const NoteItem *item = &decisions->marks.items[i];
        Decision decision;
        if (!decision_read(slice_part(decisions->text, item->from, item->to), &decision))
            diagnose(folder->d, DIAG_SUMMARY_DECISION, item->place);
    }
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
    read_body(folder, parts, summary);
    check_points(folder, summary);
}
