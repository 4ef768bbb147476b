#!/usr/bin/env python3
"""Prints what CHANGELOG.md says of a version: packaging/release_notes.py VERSION (or Unreleased)."""
import re
import sys
from pathlib import Path


def notes(changelog, version):
    """The text below the heading of the version, or nothing."""
    found = re.search(
        rf"^## \[?{re.escape(version)}\]?(?: - .*)?\n(.*?)(?=^## |^\[[^\]]+\]: |\Z)", changelog, re.MULTILINE | re.DOTALL
    )
    return found.group(1).strip() if found else ""


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    changelog = Path(__file__).resolve().parent.parent / "CHANGELOG.md"
    text = notes(changelog.read_text("utf-8"), sys.argv[1].removeprefix("v"))
    if not text:
        sys.exit(f"CHANGELOG.md says nothing of {sys.argv[1]}")
    print(text)


main()
