# What lies outside the scan folder is read only where somebody says so. Standard output: each way out, one after another.
here=$PWD
mkdir elsewhere far far/off
cp -r scan far/off/scan; cp -r scan elsewhere/scan; mv scan start
start() {
    rm -rf room; mkdir -p room/inner; cp -r start room/inner/scan
    cd room/inner || exit
    echo "== $1"
}
look() {
    "$CXSCAN" check "$@" 2>&1 >out.txt | grep -v 'stage-\|still "self"\|wording\|previous-\(copy\|repeated\)\|would be the same\|hint: copy\|hint: put\|hint: is it\|^ *[0-9]* |' | sed "s|$here|HERE|g"
    grep -E "^[0-9]+ (respondents|action|interview|finding)" out.txt
    cd "$here" || exit
}
settings() { printf 'organisation: Proef\nversion: "1.0"\n%b' "$1" > scan/scan.yaml; }
outside="$here/elsewhere/scan/responses.csv"

start "a path upwards"; rm scan/responses.csv; settings 'files:\n  responses: ../../../elsewhere/scan/responses.csv\n'; look scan
start "and allowed"; rm scan/responses.csv; settings 'files:\n  responses: ../../../elsewhere/scan/responses.csv\n'; look scan --allow-outside
start "an absolute path"; settings "files:\n  responses: $outside\n"; look scan
start "an absolute path into the folder"; settings "files:\n  responses: $PWD/scan/responses.csv\n"; look scan
start "a path upwards and back"; settings 'files:\n  responses: ../scan/./responses.csv\n'; look scan
start "a folder whose name begins alike"; cp -r scan scan-2; settings 'files:\n  responses: ../scan-2/responses.csv\n'; look scan
start "a link of the usual name"; ln -sf "$outside" scan/responses.csv; look scan
start "a link within the folder"; mkdir scan/report; mv scan/responses.csv scan/report/answers.csv; ln -s report/answers.csv scan/responses.csv; look scan
start "every other file"
for name in invited.csv questionnaire.csv deskresearch.csv roadmap.csv grid.csv changes.md; do echo secret >"$here/elsewhere/$name"; ln -s "$here/elsewhere/$name" scan/$name; done
mkdir "$here/elsewhere/interviews" scan/findings; echo "- secret" >"$here/elsewhere/interviews/01-a.md"
ln -s "$here/elsewhere/interviews" scan/interviews; ln -s "$here/elsewhere/interviews/01-a.md" scan/findings/measure.md; look scan
start "scan.yaml itself"; ln -sf "$here/elsewhere/scan/scan.yaml" scan/scan.yaml; look scan
start "the scan folder may be a link"; mv scan it; ln -s it scan; look scan
start "the current folder"; cd scan; look .
start "the previous scan beside this one"; cp -r scan last; settings 'previous: ../last\n'; look scan
start "the previous scan far away"; settings 'previous: ../../../far/off/scan\n'; look scan
start "and allowed"; settings 'previous: ../../../far/off/scan\n'; look scan --allow-outside
start "a link to it"; ln -s "$here/far/off/scan" scan/previous; look scan
start "what the previous one names"; cp -r scan last; ln -sf "$outside" last/responses.csv; settings 'previous: ../last\n'; look scan
start "in Dutch"; settings "files:\n  responses: ../../../elsewhere/scan/responses.csv\nprevious: ../../../far/off/scan\n"
LC_ALL=nl_NL.UTF-8 "$CXSCAN" check scan 2>&1 >out.txt | grep -A5 "outside"
