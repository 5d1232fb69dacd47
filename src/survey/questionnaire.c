// SPDX-License-Identifier: EUPL-1.2
#include "survey/questionnaire.h"

#include <string.h>

#include "base/file.h"
#include "columns/wording.h"
#include "input/cells.h"
#include "language/reading.h"
#include "model/pillar.h"
#include "model/scan.h"
#include "model/strings.h"
#include "survey/messages.h"

enum { QUESTIONNAIRE_ID, QUESTIONNAIRE_TEXT, QUESTIONNAIRE_SHORT, QUESTIONNAIRE_COLUMNS };

static const SmallColumn columns[QUESTIONNAIRE_COLUMNS] = {
    [QUESTIONNAIRE_ID] = { reading_column_question_id, true },
    [QUESTIONNAIRE_TEXT] = { reading_column_text, true },
    [QUESTIONNAIRE_SHORT] = { reading_column_short, false },
};

// What is read of each question; `place`, of its text, may be NULL. What is not there is left as it was.
// `words` fills in the terms; NULL for what the organisation wrote itself.
typedef struct Statements {
    Slice *text, *topic;
    Place *place;
    const Strings *strings;
} Statements;

// Which pillars were seen, and which of them last: one that comes back after another is torn apart.
typedef struct PillarOrder {
    bool seen[PILLARS];
    int last;
} PillarOrder;

static Slice filled(const Cells *cells, const Statements *all, Slice text)
{
    return all->strings ? strings_fill_terms(cells->folder->arena, all->strings, text) : text;
}

// A topic that does not fit where topics stand is none.
static void read_topic(const Cells *cells, const SmallRow *row, int item, const Statements *all)
{
    Place place;
    Slice topic = filled(cells, all, cell_text(cells, row, QUESTIONNAIRE_SHORT, &place));
    cell_marks(cells, row, QUESTIONNAIRE_SHORT);
    if (utf8_count(topic) > TOPIC_MOST) {
        diagnose(cells->folder->d, DIAG_TOPIC_LONG, place,
                 slice_print(cells->folder->arena, "%zu", utf8_count(topic)),
                 slice_print(cells->folder->arena, "%d", TOPIC_MOST));
        return;
    }
    for (int i = 0; i < ITEMS && topic.len; i++)
        if (i != item && slice_equal(all->topic[i], topic))
            diagnose(cells->folder->d, DIAG_TOPIC_SAME, place, question_id(i), question_id(item));
    all->topic[item] = topic;
}

static void read_row(const Cells *cells, const SmallRow *row, bool seen[ITEMS], PillarOrder *order,
                     const Statements *all)
{
    int item;
    Place place;
    Slice id = cell_text(cells, row, QUESTIONNAIRE_ID, &place), text;
    if (!question_find(id, &item)) {
        diagnose(cells->folder->d, DIAG_STATEMENT_UNKNOWN, place, id);
        return;
    }
    if (seen[item]) {
        diagnose(cells->folder->d, DIAG_STATEMENT_TWICE, place, id);
        return;
    }
    seen[item] = true;
    int pillar = item / QUESTIONS;
    if (order->last < 0 && pillar != STRATEGY && pillar != UNDERSTAND)
        diagnose(cells->folder->d, DIAG_STATEMENT_FIRST, place, question_id(item));
    if (order->last != pillar && order->seen[pillar])
        diagnose(cells->folder->d, DIAG_STATEMENT_APART, place, question_id(item));
    order->seen[pillar] = true;
    order->last = pillar;
    if (cell_needed(cells, row, QUESTIONNAIRE_TEXT, &text))
        all->text[item] = filled(cells, all, text);
    cell_marks(cells, row, QUESTIONNAIRE_TEXT);
    cell_text(cells, row, QUESTIONNAIRE_TEXT, &place);
    if (all->place)
        all->place[item] = place;
    read_topic(cells, row, item, all);
}

static void check_complete(const Cells *cells, const bool seen[ITEMS])
{
    Slice missing = S("");
    for (int i = 0; i < ITEMS; i++)
        if (!seen[i])
            missing = slice_print(cells->folder->arena, "%.*s%s%.*s", SLICE_ARGS(missing),
                                  missing.len ? ", " : "", SLICE_ARGS(question_id(i)));
    if (missing.len)
        diagnose(cells->folder->d, DIAG_STATEMENT_MISSING, ((Place){ .file = cells->table.name }),
                 missing);
}

static bool read_file(ScanFolder *folder, Slice name, Statements all)
{
    Cells cells;
    bool seen[ITEMS] = { false };
    PillarOrder order = { { false }, -1 };
    if (!cells_open(folder, name, columns, QUESTIONNAIRE_COLUMNS, &cells))
        return false;
    for (size_t i = 1; i < cells.table.count; i++)
        if (!cells.table.row[i].blank)
            read_row(&cells, &cells.table.row[i], seen, &order, &all);
    check_complete(&cells, seen);
    return true;
}

bool questionnaire_read_usual(Arena *arena, Diagnostics *d, Slice templates, Slice language,
                              const Strings *strings, Slice texts[ITEMS], Slice topics[ITEMS])
{
    Slice unused[ITEMS] = { { 0 } };
    // The templates are no part of the scan, and so no source of it.
    Slice name = path_name(templates), parent = slice_part(templates, 0, templates.len - name.len);
    ScanFolder own = { .arena = arena, .d = d, .path = parent };
    for (int i = 0; i < ITEMS; i++)
        texts[i] = question_id(i);
    for (int i = 0; i < ITEMS && topics; i++)
        topics[i] = question_id(i);
    name =
        slice_print(arena, "%.*s/%.*s/questionnaire.csv", SLICE_ARGS(name), SLICE_ARGS(language));
    return read_file(&own, name, (Statements){ texts, topics ? topics : unused, NULL, strings });
}

void questionnaire_read_default(ScanFolder *folder, Slice templates, Scan *scan)
{
    questionnaire_read_usual(folder->arena, folder->d, templates, scan->settings.language,
                             scan->strings, scan->question_text, scan->question_topic);
}

void questionnaire_read(ScanFolder *folder, Slice name, Scan *scan)
{
    Slice text[ITEMS], topic[ITEMS] = { { 0 } };
    memcpy(text, scan->question_text, sizeof text);
    Statements own = { text, topic, scan->question_place, NULL };
    scan->own_questionnaire = read_file(folder, name, own);
    for (int i = 0; i < ITEMS; i++) {
        size_t full_stop = slice_ends(text[i], S(".")), from;
        Slice key = wording_key(folder->arena, text[i]);
        // The usual text, or the handbook's of that question?
        bool is_known = slice_equal(key, wording_key(folder->arena, scan->question_text[i])) ||
                        wording_of_handbook(key, &from) == i;
        if (topic[i].len)
            scan->question_topic[i] = topic[i];
        else if (!is_known)
            scan->question_topic[i] = text_first_words(
                folder->arena, slice_part(text[i], 0, text[i].len - full_stop), TOPIC_MOST);
        scan->question_text[i] = text[i];
    }
}

// ---- the same statements elsewhere ----

static int find_key(const Slice key[ITEMS], int from, int to, Slice wanted)
{
    for (int i = from; i < to; i++)
        if (slice_equal(key[i], wanted))
            return i;
    return -1;
}

// The question of another pillar that had this text before, where its own had another; or -1.
static int moved_from(const Slice before[ITEMS], int item, Slice key)
{
    int from = find_key(before, 0, ITEMS, key);
    return from < 0 || from / QUESTIONS == item / QUESTIONS || slice_equal(before[item], key)
               ? -1
               : from;
}

void questionnaire_check(Arena *arena, Diagnostics *d, const Scan *scan,
                         const Slice usual_text[ITEMS])
{
    Slice now[ITEMS], usual[ITEMS], then[ITEMS];
    const Scan *previous = scan->previous;
    for (int i = 0; i < ITEMS && scan->own_questionnaire; i++) {
        now[i] = text_key(arena, scan->question_text[i]);
        usual[i] = text_key(arena, usual_text[i]);
        then[i] = previous ? text_key(arena, previous->question_text[i]) : usual[i];
    }
    for (int i = 0; i < ITEMS && scan->own_questionnaire; i++) {
        int same = find_key(now, 0, i, now[i]), from = moved_from(then, i, now[i]);
        if (from < 0 && previous && !slice_equal(then[i], now[i]))
            from = moved_from(usual, i, now[i]);
        if (same >= 0)
            diagnose(d, DIAG_STATEMENT_SAME, scan->question_place[i], question_id(same),
                     question_id(i));
        else if (from >= 0)
            diagnose(d, DIAG_STATEMENT_MOVED, scan->question_place[i], question_id(i),
                     question_id(from));
    }
}
