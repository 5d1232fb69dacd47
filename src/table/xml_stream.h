// SPDX-License-Identifier: EUPL-1.2
// A part of a package as XML, read by expat a block at a time. Documents with a DOCTYPE are refused, so that
// there are no entities but the five of XML itself; so are those that nest or repeat beyond all reason.
//
// Names come without their prefix: both dialects of OOXML (transitional, strict) and every prefix that a
// program chooses then look the same, and telling them apart by namespace would cost a fifth of the time.
#ifndef TABLE_XML_STREAM_H
#define TABLE_XML_STREAM_H

#include "table/package.h"

enum {
    XML_DEPTH_MOST = 64,           // elements within each other
    XML_TOKEN_BYTES_MOST = 1 << 20 // of one tag or comment
};

typedef struct XmlHandlers {
    // `attribute` is name, value, name, value, …, NULL; names as the file has them, with their prefix.
    void (*start)(void *data, const char *name, const char **attribute);
    void (*end)(void *data, const char *name);
    void (*text)(void *data, Slice text); // a piece of it; may be NULL
} XmlHandlers;

typedef struct XmlStream XmlStream;

// NULL, with a diagnostic, where the part cannot be opened. Owned by the caller, who ends it with xml_close,
// before the package. `data` goes to the handlers.
XmlStream *xml_open(Package *package, Slice part, const XmlHandlers *handlers, void *data);
void xml_close(XmlStream *stream); // NULL is allowed

// Read one more block. False at the end, after xml_stop, and, with a diagnostic, where the part is broken.
bool xml_more(XmlStream *stream);
bool xml_broken(const XmlStream *stream);

// From a handler: enough was read; handlers are called no more.
void xml_stop(XmlStream *stream);

// The whole part. False, with a diagnostic, where it is not there or broken.
bool xml_read(Package *package, Slice part, const XmlHandlers *handlers, void *data);

// The value of an attribute, by its name without prefix; NULL where it is not there. Where two prefixes share
// the name, the first one counts.
const char *xml_attribute(const char **attribute, const char *name);

#endif
