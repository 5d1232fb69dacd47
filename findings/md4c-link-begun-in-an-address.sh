#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: md4c 0.4.8 ends a link that it never began. Where the address of a picture holds an opening bracket and a link's end follows
# later in the paragraph, the parser takes the bracket for the link's beginning, skips it with the address, and then calls leave_span for a
# link without any enter_span. A program that keeps the open spans as a stack closes its paragraph there; its own writer of HTML writes </a> without <a>,
# and the words between are lost without a sign. CommonMark has one picture there, and text.
# Seen: see `wanted` below.
set -eu
command -v gcc >/dev/null || { echo "gcc is not installed" >&2; exit 1; }
grep -q bookworm /etc/os-release || { echo "this runs on Debian 12" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download libmd4c0=0.4.8-1 libmd4c-dev=0.4.8-1 libmd4c-html0=0.4.8-1 libmd4c-html0-dev=0.4.8-1 >download.log 2>&1 || { cat download.log; exit 1; }
for package in *.deb; do dpkg -x "$package" root; done
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
    const char *lines[] = { "See ![plan](map[2.png) and the list](list.html).", "See ![plan](map2.png) and the list](list.html)." };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        md_html(lines[i], (MD_SIZE)strlen(lines[i]), put, NULL, 0, 0);
}
END
lib=root/usr/lib/$(gcc -print-multiarch)
gcc -I root/usr/include show.c -o show -L $lib -lmd4c-html -lmd4c
LD_LIBRARY_PATH=$lib ./show >seen
cat seen
cat >wanted <<'END'
<p>See <img src="map%5B2.png" alt="plan"> and the list</a>.</p>
<p>See <img src="map2.png" alt="plan"> and the list](list.html).</p>
END
cmp seen wanted || exit 1
