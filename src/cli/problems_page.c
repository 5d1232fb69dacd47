// SPDX-License-Identifier: EUPL-1.2
// Messages may quote what people answered, so that the page is its owner's alone, and says so.
#include "cli/problems_page.h"

#include <jansson.h>
#include <string.h>

#include "base/buffer.h"
#include "base/xml.h"
#include "facts/json.h"
#include "facts/reading.h"
#include "language/says.h"

static const char head[] =
    "<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n"
    "<meta name=\"robots\" content=\"noindex\">\n"
    "<style>\n"
    ":root{color-scheme:light dark}\n"
    "body{margin:0;font:1rem/1.5 system-ui,sans-serif;background:#fff;color:#1a1a1a}\n"
    "main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 3rem;overflow-wrap:anywhere}\n"
    "h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.2rem;margin:2rem 0 .25rem}\n"
    "ul{list-style:none;margin:0;padding:0}\n"
    "li{border-top:1px solid #767676;padding:.6rem 0}li p{margin:.15rem 0}\n"
    ".error{font-weight:700;color:#a3001b}.warning{font-weight:700;color:#7a4b00}"
    ".note{font-weight:700;color:#3d4b5c}\n"
    "@media (prefers-color-scheme:dark){body{background:#14181d;color:#f1f3f5}"
    ".error{color:#ff9aa5}.warning{color:#ffc56b}.note{color:#b5c4d6}li{border-color:#8a949e}}\n"
    "@media (forced-colors:active){.error,.warning,.note{color:CanvasText}}\n"
    "</style>\n";

// ---- the messages ----

typedef struct Messages {
    json_t **item;
    size_t count;
} Messages;

// A line about the run itself, which belongs to no file.
static json_t *said_plainly(Slice line)
{
    json_t *message = facts_object();
    facts_put_text(message, "severity", S("warning"));
    facts_put_text(message, "message", line);
    return message;
}

static Messages read_messages(Arena *arena, Slice text)
{
    Messages messages = { arena_many(arena, json_t *, text.len), 0 };
    for (Slice line; slice_next_line(&text, &line);) {
        json_t *message = json_loadb(line.at, line.len, 0, NULL);
        if (!json_is_object(message)) {
            json_decref(message);
            message = said_plainly(line);
        }
        messages.item[messages.count++] = message;
    }
    return messages;
}

static void free_messages(Messages *messages)
{
    for (size_t i = 0; i < messages->count; i++)
        json_decref(messages->item[i]);
}

static bool is_note(const json_t *message)
{
    return slice_equal(facts_text(message, "severity"), S("note"));
}

bool is_problems_page(Slice name)
{
    return slice_equal(name, slice_of(says_problems_file[MESSAGES_ENGLISH])) ||
           slice_equal(name, slice_of(says_problems_file[MESSAGES_DUTCH]));
}

size_t problems_count(Slice text)
{
    Arena *arena = arena_new();
    Messages messages = read_messages(arena, text);
    size_t count = 0;
    for (size_t i = 0; i < messages.count; i++)
        count += !is_note(messages.item[i]);
    free_messages(&messages);
    arena_free(arena);
    return count;
}

// ---- the page ----

static void add_element(Buffer *out, const char *open, Slice text, const char *close)
{
    buffer_add(out, slice_of(open));
    xml_escape(out, text);
    buffer_add(out, slice_of(close));
}

static void add_place(Arena *arena, Buffer *out, MessageLanguage language, const json_t *message)
{
    json_int_t line = json_integer_value(json_object_get(message, "line")),
               column = json_integer_value(json_object_get(message, "column"));
    Slice cell = facts_text(message, "cell"), sheet = facts_text(message, "sheet");
    if (cell.len)
        add_element(out, "<p>",
                    slice_print(arena, "%.*s, %.*s", SLICE_ARGS(sheet), SLICE_ARGS(cell)),
                    "</p>\n");
    else if (line > 0 && column > 0)
        add_element(out, "<p>",
                    slice_print(arena, SAYS_PROBLEM_AT_COLUMN(language), (long long)line,
                                (long long)column),
                    "</p>\n");
    else if (line > 0)
        add_element(out, "<p>", slice_print(arena, SAYS_PROBLEM_AT_LINE(language), (long long)line),
                    "</p>\n");
}

static void add_message(Arena *arena, Buffer *out, MessageLanguage language, const json_t *message)
{
    Slice severity = facts_text(message, "severity"), hint = facts_text(message, "hint");
    bool error = slice_equal(severity, S("error"));
    const char *word = error              ? says_error[language]
                       : is_note(message) ? says_note[language]
                                          : says_warning[language];
    buffer_print(out, "<li><p><span class=\"%s\">%s:</span> ",
                 error              ? "error"
                 : is_note(message) ? "note"
                                    : "warning",
                 word);
    add_element(out, "", facts_text(message, "message"), "</p>\n");
    add_place(arena, out, language, message);
    json_int_t more = json_integer_value(json_object_get(message, "more"));
    if (more > 0)
        add_element(out, "<p>", slice_print(arena, SAYS_PROBLEM_MORE(language), (long long)more),
                    "</p>\n");
    if (hint.len)
        add_element(out, "<p>",
                    slice_print(arena, "%s: %.*s", says_problem_hint[language], SLICE_ARGS(hint)),
                    "</p>\n");
    buffer_add(out, S("</li>\n"));
}

// The messages stand in order of their files.
static void add_list(Arena *arena, Buffer *out, MessageLanguage language, const Messages *messages)
{
    Slice file = S("");
    for (size_t i = 0; i < messages->count; i++) {
        Slice name = facts_text(messages->item[i], "file");
        if (i == 0 || !slice_equal(name, file)) {
            buffer_add(out, i ? S("</ul>\n") : S(""));
            add_element(out, "<h2>", name.len ? name : slice_of(says_problem_of_scan[language]),
                        "</h2>\n<ul>\n");
        }
        file = name;
        add_message(arena, out, language, messages->item[i]);
    }
    buffer_add(out, messages->count ? S("</ul>\n") : S(""));
}

static Slice heading(Arena *arena, MessageLanguage language, size_t count)
{
    if (count < 2)
        return slice_of(count ? says_problems_one[language] : says_problems_none[language]);
    return slice_print(arena, SAYS_PROBLEMS_MANY(language), count);
}

Slice problems_page(Arena *arena, MessageLanguage language, const ProblemsFound *found)
{
    Messages messages = read_messages(arena, found->messages);
    size_t count = problems_count(found->messages);
    Buffer out = { 0 };
    bool made = found->code == EXIT_DONE;
    buffer_print(&out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n%s<title>%s</title>\n",
                 language == MESSAGES_DUTCH ? "nl" : "en", head, says_problems_title[language]);
    add_element(&out, "</head>\n<body>\n<main>\n<h1>",
                heading(arena, language, made || count ? count : 1), "</h1>\n");
    add_element(&out, "<p>",
                slice_print(arena,
                            made ? SAYS_PROBLEMS_MADE(language) : SAYS_PROBLEMS_NOT_MADE(language),
                            SLICE_ARGS(found->moment)),
                "</p>\n");
    if (!made && !messages.count)
        add_element(&out, "<p>",
                    slice_print(arena, SAYS_PROBLEMS_STOPPED(language), (int)found->code),
                    "</p>\n");
    buffer_print(&out, "<p>%s %s</p>\n", says_problems_reload[language],
                 says_problems_private[language]);
    add_list(arena, &out, language, &messages);
    buffer_add(&out, S("</main>\n</body>\n</html>\n"));
    Slice page = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    free_messages(&messages);
    return page;
}
