"""The glossary: every term with its definition, its word in the other language, the words attested in each country, its sources."""

from __future__ import annotations

from html import escape
from itertools import groupby

from scripts.model import Term
from scripts.pages.parts import fold, initial, letters, shown_letter
from scripts.pages.view import View

_FRENCH = " (français)"


def glossary(view: View) -> str:
    """All terms by letter. `synonyms` only help the search: nobody attests them, so they are not printed."""
    terms = sorted(view.content.terms, key=lambda t: fold(t.term[view.lang]))
    groups = [(letter, list(group)) for letter, group in groupby(terms, key=lambda t: initial(t.term[view.lang]))]
    parts = [
        f'<p class="meta">{view.t("glossary.count", count=len(terms))}</p>',
        letters(view, "glossary.letters", [letter for letter, _ in groups]),
    ]
    for letter, group in groups:
        entries = "".join(_entry(view, term) for term in group)
        parts.append(f'<h2 class="letter" id="letter-{letter}">{shown_letter(letter)}</h2><dl class="glossary">{entries}</dl>')
    return "\n\n".join(parts)


def _entry(view: View, term: Term) -> str:
    other = "en" if view.lang == "es" else "es"
    twin = f'<span class="meta">{view.t("glossary.other")} <span lang="{other}">{escape(term.term[other])}</span></span>'
    return (
        f'<div id="{term.id}"><dt><dfn>{escape(term.term[view.lang])}</dfn> {twin}</dt>'
        f"<dd>{escape(term.definition[view.lang])}</dd>{_words(view, term)}{_sources(view, term)}</div>"
    )


def _words(view: View, term: Term) -> str:
    countries = [c for c in view.content.vocabulary["countries"] if c in term.variants]
    if not countries:
        return ""
    items = "".join(
        f'<li><span class="meta">{view.label("countries", c)}</span> {", ".join(word(view, c, w) for w in term.variants[c])}</li>'
        for c in countries
    )
    return f'<dd><ul class="words" aria-label="{view.t("glossary.words")}">{items}</ul></dd>'


def _sources(view: View, term: Term) -> str:
    """Who says so, each leading to its line in the bibliography: a list of their titles would double the weight of the page."""
    found = [view.source(s) for s in dict.fromkeys(term.sources)]
    links = ", ".join(view.link("bibliography", s.publisher, s.id) for s in found)
    return f'<dd class="meta">{view.t("page.sources")}: {links}</dd>'


def language_of(country: str, text: str) -> str:
    """The language that a country's word belongs to."""
    if country != "CA":
        return "es"
    return "fr" if text.endswith(_FRENCH) else "en"


def word(view: View, country: str, text: str) -> str:
    """A country's word, marked where it is not in the page's language."""
    lang = language_of(country, text)
    shown = escape(text.removesuffix(_FRENCH))
    return shown if lang == view.lang else f'<span lang="{lang}">{shown}</span>'
