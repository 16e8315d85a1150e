"""What programs read: each page as Markdown, the list of them, and all that matters most in one file."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from selectolax.parser import HTMLParser

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.facts.addresses import addresses_of
from scripts.facts.handouts import LLMS, LLMS_FULL
from scripts.finishing.finish import write_all
from scripts.takeaway import llms, markdown_pages
from scripts.tools.settings import Settings

WHERE = Settings(None, "https://example.org/practicas/", date="2026-01-01")
TAG = re.compile(r"</?(?:a|div|span|p|sup|svg|section|details|summary|ul|li|table|button|input)\b")


@pytest.fixture(scope="module")
def site(small_folder: Path, small_library: Library, tmp_path_factory: pytest.TempPathFactory, nothing_kept: None) -> Path:
    """The small site with its Markdown."""
    folder = tmp_path_factory.mktemp("text") / "site"
    shutil.copytree(small_folder, folder)
    write_all(folder, markdown_pages.pages(small_library.content, WHERE, folder))
    write_all(folder, llms.lists(small_library.content, WHERE))
    write_all(folder, llms.whole(small_library.content, folder))
    return folder


def test_every_page_is_there_as_plain_text_with_its_title_day_and_licence(site: Path, small_library: Library) -> None:
    addresses = addresses_of(small_library.content)
    for lang, key in addresses:
        text = (site / addresses.of(lang, key) / "index.md").read_text(encoding="utf-8")
        assert text.startswith("# ") and not TAG.search(text), key
        assert "CC BY 4.0" in text and f"https://example.org/practicas/{addresses.of(lang, key)}" in text
        assert "2026" in text.split("\n")[3], "the day stands on top"


def test_every_page_names_its_own_text(site: Path, small_library: Library) -> None:
    addresses = addresses_of(small_library.content)
    for lang, key in addresses:
        folder = site / addresses.of(lang, key)
        page = HTMLParser((folder / "index.html").read_text(encoding="utf-8"))
        (own,) = (link.attributes["href"] for link in page.css('link[rel="alternate"][type="text/markdown"]'))
        assert (folder / own).resolve() == (folder / "index.md").resolve() and (folder / own).is_file(), key


def test_who_says_a_result_stands_beside_it(site: Path, small_library: Library) -> None:
    content = small_library.content
    addresses = addresses_of(content)
    for record in content.evidence:
        for lang in LANGUAGES:
            text = " ".join((site / addresses.of(lang, record.key) / "index.md").read_text(encoding="utf-8").split())
            for result in record.results:
                words = result.text[lang].split()[:3]
                assert content.label("bases", result.basis, lang)[:12] in text, (record.id, result.basis)
                assert words[0] in text


def test_the_list_leads_to_pages_that_are_there_and_the_whole_holds_the_practices(site: Path, small_library: Library) -> None:
    content = small_library.content
    for lang in LANGUAGES:
        listed = (site / LLMS[lang]).read_text(encoding="utf-8")
        places = re.findall(r"\]\(https://example\.org/practicas/([^)]*)\)", listed)
        assert len(places) >= len(content.practices) and all((site / place).is_file() for place in places)
        whole = (site / LLMS_FULL[lang]).read_text(encoding="utf-8")
        assert all(f"# {content.pages[lang, one.key].title}\n" in whole for one in content.practices)
