// SPDX-License-Identifier: EUPL-1.2
#include "cli/check_json.h"

#include <stdlib.h>

#include "facts/json.h"
#include "model/balance.h"
#include "model/column_use.h"
#include "model/pillar.h"
#include "model/scan.h"
#include "score/response.h"

static json_t *columns_json(const Scan *scan)
{
    static const char *const use[COLUMN_USES] = {
        [COLUMN_QUESTION] = "question", [COLUMN_DEPARTMENT] = "department",
        [COLUMN_OPEN] = "open",         [COLUMN_ID] = "id",
        [COLUMN_META] = "meta",         [COLUMN_PERSONAL] = "personal",
        [COLUMN_UNUSED] = "unused",
    };
    json_t *columns = facts_array();
    for (size_t i = 0; i < scan->column_count; i++) {
        const ColumnUse *column = &scan->columns[i];
        json_t *object = facts_object();
        facts_put_count(object, "column", (int64_t)column->column);
        facts_put_text(object, "heading", column->heading);
        facts_put_text(object, "use", slice_of(use[column->use]));
        if (column->use == COLUMN_QUESTION)
            facts_put_text(object, "item", question_id(column->index));
        if (column->use == COLUMN_OPEN)
            facts_put_text(object, "pillar", pillar_id((Pillar)column->index));
        facts_append(columns, object);
    }
    return columns;
}

static json_t *rows_json(const Balance *balance)
{
    json_t *rows = facts_object();
    facts_put_count(rows, "rows", (int64_t)balance->rows);
    for (int fate = 0; fate < ROW_FATES; fate++) {
        const RowAccount *account = &balance->of[fate];
        json_t *object = facts_object(), *lines = facts_array();
        for (size_t i = 0; i < account->count && i < BALANCE_LINES; i++)
            facts_append(lines, json_integer((json_int_t)account->line[i]));
        facts_put_count(object, "count", (int64_t)account->count);
        facts_put(object, "lines", lines);
        facts_put(rows, row_fate_id((RowFate)fate), object);
    }
    return rows;
}

static void put_count(json_t *object, const ResponseCount *count)
{
    facts_put_count(object, "people", (int64_t)count->people);
    facts_put_count(object, "invited", count->invited);
    facts_put_count(object, "missing", count->invited < 0 ? -1 : (int64_t)count->missing);
}

static json_t *response_json(Arena *arena, const Scan *scan)
{
    ResponseMonitor monitor = response_monitor(arena, scan);
    json_t *response = facts_object(), *departments = facts_array();
    put_count(response, &monitor.all);
    facts_put_count(response, "behind", (int64_t)monitor.behind);
    facts_put_count(response, "without_department", (int64_t)monitor.without_department);
    for (size_t i = 0; i < scan->department_count; i++) {
        size_t above = scan->departments[i].above;
        json_t *object = facts_object();
        facts_put_text(object, "name", scan->departments[i].name);
        facts_put_text(object, "above", above ? scan->departments[above - 1].name : S(""));
        put_count(object, &monitor.department[i]);
        facts_append(departments, object);
    }
    facts_put(response, "departments", departments);
    return response;
}

Slice check_json(Arena *arena, Slice folder, const Scan *scan, const Diagnostics *d)
{
    size_t errors = diagnostics_count(d, SEVERITY_ERROR);
    json_t *object = facts_object();
    facts_put_text(object, "folder", folder);
    facts_put_count(object, "errors", (int64_t)errors);
    facts_put_count(object, "warnings", (int64_t)(diagnostics_count(d, SEVERITY_WARNING) - errors));
    facts_put(object, "columns", columns_json(scan));
    facts_put(object, "rows", rows_json(&scan->responses.balance));
    facts_put(object, "response", response_json(arena, scan));
    char *dump = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    if (!dump)
        out_of_memory(0);
    Slice text = slice_print(arena, "%s\n", dump);
    free(dump);
    return text;
}
