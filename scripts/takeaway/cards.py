"""The pictures that chats show of our pages: one for each page that people share most, one for all others, in each language.

Few colours keep them light. Which page shows which: scripts/pages/chat_card.py.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from PIL import Image, __version__

from scripts.content.model import LANGUAGES, Content
from scripts.facts.addresses import addresses_of
from scripts.frontend.drawings import drawing
from scripts.pages.chat_card import COMMON, WIDTH, picture_names, place
from scripts.pages.context import PageContext
from scripts.pages.country_counts import countries
from scripts.pages.home import PLACES
from scripts.pages.parts import practice_link
from scripts.takeaway.store import kept
from scripts.takeaway.typesetting import picture
from scripts.tools.settings import Settings

_COLOURS = 64


@dataclass(frozen=True)
class Picture:
    """What a picture says. `written`: the language of its title; `drawing`: the name of one of ours; `ink`: of a colour of the site;
    `places`: dots on the map, which takes the drawing's place where there is one.
    """

    lang: str
    written: str
    site: str
    kicker: str
    title: str
    note: str
    ink: str = "water"
    drawing: str = "logo"
    places: tuple[tuple[int, int], ...] = ()


def cards(content: Content, where: Settings) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and bytes of each picture."""
    for path, one in pictures(content, where):
        yield path, drawn(one)


def pictures(content: Content, where: Settings) -> Iterator[tuple[str, Picture]]:
    """Path below the site's root of each picture, and what it says."""
    addresses = addresses_of(content)
    for lang in LANGUAGES:
        yield place(lang, COMMON), _common(content, lang)
        for key, name in picture_names(content).items():
            if (lang, key) in addresses:
                yield place(lang, name), _picture(PageContext(content, addresses, where, lang, key))


def drawn(one: Picture) -> bytes:
    """The PNG of a picture, of so few colours that it stays small. What has no drawing yet gets that of the site."""
    shown = one if drawing(one.drawing) else replace(one, drawing="logo")
    whole = picture("card", asdict(shown), WIDTH, WIDTH)
    return kept("card.png", whole + f"{_COLOURS} {__version__}".encode(), lambda: _of_few_colours(whole))


def _of_few_colours(whole: bytes) -> bytes:
    with Image.open(io.BytesIO(whole)) as image:
        few = image.convert("RGB").quantize(_COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
    file = io.BytesIO()
    few.save(file, "PNG", optimize=True)
    return file.getvalue()


def _common(content: Content, lang: str) -> Picture:
    site = content.word("site.name", lang)
    return Picture(lang, lang, site, "", site, content.word("site.tagline", lang))


def _picture(page: PageContext) -> Picture:
    """The picture of a page by its kind, which its key says."""
    folder, _, name = page.key.partition("/")
    shown = page.content.shown[page.lang, page.key]
    plain = Picture(page.lang, shown.written or page.lang, page.t("site.name"), page.title(folder), shown.title, "")
    return _KINDS[folder](page, name, plain)


def _front(page: PageContext, name: str, plain: Picture) -> Picture:
    return replace(plain, kicker=page.t("home.kicker"), places=tuple(PLACES.values()))


def _practice(page: PageContext, name: str, plain: Picture) -> Picture:
    practice = next(one for one in page.content.practices if one.key == page.key)
    shown = practice_link(page, practice)
    return replace(
        plain,
        kicker=page.t("practice.position", number=practice.number, total=len(page.content.practices)),
        note=f"{shown.grade.label} · {shown.records}",
        ink=_ink(page, practice.theme),
        drawing=shown.drawing,
    )


def _country(page: PageContext, name: str, plain: Picture) -> Picture:
    counts = dict(zip(page.content.vocabulary["countries"], countries(page), strict=True))
    one = counts[name.upper()]
    at = (PLACES[name.upper()],) if name.upper() in PLACES else tuple(PLACES.values())
    return replace(plain, note=f"{page.t('card.records', count=one.records)} · {one.measured}", places=at)


def _theme(page: PageContext, name: str, plain: Picture) -> Picture:
    letter = page.content.vocabulary["themes"][name].letter
    return replace(plain, kicker=page.t("theme.letter", letter=letter), ink=_ink(page, name), drawing=f"theme-{letter.lower()}")


def _role(page: PageContext, name: str, plain: Picture) -> Picture:
    return replace(plain, drawing=f"role-{name}")


def _ink(page: PageContext, theme: str) -> str:
    return f"theme-{page.content.vocabulary['themes'][theme].letter.lower()}"


_KINDS = {"index": _front, "practices": _practice, "countries": _country, "themes": _theme, "roles": _role}
