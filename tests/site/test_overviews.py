"""Country pages, the comparison and the timeline say what the data says, blanks included."""

from __future__ import annotations

import dataclasses
from collections import Counter
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborNode

from scripts.content.library import Library
from scripts.content.model import Content, Evidence
from scripts.content.schemas import Schemas
from scripts.facts.addresses import Addresses
from scripts.facts.shelves import groups
from scripts.facts.strength import independent, strongest_basis
from scripts.pages.compose import compose_page
from scripts.rules.built.pages import Site
from scripts.tools.paths import ROOT
from scripts.tools.settings import Settings
from scripts.tools.yaml import read_yaml
from tests.html import hrefs, text, tree

WHERE = Settings("https://github.com/example/practicas", "https://example.org/practicas/")
# A practice and a country of the small content with one record between them.
PRACTICE, COUNTRY = 10, "PE"


def without(content: Content, practice: int, country: str) -> Content:
    """The content with nothing left for a practice in a country."""
    kept = tuple(r for r in content.evidence if not (practice in r.practices and r.country == country))
    assert len(kept) < len(content.evidence)
    return dataclasses.replace(content, evidence=kept)


def cells(html: str) -> list[list[LexborNode]]:
    """The cells of the comparison's rows, one row a practice."""
    return [row.css("td") for row in tree(html).css("table.matrix tbody tr") if row.css("td")]


def cell_of(content: Content, lang: str, where: Settings = WHERE) -> LexborNode:
    """The cell of the practice and country above."""
    row = [one.number for one in content.practices].index(PRACTICE)
    return cells(compose_page(content, where, lang, "comparison"))[row][list(content.vocabulary["countries"]).index(COUNTRY)]


def number(cell: LexborNode) -> int:
    return int(next(word for word in text(cell).split() if word.isdigit()))


def sign(node: LexborNode) -> str:
    """The basis whose sign an element shows."""
    return (node.css_first("use").attributes["href"] or "").removeprefix("#basis-")


def best(content: Content, records: list[Evidence]) -> str:
    return strongest_basis(records, content.vocabulary["bases"]) or "none"


@pytest.mark.parametrize("address", ["comparacion/", "en/comparison/"])
def test_each_cell_counts_its_records_and_shows_their_strongest_basis(built_site: Site, address: str) -> None:
    content = built_site.content
    countries = list(content.vocabulary["countries"])
    rows = cells(built_site.pages[address].html)
    assert len(rows) == len(content.practices)
    lang = "en" if address.startswith("en/") else "es"
    for practice, row in zip(content.practices, rows, strict=True):
        assert len(row) == len(countries) + 1
        for country, cell in zip(countries, row, strict=False):
            records = list(content.evidence_of(practice.number, country))
            if not records:
                values = {"country": content.label("countries", country, lang), "practice": practice.number}
                words = content.word("matrix.empty", lang, **values)
                assert cell.css_first("use") is None and text(cell) == f"+{words}", "a door, said in words, and no number"
                continue
            assert number(cell) == len(records)
            assert sign(cell) == best(content, records)
            words = content.word("shape.no-results", lang) if best(content, records) == "none" else ""
            assert (words or content.label("bases", best(content, records), lang)).lower() in text(cell)
        assert number(row[-1]) == len(content.evidence_of(practice.number))


@pytest.mark.parametrize("address", ["comparacion/", "en/comparison/"])
def test_totals_of_the_comparison(built_site: Site, address: str) -> None:
    content = built_site.content
    rows = tree(built_site.pages[address].html).css("table.matrix tfoot tr")[:3]
    sums, distinct, covered = ([int(n) for cell in row.css("td") if (n := text(cell)).isdigit()] for row in rows)
    by_country = [[r for r in content.evidence if r.country == c] for c in content.vocabulary["countries"]]
    assert sums[:-1] == [sum(len(r.practices) for r in some) for some in by_country]
    assert distinct == [*map(len, by_country), len(content.evidence)]
    assert covered[: len(by_country)] == [len({n for r in some for n in r.practices}) for some in by_country]
    assert (sums[-1], distinct[-1]) == (sum(sums[:-1]), sum(distinct[:-1]))


def test_the_comparison_is_a_real_table(built_site: Site) -> None:
    page = built_site.pages["comparacion/"]
    scopes = [e.get("scope") for e in page.all("th")]
    assert None not in scopes
    assert scopes.count("rowgroup") == len({practice.theme for practice in built_site.content.practices})
    assert len(page.all("caption")) == 1


@pytest.mark.parametrize("lang", ["es", "en"])
def test_an_empty_cell_is_a_door_to_exactly_that_record(small_library: Library, lang: str) -> None:
    content = without(small_library.content, PRACTICE, COUNTRY)
    cell = cell_of(content, lang)
    assert "empty" in (cell.attributes["class"] or "")
    assert cell.css_first("use") is None
    address = urlsplit(hrefs(cell)[0])
    assert address.path == "/example/practicas/new/main/data/evidence"
    fields = parse_qs(address.query)
    assert fields["filename"] == [f"pe-{content.word('blank.file-name', lang)}.yml"]
    document = read_yaml(fields["value"][0])
    assert not document.faults
    assert list(Schemas(ROOT / "data/schema").refused(document, "data/evidence/x.yml")) == []
    assert (document.value["country"], document.value["practices"]) == (COUNTRY, [PRACTICE])
    assert len(address.geturl()) < 8000  # web servers refuse longer addresses


def test_the_same_door_stands_on_the_practice_and_the_country(small_library: Library) -> None:
    content = without(small_library.content, PRACTICE, COUNTRY)
    door = hrefs(cell_of(content, "es"))[0]
    assert door in hrefs(tree(compose_page(content, WHERE, "es", content.practice_by_number[PRACTICE].key)))
    # the headings of the composed page are Markdown: the part of the practice ends with the next section of HTML
    section = compose_page(content, WHERE, "es", "countries/pe").partition(f'id="practice-{PRACTICE}"')[2].partition("</section>")[0]
    assert door in hrefs(tree(section))
    assert tree(section).css_first(".blank") is not None


def test_without_a_repository_an_empty_cell_leads_to_the_manual(small_library: Library) -> None:
    content = without(small_library.content, PRACTICE, COUNTRY)
    assert hrefs(cell_of(content, "es", Settings(None, None))) == ["../contribuir/#add-evidence"]


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_country_page_has_each_practice_with_its_records(built_site: Site, lang: str) -> None:
    content = built_site.content
    addresses = Addresses(content)
    by_address = {addresses.of(lang, r.key): r.id for r in content.evidence}
    shelf = addresses.of(lang, "evidence")
    for country in content.vocabulary["countries"]:
        page = tree(built_site.pages[addresses.of(lang, f"countries/{country.lower()}")].html)
        for practice in content.practices:
            section = page.css_first(f"section.country-practice:has(#practice-{practice.number})")
            every = content.evidence_of(practice.number, country)
            group = groups(content, f"countries/{country.lower()}")[str(practice.number)]
            records = every[: len(group.first)]
            linked = {by_address.get(f"{shelf}{href.rstrip('/').rpartition('/')[2]}/") for href in hrefs(section)} - {None}
            assert linked == {r.id for r in records}
            shown = text(section)
            for record in records:
                assert " ".join(record.organisation[lang].split()) in shown
                assert not record.gaps or " ".join(record.gaps[lang].split()) in shown
            missing = content.word("country.no-instrument", lang)
            assert (missing in shown) == (bool(every) and not any(r in content.instruments for r in every))
            assert (group.key is not None) == (f"{practice.number}/" in hrefs(section))
            bar = page.css_first(f'.strip a[href="#practice-{practice.number}"]')
            most = max(len(content.evidence_of(p.number, country)) for p in content.practices)
            assert bar.html.count("h24v") == -(-len(every) // -(-most // 14))


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_summary_of_a_country(built_site: Site, lang: str) -> None:
    content = built_site.content
    addresses = Addresses(content)
    for country in content.vocabulary["countries"]:
        page = tree(built_site.pages[addresses.of(lang, f"countries/{country.lower()}")].html)
        records = [r for r in content.evidence if r.country == country]
        summary = page.css_first("dl.country-counts")
        covered = len({n for r in records for n in r.practices})
        assert str(len(records)) in [text(link) for link in summary.css("dd a")] or not records
        assert content.word("country.of", lang, count=covered, total=len(content.practices)) in text(summary)
        others = sum(map(independent, records))
        assert content.word("country.of", lang, count=others, total=len(records)) in text(summary)


@pytest.mark.parametrize("address", ["linea-de-tiempo/", "en/timeline/"])
def test_the_timeline_draws_and_lists_every_instrument(built_site: Site, address: str) -> None:
    content = built_site.content
    lang = "en" if address.startswith("en/") else "es"
    page = tree(built_site.pages[address].html)
    shown = {one for group in groups(content, "timeline").values() for one in group.first}
    dated = [r for r in content.instruments if r.year and r.id in shown]
    rows = [row for row in page.css(".timeline-table tr") if row.css_first("td.year")]
    listed = [(int(text(row.css_first("td.year"))), hrefs(row.css_first("th"))[0].rstrip("/").rpartition("/")[2]) for row in rows]
    assert listed == [(r.year, r.id) for r in sorted(dated, key=lambda r: (r.year, r.country, r.id))]
    assert len(page.css("svg.timeline-wide use")) == len(dated)
    drawn = page.css_first("svg.timeline-tall")
    counted = [sum(int(text(number)) for number in row.css("text")) for row in drawn.css("g")]
    of_kind = Counter(r.kind for r in dated)
    assert counted == [of_kind[kind] for kind in content.vocabulary["kinds"] if of_kind[kind]]
    assert len(drawn.html.encode()) <= 4000  # about what a bar in each column of each kind takes
    undated = [text(link) for link in page.css("#without-year ~ ul a")]
    expected = [" ".join(r.name[lang].split()) for r in content.instruments if r.year is None]
    assert sorted(undated) == sorted(expected)
