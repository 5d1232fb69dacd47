// SPDX-License-Identifier: EUPL-1.2
#include "cli/single_file.h"

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/lock.h"
#include "base/output.h"
#include "cli/console.h"
#include "cli/messages.h"

static OutputError write_beside(Arena *arena, const Config *config, Slice target, Slice content)
{
    Slice folder = path_folder(target), temporary = output_temporary(arena, target);
    FolderLock lock = folder_lock_wait(arena, folder.len ? folder : S("."), config->wait);
    if (lock.state == LOCK_HELD)
        output_remove_leftovers(arena, folder);
    OutputError error = output_write(temporary, content);
    if (error.step == NULL) {
        error = output_rename(temporary, target);
        if (error.step != NULL)
            output_remove(temporary);
    }
    folder_unlock(&lock);
    return error;
}

ExitCode single_file_write(Arena *arena, Diagnostics *d, const Config *config, Slice content)
{
    struct stat status;
    Slice target = config->output;
    if (!target.len)
        return console_result(config, content);
    bool in_place = stat(slice_copy(arena, target).at, &status) == 0 && !S_ISREG(status.st_mode);
    OutputError error =
        in_place ? output_write(target, content) : write_beside(arena, config, target, content);
    if (error.step == NULL)
        return EXIT_DONE;
    diagnose(d, DIAG_OUTPUT_FAILED, ((Place){ .file = target }), slice_of(error.step),
             slice_of(strerror(error.reason)));
    return EXIT_SYSTEM;
}
