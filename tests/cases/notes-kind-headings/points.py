import json
import sys

for pillar in json.load(sys.stdin)["pillars"]:
    for kind in ("strengths", "weaknesses", "quotes", "texts"):
        for item in pillar["interviews"][kind]:
            print(pillar["id"], item["number"], kind, item["text"])
