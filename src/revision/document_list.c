// SPDX-License-Identifier: EUPL-1.2
#include "revision/document_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "facts/json.h"
#include "facts/reading.h"
#include "revision/manifest.h"
#include "revision/messages.h"
#include "revision/snapshot.h"

enum { SHA256_DIGITS = 64, LIST_SCHEMA = 1 };

// ---- reading ----

bool document_name_is_plain(Slice name)
{
    return name.len && !slice_equal(name, S(".")) && !slice_equal(name, S("..")) &&
           slice_find(name, S("/")) == name.len;
}

Slice document_list_digest(const DocumentList *list, Slice name)
{
    for (size_t i = 0; i < list->count; i++)
        if (slice_equal(list->document[i].name, name))
            return list->document[i].sha256;
    return S("");
}

bool document_list_has(const DocumentList *list, Slice name)
{
    return document_list_digest(list, name).len > 0;
}

static void take(Arena *arena, DocumentList *list, const json_t *documents)
{
    const json_t *document;
    size_t i;
    json_array_foreach(documents, i, document)
    {
        Slice name = snapshot_text(arena, document, "name"),
              sha256 = snapshot_text(arena, document, "sha256");
        if (document_name_is_plain(name) && sha256.len == SHA256_DIGITS)
            list->document[list->count++] = (ListedDocument){ name, sha256 };
    }
}

DocumentList document_list_of(Arena *arena, const json_t *root)
{
    const json_t *documents = json_object_get(root, "documents"),
                 *kept = json_object_get(root, "kept");
    size_t most = json_array_size(documents) + json_array_size(kept);
    DocumentList list = { .document = arena_many(arena, ListedDocument, most) };
    take(arena, &list, documents);
    take(arena, &list, kept);
    return list;
}

DocumentFolder document_folder_open(Arena *arena, Diagnostics *d, Slice path, bool confidential)
{
    DocumentFolder folder = { .path = path,
                              .list = path_join(arena, path, S("cxscan-documents.json")),
                              .confidential = confidential };
    Slice text;
    if (!path_exists(folder.list) || path_is_folder(folder.list) ||
        !file_read(arena, d, folder.list, folder.list, &text))
        return folder;
    json_t *root = json_loadb(text.at, text.len, JSON_REJECT_DUPLICATES, NULL);
    folder.figures_before = snapshot_text(arena, root, "figures");
    if (json_is_array(json_object_get(root, "documents")))
        folder.before = document_list_of(arena, root);
    else
        diagnose(d, DIAG_LIST_BROKEN, ((Place){ .file = folder.list }));
    json_decref(root);
    return folder;
}

Slice document_figures(Arena *arena, const json_t *manifest)
{
    static const char *const keys[] = { "version", "response", "pillars", "questions",
                                        "departments" };
    json_t *figures = facts_object();
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const json_t *value = json_object_get(manifest_current(manifest), keys[i]);
        facts_put(figures, keys[i], value ? json_deep_copy(value) : json_null());
    }
    Slice digest = sha256_text(arena, manifest_text(arena, figures));
    json_decref(figures);
    return digest;
}

// ---- what this run makes of it ----

void document_folder_settle(Arena *arena, Diagnostics *d, DocumentFolder *folder)
{
    const DocumentList *before = &folder->before;
    folder->gone.document = arena_many(arena, ListedDocument, before->count);
    folder->kept.document = arena_many(arena, ListedDocument, before->count);
    for (size_t i = 0; i < before->count; i++) {
        const ListedDocument *document = &before->document[i];
        Slice path = path_join(arena, folder->path, document->name), sha256;
        if (document_list_has(&folder->made, document->name) ||
            document_list_has(&folder->gone, document->name) ||
            document_list_has(&folder->kept, document->name) || !file_digest(arena, path, &sha256))
            continue;
        if (slice_equal(sha256, document->sha256)) {
            folder->gone.document[folder->gone.count++] = *document;
        } else {
            folder->kept.document[folder->kept.count++] = *document;
            diagnose(d, DIAG_DOCUMENT_KEPT, ((Place){ .file = path }));
        }
    }
}

bool document_folder_is_empty(const DocumentFolder *folder)
{
    return !folder->root && folder->made.count == 0 && folder->kept.count == 0;
}

static void put_list(json_t *root, const char *key, const DocumentList *list)
{
    json_t *array = facts_array();
    for (size_t i = 0; i < list->count; i++) {
        json_t *document = facts_object();
        facts_put_text(document, "name", list->document[i].name);
        facts_put_text(document, "sha256", list->document[i].sha256);
        facts_append(array, document);
    }
    facts_put(root, key, array);
}

Slice document_folder_text(Arena *arena, const DocumentFolder *folder)
{
    json_t *root = folder->root ? json_copy((json_t *)folder->root) : facts_object();
    if (!root)
        out_of_memory(0);
    if (!folder->root) {
        facts_put_count(root, "schema", LIST_SCHEMA);
        facts_put_text(root, "program", S("cxscan"));
        if (folder->figures.len)
            facts_put_text(root, "figures", folder->figures);
    }
    put_list(root, "documents", &folder->made);
    if (folder->kept.count)
        put_list(root, "kept", &folder->kept);
    Slice text = manifest_text(arena, root);
    json_decref(root);
    return text;
}

void document_folder_clear(Arena *arena, Diagnostics *d, const DocumentFolder *folder, FileSet *set)
{
    for (size_t i = 0; i < folder->gone.count; i++) {
        Slice path = path_join(arena, folder->path, folder->gone.document[i].name);
        file_set_remove(set, path);
        diagnose(d, DIAG_DOCUMENT_REMOVED, ((Place){ .file = path }));
    }
    if (document_folder_is_empty(folder))
        file_set_remove(set, folder->list);
}
