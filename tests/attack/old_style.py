# SPDX-License-Identifier: EUPL-1.2
"""What the program printed before it rounded and before it knew who was in a version: exact scores beside exact counts.
Made here from the answers, so that the attacker's own test needs no old program."""
import json

from campaign import score
from scans import QUESTIONS, path

PILLAR_NAMES = ("strategy", "understand", "design", "measure", "govern", "culture")


def old_style(scan, shown):
    """The facts of a scan in which these departments are shown."""
    tree = {"scan": {"min_group": scan.min_group}, "connections": [], "response": {"responded": len(scan.people)}, "groups": [{"score": None}, {"score": None}], "departments": [],
            "pillars": [pillar(scan.people, p, True) for p in range(6)]}
    for name, above in scan.above.items():
        people = [person for person in scan.people if name in path(scan.above, person.department)]
        row = {"name": name, "parent": above, "merged": False, "withheld": name not in shown, "mean": None,
               "n": len(people) if name in shown else None,
               "pillars": [pillar(people, p, name in shown) for p in range(6)],
               "questions": [{"mean": None} for _ in QUESTIONS]}
        tree["departments"].append(row)
    return json.dumps(tree)


def pillar(people, p, shown):
    scored = [person for person in people if any(answer in (1, 2, 3, 4) for answer in person.on(p))]
    total = sum(score(person.on(p)) for person in scored)
    return {"id": PILLAR_NAMES[p], "n": len(scored), "withheld": not shown,
            "score": float(total / len(scored)) if shown and scored else None,
            "alpha": None, "strongest": None, "weakest": None,
            "questions": [question(people, p * 8 + q) for q in range(8)]}


def question(people, q):
    given = [person.answers[q] for person in people]
    numbers = [answer for answer in given if answer in (1, 2, 3, 4)]
    return {"counts": {"1": given.count(1), "2": given.count(2), "3": given.count(3), "4": given.count(4),
                       "x": given.count("x"), "blank": given.count(None)},
            "dont_know_percent": None, "mean": sum(numbers) / len(numbers) if numbers else None}
