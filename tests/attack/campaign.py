# SPDX-License-Identifier: EUPL-1.2
"""Attack many invented scans, and pairs and triples of versions, as a program prints them; judge what the attacker
claims by the truth, which only this file knows."""
import collections
import concurrent.futures
import os
import random
import shutil
import subprocess
import tempfile
import traceback
from fractions import Fraction

import answers
import scans
from attacker import Known, Members, PillarAttack
from printed import Printed

REFUSED = 4
SOLVED = ("group", "single")
KINDS = SOLVED + ("others", "ends", "same")


class NotRead(Exception):
    """The invented answers look like something else, a row of totals perhaps, and the program asks or leaves it out."""


class Program:
    """How one version is published, and what is then printed."""

    def __init__(self, binary, publish, rounded=False, apart=False):
        self.binary, self.publish, self.rounded, self.apart = binary, publish, rounded, apart

    def run(self, *arguments):
        done = subprocess.run([self.binary, *arguments], capture_output=True, timeout=120,
                              env=dict(os.environ, LC_ALL="en_GB.UTF-8"))
        if done.returncode == 1:
            raise NotRead
        if done.returncode not in (0, REFUSED):
            raise RuntimeError(f"{' '.join(arguments)}: exit code {done.returncode}: {done.stderr.decode()[-600:]}")
        return done

    def facts(self, folder):
        """What is printed; None where it is refused."""
        done = self.run("facts", folder)
        return None if done.returncode else Printed(done.stdout, self.rounded)

    def put_out(self, folder, run):
        """Make something of this version that may be shared: with one command, or (`any`) with each in turn."""
        ways = {"chart": ["chart", "radar", folder], "report": ["report", folder, "--only", "xlsx"],
                "elsewhere": ["report", folder, "--only", "xlsx", "-o", folder + "-elsewhere"],
                "export": ["export", folder, "-o", folder + "-exported"]}
        name = list(ways)[run % len(ways)] if self.publish == "any" else self.publish
        if self.run(*ways[name]).returncode:  # export, where no department is shown
            self.run(*ways["chart"])

    def refuses_all(self, folder):
        """Do the other commands refuse, where facts does? Those that do not."""
        ways = (["tree", folder], ["chart", "heatmap", folder], ["export", folder, "-o", folder + "-exported"],
                ["report", folder, "--only", "xlsx", "-o", folder + "-elsewhere"])
        return [way[0] for way in ways if self.run(*way).returncode != REFUSED]


class Truth:
    """Judges claims."""

    def __init__(self, versions):
        self.person = [{person.name: person for person in scan.people} for scan in versions]

    def holds(self, claim):
        if isinstance(claim.place, int):
            total = sum(score(self.person[v][name].on(claim.place)) for v, name in claim.who)
            if claim.how == "ends of the scale":  # each of them
                return all(claim.low <= score(self.person[v][name].on(claim.place)) <= claim.high for v, name in claim.who)
            return claim.low <= Fraction(total) / len(claim.who) <= claim.high
        p, q = (int(part) - 1 for part in claim.place.split("."))
        given = [self.person[v][name].answers[p * 8 + q] for v, name in claim.who]
        if claim.how == "few answered the question":
            return Fraction(sum(given), len(given)) == claim.low
        return all(answer == claim.low for answer in given)


def score(sheet):
    given = [answer for answer in sheet if answer in (1, 2, 3, 4)]
    return Fraction(8 * sum(given), len(given))


def known_of(versions):
    """What colleagues know of each version; the same sheet of answers has the same number in all."""
    numbers = {}

    def sheet(person, pillar):
        return numbers.setdefault((person.name, pillar, tuple(person.on(pillar))), len(numbers))
    return [Known(scan, sheet) for scan in versions]


def attack(printed, known, apart=False):
    """All claims about what was printed of one or more versions together; `apart`: first of each by itself, so that a
    claim that follows tells of what needs several."""
    versions = [(p, k, Members(p, k)) for p, k in zip(printed, known)]
    if apart or len(versions) == 1:
        for v, version in enumerate(versions):
            for claim in attack_together([version]):
                claim.who = [first_with(known, v, name, claim.place) for _, name in claim.who]
                yield claim
    if len(versions) > 1:
        for claim in attack_together(versions):
            claim.who = [first_with(known, v, name, claim.place) for v, name in claim.who]
            yield claim


def attack_together(versions):
    yield from answers.by_counts(versions)
    yield from answers.by_difference(versions)
    for pillar in range(6):
        one = PillarAttack(versions, pillar)
        yield from one.claims()
        if one.few_open and one.unknowns:
            yield from answers.QuestionAttack(one).claims()


def first_with(known, version, name, place):
    """The first version with the same sheet of answers, so that a person is told of once."""
    pillar = place if isinstance(place, int) else int(place.split(".")[0]) - 1
    sheet = known[version].sheet[name, pillar]
    return next(v for v, one in enumerate(known) if one.sheet.get((name, pillar)) == sheet), name


class Result:
    def __init__(self):
        self.count = collections.Counter()
        self.claims = []     # (what the claim is, seed and run)
        self.wrong = []
        self.left = []       # figures that are still there beside withheld ones
        self.shown = {}      # by run and version: how much is printed; None where it is refused

    def add(self, other):
        self.count += other.count
        self.claims += other.claims
        self.wrong += other.wrong
        self.left += other.left
        self.shown.update(other.shown)


def invent(seed, run, versions):
    """The versions of one run, and the kinds of change between them."""
    rnd = random.Random(f"{seed}/{versions}/{run}")
    scan, habits = scans.generate(rnd)
    found, kinds = [scan], []
    names = list(scans.CHANGES)
    for step in range(1, versions):
        kind = names[(run + step * step - 1) % len(names)]
        base = found[0 if step > 1 and rnd.random() < 0.15 else -1]  # now and then back to the first
        base = base.copy()
        base.next_name = found[-1].next_name
        found.append(scans.change(base, habits, rnd, kind))
        kinds.append(kind)
    return found, kinds


def one_run(program, seed, run, count, scratch, attacked=True):
    result = Result()
    versions, kinds = invent(seed, run, count)
    folder = os.path.join(scratch, f"run-{run}")
    title = f"{count} version{'s' * (count > 1)}, seed {seed}, run {run}" + (f" ({', '.join(kinds)})" if kinds else "")
    try:
        printed, shown = [], []
        for i, scan in enumerate(versions):
            scan.write(folder, f"1.{i}")
            facts = program.facts(folder)
            result.shown[count, run, i] = facts and facts.shown()
            if facts is None:
                result.count["refused"] += 1
                if run % 4 == 0:
                    result.left += [f"{title}: {command} is not refused" for command in program.refuses_all(folder)]
                result.count["refused, first version" if not i else f"refused, {kinds[i - 1]}"] += 1
                continue
            if facts.people != len(scan.people):
                raise NotRead
            result.left += [f"{title}: {text}" for text in facts.left]
            printed.append(facts)
            shown.append(scan)
            if i + 1 < count:
                program.put_out(folder, run)
        result.count["runs"] += 1
        if len(printed) == count and attacked:
            result.count["attacked"] += 1
            judge(result, attack(printed, known_of(shown), program.apart), Truth(shown), title, kinds)
    except NotRead:
        result.count["not read"] += 1
    except Exception:
        result.wrong.append(f"{title}: {traceback.format_exc()}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        for more in ("-elsewhere", "-exported"):
            shutil.rmtree(folder + more, ignore_errors=True)
    return result


def judge(result, claims, truth, title, kinds):
    found = set()
    for claim in claims:
        text = (f"{claim.kind}: {title}: {claim.how}: {len(claim.who)} people, {claim.place}: "
                f"{float_text(claim.low)} to {float_text(claim.high)}")
        if not truth.holds(claim):
            result.wrong.append("wrong claim: " + text)
            continue
        key = (claim.kind, claim.place, tuple(sorted(claim.who, key=str)))
        if key in found:
            continue
        found.add(key)
        result.count[claim.kind] += 1
        result.count[f"{claim.kind}, {claim.how}"] += 1
        result.claims.append(text + " " + str(claim.who[:4]))
    result.count["runs solved"] += any(key[0] in SOLVED for key in found)
    for kind in {key[0] for key in found}:
        result.count[f"runs with {kind}"] += 1
        for change in kinds[-1:]:
            result.count[f"runs with {kind}, {change}"] += 1


def float_text(number):
    return f"{float(number):.3f}" if isinstance(number, (int, Fraction)) else str(number)


def part(program, seed, runs, count, attacked):
    result = Result()
    with tempfile.TemporaryDirectory() as scratch:
        for run in runs:
            result.add(one_run(program, seed, run, count, scratch, attacked))
    return result


def campaign(program, seed, runs, count, jobs, first=0, attacked=True):
    """Attack that many runs of so many versions each; or only see what is shown."""
    result = Result()
    numbers = range(first, first + runs)
    size = 20
    parts = [numbers[i:i + size] for i in range(0, runs, size)]
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        for done in pool.map(part, *zip(*[(program, seed, chunk, count, attacked) for chunk in parts])):
            result.add(done)
    return result


def shares(result, kind, first):
    """Which share of the figures of a kind is shown, by run and version: of first versions, or of later ones. Nothing is
    shown where it is refused; the number of figures is then not known, and not needed."""
    found = {}
    for key, shown in result.shown.items():
        if (key[2] == 0) == first:
            some, figures = shown[kind] if shown else (0, 1)
            if figures:
                found[key] = some / figures
    return found
