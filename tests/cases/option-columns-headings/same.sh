# The same people in every form: do they give the same scores?
"$CXSCAN" facts plain > plain.json || exit
for form in slash colon underscores dash choice brackets headings-again; do
    "$CXSCAN" facts $form > form.json 2>/dev/null && python3 same.py plain.json form.json $form
done
