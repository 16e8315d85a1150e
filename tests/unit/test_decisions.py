"""The index of decisions names each once, by its own number and title; every file that refers to one finds it."""

from __future__ import annotations

import re

from scripts.tools.paths import ROOT

FOLDER = ROOT / "decisions"
FILES = sorted(file for file in FOLDER.glob("*.md") if file.name != "README.md")


def test_each_has_a_number_of_its_own_and_says_it() -> None:
    heads = {file.name: file.read_text(encoding="utf-8").partition("\n")[0] for file in FILES}
    assert [name for name, head in heads.items() if not re.fullmatch(rf"# {name[:4]} · \S.+", head)] == []
    numbers = [name[:4] for name in heads]
    assert len(set(numbers)) == len(numbers)


def test_the_index_lists_them_in_order_with_their_titles_and_a_line_each() -> None:
    rows = re.findall(r"^\| \[(\d{4})\]\(([^)]+)\) \| (.+?) \| (\S.+?) \|$", (FOLDER / "README.md").read_text(encoding="utf-8"), re.M)
    titles = [file.read_text(encoding="utf-8").partition("\n")[0].partition(" · ")[2] for file in FILES]
    expected = [(file.name[:4], file.name, title) for file, title in zip(FILES, titles, strict=True)]
    assert [row[:3] for row in rows] == expected


def test_what_is_referred_to_exists() -> None:
    kept = [*ROOT.glob("*.md"), *ROOT.glob("*.toml"), *FOLDER.glob("*.md"), ROOT / "Makefile"]
    kept += [file for folder in ("scripts", "tests", "bench") for file in (ROOT / folder).rglob("*.py")]
    missing = []
    for file in kept:
        text = file.read_text(encoding="utf-8")
        found = re.findall(r"decisions/(\d{4}[\w-]*)", text) + (re.findall(r"\]\((\d{4}[\w-]*)\.md", text) if file.parent == FOLDER else [])
        missing += [(file.name, name) for name in found if not any(FOLDER.glob(f"{name}*.md"))]
    assert missing == []
