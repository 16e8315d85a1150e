"""The page of a record: everything that its file says, and the doors to mend it."""

from __future__ import annotations

from collections import Counter
from html import unescape

import pytest

from scripts.facts.addresses import Addresses
from scripts.rules.built.pages import Site
from scripts.tools.lists import listed


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("lang", ["es", "en"])
def test_all_that_the_file_says_is_on_the_page(built_site: Site, lang: str) -> None:
    content = built_site.content
    addresses = Addresses(content)
    for record in content.evidence:
        page = built_site.pages[addresses.of(lang, record.key)]
        said = [record.name[lang], record.organisation[lang], record.what[lang], content.label("confidence", record.confidence, lang)]
        said += [content.label("countries", record.country, lang), content.label("kinds", record.kind, lang)]
        said += [listed([content.label("actors", actor, lang) for actor in record.actors], lang)]
        said += [shown[lang] for shown in record.shows.values()]
        said += [f"{content.label('bases', r.basis, lang)}. {r.text[lang]}" for r in record.results]
        said += [content.sources[s].title for s in record.sources]
        said += [record.gaps[lang]] if record.gaps else []
        said += [str(record.year)] if record.year else [content.word("record.year-unknown", lang)]
        said += [] if record.results else [content.word("record.no-results", lang)]
        for text in said:
            assert folded(text) in page.text, (record.id, text)
        links = {unescape(e.get("href") or "") for e in page.all("a")}
        up = "../" * 2
        for number in record.practices:
            key = addresses.of(lang, content.practice_by_number[number].key).removeprefix("en/")
            assert up + key in links, (record.id, number)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_page_has_its_editor_and_its_citation(built_site: Site, lang: str) -> None:
    addresses = Addresses(built_site.content)
    for record in built_site.content.evidence[:5]:
        address = addresses.of(lang, record.key)
        page = built_site.pages[address]
        assert any((e.get("href") or "").endswith(f"/edit/main/{record.path}") for e in page.all("a"))
        assert built_site.site_url + address in page.text
        assert built_site.content.word("page.report", lang) in page.text


def test_related_records_share_a_practice(built_site: Site) -> None:
    content = built_site.content
    alone = Counter(number for record in content.evidence for number in record.practices)
    addresses = Addresses(content)
    by_address = {addresses.of("es", r.key): r for r in content.evidence}
    for record in content.evidence:
        page = built_site.pages[addresses.of("es", record.key)]
        near = [by_address.get(f"evidencia/{(e.get('href') or '').removeprefix('../').rstrip('/')}/") for e in page.all("a")]
        related = [r for r in near if r and r.id != record.id]
        assert related or all(alone[number] == 1 for number in record.practices), record.id
        assert all(set(r.practices) & set(record.practices) for r in related)
