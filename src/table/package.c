// SPDX-License-Identifier: EUPL-1.2
// libzip checks the sum (CRC-32) at the end of a part. Before that end, the limits hold.
#include "table/package.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include <zip.h>

#include "table/messages.h"

struct Package {
    Arena *arena;
    Diagnostics *d;
    Slice name;
    zip_t *zip;
};

struct PackagePart {
    const Package *package;
    Slice name;
    zip_file_t *file;
    uint64_t packed;
    uint64_t size; // as the archive says
    uint64_t read;
};

static Place place_of(const Package *package)
{
    return (Place){ .file = package->name };
}

Package *package_open(Arena *arena, Diagnostics *d, Slice name, int file)
{
    int error;
    Package *package = arena_one(arena, Package);
    errno = 0;
    *package = (Package){ arena, d, slice_copy(arena, name), zip_fdopen(file, 0, &error) };
    if (!package->zip) {
        stop_without_memory();
        close(file);
        diagnose(d, DIAG_PACKAGE_CUT, place_of(package));
        return NULL;
    }
    int64_t parts = zip_get_num_entries(package->zip, 0);
    if (parts <= PACKAGE_PARTS_MOST)
        return package;
    diagnose(d, DIAG_PACKAGE_PARTS, place_of(package), slice_print(arena, "%lld", (long long)parts),
             slice_print(arena, "%d", PACKAGE_PARTS_MOST));
    package_close(package);
    return NULL;
}

void package_close(Package *package)
{
    if (package)
        zip_discard(package->zip);
}

static int64_t find(const Package *package, Slice part)
{
    return zip_name_locate(package->zip, slice_copy(package->arena, part).at, ZIP_FL_NOCASE);
}

bool package_has(const Package *package, Slice part)
{
    return find(package, part) >= 0;
}

static bool is_within_limits(const PackagePart *part, uint64_t size)
{
    const Package *package = part->package;
    if (size > (uint64_t)PACKAGE_PART_MEGABYTES << 20) {
        diagnose(package->d, DIAG_PACKAGE_LARGE, place_of(package), part->name,
                 slice_print(package->arena, "%d", PACKAGE_PART_MEGABYTES));
        return false;
    }
    if (size > (uint64_t)PACKAGE_RATIO_FREE_MEGABYTES << 20 &&
        size / PACKAGE_RATIO_MOST > part->packed) {
        diagnose(package->d, DIAG_PACKAGE_RATIO, place_of(package), part->name,
                 slice_print(package->arena, "%d", PACKAGE_RATIO_MOST));
        return false;
    }
    return true;
}

PackagePart *part_open(Package *package, Slice name)
{
    zip_stat_t stat;
    PackagePart *part = arena_one(package->arena, PackagePart);
    *part = (PackagePart){ .package = package, .name = slice_copy(package->arena, name) };
    int64_t at = find(package, name);
    bool known = at >= 0 && zip_stat_index(package->zip, (uint64_t)at, 0, &stat) == 0 &&
                 (~stat.valid & (ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD)) == 0;
    if (known && stat.encryption_method != ZIP_EM_NONE) {
        diagnose(package->d, DIAG_TABLE_ENCRYPTED, place_of(package));
        return NULL;
    }
    if (!known || (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE)) {
        part_complain(part);
        return NULL;
    }
    part->packed = stat.comp_size;
    part->size = stat.size;
    if (!is_within_limits(part, part->size))
        return NULL;
    errno = 0;
    part->file = zip_fopen_index(package->zip, (uint64_t)at, 0);
    if (part->file)
        return part;
    stop_without_memory();
    part_complain(part);
    return NULL;
}

void part_close(PackagePart *part)
{
    if (part)
        zip_fclose(part->file);
}

void part_complain(const PackagePart *part)
{
    diagnose(part->package->d, DIAG_PACKAGE_DAMAGED, place_of(part->package), part->name);
}

ssize_t part_read(PackagePart *part, char *out, size_t room)
{
    errno = 0;
    int64_t got = zip_fread(part->file, out, room);
    if (got < 0)
        stop_without_memory();
    if (got > 0)
        part->read += (uint64_t)got;
    if (part->read > part->size)
        diagnose(part->package->d, DIAG_PACKAGE_SIZE_WRONG, place_of(part->package), part->name);
    else if (got < 0 || (got == 0 && part->read < part->size))
        part_complain(part);
    else
        return (ssize_t)got;
    return -1;
}
