"""The figures of two texts: what people rightly write stays silent, what says something else is told, with both sides' figures."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.facts.figures import differing

SAME = [
    # the signs of each language
    ("1.234,5 t", "1,234.5 t"),
    ("Son 1.234.567 personas.", "There are 1,234,567 people."),
    ("Son 1 234 567 personas.", "There are 1,234,567 people."),
    ("Son 1\u202f234\u202f567 personas.", "There are 1,234,567 people."),
    ("3\u00a0006 personas", "3,006 people"),
    ("Participaron 3 006 personas", "3 006 people took part"),
    ("De 20 120 son nuevos", "Of 20, 120 are new"),
    ("un índice de 0,125", "an index of 0.125"),
    ("subió 3.5 % en México", "rose 3.5% in Mexico"),
    ("1,234.50 pesos", "1,234.50 pesos"),
    ("prácticas 1,2,3", "practices 1, 2 and 3"),
    ("prácticas 1, 2 y 3", "practices 1,2,3"),
    ("**3,5** %", "**3.5**%"),
    # percentages and money
    ("bajó 51 %", "fell by 51%"),
    ("bajó 51\u00a0%", "fell by 51 per cent"),
    ("el 51 por ciento", "51% of them"),
    ("entre 10 y 20 %", "between 10% and 20%"),
    ("10, 20 y 30 %", "10%, 20% and 30%"),
    ("de 5 a 10 ‰", "from 5‰ to 10‰"),
    ("subió 3 puntos porcentuales", "rose 3 percentage points"),
    ("una variación de −5 %", "a change of −5%"),
    ("una variación de -5,5 %", "a change of −5.5%"),
    ("a menos 5 °C", "at minus 5 °C"),
    ("al menos 55 %", "at least 55%"),
    ("más o menos 50 casos", "about 50 cases"),
    ("US$ 3,5 millones", "US$3.5 million"),
    ("USD 3,5 millones", "US$ 3.5m"),
    ("3,5 millones de dólares", "$3.5 million"),
    ("US$ 1.500 millones", "US$1.5 billion"),
    ("US$ 3 mil millones", "US$3bn"),
    ("500.000 euros", "€500,000"),
    ("S/ 12.500", "PEN 12,500"),
    ("$ 25 millones de pesos", "25 million pesos"),
    # scales
    ("de 10 a 20 millones", "from 10 to 20 million"),
    ("de 10 a 20 millones", "from 10 million to 20 million"),
    ("5 mil hectáreas", "5,000 hectares"),
    ("1 millón 200 mil toneladas", "1.2 million tonnes"),
    ("3,5 Mt", "3.5 million tonnes"),
    ("2 billones de pesos", "2 trillion pesos"),
    ("mil hectáreas", "1,000 hectares"),
    # words are not compared
    ("tres países", "three countries"),
    ("3 países", "three countries"),
    ("dos de cada tres", "2 out of 3"),
    ("la primera etapa", "the 1st stage"),
    ("un 2.º informe", "a second report"),
    ("duplicó el plazo", "doubled the time"),
    # ordinals, centuries, Roman numerals, fractions
    ("el 2.º informe", "the 2nd report"),
    ("el 1.er lugar", "1st place"),
    ("siglo XX", "20th century"),
    ("siglo XX", "twentieth century"),
    ("siglos XIX y XX", "19th and 20th centuries"),
    ("fase II", "phase 2"),
    ("el anexo IV", "Annex IV"),
    ("½ y Ⅳ", "½ and Ⅳ"),
    ("1½ horas", "1.5 hours"),
    ("½ hora", "half an hour"),
    ("1/2 taza", "½ cup"),
    # dates and times
    ("el 3 de mayo de 2021", "on 3 May 2021"),
    ("el 3 de mayo de 2021", "on May 3, 2021"),
    ("el 15/03/2021", "on 15 March 2021"),
    ("el 15/03/2021", "2021-03-15"),
    ("en marzo de 2021", "in March 2021"),
    ("marzo y abril de 2021", "March 2021 and April 2021"),
    ("en 2019-2020", "in 2019–20"),
    ("los años 90", "the 1990s"),
    ("la década de 1990", "the 1990s"),
    ("a las 14:30", "at 2:30 p.m."),
    ("a las 14.30 h", "at 14:30"),
    ("a las 9 a. m.", "at 9 am"),
    ("atención 24/7", "24/7 service"),
    ("33° 27′ S, 70° 40′ O", "33° 27′ S, 70° 40′ W"),
    ("−33,45; −70,66", "−33.45, −70.66"),
    # names and numbers of laws
    ("Ley n.º 21.455", "Law No. 21,455"),
    ("Ley n.º 21.455", "Law No. 21.455"),
    ("la Ley 21.455", "Law 21.455"),
    ("Ley 21455", "Law 21,455"),
    ("la norma ISO 14001", "the ISO 14001 standard"),
    ("la versión 2.0", "version 2.0"),
    ("NCh 1.333", "NCh 1.333"),
    ("material PM2,5", "PM2.5 matter"),
    ("sección 3.1.2", "section 3.1.2"),
    ("el Decreto Supremo 1.210", "Supreme Decree 1.210"),
    # units, formulas, addresses
    ("5 m³ de agua", "5 cubic metres of water"),
    ("se mide en m³", "it is measured in cubic metres"),
    ("12 l/s", "12 litres per second"),
    ("emisiones de CO2", "emissions of CO₂"),
    ("emisiones de CO₂", "carbon dioxide emissions"),
    ("un plan de 5 años", "a 5-year plan"),
    ("en 24 horas", "within 24 hours"),
    ("de 5 a 10 años", "5–10 years"),
    ("[la guía](09-x.md#a1)", "[the guide](10-y.md)"),
    ("el código `1.000`", "the code `1,000`"),
    ("En 2020, 35 hombres y 40 mujeres", "In 2020, 40 women and 35 men"),
    ("10 % en 2019 y 20 % en 2020", "in 2019, 10%, and in 2020, 20%"),
    ("En 2020 participaron 35 personas", "35 people took part in 2020"),
]

OTHER = [
    ("bajó 3,5 % en 2020", "fell 35 % in 2020"),
    ("1,5 %", "15 %"),
    ("1,5 %", "1,5 %"),
    ("½ y Ⅳ", "⅔ and Ⅸ"),
    ("½ y Ⅳ", "½ and Ⅸ"),
    ("de 10 a 20 millones", "from 20 to 10 billion"),
    ("de 10 a 20 millones", "from 20 to 10 million"),
    ("de 10 a 20 millones", "from 10 to 20 billion"),
    ("pasó de 10 % a 20 %", "went from 20% to 10%"),
    ("−5 %", "rises 5 ‰"),
    ("−5 %", "5 %"),
    ("5 %", "−5 %"),
    ("5 %", "5 ‰"),
    ("5 %", "5 percentage points"),
    ("5 % de ellos", "5 of them"),
    ("1.000 t", "1.000 t"),
    ("unas 1.000 personas", "some 1.000 people"),
    ("1.500 millones", "1,500 billion"),
    ("US$ 3 mil millones", "US$3 million"),
    ("US$ 3 billones", "US$3 billion"),
    ("US$ 5 millones", "€5 million"),
    ("5 millones de euros", "5 million dollars"),
    ("5 km", "5 m"),
    ("5 toneladas", "5 kg"),
    ("5 años", "5 months"),
    ("5 hectáreas", "5 km²"),
    ("el código `12`", "the code `21`"),
    ("[las 12 guías](x.md)", "[the 21 guides](x.md)"),
    ("![Balance de 2023](../images/a.png)", "![Balance of 2024](../images/a.png)"),
    ("3 minas", "5 mines"),
    ("3 minas", "the mines"),
    ("el 2.º informe", "the 3rd report"),
    ("siglo XX", "19th century"),
    ("anexo IV", "Annex IX"),
    ("el 3 de mayo de 2021", "on 3 March 2021"),
    ("el 3 de mayo de 2021", "on 3 May 2012"),
    ("en marzo de 2021", "in May 2021"),
    ("a las 14:30", "at 3:30 p.m."),
    ("1.234.567", "1,234,576"),
    ("Ley n.º 21.455", "Law No. 21,445"),
    ("ISO 14001", "ISO 14000"),
    ("1/2 taza", "1/4 cup"),
    ("3,5 Mt", "3.5 kt"),
    ("20 MW", "20 GWh"),
    ("entre 10 y 20 %", "between 10% and 30%"),
    ("10 % en 2019 y 20 % en 2020", "20% in 2019 and 10% in 2020"),
    ("0,5 mg/l", "0.05 mg/l"),
    ("&#53;", "&#54;"),
]


@pytest.mark.parametrize(("es", "en"), SAME)
def test_what_people_rightly_write_stays_silent(es: str, en: str) -> None:
    assert differing(es, en) == ([], [])


@pytest.mark.parametrize(("es", "en"), OTHER)
def test_what_says_something_else_is_told(es: str, en: str) -> None:
    assert differing(es, en) != ([], [])


def test_what_differs_is_shown_as_it_is_written() -> None:
    assert differing("bajó 3,5\u00a0% en 2020", "fell 35% in 2020") == (["3,5\u00a0%"], ["35%"])
    assert differing("US$ 3 mil millones", "US$3 million") == (["US$ 3 mil millones"], ["US$3 million"])


PIECES = st.sampled_from(
    ["1", "23", "456", "1.000", "2,5", " ", "\u202f", "%", "millones", "million", "mil", "−", "US$", "½", "Ⅳ", "siglo XX", ":30"]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), st.one_of(st.text(), st.lists(PIECES).map(" ".join)))
def test_any_two_texts_can_be_compared(es: str, en: str) -> None:
    one, two = differing(es, en)
    assert all(isinstance(figure, str) and figure for figure in (*one, *two))


@pytest.mark.parametrize("text", ["9" * 5000, "1 " * 5000, "1 234 " * 5000, "](" * 20_000 + "1"], ids=["long", "many", "groups", "links"])
def test_a_hostile_text_is_compared_in_time(text: str) -> None:
    start = time.process_time()
    assert differing(text, text) == ([], [])
    assert differing(text, "7") != ([], [])
    assert time.process_time() - start < 20
