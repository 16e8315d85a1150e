"""The evidence library: the plain list, and what the script makes of it by keyboard, by touch, by address, and without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from scripts.content.library import Library
from scripts.content.model import Content, Evidence
from scripts.facts.addresses import Addresses
from scripts.facts.shelves import best, groups
from scripts.rules.built.pages import Site
from scripts.tools.html import Element
from scripts.tools.paths import ROOT
from tests.browser.interface import becomes

ADDRESS = {"es": "evidencia/", "en": "en/evidence/"}


def items(site: Site, lang: str) -> dict[str, Element]:
    """Record id -> its item in the library's list."""
    page = site.pages[ADDRESS[lang]]
    links = [e.get("href") or "" for e in page.all("a")]
    ids = [re.sub(r"^(?:\./)?([a-z0-9-]+)/$", r"\1", link) for link in links]
    records = [one for one in ids if one in site.content.evidence_by_id]
    entries = [e for e in page.all("li") if e.get("data-p")]
    assert len(records) == len(entries)
    return dict(zip(records, entries, strict=True))


def chosen(content: Content, **wanted: str) -> list[Evidence]:
    """Records of a country and practice, by the data alone."""
    return [
        r
        for r in content.evidence
        if wanted.get("country") in (None, r.country) and ("practice" not in wanted or int(wanted["practice"]) in r.practices)
    ]


def expect_query(page: Page, wanted: list[tuple[str, str]]) -> None:
    """Wait until the address asks for these choices, in this order."""
    page.wait_for_url(lambda url: parse_qsl(urlsplit(url).query) == wanted)


def found(page: Page) -> Locator:
    """The records that show: to be waited for, since a press answers before all of its list is laid out."""
    return page.locator(".records li:visible")


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_record_once_with_what_it_is(built_site: Site, lang: str) -> None:
    found = items(built_site, lang)
    assert set(found) == {one for group in groups(built_site.content, "evidence").values() for one in group.first}
    for one, item in found.items():
        record = built_site.content.evidence_by_id[one]
        assert " ".join(record.name[lang].split()) in " ".join(item.text.split())
        assert item.get("data-p") == " ".join(map(str, record.practices))
        assert item.get("data-k") == record.kind
        assert item.get("data-a") == " ".join(record.actors)
        assert set(item.get("data-b").split()) == ({r.basis for r in record.results} or {"none"})
        assert item.get("data-d") == str(record.year or 0)
        assert item.get("data-y") == ("none" if record.year is None else str(record.year // 5 * 5))


@pytest.mark.parametrize("lang", ["es", "en"])
def test_counts_of_countries_are_those_of_the_data(built_site: Site, lang: str) -> None:
    page = built_site.pages[ADDRESS[lang]]
    for country in built_site.content.vocabulary["countries"]:
        count = sum(r.country == country for r in built_site.content.evidence)
        headings = [e.text.split()[-1] for e in page.all("h2") if e.get("id") == country.lower()]
        assert headings == ([str(count)] if count else []), country
    assert f"{len(built_site.content.evidence)} re" in page.text


def test_the_script_stays_light() -> None:
    script = ROOT / "overrides/scripts/library.js"
    assert 0 < script.stat().st_size < 8_500


def test_script_is_loaded_by_the_library_alone(built_site: Site) -> None:
    with_it = {a for a, p in built_site.pages.items() if any("library." in (s.get("src") or "") for s in p.all("script"))}
    assert with_it == set(ADDRESS.values())


def test_filters_by_keyboard_share_and_go_back(page: Page, small_server: str, small_library: Library, browser: Browser) -> None:
    content = small_library.content
    page.goto(small_server + ADDRESS["es"])
    country = page.locator('details[data-facet="c"]')
    assert country.get_attribute("open") is not None
    country.locator("summary").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect_query(page, [("pais", "CL")])
    practice = page.locator('details[data-facet="p"] summary')
    practice.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect_query(page, [("pais", "CL"), ("practica", "1")])
    expected = chosen(content, country="CL", practice="1")
    assert len(expected) > 1
    expect(found(page)).to_have_count(len(expected))
    said = content.word("library.some", "es", count=len(expected), total=len(content.evidence))
    expect(page.get_by_role("status")).to_have_text(said)

    with browser.new_context() as other:
        fresh = other.new_page()
        fresh.goto(page.evaluate("location.href"))
        expect(fresh.get_by_role("status")).to_have_text(said)
        assert sorted(names(fresh)) == sorted(" ".join(r.name.es.split()) for r in expected)

    page.go_back()
    expect_query(page, [("pais", "CL")])
    expect(found(page)).to_have_count(len(chosen(content, country="CL")))
    page.go_back()
    expect_query(page, [])
    expect(found(page)).to_have_count(len(content.evidence))
    page.go_forward()
    expect(found(page)).to_have_count(len(chosen(content, country="CL")))

    page.locator(".clear").focus()
    page.keyboard.press("Enter")
    expect_query(page, [])
    expect(found(page)).to_have_count(len(content.evidence))
    becomes(page, "document.activeElement.tagName === 'SUMMARY'")


def test_numbers_beside_the_choices_follow_the_other_choices(page: Page, small_server: str, small_library: Library) -> None:
    content = small_library.content
    page.goto(small_server + ADDRESS["en"] + "?country=PE&practice=10")
    for country in content.vocabulary["countries"]:
        number = page.locator(f'input[name="country"][value="{country}"] ~ b').text_content()
        assert int(number) == len(chosen(content, country=country, practice="10"))
    for practice in content.practices:
        number = page.locator(f'input[name="practice"][value="{practice.number}"] ~ b').text_content()
        assert int(number) == len(chosen(content, country="PE", practice=str(practice.number)))
    for basis in content.vocabulary["bases"]:
        number = page.locator(f'input[name="basis"][value="{basis}"] ~ b').text_content()
        records = chosen(content, country="PE", practice="10")
        assert int(number) == sum(any(result.basis == basis for result in r.results) for r in records)


def test_other_language_keeps_the_choices(page: Page, small_server: str, small_library: Library) -> None:
    page.goto(small_server + ADDRESS["es"] + "?tema=B&desde=2020")
    before = found(page).count()
    assert 0 < before < len(small_library.content.evidence)
    page.locator("[data-language]").click()
    page.wait_for_url(lambda url: "/en/evidence/" in url)
    expect_query(page, [("theme", "B"), ("since", "2020")])
    expect(found(page)).to_have_count(before)


def test_a_choice_that_nothing_meets_says_so_and_offers_the_way_back(page: Page, small_server: str, small_library: Library) -> None:
    content = small_library.content
    page.goto(small_server + ADDRESS["es"] + "?pais=INT&tipo=law")
    expect(found(page)).to_have_count(0)
    page.locator("#library-none button").click()
    expect_query(page, [])
    expect(found(page)).to_have_count(len(content.evidence))


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone with touch."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def test_filters_by_touch(phone: Page, small_server: str, small_library: Library) -> None:
    phone.goto(small_server + ADDRESS["es"])
    phone.locator('details[data-facet="k"] summary').tap()
    phone.locator('label:has(input[value="law"])').tap()
    laws = [r for r in small_library.content.evidence if r.kind == "law"]
    expect(found(phone)).to_have_count(len(laws))
    see = phone.locator(".see")
    expect(see).to_have_text(re.compile(f"^{len(laws)} "))
    see.tap()
    becomes(phone, "document.getElementById('found').getBoundingClientRect().top < innerHeight / 2")
    chip = phone.locator("#library-chosen button")
    assert chip.get_attribute("aria-label") == small_library.content.word(
        "library.remove", "es", choice=small_library.content.label("kinds", "law", "es")
    )
    chip.tap()
    expect_query(phone, [])
    expect(found(phone)).to_have_count(len(small_library.content.evidence))
    assert phone.evaluate("document.documentElement.scrollWidth") == 360


def names(page: Page) -> list[str]:
    """The records that show, as they stand; by their text, since a browser draws none yet of an item that has just moved out of sight."""
    return [" ".join(one.split()) for one in page.locator(".records li:visible a").all_text_contents()]


def test_without_a_choice_the_best_backed_of_a_country_stand_first(built_site: Site) -> None:
    for lang in ("es", "en"):
        order = [built_site.content.evidence_by_id[one] for one in items(built_site, lang)]
        for country in built_site.content.vocabulary["countries"]:
            here = [r for r in order if r.country == country]
            assert here == list(best(here))


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_list_by_year_and_by_who_says_so(page: Page, small_server: str, small_library: Library, lang: str) -> None:
    content = small_library.content

    def word(name: str, **values: object) -> str:
        return content.word(f"library.{name}", lang, **values)

    page.goto(small_server + ADDRESS[lang])
    as_sent = names(page)
    order, status = page.get_by_label(word("order")), page.get_by_role("status")
    order.select_option(label=word("by-period"))
    expect_query(page, [(word("name-order"), word("name-period"))])
    expect(status).to_have_text(word("ordered", found=word("all", total=len(content.evidence)), order=word("by-period")))
    years = {" ".join(r.name[lang].split()): r.year or 0 for r in content.evidence}
    order_found = [years[name] for name in names(page)]
    assert len(order_found) == len(content.evidence)
    assert order_found == sorted(order_found, reverse=True)
    heads = page.locator(".shelf h2:visible")
    last = " ".join((heads.last.text_content() or "").split())
    assert last.startswith(word("no-year")) == (0 in years.values())
    jump = page.locator(".jumps a:visible").last
    expect(jump).to_have_text(last)
    jump.click()
    page.wait_for_url(f"**#{heads.last.get_attribute('id')}")
    first = next(r for r in content.evidence if " ".join(r.name[lang].split()) == names(page)[0])
    facts = (page.locator(".records .meta:visible").first.text_content() or "").strip()
    assert facts.startswith(content.label("countries", first.country, lang))

    order.select_option(label=word("by-basis"))
    bases = [*content.vocabulary["bases"], "none"]
    place = {
        " ".join(r.name[lang].split()): bases.index(min({x.basis for x in r.results} or {"none"}, key=bases.index))
        for r in content.evidence
    }
    expect(heads).to_have_count(len({*place.values()}))
    order_found = [place[name] for name in names(page)]
    assert order_found == sorted(order_found)

    order.select_option(index=0)
    expect_query(page, [])
    expect(page.locator(".where")).to_have_count(0)
    assert names(page) == as_sent
    page.go_back()
    expect(order).to_have_value(word("name-basis"))
    expect(page.locator(".where").first).to_be_attached()
    assert [place[name] for name in names(page)] == order_found


def test_order_and_choices_hold_together_in_the_address_and_in_the_other_language(
    page: Page, small_server: str, small_library: Library
) -> None:
    content = small_library.content
    page.goto(small_server + ADDRESS["es"] + "?pais=PE&orden=base")
    expect(found(page)).to_have_count(len(chosen(content, country="PE")))
    before = page.locator(".records li:visible a").evaluate_all("all => all.map((a) => a.pathname.split('/').at(-2))")
    page.locator("[data-language]").click()
    page.wait_for_url(lambda url: "/en/evidence/" in url)
    expect_query(page, [("country", "PE"), ("order", "basis")])
    assert page.locator(".records li:visible a").evaluate_all("all => all.map((a) => a.pathname.split('/').at(-2))") == before
    page.locator(".clear").click()
    expect_query(page, [("order", "basis")])
    expect(found(page)).to_have_count(len(content.evidence))
    page.goto(small_server + ADDRESS["es"] + "?orden=nada")
    becomes(page, "document.getElementById('library-order').selectedIndex === 0")


def test_an_order_takes_what_the_page_leaves_out_and_without_it_stays_by_country(
    browser: Browser, small_server: str, small_library: Library
) -> None:
    with browser.new_context() as context:
        page = context.new_page()

        def cut(route: Route) -> None:
            answer = route.fetch()
            route.fulfill(response=answer, body=answer.text().replace('id="library-form"', 'id="library-form" data-more', 1))

        letters = ["p", "t", "k", "a", "b", "y", "d"]
        row = ["CL", "otro/", "Otro", "legal", "Hecho legal", "Ley · 2999", "1", "A", "law", "government", "legal", "2020", "2999"]
        page.route(f"**/{ADDRESS['es']}*", cut)
        page.route("**/more.json", lambda route: route.fulfill(json={"letters": letters, "rows": [row]}))
        page.goto(small_server + ADDRESS["es"] + "?orden=desde")
        expect(page.get_by_role("link", name="Otro", exact=True)).to_be_visible()
        expect(found(page)).to_have_count(len(small_library.content.evidence) + 1)
        page.unroute("**/more.json")
        page.route("**/more.json", lambda route: route.abort())
        page.goto(small_server + ADDRESS["es"] + "?orden=desde")
        expect(page.locator(".order")).to_be_hidden()
        assert page.locator(".shelf h2").first.get_attribute("id") == "cl"
        expect(found(page)).to_have_count(len(small_library.content.evidence))


def test_without_javascript_the_list_is_whole_and_no_filter_shows(browser: Browser, small_server: str, small_library: Library) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        plain = context.new_page()
        plain.goto(small_server + ADDRESS["es"] + "?pais=CL")
        expect(found(plain)).to_have_count(len(small_library.content.evidence))
        assert not plain.locator("#library-form").is_visible()
        assert not plain.locator(".order").is_visible()
        plain.locator('.jumps a[href="#mx"]').click()
        plain.wait_for_url("**#mx")
        record = next(r for r in small_library.content.evidence if r.country == "MX")
        plain.get_by_role("link", name=record.name.es, exact=True).click()
        expect(plain.locator("h1")).to_have_text(record.name.es)


def test_every_record_of_the_list_is_three_clicks_from_home(built_site: Site) -> None:
    addresses = Addresses(built_site.content)
    for lang in ("es", "en"):
        home, shelf = addresses.of(lang, "index"), ADDRESS[lang]
        names = {e.get("href") for e in built_site.pages[home].all("a")}
        assert f"{Path(shelf).name}/" in names
        whole = {one for group in groups(built_site.content, "evidence").values() for one in group.first}
        assert set(items(built_site, lang)) == whole


def test_a_choice_is_made_among_all_where_the_page_holds_only_the_first(page: Page, small_server: str, small_library: Library) -> None:
    """The page as it is sent when the library is too long for it: what it leaves out comes with the first choice, and only then."""
    content, asked = small_library.content, []
    total = len(content.evidence)
    values = {"p": "1", "t": "A", "k": "law", "a": "government", "b": "legal", "y": "2020", "d": "2021"}
    rows = [["CL", f"otro-{n}/", f"Otro & <b>{n}</b>", "legal", "Hecho legal", "Ley · 2021", *values.values()] for n in range(3)]

    def cut(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('id="library-form"', 'id="library-form" data-more', 1))

    def more(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(json={"letters": list(values), "rows": rows})

    page.route(f"**/{ADDRESS['es']}", cut)
    page.route("**/more.json", more)
    page.goto(small_server + ADDRESS["es"])
    expect(found(page)).to_have_count(total)
    assert asked == []
    page.locator('details[data-facet="c"] label:has(input[value="CL"])').click()
    here = len(chosen(content, country="CL")) + len(rows)
    expect(page.get_by_role("status")).to_have_text(content.word("library.some", "es", count=here, total=total + len(rows)))
    expect(found(page)).to_have_count(here)
    link = page.get_by_role("link", name="Otro & <b>0</b>", exact=True)
    assert link.get_attribute("href") == "otro-0/"
    page.locator(".clear").click()
    expect(found(page)).to_have_count(total + len(rows))
    assert len(asked) == 1


def test_an_address_with_a_choice_is_answered_among_all(page: Page, small_server: str, small_library: Library) -> None:
    page.route(
        f"**/{ADDRESS['es']}?*",
        lambda route: route.fulfill(
            response=(found := route.fetch()), body=found.text().replace('id="library-form"', 'id="library-form" data-more', 1)
        ),
    )
    page.route("**/more.json", lambda route: route.fulfill(json={"letters": [], "rows": []}))
    page.goto(f"{small_server}{ADDRESS['es']}?pais=CL")
    expect(page.locator("#library-chosen button")).to_have_count(1)
    expect(found(page)).to_have_count(len(chosen(small_library.content, country="CL")))


def test_without_the_file_a_choice_is_made_among_what_is_there(browser: Browser, small_server: str, small_library: Library) -> None:
    with browser.new_context() as context:
        page = context.new_page()

        def cut(route: Route) -> None:
            answer = route.fetch()
            route.fulfill(response=answer, body=answer.text().replace('id="library-form"', 'id="library-form" data-more', 1))

        page.route(f"**/{ADDRESS['es']}", cut)
        page.route("**/more.json", lambda route: route.abort())
        page.goto(small_server + ADDRESS["es"])
        page.locator('details[data-facet="c"] label:has(input[value="CL"])').click()
        expect(page.locator(".records li:visible")).to_have_count(len(chosen(small_library.content, country="CL")))
