"""Every text stands in an element that says its language, and every accessible name is in the page's language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from scripts.content.library import Library
from scripts.rules.built.pages import Site

# Words that carry a sentence and stand in no name of an organisation or a law.
_SPANISH = "que se por con una su más está fue son cómo este esta cuando donde hay pero ha sus lo sin ya qué según"
_ENGLISH = "that is was which by it are this has were not with at be how where when its what there but have their"
WORDS = {"es": frozenset(re.findall(r"\w+", _SPANISH)), "en": frozenset(re.findall(r"\w+", _ENGLISH))}
# Elements that do not end a run of text.
INLINE = frozenset(
    ["a", "abbr", "b", "bdi", "br", "cite", "code", "dfn", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"]
)
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
# Addresses and paths are in no language.
ADDRESS = re.compile(r"\S*[/.]\S*/\S*")
SPOKEN = ("aria-label", "title", "alt", "placeholder", "aria-description")


@dataclass
class Runs(HTMLParser):
    """Runs of text of a page, each with the language that its element says, and the attributes that are read aloud."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    spoken: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, str]] = [("", "?")]
        self._run = ""

    def _end(self) -> None:
        if self._run.strip():
            self.texts.append((self._open[-1][1], " ".join(self._run.split())))
        self._run = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        lang = values.get("lang") or self._open[-1][1]
        if tag not in INLINE or lang != self._open[-1][1]:
            self._end()
        self.spoken += [(lang, values[name] or "") for name in SPOKEN if name in values]
        if tag not in VOID:
            self._open.append((tag, lang))

    def handle_endtag(self, tag: str) -> None:
        if tag not in [name for name, _ in self._open]:
            return
        while self._open[-1][0] != tag:
            self._open.pop()
        if tag not in INLINE or self._open[-1][1] != self._open[-2][1]:
            self._end()
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open[-1][0] not in ("script", "style"):
            self._run += data


def runs(html: str) -> Runs:
    """Read a page."""
    reader = Runs()
    reader.feed(html)
    reader.close()
    return reader


def reads_as(text: str) -> str | None:
    """The language of a text, by the words that carry a sentence; None when it has too few to say."""
    words = re.findall(r"[^\W\d_]+", ADDRESS.sub(" ", text).lower())
    hits = {lang: sum(word in known for word in words) for lang, known in WORDS.items()}
    best, other = sorted(hits, key=lambda lang: -hits[lang])
    return best if hits[best] >= 2 and hits[best] > 2 * hits[other] else None


def test_every_text_says_its_language(small_site: Site) -> None:
    wrong, judged = [], 0
    for address, page in small_site.pages.items():
        for lang, text in runs(page.html).texts:
            read = reads_as(text)
            judged += read is not None
            if read and read != lang.split("-")[0]:
                wrong.append((address, lang, text[:90]))
    assert judged > 300
    assert wrong == []


def test_accessible_names_are_in_the_language_of_their_place(small_site: Site, small_library: Library) -> None:
    ui = {key: word for key, word in small_library.content.ui.items() if not key.startswith("check.") and word["es"] != word["en"]}
    foreign = {
        lang: {word[other] for word in ui.values()} - {word[lang] for word in ui.values()} for lang, other in (("es", "en"), ("en", "es"))
    }
    wrong, judged = [], 0
    for address, page in small_site.pages.items():
        for lang, name in runs(page.html).spoken:
            judged += 1
            if name in foreign.get(lang, {name}) or reads_as(name) not in (None, lang):
                wrong.append((address, lang, name))
    assert judged > 300
    assert wrong == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<p>Esta página <q lang="en">is not what it was</q> y no más</p>',
            [("es", "Esta página"), ("en", "is not what it was"), ("es", "y no más")],
        ),
        ("<ul><li>a <b>b</b></li><li>c</li></ul>", [("es", "a b"), ("es", "c")]),
    ],
)
def test_a_run_of_text_ends_with_its_block_or_its_language(html: str, expected: list[tuple[str, str]]) -> None:
    assert runs(f'<html lang="es"><body>{html}</body></html>').texts == expected


def test_a_text_in_the_wrong_language_is_noticed() -> None:
    assert reads_as("The mine has no water that is not from the sea") == "en"
    assert reads_as("La mina no tiene agua que se tome con permiso") == "es"
    assert reads_as("Ministerio del Medio Ambiente y Recursos Naturales") is None
