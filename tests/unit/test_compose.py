"""Compose: complete, numbered, relinked, written only when changed."""

import dataclasses
import os
import re
from pathlib import Path

import pytest

from scripts.content.library import Library
from scripts.facts.addresses import Addresses, relative
from scripts.facts.shelves import shelves
from scripts.pages.compose import compose, compose_page, write
from scripts.pages.context import PageContext
from scripts.pages.filling import filled
from scripts.tools.settings import Settings

WHERE = Settings("https://github.com/example/practicas", "https://example.org/practicas/")


@pytest.fixture(scope="module")
def files(small_library: Library) -> dict[str, str]:
    return compose(small_library.content, WHERE)


def test_every_page_record_and_kit_in_both_languages(small_library: Library, files: dict[str, str]) -> None:
    content = small_library.content
    assert len(files) == len(content.shown) + 2 * len(content.evidence) + 2 * len(content.practices) + 2 * len(shelves(content))
    assert "es/mesa/acuerdos-de-prueba/index.md" in files
    assert "es/practicas/acuerdos-de-prueba/index.md" in files
    assert "en/practices/trial-agreements/index.md" in files


def test_one_page_alone_is_as_among_all(small_library: Library, files: dict[str, str]) -> None:
    addresses = Addresses(small_library.content)
    for lang, key in addresses:
        name = f"{lang}/{addresses.of(lang, key).removeprefix('en/')}index.md"
        assert compose_page(small_library.content, WHERE, lang, key) == files[name]


def test_nothing_of_the_machine_is_left(files: dict[str, str]) -> None:
    for name, text in files.items():
        assert not re.search(r"<!--|\[@", text), name


def test_a_figure_and_its_per_cent_sign_stay_on_one_line_whatever_space_was_typed(small_library: Library) -> None:
    content = small_library.content
    key = content.practices[0].key
    page = content.pages["es", key]
    typed = dataclasses.replace(page, description="Con 7 % menos.", body=page.body + "\n\nBajó 12,5 % y 3\u00a0%.\n")
    text = compose_page(dataclasses.replace(content, pages={**content.pages, ("es", key): typed}), WHERE, "es", key)
    assert "7\u00a0% menos" in text and "12,5\u00a0% y 3\u00a0%" in text and " %" not in text


def test_code_is_left_as_it_is(library: Library) -> None:
    content = library.content
    page = content.pages["es", "method"]
    code = "```text\n[@x] ![foto](../images/x.png) [a](about.md)\n```\n\n`[b](about.md)` y `<!-- records:evidence -->`."
    changed = dataclasses.replace(content, pages={**content.pages, ("es", "method"): dataclasses.replace(page, body=code)})
    view = PageContext(changed, Addresses(changed), WHERE, "es", "method")
    assert filled(view, changed.pages["es", "method"]).startswith(code)


def test_sources_are_numbered_in_the_order_in_which_they_are_met(files: dict[str, str]) -> None:
    text = files["es/practicas/acuerdos-de-prueba/index.md"]
    body, _, sources = text.partition('<ol class="sources">')
    met = list(dict.fromkeys(int(n) for n in re.findall(r'href="#src-(\d+)"', body)))
    assert met == list(range(1, len(met) + 1))
    assert re.findall(r'id="src-(\d+)"', sources) == [str(n) for n in met]


def test_all_steps_indicators_limits_and_records_of_the_data_are_there(small_library: Library, files: dict[str, str]) -> None:
    content = small_library.content
    addresses = Addresses(content)
    for practice in content.practices:
        for lang in ("es", "en"):
            text = files[f"{lang}/{addresses.of(lang, practice.key).removeprefix('en/')}index.md"]
            steps = re.findall(r"^\d+\. \*\*", text, re.MULTILINE)
            assert len(steps) == len(re.findall(r"^\d+\. ", content.pages[lang, practice.key].body, re.MULTILINE)) > 0
            assert text.count('<tr id="indicator-') == len(practice.indicators)
            assert text.count('<details class="record">') == len(content.evidence_of(practice.number))


def test_a_blank_country_is_shown_as_a_blank(small_library: Library) -> None:
    content = small_library.content
    practice = content.practices[0]
    kept = tuple(e for e in content.evidence if not (practice.number in e.practices and e.country == "PE"))
    text = compose_page(dataclasses.replace(content, evidence=kept), WHERE, "es", practice.key)
    section = text.partition("{ #evidence-pe }")[2].partition("\n### ")[0]
    assert 'class="blank"' in section
    assert 'class="record"' not in section


def test_only_changed_files_are_written_and_old_ones_removed(tmp_path: Path) -> None:
    assert write({"es/a/index.md": "uno\n", "es/b/index.md": "dos\n"}, tmp_path) == 2
    os.utime(tmp_path / "es/a/index.md", (1, 1))
    assert write({"es/a/index.md": "uno\n"}, tmp_path) == 1
    assert (tmp_path / "es/a/index.md").stat().st_mtime == 1
    assert not (tmp_path / "es/b/index.md").exists()


@pytest.mark.parametrize(
    ("start", "target", "expected"),
    [
        ("", "", "./"),
        ("", "en/", "en/"),
        ("practicas/huella-hidrica/", "", "../../"),
        ("practicas/huella-hidrica/", "practicas/", "../"),
        ("practicas/", "en/practices/", "../en/practices/"),
        ("foro/", "assets/site.css", "../assets/site.css"),
    ],
)
def test_relative_addresses(start: str, target: str, expected: str) -> None:
    assert relative(start, target) == expected
