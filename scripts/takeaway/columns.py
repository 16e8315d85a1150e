"""How wide the columns of a table are on a page, by what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def widths(columns: Sequence[Sequence[str]], total: int, letter: int, margins: int) -> list[int]:
    """The width of each column; together exactly `total`.

    Args:
        columns: for each column the texts of its cells, the head's too.
        total: of the table.
        letter: what one letter takes on the average, in the unit of `total`.
        margins: what a cell keeps free left and right together, in the same unit.

    As a browser does it: no column is narrower than its longest word (where there is no room for all of these: than that
    word or an even share), what is left goes to each by what its longest text still wants, and room to spare by how long
    the texts are.
    """
    least = [margins + letter * max((len(word) for text in cells for word in text.split()), default=1) for cells in columns]
    most = [margins + letter * max((len(line) for text in cells for line in text.splitlines()), default=1) for cells in columns]
    if sum(least) > total:
        least = [min(one, total // len(columns)) for one in least]
    if sum(most) <= total:
        return _shared(total, most)
    wanted = [wide - narrow for wide, narrow in zip(most, least, strict=True)]
    return [narrow + more for narrow, more in zip(least, _shared(total - sum(least), wanted), strict=True)]


def _shared(total: int, parts: Sequence[int]) -> list[int]:
    """`total` in whole numbers in the ratio of the parts: each ends where the sum up to it ends, so that none is lost."""
    whole, done, ends = sum(parts), 0, [0]
    for part in parts:
        done += part
        ends.append(total * done // whole)
    return [end - start for start, end in pairwise(ends)]
