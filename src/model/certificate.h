// SPDX-License-Identifier: EUPL-1.2
// What the certificate for customer orientation asks (Customer Value Score Foundation, Richtlijnen
// Klantgerichtheid, 2016), and what the organisation says of it.
#ifndef MODEL_CERTIFICATE_H
#define MODEL_CERTIFICATE_H

#include "base/slice.h"

typedef enum CertificateGrade { GRADE_BRONZE, GRADE_SILVER, GRADE_GOLD, GRADES } CertificateGrade;

// What of a measurement shows that a requirement is met.
typedef enum CertificateProof {
    PROOF_NONE,      // nothing does: the organisation says so
    PROOF_SURVEY,    // customers were asked before, on the seven dimensions
    PROOF_STAFF,     // staff were asked
    PROOF_NORM,      // every dimension is at least 7, or 1.0 higher
    PROOF_MIRROR,    // there is a mirror survey
    PROOF_VALUE,     // so is the Customer Value Score
    PROOF_SCALE,     // its three questions were asked on 0–10
    PROOF_QUESTIONS, // customers were asked on all nine subjects
    PROOF_REPORT,    // this report tells of customers, with the response
    PROOF_BREAKDOWN, // by traits
    PROOF_WAVES,     // by measurement
    PROOFS
} CertificateProof;

typedef struct Requirement {
    Slice id; // its section of the guidelines, and its row in the table there: "3.4.1-2"
    CertificateGrade grade;
    Slice text;
    CertificateProof proof;
    // certificate.csv of the scan
    bool is_told, is_met;
    Slice evidence, date; // as written
} Requirement;

#endif
