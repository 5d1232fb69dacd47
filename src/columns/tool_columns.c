// SPDX-License-Identifier: EUPL-1.2
// Names as the tools write them, in the form of text_key. A heading is looked for as a whole: a question may
// well hold the word "status".
#include "columns/tool_columns.h"

#include <stdlib.h>

#include "language/reading.h"

typedef struct ToolName {
    ToolColumn column;
    Tool tool; // where only this tool writes it so
} ToolName;

// The lists that names are of.
static const ToolName lists[] = {
    [READING_TOOL_COLUMNS_ID] = { TOOL_COLUMN_ID, TOOL_UNKNOWN },
    [READING_TOOL_COLUMNS_META] = { TOOL_COLUMN_META, TOOL_UNKNOWN },
    [READING_TOOL_COLUMNS_RESPONDENT] = { TOOL_COLUMN_RESPONDENT, TOOL_UNKNOWN },
    [READING_TOOL_COLUMNS_PERSONAL] = { TOOL_COLUMN_PERSONAL, TOOL_UNKNOWN },
    [READING_TOOL_COLUMNS_FINISHED] = { TOOL_COLUMN_FINISHED, TOOL_UNKNOWN },
    [READING_TOOL_COLUMNS_SUBMITTED] = { TOOL_COLUMN_SUBMITTED, TOOL_UNKNOWN },
    [READING_TOOL_COLUMNS_MOMENT_QUALTRICS] = { TOOL_COLUMN_MOMENT, TOOL_QUALTRICS },
    [READING_TOOL_COLUMNS_MOMENT_FORMS] = { TOOL_COLUMN_MOMENT, TOOL_FORMS },
    [READING_TOOL_COLUMNS_META_QUALTRICS] = { TOOL_COLUMN_META, TOOL_QUALTRICS },
    [READING_TOOL_COLUMNS_ID_LIMESURVEY] = { TOOL_COLUMN_ID, TOOL_LIMESURVEY },
    [READING_TOOL_COLUMNS_STATUS] = { TOOL_COLUMN_STATUS, TOOL_UNKNOWN },
    [READING_TOOL_COLUMNS_META_LIMESURVEY] = { TOOL_COLUMN_META, TOOL_LIMESURVEY },
    [READING_TOOL_COLUMNS_META_FORMS] = { TOOL_COLUMN_META, TOOL_FORMS },
    [READING_TOOL_COLUMNS_RESPONDENT_SURVEYMONKEY] = { TOOL_COLUMN_RESPONDENT, TOOL_SURVEYMONKEY },
    [READING_TOOL_COLUMNS_DRAFT] = { TOOL_COLUMN_DRAFT, TOOL_UNKNOWN },
    [READING_TOOL_COLUMNS_SUBMITTED_LIMESURVEY] = { TOOL_COLUMN_SUBMITTED, TOOL_LIMESURVEY },
    [READING_TOOL_COLUMNS_RESPONDENT_QUALTRICS] = { TOOL_COLUMN_RESPONDENT, TOOL_QUALTRICS },
};

static int by_name(const void *key, const void *row)
{
    return slice_compare(*(const Slice *)key, slice_of(((const ReadingWord *)row)->word));
}

static ToolName named(Slice key)
{
    const ReadingWord *found =
        bsearch(&key, reading_tool_columns, reading_tool_columns_count, sizeof *found, by_name);
    if (found)
        return lists[found->list];
    if (slice_start_among(key, reading_custom_data_begins))
        return (ToolName){ TOOL_COLUMN_PERSONAL, TOOL_SURVEYMONKEY };
    if (slice_start_among(key, reading_timing_begins))
        return (ToolName){ TOOL_COLUMN_META, TOOL_LIMESURVEY };
    return (ToolName){ TOOL_COLUMN_NONE, TOOL_UNKNOWN };
}

ToolColumn tool_column(Slice key, Tool *tool)
{
    ToolName found = named(key);
    if (tool && found.tool != TOOL_UNKNOWN)
        *tool = found.tool;
    return found.column;
}
