#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Behaviour: html-validate 9.7.1 prints its findings as JSON, with the whole source of each page in it. To a file all of it arrives; to
# a pipe, which is how a test reads it, 65,536 bytes do, and the rest is lost at the end of the process: what is read is no JSON. A
# report of forty pages as one web page is longer than that as soon as there is a single remark. Ask for a file (--formatter
# json=FILE).
# Seen: 65536 bytes through the pipe, and more in the file.
set -eu
for program in npm node; do
  command -v $program >/dev/null || { echo "$program is not installed" >&2; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix . html-validate@9.7.1 >npm.log 2>&1 || { cat npm.log; exit 1; }
{
  printf '<!DOCTYPE html>\n<html lang="en">\n<head><title>Report</title></head>\n<body>\n'
  yes '<p>A paragraph that is there to make the page as long as a report.</p>' | head -1500
  printf '<button>A button that does not say of which type it is</button>\n</body>\n</html>\n'
} >page.html
node_modules/.bin/html-validate --formatter json page.html >whole.json || true
node_modules/.bin/html-validate --formatter json page.html | (sleep 2; cat) >piped.json || true
whole=$(wc -c <whole.json)
piped=$(wc -c <piped.json)
echo "to a file: $whole bytes; through a pipe: $piped bytes"
node -e 'JSON.parse(require("fs").readFileSync("whole.json", "utf8"))' || { echo "the file is no JSON"; exit 1; }
[ "$piped" -eq 65536 ] && [ "$whole" -gt 65536 ] || exit 1
