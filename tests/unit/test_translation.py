"""The state of the translations: what is behind, by paragraph, from what git remembers; an edition waits for it."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.content.library import Library
from scripts.content.model import Content
from scripts.content.prose import claim
from scripts.content.read import load
from scripts.facts import history
from scripts.facts.addresses import Addresses
from scripts.facts.translation import changes, removed
from scripts.pages import translations
from scripts.pages.context import PageContext
from scripts.pages.markers import MARKERS
from scripts.tools.settings import Settings
from tests.unit.bad_examples import make_house

KEY = "practices/01-voluntary-agreements"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The tiny content in a git repository of its own, with its first version committed."""
    root = make_house(tmp_path / "house")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "First"]):
        git(root, *command)
    return root


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    return subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True, text=True).stdout


def edit(root: Path, old: str, new: str) -> None:
    file = root / f"docs/es/{KEY}.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def shown(content: Content, library: Library, where: Settings | None = None, lang: str = "es") -> str:
    """The list as the page shows it, with the words of the real site."""
    content = replace(content, ui=library.content.ui, pages={**content.pages, ("es", "translations"): content.pages["es", "method"]})
    content.pages["en", "translations"] = content.pages["en", "method"]
    return MARKERS["translations"](PageContext(content, Addresses(content), where or Settings(None, None), lang, "translations"))


def test_the_version_that_was_translated_is_found_in_the_history(house: Path) -> None:
    before = load(house).content.pages["es", KEY]
    first = git(house, "rev-parse", "HEAD").strip()
    edit(house, "Los plazos fueron breves", "Los plazos fueron muy breves")
    git(house, "commit", "-q", "-a", "-m", "Second")
    now = load(house).content.pages["es", KEY]
    found = history.version_of(now, claim(before).partition("@")[2], house)
    assert found is not None and found.commit == first and found.page.body == before.body
    assert history.version_of(now, "0000000000", house) is None


def test_only_the_paragraphs_that_changed_are_named(house: Path) -> None:
    before = load(house).content.pages["es", KEY]
    edit(house, "Los plazos fueron breves", "Los plazos fueron muy breves")
    edit(house, "## Cómo { #how }", "Un párrafo nuevo.\n\n## Cómo { #how }")
    now = load(house).content.pages["es", KEY]
    assert [(c.section, c.text) for c in changes(before, now)] == [
        ("Por qué", "Un párrafo nuevo."),
        ("Límites", "Falta tiempo. Los plazos fueron muy breves."),
    ]
    assert removed(before, now) == ["Falta tiempo. Los plazos fueron breves."]
    assert changes(now, now) == removed(now, now) == []


def test_the_list_names_the_page_its_paragraphs_and_the_line_to_paste(
    house: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(house, "Los plazos fueron breves", "Los plazos fueron muy breves")
    content = load(house).content
    found = history.version_of
    monkeypatch.setattr(translations.history, "version_of", lambda original, claimed: found(original, claimed, house))
    translations._version.cache_clear()
    where = Settings("https://github.com/example/practicas", None)
    for lang in ("es", "en"):
        html = shown(content, library, where, lang)
        assert "muy breves" in html and "<del>Falta tiempo. Los plazos fueron breves.</del>" in html
        assert f"translated_from: {claim(content.pages['es', KEY])}" in html
        assert f"/edit/main/docs/en/{KEY}.md" in html and "/compare/" in html
    translations._version.cache_clear()


def test_without_history_the_whole_page_is_listed(house: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(house, "Los plazos fueron breves", "Los plazos fueron muy breves")
    monkeypatch.setattr(translations.history, "version_of", lambda *_: None)
    translations._version.cache_clear()
    assert library.content.word("translation.whole", "es") in shown(load(house).content, library)
    translations._version.cache_clear()


def test_nothing_behind_is_said_so(house: Path, library: Library) -> None:
    content = load(house).content
    assert library.content.word("translation.none", "es") in shown(content, library)
