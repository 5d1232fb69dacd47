// Do people who score high on one pillar score high on another?
#ifndef SCORE_CONNECTIONS_H
#define SCORE_CONNECTIONS_H

#include "score/results.h"

// Pearson's product-moment correlation of every two pillars' scores, over the respondents with a score on
// both (pairwise complete). Sums and products are whole numbers in 1/105 points, so the order of the
// respondents can change nothing; the root is the last step. Pearson, Proceedings of the Royal Society 58
// (1895), 240–242. `withheld` says which pillars may not be shown, `least` how many respondents a pair needs.
// Fills `connection`, in the order of connection_index.
void connections_score(const Scan *scan, const bool withheld[PILLARS], uint64_t least,
                       Connection connection[CONNECTIONS]);

#endif
