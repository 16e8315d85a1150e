"""How a page is cited: in the order of APA, with the edition's date, whatever is known; CITATION.cff says the same of the whole site."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from scripts.content.ui_words import words
from scripts.finishing.cff import newest, with_newest
from scripts.pages.citation import citation, edition_line
from scripts.tools.paths import ROOT
from scripts.tools.settings import Settings
from scripts.tools.yaml import read_yaml_file
from tests.real import real

EDITION = Settings(None, "https://example.org/", version="1.0", date="2026-11-27")


def written(where: Settings, lang: str, title: str, front: bool = False) -> str:
    one = citation(real().content, where, lang, title, front)
    return f"{one.author}. ({one.date}). {one.title}{one.after} {one.site}".strip()


def test_an_edition_is_cited_by_its_day_and_number() -> None:
    assert written(EDITION, "es", "Agua").startswith(
        "Contribuidores de 17 buenas prácticas. (2026, 27 de noviembre). Agua (Edición 1.0). 17 buenas"
    )
    assert written(EDITION, "en", "Water").startswith(
        "Contributors to 17 good practices. (2026, November 27). Water (Edition 1.0). 17 good"
    )
    assert written(replace(EDITION, date="2027-03-01"), "en", "Water").count("(2027, March 1)") == 1


def test_the_foot_says_the_edition_and_its_day_as_far_as_they_are_known() -> None:
    def foot(lang: str, **known: str | None) -> str:
        return edition_line(real().content, replace(EDITION, **known), lang)

    assert foot("es") == "Edición 1.0, del 27 de noviembre de 2026."
    assert foot("en") == "Edition 1.0, of 27 November 2026."
    assert foot("es", version=None) == "Al 27 de noviembre de 2026."
    assert foot("en", date=None) == "Edition 1.0."
    assert foot("en", version=None, date=None) == ""
    assert "2026" not in foot("es", version="dev") and foot("es", version="dev")  # a day would change every page at each publication


def test_the_front_page_is_cited_as_the_site_itself() -> None:
    for lang in ("es", "en"):
        assert written(EDITION, lang, "Title of the page", front=True).count(real().content.word("site.whole-name", lang)) == 1
        assert "Title of the page" not in written(EDITION, lang, "Title of the page", front=True)


@pytest.mark.parametrize(("title", "after"), [("Agua", "Agua. 17"), ("¿Qué puedo hacer?", "¿Qué puedo hacer? 17"), ("Fin.", "Fin. 17")])
def test_a_title_that_ends_by_itself_gets_no_second_stop(title: str, after: str) -> None:
    assert after in written(replace(EDITION, version=None), "es", title)
    assert f"{title} (Edición 1.0). 17" in written(EDITION, "es", title)


def test_what_is_unfinished_or_without_a_day_has_no_date() -> None:
    """A day on each page of the next edition would change all of them at each publication."""
    for where in (replace(EDITION, version="dev"), replace(EDITION, date=None)):
        assert ["(s. f.)" in written(where, "es", "Agua"), "(n.d.)" in written(where, "en", "Water")] == [True, True]
    assert "dev" not in written(replace(EDITION, version="dev"), "es", "Agua")


def test_the_file_for_citing_the_site_is_valid_and_says_what_the_pages_say() -> None:
    file = read_yaml_file(ROOT / "CITATION.cff").value
    schema = json.loads((Path(__file__).parent / "schema_cff.json").read_text(encoding="utf-8"))
    assert [e.message for e in Draft202012Validator(schema).iter_errors(file)] == []
    assert file["title"] == words()["site.whole-name"]["es"]
    assert [one["name"] for one in file["authors"]] == [citation(real().content, EDITION, "es", "x", False).author]
    assert file["license"] == "CC-BY-4.0" and "CC BY 4.0" in (ROOT / "LICENSE-CONTENT").read_text(encoding="utf-8")
    if "version" in file:
        assert newest(real().content.changelog, file["version"]) == (file["version"], file["date-released"]), (
            "an edition that CHANGELOG.md tells of"
        )


def test_making_an_edition_writes_its_number_and_day_into_the_file() -> None:
    changelog = "## Next\n\n- ES: x\n\n## 1.1 · 2027-03-01\n\n- ES: y\n\n## 1.0 · 2026-12-01\n"
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    once = with_newest(text, changelog)
    assert once.count('version: "1.1"\n') == once.count('date-released: "2027-03-01"\n') == 1
    assert with_newest(once, changelog) == once
    assert with_newest(with_newest(text, changelog.replace("1.1 · 2027-03-01", "1.0 · 2026-12-01")), changelog) == once
    assert with_newest(text, "## Next\n\n- ES: x\n") == text, "before the first edition"
    (number, day) = newest(changelog, "1.0") or ("", "")
    assert (number, day) == ("1.0", "2026-12-01")
