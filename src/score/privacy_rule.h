// SPDX-License-Identifier: EUPL-1.2
// By which rule of the suppression plan (score/suppression_plan.h) a cell is not shown.
#ifndef SCORE_PRIVACY_RULE_H
#define SCORE_PRIVACY_RULE_H

// Why a cell is withheld.
typedef enum PrivacyRule {
    PRIVACY_SHOWN,
    PRIVACY_SMALL,     // the group is too small, or empty
    PRIVACY_SECONDARY, // it would give away another
    PRIVACY_VERSION,   // it would give away who came or went since an earlier version
    PRIVACY_ALIKE,     // it would say of everybody in a group what they answered
    PRIVACY_RULES
} PrivacyRule;

#endif
