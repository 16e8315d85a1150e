"""Standards: each pattern finds what names its family, and nothing that only looks like it."""

from pathlib import Path

import pytest

from scripts.content.library import Library
from scripts.content.read import load
from scripts.facts.standards import named_in, names
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


def test_a_pattern_that_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    small_content(tmp_path)
    file = tmp_path / "data/standards.yml"
    file.write_text(file.read_text(encoding="utf-8").replace(r"'\bIRMA\b'", "'(IRMA'"), encoding="utf-8")
    broken = load(tmp_path)
    (problem,) = [p for p in broken.problems if p.path == "data/standards.yml"]
    assert problem.rule == "wrong-shape"
    assert problem.values["found"].values["value"] == "(IRMA"
    assert "(IRMA" in file.read_text(encoding="utf-8").splitlines()[problem.line - 1]


def test_what_many_texts_name_is_asked_once() -> None:
    """A store that is too small by one keeps nothing of what is asked for in the same order again and again."""
    texts = [f"text {number}" for number in range(60_000)]
    for text in texts:
        named_in(("ISO",), text)
    asked = named_in.cache_info().misses
    for text in texts:
        named_in(("ISO",), text)
    assert named_in.cache_info().misses == asked
