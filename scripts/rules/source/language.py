"""Rules on the language in which something is written: that of its folder or of its field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.files import SourceFile
from scripts.content.model import other
from scripts.tools.problems import Problem

CHAPTER = "pages"  # of the manual

_WORD = re.compile(r"[^\W\d_]+")
_COMMONEST = {
    "es": "el la los las de del que y en un una por con para se su al es como",
    "en": "the of and to in that is for it as on with by be are this was from which",
}
_COMMON = {lang: frozenset(words.split()) for lang, words in _COMMONEST.items()}
_FEWEST_WORDS = 12


def other_language(file: SourceFile) -> Iterator[Problem]:
    """A page is written in the language of its folder."""
    if not file.is_page or file.path.split("/")[1] not in _COMMON:
        return
    own = file.path.split("/")[1]
    for run in file.parsed.runs:
        if _foreign(run.text, own):
            yield Problem(file.path, run.line, "other-language", {"found": run.text.split("\n")[0][:50], "lang": own})


def untranslated_text(file: SourceFile) -> Iterator[Problem]:
    """In data/, the Spanish text is in Spanish and the English one in English."""
    for line, place, text in file.scalars() if file.is_data else ():
        own = next((str(part) for part in reversed(place) if part in _COMMON), None)
        if own and _foreign(text, own):
            yield Problem(file.path, line, "untranslated-text", {"found": text[:50], "lang": own})


def _foreign(text: str, own: str) -> bool:
    words = [w.lower() for w in _WORD.findall(re.sub(r"\*[^*]+\*\{ ?lang=\w+ ?\}|«[^»]*»|“[^”]*”", "", text))]
    if len(words) < _FEWEST_WORDS:
        return False
    here, there = (sum(w in _COMMON[lang] for w in words) for lang in (own, other(own)))
    return there > 3 * here and there >= len(words) // 5


RULES = (other_language, untranslated_text)
