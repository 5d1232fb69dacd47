// SPDX-License-Identifier: EUPL-1.2
// The benchmark that scan.yaml names.
#ifndef SCAN_BENCHMARK_FILE_H
#define SCAN_BENCHMARK_FILE_H

#include "input/folder.h"
#include "model/benchmark.h"

// Read it; NULL, with an error at its place, where it is none, of another schema, or holds what no benchmark
// does: anybody may have changed it. In the arena of the folder.
const Benchmark *benchmark_file_read(ScanFolder *folder, Slice name);

#endif
