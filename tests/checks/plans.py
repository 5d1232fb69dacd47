# SPDX-License-Identifier: EUPL-1.2
"""The score that holds of each pillar, its distance to the target and what a roadmap adds to it, computed from responses.csv,
roadmap.csv and the validated scores and targets in findings/, in fractions and with nothing of cxscan's; and the scan folders
that the checks hold against it."""
import csv
import os
import random
import re
import shutil
from fractions import Fraction as F

import scan_folders

IDS = ["strategy", "understand", "design", "measure", "govern", "culture"]
NAMES = ["Strategie", "Begrijpen", "Ontwerpen", "Meten", "Besturing", "Cultuur"]
PHASES = ["Startend", "Lerend", "Groeiend", "Volwassen", "Leidend"]
STATUS = {"idee": "idea", "gepland": "planned", "gestart": "started", "klaar": "done", "": "idea"}


def text(exact):
    if exact is None:
        return "–"
    tenths = (abs(exact) * 20 + 1) // 2
    return f"{'–' if exact < 0 and tenths else ''}{tenths // 10},{tenths % 10}"


def score_text(score):
    """In tenths; in hundredths where the tenth would be the border above the score's phase."""
    shown = F((score * 20 + 1) // 2, 10)
    if phase(shown) == phase(score):
        return text(score)
    hundredths = int(min((score * 200 + 1) // 2, shown * 100 - 1))
    return f"{hundredths // 100},{hundredths % 100:02}"


def phase(score):
    return PHASES[sum(score >= border for border in (F(25, 2), F(37, 2), F(49, 2), F(57, 2)))]


def quarter(cell, last):
    """(quarter, last day as (year, month, day)) of "2026-Q2", "2026-02-27" or "27-2-2026"."""
    found = re.fullmatch(r"(\d{4})-Q([1-4])", cell)
    if found:
        year, number = int(found[1]), int(found[2])
        return year * 4 + number - 1, (year, number * 3, 31) if last else (year, number * 3 - 2, 1)
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", cell)
    year, month, day = (int(found[i]) for i in (1, 2, 3))
    return year * 4 + (month - 1) // 3, (year, month, day)


def natural(text):
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.findall(r"\d+|\D", text)]


class Action:
    def __init__(self, row):
        self.id, self.title, self.status = row["nr"], row["titel"], STATUS[row["status"]]
        self.impact, self.feasibility = int(row["impact"] or 0), int(row["haalbaarheid"] or 0)
        self.end = quarter(row["eind"], True) if row["eind"] else None
        self.waits = [part.strip() for part in row["hangt af van"].split(",") if part.strip()]
        self.questions = [part.strip() for part in row["vragen"].split(",") if part.strip()]
        self.level = int(row["niveau"] or 0)

    def priority(self):
        return -self.impact * self.feasibility, -self.impact, natural(self.id)


def read_actions(folder):
    with open(os.path.join(folder, "roadmap.csv"), encoding="utf-8-sig", newline="") as file:
        return [Action(row) for row in csv.DictReader(file, delimiter=";")]


def in_order(actions):
    """By priority; before an action, what it waits for."""
    known, listed, early = {a.id: a for a in actions}, [], {}

    def take(action, parent):
        if action in listed:
            return
        early.setdefault(action.id, parent)
        for other in sorted((known[w] for w in action.waits), key=Action.priority):
            take(other, action)
        listed.append(action)

    for action in sorted(actions, key=Action.priority):
        take(action, None)
    return listed, early


def setting(folder, path, key):
    full = os.path.join(folder, path)
    if not os.path.exists(full):
        return None
    found = re.search(rf"^{key}: *(\S+) *$", open(full, encoding="utf-8").read(), re.M)
    return found and found[1]


def mean(rows):
    scores = [F(sum(known) * 8, len(known)) for known in ([a for a in row if a in (1, 2, 3, 4)] for row in rows) if known]
    return sum(scores) / len(scores) if scores else None, len(scores)


def lifted(rows, level):
    return [[max(a, level.get(q, 0)) if a in (1, 2, 3, 4) else a for q, a in enumerate(row)] for row in rows]


def levels(actions, pillar, until):
    """The level of each question (0–7) of the pillar at the end of a quarter."""
    level = {}
    for action in actions:
        for question in action.questions:
            p, q = (int(part) - 1 for part in question.split("."))
            if p == pillar and action.end[0] <= until:
                level[q] = max(level.get(q, 0), action.level)
    return level


def gap_text(score, target):
    """With as many decimals as the score is printed with."""
    gap = target - score
    if "," in score_text(score)[-2:]:
        return text(gap)
    hundredths = (abs(gap) * 200 + 1) // 2
    return f"{'–' if gap < 0 and hundredths else ''}{hundredths // 100},{hundredths % 100:02}"


def number(exact):
    return None if exact is None else float(exact)


def established_scores(folder, tables):
    """Of each pillar the score of the answers, the one that holds, and whether that was validated."""
    stage = setting(folder, "scan.yaml", "stage") or "self"
    found = []
    for p in range(6):
        own = mean(tables[p])[0]
        typed = setting(folder, f"findings/{IDS[p]}.md", "validated") if stage != "self" else None
        found.append((own, F(typed) if typed else own, bool(typed)))
    return found


def plan(folder, seed):
    """A roadmap with everything in it: what lacks something, what is over, links without circles."""
    rnd = random.Random(seed)
    day = rnd.choice((None, "2026-03-12", "2026-06-30"))
    with open(os.path.join(folder, "scan.yaml"), "w", encoding="utf-8") as file:
        file.write("language: nl\n" + (f"date: {day}\n" if day else "") + f"stage: {rnd.choice(('self', 'validated', 'validated'))}\n")
    os.makedirs(os.path.join(folder, "findings"))
    for p in range(6):
        head = rnd.choice(("", "", f"validated: {rnd.choice((8, 12, '12.45', '18.4', '18.49', 21, 24.25, 31, 32))}\n"))
        if head or rnd.random() < 0.7:
            with open(os.path.join(folder, "findings", IDS[p] + ".md"), "w", encoding="utf-8") as file:
                file.write(f"---\n{head}target: {rnd.choice((12, 16, '18.25', 20, 22, '24.5', 30))}\n---\n\n## Conclusies\n\nGoed.\n")
    count = rnd.choice((1, 2, 5, 12, 30))
    with open(os.path.join(folder, "roadmap.csv"), "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(["nr", "titel", "pijler", "impact", "haalbaarheid", "eind", "status", "hangt af van", "vragen", "niveau"])
        names = [f"{rnd.choice('AB')}{i}" for i in range(1, count + 1)]
        for i, name in enumerate(names):
            p, spread = rnd.randrange(6), rnd.choice((1, 3, 6))
            questions = [f"{rnd.choice((p, rnd.randrange(6))) + 1}.{rnd.randrange(1, 9)}" for _ in range(rnd.randrange(0, 4))]
            end = rnd.choice((f"{2026 + rnd.randrange(-1, spread)}-Q{rnd.randrange(1, 5)}",
                              f"2026-{rnd.randrange(1, 13):02}-{rnd.randrange(1, 29):02}", ""))
            out.writerow([name, "Doe dit", NAMES[p], rnd.choice(("", 1, 2, 3, 4, 5)), rnd.choice(("", 1, 2, 3, 4, 5, 5)), end,
                          rnd.choice(("idee", "gepland", "gestart", "klaar", "")),
                          ", ".join(rnd.sample(names[:i], min(i, rnd.choice((0, 0, 1, 2))))), ", ".join(questions),
                          rnd.choice((1, 2, 3, 3, 4, ""))])
    return folder


def variant(scratch, pillar, score):
    """The sample with another validated score."""
    folder = os.path.join(scratch, f"{pillar}-{score}")
    shutil.copytree(scan_folders.sample(), folder, ignore=shutil.ignore_patterns("publications.json"))
    path = os.path.join(folder, "findings", pillar + ".md")
    finding = open(path, encoding="utf-8").read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(re.sub(r"^validated: .*$", f"validated: {score}", finding, count=1, flags=re.M))
    return folder
