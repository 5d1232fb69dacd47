// SPDX-License-Identifier: EUPL-1.2
// A house style of one's own: the templates, copied to start from, and what became of them since. Those of
// all languages, since what people write is read by the words of all. Beside the copies lies TEMPLATES_LIST,
// the checksum of each file as it was copied, in the form that sha256sum reads: by it yours are told from
// ours.
#include <string.h>

#include "base/buffer.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/output.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/messages.h"
#include "language/says.h"

#define TEMPLATES_LIST "cxscan.sha256"

typedef enum Fate { FATE_SAME, FATE_YOURS, FATE_OURS, FATE_BOTH, FATE_NEW, FATE_REMOVED } Fate;

typedef struct TemplateCopying {
    Arena *arena;
    const Config *config;
    Diagnostics *d;
    Slice source, target;
    Slice copied; // the list of the last time; empty where there is none
    Buffer list;  // that of this time
    Buffer told;
    size_t count[FATE_REMOVED + 1];
    bool failed;
} TemplateCopying;

static Slice digest_of(Arena *arena, Slice content)
{
    Digest *digest = digest_new();
    digest_add(digest, content.at, content.len);
    Slice text = digest_text(arena, digest);
    digest_free(digest);
    return text;
}

// The checksum that the list has of a file; empty where it has none.
static Slice copied_digest(const TemplateCopying *copying, Slice name)
{
    Slice rest = copying->copied, line;
    while (slice_next_line(&rest, &line)) {
        size_t gap = slice_find(line, S("  "));
        if (gap < line.len && slice_equal(slice_part(line, gap + 2, line.len), name))
            return slice_part(line, 0, gap);
    }
    return S("");
}

// What became of a file of ours since it was copied.
static Fate fate_of(TemplateCopying *copying, Slice name, Slice ours)
{
    Slice path = path_join(copying->arena, copying->target, name), yours;
    Slice then = copied_digest(copying, name);
    if (!path_exists(path))
        return then.len ? FATE_YOURS : FATE_NEW;
    if (!file_read(copying->arena, copying->d, path, path, &yours)) {
        copying->failed = true;
        return FATE_BOTH;
    }
    if (slice_equal(ours, yours))
        return FATE_SAME;
    if (slice_equal(digest_of(copying->arena, yours), then))
        return FATE_OURS;
    return slice_equal(digest_of(copying->arena, ours), then) ? FATE_YOURS : FATE_BOTH;
}

static void tell(TemplateCopying *copying, Fate fate, Slice name)
{
    static const char *const *const text[] = {
        [FATE_YOURS] = says_template_yours,     [FATE_OURS] = says_template_ours,
        [FATE_BOTH] = says_template_both,       [FATE_NEW] = says_template_new,
        [FATE_REMOVED] = says_template_removed,
    };
    copying->count[fate]++;
    if (fate != FATE_SAME)
        buffer_print(&copying->told, "%.*s: %s\n", SLICE_ARGS(name),
                     text[fate][copying->config->messages.language]);
}

static void put(TemplateCopying *copying, Slice name, Slice content)
{
    Slice path = path_join(copying->arena, copying->target, name);
    OutputError error = output_write(path, content);
    if (error.step) {
        diagnose(copying->d, DIAG_OUTPUT_FAILED, ((Place){ .file = path }), slice_of(error.step),
                 slice_of(strerror(error.reason)));
        copying->failed = true;
    }
}

// One of our files: tell of it, and copy it where that loses nothing of yours.
static void take_file(TemplateCopying *copying, Slice name)
{
    Slice from = path_join(copying->arena, copying->source, name), ours;
    if (!file_read(copying->arena, copying->d, from, from, &ours)) {
        copying->failed = true;
        return;
    }
    Fate fate = fate_of(copying, name, ours);
    bool copies = fate == FATE_NEW || fate == FATE_OURS;
    if (copying->config->check_templates) {
        tell(copying, fate, name);
        return;
    }
    if (copies) {
        put(copying, name, ours);
        buffer_print(&copying->told, "%.*s\n",
                     SLICE_ARGS(path_join(copying->arena, copying->target, name)));
    } else if (fate == FATE_BOTH) {
        tell(copying, fate, name);
    }
    // What is to be compared has been told now, and counts from here on as seen.
    buffer_print(&copying->list, "%.*s  %.*s\n", SLICE_ARGS(digest_of(copying->arena, ours)),
                 SLICE_ARGS(name));
}

static bool make_folder(TemplateCopying *copying, Slice name)
{
    Slice path = path_join(copying->arena, copying->target, name);
    OutputError error = copying->config->check_templates ? (OutputError){ 0 } : output_folder(path);
    if (!error.step)
        return true;
    diagnose(copying->d, DIAG_OUTPUT_FAILED, ((Place){ .file = path }), slice_of(error.step),
             slice_of(strerror(error.reason)));
    return !(copying->failed = true);
}

// All files of a folder of ours, those in folders within it too.
static void take_folder(TemplateCopying *copying, Slice name)
{
    Slice *names, folder = path_join(copying->arena, copying->source, name);
    size_t count = folder_list(copying->arena, folder, S(""), &names);
    if (!make_folder(copying, name))
        return;
    for (size_t i = 0; i < count && !copying->failed; i++) {
        Slice inner = path_join(copying->arena, name, names[i]);
        if (path_is_folder(path_join(copying->arena, copying->source, inner)))
            take_folder(copying, inner);
        else
            take_file(copying, inner);
    }
}

// Files of the list that we have no more.
static void tell_removed(TemplateCopying *copying)
{
    Slice rest = copying->copied, line;
    while (slice_next_line(&rest, &line)) {
        size_t gap = slice_find(line, S("  "));
        Slice name = slice_part(line, gap + 2, line.len);
        if (gap < line.len && line.at[0] != '#' &&
            !path_exists(path_join(copying->arena, copying->source, name)))
            tell(copying, FATE_REMOVED, name);
    }
}

ExitCode command_templates(Arena *arena, const Config *config)
{
    TemplateCopying copying = { .arena = arena,
                                .config = config,
                                .d = diagnostics_new(arena),
                                .source = config->scan.templates,
                                .target = config->folders[0],
                                .copied = S("") };
    buffer_print(&copying.list, "# cxscan %s\n", CXSCAN_VERSION);
    Slice path = path_join(copying.arena, copying.target, S(TEMPLATES_LIST));
    if (path_exists(path) && !file_read(copying.arena, copying.d, path, path, &copying.copied))
        copying.failed = true;
    if (!copying.failed)
        take_folder(&copying, S(""));
    tell_removed(&copying);
    if (!copying.failed && !config->check_templates)
        put(&copying, S(TEMPLATES_LIST), buffer_slice(&copying.list));
    console_made(config, buffer_slice(&copying.told));
    console_messages(config, copying.d);
    buffer_free(&copying.told);
    buffer_free(&copying.list);
    if (copying.failed)
        return EXIT_SYSTEM;
    size_t waiting = copying.count[FATE_OURS] + copying.count[FATE_BOTH] + copying.count[FATE_NEW];
    return config->check_templates && waiting ? EXIT_INPUT : EXIT_DONE;
}
