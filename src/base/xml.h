// SPDX-License-Identifier: EUPL-1.2
// Text as it may stand in XML 1.0: pictures, metadata, the parts of a workbook.
#ifndef BASE_XML_H
#define BASE_XML_H

#include "base/buffer.h"

// Append the text, safe between tags and between double quotes. What XML has no character for, and bytes that
// are not UTF-8, become U+FFFD.
void xml_escape(Buffer *out, Slice text);

#endif
