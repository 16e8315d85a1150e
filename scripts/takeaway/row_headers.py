"""Tables of a PDF whose rows are named by their first cell, for those who hear them: the typesetter tags only the head's cells."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object


def tag_row_headers(document: pikepdf.Pdf) -> None:
    """Tag the first cell of each row of a table's body as the header of its row, and of the rows below where it spans its whole row.

    Every other cell names the headers that hold for it, as it does those of its column.
    """
    tables = [one for one in _elements(document.Root.get("/StructTreeRoot")) if one.get("/S") == Name.Table]
    for number, table in enumerate(tables):
        above = ""
        bodies = [body for body in _children(table) if body.get("/S") == Name.TBody]
        for place, row in enumerate(row for body in bodies for row in _children(body)):
            first, *others = _children(row)
            of_table = _attributes(first)
            if not others and "/ColSpan" not in of_table:  # a table of one column
                continue
            identity = f"row-{number}-{place}"
            first.S, first.ID = Name.TH, pikepdf.String(identity)
            of_table.Scope = Name.Row
            if not others:
                above, of_table.Headers = identity, Array()
                continue
            if above:
                of_table.Headers.append(pikepdf.String(above))
            for cell in others:
                _attributes(cell).Headers.extend(pikepdf.String(one) for one in (above, identity) if one)


def _attributes(cell: Dictionary) -> Dictionary:
    """What a cell says of its place in the table."""
    (found,) = [one for one in cell.A if isinstance(one, Dictionary) and one.get("/O") == Name.Table]
    return found


def _children(element: Object) -> list[Dictionary]:
    """The elements of the structure right below one; what stands on the page is none."""
    below = element.get("/K")
    listed = list(below) if isinstance(below, Array) else [below]
    return [one for one in listed if isinstance(one, Dictionary) and "/S" in one]


def _elements(root: Object | None) -> Iterator[Dictionary]:
    """All elements of the structure, in the order of reading."""
    waiting = _children(root)[::-1] if root is not None else []
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(_children(element)[::-1])
