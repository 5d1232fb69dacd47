# Open answers beside an earlier version: six who came to one department, whose two texts would be known to be theirs; ten.
write() { # VERSION PEOPLE [LEAST]
  mkdir -p scan
  printf 'organisation: Zilverdam\ndate: 2026-03-12\nversion: "%s"\nshow_open_answers: yes\nmin_group_open: %d\n' "$1" "${3:-10}" >scan/scan.yaml
  awk -v people="$2" 'BEGIN {
    printf "Nr;Afdeling"; for (i = 0; i < 48; i++) printf ";%d.%d", 1 + int(i / 8), 1 + i % 8; print ";Toelichting Meten"
    for (r = 1; r <= people; r++) {
      printf "%d;%s", r, (r % 2 || r > 40 ? "Balie" : "Zorg")
      for (i = 0; i < 48; i++) printf ";%d", 1 + (int(r * r * (i + 3) / 13 + i * r / 7) + (r > 52) * i) % 4
      text = r > 40 ? (r % 3 ? "" : "laat antwoord " r) : (r % 9 ? "" : "antwoord " r); print ";" text
    } }' >scan/responses.csv
}
look() { # how many open answers stand in the report's facts, and what is said of them
  "$CXSCAN" facts scan 2>said.txt | grep -o '"text": *"[a-z]* *antwoord [0-9]*"' | wc -l | tr -d ' '
  LC_ALL=${1:-en_GB.UTF-8} "$CXSCAN" check scan 2>&1 | grep -A 1 'open-answers-version'
  rm said.txt
}
write 1.0 40; look; "$CXSCAN" report scan -o out --only xlsx >/dev/null
echo "== six came"; write 1.1 46; look; look nl_NL.UTF-8
echo "== ten"; write 1.1 50; look
echo "== six, and nobody has 1.0"; "$CXSCAN" privacy scan --withdraw 1.0 >/dev/null; write 1.1 46; look
echo "== ten that were shown, and then five where twelve are needed"
rm -rf scan out; write 1.0 40; "$CXSCAN" report scan -o out --only xlsx >/dev/null
write 1.1 50; "$CXSCAN" report scan -o out --only xlsx >/dev/null; write 1.2 55 12; look
rm -rf scan out; true
