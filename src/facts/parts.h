// The parts of the tree, each made in a file of its own. The caller owns what they return.
#ifndef FACTS_PARTS_H
#define FACTS_PARTS_H

#include "facts/tree.h"

json_t *facts_response(const FactsContext *context);
json_t *facts_pillar(const FactsContext *context, Pillar pillar);
json_t *facts_summary(const FactsContext *context);
json_t *facts_connections(const FactsContext *context);
json_t *facts_connection_summary(const FactsContext *context);
json_t *facts_roadmap(const FactsContext *context);
json_t *facts_method(const FactsContext *context);

// questions[8] of a pillar; its strongest or weakest question by the number in the results (−1: null).
json_t *facts_questions(const FactsContext *context, Pillar pillar);
json_t *facts_strongest(const FactsContext *context, Pillar pillar);
json_t *facts_weakest(const FactsContext *context, Pillar pillar);

// In the order of the scan, or of facts_departments_by_mean.
json_t *facts_departments(const FactsContext *context);
json_t *facts_departments_by_mean(const FactsContext *context);

// Numbers of the departments in order of mean, high to low, ties by name; then the withheld ones by name.
// Returns the array in the arena, as long as there are departments.
size_t *facts_order_by_mean(const FactsContext *context);

// Is there a department that may be shown?
bool facts_has_departments(const FactsContext *context);

// What people wrote.
json_t *facts_findings(const FactsContext *context, Pillar pillar);
json_t *facts_pillar_interviews(const FactsContext *context, Pillar pillar);
json_t *facts_open_answers(const FactsContext *context, Pillar pillar);
json_t *facts_interviews(const FactsContext *context);
json_t *facts_desk(const FactsContext *context);

#endif
