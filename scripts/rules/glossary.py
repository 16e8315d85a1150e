"""Rules on the words of the glossary, and on the ids that its terms and the sources bring into pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.tools.paths import ROOT
from scripts.tools.problems import Problem

CHAPTER = "facts"  # of the manual

_WRITTEN_ID = re.compile(r"""\bid(?:=|: )["']([A-Za-z][\w-]*-(?=\{)|[A-Za-z][\w-]*(?=["']))""")
_COMMON = frozenset(
    # of the Spanish and English language, and what HTML itself is made of
    re.split(
        r"\s+",
        "una uno los las del que con por para como más pero sus este esta entre desde hasta sobre también cada todo toda "
        "todos todas ser son fue the and for with that this from are was were has have not but its they which their each "
        "all any can may class quot amp nbsp style href div span año años país países year years country countries",
    )
)


def repeated_term(library: Library) -> Iterator[Problem]:
    """A glossary id is used once."""
    seen = set()
    for term in library.content.terms:
        if term.id in seen:
            yield Problem("data/glossary.yml", term.line, "repeated-term", {"id": term.id})
        seen.add(term.id)


def name_of_page_part(library: Library) -> Iterator[Problem]:
    """The id of a term or a source is none that the pages themselves use."""
    terms = [("data/glossary.yml", term.line, term.id) for term in library.content.terms]
    known, starts = _ids_of_pages(), tuple(one for one in _ids_of_pages() if one.endswith("-"))
    for path, line, one in (*terms, *((s.path, s.line, s.id) for s in library.declarations)):
        if one in known or one.startswith(starts):
            yield Problem(path, line, "name-of-page-part", {"id": one})


@cache
def _ids_of_pages() -> frozenset[str]:
    """Ids that templates and page builders write, and the starts (`letter-`) of those that they number."""
    files = [*(ROOT / "overrides").rglob("*.html"), *(ROOT / "scripts/pages").glob("*.py"), *(ROOT / "overrides/scripts").glob("*.js")]
    texts = (file.read_text(encoding="utf-8") for file in files)
    return frozenset(one for text in texts for one in _WRITTEN_ID.findall(text)) | {"words"}


def common_word(library: Library) -> Iterator[Problem]:
    """A term of the glossary is no word that stands in every text: its links would be everywhere."""
    for term in library.content.terms:
        for lang in LANGUAGES:
            if term.term.given(lang).casefold() in _COMMON:
                yield Problem("data/glossary.yml", term.line, "common-word", {"term": term.term[lang]})


RULES = (repeated_term, name_of_page_part, common_word)
