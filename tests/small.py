"""A small content for tests that build often: three practices, four records, every page but in a few words. The machine is the real one."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from scripts.content import ROOT, load
from scripts.model import LANGUAGES
from scripts.prose import claim
from scripts.yamlio import read_yaml_file

_PRACTICES = ("01-voluntary-agreements", "10-academia-industry-links", "14-self-regulation-and-audits")
_NUMBERS = (1, 10, 14)
_RECORDS = 4
_KEPT_BODIES = ("index", "changes", "evidence/index")
_SECTIONS = {
    "es": ("Por qué", "Cómo", "Indicadores", "Evidencia", "Límites"),
    "en": ("Why", "How", "Indicators", "Evidence", "Limits"),
}


def copy(target: Path) -> Path:
    """A copy of the project as it is now, without what git ignores."""
    names = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"], capture_output=True, text=True, check=True
    ).stdout.split("\0")
    for name in filter(None, names):
        source = ROOT / name
        if source.is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / name)
    return target


def shrink(root: Path) -> Path:
    """Make the content of a copy small."""
    records = _shrink_records(root)
    source = records[0]["sources"][0]["id"]
    _shrink_practices(root, source)
    (root / "data/sources.yml").write_text("[]\n", encoding="utf-8")
    for name in ("glossary", "everyday"):
        (root / f"data/{name}.yml").write_text("[]\n", encoding="utf-8")
    (root / "data/addresses.txt").write_text("", encoding="utf-8")
    (root / "data/redirects.yml").write_text("[]\n", encoding="utf-8")
    for lang in LANGUAGES:
        for file in (root / "docs" / lang).rglob("*.md"):
            _shrink_page(root, file, lang, source)
    renew_claims(root)
    return root


def renew_claims(root: Path) -> None:
    """Say of every translation that it is current."""
    content = load(root).content
    for page in content.pages.values():
        if page.translated_from:
            original = content.pages["en" if page.lang == "es" else "es", page.key]
            file = root / page.path
            file.write_text(file.read_text(encoding="utf-8").replace(page.translated_from, claim(original), 1), encoding="utf-8")


def _shrink_records(root: Path) -> list[dict]:
    kept = []
    for file in sorted((root / "data/evidence").glob("[!_]*.yml")):
        value = read_yaml_file(file).value
        practices = [n for n in value["practices"] if n in _NUMBERS]
        own_sources = all(isinstance(source, dict) for source in value["sources"])
        if practices and own_sources and len(kept) < _RECORDS:
            kept.append(value | {"practices": practices})
            file.write_text(json.dumps(kept[-1], ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        else:
            file.unlink()
    return kept


def _shrink_practices(root: Path, source: str) -> None:
    for file in (root / "data/practices").glob("*.yml"):
        if file.stem not in _PRACTICES:
            file.unlink()
            continue
        value = read_yaml_file(file).value
        indicators = [{key: one[key] for key in ("id", "name", "unit")} | {"source": source} for one in value["indicators"][:1]]
        file.write_text(json.dumps(value | {"indicators": indicators}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _shrink_page(root: Path, file: Path, lang: str, source: str) -> None:
    key = file.relative_to(root / "docs" / lang).with_suffix("").as_posix()
    if key.startswith("practices/") and key != "practices/index":
        if file.stem not in _PRACTICES:
            file.unlink()
            return
        body = _practice_body(lang, source)
    elif key in _KEPT_BODIES:
        return
    else:
        headings = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("## ")]
        text = "Texto breve." if lang == "es" else "Short text."
        body = "".join(f"{line}\n\n" for line in [text, *(part for heading in headings for part in (heading, text))])
    head = file.read_text(encoding="utf-8").split("---\n")[1]
    file.write_text(f"---\n{head}---\n\n{body}", encoding="utf-8")


def _practice_body(lang: str, source: str) -> str:
    why, how, indicators, evidence, limits = _SECTIONS[lang]
    text = "Texto breve" if lang == "es" else "Short text"
    return (
        f"## {why} {{ #why }}\n\n{text}.\n\n## {how} {{ #how }}\n\n1. {text} [@{source}]. <!-- actors: government -->\n\n"
        f"## {indicators} {{ #indicators }}\n\n<!-- records:indicators -->\n\n## {evidence} {{ #evidence }}\n\n"
        f"<!-- records:evidence -->\n\n## {limits} {{ #limits }}\n\n- {text} [@{source}].\n"
    )
