import json, sys

for pillar in json.load(sys.stdin)["pillars"]:
    for answer in pillar["open_answers"]["items"]:
        print(answer["text"] if isinstance(answer, dict) else answer)
