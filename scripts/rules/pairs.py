"""Rules on what data/ says in two languages side by side: words of the interface, and the texts of records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from string import Formatter

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.facts.figures import differing
from scripts.tools.kept import anew
from scripts.tools.problems import Problem
from scripts.tools.yaml import Document, Place

CHAPTER = "facts"  # of the manual


def incomplete_word(library: Library) -> Iterator[Problem]:
    """Every word of data/ui.yml exists in both languages and names the same values in braces, each by its name alone."""
    document = library.documents["data/ui.yml"]
    kept = None if document.faults else library.faultless
    yield from anew(kept, partial(_incomplete, document), "incomplete-word", document.text)


def _incomplete(document: Document) -> Iterator[Problem]:
    for key, value in (document.value or {}).items():
        line = document.line((key,))
        if (
            not isinstance(value, dict)
            or not all(isinstance(value.get(lang), str) and value[lang] for lang in LANGUAGES)
            or _values(value["es"]) is None
            or _values(value["es"]) != _values(value["en"])
        ):
            yield Problem("data/ui.yml", line, "incomplete-word", {"key": key})


def _values(text: str) -> set[str] | None:
    """The values that a word names in braces; None where braces hold anything but a name."""
    try:
        fields = [(name, form, conversion) for _, name, form, conversion in Formatter().parse(text) if name is not None]
    except ValueError:
        return None
    plain = all(re.fullmatch(r"\w+", name) and not form and not conversion for name, form, conversion in fields)
    return {name for name, _, _ in fields} if plain else None


def pair_figures(library: Library) -> Iterator[Problem]:
    """The two languages of a text in data/ give the same figures, with their signs and units."""
    for path, document in library.documents.items():
        if not path.startswith("data/") or path == "data/ui.yml":
            continue
        kept = None if document.faults else library.faultless
        yield from anew(kept, partial(_differing, path, document), "pair-figures", document.text)


def _differing(path: str, document: Document) -> Iterator[Problem]:
    for place, value in _pairs(document.value, ()):
        es, en = differing(value["es"], value["en"])
        if es or en:
            values = {"es": ", ".join(es) or "—", "en": ", ".join(en) or "—"}
            yield Problem(path, document.line(place), "pair-figures", values)


def _pairs(value: object, place: Place) -> Iterator[tuple[Place, dict[str, str]]]:
    """The texts of a document that are there in both languages, each with the place of the Spanish one."""
    if isinstance(value, dict):
        es, en = value.get("es"), value.get("en")
        if isinstance(es, str) and isinstance(en, str):
            yield (*place, "es"), {"es": es, "en": en}
        elif isinstance(es, dict) and isinstance(en, dict):
            for key in es.keys() & en.keys():
                if isinstance(es[key], str) and isinstance(en[key], str):
                    yield (*place, "es", key), {"es": es[key], "en": en[key]}
        elif isinstance(es, list) and isinstance(en, list) and place[-1:] == ("easy",):  # key words are no pairs
            yield from (((*place, "es", index), {"es": one, "en": two}) for index, (one, two) in enumerate(zip(es, en, strict=False)))
        for key, inner in value.items():
            yield from _pairs(inner, (*place, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _pairs(inner, (*place, index))


RULES = (incomplete_word, pair_figures)
