import json, sys
facts = json.load(sys.stdin)
for d in facts["departments"]:
    print(d["name"], d["level"], d["n_text"], d["withheld"], sep=" | ")
