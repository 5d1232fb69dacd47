// SPDX-License-Identifier: EUPL-1.2
// The zip archive that an .xlsx or .ods file is: its parts as streams of bytes, within limits that no honest
// spreadsheet meets, so that a file of a few kB cannot fill memory or run for hours.
#ifndef TABLE_PACKAGE_H
#define TABLE_PACKAGE_H

#include <sys/types.h>

#include "base/diagnostics.h"

enum {
    PACKAGE_PARTS_MOST = 10000,      // files in the archive
    PACKAGE_PART_MEGABYTES = 4096,   // of one part, unpacked
    PACKAGE_RATIO_MOST = 200,        // unpacked against packed, of a part larger than
    PACKAGE_RATIO_FREE_MEGABYTES = 8 // this: small parts of one repeated word pack far better
};

typedef struct Package Package;
typedef struct PackagePart PackagePart;

// The archive in an open file, which becomes the package's own. `name` is how messages call the file. NULL,
// with a diagnostic, where it is no archive or has too many parts. Owned by the caller, who ends it with
// package_close.
Package *package_open(Arena *arena, Diagnostics *d, Slice name, int file);
void package_close(Package *package); // NULL is allowed

// Is there a part of that name? Upper and lower case are the same, as the format has it.
bool package_has(const Package *package, Slice part);

// Open a part. NULL, with a diagnostic, where it is not there, is encrypted, packed in another way than
// spreadsheets are, or too large. Owned by the caller, who ends it with part_close, before the package.
PackagePart *part_open(Package *package, Slice part);
void part_close(PackagePart *part); // NULL is allowed

// Up to `room` next bytes. 0 at the end; -1, with a diagnostic, where the part is damaged or breaks a limit.
ssize_t part_read(PackagePart *part, char *out, size_t room);

// Say that the part is not what it should be, for whoever reads its bytes.
void part_complain(const PackagePart *part);

#endif
