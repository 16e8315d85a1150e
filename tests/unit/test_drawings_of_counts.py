"""What drawings count is what their pages list: the steps of a role, the shares of bases among a country's records."""

from __future__ import annotations

import re

import pytest

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.content.prose import blocks
from scripts.facts.addresses import addresses_of
from scripts.pages.context import PageContext
from scripts.pages.country_counts import bases, countries
from scripts.pages.roles import role
from scripts.tools.settings import Settings


def _page(library: Library, lang: str, key: str) -> PageContext:
    return PageContext(library.content, addresses_of(library.content), Settings(None, None), lang, key)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_role_draws_every_step_once_and_tells_whose_it_is(small_library: Library, lang: str) -> None:
    content = small_library.content
    every = [b for p in content.practices for b in blocks(content.pages[lang, p.key]) if b.kind == "step"]
    for actor in (one for one in content.vocabulary["actors"] if one != "international"):
        drawn = role(_page(small_library, lang, f"roles/{actor}")).field
        lengths = {one.id: sum(map(int, re.findall(r"v(\d+)", one.path))) for one in drawn.marks}
        assert sum(lengths.values()) % len(every) == 0, "each step is as long as any other"
        step = sum(lengths.values()) // len(every)
        own = [b.actors for b in every if actor in (b.actors or ())]
        assert lengths.get("alone", 0) == step * sum(len(actors) == 1 for actors in own)
        assert lengths.get("shared", 0) == step * sum(len(actors) > 1 for actors in own)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_shares_of_a_country_are_its_records_the_best_backed_first_and_highest(small_library: Library, lang: str) -> None:
    page = _page(small_library, lang, "countries")
    for one in countries(page):
        assert sum(share.length for share in one.shares) == one.records
        assert [share.start for share in one.shares] == [sum(s.length for s in one.shares[:n]) for n in range(len(one.shares))]
        order = [bases(page).index(share.basis) for share in one.shares]
        assert order == sorted(order)
        assert all(str(share.length) in one.said for share in one.shares)
