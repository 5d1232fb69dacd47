numbers() { "$CXSCAN" privacy scan --json | tr -d '{}"' | tr , '\n' | grep -E 'figures|small|cover|version|alike|means'; }
numbers
"$CXSCAN" facts scan | grep -c '"rules": null'
"$CXSCAN" tree scan | grep -c 'ondanks\|door de drempelregel'
"$CXSCAN" tree scan | grep -A 40 'Zo blijft' | grep -o 'text "Van de [0-9].*'
# departments that are all too small, and open answers
sed -i '2,$s/^[^;]*/Balie/; 3,4s/^Balie/Griffie/' scan/responses.csv; echo 'show_open_answers: yes' >>scan/scan.yaml
"$CXSCAN" privacy --statement scan | sed -n '/^- /,$p' | head -26
"$CXSCAN" privacy --statement scan >/dev/full 2>&1; echo $?
# a template of one's own without it, or with a mistake
cp -r "$CXSCAN_SOURCE/templates" own; rm own/nl/statement.md
"$CXSCAN" privacy --statement scan --templates own >out.txt 2>&1; echo $?; grep -o 'statement.md: error.*' out.txt
echo '# {{nothing}}' >own/nl/statement.md; "$CXSCAN" privacy --statement scan --templates own 2>&1; echo $?
