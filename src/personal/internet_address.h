// SPDX-License-Identifier: EUPL-1.2
// Addresses of computers on the internet, which point at who sat behind them.
#ifndef PERSONAL_INTERNET_ADDRESS_H
#define PERSONAL_INTERNET_ADDRESS_H

#include "personal/personal_detail.h"

// Is there an IP address at byte `at`, where a word begins? Of version 4 the four numbers must tell it from
// those of a version, a section or an amount: one of three digits, or three of two, or the word "IP" before
// them; 127.0.0.1, 0.0.0.0 and 255.255.255.0 are nobody's. Of version 6 (RFC 4291, 2.2) eight groups, or
// fewer with "::" and a group of three digits or more; not ::1.
bool internet_address_at(Slice text, size_t at, PersonalDetail *found);

#endif
