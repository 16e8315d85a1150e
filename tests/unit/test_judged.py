"""The built site is judged page by page: what is kept of a page, and how many processes judge, changes nothing in what is found."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from scripts import check_site
from scripts.rules.built import judged as judging
from scripts.rules.built import pages, weight
from scripts.rules.built.judged import Judge, Verdict, judged
from scripts.rules.built.pages import Site, read_site
from scripts.rules.built.summary import summary_of
from scripts.tools.html import HtmlPage
from scripts.tools.kept import Kept
from scripts.tools.problems import Problem
from tests.unit.bad_examples import SITE_URL, House, examples, make_site, noise, write


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(tmp_path_factory.mktemp("judged") / "house")


@pytest.fixture
def site(house: House, tmp_path: Path) -> Path:
    """The faultless site of the house, with a picture on its front page."""
    folder = make_site(house.library, tmp_path / "site")
    write(folder / "assets/a.svg", "<svg/>")
    front = (folder / "index.html").read_text(encoding="utf-8")
    write(folder / "index.html", front.replace("</h1>", '</h1><p><img src="assets/a.svg" alt="a"></p>', 1))
    return folder


class Asked:
    """Judges a site with what is kept in a file, and says which pages were judged, by their addresses."""

    def __init__(self, patch: pytest.MonkeyPatch, judge: Judge, file: Path) -> None:
        self.judge, self._file = judge, file
        self._asked: list[str] = []
        verdicts = Judge.verdicts

        def watched(judge: Judge, files: Sequence[Path]) -> list[Verdict]:
            self._asked += map(judge.address, files)
            return verdicts(judge, files)

        patch.setattr(Judge, "verdicts", watched)

    def __call__(self, **changes: object) -> tuple[list[str], list[Problem]]:
        weight.size_of.cache_clear()  # it is that of one run
        self._asked = []
        with Kept("test", self._file) as faultless:
            _, found = judged(replace(self.judge, **changes), faultless)
        return self._asked, found


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, house: House, site: Path, tmp_path: Path) -> Asked:
    return Asked(monkeypatch, Judge(site, house.library.content, SITE_URL), tmp_path / "kept.sqlite")


def test_only_a_page_that_changed_is_judged_again(ask: Asked, site: Path) -> None:
    asked, found = ask()
    assert len(asked) > 5 and found == []
    assert ask() == ([], [])
    front = (site / "index.html").read_text(encoding="utf-8")
    write(site / "index.html", front.replace("</h1>", "!</h1>", 1))
    assert ask() == ([""], [])
    assert ask() == ([], [])


def test_a_page_with_a_fault_is_judged_each_time(ask: Asked, site: Path) -> None:
    front = (site / "index.html").read_text(encoding="utf-8")
    ask()
    write(site / "index.html", front.replace("</h1>", "</h1><h3>x</h3>", 1))
    for _ in range(2):
        asked, found = ask()
        assert asked == [""] and [p.rule for p in found] == ["wrong-headings"]
    write(site / "index.html", front)
    assert ask()[1] == []


def test_a_page_is_judged_again_when_what_it_loads_weighs_something_else(ask: Asked, site: Path) -> None:
    ask()
    write(site / "assets/a.svg", noise(weight.VIEW * 3))
    for _ in range(2):
        asked, found = ask()
        assert asked == [""] and [p.rule for p in found] == ["heavy-view"]
    write(site / "assets/a.svg", "<svg/>")
    assert ask()[1] == []


def test_every_page_is_judged_again_when_what_judges_changes(ask: Asked, house: House, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    everything, _ = ask()
    assert ask(site_url="https://example.org/other/")[0] == everything
    assert ask(content=replace(house.library.content, pages={}))[0] == everything, "what a page is called decides on its budget"
    ask()
    write(site / "addresses.json", "{}")  # an edition
    assert ask()[0] == everything
    monkeypatch.setattr(judging, "policy", lambda: "default-src 'self'")
    assert ask()[0] == everything
    monkeypatch.setattr(judging, "assets", lambda: {"site.css": ("assets/site.other.css", "")})
    assert ask()[0] == everything


def test_a_page_says_the_same_to_the_others_whether_it_was_kept_or_not(ask: Asked, site: Path, house: House, tmp_path: Path) -> None:
    ask()
    with Kept("test", tmp_path / "kept.sqlite") as faultless:
        whole, _ = judged(ask.judge, faultless)
    parsed = read_site(site, house.library.content, SITE_URL)
    assert dict(whole.pages) == {address: summary_of(page, site, SITE_URL) for address, page in parsed.pages.items()}
    assert list(whole.pages) == list(parsed.pages)


def test_as_many_processes_as_there_are_find_the_same_in_the_same_order(house: House, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a fault of every kind in the site, each on a page of its own that is no page of the house."""
    for number, example in enumerate(one for one in examples() if one.check == "built" and one.file.suffix == ".html"):
        write(site / f"x{number}/index.html", example.file.read_text(encoding="utf-8").replace("[noise]", noise(3000)))

    def found(batch: int, processors: int) -> list[Problem]:
        monkeypatch.setattr(judging, "BATCH", batch)
        monkeypatch.setattr(judging.os, "cpu_count", lambda: processors)
        return list(check_site.problems(site, house.library.content, SITE_URL))

    alone = found(1000, 1)
    assert len({p.rule for p in alone}) > 12
    assert found(3, 2) == found(7, 3) == found(2, 1) == alone


def test_no_page_outlives_its_batch(house: House, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that memory does not grow with the elements of a site; no cycle among them holds them, since nobody looks for cycles meanwhile."""
    parsed: list[weakref.ref[HtmlPage]] = []
    alive: list[int] = []
    read_pages = pages.read_pages

    def watched(*arguments: object) -> Site:
        alive.append(sum(one() is not None for one in parsed))
        read = read_pages(*arguments)
        parsed.extend(map(weakref.ref, read.pages.values()))
        return read

    monkeypatch.setattr(pages, "read_pages", watched)
    monkeypatch.setattr(judging, "BATCH", 2)
    monkeypatch.setattr(judging.os, "cpu_count", lambda: 1)
    gc.disable()
    try:
        judged(Judge(site, house.library.content, SITE_URL))
    finally:
        gc.enable()
    assert len(alive) > 2 and set(alive) == {0}


@pytest.mark.parametrize(
    ("odd", "rule"),
    [
        ('<a href="//[">x</a>', "broken-link"),
        ('<img src="http://[" alt="x">', "broken-link"),
        ('<script src="//[" defer></script>', "unknown-script"),
        ('<p hidden hidden="x">x</p>', "unlisted-element"),
        ("<p>x</p></body><p>y</p>", "open-element"),
    ],
)
def test_what_cannot_be_taken_apart_is_told_and_breaks_nothing(house: House, site: Path, odd: str, rule: str) -> None:
    front = (site / "index.html").read_text(encoding="utf-8")
    line = front[: front.index("</h1>")].count("\n") + 1
    write(site / "index.html", front.replace("</h1>", f"</h1>{odd}", 1))
    found = list(check_site.problems(site, house.library.content, SITE_URL))
    assert ("/", line, rule) in {(p.path, p.line, p.rule) for p in found}
