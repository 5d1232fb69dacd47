#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: libcyaml 1.3.1 (Debian libcyaml1 1.3.1-1) reads an integer with strtol in base 0 and a number with strtod, as far as they go, and
# succeeds: 010 is 8, 08 is 0, 1_000 is 1, 5.9 is 5, "2,5" is 2. In a program that took over a locale with a decimal comma, 2.5 is 2.
# In YAML 1.2 010 is 10 and 1_000 is a text. Room numbers, postcodes and department codes begin with zeros.
# Seen: see `wanted` below.
set -eu
command -v gcc >/dev/null || { echo "gcc is not installed" >&2; exit 1; }
locale -a | grep -q '^nl_NL.utf8$' || { echo "the locale nl_NL.UTF-8 is not installed (locales-all)" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download libcyaml1=1.3.1-1 libcyaml-dev=1.3.1-1 libyaml-0-2=0.2.5-1 libyaml-dev=0.2.5-1 >download.log 2>&1 || { cat download.log; exit 1; }
for package in *.deb; do dpkg -x "$package" root; done
lib=$work/root/usr/lib/$(gcc -print-multiarch)
cat >read.c <<'END'
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <cyaml/cyaml.h>

struct settings { int number; double size; };
static const cyaml_schema_field_t fields[] = {
    CYAML_FIELD_INT("number", CYAML_FLAG_OPTIONAL, struct settings, number),
    CYAML_FIELD_FLOAT("size", CYAML_FLAG_OPTIONAL, struct settings, size),
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
        printf(", %g", made->number + made->size);
    puts("");
}

int main(void)
{
    const char *lines[] = { "number: 010", "number: 08", "number: 1_000", "number: 5.9", "size: 2,5", "size: 2.5" };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        show(lines[i]);
    printf("%s\n", setlocale(LC_ALL, "nl_NL.UTF-8"));
    show("size: 2.5");
}
END
gcc -I root/usr/include read.c -o read -L "$lib" -lcyaml -lyaml
LD_LIBRARY_PATH=$lib ./read >seen
cat seen
cat >wanted <<'END'
number: 010: Success, 8
number: 08: Success, 0
number: 1_000: Success, 1
number: 5.9: Success, 5
size: 2,5: Success, 2
size: 2.5: Success, 2.5
nl_NL.UTF-8
size: 2.5: Success, 2
END
cmp seen wanted || exit 1
