"""Marks: found as a whole, however a page writes them; and how what was found is shown beside a source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.content.library import Library
from scripts.content.model import LANGUAGES, SourceState
from scripts.facts.addresses import Addresses
from scripts.facts.shelves import places_of_sources
from scripts.facts.source_marks import is_sentence
from scripts.pages.context import PageContext
from scripts.pages.shelf import SHELF
from scripts.pages.sources import NUMBERED, checked
from scripts.tools.settings import Settings
from scripts.watching.judging import CERTAIN
from scripts.watching.marks import missing

STANDS = [
    ("1,234.5", "son 1.234,5 t"),
    ("1.234,5", "1 234,5 t"),
    ("1234,5", "1\u202f234.50 t"),
    ("1 466 336", "1.466.336"),
    ("21.455", "Ley N° 21455,"),
    ("Ley 21.455", "la LEY Nº 21.455."),
    ("Ley 21455", "ley núm. 21 455"),
    ("234", "en 2019 234 casos"),
    ("45 %", "un 45 por ciento"),
    ("45 %", "45 per cent"),
    ("45", "el 45."),
    ("45", "45, 46"),
    ("0.5", "0,50"),
    ("1.500", "1500"),
    ("0762", "762"),
    ("762", "0762"),
    ("CO2", "CO₂"),
    ("m3", "m³"),
    ("ISO 14001", "ISO-14001"),
    ("Mineria", "La minería"),
    ("2019-2022", "2019–2022"),
    ("Río-Tinto", "RIO\u00a0TINTO"),
    ("S.A.", "Minera S. A. de"),
    ("Pro O’Higgins", "pro o'higgins"),
    ("eficiencia", "e\ufb01ciencia"),
    ("minería", "mine\u00adría"),
    ("Ｌey 20", "Ley 20"),
    ("C$4.5", "C$4.5 million"),
    ("016-2016", "el 016-2016-Minedu"),
]
STANDS_NOT = [
    ("234", "son 1 234 t"),
    ("234", "1.234"),
    ("234", "1\u00a0234"),
    ("12", "12 345"),
    ("45%", "145%"),
    ("45%", "45 t"),
    ("45", "45.5"),
    ("5", "0,5"),
    ("30", "2030"),
    ("2030", "2030s"),
    ("1.500", "15.00"),
    ("ISO 14001", "ISO 140011"),
    ("min", "minería"),
    ("AB", "A B"),
    ("Ley 21455", "Ley 21456"),
]


@pytest.mark.parametrize(("mark", "text"), STANDS)
def test_a_mark_is_found_however_it_is_written(mark: str, text: str) -> None:
    assert missing([mark], text) == []


@pytest.mark.parametrize(("mark", "text"), STANDS_NOT)
def test_a_part_of_something_else_is_no_mark(mark: str, text: str) -> None:
    assert missing([mark], text) == [mark]


def test_a_sentence_is_no_mark_and_a_figure_a_law_or_a_name_is_one() -> None:
    for mark in ("la empresa redujo el consumo", "Bajó. Subió", "agua", "Uno dos tres cuatro cinco seis siete", "Termina."):
        assert is_sentence(mark), mark
    for mark in ("Ley 21.455", "45 %", "20 por ciento", "Comisión Nacional de Hidrocarburos", "CO2", "3.500 personas"):
        assert not is_sentence(mark), mark


def test_every_mark_of_the_content_can_be_looked_for(library: Library) -> None:
    for source in library.content.sources.values():
        for mark in source.marks:
            assert missing([mark], f"x {mark} y") == [], mark


def listed(view: PageContext, source: str) -> str:
    """The list of sources of a page that cites this one."""
    view.cite([source])
    return NUMBERED(view)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_source_shows_what_the_check_found_and_when_and_never_its_marks(library: Library, lang: str) -> None:
    one = next(s for s in library.content.sources.values() if s.linked)
    copy = "https://web.archive.org/web/2020/http://example.org/?a=1&b=2"
    day = {"es": "4 de enero de 2027", "en": "4 January 2027"}[lang]
    for state in CERTAIN:
        states = {one.id: SourceState(state, "2027-01-04", to="https://elsewhere.example/", archived=copy if state == "gone" else "")}
        marked = replace(one, marks=("Marca 98765",))
        content = replace(library.content, source_states=states, sources=library.content.sources | {one.id: marked})
        view = PageContext(content, Addresses(content), Settings(None, None), lang, places_of_sources(content)[one.id])
        for html in (listed(view, one.id), SHELF(view)):
            assert view.t(f"source.checked-{state}", date=day) in html
            assert (copy.replace("&", "&amp;") in html) == (state == "gone")
            assert "98765" not in html and "elsewhere" not in html
        assert checked(view, replace(marked, linked=False)) == ("", None)
    content = replace(library.content, source_states={})
    assert day not in SHELF(PageContext(content, Addresses(content), Settings(None, None), lang, places_of_sources(content)[one.id]))
