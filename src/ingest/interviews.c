#include "ingest/interviews.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/messages.h"
#include "ingest/department_name.h"
#include "ingest/fields.h"
#include "ingest/frontmatter.h"
#include "ingest/nearest.h"
#include "ingest/notes.h"
#include "ingest/sections.h"
#include "ingest/usual_names.h"

// Other text of an interview would stand below a heading of this level.
enum { TEXT_LEVEL = 2 };

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
        diagnose(yaml->d, DIAG_NOTE_PILLAR, yaml_place(yaml, node), text, pillar_nearest(yaml->arena, text));
}

// A list, or one text with commas.
static void read_pillars(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
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

static void read_department(const Yaml *yaml, const Field *field, const yaml_node_t *value, void *member)
{
    Head *head = member;
    head->department_place = yaml_place(yaml, value);
    yaml_text(yaml, value, name_first(field->key), &head->department);
}

static const Field head_fields[] = {
    { .key = "date|datum", .kind = FIELD_DATE, .offset = offsetof(Head, date) },
    { .key = "role|rol|functie", .offset = offsetof(Head, role) },
    { .key = "kind|soort|type",
      .offset = offsetof(Head, kind),
      .kind = FIELD_CHOICE,
      .choices = "cx|klantgericht|customer,department|afdeling" },
    { .key = "department|afdeling", .kind = FIELD_OTHER, .read = read_department },
    { .key = "pillars|pijlers|pillar|pijler", .kind = FIELD_OTHER, .read = read_pillars },
    { .key = "name|naam|respondent|interviewee|geïnterviewde|persoon|person|email|e-mail|mail|telefoon|phone",
      .kind = FIELD_REFUSED,
      .refusal = DIAG_NOTE_NAME },
};

// Which becomes the name as the scan has it.
static void check_department(ScanFolder *folder, const Scan *scan, Head *head)
{
    head->department = department_called(folder->arena, scan->renames, head->department);
    Nearest nearest = { .text = head->department };
    Slice key = department_key(folder->arena, head->department);
    if (!key.len || !scan->department_count)
        return;
    for (size_t i = 0; i < scan->department_count; i++) {
        if (slice_equal(department_key(folder->arena, scan->departments[i].name), key)) {
            head->department = scan->departments[i].name;
            return;
        }
        nearest_offer(folder->arena, &nearest, scan->departments[i].name);
    }
    diagnose(folder->d, DIAG_NOTE_DEPARTMENT, head->department_place, head->department,
             nearest_likely(folder->arena, &nearest));
}

static FrontMatter read_head(ScanFolder *folder, const Scan *scan, Slice file, Slice text, Head *head)
{
    FrontMatter parts = front_matter_split(folder->d, file, text);
    size_t count = sizeof head_fields / sizeof *head_fields;
    if (!parts.present) {
        if (!parts.open)
            diagnose(folder->d, DIAG_FRONT_MATTER_MISSING, ((Place){ .file = file, .line = 1 }), S(""));
        return parts;
    }
    bool good =
        fields_read(folder->arena, folder->d, file, parts.head, parts.head_line, head_fields, count, head);
    if (good && !head->role.len)
        diagnose(folder->d, DIAG_NOTE_ROLE_MISSING, ((Place){ .file = file, .line = parts.head_line }),
                 S(""));
    check_department(folder, scan, head);
    return parts;
}

// ---- body ----

typedef enum LineKind { LINE_BLANK, LINE_ITEM, LINE_QUOTE, LINE_LIST, LINE_OTHER } LineKind;

// A line, and where its words begin after the marks that make it what it is.
typedef struct ReadLine {
    LineKind kind;
    int item; // STRENGTH or WEAKNESS
    size_t words;
    bool indented;
} ReadLine;

typedef struct Reader {
    ScanFolder *folder;
    Interview *interview;
    size_t room;
    Pillar pillar;
    int kind; // of the item being read, or NO_ITEM
    Place place;
    Buffer text;
    bool blank; // since its last line
} Reader;

enum { NO_ITEM = -1 };

static size_t skip_spaces(Slice text, size_t at)
{
    while (at < text.len && (text.at[at] == ' ' || text.at[at] == '\t'))
        at++;
    return at;
}

// After "- ", "* ", "+ ", "1. " or "1) "; `at` where there is no such mark.
static size_t skip_list_mark(Slice text, size_t at)
{
    size_t end = at;
    if (end < text.len && strchr("-*+", text.at[end]))
        end++;
    else {
        while (end < text.len && text.at[end] >= '0' && text.at[end] <= '9')
            end++;
        if (end == at || end >= text.len || !strchr(".)", text.at[end]))
            return at;
        end++;
    }
    return end < text.len && (text.at[end] == ' ' || text.at[end] == '\t') ? skip_spaces(text, end) : at;
}

// "(+)" or "(-)", with any kind of dash, perhaps with spaces inside or backslashes before the brackets.
static bool read_sign(Slice text, size_t *at, int *item)
{
    Slice rest = slice_part(text, *at, text.len), word = slice_part(rest, 0, slice_find(rest, S(")")));
    if (word.len == rest.len || word.len > 10)
        return false;
    *at += word.len + 1;
    while (word.len && strchr("(\\ ", word.at[0]))
        word = slice_part(word, 1, word.len);
    while (word.len && strchr("\\ ", word.at[word.len - 1]))
        word.len--;
    if (!slice_starts(rest, S("(")) && !slice_starts(rest, S("\\(")))
        return false;
    *item = slice_equal(word, S("+")) ? ITEM_STRENGTH : ITEM_WEAKNESS;
    return slice_equal(word, S("+")) || slice_equal(word, S("-")) || slice_equal(word, S("‐")) ||
           slice_equal(word, S("‑")) || slice_equal(word, S("–")) || slice_equal(word, S("—")) ||
           slice_equal(word, S("−"));
}

static ReadLine read_line(const NoteLine *line)
{
    Slice text = line->text;
    size_t start = skip_spaces(text, 0), words = skip_list_mark(text, start), sign = words;
    ReadLine read = { LINE_OTHER, NO_ITEM, start, start >= 2 || (text.len && text.at[0] == '\t') };
    if (start == text.len)
        read.kind = LINE_BLANK;
    else if (line->fenced || line->level)
        read.kind = LINE_OTHER;
    else if (read_sign(text, &sign, &read.item))
        read = (ReadLine){ LINE_ITEM, read.item, skip_spaces(text, sign), read.indented };
    else if (text.at[start] == '>')
        read = (ReadLine){ LINE_QUOTE, ITEM_QUOTE, skip_spaces(text, start + 1), read.indented };
    else if (words > start)
        read.kind = LINE_LIST;
    return read;
}

static void finish(Reader *r)
{
    Slice text = S(""), raw = buffer_slice(&r->text);
    NoteLosses losses = { 0, 0, 0 };
    Interview *interview = r->interview;
    if (r->kind != NO_ITEM)
        text = r->kind == ITEM_TEXT ? note_blocks(r->folder->arena, raw, TEXT_LEVEL, &losses)
                                    : note_line(r->folder->arena, raw, &losses);
    note_losses_diagnose(r->folder->d, r->place, losses);
    if (text.len) {
        interview->items = arena_grow(r->folder->arena, interview->items, sizeof *interview->items,
                                      interview->item_count, &r->room);
        InterviewItem *item = &interview->items[interview->item_count++];
        *item = (InterviewItem){ .pillar = r->pillar, .text = text, .place = r->place };
        item->kind = (__typeof__(item->kind))r->kind;
        interview->pillar[r->pillar] = true;
    }
    r->kind = NO_ITEM;
    r->text.len = 0;
}

static void start(Reader *r, int kind, const NoteLine *line, size_t words)
{
    finish(r);
    r->kind = kind;
    r->place = note_place(r->interview->file, line, words);
    r->blank = false;
}

// Does this line go on with the item being read?
static bool goes_on(const Reader *r, ReadLine read)
{
    if (r->kind == NO_ITEM || read.kind == LINE_ITEM)
        return false;
    if (r->kind == ITEM_QUOTE)
        return !r->blank && (read.kind == LINE_QUOTE || read.kind == LINE_OTHER);
    if (read.kind == LINE_QUOTE)
        return false;
    if (r->kind == ITEM_TEXT)
        return true;
    return read.indented || (read.kind == LINE_OTHER && !r->blank);
}

static void read_item_line(Reader *r, const NoteLine *line)
{
    ReadLine read = read_line(line);
    if (read.kind == LINE_BLANK) {
        r->blank = true;
        buffer_add_byte(&r->text, '\n');
        return;
    }
    bool heading = line->level || line->fenced;
    if (!goes_on(r, read) || (heading && r->kind != ITEM_TEXT))
        start(r, read.kind == LINE_ITEM || read.kind == LINE_QUOTE ? read.item : ITEM_TEXT, line, read.words);
    // The words of an item lose their indent, lest they be taken for code; other text keeps all of its form.
    size_t from = r->kind == ITEM_TEXT ? 0 : read.words;
    buffer_add(&r->text, slice_part(line->text, from, line->text.len));
    buffer_add_byte(&r->text, '\n');
    r->blank = false;
}

static bool is_pillar(Arena *arena, Slice heading, int *name)
{
    Pillar pillar;
    Slice text = text_key(arena, heading);
    if (slice_starts(text, S("pijler ")) || slice_starts(text, S("pillar ")))
        text = slice_part(text, 7, text.len);
    while (text.len && strchr("0123456789.):- ", text.at[0]))
        text = slice_part(text, 1, text.len);
    if (!pillar_find(text, &pillar))
        return false;
    *name = (int)pillar;
    return true;
}

static const NoteLine *first_words(const NoteLine *lines, const NoteSection *section)
{
    for (size_t i = section->from; i < section->to; i++)
        if (slice_trim(lines[i].text).len && !lines[i].underline)
            return &lines[i];
    return NULL;
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

static void read_section(Reader *r, const Head *head, const NoteLine *lines, const NoteSection *section)
{
    Slice file = r->interview->file;
    const NoteLine *words = first_words(lines, section);
    int only = only_pillar(head), name = section->name < 0 && only >= 0 ? only : section->name;
    if (name == SECTION_UNKNOWN) {
        diagnose(r->folder->d, DIAG_NOTE_HEADING, note_place(file, section->heading, 0),
                 section->heading->heading, pillar_nearest(r->folder->arena, section->heading->heading));
    } else if (name == SECTION_OUTSIDE && words) {
        diagnose(r->folder->d, DIAG_NOTE_OUTSIDE, note_place(file, words, 0),
                 S("Strategie, Begrijpen, Ontwerpen, Meten, Besturing, Cultuur"));
    }
    if (name < 0)
        return;
    r->pillar = (Pillar)name;
    for (size_t i = section->from; i < section->to; i++)
        read_item_line(r, &lines[i]);
    finish(r);
}

static void read_interview(ScanFolder *folder, const Scan *scan, Slice file, Interview *interview)
{
    Slice text;
    Head head = { .role = S(""), .department = S(""), .kind = INTERVIEW_OF_UNKNOWN_KIND - 1 };
    NoteLine *lines;
    NoteSection *sections;
    *interview = (Interview){ .file = file };
    if (!scan_folder_text(folder, file, &text))
        return;
    FrontMatter parts = read_head(folder, scan, file, text, &head);
    interview->date = head.date;
    interview->role = head.role;
    interview->kind = (InterviewKind)(head.kind + 1);
    interview->department = head.department;
    memcpy(interview->pillar, head.pillar, sizeof interview->pillar);
    size_t line_count = note_lines(folder->arena, parts.body, parts.body_line, &lines);
    size_t count = note_sections(folder->arena, lines, line_count, is_pillar, &sections);
    Reader reader = { .folder = folder, .interview = interview, .kind = NO_ITEM };
    for (size_t i = 0; i < count; i++)
        read_section(&reader, &head, lines, &sections[i]);
    buffer_free(&reader.text);
    if (interview->item_count == 0)
        diagnose(folder->d, DIAG_NOTE_EMPTY, ((Place){ .file = file }),
                 S("Strategie, Begrijpen, Ontwerpen, Meten, Besturing, Cultuur"));
}

static int by_date(const void *left, const void *right)
{
    const Interview *a = left, *b = right;
    int order = date_compare(a->date, b->date);
    return order ? order : slice_compare(a->file, b->file);
}

// The number that a file's name begins with, "04-teamleider.md"; 0 where it has none.
static int number_of_file(Slice file)
{
    Slice name = path_name(file);
    uint64_t number;
    size_t end = 0;
    while (end < name.len && name.at[end] >= '0' && name.at[end] <= '9')
        end++;
    // More digits are a date.
    return end <= 3 && slice_to_u64(slice_part(name, 0, end), &number) ? (int)number : 0;
}

static int by_number(const void *left, const void *right)
{
    const Interview *a = left, *b = right;
    return (a->number > b->number) - (a->number < b->number);
}

// A finding cites an interview by its number, which must not change when another interview is added. So where
// every file's name begins with a number of its own, that is it; else the order of the dates is.
static void number_them(Interview *interviews, size_t count)
{
    bool own = true;
    for (size_t i = 0; i < count; i++)
        interviews[i].number = number_of_file(interviews[i].file);
    qsort(interviews, count, sizeof *interviews, by_number);
    for (size_t i = 0; i < count; i++)
        own = own && interviews[i].number > (i ? interviews[i - 1].number : 0);
    if (own)
        return;
    qsort(interviews, count, sizeof *interviews, by_date);
    for (size_t i = 0; i < count; i++)
        interviews[i].number = (int)i + 1;
}

void interviews_read(ScanFolder *folder, Scan *scan)
{
    Slice *files;
    scan->interview_count = scan_folder_notes(folder, usual_name(folder, USUAL_INTERVIEWS), &files);
    scan->interviews = arena_many(folder->arena, Interview, scan->interview_count);
    for (size_t i = 0; i < scan->interview_count; i++)
        read_interview(folder, scan, files[i], &scan->interviews[i]);
    if (scan->interview_count)
        number_them(scan->interviews, scan->interview_count);
}
