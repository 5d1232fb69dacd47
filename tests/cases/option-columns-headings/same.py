import json, sys


def counts(path):
    pillars = json.load(open(path))["pillars"]
    return [(pillar["score"], [question["counts"] for question in pillar["questions"]]) for pillar in pillars]


print(sys.argv[3], "same" if counts(sys.argv[1]) == counts(sys.argv[2]) else "different")
