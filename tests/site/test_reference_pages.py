"""Roles, indicators, bibliography, glossary, standards and dictionary: what data/ holds is on its page, in both languages, once."""

import dataclasses
import json
import re
from html import unescape

import pytest

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.content.prose import blocks, lead, plain
from scripts.exports.datasets import address_kind
from scripts.exports.schemas import DATASETS, item_schema
from scripts.facts.addresses import Addresses
from scripts.facts.citations import uses
from scripts.facts.dates import in_words
from scripts.facts.shelves import shelves
from scripts.pages.compose import compose_page
from scripts.rules.built.pages import Site
from scripts.tools.html import HtmlPage
from scripts.tools.settings import Settings
from scripts.tools.sorting import fold, initial
from tests.html import hrefs, text, tree

ACTORS = ("government", "industry", "academia", "civil-society")


def page_of(site: Site, lang: str, key: str) -> HtmlPage:
    return site.pages[Addresses(site.content).of(lang, key)]


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def part(page: HtmlPage, pattern: str) -> list[str]:
    return re.findall(pattern, page.html, re.DOTALL)


# Roles


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("actor", ACTORS)
def test_role_has_exactly_the_steps_that_fall_to_it(built_site: Site, lang: str, actor: str) -> None:
    content = built_site.content
    page = page_of(built_site, lang, f"roles/{actor}")
    expected = []
    for practice in content.practices:
        steps = [b for b in blocks(content.pages[lang, practice.key]) if b.kind == "step"]
        expected += [(number, lead(s.text)) for number, s in enumerate(steps, 1) if actor in s.actors]
    found = [(int(item.attributes["value"]), text(item.css_first("strong"))) for item in tree(page.html).css("li[value]")]
    assert [(number, words.rstrip(".:")) for number, words in found] == [(number, " ".join(words.split())) for number, words in expected]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_role_links_each_practice_to_its_steps_and_cites(built_site: Site, lang: str) -> None:
    content = built_site.content
    for actor in ACTORS:
        page = page_of(built_site, lang, f"roles/{actor}")
        for practice in content.practices:
            acts = any(b.kind == "step" and actor in b.actors for b in blocks(content.pages[lang, practice.key]))
            assert (f"practice-{practice.number}" in page.ids) == acts
        assert sum((link.get("href") or "").endswith("/#how") for link in page.all("a")) == len(part(page, r'id="practice-\d+"'))
        assert len(part(page, r'<sup class="cite">')) >= len(part(page, r"<li value="))
        assert "actors:" not in page.html


# Indicators


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_indicator_is_a_row_with_unit_formula_standard_and_source(built_site: Site, lang: str) -> None:
    page = page_of(built_site, lang, "indicators")
    rows = {row.attributes["id"]: row for row in tree(page.html).css("tr[id^=indicator-]")}
    expected = [(p, i) for p in built_site.content.practices for i in p.indicators]
    assert len(rows) == len(expected)
    for practice, one in expected:
        row = rows[f"indicator-{practice.number}-{one.id}"]
        shown = text(row)
        for words in (one.name, one.unit, *(t for t in (one.formula, one.note) if t)):
            assert " ".join(words[lang].split()) in shown, one.id
        assert all(s in shown for s in one.standards)
        assert row.css_first('a[href^="#src-"]') is not None
    assert len(part(page, r"<table")) == 1


# Bibliography


def letters(site: Site, lang: str) -> dict[str, list[HtmlPage]]:
    """Letter -> the pages of the bibliography that hold its publishers, in order."""
    found: dict[str, list[HtmlPage]] = {}
    for shelf in shelves(site.content).values():
        if shelf.kind == "letter":
            found.setdefault(shelf.group, []).append(page_of(site, lang, shelf.key))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_source_is_in_the_bibliography_once_with_where_it_is_cited(built_site: Site, lang: str) -> None:
    content = built_site.content
    found = [entry for pages in letters(built_site, lang).values() for page in pages for entry in tree(page.html).css("dl.biblio dd[id]")]
    entries = {entry.attributes["id"]: entry for entry in found}
    assert set(entries) == set(content.sources)
    assert len(found) == len(content.sources)
    places = uses(content)
    for source in content.sources.values():
        entry = entries[source.id]
        assert " ".join(source.title.split()) in text(entry)
        assert content.label("languages", source.lang, lang) in entry.html
        assert (in_words(source.published, lang) if source.published else content.word("source.undated", lang)) in entry.html
        assert (source.url in hrefs(entry)) == source.linked
        if address_kind(source) != "original":
            assert content.word(f"bibliography.symbol-{address_kind(source)}", lang) in entry.html
        use = places[source.id]
        links = len(hrefs(entry)) - source.linked
        assert links == len(use.practices) + len(use.evidence) + len(use.terms) + len(use.pages) > 0, source.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_publishers_are_grouped_by_letter_and_in_alphabetical_order(built_site: Site, lang: str) -> None:
    publishers = []
    for letter, pages in letters(built_site, lang).items():
        names = [text(name) for page in pages for name in tree(page.html).css("dl.biblio dt")]
        assert {initial(n) for n in names} == {letter}
        publishers += names
    assert publishers == sorted(publishers, key=fold)
    assert set(publishers) == {s.publisher for s in built_site.content.sources.values()}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_letter_and_every_further_page_is_linked_from_the_one_before(built_site: Site, lang: str) -> None:
    addresses = Addresses(built_site.content)
    for shelf in shelves(built_site.content).values():
        first = shelf.key.removesuffix(f"/{shelf.number}") if shelf.number > 1 else shelf.parent
        before = f"{first}/{shelf.number - 1}" if shelf.number > 2 else first
        page = page_of(built_site, lang, before)
        assert addresses.relative(lang, before, shelf.key) in [one.get("href") for one in page.all("a")], shelf.key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_source_is_found_from_the_first_page_by_its_id(built_site: Site, lang: str) -> None:
    first = page_of(built_site, lang, "bibliography")
    count = int(next(one.get("data-places") for one in first.all("nav") if one.get("data-places")))
    files = [json.loads((built_site.folder / f"{first.address}places-{n}.json").read_text(encoding="utf-8")) for n in range(count)]
    for source in built_site.content.sources:
        place = files[sum(map(ord, source)) % count][source]
        assert source in built_site.pages[first.address + place].ids


@pytest.mark.parametrize("lang", LANGUAGES)
def test_countries_say_how_many_records_cite_how_many_sources(built_site: Site, lang: str) -> None:
    content = built_site.content
    found = tree(page_of(built_site, lang, "bibliography").html)
    for country in content.vocabulary["countries"]:
        records = [r for r in content.evidence if r.country == country]
        words = text(found.css_first(f"#country-{country.lower()}"))
        assert str(len(records)) in words
        assert str(len({s for r in records for s in r.sources})) in words


def test_removing_a_record_removes_its_sources_from_the_bibliography(small_library: Library) -> None:
    content = small_library.content
    places = uses(content)
    alone = {s for s, u in places.items() if len(u.evidence) == 1 and not (u.practices or u.terms or u.pages)}
    record = next(r for r in content.evidence if set(r.sources) <= alone)
    left = dataclasses.replace(
        content,
        evidence=tuple(r for r in content.evidence if r.id != record.id),
        sources={k: s for k, s in content.sources.items() if k not in record.sources},
    )
    before, after = (
        "".join(compose_page(c, Settings(None, None), "es", shelf.key) for shelf in shelves(c).values() if shelf.kind == "letter")
        for c in (content, left)
    )
    for source in record.sources:
        assert f'id="{source}"' in before
        assert f'id="{source}"' not in after
    assert record.id in before
    assert record.id not in after


# Glossary


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_term_is_in_the_glossary_with_the_words_of_each_country(built_site: Site, lang: str) -> None:
    content = built_site.content
    page = page_of(built_site, lang, "glossary")
    entries = dict(re.findall(r'<div id="([^"]+)"><dt>(.*?)(?=<div id="|</dl>)', page.html, re.DOTALL))
    assert set(entries) == {t.id for t in content.terms}
    other = "en" if lang == "es" else "es"
    for term in content.terms:
        shown = text_of(entries[term.id])
        assert term.term[lang] in shown
        if term.term.given(other) and term.term.given(lang):  # a word that waits stands there in one language
            assert f'<span lang="{other}">' in entries[term.id]
        assert term.term[other] in shown
        assert " ".join(term.definition[lang].split()) in shown
        for country, words in term.variants.items():
            assert content.label("countries", country, lang) in shown
            assert all(w.removesuffix(" (français)") in shown for w in words), term.id
        assert all(f"#{s}" in entries[term.id] for s in term.sources)


def test_search_aids_are_not_printed_as_usage(built_site: Site) -> None:
    content = built_site.content
    for term in content.terms:
        known = {w for words in term.variants.values() for w in words} | {term.term.es, term.term.en}
        for word in (w for words in term.synonyms.values() for w in words if w not in known):
            for lang in LANGUAGES:
                words = part(page_of(built_site, lang, "glossary"), rf'<div id="{term.id}">.*?<ul class="words"[^>]*>(.*?)</ul>')
                attested = [one for item in words for one in text_of(item).split(", ")]
                assert word not in attested, f"{term.id}: {word}"


# Data dictionary


@pytest.mark.parametrize("lang", LANGUAGES)
def test_dictionary_has_every_field_with_its_meaning_in_the_pages_language(built_site: Site, lang: str) -> None:
    page = page_of(built_site, lang, "data")
    for name in DATASETS:
        (table,) = part(page, rf'id="dictionary-{name}">.*?<table.*?>(.*?)</table>')
        for field, shape in item_schema(name)["properties"].items():
            es, _, en = shape["description"].partition(" / ")
            row = re.search(rf"<code>{field}</code></th>(.*?)</tr>", table, re.DOTALL).group(1)
            assert (es if lang == "es" else en) in text_of(row), f"{name}.{field}"
            assert (en if lang == "es" else es) not in text_of(row) or es == en
    assert "dictionary." not in text_of(page.html)


# Prose


def test_plain_and_lead() -> None:
    words = "**Medir *bien*.** Use [la guía](x.md#a) y `esto`{ lang=en } [@uno] [@dos]. <!-- actors: industry -->"
    assert plain(words) == "Medir bien. Use la guía y esto."
    assert lead(words) == "Medir bien"
    assert lead("Sin negrita. Otra frase.") == "Sin negrita"
