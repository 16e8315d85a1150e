"""After a rollback every address that was ever published still answers, on a real web server, and no edition calls an older one newer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from scripts.publishing.canonical_links import Listing, Row
from scripts.publishing.leads import leads
from scripts.tools.yaml import read_yaml_file
from tests.conftest import SITE_URL
from tests.publish.history import RENAMED
from tests.publish.publications import Project, new_small_project, say_changes, served
from tests.small import renew_claims

pytestmark = pytest.mark.long


@dataclass(frozen=True)
class RolledBack:
    """1.0; 1.1 with a page more and one renamed; then back to 1.0. `born`: the record that only 1.1 has; `before`: the tree of 1.1."""

    project: Project
    born: str
    before: dict[str, str]
    tree: Path
    address: str


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RolledBack]:
    folder = tmp_path_factory.mktemp("rollback")
    project = new_small_project(folder / "project")
    project.publish("1.0", "latest")
    born = _add_a_record(project.root)
    _rename_a_page(project.root)
    say_changes(project.root, "1.1")
    project.commit("Add a record, rename a page")
    project.publish("1.1", "latest")
    before = project.tree()
    result = project.run("rollback", "v1.0")
    assert result.returncode == 0, result.stderr
    tree = project.unpack(folder / "tree")
    with served(tree, folder / "nginx") as address:
        yield RolledBack(project, born, before, tree, address)


def _add_a_record(root: Path) -> str:
    file = min((root / "data/evidence").glob("[!_]*.yml"))
    value = {**read_yaml_file(file).value}
    value["sources"] = [one["id"] if isinstance(one, dict) else one for one in value["sources"]]
    value["name"] = {lang: f"{words} II" for lang, words in value["name"].items()}
    born = file.with_stem(f"{file.stem}-ii")
    born.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return born.stem


def _rename_a_page(root: Path) -> None:
    for lang, (old, new) in RENAMED.items():
        page = root / "docs" / lang / "about.md"
        page.write_text(page.read_text(encoding="utf-8").replace(f"slug: {old}\n", f"slug: {new}\n"), encoding="utf-8")
    rows = [f"- {{from: {prefix}{RENAMED[lang][0]}/, to: about}}\n" for lang, prefix in (("es", ""), ("en", "en/"))]
    (root / "data/redirects.yml").write_text("".join(rows), encoding="utf-8")
    renew_claims(root)


def test_every_address_that_was_ever_published_answers(site: RolledBack) -> None:
    addresses = [line.split()[0].removeprefix("./") for line in (site.tree / "addresses.txt").read_text(encoding="utf-8").splitlines()]
    assert {f"evidencia/{site.born}/", f"en/evidence/{site.born}/", f"{RENAMED['es'][1]}/"} <= set(addresses)
    for address in addresses:
        with urlopen(f"{site.address}latest/{address}", timeout=20) as answer:
            assert answer.status == 200, address


def test_what_was_born_in_the_edition_that_went_leads_to_where_it_is(site: RolledBack, page: Page) -> None:
    for address, there in (
        (f"evidencia/{site.born}/", f"1.1/evidencia/{site.born}/"),
        (f"en/evidence/{site.born}/", f"1.1/en/evidence/{site.born}/"),
        (f"{RENAMED['es'][1]}/", f"latest/{RENAMED['es'][0]}/"),
        (f"en/{RENAMED['en'][1]}/", f"latest/en/{RENAMED['en'][0]}/"),
    ):
        page.goto(f"{site.address}latest/{address}#part")
        page.wait_for_url(f"{site.address}{there}#part")
        text = (site.tree / "latest" / address / "index.html").read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="{SITE_URL}{there}">' in text and '<meta name="robots" content="noindex">' in text
        assert f'<html lang="{"en" if address.startswith("en/") else "es"}"' in text


def test_no_edition_says_that_an_older_one_is_more_recent(site: RolledBack, page: Page) -> None:
    for folder, key, lang, said in (
        ("1.1/", "index", "es", "Ya no es la vigente: ir a la que lo es"),
        ("1.1/en/", "index", "en", "It is no longer the current one: go to that one"),
        (f"1.1/evidencia/{site.born}/", "record", "es", "Ya no es la vigente: ir a la que lo es"),
    ):
        page.goto(site.address + folder)
        notice = page.locator("main > .edition-notice:visible")
        expect(notice).to_contain_text(said)
        assert ("más reciente" if lang == "es" else "newer") not in notice.inner_text(), key
        page.locator(".versions-menu summary").click()
        current = page.locator(".versions-menu a", has_text="1.0")
        expect(current).to_contain_text("(la vigente)" if lang == "es" else "(the current one)")
    page.goto(f"{site.address}latest/")
    page.wait_for_selector(".versions-menu")
    assert not page.locator("main > .edition-notice:visible").count()
    page.goto(f"{site.address}#editions")
    expect(page.locator(".editions li", has_text="1.0")).to_contain_text("la vigente")
    expect(page.locator(".editions li", has_text="1.1")).not_to_contain_text("vigente")


def test_going_forward_again_leaves_nothing_of_it(site: RolledBack) -> None:
    result = site.project.run("rollback", "1.1")
    assert result.returncode == 0, result.stderr
    assert site.project.tree() == site.before


def test_an_address_leads_to_the_newest_edition_that_has_its_page_and_to_none_that_is_gone(library) -> None:
    def listing(folder: str, *rows: tuple[str, str, str], moved: dict[str, str] | None = None) -> Listing:
        return Listing(folder, tuple(Row(*row) for row in rows), moved or {})

    old, renamed = ("about", "a/", "en/a/"), ("about", "b/", "en/b/")
    born = ("born", "n/", "en/n/")
    listings = {
        "latest": listing("latest", old),
        "1.0": listing("1.0", old),
        "1.9": listing("1.9", old, born),
        "1.10": listing("1.10", renamed, born, moved={"a/": "b/"}),
    }
    tree = {"1.0/a/index.html", "1.0/en/a/index.html", "1.9/n/index.html", "1.10/n/index.html", "1.10/gone/index.html"}
    found = leads("1.0", listings, tree, ("a/ #x", "en/a/", "b/", "n/", "en/n/", "gone/", "archived/"), library.content, None)
    targets = {path: text.decode().split('<p><a href="')[1].split('"')[0] for path, text in found.items()}
    assert targets == {
        "latest/b/index.html": "../a/",
        "latest/n/index.html": "../../1.10/n/",
        "latest/en/n/index.html": "../../../1.10/en/n/",
        "latest/gone/index.html": "../../1.10/gone/",
    }
