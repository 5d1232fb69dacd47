// SPDX-License-Identifier: EUPL-1.2
#include "cli/single_file.h"

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/lock.h"
#include "base/output.h"
#include "cli/console.h"
#include "cli/messages.h"

static OutputError write_content(Arena *arena, const void *content, Slice path)
{
    (void)arena;
    return output_write(path, *(const Slice *)content);
}

static OutputError write_beside(Arena *arena, const Config *config, Slice target, FileWriter *write,
                                const void *what)
{
    Slice folder = path_folder(target), temporary = output_temporary(arena, target);
    FolderLock lock = folder_lock_wait(arena, folder.len ? folder : S("."), config->wait);
    if (lock.state == LOCK_HELD)
        output_remove_leftovers(arena, folder);
    OutputError error = write(arena, what, temporary);
    if (error.step == NULL) {
        error = output_rename(temporary, target);
        if (error.step != NULL)
            output_remove(temporary);
    }
    folder_unlock(&lock);
    return error;
}

ExitCode single_file_by(Arena *arena, Diagnostics *d, const Config *config, Slice target,
                        FileWriter *write, const void *what)
{
    struct stat status;
    bool in_place = stat(slice_copy(arena, target).at, &status) == 0 && !S_ISREG(status.st_mode);
    OutputError error =
        in_place ? write(arena, what, target) : write_beside(arena, config, target, write, what);
    if (error.step == NULL)
        return EXIT_DONE;
    diagnose(d, DIAG_OUTPUT_FAILED, ((Place){ .file = target }), slice_of(error.step),
             slice_of(strerror(error.reason)));
    return EXIT_SYSTEM;
}

ExitCode single_file_write(Arena *arena, Diagnostics *d, const Config *config, Slice content)
{
    if (!config->output.len)
        return console_result(config, content);
    return single_file_by(arena, d, config, config->output, write_content, &content);
}
