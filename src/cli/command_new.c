// SPDX-License-Identifier: EUPL-1.2
// A scan folder to start from: the files of templates/LANG/new, and scan.yaml with every key explained.
// With --questionnaire the files for a survey tool as well, with --roadmap a workbook to prioritise in; in
// a folder that is there these alone. What is there stays as it is.
#include <string.h>

#include "base/file.h"
#include "base/output.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/messages.h"
#include "cli/roadmap_file.h"
#include "cli/survey_files.h"
#include "language/says.h"
#include "scan/read.h"
#include "scan/settings.h"

typedef struct FolderMaking {
    Arena *arena;
    Diagnostics *d;
    Slice source; // templates/nl/new
    Slice target; // the scan folder
    Buffer made;  // the paths, one a line
    bool failed;
} FolderMaking;

static bool is_made(FolderMaking *making, Slice path, OutputError error)
{
    if (!error.step)
        return true;
    diagnose(making->d, DIAG_OUTPUT_FAILED, ((Place){ .file = path }), slice_of(error.step),
             slice_of(strerror(error.reason)));
    making->failed = true;
    return false;
}

static void make_file(FolderMaking *making, Slice name, Slice content)
{
    Slice path = path_join(making->arena, making->target, name);
    if (path_exists(path)) {
        diagnose(making->d, DIAG_NEW_KEPT, ((Place){ .file = path }));
        return;
    }
    if (is_made(making, path, output_write(path, content)))
        buffer_print(&making->made, "%.*s\n", SLICE_ARGS(path));
}

static bool make_folder(FolderMaking *making, Slice name)
{
    Slice path = path_join(making->arena, making->target, name);
    return is_made(making, path, output_folder(path));
}

// What is in the folder `name` of the source (empty: the source itself), to the same place in the target.
static void copy_folder(FolderMaking *making, Slice name)
{
    Slice *names,
        folder = name.len ? path_join(making->arena, making->source, name) : making->source;
    size_t count = folder_list(making->arena, folder, S(""), &names);
    for (size_t i = 0; i < count && !making->failed; i++) {
        Slice inner = path_join(making->arena, name, names[i]), content;
        Slice from = path_join(making->arena, making->source, inner);
        if (path_is_folder(from)) {
            if (make_folder(making, inner))
                copy_folder(making, inner);
        } else if (file_read(making->arena, making->d, from, from, &content)) {
            make_file(making, inner, content);
        } else {
            making->failed = true;
        }
    }
}

static void make_all(FolderMaking *making, bool dutch)
{
    if (!make_folder(making, S("interviews")) || !make_folder(making, S("findings")))
        return;
    Buffer settings = { 0 };
    settings_print(&settings, dutch ? MESSAGES_DUTCH : MESSAGES_ENGLISH);
    make_file(making, S("scan.yaml"), buffer_slice(&settings));
    buffer_free(&settings);
    copy_folder(making, S(""));
}

// What is to be filled in or asked, with what the scan says so far.
static ExitCode make_for_scan(FolderMaking *making, const Config *config)
{
    ScanOptions options = config->scan;
    options.before_survey = true;
    const Scan *scan = scan_read(making->arena, making->d, making->target, &options);
    if (diagnostics_count(making->d, SEVERITY_ERROR))
        return EXIT_INPUT;
    ExitCode code = EXIT_DONE;
    if (config->questionnaire)
        code = survey_files_make(making->arena, making->d, config, scan, making->target,
                                 &making->made);
    if (config->roadmap && code == EXIT_DONE)
        code = roadmap_file_make(making->arena, making->d, config, scan, making->target,
                                 &making->made);
    return code;
}

ExitCode command_new(Arena *arena, const Config *config)
{
    bool asks = config->questionnaire != QUESTIONNAIRE_NONE, more = asks || config->roadmap;
    bool dutch = config->scan.language.len ? slice_equal(config->scan.language, S("nl"))
                                           : config->messages.language == MESSAGES_DUTCH;
    Slice source = dutch ? S("nl/new") : S("en/new");
    FolderMaking making = { .arena = arena,
                            .d = diagnostics_new(arena),
                            .source = path_join(arena, config->scan.templates, source),
                            .target = config->folders[0] };
    ExitCode code = EXIT_DONE;
    if (!more || !path_is_folder(making.target))
        make_all(&making, dutch);
    if (more && !making.failed)
        code = make_for_scan(&making, config);
    console_made(config, buffer_slice(&making.made));
    console_messages(config, making.d);
    buffer_free(&making.made);
    if (making.failed)
        return EXIT_SYSTEM;
    if (code == EXIT_DONE && !config->messages.json)
        console_say(config, asks   ? says_survey_next_step
                            : more ? says_roadmap_next_step
                                   : says_new_next_step);
    return code;
}
