"""The terms, and the texts that hold them."""
import json
import sys

facts = json.load(sys.stdin)
pillars = facts["pillars"]
for key, value in facts["terms"].items():
    print(f"{key}: {value}")
for pillar in pillars[1:3]:
    print(pillar["leading_question"])
for pillar, question in (0, 1), (1, 0), (4, 7):
    print("{id} {topic}: {text}".format(**pillars[pillar]["questions"][question]))
for pillar, phase in (0, 4), (4, 0), (5, 0):
    print("{text} | {step}".format(**pillars[pillar]["grid"]["cells"][phase]))
