"""Terms of the glossary in running text: the first time that a practice page uses one, the word leads to its definition.

Without scripts the link leads to the list of the page's own words at its end; overrides/scripts/terms.js shows the definition in place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from markupsafe import Markup

from scripts.content.model import LANGUAGES, Content, Term
from scripts.frontend.templates import macro
from scripts.pages.context import PageContext
from scripts.pages.glossary import language_of
from scripts.pages.parts import Link, link
from scripts.tools.markdown import put_back, set_aside

LIMIT = 12  # more would make reading restless
# Stays as it is, in Markdown: headings, comments, links, citations, bold leads, attributes, quotations…
_KEPT_MARKDOWN = r"^#[^\n]*$|<!--.*?-->|!?\[[^\]]*\](?:\([^)]*\))?|\*\*.+?\*\*|\{[^}]*\}|«[^»]*»|“[^”]*”"
# …and in HTML: links, headings, row heads, the forum's sentence, facts in small type, what stands in another language, and every tag.
_KEPT_HTML = (
    # markup: a pattern: what is left as it is
    r"<(?P<tag>a|h[1-6]|th|thead|figure|figcaption|blockquote|summary|dl|nav|code|cite|sup|dfn)\b[^>]*>.*?</(?P=tag)>"
    r"|<(?P<small>p|span)\b[^>]*(?:class=\"(?:meta|basis|actors|blank)|lang=)[^>]*>(?:<(?P<inner>span)\b[^>]*>[^<]*</(?P=inner)>|(?!</?span\b).)*?"
    r"</(?P=small)>|<[^>]+>|&#?\w+;"
)
_KEPT = f"{_KEPT_MARKDOWN}|{_KEPT_HTML}"
_MAIN_WEIGHT = 3  # of a use in the page's own prose; one in a record's card counts once
_EVIDENCE = "{ #evidence }"
# How a word ends in the singular and the plural: its end -> both. The first that fits.
_ENDINGS = {
    "es": (
        (r"(?:ón|ones)$", "(?:ón|ones)"),
        (r"(?:z|ces)$", "(?:z|ces?)"),
        (r"(?<=\w[dlnrjy])es$", "(?:es)?"),
        (r"(?<=\w[aeiouáéíóú])s$", "s?"),
        (r"(?<=[dlnrjy])$", "(?:es)?"),
        (r"(?<=[aeiouáéíóú])$", "s?"),
    ),
    "en": (
        (r"(?<=[bcdfgklmnprtv])(?:y|ies)$", "(?:y|ies)"),
        (r"(?<=ss)$|(?<=[xh])$", "(?:es)?"),
        (r"(?<=[sxzh])es$", "(?:es?)?"),
        (r"(?<=\w[a-rt-z])s$", "s?"),
        (r"(?<=[a-rt-z])$", "s?"),
    ),
}


@dataclass(frozen=True)
class Used:
    """A term that a page uses, and the word by which it does so first."""

    term: Term
    word: str


def mark(page: PageContext, body: str) -> tuple[str, list[Used]]:
    """A composed `body` (Markdown with HTML in it) with the first use of up to 12 terms linked, and those terms in their order.

    Where there are more they are those that the page uses most, above all in its own prose.
    """
    forms = _forms(page.content, page.lang)
    if not forms:
        return body, []
    longest_first = sorted(forms, key=lambda f: (-len(f), f))
    pattern = _finder(tuple(longest_first), page.lang)
    text, code = set_aside(body)
    prose = text.find(_EVIDENCE)
    first: dict[str, re.Match[str]] = {}
    weight: Counter[str] = Counter()
    for match in pattern.finditer(text):
        if match.lastgroup is None or match.lastgroup == "kept":
            continue
        id = forms[longest_first[int(match.lastgroup[1:])]].id
        first.setdefault(id, match)
        weight[id] += _MAIN_WEIGHT if match.start() < prose else 1
    most = sorted(first, key=lambda id: (-weight[id], first[id].start()))[:LIMIT]
    known = {term.id: term for term in forms.values()}
    used, parts, place = [], [], 0
    for id in sorted(most, key=lambda id: first[id].start()):
        match = first[id]
        used.append(Used(known[id], match.group()))
        word = Markup(match.group())  # a word of the text, as it is escaped there
        parts += [text[place : match.start()], macro("inline.html", "term", id, word)]
        place = match.end()
    return put_back("".join([*parts, text[place:]]), code), used


@lru_cache(len(LANGUAGES))
def _finder(forms: tuple[str, ...], lang: str) -> re.Pattern[str]:
    """What finds the words, the first ones first, each in a group of its number, and what is to be passed over.

    Words that begin with the same letter stand together behind it: at most places of a text none of them needs to be tried.
    """
    by_letter: dict[str, list[str]] = {}
    for number, form in enumerate(forms):
        by_letter.setdefault(form[0].lower(), []).append(f"(?P<t{number}>{_pattern(form, lang)})")
    words = "|".join(f"(?=(?i:{re.escape(letter)}))(?:{'|'.join(group)})" for letter, group in by_letter.items())
    return re.compile(rf"(?P<kept>{_KEPT})|(?<![\w-])(?:{words})(?![\w-])", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Definition:
    """A word of the page with its definition; `entry`: its place in the glossary, where its sources are; `here`: the word of the page,
    where the glossary has another one at its head.
    """

    id: str
    entry: Link
    here: str
    text: str


def definitions(page: PageContext, used: Iterable[Used]) -> tuple[Definition, ...]:
    """The page's own words with their definitions."""
    return tuple(
        Definition(
            one.term.id, link(page, "glossary", page.text(one.term.term), one.term.id), _here(page, one), page.text(one.term.definition)
        )
        for one in used
    )


def _here(page: PageContext, one: Used) -> str:
    """The word that the page uses, unless it is the head word in one of its forms."""
    head = one.term.term[page.lang]
    return "" if re.fullmatch(_pattern(head, page.lang), one.word, re.IGNORECASE) else unescape(one.word)


@lru_cache(4)
def _forms(content: Content, lang: str) -> dict[str, Term]:
    """The words by which a term is known in a language -> the term. A word of two terms explains neither."""
    found: dict[str, set[str]] = {}
    terms = {t.id: t for t in content.terms}
    for term in content.terms:
        for form in _words_of(term, lang):
            if form not in term.ambiguous:
                found.setdefault(form, set()).add(term.id)
    main = {word: t for t in content.terms if (word := t.term.given(lang))}
    return {form: main.get(form) or terms[min(ids)] for form, ids in found.items() if len(ids) == 1 or form in main}


def _words_of(term: Term, lang: str) -> Iterator[str]:
    if word := term.term.given(lang):
        yield word
    for country, variants in term.variants.items():
        yield from (v for v in variants if language_of(country, v) == lang)
    # nobody attests a synonym: of one word alone it could mean anything
    yield from (synonym for synonym in term.synonyms.get(lang, ()) if " " in synonym)


def _pattern(form: str, lang: str) -> str:
    """A word in any case, in the singular or plural; an abbreviation only as it is written."""
    if sum(letter.isupper() for letter in form) > 1 and " " not in form:
        return re.escape(form)
    return "(?i:" + r"\s+".join(_inflected(word, lang) for word in form.split()) + ")"


def _inflected(word: str, lang: str) -> str:
    for end, both in _ENDINGS[lang] if len(word) > 2 else ():
        if match := re.search(end, word, re.IGNORECASE):
            return re.escape(word[: match.start()]) + both
    return re.escape(word)
