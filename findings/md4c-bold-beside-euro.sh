#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: the same Markdown is another text on Debian 12 (md4c 0.4.8) and Debian 13 (md4c 0.5.2), without any word about it in the program that links
# it. Since CommonMark 0.31 signs like €, ° and × count as punctuation beside emphasis: "**5€**per jaar" and "**25°**C" are bold in the
# one, and have their stars in the other. Where a space or a full stop follows, nothing changes.
# Seen: see `wanted` below.
set -eu
command -v gcc >/dev/null || { echo "gcc is not installed" >&2; exit 1; }
grep -q bookworm /etc/os-release || { echo "this runs on Debian 12, and asks Debian 13 for one package" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
# The system's own mirror, with the next release's name.
mkdir -p parts lists/partial cache/archives/partial
cat /etc/apt/sources.list.d/debian.sources 2>/dev/null | awk 'BEGIN { RS = ""; ORS = "\n\n" } !/security/' |
  sed 's/^Suites:.*/Suites: trixie/' >parts/next.sources
printf 'Dir::Etc::sourcelist "/dev/null";\nDir::Etc::sourceparts "%s/parts";\nDir::State::lists "%s/lists";\nDir::Cache "%s/cache";\nDir::State::status "/dev/null";\n' \
    "$work" "$work" "$work" >apt.conf
APT_CONFIG=$work/apt.conf apt-get update >update.log 2>&1 || { cat update.log; exit 1; }
mkdir old new
(cd old && apt-get download libmd4c0=0.4.8-1 libmd4c-dev=0.4.8-1 libmd4c-html0=0.4.8-1 libmd4c-html0-dev=0.4.8-1) >download.log 2>&1 || { cat download.log; exit 1; }
(cd new && APT_CONFIG=$work/apt.conf apt-get download libmd4c0=0.5.2-2+b1 libmd4c-html0=0.5.2-2+b1) >download.log 2>&1 || { cat download.log; exit 1; }
for release in old new; do for package in $release/*.deb; do dpkg -x "$package" $release/root; done; done
cat >show.c <<'END'
#include <md4c-html.h>
#include <stdio.h>
#include <string.h>
static void put(const MD_CHAR *text, MD_SIZE size, void *unused)
{
    (void)unused;
    fwrite(text, 1, size, stdout);
}
int main(void)
{
    const char *lines[] = { "**5€**per jaar", "een**€5**per", "**25°**C", "2**×**3", "kost **€ 5**." };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        md_html(lines[i], (MD_SIZE)strlen(lines[i]), put, NULL, 0, 0);
}
END
lib=root/usr/lib/$(gcc -print-multiarch)
gcc -I old/root/usr/include show.c -o show -L old/$lib -lmd4c-html -lmd4c
{
  echo "md4c 0.4.8"; LD_LIBRARY_PATH=old/$lib ./show
  echo "md4c 0.5.2"; LD_LIBRARY_PATH=new/$lib ./show
} >seen
cat seen
cat >wanted <<'END'
md4c 0.4.8
<p><strong>5€</strong>per jaar</p>
<p>een<strong>€5</strong>per</p>
<p><strong>25°</strong>C</p>
<p>2<strong>×</strong>3</p>
<p>kost <strong>€ 5</strong>.</p>
md4c 0.5.2
<p>**5€**per jaar</p>
<p>een**€5**per</p>
<p>**25°**C</p>
<p>2**×**3</p>
<p>kost <strong>€ 5</strong>.</p>
END
cmp seen wanted || exit 1
