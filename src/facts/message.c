// SPDX-License-Identifier: EUPL-1.2
#include "facts/message.h"

#include "facts/rows.h"

#define RECORD_OF PointFacts
static const Fact point_table[] = {
    TEXT(text, WRITTEN, "What is said, on one line (Markdown)."),
};
static const Fact decision_table[] = {
    TEXT(text, WRITTEN, "What is asked, on one line (Markdown)."),
    TEXT(who, WRITTEN, "Who decides."),
    TEXT(when, WRITTEN, "When."),
};
#undef RECORD_OF
static RECORD(point_record, PointFacts, point_table);
static const Record decision_record = { "DecisionFacts", sizeof(PointFacts), decision_table, 3 };

#define RECORD_OF MessageFacts
static const Fact message_table[] = {
    TEXT(heading, WRITTEN, "Heading of the message."),
    TEXT(lead, WRITTEN, "What goes before its points."),
    FLAG(has_points, WRITTEN, "It has a point."),
    LIST(points, PointFacts, point_count, point_record, WRITTEN, "Its points, three at most."),
    FLAG(has_decisions, WRITTEN, "A decision is asked for."),
    FLAG(one_decision, WRITTEN, "Exactly one is."),
    COUNT(decisions_count, "decisions", WRITTEN, "How many decisions are asked for."),
    WORDS_OF(decisions_count, "decisions", WRITTEN, "That number in words."),
    LIST(decisions, PointFacts, decision_number, decision_record, WRITTEN,
         "The decisions, five at most."),
};
#undef RECORD_OF
RECORD(message_record, MessageFacts, message_table);

#define RECORD_OF WhatNow
static const Fact what_now_table[] = {
    FLAG(present, WRITTEN, "There is something to say of it."),
    FLAG(has_conclusions, WRITTEN, "A pillar has a heading of its findings."),
    FLAG(has_advice, WRITTEN, "A pillar has a first recommendation."),
    FLAG(has_actions, OPEN, "A pillar has an action that is not done."),
    FLAG(has_rows, WRITTEN, "One of the first two is."),
    FLAG(has_withheld, PLAN, "Departments are withheld."),
    FLAG(withheld_is_one, PLAN, "Exactly one is."),
    FLAG(has_reservations, PLAN, "One is, or a rate is below half, or a rule is not met."),
};
#undef RECORD_OF
RECORD(what_now_record, WhatNow, what_now_table);
