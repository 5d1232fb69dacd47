# SPDX-License-Identifier: EUPL-1.2
"""Invented scans, and what may become of them in a next version.

All of it comes from one seeded generator: the same seed gives the same people. Nothing here knows how cxscan computes
or what it withholds.
"""
import copy
import csv
import os
import random

PILLARS = range(6)
QUESTIONS = [f"{p}.{q}" for p in range(1, 7) for q in range(1, 9)]
OPEN = ("x", None)  # "don't know", and left blank


class Person:
    """`name` is who it is, which no file holds; `id` is what the export calls the person."""

    def __init__(self, name, department, answers):
        self.name, self.id, self.department, self.answers = name, str(name), department, answers

    def on(self, pillar):
        return self.answers[pillar * 8:pillar * 8 + 8]


class Scan:
    def __init__(self, people, above, min_group, ids=True):
        self.people, self.min_group, self.ids = people, min_group, ids
        self.above = above  # {department: the one above it, or None}
        self.next_name = len(people) + 1

    def copy(self):
        other = copy.copy(self)
        other.people = [copy.copy(person) for person in self.people]
        for person in other.people:
            person.answers = list(person.answers)
        other.above = dict(self.above)
        return other

    def write(self, folder, version):
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "scan.yaml"), "w", encoding="utf-8") as file:
            file.write(f'organisation: Gemeente Proef\ndate: 2026-03-12\nversion: "{version}"\nduplicates: keep\n'
                       f"min_group: {self.min_group}\n")
        with open(os.path.join(folder, "responses.csv"), "w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, delimiter=";")
            heads = (["id"] if self.ids else []) + (["department"] if self.above else [])
            out.writerow(heads + QUESTIONS)
            for person in self.people:
                row = ([person.id] if self.ids else []) + ([person.department or ""] if self.above else [])
                out.writerow(row + ["" if answer is None else answer for answer in person.answers])
        invited = os.path.join(folder, "invited.csv")
        if os.path.exists(invited):
            os.remove(invited)
        if self.above:
            with open(invited, "w", encoding="utf-8", newline="") as file:
                out = csv.writer(file, delimiter=";")
                out.writerow(["department", "invited", "part of"])
                for name, above in self.above.items():
                    out.writerow([name, 2 + 2 * sum(p.department == name for p in self.people), above or ""])


# ---- one scan ----

class Habits:
    """How the people of one scan answer."""

    def __init__(self, rnd):
        self.style = rnd.choice(("own level", "own level", "skewed", "even", "constant"))
        self.level = [rnd.uniform(1.2, 3.8) for _ in PILLARS]
        self.weights = [[rnd.random() ** 3 + 0.01 for _ in range(4)] for _ in range(48)]
        self.do_not_know = rnd.choice((0, 0.002, 0.005, 0.01, 0.03, 0.1))
        self.blank = rnd.choice((0, 0, 0.002, 0.01, 0.03))
        self.skips_pillar = rnd.choice((0, 0, 0, 0.01, 0.1))
        self.hard = rnd.sample(range(48), rnd.choice((0, 0, 0, 1, 2)))  # questions that hardly anybody can answer
        self.constant = set(rnd.sample(range(6), rnd.choice((0, 0, 0, 1)))) if rnd.random() < 0.5 else set()

    def answers(self, rnd):
        row = []
        for p in PILLARS:
            own = rnd.gauss(self.level[p], 0.7)
            for q in range(p * 8, p * 8 + 8):
                if p in self.constant:
                    answer = min(4, max(1, round(self.level[p])))
                elif self.style == "own level":
                    answer = min(4, max(1, round(rnd.gauss(own, 0.6))))
                elif self.style == "constant":
                    answer = min(4, max(1, round(own)))
                elif self.style == "skewed":
                    answer = rnd.choices((1, 2, 3, 4), self.weights[q])[0]
                else:
                    answer = rnd.randrange(1, 5)
                chance = rnd.random()
                if chance < (0.95 if q in self.hard else self.do_not_know):
                    answer = "x"
                elif chance > 1 - self.blank:
                    answer = None
                row.append(answer)
            if rnd.random() < self.skips_pillar:
                row[-8:] = [rnd.choice(OPEN)] * 8
        if all(answer is None for answer in row):
            row[0] = 1  # else it is no response
        return row


def departments(rnd, count):
    """{name: the one above it}; in half of the scans at more than one level."""
    above = {}
    levels = rnd.random() < 0.5
    for i in range(count):
        higher = [name for name in above if depth(above, name) < 2]
        above[f"Afdeling {chr(65 + i)}"] = rnd.choice(higher) if levels and higher and rnd.random() < 0.6 else None
    return above


def depth(above, name):
    steps = 0
    while above[name]:
        name, steps = above[name], steps + 1
    return steps


def generate(rnd):
    """A scan and the habits of its people."""
    above = departments(rnd, rnd.choice((0, 1, 2, 3, 4, 5, 6, 8, 10, 15)))
    habits = Habits(rnd)
    places = list(above)
    if rnd.random() < 0.5 or not places:
        places = places + [None]  # people without a department
    if rnd.random() < 0.6:  # departments about as large as the limit
        sizes = {place: rnd.choice((0, 1, 2, 3, 4, 5, 6, 7, 9, 13, 25)) for place in places}
        total = sum(sizes.values())
        if total < 5:
            sizes[places[0]] += 5 + rnd.randrange(40)
        elif total > 400:
            sizes = {place: min(size, 13) for place, size in sizes.items()}
        rows = [place for place, size in sizes.items() for _ in range(size)]
    else:
        weights = [rnd.random() ** 2 + 0.02 for _ in places]
        rows = rnd.choices(places, weights, k=round(5 * 80 ** rnd.random()))
    rnd.shuffle(rows)
    people = [Person(i + 1, place, habits.answers(rnd)) for i, place in enumerate(rows)]
    min_group = 5 if rnd.random() < 0.8 else rnd.randrange(6, 11)
    return Scan(people, above, min_group, rnd.random() < 0.8), habits


# ---- what becomes of it: each takes the scan as it is, and says which kind of change it made ----

def few(rnd):
    return rnd.choice((1, 1, 2, 3, 4, 5, 5, 6, 8, 12))


def late(scan, rnd, habits):
    places = list(scan.above) or [None]
    together = rnd.choice(places)
    for _ in range(few(rnd)):
        place = together if rnd.random() < 0.5 else rnd.choice(places)
        scan.people.append(Person(scan.next_name, place, habits.answers(rnd)))
        scan.next_name += 1


def leavers(scan, rnd, habits):
    together = rnd.choice(scan.people).department
    rnd.shuffle(scan.people)
    scan.people.sort(key=lambda person: rnd.random() < 0.5 or person.department != together)
    del scan.people[:min(few(rnd), max(0, len(scan.people) - 5))]


def late_and_leavers(scan, rnd, habits):
    leavers(scan, rnd, habits)
    late(scan, rnd, habits)


def swap(scan, rnd, habits):
    for _ in range(rnd.choice((1, 1, 2, 5))):
        gone = scan.people.pop(rnd.randrange(len(scan.people)))
        scan.people.append(Person(scan.next_name, gone.department, habits.answers(rnd)))
        scan.next_name += 1


def correct(person, rnd, questions):
    for q in questions:
        person.answers[q] = rnd.choice([a for a in (1, 2, 3, 4) if a != person.answers[q]])


def one_corrected(scan, rnd, habits):
    correct(rnd.choice(scan.people), rnd, rnd.sample(range(48), rnd.choice((1, 1, 2, 8))))


def many_corrected(scan, rnd, habits):
    for person in rnd.sample(scan.people, min(len(scan.people), rnd.choice((2, 4, 5, 6, 10)))):
        correct(person, rnd, rnd.sample(range(48), rnd.choice((1, 3, 20))))


def below(scan, name):
    return {other for other in scan.above if name in path(scan.above, other)}


def path(above, name):
    """The department and all those it lies in."""
    found = []
    while name:
        found.append(name)
        name = above[name]
    return found


def moved_under(scan, rnd, habits):
    name = rnd.choice(list(scan.above))
    others = [other for other in scan.above if other not in below(scan, name)]
    scan.above[name] = rnd.choice(others) if others else None


def merged(scan, rnd, habits):
    if len(scan.above) < 2:
        return
    name, other = rnd.sample(list(scan.above), 2)
    if name in path(scan.above, other):
        name, other = other, name
    for person in scan.people:
        if person.department == name:
            person.department = other
    for child in [child for child, above in scan.above.items() if above == name]:
        scan.above[child] = other
    del scan.above[name]


def split(scan, rnd, habits):
    name = rnd.choice(list(scan.above))
    new = f"{name}{len(scan.above)}"
    scan.above[new] = rnd.choice((name, scan.above[name]))
    for person in scan.people:
        if person.department == name and rnd.random() < 0.5:
            person.department = new


def renamed(scan, rnd, habits):
    name = rnd.choice(list(scan.above))
    new = name + " (nieuw)"
    scan.above = {new if key == name else key: new if above == name else above for key, above in scan.above.items()}
    for person in scan.people:
        if person.department == name:
            person.department = new


def people_move(scan, rnd, habits):
    for person in rnd.sample(scan.people, min(len(scan.people), rnd.choice((1, 1, 2, 4, 6)))):
        person.department = rnd.choice(list(scan.above))


def other_min_group(scan, rnd, habits):
    scan.min_group = rnd.choice([limit for limit in range(5, 11) if limit != scan.min_group])


def other_levels(scan, rnd, habits):
    if any(scan.above.values()):
        scan.above = {name: None for name in scan.above}
    else:
        names = list(scan.above)
        for i, name in enumerate(names[1:], 1):
            scan.above[name] = rnd.choice(names[:i] + [None])


def other_ids(scan, rnd, habits):
    if rnd.random() < 0.4:
        scan.ids = not scan.ids
    first = rnd.choice((1, 1, 1000))
    rnd.shuffle(scan.people)
    for i, person in enumerate(scan.people):
        person.id = str(first + i)


def other_mapping(scan, rnd, habits):
    """One answer is now read as another one, of all who gave it: on one pillar, or on all."""
    old, new = rnd.sample((1, 2, 3, 4), 2)
    pillars = rnd.choice((PILLARS, [rnd.randrange(6)]))
    for person in scan.people:
        for p in pillars:
            for q in range(p * 8, p * 8 + 8):
                if person.answers[q] == old:
                    person.answers[q] = new


CHANGES = {
    "late answers": late,
    "leavers": leavers,
    "late answers and leavers": late_and_leavers,
    "swap that keeps the number": swap,
    "one answer sheet corrected": one_corrected,
    "several corrected": many_corrected,
    "department moved under another": moved_under,
    "departments merged": merged,
    "department split": split,
    "department renamed": renamed,
    "people move to another department": people_move,
    "other min_group": other_min_group,
    "other levels": other_levels,
    "other ids, or none": other_ids,
    "answers mapped otherwise": other_mapping,
}
NEEDS_DEPARTMENTS = ("department moved under another", "departments merged", "department split", "department renamed",
                     "people move to another department", "other levels")


def change(scan, habits, rnd, kind):
    """The next version of a scan. Beside the change of that kind there is sometimes another one."""
    scan = scan.copy()
    kinds = [kind] + ([rnd.choice(list(CHANGES))] if rnd.random() < 0.35 else [])
    for one in kinds:
        if scan.above or one not in NEEDS_DEPARTMENTS:
            CHANGES[one](scan, rnd, habits)
    return scan
