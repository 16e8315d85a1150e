"""The built site, held against the content it was made from."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from scripts.content.library import Library
from scripts.facts.addresses import Addresses
from scripts.rules.built import across, pages
from scripts.rules.built.pages import Site
from scripts.rules.built.summary import Whole, summary_of
from scripts.tools.problems import Problem
from tests.conftest import build


@pytest.mark.parametrize("rule", pages.RULES, ids=lambda rule: rule.__name__)
def test_the_site_keeps_the_rule(built_site: Site, rule: Callable[[Site], list[Problem]]) -> None:
    assert list(rule(built_site)) == []


@pytest.fixture(scope="module")
def whole(built_site: Site) -> Whole:
    """The built site, summed up."""
    folder, url = built_site.folder, built_site.site_url
    return Whole(folder, {a: summary_of(page, folder, url) for a, page in built_site.pages.items()}, built_site.content, url)


@pytest.mark.parametrize("rule", across.RULES, ids=lambda rule: rule.__name__)
def test_the_site_keeps_the_rule_across_its_pages(whole: Whole, rule: Callable[[Whole], list[Problem]]) -> None:
    assert list(rule(whole)) == []


def test_the_forums_sentences_stand_letter_by_letter(built_site: Site, library: Library) -> None:
    summary = library.content.forum_text
    addresses = Addresses(library.content)
    for practice in library.content.practices:
        assert f"{practice.number}. {practice.statement.es}" in summary
        page = built_site.pages[addresses.of("es", practice.key)]
        assert any(quote.text.strip() == practice.statement.es for quote in page.all("blockquote"))


def test_the_english_page_marks_the_spanish_sentence_and_our_translation(built_site: Site, library: Library) -> None:
    addresses = Addresses(library.content)
    for practice in library.content.practices:
        page = built_site.pages[addresses.of("en", practice.key)]
        quote = next(e for e in page.all("blockquote") if e.get("lang") == "es")
        assert quote.text.strip() == practice.statement.es
        assert f"Our translation: {practice.statement.en}" in page.text


def test_the_language_link_leads_to_the_same_page(built_site: Site, library: Library) -> None:
    addresses = Addresses(library.content)
    for lang, key in addresses:
        twin = "en" if lang == "es" else "es"
        address = addresses.of(lang, key)
        link = next(e for e in built_site.pages[address].all("a") if "data-language" in e.attributes)
        target = urlsplit(f"http://x/{address}{link.get('href')}").path
        assert target.startswith("/")
        resolved = str(Path("/", address, link.get("href") or "").resolve()).lstrip("/")
        assert resolved.rstrip("/") == addresses.of(twin, key).rstrip("/"), (lang, key)


def test_words_of_the_interface_stay_in_their_language(built_site: Site, library: Library) -> None:
    only = {
        lang: {w[lang] for k, w in library.content.ui.items() if not k.startswith("check.") and len(w[lang]) > 14 and w["es"] != w["en"]}
        for lang in ("es", "en")
    }
    for address, page in built_site.readable.items():
        other = "es" if address.startswith("en/") else "en"
        text = page.text
        marked = [" ".join(e.text.split()) for e in page.elements[1:] if e.get("lang") == other]
        for part in sorted(marked, key=len, reverse=True):
            text = text.replace(part, "")
        found = {word for word in only[other] if "{" not in word and word in text}
        assert not found, (address, found)


def test_edit_links_open_the_right_file(built_site: Site) -> None:
    content, addresses = built_site.content, Addresses(built_site.content)
    base = "https://github.com/example/practicas/edit/main/"
    for practice in content.practices:
        links = {e.get("href") for e in built_site.pages[addresses.of("en", practice.key)].all("a")}
        assert {base + content.pages["en", practice.key].path, base + practice.path} <= links
    for record in content.evidence:
        assert base + record.path in {e.get("href") for e in built_site.pages[addresses.of("es", record.key)].all("a")}


def test_the_not_found_page_speaks_both_languages(built_site: Site, library: Library) -> None:
    page = built_site.pages["404.html"]
    for lang in ("es", "en"):
        assert library.content.word("notfound.title", lang) in page.text
    assert {e.get("lang") for e in page.all("section")} == {"es", "en"}
    assert all((e.get("href") or "").startswith("/practicas/") for e in page.all("a", "link"))
    assert not (built_site.folder / "en/404.html").exists()


def test_nothing_of_the_theme_is_shipped(built_folder: Path) -> None:
    names = {f.relative_to(built_folder).as_posix() for f in (built_folder / "assets").rglob("*") if f.is_file()}
    assert not [n for n in names if "stylesheets" in n or "javascripts" in n or n.endswith(".map") or n.endswith(".png")]


def test_the_same_content_gives_the_same_bytes(small_project: Path, small_folder: Path, tmp_path: Path) -> None:
    result = build(tmp_path / "again", small_project, PYTHONHASHSEED="1", TZ="America/Lima", LC_ALL="C")
    assert result.returncode == 0, result.stdout + result.stderr
    first = {f.relative_to(small_folder).as_posix(): f.read_bytes() for f in small_folder.rglob("*") if f.is_file()}
    second = {f.relative_to(tmp_path / "again").as_posix(): f.read_bytes() for f in (tmp_path / "again").rglob("*") if f.is_file()}
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
