// SPDX-License-Identifier: EUPL-1.2
#include "table/xml_stream.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 64 * 1024 };

struct XmlStream {
    PackagePart *part;
    XML_Parser parser;
    XmlHandlers handlers;
    void *data;
    int depth;
    size_t since; // bytes since expat last called: it keeps a token whole in memory until it ends
    bool stopped;
    bool broken;
    bool ended;
};

static const char *without_prefix(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

static void refuse(XmlStream *stream)
{
    stream->broken = true;
    XML_StopParser(stream->parser, XML_FALSE);
}

static void XMLCALL on_start(void *data, const XML_Char *name, const XML_Char **attribute)
{
    XmlStream *stream = data;
    stream->since = 0;
    if (++stream->depth > XML_DEPTH_MOST)
        refuse(stream);
    else if (!stream->stopped)
        stream->handlers.start(stream->data, without_prefix(name), attribute);
}

static void XMLCALL on_end(void *data, const XML_Char *name)
{
    XmlStream *stream = data;
    stream->since = 0;
    stream->depth--;
    if (!stream->stopped)
        stream->handlers.end(stream->data, without_prefix(name));
}

static void XMLCALL on_text(void *data, const XML_Char *text, int len)
{
    XmlStream *stream = data;
    stream->since = 0;
    if (!stream->stopped && stream->handlers.text)
        stream->handlers.text(stream->data, (Slice){ text, (size_t)len });
}

static void XMLCALL on_doctype(void *data, const XML_Char *name, const XML_Char *system,
                               const XML_Char *public, int has_subset)
{
    (void)name;
    (void)system;
    (void)public;
    (void)has_subset;
    refuse(data);
}

XmlStream *xml_open(Package *package, Slice part, const XmlHandlers *handlers, void *data)
{
    PackagePart *opened = part_open(package, part);
    if (!opened)
        return NULL;
    XmlStream *stream = calloc(1, sizeof *stream);
    XML_Parser parser = stream ? XML_ParserCreate(NULL) : NULL;
    if (!parser)
        out_of_memory(sizeof *stream);
    *stream = (XmlStream){ .part = opened, .parser = parser, .handlers = *handlers, .data = data };
    XML_SetUserData(parser, stream);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
    return stream;
}

void xml_close(XmlStream *stream)
{
    if (!stream)
        return;
    XML_ParserFree(stream->parser);
    part_close(stream->part);
    free(stream);
}

bool xml_more(XmlStream *stream)
{
    if (stream->ended || stream->stopped || stream->broken)
        return false;
    void *block = XML_GetBuffer(stream->parser, BLOCK_BYTES);
    if (!block)
        out_of_memory(BLOCK_BYTES);
    ssize_t got = part_read(stream->part, block, BLOCK_BYTES);
    if (got < 0) {
        stream->broken = true;
        return false;
    }
    stream->ended = got == 0;
    stream->since += (size_t)got;
    bool parsed = XML_ParseBuffer(stream->parser, (int)got, stream->ended) == XML_STATUS_OK;
    if (!parsed && XML_GetErrorCode(stream->parser) == XML_ERROR_NO_MEMORY)
        out_of_memory(BLOCK_BYTES);
    stream->broken = stream->broken || !parsed || stream->since > XML_TOKEN_BYTES_MOST;
    if (stream->broken)
        part_complain(stream->part);
    return !stream->broken && !stream->ended && !stream->stopped;
}

bool xml_broken(const XmlStream *stream)
{
    return stream->broken;
}

void xml_stop(XmlStream *stream)
{
    stream->stopped = true;
}

bool xml_read(Package *package, Slice part, const XmlHandlers *handlers, void *data)
{
    XmlStream *stream = xml_open(package, part, handlers, data);
    if (!stream)
        return false;
    while (xml_more(stream))
        continue;
    bool whole = !xml_broken(stream);
    xml_close(stream);
    return whole;
}

const char *xml_attribute(const char **attribute, const char *name)
{
    for (size_t i = 0; attribute[i]; i += 2)
        if (strcmp(without_prefix(attribute[i]), name) == 0)
            return attribute[i + 1];
    return NULL;
}
