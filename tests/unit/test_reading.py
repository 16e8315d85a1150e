"""How hard a text is to read: sentences, words, syllables, and the index that follows from them."""

from __future__ import annotations

import pytest

from bench.reading import measure, syllables
from scripts.tools.sentences import sentences, words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("La mina mide el agua. Publica el dato.", 2),
        ("Según el art. 5 y el n.º 18, la empresa paga.", 1),
        ("Lo opera Econssa Chile S. A. en el norte.", 1),
        ("Lo midió el EE. UU. Geological Survey.", 1),
        ("Costó US$ 2.000 en 2024. En 2025 costó menos.", 2),
        ("¿Quién paga? Paga la empresa; nadie más: así consta.", 2),
        ("It took 9.8 litres. “It is less now.” The mine says so.", 3),
        ("Bill No. 8 of 2021 says so.", 1),
        ("", 0),
    ],
)
def test_a_sentence_ends_where_a_reader_stops(text: str, count: int) -> None:
    assert len(sentences(text)) == count, sentences(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [("Bajó 19 % en 2024.", 4), ("Fell 19% in 2024.", 4), ("agua —toda— y luz", 4), ("agua/luz", 2), ("un medio-día", 2), ("…", 0)],
)
def test_a_figure_with_its_sign_is_one_word(text: str, count: int) -> None:
    assert len(words(text)) == count, words(text)


@pytest.mark.parametrize(
    ("word", "lang", "count"),
    [
        ("relaves", "es", 3),
        ("país", "es", 2),
        ("ciudadanía", "es", 5),
        ("reúso", "es", 3),
        ("Mount", "es", 1),  # foreign names are read as they can be, and stop nothing
        ("environmental", "en", 5),
        ("measured", "en", 2),
        ("litres", "en", 2),
        ("mobilised", "en", 3),
        ("Chile’s", "en", 2),
        ("GRI", "en", 1),
        ("CO₂", "es", 1),
        ("2.000", "es", 1),
    ],
)
def test_a_figure_or_an_acronym_is_one_syllable(word: str, lang: str, count: int) -> None:
    assert syllables(word, lang) == count


def test_the_index_is_that_of_the_published_formulas() -> None:
    # 4 words, 7 syllables, 1 sentence; then 6 words, 6 syllables
    assert measure(["La mina mide agua."], "es").index == pytest.approx(206.835 - 62.3 * 7 / 4 - 4)
    assert measure(["The cat sat on the mat."], "en").index == pytest.approx(206.835 - 84.6 - 1.015 * 6)


def test_each_text_ends_a_sentence_and_long_ones_are_counted() -> None:
    found = measure(["uno " * 26, "dos"], "es")
    assert (found.words, found.long, found.all) == (13.5, 50, 27)


def test_nothing_to_read_is_no_index() -> None:
    with pytest.raises(ValueError, match="no words"):
        measure(["…"], "es")
