// SPDX-License-Identifier: EUPL-1.2
// What a column of an export is to the tool that wrote it, by its heading.
#ifndef COLUMNS_TOOL_COLUMNS_H
#define COLUMNS_TOOL_COLUMNS_H

#include "base/slice.h"

typedef enum ToolColumn {
    TOOL_COLUMN_NONE,
    TOOL_COLUMN_META,       // other times, pages, versions: of no use here
    TOOL_COLUMN_MOMENT,     // when somebody answered; never empty
    TOOL_COLUMN_PERSONAL,   // identifies somebody
    TOOL_COLUMN_ID,         // a running number
    TOOL_COLUMN_RESPONDENT, // a number that is never empty, too long or too telling to keep
    TOOL_COLUMN_SUBMITTED, // empty or "no" where the respondent did not finish (LimeSurvey, Drupal)
    TOOL_COLUMN_FINISHED,  // false or 0 where the respondent did not finish (Qualtrics)
    TOOL_COLUMN_DRAFT,     // true or 1 where the respondent did not finish (Drupal)
    TOOL_COLUMN_STATUS,    // preview, test or spam (Qualtrics); complete or partial (Alchemer)
    TOOL_COLUMNS
} ToolColumn;

typedef enum Tool {
    TOOL_UNKNOWN,
    TOOL_LIMESURVEY,
    TOOL_QUALTRICS,
    TOOL_SURVEYMONKEY,
    TOOL_FORMS,
    TOOLS
} Tool;

// What the column with this heading (in the form of text_key) is to the tool that wrote it. `tool` becomes
// that tool where only one writes this heading, and is left alone otherwise. May be NULL. One such heading
// may be an accident: a file is that tool's where it has two.
ToolColumn tool_column(Slice key, Tool *tool);

#endif
