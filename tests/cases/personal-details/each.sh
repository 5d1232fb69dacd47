# What points at a person in every text that goes out. Standard output: each way, one after another.
look() { "$CXSCAN" check scan --all "$@" 2>&1 >out.txt | grep -A 4 '\[\(personal\|name\)-' | grep -v '^  \(hint\|tip\)\|^--'; rm out.txt; }
echo "== each kind, in each file"; look
echo "== with its hint, in Dutch"; LC_ALL=nl_NL.UTF-8 "$CXSCAN" check scan --all 2>&1 >/dev/null | grep -A 4 '\[\(personal\|name\)-' | grep 'waarschuwing\|tip' | sort -t: -k 5 -u
echo "== as JSON"; "$CXSCAN" check scan --json --all 2>&1 >/dev/null | grep -o '"id":"personal[^}]*"column":[0-9]*'
echo "== open answers that are not shown are nobody's concern"
sed -i 's/^show_open.*/show_open_answers: no/' scan/scan.yaml; look | grep responses; echo $?
echo "== confirmed"
printf 'confirmed:\n  - P.Jansen@zilverdam.nl\n  - klantcontact@zilverdam.nl\n  - (020) 555  12 34\n  - Jan de Wit\n  - mevrouw De Vries\n' >>scan/scan.yaml; look
echo "== final: names are warnings, all else is a fault"
sed -i 's/^version.*/&\nstage: final/' scan/scan.yaml; look | grep -o '^[^ ]* [a-z]*:.*'
"$CXSCAN" report scan --only xlsx -o out >out.txt 2>&1; echo $?; test -e out && echo made
echo "== but not in a draft"
look --draft | grep -o '^[^ ]* [a-z]*:' | sort | uniq -c
echo "== the list of names is no source, nor a stray file"
mv scan/names.txt scan/Namen.txt; "$CXSCAN" check scan 2>&1 | grep -c 'Jan de Winter'; "$CXSCAN" check scan 2>&1 | grep 'not read'
"$CXSCAN" facts scan --stage self 2>/dev/null | grep -ic namen.txt; true
