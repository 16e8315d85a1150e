"""What an edition says of itself beside its pages (see scripts/facts/editions.py)."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from scripts.facts.editions import Summary


def write(site: Path, summary: Summary) -> None:
    """Write `edition.json` into a built version."""
    text = json.dumps(asdict(summary), ensure_ascii=False, separators=(",", ":"))
    (site / "edition.json").write_text(text + "\n", encoding="utf-8")
