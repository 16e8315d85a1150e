"""The bad examples of tests/bad: what each is, where it would lie, and what the checks say about it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from scripts import check_site
from scripts.content.files import SourceFile, SourceTree, read_tree, tree
from scripts.content.library import Library
from scripts.content.model import Content, Redirect, Source
from scripts.content.read import load
from scripts.facts.addresses import Addresses
from scripts.frontend.policy import policy
from scripts.rules import judge
from scripts.rules.source import names as names_rules
from scripts.tools.kept import Kept
from scripts.tools.paths import ROOT
from scripts.tools.problems import Problem
from scripts.tools.yaml import read_yaml_file

BAD = ROOT / "tests/bad"
SITE_URL = "https://example.org/casa/"
# The closed lists are the real ones; what is long and has nothing to do with them is short.
_SHARED = {"data": ("vocabulary", "hosts", "wrong-words"), "tests/content/data": ("standards", "everyday")}


@dataclass(frozen=True)
class Example:
    """A bad file. `rule` must stop it at `line` when it lies at `place`; `check` says which command sees it.

    A `good` one is just allowed: the rule says nothing of it.
    """

    file: Path
    rule: str
    place: str
    line: int
    check: str
    good: bool
    extra: Mapping[str, Any] = field(hash=False)

    def __str__(self) -> str:
        return self.file.relative_to(BAD).as_posix()


def examples(good: bool = False) -> list[Example]:
    """The bad ones of the manifest, or the good ones."""
    return [one for one in manifest() if one.good == good]


@cache
def manifest() -> tuple[Example, ...]:
    """All examples."""
    entries = read_yaml_file(BAD / "manifest.yml").value
    own = ("file", "as", "line", "check", "good")
    return tuple(
        Example(
            BAD / e["file"],
            e["file"].split("/")[0],
            e["as"],
            e["line"],
            e.get("check", "source"),
            e.get("good", False),
            {k: v for k, v in e.items() if k not in own},
        )
        for e in entries
    )


def make_house(folder: Path) -> Path:
    """A tiny, faultless content in `folder`, with the real schemas and closed lists."""
    shutil.copytree(BAD / "house", folder)
    shutil.copytree(ROOT / "data/schema", folder / "data/schema")
    for place, names in _SHARED.items():
        for name in names:
            shutil.copy(ROOT / place / f"{name}.yml", folder / "data")
    return folder


class House:
    """The tiny content, and the same with one file changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = make_house(folder)
        self.tree: SourceTree = read_tree(folder)
        self.library: Library = load(folder)
        self._said: dict[Example, list[Problem]] = {}

    def problems(self, example: Example) -> list[Problem]:
        """What the example's check says."""
        if example not in self._said:
            self._said[example] = self._ask(example)
        return self._said[example]

    def _ask(self, example: Example) -> list[Problem]:
        return list({"source": self._source, "content": self._content, "built": self._built}[example.check](example))

    def _source(self, example: Example) -> Iterator[Problem]:
        raw = example.file.read_bytes()
        extra = example.extra
        file = SourceFile(example.place, raw, extra.get("size", len(raw)), extra.get("kind", "file"))
        beside = [extra["beside"]] if "beside" in extra else []
        # The house itself is faultless (a test says so): only the new file and the names need to be looked at again.
        names = tree((*self.tree.with_file(file).files,), beside)
        yield from (p for rule in names_rules.RULES for p in rule(names))
        alone = SourceTree((file,), (), names.paths) if file.kind == "file" else SourceTree(())
        yield from judge.of_source(alone)

    def _content(self, example: Example) -> Iterator[Problem]:
        yield from self.content_problems(example)

    def content_problems(self, example: Example, faultless: Kept | None = None) -> Iterator[Problem]:
        """What the rules on the content say of an example; `faultless`: what had no fault before."""
        target = self.folder / example.place
        before = target.read_bytes() if target.exists() else None
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(example.file.read_bytes())
        try:
            library = load(self.folder, faultless)
            yield from (*judge.of_content(library), *judge.of_twins(library))
        finally:
            if before is None:
                target.unlink()
            else:
                target.write_bytes(before)

    def _built(self, example: Example) -> Iterator[Problem]:
        yield from self.built_problems(example)

    def built_problems(self, example: Example, faultless: Kept | None = None) -> Iterator[Problem]:
        """What the rules on built pages say of an example; `faultless`: what had no fault before."""
        site = make_site(self.library, self.folder.parent / "site")
        for name, size in example.extra.get("files", {}).items():
            write(site / name, noise(size))
        html = example.file.read_text(encoding="utf-8").replace("[noise]", noise(example.extra.get("noise", 0)))
        html = html.replace("[csp]", policy())
        if example.extra.get("remove"):
            (site / example.place).unlink()
        elif example.extra.get("everywhere"):
            for file in site.rglob("*.html"):
                write(file, html)
        else:
            write(site / example.place, html)
        content = replace(self.library.content, **_changes(example.extra))
        yield from self.check_site(site, content, faultless)

    @staticmethod
    def check_site(site: Path, content: Content, faultless: Kept | None = None) -> Iterator[Problem]:
        """What all rules on built pages say; `faultless`: what had no fault before."""
        return check_site.problems(site, content, SITE_URL, faultless)


def make_site(library: Library, folder: Path) -> Path:
    """A tiny, faultless built site of the house."""
    shutil.rmtree(folder, ignore_errors=True)
    places = Addresses(library.content)
    page = (BAD / "page.html").read_text(encoding="utf-8")
    sources = "".join(f'<p><a href="{s.url}">{s.title}</a></p>' for s in library.content.sources.values())
    sentences = "".join(f"<p>{p.statement.es}</p>" for p in library.content.practices)
    for lang, key in places:
        own = places.of(lang, key)
        values = {"lang": lang, "own": own, "es": places.of("es", key), "en": places.of("en", key), "base": SITE_URL}
        values |= {"body": sentences + sources, "csp": policy()}
        text = page
        for name, value in values.items():
            text = text.replace(f"[{name}]", value)
        write(folder / own / "index.html", text)
    return folder


def _changes(extra: Mapping[str, Any]) -> dict[str, Any]:
    """What an example changes in the content that the site was built from."""
    found: dict[str, Any] = {}
    if "kept" in extra:
        found["kept_addresses"] = (extra["kept"],)
    if "unlinked" in extra:
        found["sources"] = {"x": Source("x", extra["unlinked"], "x", "x", "es", linked=False)}
    if "redirect" in extra:
        found["redirects"] = (Redirect(*extra["redirect"]),)
    return found


def noise(size: int) -> str:
    """`size` letters that do not compress, the same ones each time."""
    return random.Random(size).randbytes(size // 2).hex()


def write(file: Path, text: str) -> None:
    """Write a file and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
