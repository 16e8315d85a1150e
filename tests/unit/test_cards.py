"""The pictures that chats show: whole at 300 pixels, light, the same each time, for any title."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from scripts.content.library import Library
from scripts.content.read import load
from scripts.pages.chat_card import COMMON, HEIGHT, WIDTH, picture_names, place
from scripts.takeaway import cards, typesetting
from scripts.takeaway.all import documents
from scripts.takeaway.cards import Picture, drawn
from scripts.tools.settings import Settings
from tests.real import real
from tests.small import small_content

BUDGET = 75_000
SHOWN = 300  # a chat shows a card some 300 pixels wide
READABLE_X = 5  # of these
INK = (0x1A, 0x29, 0x28)
LANDSCAPE = HEIGHT - 140  # where it begins
PLAIN = Picture("es", "es", "17 buenas prácticas", "Práctica 7 de 17", "Agua", "Sólida · 18 registros", "theme-a", "07-water-footprint")
LONGEST = "Procedimientos participativos de seguimiento, verificación y comunicación transparente de los compromisos ambientales"
LONGEST += " de las empresas mineras y de hidrocarburos de cada región"
TITLES = [
    "Agua",
    "Ñ",
    "Reducir la huella hídrica en la lixiviación",
    LONGEST,
    "x" * 180,
    "Á" * 60,
    '#panic("x") ] $x$ *b* <a> & “c”',
    "a b " * 44,
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return load(small_content(tmp_path_factory.mktemp("small") / "content"))


@pytest.fixture
def nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (cards, typesetting):
        monkeypatch.setattr(module, "kept", lambda _kind, _inputs, make: make())


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def title_alone(one: Picture) -> Image.Image:
    """White where the title has a letter: nothing else in a picture without words has its colour."""
    picture = opened(drawn(replace(one, site="", kicker="", note="")))
    away = ImageChops.difference(picture, Image.new("RGB", picture.size, INK))
    return away.convert("L").point(lambda value: 255 * (value < 12))


def lines(added: Image.Image) -> list[tuple[int, int]]:
    """First and last row of each line of letters."""
    rows = [added.crop((0, row, WIDTH, row + 1)).getbbox() is not None for row in range(HEIGHT)] + [False]
    found, start = [], None
    for row, inked in enumerate(rows):
        if inked and start is None:
            start = row
        elif not inked and start is not None:
            found.append((start, row))
            start = None
    return found


@pytest.mark.parametrize("title", TITLES, ids=lambda one: one[:12])
def test_any_title_stands_whole_within_the_picture(title: str) -> None:
    data = drawn(replace(PLAIN, title=title, note=""))
    assert len(data) <= BUDGET
    assert opened(data).size == (WIDTH, HEIGHT)
    left, top, right, bottom = title_alone(replace(PLAIN, title=title)).getbbox() or (0, 0, 0, 0)
    assert 40 <= left < right <= WIDTH - 40 and top >= 120, "within its margins"
    assert bottom <= LANDSCAPE, "and not behind the landscape"


@pytest.mark.parametrize("title", ["x", "xxxxx xxxx xxx " * 3, "xxxxx xxxx xxx " * 12, "x" * 180])
def test_its_letters_can_be_read_where_the_picture_is_small(title: str) -> None:
    """The body of an x is a little less than half of what is called the size of a letter."""
    heights = [last - first for first, last in lines(title_alone(replace(PLAIN, title=title.strip())))]
    assert min(heights) * SHOWN / WIDTH >= READABLE_X, heights
    assert max(heights) - min(heights) <= 2, "one line like the other: none is cut"


def test_there_is_one_for_each_page_that_has_its_own_and_one_for_all_others(library: Library, tmp_path: Path) -> None:
    content = library.content
    wanted = {place(lang, name) for lang in ("es", "en") for name in (COMMON, *picture_names(content).values())}
    found = dict(islice(documents(content, Settings(None, None), tmp_path), len(wanted)))  # they are made first
    assert set(found) == wanted
    for path, data in found.items():
        with Image.open(io.BytesIO(data)) as image:
            assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT)), path
        assert len(data) <= BUDGET, (path, len(data))
    assert len(set(found.values())) == len(found), "no two alike"


def test_the_same_picture_is_the_same_bytes_and_what_is_said_is_on_it(nothing_is_kept: None) -> None:
    once = drawn(PLAIN)
    assert drawn(PLAIN) == once
    for other in (replace(PLAIN, title="Aire"), replace(PLAIN, kicker="x"), replace(PLAIN, note="x"), replace(PLAIN, places=((259, 362),))):
        assert drawn(other) != once


def test_what_has_no_drawing_yet_gets_that_of_the_site() -> None:
    assert drawn(replace(PLAIN, drawing="18-not-drawn")) == drawn(replace(PLAIN, drawing="logo"))


def test_every_page_of_the_real_content_can_be_drawn() -> None:
    content = real().content
    found = dict(cards.pictures(content, Settings(None, None)))
    assert set(found) == {place(lang, name) for lang in ("es", "en") for name in (COMMON, *picture_names(content).values())}
    assert all(one.title and one.site for one in found.values())
