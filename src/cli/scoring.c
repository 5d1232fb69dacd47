// SPDX-License-Identifier: EUPL-1.2
#include "cli/scoring.h"

#include <glib.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/limits.h"
#include "cli/console.h"
#include "cli/messages.h"
#include "cli/missing_glyphs.h"
#include "facts/checklist.h"
#include "facts/facts.h"
#include "facts/make.h"
#include "facts/plausibility.h"
#include "model/scan.h"
#include "references/binding.h"
#include "revision/continuity.h"
#include "revision/revision.h"
#include "revision/snapshot.h"
#include "scan/read.h"
#include "score/measured_plan.h"
#include "score/score_scan.h"
#include "score/suppression_plan.h"

// As if from the root, without "." and "..": so "." has a name too.
static Slice path_whole(Arena *arena, Slice path)
{
    char *whole = g_canonicalize_filename(slice_copy(arena, path).at, NULL);
    Slice copy = slice_copy(arena, slice_of(whole));
    g_free(whole);
    return copy;
}

Slice documents_folder(Arena *arena, const Config *config, Slice folder)
{
    while (folder.len > 1 && slice_ends(folder, S("/")))
        folder.len--;
    if (config->output.len == 0)
        return path_join(arena, folder, S("report"));
    if (config->folder_count == 1)
        return config->output;
    return path_join(arena, config->output, path_name(path_whole(arena, folder)));
}

static int by_name(const void *left, const void *right)
{
    return slice_compare(*(const Slice *)left, *(const Slice *)right);
}

bool documents_apart(Arena *arena, const Config *config)
{
    size_t count = config->folder_count;
    Slice *folders = arena_many(arena, Slice, count);
    for (size_t i = 0; i < count; i++)
        folders[i] = path_whole(arena, documents_folder(arena, config, config->folders[i]));
    qsort(folders, count, sizeof *folders, by_name);
    for (size_t i = 1; i < count; i++)
        if (slice_equal(folders[i - 1], folders[i]))
            return false;
    return true;
}

// The manifest of the documents counts where it is of this scan.
static json_t *manifest_of(const Scored *scored, Diagnostics *d)
{
    Slice file = path_join(scored->arena, scored->documents, S("manifest.json"));
    json_t *manifest = manifest_read(d, file);
    if (!manifest || manifest_is_about(d, file, manifest, scored->scan->settings.organisation))
        return manifest;
    json_decref(manifest);
    return NULL;
}

static const json_t *before_sitting(const Config *config, const Scored *scored)
{
    const json_t *before = config->sitting->before;
    bool counts = before && manifest_is_about(diagnostics_new(scored->arena), S(""), before,
                                              scored->scan->settings.organisation);
    return counts ? before : NULL;
}

// Without a record nothing tells what the versions before have shown.
static void read_record(Slice folder, Scored *scored)
{
    Slice version = scored->scan->settings.version;
    scored->record_file = path_join(scored->arena, folder, S(PUBLICATIONS_FILE));
    bool read = publications_read(scored->arena, scored->diagnostics, scored->record_file,
                                  &scored->published, &scored->record_text);
    if (read && scored->published.count > LIMIT_VERSIONS)
        diagnose(scored->diagnostics, DIAG_LIMIT_VERSIONS, ((Place){ .file = scored->record_file }),
                 slice_print(scored->arena, "%zu", scored->published.count),
                 slice_print(scored->arena, "%d", LIMIT_VERSIONS));
    if (read && scored->record_text.len == 0 && publications_expected(version))
        diagnose(scored->diagnostics, DIAG_RECORD_MISSING, ((Place){ .file = scored->record_file }),
                 version);
}

// By its bytes: of a million people to read the record takes as much memory as all else.
static bool record_is_current(const Scored *scored)
{
    Arena *scratch = arena_new();
    Slice text = S(""), file = scored->record_file;
    bool readable =
        !path_exists(file) ||
        (!path_is_folder(file) && file_read(scratch, diagnostics_new(scratch), file, file, &text));
    bool same = readable && slice_equal(text, scored->record_text);
    arena_free(scratch);
    return same;
}

bool scored_is_current(const Scored *scored)
{
    json_t *earlier = manifest_of(scored, diagnostics_new(scored->arena));
    bool same = earlier == scored->earlier;
    if (earlier && scored->earlier)
        same = json_equal(earlier, scored->earlier);
    json_decref(earlier);
    return same && record_is_current(scored);
}

static ExitCode refuse(Slice folder, const Scored *scored)
{
    const Results *results = scored->results;
    Slice least = slice_print(scored->arena, "%d", scored->scan->settings.min_group);
    Slice count = slice_print(scored->arena, "%zu", scored->scan->responses.count);
    if (results->refusal == REFUSED_VERSION)
        diagnose(scored->diagnostics, DIAG_REFUSED_VERSION,
                 ((Place){ .file = scored->record_file }), results->plan->against->version, least,
                 folder);
    else
        diagnose(scored->diagnostics, DIAG_REFUSED_SMALL, ((Place){ .file = folder }), count,
                 least);
    return EXIT_PRIVACY;
}

static void tell_measurements(Slice folder, const Scored *scored)
{
    const MeasuredResults *measured = scored->results->measured;
    Slice least = slice_print(scored->arena, "%d", scored->scan->settings.min_group);
    for (size_t i = 0; measured && i < measured->count; i++) {
        const MeasuredPlan *plan = &measured->plan[i];
        Place place = { .file = measured->score[i].measurement->file };
        if (!plan->held_back)
            continue;
        if (plan->against_version.len)
            diagnose(scored->diagnostics, DIAG_MEASUREMENT_VERSION, place, plan->against_version,
                     least, folder);
        else
            diagnose(scored->diagnostics, DIAG_MEASUREMENT_BESIDE, place, plan->against_id, least);
    }
}

// Without a word: what is to be said is in scored->diagnostics.
static ExitCode scored_load(const Config *config, Slice folder, ScoredFor purpose, Scored *scored)
{
    *scored = (Scored){ .arena = arena_new() };
    scored->diagnostics = diagnostics_new(scored->arena);
    if (config->draft)
        diagnostics_draft(scored->diagnostics);
    if (config->all)
        diagnostics_keep_all(scored->diagnostics);
    scored->scan = scan_read(scored->arena, scored->diagnostics, folder, &config->scan);
    if (!config->confidential) {
        scored->documents = documents_folder(scored->arena, config, folder);
        scored->earlier = manifest_of(scored, scored->diagnostics);
        scored->since = config->sitting ? before_sitting(config, scored) : scored->earlier;
        read_record(folder, scored);
    }
    if (scored->scan->strings)
        checklist_diagnose(scored->arena, scored->diagnostics, scored->scan);
    if (diagnostics_count(scored->diagnostics, SEVERITY_ERROR))
        return EXIT_INPUT;
    if (config->confidential) {
        scored->results = score_scan_whole(scored->arena, scored->scan);
        return EXIT_DONE;
    }
    scored->before =
        published_before(scored->arena, &scored->published, scored->scan->settings.version);
    // Who is in which group is asked only where that is held against something, or recorded.
    bool by_people = scored->before.count > 0 || purpose == SCORED_TO_PUBLISH;
    scored->results =
        score_scan_after(scored->arena, scored->scan, by_people ? &scored->before : NULL);
    if (scored->results->open_against)
        diagnose(scored->diagnostics, DIAG_OPEN_ANSWERS_VERSION,
                 ((Place){ .file = scored->record_file }), scored->results->open_against->version,
                 slice_print(scored->arena, "%d", scored->scan->settings.min_group_open), folder);
    tell_measurements(folder, scored);
    return scored->results->refused ? refuse(folder, scored) : EXIT_DONE;
}

const Facts *scored_facts(Scored *scored)
{
    if (scored->facts)
        return scored->facts;
    scored->facts = facts_make(scored->arena, scored->scan, scored->results);
    references_bind(scored->facts);
    json_t *snapshot = snapshot_make(scored->scan, scored->facts);
    scored->manifest = manifest_next(scored->since, snapshot, &scored->before);
    revision_put(scored->facts, manifest_since(scored->manifest), snapshot);
    json_decref(snapshot);
    return scored->facts;
}

ExitCode scored_read(const Config *config, Slice folder, ScoredFor purpose, Scored *scored)
{
    ExitCode code = scored_load(config, folder, purpose, scored);
    console_messages_of(config, folder, scored->diagnostics);
    return code;
}

ExitCode scored_review(const Config *config, Slice folder, ScoredFor purpose, Scored *scored)
{
    ExitCode code = scored_load(config, folder, purpose, scored);
    if (code != EXIT_DONE)
        return code;
    references_check(scored_facts(scored), scored->diagnostics);
    plausibility_check(scored->diagnostics, scored->scan, scored->results);
    if (scored->earlier)
        version_date_check(scored->diagnostics, scored->scan, manifest_current(scored->earlier));
    action_numbers_check(scored->diagnostics, scored->scan, scored->earlier);
    scored->signs_told = missing_glyphs_tell(scored->arena, scored->diagnostics, config,
                                             scored->scan, scored_facts(scored)->tree);
    return diagnostics_count(scored->diagnostics, SEVERITY_ERROR) ? EXIT_INPUT : EXIT_DONE;
}

void scored_free(Scored *scored, bool is_last)
{
    // Of a tree of a million figures each is freed by itself, which takes longer than making the report.
    // The system takes it all back at once; a build that looks for leaks needs to see it freed.
    if (is_last && !CXSCAN_FREES_ALL)
        return;
    json_decref(scored->earlier);
    facts_free(scored->facts);
    json_decref(scored->manifest);
    arena_free(scored->arena);
    *scored = (Scored){ 0 };
}

int64_t moment_of(const Config *config, Date date)
{
    enum { DAY = 86400, NOON = DAY / 2 };
    static const Date fallback = { 1980, 1, 1 };
    if (!date_is_none(date))
        return date_days(date) * DAY + NOON;
    return config->scan.now >= 0 ? config->scan.now : date_days(fallback) * DAY;
}

int64_t scored_moment(const Config *config, const Scored *scored)
{
    return moment_of(config, scored->scan->settings.date);
}
