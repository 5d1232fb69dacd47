# SPDX-License-Identifier: EUPL-1.2
"""The PDF reports that the outside judges look at, made by the real program in a scratch folder, or once for all judges of a
test run where tests/run names a folder in CXSCAN_MADE."""
import fcntl
import functools
import json
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


def run(*arguments):
    return subprocess.run([os.environ["CXSCAN"], *arguments], capture_output=True, text=True)


class Report:
    """A report that was made: its PDF, its web page (None: an edition that has none), and the Document's tree as `cxscan tree`
    prints it."""

    def __init__(self, name, pdf, arguments):
        self.name, self.pdf, self.arguments = name, pdf, arguments
        page = os.path.join(os.path.dirname(pdf), "report.html")
        self.page = page if os.path.exists(page) else None

    @functools.cached_property
    def tree(self):
        done = run("tree", *self.arguments)
        if done.returncode:
            raise RuntimeError(f"cxscan tree: exit code {done.returncode}: {done.stderr[-2000:]}")
        return done.stdout


def make(scratch, name, folder, *options):
    out = os.path.join(scratch, "out", name.replace(" ", "-"))
    done = run("report", folder, "-o", out, "--only", "pdf,html", *options)
    if done.returncode:
        raise RuntimeError(f"cxscan report: exit code {done.returncode}: {done.stderr[-2000:]}")
    return Report(name, os.path.join(out, "report.pdf"), [folder, "-o", out, *options])


def make_edition(scratch, edition, folder, *options):
    out = os.path.join(scratch, "out", "-".join([edition, os.path.basename(folder), *options[1:]]))
    done = run("report", folder, "-o", out, "--edition", edition, *options)
    if done.returncode:
        raise RuntimeError(f"cxscan report: exit code {done.returncode}: {done.stderr[-2000:]}")
    return Report(os.path.basename(out), os.path.join(out, edition + ".pdf"), [folder, "-o", out, "--edition", edition, *options])


def department(scratch):
    """The page of the sample's first department."""
    out = os.path.join(scratch, "out", "department")
    done = run("report", SAMPLE, "-o", out, "--edition", "departments")
    if done.returncode:
        raise RuntimeError(f"cxscan report: exit code {done.returncode}: {done.stderr[-2000:]}")
    return Report("department", done.stdout.split("\n")[0], [SAMPLE, "-o", out, "--edition", "departments"])


def made_once(name, make_in):
    """The report that make_in(folder) gives, or None; where the run has a folder for all, of whoever asked first."""
    room = os.path.join(os.environ["CXSCAN_MADE"], name.replace(" ", "-").replace(",", ""))
    os.makedirs(room, exist_ok=True)
    with open(os.path.join(room, "lock"), "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = os.path.join(room, "made.json")
        if not os.path.exists(known):
            report = make_in(room)
            with open(known + ".new", "w", encoding="utf-8") as file:
                json.dump([report.name, report.pdf, report.arguments] if report else None, file)
            os.rename(known + ".new", known)
        with open(known, encoding="utf-8") as file:
            parts = json.load(file)
    return Report(*parts) if parts else None


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


def progress(scratch, name, *options):
    """How far the roadmap is in the sample a fortnight later, and what became of that of the previous scan."""
    before = changed(scratch, name, *options)
    arguments = [*before.arguments, "--edition", "progress"]
    done = run("report", *arguments)
    if done.returncode:
        raise RuntimeError(f"cxscan report: exit code {done.returncode}: {done.stderr[-2000:]}")
    return Report(name, os.path.join(os.path.dirname(before.pdf), "progress.pdf"), arguments)


def beside_others(scratch):
    """The folder of the self-assessment with a benchmark of twelve organisations that do not exist."""
    folder, facts = os.path.join(scratch, "beside"), os.path.join(scratch, "facts")
    shutil.copytree(SELF, folder)
    subprocess.run([os.path.join(SOURCE, "tests", "make-facts"), facts, "12"], check=True)
    done = run("benchmark", *(os.path.join(facts, name) for name in sorted(os.listdir(facts))), "-o",
               os.path.join(folder, "benchmark.json"))
    if done.returncode:
        raise RuntimeError(f"cxscan benchmark: exit code {done.returncode}: {done.stderr[-2000:]}")
    with open(os.path.join(folder, "scan.yaml"), "a", encoding="utf-8") as file:
        file.write("benchmark: benchmark.json\n")
    return folder


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


def real(scratch):
    folder = pisa(scratch)
    return make(scratch, "pisa", folder) if folder else None


def hostile(scratch):
    naughty = os.path.exists(os.path.join(SHARED, "data", "security-naughty-strings"))
    return make(scratch, "hostile", generated(scratch, "hostile")) if naughty else None


REPORTS = {
    "the sample": lambda room: make(room, "sample", SAMPLE),
    "the sample in English": lambda room: make(room, "english", SAMPLE, "--language", "en"),
    "the self-assessment of the samples": lambda room: make(room, "zelf", SELF),
    "the self-assessment of the samples in English": lambda room: make(room, "self-en", SELF, "--language", "en"),
    "the sample after changes": lambda room: changed(room, "changed-nl"),
    "the sample after changes in English": lambda room: changed(room, "changed-en", "--language", "en"),
    "the sample's progress": lambda room: progress(room, "progress-nl"),
    "the sample's progress in English": lambda room: progress(room, "progress-en", "--language", "en"),
    "departments together in one row": merged,
    "60 pages": lambda room: make(room, "long", generated(room, "long")),
    "a self-assessment beside a benchmark": lambda room: make(room, "beside", beside_others(room)),
    "a self-assessment": lambda room: make(room, "self", generated(room, "self")),
    "notes full of Markdown": lambda room: make(room, "notes", generated(room, "notes")),
    "a pillar without answers": lambda room: make(room, "none", generated(room, "none")),
    "hostile text": hostile,
    "PISA's 66,690 respondents": real,
}
REPORTS["the page of a department"] = department
REPORTS["the sample's steering"] = lambda room: make_edition(room, "steering", SAMPLE)
REPORTS["the sample's steering in English"] = lambda room: make_edition(room, "steering", SAMPLE, "--language", "en")
for EDITION in ("summary", "session", "slides"):
    REPORTS |= {
        f"the sample's {EDITION}": functools.partial(lambda edition, room: make_edition(room, edition, SAMPLE), EDITION),
        f"the sample's {EDITION} in English": functools.partial(
            lambda edition, room: make_edition(room, edition, SAMPLE, "--language", "en"), EDITION),
        f"the {EDITION} of a self-assessment": functools.partial(lambda edition, room: make_edition(room, edition, SELF), EDITION),
    }


def reports(scratch):
    """(name, make) of every report; make() gives a Report, or None where there is nothing to make it from."""
    for name, make_in in REPORTS.items():
        if "CXSCAN_MADE" in os.environ:
            yield name, functools.partial(made_once, name, make_in)
        else:
            yield name, functools.partial(make_in, scratch)
