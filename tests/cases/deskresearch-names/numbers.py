import json
import sys

for document in json.load(sys.stdin)["desk"]:
    print(document["number"], document["document"], document["finding"])
