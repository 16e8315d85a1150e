"""How the columns of a table share a page."""

from __future__ import annotations

import pytest

from scripts.takeaway.columns import widths

SENTENCE = "the water of the basin is measured each month by a laboratory that the mine does not pay"


def test_a_column_of_sentences_is_wider_than_one_of_short_words_and_none_breaks_a_word() -> None:
    short, long, word = widths([["Unit", "m³", "%"], ["Indicator", SENTENCE], ["Standard", "microbiological"]], 600, 6, 10)
    assert (short, word) >= (4 * 6 + 10, 15 * 6 + 10)
    assert long > 2 * word > 2 * short


def test_equal_columns_share_evenly() -> None:
    for cells in (["ab"], [SENTENCE]):
        assert widths([cells] * 3, 300, 6, 10) == [100, 100, 100]


def test_a_column_gets_more_when_its_text_grows() -> None:
    before = widths([[SENTENCE[:40]], [SENTENCE]], 400, 6, 10)
    after = widths([[SENTENCE], [SENTENCE]], 400, 6, 10)
    assert after[0] > before[0]


@pytest.mark.parametrize("total", [7, 100, 8640, 8641])
@pytest.mark.parametrize(
    "columns", [[[""]], [[], [""]], [["a"], ["b"], ["c"]], [["x" * 500], [SENTENCE], ["y"]], [[SENTENCE * 9], ["%\nm³"]]]
)
def test_the_widths_fill_the_table_exactly(columns: list[list[str]], total: int) -> None:
    made = widths(columns, total, 120, 216)
    assert sum(made) == total and len(made) == len(columns) and min(made) > 0
