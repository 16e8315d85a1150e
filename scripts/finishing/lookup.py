"""What the search page looks through: one small file a language with the names of everything. Reads the content, not the pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.addresses import Addresses
from scripts.model import LANGUAGES, Content, Page, Term
from scripts.prose import blocks

# Group, title, address below the site's root, one line about it, further text, other names between bars,
# those that only help the search with a tilde.
Row = tuple[str, str, str, str, str, str]

# The words of the search go with what it finds: no page carries them before they are needed.
_WORDS = "lookup."
_IN_BRACKETS = re.compile(r"\(([^)]+)\)")
_ACRONYM = re.compile(r"\b(?=[\w-]*[A-Z][\w-]*[A-Z])[A-Za-z][\w-]{1,11}\b")
_NUMBERED = re.compile(r"\b\w+ \d[\d.,]*\b")
_MARKS = str.maketrans("", "", "*[]<>!@")


def write(site: Path, content: Content) -> None:
    """Write `search/<language>.json` for each language; `overrides/scripts/find.js` reads it."""
    folder = site / "search"
    folder.mkdir(exist_ok=True)
    for lang in LANGUAGES:
        words = {key.removeprefix(_WORDS): value[lang] for key, value in content.ui.items() if key.startswith(_WORDS)}
        text = json.dumps({"words": words, "rows": list(rows(content, lang))}, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{lang}.json").write_text(text + "\n", encoding="utf-8")


def rows(content: Content, lang: str) -> Iterator[Row]:
    """Everything that can be found in a language: practices, records, glossary terms, pages, in this order."""
    addresses = Addresses(content)
    other = "en" if lang == "es" else "es"
    for one in content.practices:
        page, twin = content.pages[lang, one.key], content.pages[other, one.key]
        number = f"{content.word('lookup.one-practice', lang)} {one.number}"
        names = [number, one.statement[lang], twin.title]
        yield "practice", page.title, addresses.of(lang, one.key), page.description, _leads(page), _join(names)
    for record in content.evidence:
        country, kind = content.label("countries", record.country, lang), content.label("kinds", record.kind, lang)
        about = " · ".join(part for part in (kind, country, str(record.year or "")) if part)
        names = [record.name[other], *_short_names(record.name[lang]), *_short_names(record.organisation[lang])]
        names += _short_names(record.name[other])
        text = f"{record.organisation[lang]} {record.what[lang]}"
        yield "evidence", record.name[lang], addresses.of(lang, record.key), about, text, _join(names)
    for term in content.terms:
        address = f"{addresses.of(lang, 'glossary')}#{term.id}"
        yield "word", term.term[lang], address, term.definition[lang], "", _join(_other_words(term, lang, other))
    for (language, key), page in sorted(content.pages.items()):
        if language == lang and key not in ("index", "search") and not key.startswith("practices/"):
            names = [page.short or "", content.pages[other, key].title]
            yield "page", page.title, addresses.of(lang, key), page.description, _headings(page), _join(names)


def _join(names: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(name.replace("|", " ") for name in names if name))


def _short_names(text: str) -> list[str]:
    """What something is called for short: what stands in brackets, before a colon, its acronyms, its number."""
    found = [*_IN_BRACKETS.findall(text), *_ACRONYM.findall(text), *_NUMBERED.findall(text)]
    head, colon, _ = text.partition(":")
    return [*found, head] if colon else found


def _leads(page: Page) -> str:
    """What the steps and limits of a practice are called, and why it matters."""
    return " ".join(b.text for b in blocks(page) if b.kind in ("step", "bullet", "paragraph")).translate(_MARKS)


def _headings(page: Page) -> str:
    return " ".join(b.text for b in blocks(page) if b.kind == "heading")


def _other_words(term: Term, lang: str, other: str) -> Iterator[str]:
    for words in term.variants.values():
        yield from words
    yield term.term[other]
    yield from (f"~{word}" for language in (lang, other) for word in term.synonyms.get(language, ()))
