# SPDX-License-Identifier: EUPL-1.2
"""The attacker of measurements: what can a reader of several versions, and of several measurements in one, compute of
fewer people than min_group?

It knows who is in which export and in which group, who came, went or was corrected; never a mark. Of what is shown
it takes the exact number: each is a sum of marks with factors. Sums with factors of these in which everybody has no
part but a few people are looked for by elimination: columns that are the same are one unknown, those of many people go
first. What stays of a row is then of few, and its value is what they said.

Beside that it subtracts as a reader would who has only the printed figures: one mean times its people from the other.
"""
import collections
import concurrent.futures
import json
import os
import random
import shutil
import subprocess
import tempfile
import traceback
from fractions import Fraction

import scans
import surveys
from surveys import ASKED, MIN_GROUP

NARROW = Fraction(1, 10)  # of the scale: a sum of few people known so closely, by person, is solved


class Shown:
    """What one measurement shows: by figure, which rows and marks it is made of."""

    def __init__(self, facts, survey):
        self.facts, self.survey = facts, survey
        self.marks = {name: survey.marks(name) for name in survey.questions}
        self.known = {}  # (kind, …): {(question, customer, mark): factor}
        if facts["is_shown"]:
            self.take()

    def mean(self, names, keep=lambda name: True):
        """Of the means of these questions."""
        factors = {}
        for question in names:
            those = [one for one in self.marks[question] if keep(one)]
            for one in those:
                factors[question, one, self.marks[question][one]] = Fraction(1, len(those) * len(names))
        return factors

    def by_rows(self, names, complete):
        """Of each row's own mean."""
        rows = collections.defaultdict(list)
        for question in names:
            for one in self.marks[question]:
                rows[one].append(question)
        rows = {one: asked for one, asked in rows.items() if not complete or len(asked) == len(names)}
        return {(question, one, self.marks[question][one]): Fraction(1, len(asked) * len(rows))
                for one, asked in rows.items() for question in asked}

    def take(self):
        names = {asked: name for name, (_, _, asked) in self.survey.questions.items() if asked}
        value = [names[asked] for asked in ASKED if asked in names]
        for name, question in zip(self.survey.questions, self.facts["questions"]):
            if question["n"] is not None:
                self.known["question", name] = self.mean([name])
        for dimension in self.facts["dimensions"]:
            if dimension["is_shown"]:
                self.known["dimension", dimension["name"]] = self.of_dimension(dimension["name"])
        if self.facts["value_is_shown"]:
            self.known["value",] = self.mean(value)
        if self.facts["has_complete"]:
            self.known["complete",] = self.by_rows(value, True)
        for trait in self.facts["traits"]:
            of = self.survey.groups(trait["name"])
            for group in trait["groups"]:
                def keep(one, of=of, group=group):
                    return of[one] == group["name"]
                if group["value"] is not None:
                    self.known["value", trait["name"], group["name"]] = self.mean(value, keep)
                if group["promoter"] is not None:
                    self.known["promoter", trait["name"], group["name"]] = self.mean([names["recommendation"]], keep)
                for dimension, text in zip(self.facts["dimensions"], group["dimensions"]):
                    if text != "–":
                        asked = self.asked_in(dimension["name"])
                        routes = self.survey.routes.get(dimension["name"]) == "respondents"
                        if not routes:
                            self.known["dimension", dimension["name"], trait["name"], group["name"]] = self.mean(asked, keep)

    def asked_in(self, dimension):
        return [name for name, (_, of, _) in self.survey.questions.items() if of == dimension]

    def of_dimension(self, dimension):
        asked = self.asked_in(dimension)
        return self.by_rows(asked, False) if self.survey.routes.get(dimension) == "respondents" else self.mean(asked)

    def figures(self):
        return len(self.known)


# ---- sums of few ----

def unknowns(rows):
    """Marks with the same factors in all rows are one: [(factors by row, people)], those of many people first."""
    columns = collections.defaultdict(dict)
    for r, row in enumerate(rows):
        for key, factor in row.items():
            columns[key][r] = factor
    alike = collections.defaultdict(set)
    for (_, one, _), factors in columns.items():
        alike[tuple(sorted(factors.items()))].add(one)
    return sorted(((dict(factors), people) for factors, people in alike.items()), key=lambda pair: -len(pair[1]))


def few_in(rows):
    """People of whom a sum with factors of these rows speaks, fewer than MIN_GROUP; empty where none is found."""
    columns = unknowns(rows)
    matrix = [[factors.get(r, Fraction(0)) for factors, _ in columns] for r in range(len(rows))]
    start = 0
    for c in range(len(columns)):
        pivot = next((r for r in range(start, len(matrix)) if matrix[r][c]), None)
        if pivot is None:
            continue
        matrix[start], matrix[pivot] = matrix[pivot], matrix[start]
        top = matrix[start]
        for r, row in enumerate(matrix):
            if r != start and row[c]:
                times = row[c] / top[c]
                matrix[r] = [a - times * b for a, b in zip(row, top)]
        start += 1
    for row in matrix:
        people = set().union(*(columns[c][1] for c, factor in enumerate(row) if factor))
        if 0 < len(people) < MIN_GROUP:
            return people
    return set()


def of_one_kind(shown, question):
    """Rows that speak of this question alone, of all measurements."""
    return [row for one in shown for row in one.known.values() if {key[0] for key in row} == {question}]


# ---- what is printed ----

def printed_sum(facts, name, shown):
    """Lowest and highest sum of the marks, by the mean as it is printed; None where it is not."""
    question = facts["questions"][list(shown.survey.questions).index(name)]
    if not facts["is_shown"] or question["n"] is None:
        return None
    middle = Fraction(round(question["mean"] * 100), 100)
    half = Fraction(1, 20) if middle * 10 == int(middle * 10) else Fraction(1, 100)
    return question["n"] * (middle - half), question["n"] * (middle + half)


def by_subtraction(shown):
    """(question, people, lowest, highest) of who is in one of two and not in the other."""
    for i, one in enumerate(shown):
        for other in shown[i + 1:]:
            for name in one.survey.questions:
                if name not in other.survey.questions:
                    continue
                a, b = printed_sum(one.facts, name, one), printed_sum(other.facts, name, other)
                old, new = set(one.marks[name].items()), set(other.marks[name].items())
                come, gone = new - old, old - new
                if a and b and 0 < len(come | gone) < MIN_GROUP and not (come and gone):
                    low, high = (b[0] - a[1], b[1] - a[0]) if come else (a[0] - b[1], a[1] - b[0])
                    yield name, come | gone, low, high


def classes(marks, question):
    """How many gave what, as shares of a question tell it."""
    ends = ([5, 6, 7, 8] if question["has_classes"] else []) + ([int(question["scale"].split("–")[1]) - 2] if question["has_top"] else [])
    return collections.Counter((end, mark > end) for mark in marks.values() for end in ends)


def signed_few(shown):
    """Shares of answers of two versions between which few came or few went: what rose is theirs, or what fell."""
    for i, one in enumerate(shown):
        for other in shown[i + 1:]:
            for name in one.survey.questions:
                if name not in other.survey.questions:
                    continue
                pair = [s.facts["questions"][list(s.survey.questions).index(name)] for s in (one, other)]
                old, new = set(one.marks[name].items()), set(other.marks[name].items())
                before, after = (classes(s.marks[name], pair[0]) for s in (one, other))
                if not all(q["has_classes"] or q["has_top"] for q in pair):
                    continue
                if 0 < len(new - old) < MIN_GROUP and after - before or 0 < len(old - new) < MIN_GROUP and before - after:
                    yield name


# ---- runs ----

class Program:
    def __init__(self, binary):
        self.binary = binary

    def run(self, *arguments):
        done = subprocess.run([self.binary, *arguments], capture_output=True, timeout=120, env=dict(os.environ, LC_ALL="en_GB.UTF-8"))
        if done.returncode:
            raise RuntimeError(f"{' '.join(arguments)}: exit code {done.returncode}: {done.stderr.decode()[-600:]}")
        return done.stdout

    def facts(self, folder):
        return json.loads(self.run("facts", folder))

    def put_out(self, folder, run):
        self.run(*[["chart", "radar", folder], ["report", folder, "--only", "xlsx"],
                   ["report", folder, "--only", "html", "-o", folder + "-elsewhere"]][run % 3])


def write(folder, measured, version, rnd):
    if not os.path.exists(os.path.join(folder, "responses.csv")):
        os.makedirs(folder)
        with open(os.path.join(folder, "responses.csv"), "w", encoding="utf-8") as file:
            file.write(";".join(scans.QUESTIONS) + "\n")
            for _ in range(9):
                file.write(";".join(str(rnd.randrange(1, 5)) for _ in scans.QUESTIONS) + "\n")
    shutil.rmtree(os.path.join(folder, "measurements"), ignore_errors=True)
    for survey in measured:
        survey.write(os.path.join(folder, "measurements"))
    with open(os.path.join(folder, "scan.yaml"), "w", encoding="utf-8") as file:
        file.write(f"organisation: Test\nversion: {version}\nduplicates: keep\n")


def invent(seed, run, versions):
    rnd = random.Random(f"measured/{seed}/{versions}/{run}")
    kinds = list(surveys.CHANGES)
    kind = kinds[run % len(kinds)]
    survey = surveys.generate(rnd)
    if (run // len(kinds)) % 3 == 2:
        return [surveys.beside(survey, rnd, kind)], kind + ", beside"
    found = [[survey]]
    for step in range(1, versions):
        other = found[-1][0].copy()
        surveys.CHANGES[kind if step == 1 else rnd.choice(kinds)](other, rnd)
        found.append([other])
    return found, kind


def told_once(shown):
    """Without figures of a later one that are made of the same marks as before: who swapped theirs is not to be seen."""
    seen = set()
    for one in shown:
        for name, row in list(one.known.items()):
            made_of = (name, tuple(sorted(collections.Counter((key[0], key[2], factor) for key, factor in row.items()).items())))
            if made_of in seen:
                del one.known[name]
            seen.add(made_of)


def attack(shown):
    """Kinds of what is solved."""
    told_once(shown)
    if few_in([row for one in shown for row in one.known.values()]):
        yield "sum of few"
    for name in {name for one in shown for name in one.survey.questions}:
        if few_in(of_one_kind(shown, name)):
            yield "sum of few, one question"
            break
    for name, people, low, high in by_subtraction(shown):
        scale = 4 if shown[0].survey.questions.get(name, ("0-10",))[0] == "1-5" else 10
        true = sum(mark for _, mark in people)
        if not low <= true <= high:
            raise RuntimeError(f"{name}: {true} does not lie between {float(low)} and {float(high)}")
        if high - low < NARROW * scale * len(people):
            yield "printed"
            break
    if any(True for _ in signed_few(shown)):
        yield "shares"


def one_run(program, seed, run, versions, scratch):
    count = collections.Counter()
    folder = os.path.join(scratch, f"run-{run}")
    try:
        found, kind = invent(seed, run, versions)
        rnd = random.Random(run)
        shown = []
        for i, measured in enumerate(found):
            write(folder, measured, f"1.{i}", rnd)
            facts = {one["id"]: one for one in program.facts(folder)["measurements"]}
            shown += [Shown(facts[survey.id], survey) for survey in measured]
            if i + 1 < len(found):
                program.put_out(folder, run)
        alone = {what for one in shown for what in attack([one])}
        count["runs"] += 1
        count["figures, first"] += shown[0].figures()
        count[f"figures, later, {kind}"] += sum(one.figures() for one in shown[1:])
        solved = [what for what in attack(shown) if what not in alone]
        count["alone"] += bool(alone)
        count["solved"] += bool(solved)
        for what in solved:
            count[f"{what}: {kind}"] += 1
    except Exception:
        count["wrong"] += 1
        count[f"run {run}: {traceback.format_exc()}"] += 1
    finally:
        for more in ("", "-elsewhere"):
            shutil.rmtree(folder + more, ignore_errors=True)
    return count


def part(program, seed, runs, versions):
    count = collections.Counter()
    with tempfile.TemporaryDirectory() as scratch:
        for run in runs:
            count += one_run(program, seed, run, versions, scratch)
    return count


def campaign(binary, seed, runs, versions, jobs):
    """How often what is found, over so many runs."""
    program, numbers, count = Program(binary), range(runs), collections.Counter()
    parts = [numbers[i:i + 10] for i in range(0, runs, 10)]
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        for done in pool.map(part, *zip(*[(program, seed, chunk, versions) for chunk in parts])):
            count += done
    return count
