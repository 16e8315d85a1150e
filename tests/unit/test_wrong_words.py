"""The list of wrong words: each entry stops what it is for, and lets pass what only looks like it."""

from __future__ import annotations

import re

import pytest

from tests.real import real

CASES = {
    "es": {
        "wrong": [
            "12 kt de CO2", "t CO2 eq", "bajó 19% en 2024", "subió 1.5 veces", "un costo de 0.25 pesos",
            "30 m3 de agua", "12 Gwh", "la faena minera", "recién en 2025", "en Perú", "según Perú por Perú",
            "el Consejo de EITI", "lo dijo la OCDE; según OCDE", "según GRI", "los SDG", "el Minam",
            "un caso de negocio", "un comité multiactor", "en base a datos", "el N° 18", "en Enero de 2024",
        ],
        "right": [
            "12 kt de CO₂", "bajó 19 %", "subió 1,5 veces", "1.500 personas", "la Ley 21.455", "norma GRI 303-3",
            "ODS 12.8", "artículo 5.2", "Industria 4.0", "WCAG 2.2", "recién egresados", "el Perú y México y Perú",
            "la EITI", "la OCDE", "según GRI 302", "un criterio solo", "3 m² y 4 m³", "los SDGs", "en enero de 2024",
            "Mt de mineral",
        ],
    },
    "en": {
        "wrong": [
            "CO2 emissions", "fell 19 % in 2024", "rose 1,5 times", "30 m3", "the ODS", "a company's plan",
            "a diagnosis", "To know more",
        ],
        "right": [
            "CO₂ emissions", "fell 19%", "rose 1.5 times", "1,500 people", "2,000,000", "30 m³", "the SDGs",
            "a company’s plan",
        ],
    },
}  # fmt: skip


def found(lang: str, text: str) -> list[str]:
    return [one.wrong for one in real().content.wrong_words if one.lang == lang and re.search(one.wrong, text)]


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in CASES.items() for text in texts["wrong"]])
def test_what_is_wrong_is_found(lang: str, text: str) -> None:
    assert found(lang, text)


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in CASES.items() for text in texts["right"]])
def test_what_is_right_is_not(lang: str, text: str) -> None:
    assert found(lang, text) == []
