#!/usr/bin/env python3
"""Looks at the bill of materials and the manifests by their schemas: packaging/check/schemas.py SBOM MANIFEST…"""
import sys
from pathlib import Path

import kubernetes_validate
import yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator


def main():
    bad = JsonStrictValidator(SchemaVersion.V1_6).validate_str(Path(sys.argv[1]).read_text("utf-8"))
    if bad:
        sys.exit(f"{sys.argv[1]}: {bad}")
    print(f"schemas: {Path(sys.argv[1]).name} is CycloneDX 1.6")
    for path in sys.argv[2:]:
        kinds = []
        for document in yaml.safe_load_all(Path(path).read_text("utf-8")):
            kubernetes_validate.validate(document, "1.31", strict=True)
            kinds.append(document["kind"])
        print(f"schemas: {Path(path).name} is right for Kubernetes 1.31: {', '.join(kinds)}")


main()
