"""What the search page looks through: one small file a language with the names of everything. Reads the content, not the pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from scripts.addresses import Addresses
from scripts.model import LANGUAGES, Content, Term

# Group, title, address below the site's root, one line about it, further words that find it.
Row = tuple[str, str, str, str, str]


def write(site: Path, content: Content) -> None:
    """Write `search/<language>.json` for each language; `overrides/scripts/lookup.js` reads it."""
    folder = site / "search"
    folder.mkdir(exist_ok=True)
    for lang in LANGUAGES:
        text = json.dumps(list(rows(content, lang)), ensure_ascii=False, separators=(",", ":"))
        (folder / f"{lang}.json").write_text(text + "\n", encoding="utf-8")


def rows(content: Content, lang: str) -> Iterator[Row]:
    """Everything that can be found in a language: practices, records, glossary terms, pages, in this order."""
    addresses = Addresses(content)
    other = "en" if lang == "es" else "es"
    for one in content.practices:
        page, twin = content.pages[lang, one.key], content.pages[other, one.key]
        words = f"{one.number} {one.statement[lang]} {twin.title}"
        yield "practice", page.title, addresses.of(lang, one.key), page.description, words
    for record in content.evidence:
        about = f"{content.label('kinds', record.kind, lang)} · {content.label('countries', record.country, lang)}"
        about += f" · {record.year}" if record.year else ""
        words = f"{record.organisation[lang]} {record.what[lang]} {record.name[other]}"
        yield "evidence", record.name[lang], addresses.of(lang, record.key), about, words
    for term in content.terms:
        address = f"{addresses.of(lang, 'glossary')}#{term.id}"
        yield "word", term.term[lang], address, term.definition[lang], " ".join(_other_words(term, lang, other))
    for (language, key), page in sorted(content.pages.items()):
        if language == lang and key not in ("index", "search") and not key.startswith("practices/"):
            yield "page", page.title, addresses.of(lang, key), page.description, content.pages[other, key].title


def _other_words(term: Term, lang: str, other: str) -> Iterator[str]:
    for words in term.variants.values():
        yield from words
    yield from term.synonyms.get(lang, ())
    yield term.term[other]
