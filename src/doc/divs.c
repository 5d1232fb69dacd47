// SPDX-License-Identifier: EUPL-1.2
// The text is cut by lines into stretches of Markdown and ::: lines. A ::: line inside a fenced code block is
// code, so fences are followed here too; Markdown itself sees each stretch apart.
#include "doc/divs.h"

#include "base/fraction.h"
#include "base/language.h"
#include "doc/clean.h"
#include "doc/markdown.h"
#include "doc/messages.h"

static const DivRule rules[] = {
    { "page-header", ARGUMENT_NONE, "::: page-header", NULL, false },
    { "page-footer", ARGUMENT_NONE, "::: page-footer", NULL, false },
    { "page-number", ARGUMENT_NONE, "::: page-number", NULL, false },
    { "document-title", ARGUMENT_NONE, "::: document-title", NULL, false },
    { "excerpt", ARGUMENT_NONE, "::: excerpt", NULL, true },
    { "contents", ARGUMENT_LEVEL, "::: contents 2", NULL, true },
    { "cover", ARGUMENT_POINTS, "::: cover 476", NULL, false },
    { "at", ARGUMENT_POINTS, "::: at 525", NULL, false },
    { "chapter", ARGUMENT_TEXT, "::: chapter Measure", NULL, false },
    { "columns", ARGUMENT_NONE, "::: columns", NULL, false },
    { "column", ARGUMENT_COLUMN, "::: column 8", "columns", false },
    { "callout", ARGUMENT_POINTS_OR_NONE, "::: callout 84", NULL, false },
    { "keep", ARGUMENT_NONE, "::: keep", NULL, false },
    { "space", ARGUMENT_POINTS, "::: space 14", NULL, true },
    { "rule", ARGUMENT_TEXT_OR_NONE, "::: rule score", NULL, false },
    { "source", ARGUMENT_NONE, "::: source", NULL, false },
    { "language", ARGUMENT_LANGUAGE, "::: language nl", NULL, false },
    { "table", ARGUMENT_WIDTHS, "::: table dense 120 * 44", NULL, false },
    { NULL, ARGUMENT_NONE, NULL, NULL, false },
};

const DivRule *div_rules(void)
{
    return rules;
}

const DivRule *div_rule(Slice name)
{
    for (const DivRule *rule = rules; rule->name; rule++)
        if (slice_equal(name, slice_of(rule->name)))
            return rule;
    return NULL;
}

static bool next_word(Slice *rest, Slice *word)
{
    *rest = slice_trim(*rest);
    size_t end = 0;
    while (end < rest->len && rest->at[end] != ' ' && rest->at[end] != '\t')
        end++;
    *word = slice_part(*rest, 0, end);
    *rest = slice_part(*rest, end, rest->len);
    return end > 0;
}

static bool is_points(Slice word)
{
    Fraction f;
    bool plain = word.len && ascii_is_digit(word.at[0]) && slice_find(word, S(",")) == word.len;
    return plain && fraction_read(word, &f);
}

static bool is_column(Slice word)
{
    uint64_t columns;
    if (slice_ends(word, S("pt")))
        return is_points(slice_part(word, 0, word.len - 2));
    return slice_to_u64(word, &columns) && columns >= 1 && columns <= 12;
}

static bool are_widths(Slice argument)
{
    Slice word;
    for (bool first = true; next_word(&argument, &word); first = false)
        if (!(first && slice_equal(word, S("dense"))) && !slice_equal(word, S("*")) &&
            !is_points(word))
            return false;
    return true;
}

bool div_argument_fits(ArgumentForm form, Slice argument)
{
    switch (form) {
    case ARGUMENT_NONE: return argument.len == 0;
    case ARGUMENT_POINTS: return is_points(argument);
    case ARGUMENT_POINTS_OR_NONE: return argument.len == 0 || is_points(argument);
    case ARGUMENT_LEVEL:
        return argument.len == 0 ||
               (argument.len == 1 && argument.at[0] >= '1' && argument.at[0] <= '6');
    case ARGUMENT_TEXT: return argument.len > 0;
    case ARGUMENT_TEXT_OR_NONE: return true;
    case ARGUMENT_LANGUAGE: return language_tag_valid(argument);
    case ARGUMENT_COLUMN: return is_column(argument);
    case ARGUMENT_WIDTHS: return are_widths(argument);
    }
    return false;
}

typedef enum PartKind { PART_TEXT, PART_OPEN, PART_CLOSE } PartKind;

typedef struct TextPart {
    PartKind kind;
    size_t from, to; // in the text
    Slice line;      // OPEN: what follows the colons
} TextPart;

typedef struct Fence {
    char letter; // '`' or '~'; 0: none is open
    size_t count;
    bool contained; // in a list or quote, which ends at a line that begins at the margin
    size_t at;
} Fence;

typedef struct TextParts {
    Slice text;
    size_t at;
    Fence fence;
} TextParts;

// A list's or quote's sign at the start of the line; its length, or 0.
static size_t container_sign(Slice line)
{
    size_t i = 0;
    if (line.len && (line.at[0] == ' ' || line.at[0] == '\t' || line.at[0] == '>'))
        return 1;
    while (i < line.len && i < 9 && ascii_is_digit(line.at[i]))
        i++;
    bool sign = i < line.len && (i ? line.at[i] == '.' || line.at[i] == ')'
                                   : line.at[i] == '-' || line.at[i] == '+' || line.at[i] == '*');
    return sign && i + 1 < line.len && line.at[i + 1] == ' ' ? i + 2 : 0;
}

// The run of ` or ~ that the line begins with, if it is three or more.
static size_t fence_run(Slice line)
{
    size_t count = 0;
    while (count < line.len && line.at[count] == line.at[0])
        count++;
    bool letter = line.len && (line.at[0] == '`' || line.at[0] == '~');
    return letter && count >= 3 ? count : 0;
}

static void open_fence(Fence *fence, Slice line, size_t at)
{
    Slice content = line;
    for (size_t sign; (sign = container_sign(content)) > 0;)
        content = slice_part(content, sign, content.len);
    size_t count = fence_run(content);
    Slice info = slice_part(content, count, content.len);
    if (count == 0 || (content.at[0] == '`' && slice_find(info, S("`")) < info.len))
        return;
    *fence = (Fence){ content.at[0], count, content.len != line.len, at };
}

static bool closes_fence(const Fence *fence, Slice line)
{
    while (line.len && (line.at[0] == ' ' || line.at[0] == '\t' || line.at[0] == '>'))
        line = slice_part(line, 1, line.len);
    size_t count = fence_run(line);
    return count >= fence->count && line.at[0] == fence->letter &&
           slice_trim(slice_part(line, count, line.len)).len == 0;
}

// Whether the line is Markdown, and not a ::: line. Keeps account of the fences.
static bool is_markdown(Fence *fence, Slice line, size_t at)
{
    bool margin = line.len && line.at[0] != ' ' && line.at[0] != '\t' && line.at[0] != '>';
    if (fence->letter && fence->contained && margin)
        fence->letter = 0;
    if (fence->letter) {
        if (closes_fence(fence, line))
            fence->letter = 0;
        return true;
    }
    if (slice_starts(line, S(":::")))
        return false;
    open_fence(fence, line, at);
    return true;
}

static bool next_part(TextParts *parts, TextPart *part)
{
    Slice rest = slice_part(parts->text, parts->at, parts->text.len), line;
    *part = (TextPart){ .kind = PART_TEXT, .from = parts->at, .to = parts->at };
    while (slice_next_line(&rest, &line)) {
        size_t begin = part->to, end = parts->text.len - rest.len;
        if (is_markdown(&parts->fence, line, begin)) {
            part->to = end;
            continue;
        }
        if (part->to > part->from)
            break;
        size_t colons = 0;
        while (colons < line.len && line.at[colons] == ':')
            colons++;
        part->line = slice_trim(slice_part(line, colons, line.len));
        part->kind = part->line.len ? PART_OPEN : PART_CLOSE;
        part->to = begin + line.len;
        parts->at = end;
        return true;
    }
    parts->at = part->to;
    return part->to > part->from;
}

static bool is_name(Slice name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.at[i];
        if (!((c >= 'a' && c <= 'z') || (i && (ascii_is_digit(c) || c == '-'))))
            return false;
    }
    return name.len > 0;
}

// A block for the ::: line; one without a right name is opened all the same, so that its end is known.
static Node *open_div(Arena *arena, Diagnostics *d, Node *parent, const TextPart *part, Place place)
{
    Slice rest = part->line, name;
    next_word(&rest, &name);
    name = unescape_markdown(arena, name);
    if (!is_name(name))
        diagnose(d, DIAG_DIV_NAME, place, name);
    bool contents = slice_equal(name, S("contents"));
    Node *node = node_new(arena, contents ? NODE_CONTENTS : NODE_DIV);
    node->role = is_name(name) ? name : S("");
    node->argument = clean_inline(arena, unescape_markdown(arena, slice_trim(rest)));
    node->place = place;
    if (contents && div_argument_fits(ARGUMENT_LEVEL, node->argument))
        node->level = node->argument.len ? node->argument.at[0] - '0' : 2;
    node_append(parent, node);
    return node;
}

// What comes after reads the tree by recursion, and a template that calls itself can open without end.
static bool is_too_deep(const Node *node)
{
    enum { DIVS_DEEP = 50 };
    int depth = 0;
    while (depth < DIVS_DEEP && (node = node->parent))
        depth++;
    return depth == DIVS_DEEP;
}

static bool stands_alone(const Node *node)
{
    const DivRule *rule =
        node->kind == NODE_DIV || node->kind == NODE_CONTENTS ? div_rule(node->role) : NULL;
    return rule && rule->alone;
}

Node *divs_read(Arena *arena, Diagnostics *d, const Expansion *expansion)
{
    TextParts parts = { .text = expansion->text };
    Node *root = node_new(arena, NODE_DOCUMENT), *node = root;
    root->place = source_map_place(&expansion->map, 0);
    for (TextPart part; next_part(&parts, &part);) {
        Slice text = slice_part(parts.text, part.from, part.to);
        Place place = source_map_place(&expansion->map, part.from);
        bool blank = part.kind == PART_TEXT && slice_trim(text).len == 0;
        if (part.kind != PART_CLOSE && !blank && stands_alone(node))
            node = node->parent;
        if (part.kind == PART_OPEN && is_too_deep(node)) {
            diagnose(d, DIAG_DIV_DEEP, place, S(""));
            node = root;
            break;
        }
        if (part.kind == PART_OPEN)
            node = open_div(arena, d, node, &part, place);
        else if (part.kind == PART_TEXT && !blank)
            markdown_read(arena, d, node, expansion, text);
        else if (part.kind == PART_CLOSE && node == root)
            diagnose(d, DIAG_DIV_CLOSE, place, S(""));
        else if (part.kind == PART_CLOSE)
            node = node->parent;
    }
    if (parts.fence.letter && !parts.fence.contained) {
        char fence[4] = { parts.fence.letter, parts.fence.letter, parts.fence.letter, 0 };
        diagnose(d, DIAG_FENCE_OPEN, source_map_place(&expansion->map, parts.fence.at),
                 slice_of(fence));
    }
    for (; node != root; node = node->parent)
        if (!stands_alone(node))
            diagnose(d, DIAG_DIV_OPEN, node->place, node->role);
    // What has no text of its own stands where its parent does.
    for (NodeWalk walk = node_walk(root); node_walk_next(&walk);)
        if (walk.entering && walk.node->place.line == 0 && walk.node->parent)
            walk.node->place = walk.node->parent->place;
    return root;
}
