#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Lay out the seeds of every fuzz target: OUT/TARGET/N, from the tests' own files and, where it is there, ../shared.

usage: seeds.py OUT
"""
import glob
import hashlib
import json
import os
import re
import sys
import zipfile

SOURCE = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
SHARED = os.environ.get("CXSCAN_SHARED", os.path.join(SOURCE, "..", "shared"))
LARGEST = 3000  # bytes: a small seed is tried a thousand times while a large one is tried once
DIVIDER = b"\x1e"


def files(*endings):
    for top in (os.path.join(SOURCE, "tests", "cases"), os.path.join(SOURCE, "samples"), os.path.join(SHARED, "cases"),
                os.path.join(SHARED, "data")):
        for folder, _, names in sorted(os.walk(top)):
            yield from (os.path.join(folder, name) for name in sorted(names) if name.lower().endswith(endings))


def head(path):
    """Its first lines, as far as they go."""
    with open(path, "rb") as file:
        content = file.read(LARGEST)
    whole = len(content) < LARGEST
    return content if whole or b"\n" not in content else content[:content.rindex(b"\n") + 1]


def beside(path, name):
    other = os.path.join(os.path.dirname(path), name)
    return head(other) if os.path.isfile(other) else b""


def responses():
    for path in files(".csv", ".tsv", ".txt"):
        if os.path.basename(path) not in ("invited.csv", "roadmap.csv", "grid.csv", "deskresearch.csv"):
            yield beside(path, "scan.yaml").replace(DIVIDER, b"") + DIVIDER + head(path)


def settings():
    return (head(path) for path in files(".yaml", ".yml"))


def sheets():
    """The parts that are read, of packages that are small enough."""
    wanted = re.compile(r"(\[Content_Types\]|workbook|\.rels|styles|sharedStrings|sheet\d*|content|manifest|mimetype)", re.I)
    for path in files(".xlsx", ".ods"):
        try:
            with zipfile.ZipFile(path) as package:
                parts = [(name, package.read(name)) for name in package.namelist()
                         if wanted.search(name) and package.getinfo(name).file_size < 8000]
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError):
            continue
        if sum(len(content) for _, content in parts) < 8000:
            yield DIVIDER.join(name.encode() + b"\n" + content for name, content in parts)


def xlsx_package():
    for path in files(".xlsx", ".ods", ".xls", ".xlsm"):
        if os.path.getsize(path) < 16000:
            with open(path, "rb") as file:
                yield file.read()


def notes():
    folders = {}
    for path in files(".md"):
        if os.path.basename(os.path.dirname(path)) in ("interviews", "findings", "gesprekken", "bevindingen"):
            folders.setdefault(os.path.dirname(os.path.dirname(path)), []).append(path)
    for paths in folders.values():
        interviews = [head(path) for path in paths if "findings" not in path and "bevindingen" not in path] or [b""]
        findings = [head(path) for path in paths if "findings" in path or "bevindingen" in path] or [b""]
        for i in range(max(len(interviews), len(findings))):
            yield interviews[i % len(interviews)] + DIVIDER + findings[i % len(findings)]


def tables():
    kinds = {"deskresearch.csv": b"d", "grid.csv": b"g", "invited.csv": b"i", "questionnaire.csv": b"q", "roadmap.csv": b"r"}
    for path in [*files(".csv"), *glob.glob(os.path.join(SOURCE, "templates", "*", "*.csv"))]:
        if os.path.basename(path) in kinds:
            yield kinds[os.path.basename(path)] + head(path)


def templates():
    for path in sorted(glob.glob(os.path.join(SOURCE, "templates", "*", "*.md"))):
        yield head(path)
    for path in sorted(glob.glob(os.path.join(SOURCE, "tests", "unit", "doc", "cases", "*", "*.md"))):
        yield head(path) + DIVIDER + b"::: | {{x}}"


def links():
    yield from (text.encode() for text in (
        "https://example.nl/a b?c=é#d", "mailto:a@example.nl", "javascript:alert(1)", "#een-jaar", "http://[::1]:80/%zz",
        "&amp;&#8211;&nbsp;&#x1F600; \\* \\\\ &bogus;", "e\u0301 \uf0b7 \U0001f468\u200d\U0001f469\u200d\U0001f466 \u2028"))
    for path in sorted(glob.glob(os.path.join(SHARED, "data", "security-naughty-strings", "*.txt"))):
        with open(path, "rb") as file:
            yield from (line for line in file.read().split(b"\n") if line and not line.startswith(b"#"))


def manifest():
    """Of documents made on the spot would take seconds: one by hand, with everything in it."""
    state = ('{"organisation":"Gemeente Zilverdam","version":"%s","date":"2026-03-12","stage":"self","min_group":5,'
             '"response":{"invited":438,"responded":240},"pillars":[{"id":"strategy","n":%d,"score":17.2,"value":2.5,'
             '"phase":"learning","target":18,"validated":null}],"questions":{"1.1":{"mean":2.4,"text":"00ff"}},'
             '"departments":[{"name":"Burgerzaken","merged":false,"parent":"","n":20,"pillars":{"strategy":{"n":20,"score":16.1}}},'
             '{"name":"","merged":true,"parent":"x","n":9,"pillars":{}}],"findings":{"strategy":{"heading":"aa","conclusions":"bb"}},'
             '"actions":[{"id":"1","title":"%s","pillar":"strategy","impact":"4","feasibility":"3","owner":"","start":"2026-04",'
             '"end":"2026-06","status":"planned","questions":"1.1","aimed":"3","depends":""}],"interviews":["aa"],"documents":["bb"],'
             '"inputs":{"responses.csv":"cc"}}')
    yield ('{"program":"cxscan","schema":1,"current":' + state % ("1.1", 240, "A") + ',"since":' + state % ("1.0", 230, "B") +
           '}').encode()
    yield ('{"program":"cxscan","schema":1,"current":' + state % ("0.1", 7, "") + ',"since":null}').encode()


def publications():
    """What `report` would have written of nine people in two groups, by hand."""
    import base64
    people = base64.b64encode(bytes(range(9 * 22 % 256)) + bytes(9 * 22 - 9 * 22 % 256)).decode()
    version = ('{"version":"%s","min_group":5,"ids":true,"counted":63,"groups":[{"name":"","people":4,"rest":[0,0,0,0,0,0,0]},'
               '{"name":"Balie","people":5,"rest":[1,-1,1,1,1,1,1],"above":0,"shown":125}],"people":"' + people + '"}')
    start = '{"schema":1,"program":"cxscan","key":"' + "0f" * 16 + '","versions":['
    yield (start + version % "1.0" + "]}").encode()
    yield (start + version % "1.0" + "," + version % "1.1" + "]}").encode()
    yield (start + "]}").encode()
    yield (start + version.replace('"people":5', '"people":6') % "1.0" + "]}").encode()


def measurements():
    """Of every measurement of a case; and one by hand, of which something may be shown."""
    for path in files(".yaml"):
        if os.path.basename(os.path.dirname(path)) == "measurements":
            said = re.sub(rb"(?m)^export:.*", b"export: a.csv", head(path))
            export = beside(path, os.path.basename(path)[:-len("yaml")] + "csv")
            yield DIVIDER.join((said, beside(path, "journeys.csv"), export))
    said = b"""title: T
kind: customers
export: a.csv
date: 2026-02-16
scale: 0-10
dont_know: [99]
weight: G
leave_out: {H: test}
breakdown: [H]
flags: {consent: I, yes: [ja], contact: [J]}
dimensions:
  S: {as: 1-10, route: answers}
gaps:
  - {name: G, of: [C], against: [D]}
questions:
  - {columns: A, asked_for: satisfaction}
  - {columns: B, asked_for: recommendation}
  - {columns: "C..D", scale: 1-5, dimension: S}
  - {columns: E, scale: 1-7, theme: easy}
  - {columns: F, scale: 0-1, answers: {ja: 1, nee: 0}, asked_for: outcome}
"""
    rows = b"".join(b"%d;%d;%d;%d;%d;%s;1,%d;%s;ja;a@example.nl\n" % (i % 11, i * 7 % 11, i % 5 + 1, i * 3 % 5 + 1, i % 7 + 1,
                                                                    (b"ja", b"nee")[i % 2], i, (b"x", b"y")[i // 7 % 2])
                    for i in range(24))
    journeys = b"journey;owner;volume;measurement;questions\nPas;Balie;140;a;A\nHulp;;60;a;B, C\n"
    yield DIVIDER.join((said, journeys, b"A;B;C;D;E;F;G;H;I;J\n" + rows))


def benchmarks():
    """Facts, a benchmark and a record as the program writes them, by hand."""
    pillars = ("strategy", "understand", "design", "measure", "govern", "culture")
    mark = {"mean": 7.1}
    customers = {"id": "k", "is_customers": True, "is_shown": True, "is_superseded": False, "is_weighted": False,
                 "respondents": 90, "value_is_shown": True, "value": mark, "has_promoter": True, "promoter": {"score": -12.0},
                 "dimensions": [{"name": "Service", "scale": "1\u201310", "route": "questions", "is_shown": True, **mark}]}
    facts = {"schema": 1, "scan": {"organisation": "A", "version": "1.0", "date": "2026-03-12", "stage": "self",
                                   "is_complete": False},
             "pillars": [{"id": name, "n": 60, "score": 17.2, "sd": 3.1} for name in pillars],
             "measurements": [customers, dict(customers, id="l", is_superseded=True)],
             "generator": {"name": "cxscan", "version": "0.1.0"}}
    figure = {"weighted": False, "organisations": 8, "step": 2.4, "lower": 16.4, "median": 18.8, "upper": 21.2}
    held = {"weighted": False, "organisations": None, "step": 2.4, "lower": None, "median": None, "upper": None}
    figures = [dict(kind="pillar", id=name, **(held if name == "culture" else figure)) for name in pillars]
    figures.append({"kind": "dimension", "name": "Service", "scale": "1\u201310", "route": "questions", "weighted": True,
                    "organisations": 5, "step": 1, "lower": None, "median": 7.5, "upper": None})
    benchmark = {"schema": 1, "program": "cxscan", "kind": "benchmark", "organisations": 8, "from": "2026-01", "to": "2026-09",
                 "figures": figures}
    made = {"sha256": "aa", "figures": [{"subject": "pillar strategy", "members": ["%016x" % i for i in range(5)]}]}
    record = {"schema": 1, "program": "cxscan", "kind": "benchmark record", "key": "0f" * 16, "benchmarks": [made, made]}
    yield from (letter + json.dumps(whole, ensure_ascii=False).encode()
                for letter, whole in ((b"f", facts), (b"b", benchmark), (b"r", record)))


TARGETS = [benchmarks, links, manifest, measurements, notes, publications, responses, settings, sheets, tables, templates,
           xlsx_package]


def lay_out(out):
    """How many seeds each target has."""
    counts = {}
    for target in TARGETS:
        folder = os.path.join(out, target.__name__)
        os.makedirs(folder, exist_ok=True)
        seeds = {hashlib.sha1(seed).hexdigest(): seed for seed in target()}
        for name, seed in seeds.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(seed)
        counts[target.__name__] = len(seeds)
    return counts


if __name__ == "__main__":
    print(" ".join(f"{name}:{count}" for name, count in lay_out(sys.argv[1]).items()))
