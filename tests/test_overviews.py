"""Country pages, the comparison and the timeline say what the data says, blanks included."""

from __future__ import annotations

import dataclasses
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from scripts.addresses import Addresses
from scripts.compose import compose
from scripts.content import ROOT, Library
from scripts.model import Content, Evidence
from scripts.rules.built import Site
from scripts.schema import Schemas
from scripts.settings import Settings
from scripts.strength import strongest_basis
from scripts.yamlio import read_yaml

WHERE = Settings("https://github.com/example/practicas", "https://example.org/practicas/")
_SIGN = re.compile(r"<use href=#?\"?#basis-([a-z-]+)")


def without(content: Content, practice: int, country: str) -> Content:
    """The content with nothing left for a practice in a country."""
    kept = tuple(r for r in content.evidence if not (practice in r.practices and r.country == country))
    assert len(kept) < len(content.evidence)
    return dataclasses.replace(content, evidence=kept)


def cells(text: str) -> list[list[str]]:
    """The cells of the comparison's rows, one row a practice."""
    rows = re.findall(r'<tr><th scope="row"><a .*?</tr>', text, re.DOTALL)
    return [re.findall(r"<td.*?</td>", row, re.DOTALL) for row in rows]


def number(cell: str) -> int:
    return int(re.search(r">(\d+)<", cell).group(1))


def best(content: Content, records: list[Evidence]) -> str:
    return strongest_basis(records, content.vocabulary["bases"]) or "none"


@pytest.mark.parametrize("address", ["comparacion/", "en/comparison/"])
def test_each_cell_counts_its_records_and_shows_their_strongest_basis(built_site: Site, address: str) -> None:
    content = built_site.content
    html = built_site.pages[address].html
    countries = list(content.vocabulary["countries"])
    rows = cells(html)
    assert len(rows) == len(content.practices)
    lang = "en" if address.startswith("en/") else "es"
    for practice, row in zip(content.practices, rows, strict=True):
        assert len(row) == len(countries) + 1
        for country, cell in zip(countries, row, strict=False):
            records = list(content.evidence_of(practice.number, country))
            assert number(cell) == len(records)
            assert _SIGN.search(cell).group(1) == best(content, records)
            words = content.word("shape.no-results", lang) if best(content, records) == "none" else ""
            assert (words or content.label("bases", best(content, records), lang)) in cell
        assert number(row[-1]) == len(content.evidence_of(practice.number))


@pytest.mark.parametrize("address", ["comparacion/", "en/comparison/"])
def test_totals_of_the_comparison(built_site: Site, address: str) -> None:
    content = built_site.content
    foot = built_site.pages[address].html.partition("<tfoot>")[2].partition("</tfoot>")[0]
    sums, distinct, covered = ([int(n) for n in re.findall(r"<td[^>]*>(\d+)</td>", row)] for row in foot.split("</tr>")[:3])
    by_country = [[r for r in content.evidence if r.country == c] for c in content.vocabulary["countries"]]
    assert sums[:-1] == [sum(len(r.practices) for r in some) for some in by_country]
    assert distinct == [*map(len, by_country), len(content.evidence)]
    assert covered[:-1] == [len({n for r in some for n in r.practices}) for some in by_country]
    assert (sums[-1], distinct[-1]) == (sum(sums[:-1]), sum(distinct[:-1]))


def test_the_comparison_is_a_real_table(built_site: Site) -> None:
    page = built_site.pages["comparacion/"]
    scopes = [e.get("scope") for e in page.all("th")]
    assert None not in scopes
    assert scopes.count("rowgroup") == len(built_site.content.vocabulary["themes"])
    assert len(page.all("caption")) == 1


@pytest.mark.parametrize(("lang", "file"), [("es", "es/comparacion/index.md"), ("en", "en/comparison/index.md")])
def test_an_empty_cell_is_a_door_to_exactly_that_record(small_library: Library, lang: str, file: str) -> None:
    content = without(small_library.content, 6, "PE")
    cell = cells(compose(content, WHERE)[file])[5][3]
    assert "empty" in cell
    assert "<use" not in cell
    address = urlsplit(unescape(re.search(r'href="([^"]+)"', cell).group(1)))
    assert address.path == "/example/practicas/new/main/data/evidence"
    fields = parse_qs(address.query)
    assert fields["filename"] == [f"pe-{content.word('blank.file-name', lang)}.yml"]
    document = read_yaml(fields["value"][0])
    assert not document.faults
    assert list(Schemas(ROOT / "data/schema").problems("evidence", document, "x")) == []
    assert (document.value["country"], document.value["practices"]) == ("PE", [6])
    assert len(address.geturl()) < 8000  # web servers refuse longer addresses


def test_the_same_door_stands_on_the_practice_and_the_country(small_library: Library) -> None:
    files = compose(without(small_library.content, 6, "PE"), WHERE)
    door = re.search(r'href="([^"]+)"', cells(files["es/comparacion/index.md"])[5][3]).group(1)
    assert door in files["es/practicas/movilizacion-de-estudiantes/index.md"]
    section = files["es/paises/peru/index.md"].partition('id="practice-6"')[2].partition("</section>")[0]
    assert door in section
    assert 'class="blank"' in section


def test_without_a_repository_an_empty_cell_leads_to_the_manual(small_library: Library) -> None:
    content = without(small_library.content, 6, "PE")
    cell = cells(compose(content, Settings(None, None))["es/comparacion/index.md"])[5][3]
    assert 'href="../contribuir/#add-evidence"' in cell


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_country_page_has_each_practice_with_its_records(built_site: Site, lang: str) -> None:
    content = built_site.content
    addresses = Addresses(content)
    for country in content.vocabulary["countries"]:
        html = built_site.pages[addresses.of(lang, f"countries/{country.lower()}")].html
        for practice in content.practices:
            section = html.partition(f'id="practice-{practice.number}"')[2].partition("</section>")[0]
            records = content.evidence_of(practice.number, country)
            linked = set(re.findall(r"evidenc(?:e|ia)/([a-z0-9-]+)/", section))
            assert linked == {r.id for r in records}
            for record in records:
                assert record.organisation[lang] in unescape(section)
                assert not record.gaps or record.gaps[lang] in unescape(section)
            missing = content.word("country.no-instrument", lang)
            assert (missing in section) == (bool(records) and not any(r in content.instruments for r in records))
            strip = html.partition('class="strip"')[2].partition("</nav>")[0]
            bar = re.search(rf'href="#practice-{practice.number}">.*?</a>', strip).group()
            assert bar.count("h24v") == len(records)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_summary_of_a_country(built_site: Site, lang: str) -> None:
    content = built_site.content
    addresses = Addresses(content)
    for country in content.vocabulary["countries"]:
        page = built_site.pages[addresses.of(lang, f"countries/{country.lower()}")]
        records = [r for r in content.evidence if r.country == country]
        summary = page.html.partition('<dl class="counts country-counts">')[2].partition("</dl>")[0]
        covered = len({n for r in records for n in r.practices})
        assert f">{len(records)}</a>" in summary
        assert content.word("country.of", lang, count=covered, total=len(content.practices)) in summary
        assert _SIGN.search(summary).group(1) == best(content, records)


@pytest.mark.parametrize("address", ["linea-de-tiempo/", "en/timeline/"])
def test_the_timeline_draws_and_lists_every_instrument(built_site: Site, address: str) -> None:
    content = built_site.content
    lang = "en" if address.startswith("en/") else "es"
    html = built_site.pages[address].html
    dated = [r for r in content.instruments if r.year]
    table = html.partition("timeline-table")[2].partition("</table>")[0]
    rows = re.findall(r'<td class="year"[^>]*>(\d+)</td><th scope="row"><a href="[^"]*/([a-z0-9-]+)/"', table)
    assert [(int(year), one) for year, one in rows] == [(r.year, r.id) for r in sorted(dated, key=lambda r: (r.year, r.country, r.id))]
    for name in ("timeline-wide", "timeline-tall"):
        drawing = html.partition(f'<svg class="{name}"')[2].partition("</svg>")[0]
        assert drawing.count("<use ") == len(dated)
    undated = html.partition('id="without-year"')[2].partition("</ul>")[0]
    for record in content.instruments:
        assert (record.name[lang] in unescape(undated)) == (record.year is None)
