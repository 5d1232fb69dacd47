#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: qpdf and libqpdf 11.3.0 do not look whether their output could be written. On a full disk the command ends with exit code 0 and
# qpdf_write returns success, without a message; what is there is empty or cut off. Writing to memory (qpdf_init_write_memory) and
# saving that with checks of one's own is safe.
# Seen: see `wanted` below; /dev/full plays the full disk.
set -eu
command -v gcc >/dev/null || { echo "gcc is not installed" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download qpdf=11.3.0-1+deb12u1 libqpdf29=11.3.0-1+deb12u1 libqpdf-dev=11.3.0-1+deb12u1 >download.log 2>&1 || { cat download.log; exit 1; }
for package in *.deb; do dpkg -x "$package" root; done
lib=$work/root/usr/lib/$(gcc -print-multiarch)
export LD_LIBRARY_PATH="$lib"
cat >write.c <<'END'
#include <qpdf/qpdf-c.h>
#include <stdio.h>
int main(void)
{
    qpdf_data document = qpdf_init();
    int read = qpdf_read(document, "a.pdf", NULL), init = qpdf_init_write(document, "/dev/full"), written = qpdf_write(document);
    printf("libqpdf %s: read %d, init %d, write %d, has_error %d\n", qpdf_get_qpdf_version(), read, init, written, qpdf_has_error(document));
    qpdf_cleanup(&document);
}
END
gcc -I root/usr/include write.c -o write -L "$lib" -lqpdf
root/usr/bin/qpdf --empty a.pdf
{
  root/usr/bin/qpdf a.pdf /dev/full 2>&1 && echo "qpdf: exit code 0"
  ./write
  cat a.pdf 2>/dev/null >/dev/full || echo "cat: exit code 1"
} >seen
cat seen
cat >wanted <<'END'
qpdf: exit code 0
libqpdf 11.3.0: read 0, init 0, write 0, has_error 0
cat: exit code 1
END
cmp seen wanted || exit 1
