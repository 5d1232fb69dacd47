# SPDX-License-Identifier: EUPL-1.2
"""Scan folders for the checks: the sample, large and small generated ones, and real answers of a survey.

Each holds responses.csv with headings department;1.1;…;6.8, and perhaps invited.csv. Nothing here knows how
cxscan computes.
"""
import csv
import json
import os
import random
import subprocess

QUESTIONS = [f"{p}.{q}" for p in range(1, 7) for q in range(1, 9)]


class Skip(Exception):
    """There is nothing to check with; the text says why."""


def facts(folder, confidential=False):
    """As they are printed; or exact, with nothing withheld."""
    words = ["facts"] + (["--confidential"] if confidential else []) + [folder]
    done = subprocess.run([os.environ["CXSCAN"]] + words, capture_output=True)
    if done.returncode != 0:
        raise RuntimeError(f"cxscan facts: exit code {done.returncode}: {done.stderr.decode()[:500]}")
    return json.loads(done.stdout)


def read(folder):
    """[(department or None, [48 answers: 1–4, 'x' or None])], {department: invited} or None."""
    with open(os.path.join(folder, "responses.csv"), encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    head = rows[0]
    place = [head.index(q) for q in QUESTIONS]
    names = [i for i, h in enumerate(head) if h in ("department", "Afdeling")]
    people = []
    for row in rows[1:]:
        cells = [row[i].strip().lower() for i in place]
        answers = [int(c) if c in ("1", "2", "3", "4") else "x" if c == "x" else None for c in cells]
        people.append((row[names[0]].strip() or None if names else None, answers))
    path = os.path.join(folder, "invited.csv")
    if not os.path.exists(path):
        return people, None
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    return people, {row[0].strip(): int(row[1]) for row in rows[1:] if row}


def write(folder, people, invited=None):
    os.makedirs(folder)
    departments = any(department for department, _ in people)
    with open(os.path.join(folder, "responses.csv"), "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow((["department"] if departments else []) + QUESTIONS)
        for department, answers in people:
            out.writerow(([department or ""] if departments else []) + ["" if a is None else a for a in answers])
    if invited:
        with open(os.path.join(folder, "invited.csv"), "w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, delimiter=";")
            out.writerow(["department", "invited"])
            out.writerows(invited.items())
    return folder


def sample():
    folder = os.path.join(os.environ["CXSCAN_SOURCE"], "samples", "zilverdam")
    if not os.path.exists(os.path.join(folder, "responses.csv")):
        raise Skip("the sample's responses are not made")
    return folder


def large(scratch, count=100000):
    """The sample's municipality, much larger."""
    program = os.path.join(os.environ["CXSCAN_BUILD"], "make-sample")
    if not os.access(program, os.X_OK):
        raise Skip("make-sample is not built")
    folder = os.path.join(scratch, "large")
    os.makedirs(folder)
    with open(os.path.join(folder, "responses.csv"), "wb") as file:
        subprocess.run([program, str(count), "5"], stdout=file, check=True)
    return folder


def wild(scratch, seed):
    """Few people in departments about as large as the limit, with many who do not know; sometimes
    nobody's department, and numbers invited that may be too low."""
    rnd = random.Random(seed)
    names = [f"{chr(97 + rnd.randrange(26))}{i}" for i in range(rnd.randrange(0, 9))]
    people = []
    for name in names + [None]:
        level = rnd.uniform(1.2, 3.8)
        know = [rnd.choice((0.02, 0.3, 0.9)) for _ in range(6)]
        for _ in range(rnd.choice((0, 1, 3, 4, 5, 6, 8, 13, 40))):
            own = rnd.gauss(level, 0.5)
            answers = [min(4, max(1, round(rnd.gauss(own, 0.7)))) for _ in range(48)]
            for i in range(48):
                if rnd.random() < 1 - know[i // 8]:
                    answers[i] = "x" if rnd.random() < 0.6 else None
            for p in range(6):
                if rnd.random() < 0.2 * (1 - know[p]):
                    answers[p * 8:p * 8 + 8] = [None] * 8
            people.append((name, answers))
    rnd.shuffle(people)
    invited = None
    if names and rnd.random() < 0.6:
        invited = {name: sum(d == name for d, _ in people) + rnd.randrange(-1, 9) for name in names}
        invited = {name: max(number, 0) for name, number in invited.items()}
    return write(os.path.join(scratch, f"wild-{seed}"), people, invited)


def personality(scratch):
    """2,800 people who filled in 25 questions of a personality test: real blanks, real coherence. Six levels
    become four, columns come back to fill 48, education is the department."""
    path = os.path.join(os.environ["CXSCAN_SHARED"], "data", "likert-bfi", "bfi.csv")
    if not os.path.exists(path):
        raise Skip("the shared data are not here")
    level = {"1": 1, "2": 1, "3": 2, "4": 3, "5": 4, "6": 4, "NA": None}
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    people = []
    for row in rows[1:]:
        answers = [level[row[1 + i % 25]] for i in range(48)]
        education = row[rows[0].index("education")]
        people.append((None if education == "NA" else f"level {education}", answers))
    folder = write(os.path.join(scratch, "personality"), people, {f"level {i}": 1300 for i in range(1, 6)})
    # Somebody seems to have sent the form twice: ids 64975 and 64979, of one age, gender and education.
    with open(os.path.join(folder, "scan.yaml"), "a", encoding="utf-8") as file:
        file.write("duplicates: keep\n")
    return folder
