# One folder after another: how it is filled, and what check says of it on standard error.
start() {
    rm -rf scan
    mkdir scan
    cp answers.csv scan/responses.csv
    echo "== $1"
}
look() {
    "$CXSCAN" check scan 2>&1 >out.txt | grep -v "stage-\|still \"self\"\|worked into\|uitgewerkt"
    grep -E "^[0-9]+ (respondents|action|interview|finding)" out.txt
    rm out.txt
}

start "a newer spreadsheet beside the csv"
cp roadmap.txt scan/roadmap.csv; echo PK > scan/roadmap.xlsx
touch -d 2026-01-01 scan/roadmap.csv; touch -d 2026-02-01 scan/roadmap.xlsx
look
start "an older spreadsheet beside the csv"
cp roadmap.txt scan/roadmap.csv; echo PK > scan/roadmap.xlsx; echo PK > scan/responses.xls
touch -d 2026-03-01 scan/roadmap.csv scan/responses.csv; touch -d 2026-02-01 scan/roadmap.xlsx scan/responses.xls
look
start "hidden endings"
echo "title: x" > scan/scan.yaml.txt; cp invited.txt scan/invited.csv.txt; cp answers.csv scan/responses.csv.txt
touch -d 2026-02-01 scan/*.txt
look
start "Dutch names"
mv scan/responses.csv scan/antwoorden.csv; cp invited.txt scan/uitgenodigd.csv; cp roadmap.txt scan/Roadmap.CSV
mkdir scan/gesprekken scan/bevindingen "scan/Vorige scan"; cp note.txt scan/gesprekken/01-hoofd.md
cp finding.txt scan/bevindingen/meten.md; cp earlier.csv "scan/Vorige scan/Antwoorden.csv"; echo "# 0.1" > scan/wijzigingen.md
look
"$CXSCAN" facts scan | grep -o '"name": "[^"]*\.\(csv\|md\|CSV\)"'
start "other names of folders"
mkdir scan/interview scan/vorige; cp note.txt scan/interview/01-hoofd.MD; cp earlier.csv scan/vorige/responses.csv
look
start "one thing under two names"
cp answers.csv scan/antwoorden.csv; mkdir scan/gesprekken scan/interviews; cp note.txt scan/gesprekken/01-a.md; cp note.txt scan/interviews/01-a.md
look
start "one thing under two names, one of them chosen"
cp answers.csv scan/antwoorden.csv; printf 'files:\n  responses: antwoorden.csv\n' > scan/scan.yaml
touch -d 2026-02-01 scan/responses.csv
look
start "copies"
cp answers.csv "scan/responses (1).csv"; cp answers.csv "scan/responses - kopie.csv"; cp answers.csv "scan/Kopie van responses.csv"
look
start "meant for something that is not there"
echo PK > "scan/Vragenlijst definitief.xlsx"; cp invited.txt "scan/invited (1).csv"; echo PK > scan/changes.docx; echo PK > "scan/Roadmap 2026 v2.xls"; cp invited.txt scan/inviteds.csv
look
start "leftovers"
echo x > "scan/~\$roadmap.xlsx"; cp roadmap.txt scan/roadmap.csv; echo x > "scan/.~lock.roadmap.csv#"; echo x > scan/responses.csv.bak; echo x > scan/responses.csv~; echo x > scan/Thumbs.db; echo x > scan/.DS_Store
look
start "our own documents"
mkdir scan/report scan/out; for f in report.pdf workbook.xlsx departments.xlsx manifest.json radar.svg; do echo PK > scan/$f; done; echo PK > scan/report/report.pdf; echo '{}' > scan/out/manifest.json
echo PK > scan/afdeling-balie.xlsx
look
start "the rest, a line a kind"
for f in a b c d e f; do echo x > scan/$f.csv; echo x > scan/$f.docx; echo x > scan/$f.jpg; mkdir scan/map-$f; done
look
rm -r scan
