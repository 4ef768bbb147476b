#!/usr/bin/env python3
"""What the program is made of that others wrote: the list of their licences, and the bill of materials.

packaging/third_party.py licences FILE   writes the list that `bitpoll licenses` prints
packaging/third_party.py check FILE      says whether that list is of the crates in Cargo.lock
packaging/third_party.py sbom FILE       writes the bill of materials, CycloneDX 1.6 (reads SOURCE_DATE_EPOCH)
"""
import datetime
import hashlib
import json
import os
import re
import subprocess
import sys
import textwrap
import tomllib
import uuid
from pathlib import Path

TARGET = "x86_64-unknown-linux-musl"
SOURCES = Path(__file__).resolve().parent.parent
LICENCE_FILE = re.compile(r"(licen[cs]e|copying|unlicense|notice|copyright)", re.IGNORECASE)

MIT = """{holders}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""

# What comes with crates or the compiler, and is none itself.
PARTS = [
    ("Rust's standard library", "MIT OR Apache-2.0", "Copyright (c) The Rust Project Contributors"),
    ("musl (in the static program)", "MIT", "Copyright © 2005-2020 Rich Felker, et al."),
    ("mimalloc (in the static program)", "MIT", "Copyright (c) 2018-2025 Microsoft Corporation, Daan Leijen"),
]
FREE = "SQLite and the IANA time zone database are in the public domain."


def crates():
    """The crates in the program, by name and version: what Cargo knows of each, and the ids of what it needs."""
    asked = ["cargo", "metadata", "--format-version=1", "--locked", f"--filter-platform={TARGET}"]
    told = json.loads(subprocess.run(asked, cwd=SOURCES, check=True, stdout=subprocess.PIPE).stdout)
    nodes = {node["id"]: node for node in told["resolve"]["nodes"]}
    packages = {package["id"]: package for package in told["packages"]}
    root = told["resolve"]["root"]
    found, waiting = {}, [root]
    while waiting:
        crate = waiting.pop()
        if crate in found:
            continue
        needs = [
            need["pkg"] for need in nodes[crate]["deps"] if any(kind["kind"] is None for kind in need["dep_kinds"])
        ]
        found[crate] = (packages[crate], needs)
        waiting += needs
    ordered = sorted(found.items(), key=lambda entry: (entry[1][0]["name"], entry[1][0]["version"]))
    return root, dict(ordered)


def licence(package):
    """Its licence as SPDX writes it."""
    return (package["license"] or "").replace("/", " OR ").replace("  ", " ")


def line(package):
    return f"{package['name']} {package['version']}: {licence(package)}"


def texts(package):
    """The texts of its licence. Where it is ours to choose, MIT; notices always."""
    folder = Path(package["manifest_path"]).parent
    files = sorted(
        file
        for file in folder.iterdir()
        if file.is_file() and LICENCE_FILE.match(file.name) and file.suffix not in (".rs", ".py", ".toml")
    )
    chosen = [file for file in files if "mit" in file.name.lower()]
    if chosen and " OR " in licence(package):
        files = chosen + [file for file in files if file.name.lower().startswith("notice")]
    found = [tidied(file.read_text("utf-8", "replace")) for file in files]
    if found or "MIT" not in licence(package):
        return found
    holders = ", ".join(re.sub(r" *<[^>]*>", "", author) for author in package["authors"])
    return [MIT.format(holders=f"Copyright (c) {holders or 'the authors of ' + package['name']}").strip()]


def tidied(text):
    return "\n".join(row.rstrip() for row in text.replace("\f", "").strip().splitlines())


def with_texts(packages):
    """Each text with the crates that are under it; and those that bring none, with their licence."""
    under, silent = {}, {}
    for package in packages:
        found = texts(package)
        if not found:
            silent.setdefault(licence(package), []).append(package["name"])
        for text in found:
            _, names = under.setdefault(re.sub(r"\W+", "", text).lower(), (text, []))
            name = f"{package['name']} {package['version']}"
            if name not in names:
                names.append(name)
    return list(under.values()), silent


def licences():
    """The whole list."""
    root, found = crates()
    packages = [package for crate, (package, _) in found.items() if crate != root]
    under, silent = with_texts(packages)
    for name, _, holders in PARTS:
        under.append((MIT.format(holders=holders).strip(), [name]))
    out = [
        "bitpoll is free software under the GNU Affero General Public License, version 3 or (as you like) any later one.",
        "It contains these parts, which others wrote and share under licences of their own:",
        "",
        *[line(package) for package in packages],
        *[f"{name}: {terms}" for name, terms, _ in PARTS],
        "",
        FREE,
    ]
    for terms, names in sorted(silent.items()):
        out += ["", *textwrap.wrap(f"Without a text of their own, under {terms}: {', '.join(names)}.", 110)]
    out += ["", "The texts of the licences follow.", ""]
    for text, names in under:
        out += ["=" * 110, *textwrap.wrap(", ".join(names), 110), "-" * 110, text, ""]
    return "\n".join(out)


def check(path):
    """Whether the list names the crates of Cargo.lock, all of them and no others."""
    root, found = crates()
    wanted = {line(package) for crate, (package, _) in found.items() if crate != root}
    wanted |= {f"{name}: {terms}" for name, terms, _ in PARTS}
    head = Path(path).read_text("utf-8").split(FREE)[0]
    listed = {row for row in head.splitlines() if ": " in row}
    for row in sorted(wanted - listed):
        print(f"{path}: missing: {row}", file=sys.stderr)
    for row in sorted(listed - wanted):
        print(f"{path}: not in the program: {row}", file=sys.stderr)
    if wanted != listed:
        sys.exit(f"{path}: make it anew: bin/dist licences")


def sbom():
    """The bill of materials; the same for the same sources."""
    root, found = crates()
    checksums = {
        (package["name"], package["version"]): package.get("checksum")
        for package in tomllib.loads((SOURCES / "Cargo.lock").read_text())["package"]
    }
    references = {
        crate: f"pkg:cargo/{package['name']}@{package['version']}" for crate, (package, _) in found.items()
    }

    def component(crate):
        package, _ = found[crate]
        name, version = package["name"], package["version"]
        told = {
            "type": "application" if crate == root else "library",
            "bom-ref": references[crate],
            "name": name,
            "version": version,
            "licenses": [{"expression": licence(package)}],
            "purl": references[crate],
        }
        if package["description"]:
            told["description"] = " ".join(package["description"].split())
        if checksums.get((name, version)):
            told["hashes"] = [{"alg": "SHA-256", "content": checksums[name, version]}]
        if package["repository"]:
            told["externalReferences"] = [{"type": "vcs", "url": package["repository"]}]
        return told

    when = datetime.datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), datetime.UTC)
    lock = hashlib.sha256((SOURCES / "Cargo.lock").read_bytes()).hexdigest()
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{references[root]}#{lock}')}",
        "version": 1,
        "metadata": {
            "timestamp": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": component(root),
        },
        "components": [component(crate) for crate in found if crate != root],
        "dependencies": [
            {"ref": references[crate], "dependsOn": sorted({references[need] for need in needs})}
            for crate, (_, needs) in found.items()
        ],
    }


def main():
    match sys.argv[1:]:
        case ["licences", path]:
            Path(path).write_text(licences(), "utf-8")
        case ["check", path]:
            check(path)
        case ["sbom", path]:
            Path(path).write_text(json.dumps(sbom(), indent=1, ensure_ascii=False) + "\n", "utf-8")
        case _:
            sys.exit(__doc__)


main()
