import json, sys

print(*(pillar["score_text"] for pillar in json.load(sys.stdin)["pillars"]))
