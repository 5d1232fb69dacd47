// SPDX-License-Identifier: EUPL-1.2
// What the scan is: its settings, as they are and as documents print them.
#include "facts/scan.h"

#include "facts/checklist.h"
#include "facts/context.h"
#include "facts/rows.h"
#include "model/scan.h"
#include "model/strings.h"

#define RECORD_OF ScanFacts
static const Fact table[] = {
    TEXT(organisation, OPEN, "Name of the organisation that was scanned."),
    TEXT(title, OPEN, "Title of the report."),
    TEXT(subtitle, OPEN, "Second line of the title."),
    TEXT(version, OPEN, "Version of the report, such as 1.0."),
    TEXT(author, OPEN, "Who made the report."),
    TEXT(audience, OPEN, "For whom the report is."),
    TEXT(sponsor, OPEN, "Who asked for the scan."),
    TEXT(language, OPEN, "Language of the documents: nl or en."),
    TEXT(written_language, OPEN, "Language in which the notes are written: nl or en."),
    FLAG(is_translated, OPEN, "The documents are in another language than the notes."),
    TEXT(date, OPEN, "Date of the scan, as 2026-03-12."),
    TEXT(date_text, OPEN, "Date of the scan in words."),
    WHOLE(year, "year", OPEN, "Year of the scan."),
    TEXT(stage, OPEN, "How far the scan is: self, validated or final."),
    TEXT(stage_text, OPEN, "The stage in words."),
    TEXT(stage_short, OPEN, "The stage in one or two words, for a label."),
    FLAG(is_self, OPEN, "The scan is a self-image: answers alone."),
    FLAG(is_validated, OPEN, "Scores are validated with interviews and documents."),
    FLAG(is_final, OPEN, "The report is final."),
    COUNT(min_group, "people", OPEN, "The least number of people of whom a figure is shown."),
    FLAG(name_departments, OPEN, "Headings may name a department."),
    FLAG(is_complete, OPEN, "All of what a final report needs is there (see checklist)."),
};
#undef RECORD_OF
RECORD(scan_record, ScanFacts, table);

ScanFacts facts_scan(const FactsContext *context)
{
    static const char *const stage[] = {
        [STAGE_SELF] = "self", [STAGE_VALIDATED] = "validated", [STAGE_FINAL] = "final"
    };
    const Settings *settings = &context->scan->settings;
    const Strings *strings = context->strings;
    Date date = settings->date;
    return (ScanFacts){
        .organisation = settings->organisation,
        .title = settings->title,
        .subtitle = settings->subtitle,
        .version = settings->version,
        .author = settings->author,
        .audience = settings->audience,
        .sponsor = settings->sponsor,
        .language = settings->language,
        .written_language = settings->written_language,
        .is_translated = !slice_equal(settings->language, settings->written_language),
        .date = date_iso(context->arena, date),
        .date_text = strings_date(context->arena, strings, date),
        .year = count_value(true, date_is_none(date) ? -1 : date.year),
        .stage = slice_of(stage[settings->stage]),
        .stage_text = strings_stage(strings, (int)settings->stage),
        .stage_short = strings_stage_short(strings, (int)settings->stage),
        .is_self = settings->stage == STAGE_SELF,
        .is_validated = settings->stage == STAGE_VALIDATED,
        .is_final = settings->stage == STAGE_FINAL,
        .min_group = count_value(true, settings->min_group),
        .name_departments = settings->name_departments,
        .is_complete = checklist_make(context->arena, context->scan, strings).is_complete,
    };
}
