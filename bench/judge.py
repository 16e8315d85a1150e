"""`python -m bench.judge AGAINST`: what a change of the search moves: two checkouts are asked the queries of tests/search.

AGAINST is the folder of the other checkout, as `git worktree add ../before main` makes it; each answers from its own content with its own
program. Shares alone say little: a change can move answers that no share counts.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from scripts.content.model import LANGUAGES
from scripts.content.read import load
from scripts.facts.addresses import Addresses
from scripts.tools.paths import ROOT
from scripts.tools.yaml import read_yaml_file

# Run in a checkout: writes the index of a language into a folder.
_INDEX = """
import sys
from pathlib import Path
from scripts.content.read import load
from scripts.search.files import files
content = load().content
for lang in ("es", "en"):
    for path, text in files(content, lang):
        file = Path(sys.argv[1]) / lang / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
"""
_DEPTHS = (1, 3, 10)


def take(arguments: list[str]) -> int:
    """Print the comparison; 2 where no other checkout is named."""
    other = Path(arguments[0]) if arguments else None
    if not other or not (other / "tests/scripts/ask.js").is_file():
        print(
            "Falta la otra copia del proyecto: git worktree add ../before main, y python -m bench.judge ../before\n"
            "The other checkout is missing: git worktree add ../before main, then python -m bench.judge ../before",
            file=sys.stderr,
        )
        return 2
    asked = {lang: [query for name in _sets(lang) for query in _queries(name)] for lang in LANGUAGES}
    before, after = (_answers(root.resolve(), asked) for root in (other, ROOT))
    for lang in LANGUAGES:
        _tell(lang, asked[lang], before[lang], after[lang])
    return 0


def _sets(lang: str) -> list[Path]:
    return sorted((ROOT / "tests/search").glob(f"*-{lang}.yml"))


def _queries(file: Path) -> Iterator[tuple[str, list[str]]]:
    """Text and keys of the right answers of each query."""
    for by_text in read_yaml_file(file).value.values():
        for text, keys in by_text.items():
            yield text, [keys] if isinstance(keys, str) else keys


def _answers(root: Path, asked: dict[str, list[tuple[str, list[str]]]]) -> dict[str, list[list[str]]]:
    """The first addresses of each query, by language, as a checkout gives them."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-c", _INDEX, folder], cwd=root, check=True)
        for lang, queries in asked.items():
            text = json.dumps({"queries": [query for query, _ in queries], "words": []})
            command = [Path(sys.executable).with_name("deno"), "run", "--quiet", "--allow-read", "tests/scripts/ask.js", f"{folder}/{lang}"]
            done = subprocess.run(command, cwd=root, input=text, capture_output=True, text=True, check=True)
            found[lang] = json.loads(done.stdout)["answers"]
    return found


def _tell(lang: str, asked: Sequence[tuple[str, list[str]]], before: Sequence[list[str]], after: Sequence[list[str]]) -> None:
    """How many queries moved at each depth, and each of those whose first answer or whose right answers' place did."""
    moved = ", ".join(f"{sum(o[:d] != n[:d] for o, n in zip(before, after, strict=True))} in the first {d}" for d in _DEPTHS)
    print(f"\n{lang}: {len(asked)} queries; answers moved: {moved}")
    right = {text: [_address(lang, key) for key in keys] for text, keys in asked}
    for (text, _), old, new in zip(asked, before, after, strict=True):
        places = [next((n for n, one in enumerate(found, 1) if one in right[text]), None) for found in (old, new)]
        if old[:1] != new[:1] or places[0] != places[1]:
            verdict = "=" if places[0] == places[1] else "better" if (places[1] or 99) < (places[0] or 99) else "worse"
            print(f"  {verdict:7}{text}: {places[0] or '–'} → {places[1] or '–'}; first {_first(old)} → {_first(new)}")


def _address(lang: str, key: str) -> str:
    page, _, word = key.partition("#")
    places = _addresses()
    return (places.of(lang, page) if (lang, page) in places else page) + (f"#{word}" if word else "")


def _first(found: list[str]) -> str:
    return found[0] if found else "–"


@cache
def _addresses() -> Addresses:
    return Addresses(load().content)


if __name__ == "__main__":
    sys.exit(take(sys.argv[1:]))
