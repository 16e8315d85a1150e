"""Rules on data/doors/ and data/questions.yml: where people may ask, and what. Each rule's docstring is the rule in one line."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.tools.problems import Problem

CHAPTER = "facts"  # of the manual


def repeated_door(library: Library) -> Iterator[Problem]:
    """The id of a door, and that of a question, is used once."""
    seen: dict[str, str] = {}
    for path, line, one in _ids(library):
        if one in seen:
            yield Problem(path, line, "repeated-door", {"id": one, "first": seen[one]})
        seen.setdefault(one, path)


def _ids(library: Library) -> Iterator[tuple[str, int, str]]:
    for country in library.content.doors.values():
        document = library.documents[country.path]
        yield from ((country.path, document.line(("doors", index, "id")), door.id) for index, door in enumerate(country.doors))
    yield from (("data/questions.yml", one.line, one.id) for one in library.content.questions)


def misplaced_door(library: Library) -> Iterator[Problem]:
    """The file with the doors of a country is named as the country, and the id of each door starts with it."""
    for country in library.content.doors.values():
        document, code = library.documents[country.path], country.country.lower()
        if country.path != f"data/doors/{code}.yml":
            yield Problem(
                country.path, document.line(("country",)), "misplaced-door", {"found": country.path, "wanted": f"data/doors/{code}.yml"}
            )
        for index, door in enumerate(country.doors):
            if not door.id.startswith(f"{code}-"):
                yield Problem(
                    country.path, document.line(("doors", index, "id")), "misplaced-door", {"found": door.id, "wanted": f"{code}-…"}
                )


def door_without_page(library: Library) -> Iterator[Problem]:
    """The doors of a country have a page that shows them."""
    for country in library.content.doors.values():
        if not any((lang, country.key) in library.pages for lang in LANGUAGES):
            page = f"docs/es/{country.key}.md"
            yield Problem(country.path, library.documents[country.path].line(("country",)), "door-without-page", {"page": page})


RULES = (repeated_door, misplaced_door, door_without_page)
