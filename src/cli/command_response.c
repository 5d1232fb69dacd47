// SPDX-License-Identifier: EUPL-1.2
// How the response stands while the survey runs: text, JSON, or a workbook to share. Made of facts, so no
// department stands there that the report would not show: `check` has every number, for the project leader
// alone.
#include <stdlib.h>

#include "base/buffer.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/scoring.h"
#include "cli/single_file.h"
#include "facts/facts.h"
#include "facts/fieldwork.h"
#include "facts/json.h"
#include "facts/make.h"
#include "facts/record_json.h"
#include "language/says.h"
#include "model/scan.h"
#include "workbook/response_book.h"

typedef struct ResponsePrinter {
    bool dutch;
    const Facts *facts;
    const Fieldwork *work;
    int name_width;
    Buffer out;
} ResponsePrinter;

// ---- text ----

// Texts are UTF-8, so their width is not their length: the padding stands before them.
static void add_right(Buffer *out, Slice text, size_t width)
{
    size_t letters = utf8_count(text);
    buffer_print(out, "%*s%.*s", (int)(letters < width ? width - letters : 0), "",
                 SLICE_ARGS(text));
}

enum { NUMBER_WIDTH = 15, NAME_MOST = 56 };

static void add_group(ResponsePrinter *p, const FieldworkGroup *group)
{
    const ValueStyle *style = &p->facts->style;
    int indent = 2 * (int)group->level.number;
    buffer_print(&p->out, "%*s", indent, "");
    buffer_add_padded(&p->out, group->name,
                      indent < p->name_width ? (size_t)(p->name_width - indent) : 0);
    add_right(&p->out, count_value_text(style, group->responded), NUMBER_WIDTH);
    add_right(&p->out, count_value_text(style, group->invited), NUMBER_WIDTH);
    add_right(&p->out, share_value_text(style, group->rate), NUMBER_WIDTH);
    add_right(&p->out, count_value_text(style, group->missing), NUMBER_WIDTH);
    buffer_add_byte(&p->out, '\n');
}

static void add_head(ResponsePrinter *p)
{
    const char *const head[] = { says_response_responded[p->dutch], says_response_invited[p->dutch],
                                 says_response_rate[p->dutch], says_response_missing[p->dutch] };
    buffer_print(&p->out, "%*s", p->name_width, "");
    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        add_right(&p->out, slice_of(head[i]), NUMBER_WIDTH);
    buffer_add_byte(&p->out, '\n');
}

static void add_groups(ResponsePrinter *p)
{
    const Fieldwork *work = p->work;
    p->name_width = (int)utf8_count(work->whole.name);
    for (size_t i = 0; i < work->group_count; i++) {
        int needed = 2 * (int)work->groups[i].level.number + (int)utf8_count(work->groups[i].name);
        p->name_width = needed > p->name_width && needed <= NAME_MOST ? needed : p->name_width;
    }
    add_head(p);
    for (size_t i = 0; i < work->group_count; i++)
        add_group(p, &work->groups[i]);
    add_group(p, &work->whole);
    if (work->below_half_count.number)
        buffer_print(&p->out, SAYS_RESPONSE_BELOW_HALF(p->dutch),
                     count_value_text(&p->facts->style, work->below_half_count).at);
    if (work->withheld_count.number)
        buffer_print(&p->out, SAYS_RESPONSE_WITHHELD(p->dutch),
                     count_value_text(&p->facts->style, p->facts->scan.min_group).at);
}

static void add_days(ResponsePrinter *p)
{
    const ValueStyle *style = &p->facts->style;
    const Fieldwork *work = p->work;
    if (!work->day_count) {
        buffer_print(&p->out, "\n%s\n", says_response_no_days[p->dutch]);
        return;
    }
    buffer_print(&p->out, SAYS_RESPONSE_OVER_TIME(p->dutch),
                 count_value_text(style, p->facts->scan.min_group).at);
    for (size_t i = 0; i < work->day_count; i++) {
        const FieldworkDay *day = &work->days[i];
        buffer_add(&p->out, day->date);
        add_right(&p->out, count_value_text(style, day->responded), NUMBER_WIDTH);
        add_right(&p->out, share_value_text(style, day->rate), NUMBER_WIDTH);
        add_right(&p->out, slice_print(style->arena, "+%s", count_value_text(style, day->added).at),
                  NUMBER_WIDTH);
        buffer_add_byte(&p->out, '\n');
    }
    if (work->undated.number)
        buffer_print(&p->out, SAYS_RESPONSE_UNDATED(p->dutch),
                     count_value_text(style, work->undated).at);
}

static Slice as_text(Arena *arena, const Facts *facts, const Fieldwork *work)
{
    bool dutch = slice_equal(facts->scan.language, S("nl"));
    ResponsePrinter p = { .dutch = dutch, .facts = facts, .work = work };
    buffer_print(&p.out, "%.*s\n\n", SLICE_ARGS(facts->scan.organisation));
    add_groups(&p);
    add_days(&p);
    Slice text = slice_copy(arena, buffer_slice(&p.out));
    buffer_free(&p.out);
    return text;
}

// ---- the other forms ----

static Slice as_json(Arena *arena, const Facts *facts, const Fieldwork *work)
{
    json_t *object = record_json(&facts->style, &fieldwork_record, work);
    char *dump = json_dumps(object, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
    if (!dump)
        out_of_memory(0);
    Slice text = slice_print(arena, "%s\n", dump);
    free(dump);
    json_decref(object);
    return text;
}

static OutputError write_xlsx(Arena *arena, const void *file, Slice path)
{
    return tables_write_xlsx(arena, file, path);
}

static OutputError write_ods(Arena *arena, const void *file, Slice path)
{
    return tables_write_ods(arena, file, path);
}

// The departments; the other tables are not for a spreadsheet to count with.
static OutputError write_csv(Arena *arena, const void *file, Slice path)
{
    const TableFile *tables = file;
    return table_write_csv(arena, tables->tables[1], tables->language, path);
}

static ExitCode write_file(Arena *arena, const Config *config, const Scored *scored,
                           const Facts *facts, const Fieldwork *work)
{
    static FileWriter *const writer[] = {
        [FORMAT_XLSX] = write_xlsx, [FORMAT_ODS] = write_ods, [FORMAT_CSV] = write_csv
    };
    Diagnostics *d = diagnostics_new(arena);
    const TableFile *file = response_book(arena, facts, work, scored_moment(config, scored));
    ExitCode code = single_file_by(arena, d, config, config->output, writer[config->format], file);
    console_messages(config, d);
    if (code == EXIT_DONE)
        console_made(config, slice_print(arena, "%.*s\n", SLICE_ARGS(config->output)));
    return code;
}

ExitCode command_response(Arena *arena, const Config *config)
{
    Scored scored;
    // What is printed is for the one at the terminal; a file is a document of the scan. --output names that
    // file, not the folder of the documents.
    Config own = *config;
    own.output = S("");
    if (!own.scan.language.len && !config->output.len)
        own.scan.language = config->messages.language == MESSAGES_DUTCH ? S("nl") : S("en");
    ExitCode code = scored_read(&own, config->folders[0], SCORED_TO_TELL, &scored);
    if (code == EXIT_DONE) {
        Facts *facts = facts_make(scored.arena, scored.scan, scored.results);
        const Fieldwork work = fieldwork_make(facts);
        if (config->output.len)
            code = write_file(arena, config, &scored, facts, &work);
        else
            code = console_result(config, config->messages.json ? as_json(arena, facts, &work)
                                                                : as_text(arena, facts, &work));
        facts_free(facts);
    }
    scored_free(&scored, true);
    return code;
}
