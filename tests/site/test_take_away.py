"""The page of what there is to take away: every file that it names is made, and the size that it gives is the file's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.facts import handouts
from scripts.facts.addresses import addresses_of
from scripts.finishing.finish import write_all
from scripts.takeaway.links import NotMade, demand_all, linked
from scripts.tools.settings import Settings

WHERE = Settings(None, None)


@pytest.fixture
def site(small_folder: Path, tmp_path: Path) -> Path:
    """The pages of the small site, as MkDocs left them."""
    shutil.copytree(small_folder, tmp_path / "site")
    return tmp_path / "site"


def _offers(small_library: Library) -> list[str]:
    content = small_library.content
    of_practices = [
        handouts.of_practice(content, lang, practice, kind)
        for lang in LANGUAGES
        for practice in content.practices
        for kind in handouts.OF_PRACTICE
    ]
    of_site = (handouts.OFFLINE, handouts.HANDBOOK, handouts.EPUB, handouts.LLMS, handouts.LLMS_FULL)
    return [*(path for one in of_site for path in one.values()), *of_practices]


def test_a_file_is_linked_with_its_true_size_as_soon_as_it_is_there(site: Path, small_library: Library) -> None:
    content = small_library.content
    one, *rest = (path for path in _offers(small_library) if not (site / path).is_file())
    write_all(site, [(one, b"x" * 1_512_960)])
    assert 'data-file="' in (site / addresses_of(content).of("es", "take-away") / "index.html").read_text(encoding="utf-8")
    write_all(site, linked(content, WHERE, site))
    with pytest.raises(NotMade) as left:
        demand_all(content, site)
    assert set(left.value.args) == set(rest)
    write_all(site, [(path, b"x" * 33_248) for path in rest])
    write_all(site, linked(content, WHERE, site))
    demand_all(content, site)
    for lang, said in (("es", "1,5 MB"), ("en", "33 kB")):
        page = site / addresses_of(content).of(lang, "take-away")
        tree = LexborHTMLParser((page / "index.html").read_text(encoding="utf-8"))
        links = {(page / (a.attributes["href"] or "")).resolve(): a.text() for a in tree.css("a.download[download]")}
        assert {(site / path).resolve() for path in _offers(small_library) if path.startswith("en/") == (lang == "en")} <= set(links)
        assert links[(site / handouts.OFFLINE[lang]).resolve()].endswith(f"(ZIP) {said}")
    assert not list(linked(content, WHERE, site)), "what is linked stays as it is"
