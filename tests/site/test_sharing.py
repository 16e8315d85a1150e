"""What a chat, a network or a browser reads in the head of a page: its card, and where the site's search is."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from scripts.content.library import Library
from scripts.facts.addresses import addresses_of
from scripts.finishing.redirects import lead
from scripts.pages.chat_card import COMMON, picture_names, place
from scripts.pages.frame import Frame
from scripts.rules.built.pages import Site
from scripts.tools.html import HtmlPage, parse
from scripts.tools.settings import Settings
from tests.conftest import SITE_URL

DESCRIPTION = "{http://a9.com/-/spec/opensearch/1.1/}"
LOCALES = {"es": "es_LA", "en": "en_GB"}


def card(page: HtmlPage) -> dict[str, str]:
    """What a crawler reads: each `property`, or `name` of the other network, once."""
    tags = [(e.get("property") or e.get("name") or "", e.get("content") or "") for e in page.all("meta")]
    found = [(name, text) for name, text in tags if name.startswith(("og:", "twitter:"))]
    assert max(Counter(name for name, _ in found).values(), default=1) == 1
    return dict(found)


def test_every_page_has_its_card_in_both_languages(small_site: Site) -> None:
    addresses, drawn = addresses_of(small_site.content), picture_names(small_site.content)
    articles = {one.key for one in (*small_site.content.practices, *small_site.content.evidence)}
    for lang, key in addresses:
        page = small_site.pages[addresses.of(lang, key)]
        told = card(page)
        other = "en" if lang == "es" else "es"
        assert told["og:url"] == SITE_URL + page.address
        assert (told["og:locale"], told["og:locale:alternate"]) == (LOCALES[lang], LOCALES[other])
        assert told["og:description"] == next(e.get("content") for e in page.all("meta") if e.get("name") == "description")
        assert told["og:title"] and (key == "index" or page.all("title")[0].text.startswith(told["og:title"]))
        assert told["og:type"] == ("article" if key in articles else "website"), key
        assert told["og:image"] == SITE_URL + place(lang, drawn.get(key, COMMON))
        assert (told["og:image:width"], told["og:image:height"], told["twitter:card"]) == ("1200", "630", "summary_large_image")
        assert told["og:image:alt"]


@pytest.mark.parametrize("base", [SITE_URL, None])
def test_an_address_of_former_times_tells_chats_the_one_of_today(base: str | None) -> None:
    words = {"lang": "es", "title": "Esta página cambió", "name": "Ir a «Agua»", "mark": "renamed"}
    told = card(parse("antes/", lead("antes/", "ahora/", "#x", canonical=base, **words)))
    assert told == ({"og:url": f"{SITE_URL}ahora/", "og:title": "Ir a «Agua»"} if base else {})


def test_practices_countries_themes_roles_and_the_front_page_have_a_picture_of_their_own(small_library: Library) -> None:
    drawn = picture_names(small_library.content)
    keys = {key for _, key in addresses_of(small_library.content)}
    assert {key for key in drawn if key.startswith("practices/")} == {one.key for one in small_library.content.practices}
    for folder in ("countries", "themes", "roles"):
        assert (
            {key for key in drawn if key.startswith(f"{folder}/")}
            == {key for key in keys if key.startswith(f"{folder}/") and key.count("/") == 1}
            != set()
        )
    assert "index" in drawn and not {"practices", "about", "evidence"} & set(drawn)
    assert len({*drawn.values(), COMMON}) == len(drawn) + 1


@pytest.mark.parametrize("lang", ["es", "en"])
def test_where_no_address_is_known_none_is_told(small_library: Library, lang: str) -> None:
    page = Frame(small_library.content, Settings(None, None)).page({"title": "x", "description": "x", "kind": "practice"}, lang)
    assert (page.canonical, page.card.image, page.whatsapp) == (None, None, None)
    assert (page.card.type, page.card.locale) == ("article", LOCALES[lang])


def test_a_card_and_a_shared_link_lead_to_what_will_be_there(small_library: Library) -> None:
    """An edition's picture is its own; a page of the next edition may not be in the newest one yet."""
    meta = {"title": "x", "description": "x", "kind": "home", "key": "index", "address": ""}
    for version, shared in (("1.0", f"{SITE_URL}latest/"), ("dev", f"{SITE_URL}dev/")):
        page = Frame(small_library.content, Settings(None, SITE_URL, version=version)).page(meta, "es")
        assert page.card.image == f"{SITE_URL}{version}/assets/cards/es-index.png"
        assert page.whatsapp == f"https://wa.me/?text={shared}"


def test_browsers_find_the_search_of_each_language(small_site: Site) -> None:
    addresses = addresses_of(small_site.content)
    for lang, file in (("es", "opensearch.xml"), ("en", "en/opensearch.xml")):
        whole = ElementTree.fromstring((small_site.folder / file).read_bytes())
        assert whole.tag == f"{DESCRIPTION}OpenSearchDescription"
        text = {e.tag.removeprefix(DESCRIPTION): e.text or "" for e in whole}
        assert 0 < len(text["ShortName"]) <= 16 and len(text["LongName"]) <= 48 and 0 < len(text["Description"]) <= 1024
        assert (text["Language"], text["InputEncoding"]) == (lang, "UTF-8")
        assert (small_site.folder / text["Image"].removeprefix(SITE_URL)).is_file()
        urls = {e.get("type"): e.get("template") for e in whole.findall(f"{DESCRIPTION}Url")}
        assert urls["text/html"] == f"{SITE_URL}{addresses.of(lang, 'search')}?q={{searchTerms}}"
        assert urls["application/opensearchdescription+xml"] == SITE_URL + file
        for address, page in small_site.readable.items():
            if address.startswith("en/") == (lang == "en"):
                link = next(e for e in page.all("link") if e.get("rel") == "search")
                assert link.get("type") == "application/opensearchdescription+xml" and link.get("title")
                assert urljoin(SITE_URL + address, link.get("href")) == SITE_URL + file
