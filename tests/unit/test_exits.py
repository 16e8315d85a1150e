"""The way out: how the pages of other generators are compared with ours."""

from __future__ import annotations

from pathlib import Path

from bench.exits import compare
from bench.exits.__main__ import report
from bench.exits.ways import Built

OURS = """<!doctype html><html lang="es"><body><main><h1>Agua</h1><nav><a href="x/">menú</a></nav>
<p>Medir el <a href="../en/">agua</a>.</p><h2 id="why">Por qué</h2><a href="https://example.org/a">fuente</a></main></body></html>"""


def _site(folder: Path, pages: dict[str, str]) -> dict[str, compare.Read]:
    for address, html in pages.items():
        file = folder / address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8")
    return compare.read(folder)


def test_a_site_loses_nothing_to_itself_whatever_its_addresses_look_like(tmp_path: Path) -> None:
    ours = _site(tmp_path / "ours", {"": OURS, "b": OURS})
    theirs = OURS.replace('href="../en/"', 'href="/en/index.html"').replace('lang="es"', 'lang="es-419"')
    assert set(ours) == {"", "b/"} and ours[""].headings == ("h1: Agua", "h2: Por qué")
    assert not compare.lost(ours, _site(tmp_path / "theirs", {"": theirs, "b": theirs}))


def test_what_is_lost_is_named_by_page_and_kind(tmp_path: Path) -> None:
    ours = _site(tmp_path / "ours", {"": OURS, "b": OURS})
    poor = '<html lang="en"><body><main><h1>Agua</h1><p>Medir el agua.</p>Por qué</main></body></html>'
    gone = compare.lost(ours, _site(tmp_path / "theirs", {"": poor}))
    assert gone.pages == ("b/",) and gone.langs == {"": ("es",)}
    assert gone.words == {"": ("fuente",)} and gone.headings == {"": ("h2: Por qué",)} and gone.ids == {"": ("why",)}
    assert gone.links == {"": ("en/", "https://example.org/a")}
    text = report(ours, {"Another": (Built(tmp_path, 3), gone, False), "None": (Built(None, told="No such option"), None, False)})
    assert "- pages lost: 1: `b/`" in text and "`/: h2: Por qué`" in text and "- warnings: 3" in text and "No such option" in text
