# SPDX-License-Identifier: EUPL-1.2
"""Do the parts of a package follow the schema of OpenDocument 1.3? Emacs brings it, jing judges by it."""
import glob
import os
import re
import subprocess
import xml.etree.ElementTree as ElementTree

SCHEMAS = "/usr/share/emacs/*/etc/schema/"
PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml")
# What is of nobody's standard is taken away before it is judged (OpenDocument 1.3, part 3, 2.2.2: extended documents).
EXTENSION = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
# Emacs has the schema of the list of parts as 1.2 has it; 1.3 differs in its own number.
VERSION = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}version"


def schema(name):
    found = sorted(glob.glob(os.path.join(SCHEMAS, name)))
    if not found:
        raise FileNotFoundError(f"{name}: emacs-common is not installed")
    return found[-1]


def standard(element):
    for parent in element.iter():
        for child in [child for child in parent if child.tag.startswith(EXTENSION)]:
            parent.remove(child)
        for attribute in [attribute for attribute in parent.attrib if attribute.startswith(EXTENSION)]:
            del parent.attrib[attribute]
    if element.get(VERSION) == "1.3":
        element.set(VERSION, "1.2")
    return element


def judged(rules, paths):
    done = subprocess.run(["jing", "-i", "-c", schema(rules), *paths], capture_output=True, text=True)
    return [line for line in (done.stdout + done.stderr).splitlines() if re.search("error:|fatal:|Exception", line)]


def faults(scratch, packages):
    """`packages`: a dict of part name to root element by title. What is wrong, as lines that begin with title and part."""
    names, lists = {}, {}
    for number, (title, parts) in enumerate(packages.items()):
        for part in PARTS:
            if part in parts:
                path = os.path.join(scratch, f"{number}-{os.path.basename(part)}")
                ElementTree.ElementTree(standard(parts[part])).write(path, encoding="utf-8", xml_declaration=True)
                (lists if part.startswith("META-INF") else names)[path] = f"{title}, {part}"
    wrong = judged("OpenDocument-schema-v1.3.rnc", names) + judged("od-manifest-schema-v1.2-os.rnc", lists)
    return [re.sub(r"^(\S+?):\d+:\d+: ", lambda place: f"{dict(names, **lists).get(place[1], place[1])}: ", line) for line in wrong]
