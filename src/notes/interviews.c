// SPDX-License-Identifier: EUPL-1.2
#include "notes/interviews.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "department/department_name.h"
#include "department/departments.h"
#include "input/fields.h"
#include "language/reading.h"
#include "model/interview.h"
#include "model/pillar.h"
#include "model/scan.h"
#include "notes/frontmatter.h"
#include "notes/interview_points.h"
#include "notes/messages.h"
#include "notes/note_files.h"
#include "notes/point_sign.h"
#include "notes/sections.h"

// ---- front matter ----

typedef struct Head {
    Date date;
    Slice role;
    int kind; // one less than InterviewKind
    Slice department;
    Place department_place;
    bool pillar[PILLARS];
} Head;

static void read_pillar(const Yaml *yaml, const yaml_node_t *node, Slice text, Head *head)
{
    Pillar pillar;
    if (pillar_find(text, &pillar))
        head->pillar[pillar] = true;
    else
        diagnose(yaml->d, DIAG_NOTE_PILLAR, yaml_place(yaml, node), text,
                 pillar_nearest(yaml->arena, text));
}

// A list, or one text with commas.
static void read_pillars(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                         void *member)
{
    const yaml_node_t *element;
    Slice text, part;
    if (value->type != YAML_SEQUENCE_NODE && yaml_text(yaml, value, name_first(field->key), &text))
        while (slice_next_field(&text, ',', &part))
            read_pillar(yaml, value, slice_trim(part), member);
    for (size_t i = 0; (element = yaml_element(yaml, value, i)); i++)
        if (yaml_text(yaml, element, name_first(field->key), &text))
            read_pillar(yaml, element, text, member);
}

static void read_department(const Yaml *yaml, const Field *field, const yaml_node_t *value,
                            void *member)
{
    Head *head = member;
    head->department_place = yaml_place(yaml, value);
    yaml_text(yaml, value, name_first(field->key), &head->department);
}

static const char *const kinds[] = { reading_interview_cx, reading_interview_department, NULL };

static const Field head_fields[] = {
    { .key = reading_key_date, .kind = FIELD_DATE, .offset = offsetof(Head, date) },
    { .key = reading_key_role, .offset = offsetof(Head, role) },
    { .key = reading_key_kind,
      .offset = offsetof(Head, kind),
      .kind = FIELD_CHOICE,
      .choices = kinds },
    { .key = reading_key_department, .kind = FIELD_OTHER, .read = read_department },
    { .key = reading_key_pillars, .kind = FIELD_OTHER, .read = read_pillars },
    { .key = reading_key_person, .kind = FIELD_REFUSED, .refusal = DIAG_NOTE_NAME },
};

// Which becomes the name as the scan has it.
static void check_department(ScanFolder *folder, const Scan *scan, const TextMap *departments,
                             Head *head)
{
    uint32_t at;
    head->department = department_called(folder->arena, scan->renames, head->department);
    Slice key = department_key(folder->arena, head->department);
    if (!key.len || !scan->department_count)
        return;
    if (text_map_find(departments, key, &at)) {
        head->department = scan->departments[at].name;
        return;
    }
    Nearest nearest = { .text = head->department };
    for (size_t i = 0; i < scan->department_count; i++)
        nearest_offer(folder->arena, &nearest, scan->departments[i].name);
    diagnose(folder->d, DIAG_NOTE_DEPARTMENT, head->department_place, head->department,
             nearest_likely(folder->arena, &nearest));
}

static FrontMatter read_head(ScanFolder *folder, const Scan *scan, const TextMap *departments,
                             Slice file, Slice text, Head *head)
{
    FrontMatter parts = front_matter_split(folder->d, file, text);
    size_t count = sizeof head_fields / sizeof *head_fields;
    if (!parts.present) {
        if (!parts.open)
            diagnose(folder->d, DIAG_FRONT_MATTER_MISSING, ((Place){ .file = file, .line = 1 }),
                     S("\"role: …\", \"date: …\""));
        return parts;
    }
    bool good = fields_read(folder->arena, folder->d, file, parts.head, parts.head_line,
                            head_fields, count, head);
    if (good && !head->role.len)
        diagnose(folder->d, DIAG_NOTE_ROLE_MISSING,
                 ((Place){ .file = file, .line = parts.head_line }), S(""));
    check_department(folder, scan, departments, head);
    return parts;
}

// ---- body ----

// "Pijler 2: Begrijpen", "2. Begrijpen", "Begrijpen (inwoners)" and "Begrijpen: wat we weten".
static bool is_pillar(Arena *arena, Slice heading, int *name)
{
    Pillar pillar;
    Slice text = text_key(arena, heading);
    for (Slice before = S(""); text.len != before.len;) {
        before = text;
        text = slice_part(text, slice_start_among(text, reading_pillar_heading_begins), text.len);
        while (text.len && (text.at[0] < 'a' || text.at[0] > 'z'))
            text = slice_part(text, 1, text.len);
    }
    size_t end = 0;
    while (end < text.len && text.at[end] >= 'a' && text.at[end] <= 'z')
        end++;
    Slice rest = slice_trim(slice_part(text, end, text.len));
    if ((rest.len && !strchr(":(-|,/", rest.at[0])) ||
        !pillar_find(slice_part(text, 0, end), &pillar))
        return false;
    *name = (int)pillar;
    return true;
}

// A pillar that stands alone in the front matter needs no heading.
static int only_pillar(const Head *head)
{
    int only = SECTION_OUTSIDE;
    for (int i = 0; i < PILLARS; i++) {
        if (head->pillar[i] && only >= 0)
            return SECTION_OUTSIDE;
        if (head->pillar[i])
            only = i;
    }
    return only;
}

static void read_section(ScanFolder *folder, InterviewReader *reader, const Head *head,
                         const NoteLine *lines, const NoteSection *section)
{
    Slice file = reader->interview->file;
    const NoteLine *words = NULL;
    for (size_t i = section->from; i < section->to && !words; i++)
        if (slice_trim(lines[i].text).len && !lines[i].underline)
            words = &lines[i];
    int only = only_pillar(head), name = section->name < 0 && only >= 0 ? only : section->name;
    if (name == SECTION_UNKNOWN) {
        Slice near = pillar_nearest(folder->arena, section->heading->heading);
        diagnose(folder->d, DIAG_NOTE_HEADING, note_place(file, section->heading, 0),
                 section->heading->heading, near,
                 near.len ? S("") : pillar_headings(folder->arena));
    } else if (name == SECTION_OUTSIDE && words) {
        diagnose(folder->d, DIAG_NOTE_OUTSIDE, note_place(file, words, 0),
                 pillar_headings(folder->arena));
    }
    if (section->heading && name != SECTION_UNKNOWN)
        interview_points_above(reader, section->heading);
    if (name >= 0)
        interview_points_read(reader, (Pillar)name, lines ? lines + section->from : NULL,
                              section->to - section->from); // of no text there are no lines
}

static void read_interview(ScanFolder *folder, const Scan *scan, const TextMap *departments,
                           Slice file, Slice text, Interview *interview)
{
    Head head = { .role = S(""), .department = S(""), .kind = INTERVIEW_OF_UNKNOWN_KIND - 1 };
    NoteLine *lines;
    NoteSection *sections;
    size_t complaints = diagnostics_count(folder->d, SEVERITY_WARNING);
    *interview = (Interview){ .file = file };
    FrontMatter parts = read_head(folder, scan, departments, file, text, &head);
    interview->date = head.date;
    interview->role = head.role;
    interview->kind = (InterviewKind)(head.kind + 1);
    interview->department = head.department;
    memcpy(interview->pillar, head.pillar, sizeof interview->pillar);
    size_t line_count = note_lines(folder->arena, parts.body, parts.body_line, &lines);
    size_t count = note_sections(folder->arena, lines, line_count, is_pillar, true, &sections);
    InterviewReader reader = { .folder = folder, .interview = interview, .above = NO_ITEM };
    // Facts that stand there without their lines "---" were complained of already.
    size_t first = !parts.present && !parts.open;
    for (size_t i = first; i < count; i++)
        read_section(folder, &reader, &head, lines, &sections[i]);
    // Where headings or facts were not understood, that is why.
    if (interview->item_count == 0 && diagnostics_count(folder->d, SEVERITY_WARNING) == complaints)
        diagnose(folder->d, DIAG_NOTE_EMPTY, ((Place){ .file = file }),
                 pillar_headings(folder->arena));
}

static int by_date(const void *left, const void *right)
{
    const Interview *a = left, *b = right;
    int order = date_compare(a->date, b->date);
    return order ? order : slice_compare(a->file, b->file);
}

static size_t count_digits(Slice text)
{
    size_t count = 0;
    while (count < text.len && ascii_is_digit(text.at[count]))
        count++;
    return count;
}

// The number that a file's name begins with, "04-teamleider.md" or "Gesprek 4.md"; 0 where it has none.
static int number_of_file(Arena *arena, Slice file)
{
    Slice name = text_key(arena, path_name(file));
    uint64_t number;
    size_t len = 0;
    do {
        name = slice_part(name, len, name.len);
        while (name.len && strchr(" -_.#", name.at[0]))
            name = slice_part(name, 1, name.len);
    } while ((len = slice_start_among(name, reading_interview_file_begins)));
    // "3-2-2026 teamleider" begins with a date and not with the number 3, and so do more digits.
    size_t end = count_digits(name), month = count_digits(slice_part(name, end + 1, name.len));
    size_t year = count_digits(slice_part(name, end + month + 2, name.len));
    bool is_date = end > 3 || (end && end <= 2 && month && month <= 2 && year == 4);
    bool good = !is_date && slice_to_u64(slice_part(name, 0, end), &number);
    return good ? (int)number : 0;
}

static int by_number(const void *left, const void *right)
{
    const Interview *a = left, *b = right;
    int order = (a->number > b->number) - (a->number < b->number);
    return order ? order : slice_compare(a->file, b->file);
}

// A finding cites an interview by its number, which must not change when another interview is added. So
// that is the one in the file's name; only where no name has one, the order of the dates is. A file that
// has none among others that do comes last, and one whose number was taken keeps it: neither moves the
// others.
static void number_them(ScanFolder *folder, Interview *interviews, size_t count)
{
    size_t without = 0;
    for (size_t i = 0; i < count; i++) {
        interviews[i].number = number_of_file(folder->arena, interviews[i].file);
        without += interviews[i].number == 0;
        interviews[i].numbered = interviews[i].number > 0;
    }
    qsort(interviews, count, sizeof *interviews, without == count ? by_date : by_number);
    const Interview *numbered = &interviews[count - 1];
    int last = numbered->number;
    for (size_t i = 0; i < count; i++) {
        Place place = { .file = interviews[i].file };
        if (i && interviews[i].number && interviews[i].number == interviews[i - 1].number)
            diagnose(folder->d, DIAG_INTERVIEW_NUMBER_TWICE, place,
                     slice_print(folder->arena, "%d", interviews[i].number),
                     path_name(interviews[i - 1].file));
        if (interviews[i].number)
            continue;
        interviews[i].number = ++last;
        if (without < count)
            diagnose(folder->d, DIAG_INTERVIEW_NUMBER_NONE, place, path_name(numbered->file));
    }
    qsort(interviews, count, sizeof *interviews, by_number);
}

// "# (+) words" is a point that was pasted.
static bool is_heading(Slice line)
{
    PointSign sign;
    return slice_starts(line, S("#")) && !sign_before(line, 1, &sign);
}

// Facts, and below them nothing but blank lines and headings: made for an interview that is still to be
// held. What is wrong with it is said once there is something to read.
static bool read_prepared(const ScanFolder *folder, const Scan *scan, const TextMap *departments,
                          Slice file, Slice text, Interview *prepared)
{
    ScanFolder quiet = *folder;
    Head head = { .role = S(""), .department = S(""), .kind = INTERVIEW_OF_UNKNOWN_KIND - 1 };
    Slice line;
    quiet.d = diagnostics_new(folder->arena);
    FrontMatter parts = front_matter_split(quiet.d, file, text);
    for (Slice rest = parts.body; slice_next_field(&rest, '\n', &line);)
        if (slice_trim(line).len && !is_heading(slice_trim(line)))
            return false;
    if (!parts.present)
        return false;
    read_head(&quiet, scan, departments, file, text, &head);
    *prepared = (Interview){ .file = file,
                             .number = number_of_file(folder->arena, file),
                             .kind = (InterviewKind)(head.kind + 1),
                             .department = head.department };
    return true;
}

void interviews_read(ScanFolder *folder, Slice notes, Scan *scan)
{
    Slice *files;
    size_t count = note_files_list(folder, notes, &files);
    scan->interviews = arena_many(folder->arena, Interview, count);
    scan->prepared = arena_many(folder->arena, Interview, count);
    TextMap *departments = departments_by_key(folder->arena, scan);
    for (size_t i = 0; i < count; i++) {
        Slice text;
        Interview *prepared = &scan->prepared[scan->prepared_count],
                  *interview = &scan->interviews[scan->interview_count];
        if (!scan_folder_text(folder, files[i], LIMIT_NOTE_BYTES, &text)) {
            *interview = (Interview){ .file = files[i] };
            scan->interview_count++;
        } else if (read_prepared(folder, scan, departments, files[i], text, prepared)) {
            scan->prepared_count++;
        } else {
            read_interview(folder, scan, departments, files[i], text, interview);
            scan->interview_count++;
        }
    }
    if (scan->prepared_count)
        diagnose(folder->d, DIAG_INTERVIEWS_PREPARED, ((Place){ .file = notes }),
                 slice_print(folder->arena, "%zu", scan->prepared_count),
                 path_name(scan->prepared[0].file));
    if (scan->interview_count)
        number_them(folder, scan->interviews, scan->interview_count);
}
