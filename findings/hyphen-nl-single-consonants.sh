#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: Debian's Dutch hyphenation patterns (hyphen-nl 1:7.5.0-1, with libhyphen 2.8.8) part the consonant that joins two words off from both: what
# stands between two places is "s" or "k" alone, which is no syllable and no line may begin or end with it: te-vre-den-heid-s-en-que-te.
# Of the Dutch word list of Debian (wdutch 1:2.20.19-2) that holds for the words counted below.
# Seen: see `wanted` below.
set -eu
command -v gcc >/dev/null || { echo "gcc is not installed" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download hyphen-nl=1:7.5.0-1 libhyphen0=2.8.8-7 libhyphen-dev=2.8.8-7 wdutch=1:2.20.19-2 >download.log 2>&1 || { cat download.log; exit 1; }
for package in *.deb; do dpkg -x "$package" root; done
lib=$work/root/usr/lib/$(gcc -print-multiarch)
cat >count.c <<'END'
#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char **arguments)
{
    HyphenDict *patterns = hnj_hyphen_load(arguments[1]);
    char word[200], marks[210], parted[420];
    long all = 0, single = 0;
    while (fgets(word, sizeof word, stdin)) {
        int length = (int)strcspn(word, "\n"), found = 0, *pos = NULL, *cut = NULL;
        char **rep = NULL;
        word[length] = 0;
        hnj_hyphen_hyphenate2(patterns, word, length, marks, parted, &rep, &pos, &cut);
        // A place before letter i and one behind it.
        for (int i = 1; i < length; i++)
            found |= (marks[i - 1] & 1) && (marks[i] & 1) && strchr("bcdfghjklmnpqrstvwxz", word[i]);
        all++;
        single += found;
        if (found && count > 2)
            puts(parted);
    }
    printf("%ld of %ld words have a piece of one consonant\n", single, all);
    hnj_hyphen_free(patterns);
}
END
gcc -I root/usr/include count.c -o count -L "$lib" -lhyphen
python3 -c 'import re, sys
for word in open("root/usr/share/dict/dutch", encoding="utf-8"):
    if re.fullmatch("[a-zà-ÿ]{4,90}\n", word):
        sys.stdout.buffer.write(word.encode("iso-8859-1"))' >words
export LD_LIBRARY_PATH="$lib"
{
  ./count root/usr/share/hyphen/hyph_nl.dic <words
  printf 'tevredenheidsenquete\nbasisolie\nautokopers\n' | ./count root/usr/share/hyphen/hyph_nl.dic show
} >seen
cat seen
cat >wanted <<'END'
1627 of 347627 words have a piece of one consonant
te=vre=den=heid=s=en=que=te
ba=s=iso=lie
au=to=k=opers
3 of 3 words have a piece of one consonant
END
cmp seen wanted || exit 1
