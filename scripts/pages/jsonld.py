"""What a page is, for machines: one block of JSON-LD (schema.org). Pure; the frame gives it the page, the layout prints it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from scripts.content.model import Content, Evidence
from scripts.exports.schemas import DATASETS, FOLDER
from scripts.facts.addresses import Addresses

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_FORMATS = {"json": "application/json", "csv": "text/csv"}
Thing = dict[str, Any]


@dataclass(frozen=True)
class PagePlace:
    """A page and where it stands. `written`: the language of its text, not that of the site where it waits for its translation;
    `base`: what published addresses start with, None where that is not known; `address` lies below it. `day`, `edition`: of the
    edition, None where what is being built is none.
    """

    key: str
    kind: str
    lang: str
    written: str
    title: str
    description: str
    address: str
    base: str | None
    content: Content
    addresses: Addresses
    author: str
    day: str | None
    edition: str | None

    @property
    def canonical(self) -> str | None:
        """The page's published address, if known."""
        return None if self.base is None else self.base + self.address

    def t(self, word: str) -> str:
        """A word of the interface in the page's language."""
        return self.content.word(word, self.lang)

    def absolute(self, key: str) -> str:
        """Published address of a page of the same language; relative where the site's address is not known."""
        return (self.base or "") + self.addresses.of(self.lang, key)


def block(page: PagePlace) -> str:
    """The block's text; no sign in it can end the script element that holds it."""
    text = json.dumps(describe(page), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def describe(page: PagePlace) -> Thing:
    """The page as a schema.org thing. Addresses are there only where the published address is known."""
    thing: Thing = {
        "@context": "https://schema.org",
        "@type": _TYPES.get(page.key, _KINDS.get(page.kind, "WebPage")),
        "name": page.title,
        "description": page.description,
        "inLanguage": page.written,
        "license": LICENCE,
        "author": {"@type": "Organization", "name": page.author},
    }
    known = {"datePublished": page.day, "version": page.edition, "url": page.canonical}
    thing |= {name: value for name, value in known.items() if value}
    if thing["@type"] == "WebSite":
        return thing | _site(page)
    thing["isPartOf"] = _part_of(page)
    extra = _EXTRAS.get(thing["@type"])
    return thing | (extra(page) if extra else {})


def _site(page: PagePlace) -> Thing:
    thing: Thing = {"name": page.t("site.name"), "alternateName": page.t("site.tagline")}
    if page.canonical:
        target = page.absolute("search") + "?q={search_term_string}"
        action = {"@type": "SearchAction", "target": target, "query-input": "required name=search_term_string"}
        thing["potentialAction"] = action
    return thing


def _part_of(page: PagePlace) -> Thing:
    return _addressed(page, {"@type": "WebSite", "name": page.t("site.name")}, "index")


def _article(page: PagePlace) -> Thing:
    """A practice: our text, based on the forum's sentence."""
    practice = next(p for p in page.content.practices if p.key == page.key)
    forum = page.content.shown[page.lang, "forum"]
    based_on = {"@type": "CreativeWork", "name": forum.title, "text": practice.statement.es, "inLanguage": "es"}
    return {
        "headline": page.title,
        "articleSection": page.content.label("themes", practice.theme, page.lang),
        "isBasedOn": _addressed(page, based_on, "forum"),
    }


def _record(page: PagePlace) -> Thing:
    """A record: who runs the thing it describes, where, since when, and the documents that prove it."""
    one = page.content.evidence_by_id[page.key.removeprefix("evidence/")]
    about: Thing = {"@type": "Thing", "name": one.name[page.lang]}
    thing: Thing = {"about": about, "isBasedOn": _sources(page.content, one)}
    if one.country != "INT":
        thing["spatialCoverage"] = page.content.label("countries", one.country, page.lang)
    if one.year:
        thing["temporalCoverage"] = f"{one.year}/.."
    return thing


def _sources(content: Content, one: Evidence) -> list[Thing]:
    found = []
    for source in (content.sources[s] for s in dict.fromkeys(one.sources) if s in content.sources):
        cited = {"@type": "CreativeWork", "name": source.title}
        found.append(cited | ({"url": source.url} if source.linked else {}))
    return found


def _dataset(page: PagePlace) -> Thing:
    thing: Thing = {"isAccessibleForFree": True, "creator": {"@type": "Organization", "name": page.t("site.name")}}
    if page.canonical:
        thing["distribution"] = [
            {
                "@type": "DataDownload",
                "name": page.t(f"data.{name}"),
                "encodingFormat": media,
                "contentUrl": f"{page.base}{FOLDER}{name}.{suffix}",
            }
            for name in DATASETS
            for suffix, media in _FORMATS.items()
        ]
    return thing


def _terms(page: PagePlace) -> Thing:
    terms: list[Thing] = []
    for term in page.content.terms:
        one = {"@type": "DefinedTerm", "name": term.term[page.lang]}
        terms.append(one | ({"url": f"{page.canonical}#{term.id}"} if page.canonical else {"termCode": term.id}))
    return {"hasDefinedTerm": terms}


def _addressed(page: PagePlace, thing: Thing, key: str) -> Thing:
    return thing | {"url": page.absolute(key)} if page.canonical else thing


_KINDS = {"home": "WebSite", "practice": "Article", "record": "CreativeWork"}
_TYPES = {"data": "Dataset", "glossary": "DefinedTermSet"}
_EXTRAS = {"Article": _article, "CreativeWork": _record, "Dataset": _dataset, "DefinedTermSet": _terms}
