# One, two and three journeys and dimensions, of which all miss the norm or all meet it: what the headings say, in both languages.
rm -rf small publications.json
cp -r "$CXSCAN_SOURCE/samples/zilverdam" small
cd small
rm -rf publications.json certificate.csv measurements/spiegel* measurements/medewerkers*
cp measurements/klantreizen.csv journeys.csv
grep -v theme: measurements/klanten-2026.yaml >customers.yaml
for many in 1 2 3; do
	for names in "Betrouwbaarheid Afhandeling Externe" "Service Kwaliteit Uitstraling"; do
		head -n $((many + 1)) journeys.csv | sed '2,$s/;[0-9]*;/;100;/' >measurements/klantreizen.csv
		kept=$(echo "$names" | cut -d' ' -f1-$many | tr ' ' '|')
		awk -v kept="$kept" '!/dimension:/ || $0 ~ kept' customers.yaml >measurements/klanten-2026.yaml
		for language in nl en; do
			"$CXSCAN" tree . --edition steering --language $language 2>/dev/null | grep -A3 "level=1\|level=2\|nodig\|kennen\|It takes\|We know" |
				grep "text \".*\(Value Score is\|Betrouwb\|norm \|nodig\|kennen\|takes\|know\|owner\|eigena\)"
		done
	done
done
# an owner of less than half a percent; one journey of two that is enough; no owner
printf 'klantreis;eigenaar;per jaar;meting;vragen\nPaspoort;A;9990;;\nTrouwen;B;10;;\n' >measurements/klantreizen.csv
for language in nl en; do
	"$CXSCAN" tree . --edition steering --language $language 2>/dev/null | grep "van alle keren\|of all times\|1%\|1.%"
done
# seven measurements: four of the others in the table, the rest in a sentence
for more in a b c d e f; do
	sed "s/^title:.*/title: Meting $more/; /previous/d; s/2026-02-16/2025-02-16/" customers.yaml >measurements/$more.yaml
done
"$CXSCAN" tree . --edition steering --language nl 2>/dev/null | grep "Meting [a-f]\|andere meting"
