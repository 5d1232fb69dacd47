#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: ISA-L (isal 2.30.0-5 of Debian 12) deflates the same text into other bytes on another processor: it takes the fastest of several
# programs when it starts, and they find other matches. Level 1 has one output below SSE 4.2 and another from there on; level 3 has one
# up to SSE 4.2 and another with AVX2. All unpack to the same text. Who promises the same bytes for the same input, of a workbook or an
# archive that is compared by its digest, cannot pack with it; libdeflate 1.14 (libdeflate-tools 1.14-1) gives the same everywhere.
# The processors are those of qemu-user 7.2, so that it shows on any x86-64.
# Seen: see `wanted` below.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download isal=2.30.0-5 libisal2=2.30.0-5 libdeflate-tools=1.14-1 libdeflate0=1.14-1 qemu-user >download.log 2>&1 || { cat download.log; exit 1; }
for package in *.deb; do dpkg -x "$package" root; done
LD_LIBRARY_PATH=$(echo root/usr/lib/*-linux-gnu | tr ' ' :)
export LD_LIBRARY_PATH
# Rows of a sheet, as a workbook holds them: numbers that hardly repeat between words that do.
awk 'BEGIN { for (row = 1; row <= 4000; row++) {
  printf "<row r=\"%d\">", row
  for (at = 0; at < 10; at++) printf "<c r=\"%c%d\"><v>%d</v></c>", 65 + at, row, (row * 7919 + at * at * 104729) % 997
  print "</row>" } }' >sheet.xml
groups() { # which processors agree, in the order of their names
  level=$1 pack=$2
  for cpu in Conroe Nehalem Haswell; do
    qemu=root/usr/bin/qemu-x86_64
    "$qemu" -cpu "$cpu" "root/usr/bin/$pack" "-$level" -c sheet.xml >"$cpu.gz" 2>warnings
    gzip -dc "$cpu.gz" | cmp - sheet.xml
    tail -c +11 "$cpu.gz" | cksum | cut -d' ' -f1 >"$cpu.sum" # without the head of gzip
  done
  same() { cmp -s "$1.sum" "$2.sum" && echo "$1 = $2" || echo "$1 /= $2"; }
  echo "$pack -$level: $(same Conroe Nehalem), $(same Nehalem Haswell)"
}
{ groups 1 igzip; groups 3 igzip; groups 1 libdeflate-gzip; groups 6 libdeflate-gzip; } >seen
cat seen
cat >wanted <<'END'
igzip -1: Conroe /= Nehalem, Nehalem = Haswell
igzip -3: Conroe = Nehalem, Nehalem /= Haswell
libdeflate-gzip -1: Conroe = Nehalem, Nehalem = Haswell
libdeflate-gzip -6: Conroe = Nehalem, Nehalem = Haswell
END
cmp seen wanted || exit 1
