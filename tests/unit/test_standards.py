"""Standards: each pattern finds what names its family, and nothing that only looks like it; the page shows what the patterns find."""

from pathlib import Path

import pytest

from scripts.content.model import LANGUAGES
from scripts.content.read import Library, load
from scripts.facts.addresses import Addresses
from scripts.facts.standards import index, names
from scripts.rules.built.pages import Site
from tests.html import hrefs, text, tree
from tests.small import small_content

EXAMPLES: dict[str, tuple[list[str], list[str]]] = {
    "gri": (["GRI 303-3", "según GRI", "the Global Reporting Initiative"], ["GRIMM", "gri", "Agri", "GRIS"]),
    "icmm": (["del ICMM.", "Consejo Internacional de Minería y Metales"], ["ICMMA", "icmm", "Consejo Minero"]),
    "irma": (
        ["IRMA 75", "Initiative for Responsible Mining Assurance"],
        ["AFIRMA", "Irma Pérez", "Alliance for Responsible Mining"],
    ),
    "tsm": (
        ["TSM", "(TSM):", "Towards Sustainable Mining", "Hacia una Minería\nSostenible"],
        ["Avanzan hacia una minería sostenible, social y ambiental", "Sustainable Mining Leadership Awards", "TSMC", "ATSM"],
    ),
    "gistm": (["GISTM", "Global Industry Standard on Tailings Management"], ["Global Tailings Management Institute", "gestión de relaves"]),
    "eiti": (["EITI Colombia", "Transparencia de las Industrias Extractivas"], ["MEITI", "SEITI", "industrias extractivas"]),
    "copper-mark": (["The Copper Mark", "sello Copper Mark"], ["copper market", "Copper Market Report", "Copper Marks"]),
    "fairmined": (["Fairmined Premium", "oro Fairmined."], ["fair mined", "Fairtrade gold"]),
    "iso": (["ISO 50001", "ISO/IEC 17021", "ISO14001"], ["aviso 2020", "ISO container", "ISOTools", "permiso 14001", "ISO 99"]),
    "sdg": (["SDG 12.8.1", "los ODS", "Sustainable Development Goals"], ["métodos", "desarrollo sostenible", "ODSX"]),
    "ghg-protocol": (
        ["GHG Protocol Scope 2 Guidance", "Greenhouse Gas Protocol"],
        ["greenhouse gas protocol", "GHG emissions"],
    ),
    "wbcsd": (["WBCSD"], ["WBCSDX", "business council"]),
    "oecd-ireg": (["OECD iREG", "Indicators of Regulatory Policy and Governance"], ["OECD", "regulatory policy"]),
}


def test_every_family_has_examples(small_library: Library) -> None:
    assert {s.id for s in small_library.content.standards} == set(EXAMPLES)


@pytest.mark.parametrize("family", EXAMPLES)
def test_patterns(small_library: Library, family: str) -> None:
    standard = next(s for s in small_library.content.standards if s.id == family)
    found, missed = EXAMPLES[family]
    for one in found:
        assert names(standard, one), one
    for one in missed:
        assert not names(standard, one), one


def test_every_standard_that_an_indicator_names_belongs_to_one_family(small_library: Library) -> None:
    content = small_library.content
    for practice in content.practices:
        for one in practice.indicators:
            for name in one.standards:
                assert sum(names(s, name) for s in content.standards) == 1, name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_shows_what_the_index_holds(built_site: Site, lang: str) -> None:
    page = built_site.pages[Addresses(built_site.content).of(lang, "standards")]
    for one in index(built_site.content):
        html = page.html.partition(f'<h2 id="{one.standard.id}"')[2].partition("<h2")[0].partition("<footer")[0]
        section = tree(html)
        assert one.standard.name[lang] in text(section.body) or one.standard.name[lang] == one.standard.short[lang]
        assert len(section.css("li")) == len(one.indicators) + len(one.practices) + len(one.records)
        assert {r.id for r in one.records} <= {href.rstrip("/").rpartition("/")[2] for href in hrefs(section)}


def test_a_pattern_that_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    small_content(tmp_path)
    file = tmp_path / "data/standards.yml"
    file.write_text(file.read_text(encoding="utf-8").replace(r"'\bIRMA\b'", "'(IRMA'"), encoding="utf-8")
    broken = load(tmp_path)
    (problem,) = [p for p in broken.problems if p.path == "data/standards.yml"]
    assert problem.rule == "wrong-shape"
    assert problem.values["found"].values["value"] == "(IRMA"
    assert "(IRMA" in file.read_text(encoding="utf-8").splitlines()[problem.line - 1]
