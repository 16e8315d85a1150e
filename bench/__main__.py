"""`python -m bench`: every measurement, one after the other, on site/ as `make build` left it."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import bench
from scripts.tools.paths import ROOT


def main() -> int:
    """Run the `main` of each module of this package that has one, by name."""
    if not (ROOT / "site").is_dir():
        print("Falta site/: primero make build. · site/ is missing: first make build.")
        return 1
    status = 0
    for found in sorted(pkgutil.iter_modules(bench.__path__), key=lambda one: one.name):
        run = None if found.name == "__main__" else getattr(importlib.import_module(f"bench.{found.name}"), "main", None)
        if run:
            print(f"\n── {found.name}", flush=True)
            status |= run([])
    return status


if __name__ == "__main__":
    sys.exit(main())
