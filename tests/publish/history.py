"""Three publications of a small content: 1.0; 1.1 with a page and a heading renamed and a page removed; the next one with a page more."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.publish.publications import Project, new_small_project
from tests.small import renew_claims

FOLDERS = ("1.0", "1.1", "latest", "dev")
RENAMED = {"es": ("acerca", "este-sitio"), "en": ("about", "this-site")}
HEADING = ("leaving", "other-sites")


@dataclass(frozen=True)
class History:
    """The project, the record that 1.1 removed, the one that 1.1 changed, and the one that the next edition adds."""

    project: Project
    removed: str
    changed: str
    added: str


def publish_history(folder: Path) -> History:
    """Publish 1.0, 1.1 and dev."""
    project = new_small_project(folder)
    project.publish("1.0", "latest")
    records = sorted((project.root / "data/evidence").glob("[!_]*.yml"))
    removed, changed = records[-1], records[0]
    text = removed.read_text(encoding="utf-8")
    removed.unlink()
    _change(changed)
    _rename(project.root, removed.stem)
    _write(project.root / "CHANGELOG.md", lambda old: old + "\n## 1.1\n\n- ES: Dicho por quien edita.\n- EN: Said by an editor.\n")
    renew_claims(project.root)
    project.commit("Rename a page and a heading, remove a record, change another")
    project.publish("1.1", "latest")
    added = removed.with_stem(f"{removed.stem}-bis")
    added.write_text(text, encoding="utf-8")
    project.commit("Add a record")
    project.publish("dev")
    return History(project, removed.stem, changed.stem, added.stem)


def _change(record: Path) -> None:
    old, new = ("high", "medium") if "confidence: high" in record.read_text(encoding="utf-8") else ("medium", "high")
    _write(record, lambda text: text.replace(f"confidence: {old}", f"confidence: {new}"))


def _rename(root: Path, removed: str) -> None:
    redirects = []
    for lang, (old, new) in RENAMED.items():
        prefix, library, privacy = ("", "evidencia", "privacidad") if lang == "es" else ("en/", "en/evidence", "en/privacy")
        _write(root / "docs" / lang / "about.md", lambda text, old=old, new=new: text.replace(f"slug: {old}\n", f"slug: {new}\n"))
        _write(root / "docs" / lang / "privacy.md", lambda text: text.replace(f"#{HEADING[0]} ", f"#{HEADING[1]} "))
        redirects += [
            f"- {{from: {prefix}{old}/, to: about}}",
            f"- {{from: {library}/{removed}/, to: evidence, gone: true}}",
            f'- {{from: "{privacy}/#{HEADING[0]}", to: "privacy#{HEADING[1]}"}}',
        ]
    (root / "data/redirects.yml").write_text("\n".join(redirects) + "\n", encoding="utf-8")


def _write(file: Path, change) -> None:
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
