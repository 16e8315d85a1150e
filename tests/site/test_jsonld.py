"""JSON-LD: one block a page, of the right type, valid by our schema, and unable to end the element that holds it."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from scripts.content.library import Library
from scripts.facts.addresses import Addresses
from scripts.facts.shelves import shelves
from scripts.pages.frame import Frame
from scripts.rules.built.pages import Site
from scripts.tools.settings import Settings

VALIDATOR = Draft202012Validator(json.loads((Path(__file__).parent / "schema_jsonld.json").read_text(encoding="utf-8")))
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
TYPES = {"index": "WebSite", "data": "Dataset", "glossary": "DefinedTermSet", "method": "WebPage", "practices": "WebPage"}


def kind_of(key: str) -> str:
    folder, _, rest = key.partition("/")
    return TYPES.get(key) or ({"practices": "Article", "evidence": "CreativeWork"}.get(folder, "WebPage") if rest else "WebPage")


def _written_in(site: Site, lang: str, key: str) -> str:
    """The language of a page's text: the site's own, or the other while it waits for its translation."""
    if page := site.content.shown.get((lang, key)):
        return page.written or page.lang
    if record := site.content.evidence_by_id.get(key.removeprefix("evidence/")):
        return record.name.lang_of(lang)
    if key in shelves(site.content):  # a further page of a list, in words of the interface
        return lang
    practice = next(one for one in site.content.practices if one.kit == key)  # made from the page of its practice
    return _written_in(site, lang, practice.key)


def test_every_page_carries_one_valid_block_of_its_type(built_site: Site) -> None:
    addresses = Addresses(built_site.content)
    for lang, key in addresses:
        page = built_site.pages[addresses.of(lang, key)]
        blocks = BLOCK.findall(page.html)
        assert len(blocks) == 1, page.address
        thing = json.loads(blocks[0])
        assert not list(VALIDATOR.iter_errors(thing)), (page.address, [e.message for e in VALIDATOR.iter_errors(thing)][:2])
        assert thing["@type"] == ("WebPage" if key in shelves(built_site.content) else kind_of(key)), page.address
        assert thing["inLanguage"] == _written_in(built_site, lang, key)
        assert thing["url"] == f"{built_site.site_url}{page.address}"


def test_a_practice_is_based_on_the_forums_sentence(built_site: Site) -> None:
    addresses = Addresses(built_site.content)
    for practice in built_site.content.practices:
        for lang in ("es", "en"):
            block = BLOCK.search(built_site.pages[addresses.of(lang, practice.key)].html).group(1)
            assert json.loads(block)["isBasedOn"]["text"] == practice.statement.es


def test_addresses_of_the_data_set_exist(built_site: Site) -> None:
    page = built_site.pages[Addresses(built_site.content).of("en", "data")]
    for one in json.loads(BLOCK.search(page.html).group(1))["distribution"]:
        assert (built_site.folder / one["contentUrl"].removeprefix(built_site.site_url)).is_file(), one


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", "a < b & c > d", "<!-- --><!--<script>"])
def test_no_text_can_end_the_script_element(small_library: Library, title: str) -> None:
    frame = Frame(small_library.content, Settings(None, None)).page({"title": title, "description": title, "kind": "page"}, "es")
    assert not re.search(r"[<>&]", frame.structured)
    assert json.loads(frame.structured)["name"] == title
    assert "url" not in json.loads(frame.structured), "an address that is not known is not told"
