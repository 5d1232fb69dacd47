// SPDX-License-Identifier: EUPL-1.2
// Facts of several organisations gathered into a benchmark. The record of what was published lies beside the
// facts, wherever the benchmark goes, and is written first: nothing is handed out unrecorded.
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/output.h"
#include "benchmark/gathering.h"
#include "benchmark/messages.h"
#include "cli/claim.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/messages.h"
#include "cli/single_file.h"

// The folder that all facts lie in, "." for the current one; with an error where that is not one folder.
static bool one_folder(Arena *arena, Diagnostics *d, const Config *config, Slice *folder)
{
    *folder = path_folder(config->folders[0]);
    bool one = true;
    for (size_t i = 1; i < config->folder_count; i++) {
        if (slice_equal(path_folder(config->folders[i]), *folder))
            continue;
        diagnose(d, DIAG_BENCHMARK_FOLDERS, ((Place){ .file = config->folders[i] }),
                 config->folders[0]);
        one = false;
    }
    *folder = folder->len ? slice_copy(arena, *folder) : S(".");
    return one;
}

static Contribution *read_all(Arena *arena, Diagnostics *d, const Config *config)
{
    Contribution *all = arena_many(arena, Contribution, config->folder_count);
    bool right = true;
    for (size_t i = 0; i < config->folder_count; i++) {
        Slice file = config->folders[i];
        if (!contribution_read(arena, d, file, &all[i]))
            right = false;
        else if (!all[i].figure_count)
            diagnose(d, DIAG_BENCHMARK_EMPTY, ((Place){ .file = file }));
        if (slice_equal(file, config->output)) {
            diagnose(d, DIAG_BENCHMARK_INTO_FACTS, ((Place){ .file = file }));
            right = false;
        }
    }
    return right && contributions_differ(arena, d, all, config->folder_count) ? all : NULL;
}

// The record, without the benchmark that is withdrawn.
static bool read_record(Arena *arena, Diagnostics *d, const Config *config, Slice folder,
                        BenchmarkRecord *record)
{
    Slice path = path_join(arena, folder, S(BENCHMARK_RECORD_FILE)), sha256 = S("");
    if (!benchmark_record_read(arena, d, path, record))
        return false;
    if (!config->withdraw.len || (file_digest(arena, config->withdraw, &sha256) &&
                                  benchmark_record_withdraw(record, sha256)))
        return true;
    diagnose(d, DIAG_BENCHMARK_WITHDRAW, ((Place){ .file = config->withdraw }));
    return false;
}

static ExitCode write_record(Arena *arena, Diagnostics *d, Slice file, Slice text)
{
    OutputError error = output_replace_private(arena, file, text);
    if (!error.step)
        return EXIT_DONE;
    diagnose(d, DIAG_OUTPUT_FAILED, ((Place){ .file = file }), slice_of(error.step),
             slice_of(strerror(error.reason)));
    return EXIT_SYSTEM;
}

// The benchmark's text, recorded.
static ExitCode gather(Arena *arena, Diagnostics *d, const Config *config, Slice folder,
                       Slice *text)
{
    BenchmarkRecord record;
    const Contribution *all = read_all(arena, d, config);
    if (!all || !read_record(arena, d, config, folder, &record))
        return EXIT_INPUT;
    Gathering gathering = gathering_make(arena, d, all, config->folder_count, &record);
    if (gathering.benchmark.organisations < BENCHMARK_LEAST)
        diagnose(d, DIAG_BENCHMARK_FEW, ((Place){ .file = folder }),
                 slice_print(arena, "%d", (int)gathering.benchmark.organisations),
                 slice_print(arena, "%d", BENCHMARK_LEAST));
    else if (!gathering.shown.count)
        diagnose(d, DIAG_BENCHMARK_NOTHING, ((Place){ .file = record.file }));
    if (!gathering.shown.count)
        return EXIT_PRIVACY;
    *text = benchmark_text(arena, &gathering.benchmark);
    gathering.shown.sha256 = sha256_text(arena, *text);
    if (record.count >= LIMIT_VERSIONS && !benchmark_record_has(&record, &gathering.shown)) {
        diagnose(d, DIAG_BENCHMARK_LIMIT, ((Place){ .file = record.file }),
                 slice_print(arena, "%d", LIMIT_VERSIONS));
        return EXIT_INPUT;
    }
    return write_record(arena, d, record.file,
                        benchmark_record_after(arena, &record, &gathering.shown));
}

ExitCode command_benchmark(Arena *arena, const Config *config)
{
    Diagnostics *d = diagnostics_new(arena);
    FolderLock lock = { .state = LOCK_NONE };
    Slice folder, text = S("");
    if (config->all)
        diagnostics_keep_all(d);
    ExitCode code = one_folder(arena, d, config, &folder) ? EXIT_DONE : EXIT_INPUT;
    if (code == EXIT_DONE)
        code = claim_folder(arena, config, folder, &lock);
    if (code == EXIT_DONE)
        code = gather(arena, d, config, folder, &text);
    folder_unlock(&lock);
    if (code == EXIT_DONE)
        code = single_file_write(arena, d, config, text);
    console_messages(config, d);
    if (code == EXIT_DONE && config->output.len)
        console_made(config, slice_print(arena, "%.*s\n", SLICE_ARGS(config->output)));
    return code;
}
