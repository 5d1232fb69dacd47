# SPDX-License-Identifier: EUPL-1.2
"""The PDF reports that the outside judges look at, made by the real program in a scratch folder."""
import lzma
import os
import shutil
import subprocess

SOURCE = os.environ["CXSCAN_SOURCE"]
SHARED = os.environ.get("CXSCAN_SHARED", "")
SAMPLE = os.path.join(SOURCE, "samples", "zilverdam")
SELF = os.path.join(SOURCE, "samples", "zilverdam-self")

PISA_ITEMS = ([f"ST24Q{i:02}" for i in range(1, 12)] + [f"ST26Q{i:02}" for i in range(1, 8)] + [f"ST27Q{i:02}" for i in range(1, 14)] +
              [f"ST34Q{i:02}" for i in range(1, 6)] + [f"ST36Q{i:02}" for i in range(1, 6)] + [f"ST37Q{i:02}" for i in range(1, 8)])
PISA_ANSWERS = {
    "Strongly disagree": 1, "Disagree": 2, "Agree": 3, "Strongly agree": 4, "Strong agree": 4,
    "Never or almost never": 1, "Several times a month": 2, "Several times a week": 3, "Several times a day": 4,
    "Don’t know what it is": "x", "Almost Never": 1, "Sometimes": 2, "Often": 3, "Almost always": 4,
    "Never or hardly ever": 1, "Some lessons": 2, "Most lessons": 3, "All lessons": 4,
}


class Report:
    """A report that was made: its PDF, and the Document's tree as `cxscan tree` prints it."""

    def __init__(self, name, pdf, tree):
        self.name, self.pdf, self.tree = name, pdf, tree


def run(*arguments):
    return subprocess.run([os.environ["CXSCAN"], *arguments], capture_output=True, text=True)


def make(scratch, name, folder, *options):
    out = os.path.join(scratch, "out", name.replace(" ", "-"))
    done = run("report", folder, "-o", out, "--only", "pdf", *options)
    if done.returncode:
        raise RuntimeError(f"cxscan report: exit code {done.returncode}: {done.stderr[-2000:]}")
    tree = run("tree", folder, "-o", out, *options)
    if tree.returncode:
        raise RuntimeError(f"cxscan tree: exit code {tree.returncode}: {tree.stderr[-2000:]}")
    return Report(name, os.path.join(out, "report.pdf"), tree.stdout)


def generated(scratch, kind):
    folder = os.path.join(scratch, kind)
    subprocess.run([os.path.join(SOURCE, "tests", "make-scan"), kind, folder], check=True)
    return folder


def changed(scratch, name, *options):
    """The sample reported, and a fortnight later again into the same folder: with the page of what changed."""
    make(scratch, name, SAMPLE, *options)
    folder = os.path.join(scratch, "changed")
    report = make(scratch, name, folder if os.path.exists(folder) else generated(scratch, "changed"), *options)
    if not ("Wijzigingen sinds versie 1.0" in report.tree or "Changes since version 1.0" in report.tree):
        raise RuntimeError("the report does not say what changed")
    return report


def merged(scratch):
    report = make(scratch, "merged", generated(scratch, "merged"))
    if "Overige afdelingen van Middelen" not in report.tree:
        raise RuntimeError("no departments are together in one row")
    return report


def pisa(scratch):
    """66,690 pupils' answers, mapped by scan.yaml alone; None without the shared data."""
    packed = os.path.join(SHARED, "data", "likert-pisa-items-66k", "pisaitems.csv.xz")
    if not os.path.exists(packed):
        return None
    folder = os.path.join(scratch, "pisa")
    os.makedirs(folder)
    with lzma.open(packed) as source, open(os.path.join(folder, "responses.csv"), "wb") as target:
        shutil.copyfileobj(source, target)
    with open(os.path.join(folder, "scan.yaml"), "w", encoding="utf-8") as file:
        file.write("organisation: PISA\ntitle: PISA 2009\ndate: 2026-11-22\nlanguage: nl\ndepartment: CNT\nduplicates: keep\ncolumns:\n")
        file.writelines(f"  - {item}\n" for item in PISA_ITEMS)
        file.write("answers:\n")
        file.writelines(f'  "{text}": {answer}\n' for text, answer in PISA_ANSWERS.items())
    return folder


def reports(scratch):
    """(name, make) of every report; make() gives a Report, or None where there is nothing to make it from."""
    naughty = os.path.exists(os.path.join(SHARED, "data", "security-naughty-strings"))
    yield "the sample", lambda: make(scratch, "sample", SAMPLE)
    yield "the sample in English", lambda: make(scratch, "english", SAMPLE, "--language", "en")
    yield "the self-assessment of the samples", lambda: make(scratch, "zelf", SELF)
    yield "the self-assessment of the samples in English", lambda: make(scratch, "self-en", SELF, "--language", "en")
    yield "the sample after changes", lambda: changed(scratch, "changed-nl")
    yield "the sample after changes in English", lambda: changed(scratch, "changed-en", "--language", "en")
    yield "departments together in one row", lambda: merged(scratch)
    yield "60 pages", lambda: make(scratch, "long", generated(scratch, "long"))
    yield "a self-assessment", lambda: make(scratch, "self", generated(scratch, "self"))
    yield "notes full of Markdown", lambda: make(scratch, "notes", generated(scratch, "notes"))
    yield "a pillar without answers", lambda: make(scratch, "none", generated(scratch, "none"))
    yield "hostile text", lambda: make(scratch, "hostile", generated(scratch, "hostile")) if naughty else None

    def real():
        folder = pisa(scratch)
        return make(scratch, "pisa", folder) if folder else None
    yield "PISA's 66,690 respondents", real
