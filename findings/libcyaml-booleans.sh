#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: for a boolean libcyaml 1.3.1 (Debian libcyaml1 1.3.1-1) knows false, no, off, disable and 0, in capitals or not; every other text is
# true, and no error: n, nee, null, an empty text, a slip like "flase", 0.0 and 00. YAML 1.1 has n for false, YAML 1.2 no words but true and
# false. A key "share: nee" in a settings file shares.
# Seen: see `wanted` below.
set -eu
command -v gcc >/dev/null || { echo "gcc is not installed" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download libcyaml1=1.3.1-1 libcyaml-dev=1.3.1-1 libyaml-0-2=0.2.5-1 libyaml-dev=0.2.5-1 >download.log 2>&1 || { cat download.log; exit 1; }
for package in *.deb; do dpkg -x "$package" root; done
lib=$work/root/usr/lib/$(gcc -print-multiarch)
cat >read.c <<'END'
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <cyaml/cyaml.h>

struct settings { bool share; };
static const cyaml_schema_field_t fields[] = {
    CYAML_FIELD_BOOL("share", CYAML_FLAG_DEFAULT, struct settings, share),
    CYAML_FIELD_END
};
static const cyaml_schema_value_t schema = { CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct settings, fields) };
static const cyaml_config_t config = { .mem_fn = cyaml_mem };

static void show(const char *yaml)
{
    struct settings *made = NULL;
    cyaml_err_t error = cyaml_load_data((const uint8_t *)yaml, strlen(yaml), &config, &schema, (cyaml_data_t **)&made, NULL);
    printf("%s: %s", yaml, cyaml_strerror(error));
    if (!error)
        printf(", %s", made->share ? "true" : "false");
    puts("");
}

int main(void)
{
    const char *lines[] = { "share: no", "share: Off", "share: 0", "share: n", "share: nee", "share: null", "share: \"\"", "share: flase",
                            "share: 0.0", "share: 00" };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        show(lines[i]);
}
END
gcc -I root/usr/include read.c -o read -L "$lib" -lcyaml -lyaml
LD_LIBRARY_PATH=$lib ./read >seen
cat seen
cat >wanted <<'END'
share: no: Success, false
share: Off: Success, false
share: 0: Success, false
share: n: Success, true
share: nee: Success, true
share: null: Success, true
share: "": Success, true
share: flase: Success, true
share: 0.0: Success, true
share: 00: Success, true
END
cmp seen wanted || exit 1
