"""`python -m bench.editions`: what one more edition costs, on the published branch (packed) and on disk (as it is deployed)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.publish.publications import Project, new_project, say_changes
from tests.small import copy, renew_claims

MB = 1_000_000
PAGES_LIMIT = 1_000 * MB  # what GitHub Pages allows a site on disk


def main(_: list[str]) -> int:
    """Publish editions of the real content with a small and with a thorough change, and print what each added."""
    with TemporaryDirectory(prefix="editions-") as folder:
        project = new_project(Path(folder) / "project", copy)
        renew_claims(project.root)
        if project.git("status", "--porcelain"):
            project.commit("Revise the translations")
        print(f"{'':38}{'branch, packed':>16}{'published, on disk':>20}")
        before = (0, 0)
        for version, what, change in (
            ("1.0", "first edition", None),
            ("1.1", "one record changed", _change_a_record),
            ("1.2", "a word on every page changed", _change_a_word),
            ("dev", "the next edition", _change_a_record),
            ("dev", "the next edition, another record", lambda root: _change_a_record(root, 1)),
        ):
            if change:
                change(project.root)
                if version != "dev":
                    say_changes(project.root, version)
                project.commit(what)
            project.publish(version, "" if version == "dev" else "latest")
            now = _packed(project), _on_disk(project)
            print(f"{version:5}{what:33}{_shown(now[0], before[0]):>16}{_shown(now[1], before[1]):>20}")
            before = now
        one = sum(_sizes(project, "1.2"))
        print(
            f"An edition takes {one / MB:.1f} MB on disk, latest and dev as much each: room for {PAGES_LIMIT // one - 2} numbered editions."
        )
    return 0


def _change_a_record(root: Path, place: int = 0) -> None:
    file = sorted((root / "data/evidence").glob("[!_]*.yml"))[place]
    text = file.read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if line.startswith("confidence: "))
    new = "confidence: medium" if old.endswith("high") else "confidence: high"
    file.write_text(text.replace(old, new), encoding="utf-8")


def _change_a_word(root: Path) -> None:
    file = root / "data/ui.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace('es: "Explorar", en: "Explore"', 'es: "Recorrer", en: "Look around"'), encoding="utf-8"
    )


def _packed(project: Project) -> int:
    """Bytes of the remote's objects, packed as well as git packs them."""
    subprocess.run(["git", "-C", str(project.remote), "gc", "--quiet", "--aggressive", "--prune=now"], check=True)
    return sum(f.stat().st_size for f in (project.remote / "objects").rglob("*") if f.is_file())


def _on_disk(project: Project) -> int:
    return sum(_sizes(project))


def _sizes(project: Project, folder: str = "") -> list[int]:
    """Bytes of each published file, in whole blocks of 4 kB as file systems count."""
    rows = project.git("ls-tree", "-r", "-l", "gh-pages", *([f"{folder}/"] if folder else []), where=project.remote).splitlines()
    return [-(-int(row.split()[3]) // 4096) * 4096 for row in rows]


def _shown(now: int, before: int) -> str:
    return f"{now / MB:.3f} MB" + (f" ({(now - before) / MB:+.3f})" if before else "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
