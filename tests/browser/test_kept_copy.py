"""The copy that a browser keeps, served by nginx: asked for, read and searched without it, brought up to date, removed; never else."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.facts.addresses import addresses_of
from scripts.finishing.finish import write_all
from scripts.takeaway.kept_list import PAGE, lists
from scripts.tools.settings import Settings
from tests.browser.interface import word
from tests.browser.test_accessibility import violations
from tests.publish.publications import free_port, served

FIRST = Settings(None, None, version="1.0", date="2026-01-31")
SECOND = Settings(None, None, version="1.1", date="2026-03-15")
KEPT = "caches.keys()"
_SENTINEL = "index.html?noted"
# As a browser does that fetches what the reader points to: asks of all that stands on a page, on and on while the copy is removed.
ASK_ON = """() => {
  const ask = async () => { for (let n = 0; n < 100; n++) await fetch(`?${Math.random()}`).catch(() => {}); };
  window.asked = Promise.all(Array.from({ length: 12 }, ask));
}"""
WORKERS = "navigator.serviceWorker.getRegistrations().then(all => all.map(one => one.scope))"


class Published:
    """The small site below `latest/` of a tree, whose server can be stopped and started at one address."""

    def __init__(self, folder: Path, built: Path, library: Library) -> None:
        self.library = library
        self.tree = folder / "tree"
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}/practicas/latest/"
        self.asked: list[str] = []
        shutil.copytree(built, self.tree / "latest")
        (self.tree / "index.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
        self.list_anew(FIRST)

    def list_anew(self, where: Settings) -> None:
        write_all(self.tree / "latest", lists(self.library.content, where, self.tree / "latest"))

    @contextmanager
    def running(self) -> Iterator[None]:
        with served(self.tree, self.folder / "nginx", self.port):
            yield

    def page(self, lang: str, key: str) -> str:
        return self.address + addresses_of(self.library.content).of(lang, key)

    def fetched(self) -> list[str]:
        """What the server was asked for since the last time. It notes down what it has answered before it answers the next."""
        urlopen(f"{self.address}{_SENTINEL}", timeout=20).close()
        log = (self.folder / "nginx/access.log").read_text(encoding="utf-8")
        lines = [match[1] for match in re.finditer(r'"GET (\S+) ', log) if _SENTINEL not in match[1]]
        new, self.asked = lines[len(self.asked) :], lines
        return new


@pytest.fixture
def published(tmp_path: Path, small_folder: Path, small_library: Library) -> Published:
    return Published(tmp_path, small_folder, small_library)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    one = browser.new_context(viewport={"width": 360, "height": 740}, locale="es-CL")
    yield one
    one.close()


def keep(page: Page, published: Published, lang: str) -> None:
    """Press the button and wait until all is there."""
    page.goto(published.page(lang, PAGE))
    page.get_by_role("button", name=word("keep.save", lang)).click()
    expect(page.get_by_role("button", name=word("keep.remove", lang))).to_be_visible(timeout=60_000)
    expect(page.locator("[data-keep] [role=status]")).to_contain_text(word("keep.current", lang))


def test_block_notice_and_absence_are_accessible(browser: Browser, published: Published) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)  # axe is put in as a script
    page = context.new_page()
    with published.running():
        page.goto(published.page("es", PAGE))
        expect(page.get_by_role("button", name=word("keep.save"))).to_be_visible()
        assert violations(page, "[data-keep]") == []
        keep(page, published, "es")
        assert violations(page, "[data-keep]") == []
    page.goto(published.page("es", "forum"))
    assert violations(page, "main > .notice[role=status]") == []
    page.goto(published.page("es", "bibliography"))  # which the copy does not hold
    expect(page.locator("h1")).to_have_text(word("keep.absent-title"))
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_read_and_searched_without_a_server_brought_up_to_date_and_removed(
    context: BrowserContext, published: Published, lang: str
) -> None:
    content = published.library.content
    practice, record = content.practices[0], content.evidence[0]
    other = next(one for one in LANGUAGES if one != lang)
    page = context.new_page()
    with published.running():
        page.goto(published.page(lang, practice.key))
        assert page.evaluate(KEPT) == [] and page.evaluate(WORKERS) == [], "nothing is kept before somebody asks"
        page.goto(published.page(lang, PAGE))
        expect(page.locator("[data-keep] [role=status]")).to_contain_text("kB")
        assert page.evaluate(KEPT) == [] and page.evaluate(WORKERS) == [], "nor on the page with the button"
        keep(page, published, lang)
        assert page.evaluate(WORKERS) == [published.page(lang, "index")]
        page.goto(published.page(lang, practice.key))
        assert page.locator("main > .notice[role=status]").count() == 0, "with a server it is the server's page"

    page.goto(published.page(lang, practice.key))
    expect(page.locator("h1")).to_have_text(content.pages[lang, practice.key].title)
    notice = page.locator("main > .notice[role=status]")
    expect(notice).to_contain_text(word("keep.today", lang))
    expect(notice).to_contain_text("1.0")
    page.goto(published.page(lang, record.key))
    expect(page.locator("h1")).to_have_text(record.name[lang])
    page.keyboard.press("/")
    page.get_by_role("combobox").type({"es": "practica 1", "en": "practíce 1"}[lang])
    page.locator("#search-list").get_by_role("option", name=content.pages[lang, practice.key].title).first.click()
    expect(page.locator("h1")).to_have_text(content.pages[lang, practice.key].title)
    page.goto(published.page(lang, "bibliography"))
    expect(page.locator("h1")).to_have_text(word("keep.absent-title", lang))
    page.get_by_role("link", name=word("keep.absent-home", lang)).click()
    expect(page).to_have_url(published.page(lang, "index"))
    if lang == "en":
        with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
            page.goto(published.page(other, practice.key))  # that language is kept by nobody

    changed = published.tree / "latest" / addresses_of(content).of(lang, practice.key) / "index.html"
    changed.write_text(changed.read_text(encoding="utf-8").replace("<h1>", "<h1>Otra edición: ", 1), encoding="utf-8")
    published.list_anew(SECOND)
    with published.running():
        page.goto(published.page(lang, PAGE))
        expect(page.locator("[data-keep] [role=status]")).to_contain_text("1.1")
        published.fetched()
        page.get_by_role("button", name=word("keep.update", lang)).click()
        expect(page.locator("[data-keep] [role=status]")).to_contain_text(word("keep.current", lang))
        files = [path for path in published.fetched() if not path.endswith((".json", "worker.js"))]
        assert [path.removeprefix("/practicas/latest/") for path in files] == [addresses_of(content).of(lang, practice.key)], (
            "only what has changed is fetched"
        )

    page.goto(published.page(lang, practice.key))
    expect(page.locator("h1")).to_contain_text("Otra edición")
    expect(notice).to_contain_text("1.1")
    page.goto(published.page(lang, PAGE))
    page.evaluate(ASK_ON)
    page.get_by_role("button", name=word("keep.remove", lang)).click()
    expect(page.locator("[data-keep] [role=status]")).to_have_text(word("keep.removed", lang))
    page.evaluate("window.asked")
    assert page.evaluate(KEPT) == [], "removed without a server, whole, whatever was asked of it meanwhile"
    assert page.evaluate(WORKERS) == []


def test_each_language_is_kept_and_removed_for_itself(context: BrowserContext, published: Published) -> None:
    page = context.new_page()
    with published.running():
        for lang in LANGUAGES:
            keep(page, published, lang)
        assert sorted(page.evaluate(WORKERS)) == sorted(published.page(lang, "index") for lang in LANGUAGES)
        page.get_by_role("button", name=word("keep.remove", "en")).click()
        expect(page.locator("[data-keep] [role=status]")).to_have_text(word("keep.removed", "en"))
    page.goto(published.page("es", "forum"))
    expect(page.locator("main > .notice[role=status]")).to_contain_text(word("keep.today"))


def test_the_copy_of_an_edition_never_answers_for_another(context: BrowserContext, published: Published) -> None:
    """Kept under its number, an edition is shown there alone; what `latest` stands for meanwhile is kept by nobody."""
    latest, numbered = published.address, published.address.replace("/latest/", "/1.0/")
    shutil.copytree(published.tree / "latest", published.tree / "1.0")
    page = context.new_page()
    with published.running():
        published.address = numbered
        keep(page, published, "es")
        assert page.evaluate(WORKERS) == [numbered]
    page.goto(published.page("es", "forum"))
    expect(page.locator("main > .notice[role=status]")).to_contain_text("1.0")
    published.address = latest
    with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
        page.goto(published.page("es", "forum"))


def test_it_is_removed_where_an_edition_without_the_button_has_taken_its_address(context: BrowserContext, published: Published) -> None:
    """As after a return to an edition of before: its pages are the server's, but for the one by which the copy is removed."""
    page = context.new_page()
    with published.running():
        keep(page, published, "es")
        shutil.rmtree(published.tree / "latest" / addresses_of(published.library.content).of("es", PAGE))
        (published.tree / "latest/worker.js").unlink()
        (published.tree / "latest/keep-es.json").unlink()
        page.goto(published.page("es", "forum"))
        assert page.locator("main > .notice[role=status]").count() == 0
        page.goto(published.page("es", PAGE))
        page.get_by_role("button", name=word("keep.remove")).click()
        expect(page.locator("[data-keep] [role=status]")).to_have_text(word("keep.removed"))
        assert page.evaluate(KEPT) == [] and page.evaluate(WORKERS) == []


def test_an_old_copy_says_how_old_it_is(context: BrowserContext, published: Published) -> None:
    page = context.new_page()
    with published.running():
        keep(page, published, "es")
        page.evaluate(
            """async () => {
                const [name] = await caches.keys();
                const store = await caches.open(name);
                const place = (await store.keys()).find(({ url }) => url.endsWith("kept=list"));
                const list = await (await store.match(place)).json();
                list.saved = new Date(Date.now() - 400 * 86400000).toISOString().slice(0, 10);
                list.again = "2020-01-01";
                await store.put(place, new Response(JSON.stringify(list)));
            }"""
        )
    page.goto(published.page("es", "forum"))
    notice = page.locator("main > .notice[role=status]")
    expect(notice).to_contain_text(word("keep.days").split("{")[0] + " 400")
    expect(notice).to_contain_text(word("keep.stale"))
    notice.get_by_role("link").click()
    expect(page).to_have_url(published.page("es", PAGE))


def test_stores_of_others_on_the_same_origin_are_left_alone(context: BrowserContext, published: Published) -> None:
    page = context.new_page()
    with published.running():
        keep(page, published, "es")
        page.evaluate("caches.open('of another project')")
        page.get_by_role("button", name=word("keep.remove")).click()
        expect(page.locator("[data-keep] [role=status]")).to_have_text(word("keep.removed"))
        assert page.evaluate(KEPT) == ["of another project"]


def test_the_former_copy_stays_when_an_update_breaks_off(context: BrowserContext, published: Published) -> None:
    content = published.library.content
    page = context.new_page()
    with published.running():
        keep(page, published, "es")
        list_file = published.tree / "latest/keep-es.json"
        value = json.loads(list_file.read_text(encoding="utf-8"))
        value["files"][0][1] = "0" * 16  # a list of an edition whose files are not there yet
        value["edition"] = "otra"
        list_file.write_text(json.dumps(value), encoding="utf-8")
        page.reload()
        page.get_by_role("button", name=word("keep.update")).click()
        expect(page.locator("[data-keep] [role=status]")).to_have_text(word("keep.changed"))
    page.goto(published.page("es", content.practices[0].key))
    expect(page.locator("main > .notice[role=status]")).to_contain_text("1.0")


def test_what_has_arrived_before_a_break_is_not_fetched_again(context: BrowserContext, published: Published) -> None:
    page = context.new_page()
    with published.running():
        page.goto(published.page("es", PAGE))
        context.route("**/search/es/**", lambda route: route.abort())
        page.get_by_role("button", name=word("keep.save")).click()
        expect(page.locator("[data-keep] [role=status]")).to_have_text(word("keep.broken"))
        assert page.evaluate(WORKERS) == [], "nothing answers before all is there"
        context.unroute("**/search/es/**")
        published.fetched()
        page.get_by_role("button", name=word("keep.save")).click()
        expect(page.get_by_role("button", name=word("keep.remove"))).to_be_visible()
        expect(page.locator("[data-keep] [role=status]")).to_contain_text(word("keep.current"))
        assert not [path for path in published.fetched() if "/practicas/latest/practicas/" in path]


def test_a_full_device_is_told_in_words(context: BrowserContext, published: Published) -> None:
    page = context.new_page()
    page.add_init_script("Cache.prototype.put = async () => { throw new DOMException('no room', 'QuotaExceededError'); }")
    with published.running():
        page.goto(published.page("es", PAGE))
        page.get_by_role("button", name=word("keep.save")).click()
        expect(page.locator("[data-keep] [role=status]")).to_have_text(word("keep.full"))
        assert page.evaluate(KEPT) == [] and page.evaluate(WORKERS) == []


def test_a_browser_that_keeps_nothing_is_told_in_words(context: BrowserContext, published: Published) -> None:
    page = context.new_page()
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    with published.running():
        page.goto(published.page("es", PAGE))
        expect(page.locator("[data-keep] [role=status]")).to_have_text(word("keep.unsupported"))


def test_no_list_no_button(page: Page, small_server: str, small_library: Library) -> None:
    page.on("response", lambda answer: None)
    address = small_server + addresses_of(small_library.content).of("es", PAGE)
    page.route("**/keep-es.json", lambda route: route.fulfill(status=200, body="null", content_type="application/json"))
    page.goto(address)
    expect(page.locator("[data-keep] [role=status]")).to_have_text(word("keep.none"))
    assert page.locator("[data-keep] button").count() == 0
