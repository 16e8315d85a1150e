"""Of when a figure is: in its text, in `as_of`, or plainly not known; and how dates are written in each language."""

from __future__ import annotations

import pytest

from scripts.content.model import Result, Text
from scripts.facts.dates import figure_without_year, in_words, years


@pytest.mark.parametrize(
    ("value", "es", "en"),
    [
        ("2024", "2024", "2024"),
        ("2024-05", "mayo de 2024", "May 2024"),
        ("2024-05-03", "3 de mayo de 2024", "3 May 2024"),
        ("2025-03-12/2025-03-13", "12–13 de marzo de 2025", "12–13 March 2025"),
        ("2023-03/2023-05-10", "marzo de 2023 – 10 de mayo de 2023", "March 2023 – 10 May 2023"),
    ],
)
def test_a_date_is_written_in_the_words_of_the_language(value: str, es: str, en: str) -> None:
    assert (in_words(value, "es"), in_words(value, "en")) == (es, en)


@pytest.mark.parametrize(
    ("es", "en", "found"),
    [
        ("12 empresas en 2023.", "12 companies in 2023.", {"2023"}),
        ("12 empresas (2008-2013).", "12 companies (2008–2013).", {"2008", "2013"}),
        ("12 empresas en 2023.", "12 companies.", {"2023"}),
        ("2000 personas.", "2,000 people.", set()),
        ("1.995 personas, 2,021 t.", "1,995 people, 2.021 t.", set()),
        ("La Ley 2232 y la NOM-001-2021.", "Law 2232 and NOM-001-2021.", set()),
    ],
)
def test_years_are_told_from_other_numbers(es: str, en: str, found: set[str]) -> None:
    assert years(Result("self-reported", Text(es, en))) == found


@pytest.mark.parametrize(
    ("es", "figure"),
    [
        ("Participaron 12 empresas.", "12"),
        ("Bajó 1.234,5 t.", "1.234,5"),
        ("Participaron doce empresas.", ""),
        ("Bajó el CO2 y el PM10.", ""),
        ("Cubre los alcances 1 y 2.", ""),
        ("Sigue la Ley 1715.", ""),
        ("Participaron 12 empresas en 2021.", ""),
    ],
)
def test_a_figure_without_a_year_is_found(es: str, figure: str) -> None:
    assert figure_without_year(Result("self-reported", Text(es, es))) == figure
    assert figure_without_year(Result("self-reported", Text(es, es), "undated")) == ""
