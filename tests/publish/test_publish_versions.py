"""Three publications on a web server: every page of every version by request, and clicks between languages and versions."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from bench.browser import first_view
from scripts.content.ui_words import words
from scripts.facts.handouts import OFFLINE
from scripts.pages.keep import list_of
from scripts.rules.built import weight
from scripts.takeaway.kept_list import fingerprint
from scripts.tools.html import HtmlPage, parse
from tests import nu
from tests.browser.test_accessibility import violations
from tests.browser.test_keyboard import tab_to
from tests.browser.test_policy import watched
from tests.conftest import SITE_URL
from tests.publish.history import FOLDERS, HEADING, RENAMED, History, publish_history
from tests.publish.publications import served

pytestmark = pytest.mark.long

LANGUAGES = ("es", "en")
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Site:
    """The published history, its files, and where nginx serves them."""

    history: History
    tree: Path
    address: str

    @cache  # noqa: B019 (one site a module)
    def get(self, address: str) -> tuple[int, str]:
        """Status and text that the server answers with."""
        try:
            with urlopen(address, timeout=20) as answer:
                return answer.status, answer.read().decode("utf-8", errors="replace")
        except HTTPError as error:
            with error:
                return error.code, error.read().decode("utf-8", errors="replace")

    @cache  # noqa: B019
    def pages(self, folder: str) -> dict[tuple[str, str], str]:
        """(key, language) -> address below the folder."""
        rows = json.loads((self.tree / folder / "addresses.json").read_text(encoding="utf-8"))["pages"]
        return {(key, lang): address for key, *pair in rows for lang, address in zip(LANGUAGES, pair, strict=True)}

    def page(self, folder: str, address: str) -> HtmlPage:
        """A page as the server sends it."""
        status, text = self.get(f"{self.address}{folder}/{address}")
        assert status == 200, f"{folder}/{address}: {status}"
        return parse(address, text)

    def canonical_folder(self, folder: str, key: str) -> str:
        """Where search engines shall look for a page: in the newest edition when that has it."""
        return "latest" if (key, "es") in self.pages("latest") else folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Publish 1.0, 1.1 and the next edition, and serve what the remote's branch holds."""
    folder = tmp_path_factory.mktemp("history")
    history = publish_history(folder / "project")
    tree = history.project.unpack(folder / "tree")
    with served(tree, folder / "nginx") as address:
        yield Site(history, tree, address)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_page_says_its_language_and_where_search_engines_find_it(site: Site, folder: str) -> None:
    for (key, lang), address in site.pages(folder).items():
        page = site.page(folder, address)
        assert page.all("html")[0].get("lang") == lang, address
        home = site.canonical_folder(folder, key)
        places = {code: f"{SITE_URL}{home}/{site.pages(home)[key, code]}" for code in LANGUAGES}
        links = [e for e in page.all("link") if e.get("rel") in ("canonical", "alternate") and not e.get("type")]
        found = {e.get("hreflang"): e.get("href") for e in links}
        assert found == {None: places[lang], **places, "x-default": places["es"]}, address
        assert len(links) == 4
        shared = {e.get("property"): e.get("content") for e in page.all("meta") if e.get("property")}
        assert shared["og:url"] == places[lang], address
        assert (site.tree / shared["og:image"].removeprefix(SITE_URL)).is_file(), address
        robots = [e.get("content") for e in page.all("meta") if e.get("name") == "robots"]
        assert robots == (["noindex"] if folder == "dev" else []), address


def test_who_shares_the_address_of_the_root_shows_its_card_too(site: Site) -> None:
    """What reads a page for a chat runs no script, and is not led on."""
    root = parse("", site.get(site.address)[1])
    shared = {e.get("property"): e.get("content") or "" for e in root.all("meta") if e.get("property")}
    assert shared["og:url"] == f"{SITE_URL}latest/" and shared["og:title"] and shared["og:description"]
    assert shared["og:image"].startswith(SITE_URL) and (site.tree / shared["og:image"].removeprefix(SITE_URL)).is_file()


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_link_of_every_page_leads_somewhere(site: Site, folder: str) -> None:
    for (key, lang), address in site.pages(folder).items():
        page = site.page(folder, address)
        for element in page.elements:
            target = (element.get("href") or element.get("src") or "").replace(SITE_URL, site.address)
            if target and (target.startswith(site.address) or not urlsplit(target).scheme):
                status, _ = site.get(urljoin(f"{site.address}{folder}/{address}", target).split("#")[0].split("?")[0])
                assert status == 200, f"{folder}/{address} -> {target}"
        language = next(e for e in page.all("a") if "data-language" in e.attributes)
        other = "en" if lang == "es" else "es"
        there = urljoin(f"{site.address}{folder}/{address}", language.get("href"))
        assert there == f"{site.address}{folder}/{site.pages(folder)[key, other]}"


def test_a_renamed_page_is_led_to_in_one_hop_and_a_removed_one_keeps_itself_in_its_edition(site: Site) -> None:
    for lang in LANGUAGES:
        prefix = "" if lang == "es" else "en/"
        old, new = (f"{prefix}{slug}/" for slug in RENAMED[lang])
        stub = site.page("1.1", old)
        refresh = next(e for e in stub.all("meta") if e.get("http-equiv") == "refresh")
        target = refresh.get("content").removeprefix("0; url=")
        assert urljoin(f"{site.address}1.1/{old}", target) == f"{site.address}1.1/{new}"
        assert stub.all("html")[0].get("lang") == lang
        removed = site.pages("1.0")[f"evidence/{site.history.removed}", lang]
        assert site.page("1.1", removed).all("html")[0].get("data-moved") == "gone"


def test_a_renamed_heading_is_found_by_its_old_and_its_new_id(site: Site) -> None:
    for lang in LANGUAGES:
        page = site.page("1.1", site.pages("1.1")["privacy", lang])
        assert page.ids.count(HEADING[0]) == page.ids.count(HEADING[1]) == 1


def test_only_the_lines_for_search_engines_of_an_old_edition_ever_change(site: Site) -> None:
    project = site.history.project
    log = project.git("log", "--format=%H", "--reverse", "gh-pages", where=project.remote).split()
    before, after = (dict(_blobs(site, commit)) for commit in (log[0], log[-1]))
    changed = [path for path in before if before[path] != after[path]]
    assert before.keys() == after.keys()
    assert len(changed) == 6, changed  # the renamed page, the removed one and the letter that held its source alone, in both languages
    links = re.compile(r'<(?:link rel="(?:canonical|alternate)"|meta property="og:url")[^>]*>\n')
    for path in changed:
        old, new = (project.git("show", f"{commit}:{path}", where=project.remote) for commit in (log[0], log[-1]))
        assert links.sub("", old) == links.sub("", new)


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_a_browser_is_told_to_keep_is_there_as_it_is_told(site: Site, folder: str) -> None:
    """Of each edition, also where publishing has renewed the lines for search engines since it was built."""
    for lang in LANGUAGES:
        listed = json.loads((site.tree / folder / list_of(lang)).read_text(encoding="utf-8"))
        for path, known, _ in listed["files"]:
            status, _ = site.get(f"{site.address}{folder}/{path}")
            file = site.tree / folder / path
            assert status == 200, path
            assert fingerprint((file / "index.html" if file.is_dir() else file).read_bytes(), path) == known, path
        assert (site.tree / folder / "worker.js").is_file()
        with zipfile.ZipFile(site.tree / folder / OFFLINE[lang]) as archive:
            home = next(name for name in archive.namelist() if name.count("/") == 1 and name.endswith("/index.html"))
            said = archive.read(home).decode("utf-8")
        number = {"latest": "1.1"}.get(folder, folder)
        assert (
            words()["versions.dev"][lang] in said if folder == "dev" else words()["versions.edition"][lang].format(version=number) in said
        )


def _blobs(site: Site, commit: str) -> list[tuple[str, str]]:
    rows = site.history.project.git("ls-tree", "-r", commit, "1.0/", where=site.history.project.remote).splitlines()
    return [(path, head.split()[2]) for head, path in (row.split("\t") for row in rows)]


def test_sitemaps_name_what_is_there_with_both_languages_and_the_day_of_the_last_change(site: Site) -> None:
    day = site.history.project.git("log", "-1", "--format=%cs")
    for path, folder in (
        ("sitemap.xml", "latest"),
        ("latest/sitemap.xml", "latest"),
        ("1.0/sitemap.xml", "1.0"),
        ("dev/sitemap.xml", "dev"),
    ):
        entries = ElementTree.fromstring(site.get(site.address + path)[1]).findall(f"{MAP}url")
        places = {e.find(f"{MAP}loc").text: e for e in entries}
        assert set(places) == {f"{SITE_URL}{folder}/{address}" for address in site.pages(folder).values()}, path
        for place, entry in places.items():
            links = {e.get("hreflang"): e.get("href") for e in entry.findall(f"{XHTML}link")}
            assert set(links) == {"es", "en", "x-default"} and place in links.values() and set(links.values()) <= set(places)
            assert entry.find(f"{MAP}lastmod").text <= day


def test_the_feeds_are_atom_and_tell_each_edition_once(site: Site) -> None:
    for lang, path in (("es", "feed.xml"), ("en", "en/feed.xml")):
        feed = ElementTree.fromstring(site.get(f"{site.address}latest/{path}")[1])
        assert feed.tag == f"{ATOM}feed" and feed.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
        assert all(feed.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated", "author", "link"))
        assert next(e for e in feed.findall(f"{ATOM}link") if e.get("rel") == "self").get("href") == f"{SITE_URL}latest/{path}"
        entries = feed.findall(f"{ATOM}entry")
        assert [e.find(f"{ATOM}id").text.split("#")[1] for e in entries] == ["edition-1-1", "edition-1-0"]
        for entry in entries:
            assert all(entry.find(f"{ATOM}{name}") is not None for name in ("title", "updated", "link", "content"))


def test_an_edition_says_what_changed_record_by_record_and_in_the_editors_words(site: Site) -> None:
    said = {"es": "Dicho por quien edita.", "en": "Said by an editor."}
    titles = json.loads((site.tree / "1.0/edition.json").read_text(encoding="utf-8"))["evidence"]

    def title(record: str, lang: str) -> str:
        given = titles[record]["title"]
        return given.get(lang) or next(iter(given.values()))  # one language is enough

    for lang in LANGUAGES:
        text = site.page("1.1", site.pages("1.1")["changes", lang]).text
        assert said[lang] in text
        for record in (site.history.removed, site.history.changed):
            assert title(record, lang) in text
        assert title(site.history.added.removesuffix("-bis"), lang) in site.page("dev", site.pages("dev")["changes", lang]).text
        assert said[lang] not in site.page("1.0", site.pages("1.0")["changes", lang]).text


def test_every_address_of_every_edition_is_remembered(site: Site) -> None:
    kept = {line.split()[0] for line in site.get(f"{site.address}addresses.txt")[1].splitlines()}
    for folder in ("1.0", "1.1"):
        assert {address or "./" for address in site.pages(folder).values()} <= kept
    assert f"evidencia/{site.history.added}/" not in kept  # the next edition promises nothing yet


@dataclass
class Reader:
    """A browser on the published site that notices every fault."""

    page: Page
    faults: list[str]

    def at(self) -> tuple[str, str, str]:
        """Folder, language and page key of what is shown."""
        folder = urlsplit(self.page.url).path.split("/")[2]
        key = self.page.locator("[data-key]").first.get_attribute("data-key")
        return folder, self.page.locator("html").get_attribute("lang"), key


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="es-PE")
    one = Reader(context.new_page(), [])
    one.page.on("pageerror", lambda error: one.faults.append(f"script error: {error}"))
    one.page.on("console", lambda message: one.faults.append(message.text) if message.type == "error" else None)
    one.page.on("response", lambda answer: one.faults.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    one.page.on("request", lambda request: one.faults.append(f"foreign {request.url}") if "127.0.0.1" not in request.url else None)
    yield one
    context.close()
    assert not one.faults, one.faults


def test_no_click_on_a_language_or_a_version_ever_loses_the_reader(site: Site, reader: Reader) -> None:
    page = reader.page
    keys = {
        "1.0": ("index", "about", f"evidence/{site.history.removed}", "privacy"),
        "latest": ("index", "about", "practices/01-voluntary-agreements", f"evidence/{site.history.changed}"),
        "dev": (f"evidence/{site.history.added}", "about", "changes"),
    }
    clicks = 0
    for start, wanted in keys.items():
        for key in wanted:
            for lang in LANGUAGES:
                page.goto(f"{site.address}{start}/{site.pages(start)[key, lang]}")
                for target in (t for t in keys if t != start):
                    page.wait_for_selector(".versions-menu summary").click()
                    page.locator(".versions-menu a", has_text=_label(target, lang)).click()
                    found = key if (key, lang) in site.pages(target) else "index"
                    page.wait_for_url(f"{site.address}{target}/{site.pages(target)[found, lang]}")
                    page.wait_for_selector(".versions-menu")
                    assert reader.at() == (target, lang, found)
                    page.locator("[data-language]").click()
                    other = "en" if lang == "es" else "es"
                    page.wait_for_url(f"{site.address}{target}/{site.pages(target)[found, other]}")
                    assert reader.at() == (target, other, found)
                    clicks += 2
                    page.goto(f"{site.address}{start}/{site.pages(start)[key, lang]}")
    assert clicks >= 60


def _label(folder: str, lang: str) -> str | re.Pattern[str]:
    words = {"1.0": ("Edición 1.0", "Edition 1.0"), "latest": ("Edición 1.1", "Edition 1.1"), "dev": ("Próxima edición", "Next edition")}
    return words[folder][LANGUAGES.index(lang)]


def test_the_heading_is_kept_from_version_to_version_and_language_to_language(site: Site, reader: Reader) -> None:
    page = reader.page
    practice = "practices/01-voluntary-agreements"
    page.goto(f"{site.address}1.0/{site.pages('1.0')[practice, 'es']}#how")
    notice = page.locator("main > .edition-notice:visible a")
    expect(notice).to_have_attribute("href", f"{site.address}latest/{site.pages('latest')[practice, 'es']}#how")
    page.locator(".versions-menu summary").click()
    page.locator(".versions-menu a", has_text="Edición 1.1").click()
    page.wait_for_url(f"{site.address}latest/{site.pages('latest')[practice, 'es']}#how")
    page.locator("[data-language]").click()
    page.wait_for_url(f"{site.address}latest/{site.pages('latest')[practice, 'en']}#how")
    page.goto(f"{site.address}1.0/{site.pages('1.0')['about', 'es']}")
    page.goto(f"{site.address}1.1/{RENAMED['es'][0]}/#more")  # a renamed page hands on the heading
    page.wait_for_url(f"{site.address}1.1/{RENAMED['es'][1]}/#more")


@pytest.mark.parametrize("width", [360, 1440])
def test_the_version_menu_is_used_by_keyboard_and_axe_finds_nothing_in_it(site: Site, browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    page.goto(f"{site.address}1.0/")
    page.wait_for_selector(".versions-menu")
    tab_to(page, ".versions-menu summary")
    page.keyboard.press("Enter")
    page.wait_for_selector(".versions-menu a[aria-current]")
    assert violations(page) == []
    tab_to(page, ".versions-menu a:not([aria-current])")
    page.keyboard.press("Escape")
    expect(page.locator(".versions-menu summary")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, ".versions-menu a:not([aria-current])")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(site.address) + "(latest|dev)/"))
    context.close()


def test_the_policy_allows_the_version_menu_the_notice_and_the_root(site: Site, browser: Browser) -> None:
    with watched(browser) as (page, refused):
        page.goto(f"{site.address}1.0/")
        page.wait_for_selector("main > .edition-notice")
        page.locator(".versions-menu summary").click()
        page.wait_for_selector(".versions-menu a[aria-current]")
        for address in ("", "#editions", "404.html", f"1.1/{RENAMED['es'][0]}/"):
            page.goto(site.address + address)
            page.wait_for_load_state()
        assert refused == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_page_of_a_version_stays_in_its_budget_and_in_a_narrow_window(site: Site, browser: Browser, folder: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    for key, lang in (("index", "es"), ("practices/01-voluntary-agreements", "en"), ("evidence", "es"), ("search", "en")):
        address = f"{site.address}{folder}/{site.pages(folder)[key, lang]}"
        page.goto(address)
        page.wait_for_selector(".versions-menu")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate("document.querySelector('.site-head').offsetHeight") < 80  # the tools stand in one line
        view = first_view(browser, address)
        assert view.failed == [] and view.foreign == []
        assert f"{site.address}versions.json" in view.sizes
        assert len(view.sizes) <= weight.REQUESTS, "\n".join(view.sizes)
    page.close()


def test_the_addresses_of_the_editions_are_read_when_the_menu_is_opened(site: Site, reader: Reader) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.page.goto(f"{site.address}1.0/")
    reader.page.wait_for_selector("main > .edition-notice:visible")
    assert not [one for one in asked if one.endswith("addresses.json")]
    reader.page.locator(".versions-menu summary").click()
    reader.page.wait_for_selector(".versions-menu a[aria-current]")
    assert f"{site.address}1.0/addresses.json" in asked


def test_an_old_edition_says_so_in_its_language_and_leads_to_the_same_page(site: Site, reader: Reader) -> None:
    page = reader.page
    kinds = ("index", "about", "evidence", "practices/01-voluntary-agreements", "search", "countries/cl")
    for folder, record in (("1.0", site.history.removed), ("dev", site.history.added)):
        for key, lang in ((key, lang) for key in (*kinds, f"evidence/{record}") for lang in LANGUAGES):
            address = site.pages(folder)[key, lang]
            page.goto(f"{site.address}{folder}/{address}")
            notice = page.wait_for_selector("main > .edition-notice:visible")
            there = key if (key, lang) in site.pages("latest") else "index"
            link = notice.query_selector("a").evaluate("one => one.href")
            assert link == f"{site.address}latest/{site.pages('latest')[there, lang]}", address
            expected = {"1.0": ("edición 1.0", "edition 1.0"), "dev": ("próxima edición", "next edition")}
            assert expected[folder][LANGUAGES.index(lang)] in notice.inner_text()
            assert re.search({"es": "más reciente", "en": "newer|newest"}[lang], notice.inner_text())
    for folder in ("latest", "1.1"):
        page.goto(f"{site.address}{folder}/")
        page.wait_for_selector(".versions-menu")
        page.locator(".versions-menu summary").click()
        page.wait_for_selector(".versions-menu a[aria-current]")
        assert not page.locator("main > .edition-notice:visible").count()


def test_an_old_edition_of_a_site_that_does_not_know_its_address_leads_to_the_same_address(site: Site, reader: Reader) -> None:
    def without_address(route: Route) -> None:
        html = re.sub(r'<link rel="canonical"[^>]*>', "", route.fetch().text())
        route.fulfill(body=re.sub(r'data-newest="[^"]*"', 'data-newest=""', html), content_type="text/html")

    address = site.pages("1.0")["about", "en"]
    reader.page.route(f"{site.address}1.0/{address}", without_address)
    reader.page.goto(f"{site.address}1.0/{address}")
    reader.page.locator("main > .edition-notice:visible a").click()
    reader.page.wait_for_url(f"{site.address}latest/{site.pages('latest')['about', 'en']}")  # renamed since, and redirected


def test_without_javascript_the_label_leads_to_the_list_of_editions(site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}1.0/en/")
    expect(page.locator(".edition-notice")).to_contain_text("You are reading edition 1.0. See all editions")
    page.locator("[data-versions]").click()
    expect(page).to_have_url(f"{site.address}#editions")
    page.get_by_role("link", name="Edition 1.1").click()
    expect(page).to_have_url(f"{site.address}1.1/en/")
    context.close()


@pytest.mark.parametrize(("locale", "place"), [("es-MX", "latest/"), ("en-CA", "latest/en/"), ("fr-CA", "latest/"), ("pt-BR", "latest/")])
def test_the_root_leads_to_the_newest_edition_and_traps_nobody(site: Site, browser: Browser, locale: str, place: str) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto("about:blank")
    page.goto(site.address)
    page.wait_for_url(site.address + place)
    page.go_back()
    expect(page).to_have_url("about:blank")
    page.goto(site.address + "#editions")
    page.wait_for_timeout(200)
    assert page.url == site.address + "#editions"
    context.close()


@pytest.mark.parametrize(
    ("address", "lang", "home"),
    [
        ("1.0/no-hay/", "es", "1.0/"),
        ("1.0/en/no/such/page.html", "en", "1.0/en/"),
        ("dev/en/nothing", "en", "dev/en/"),
        ("latest/a/b/c/d/", "es", "latest/"),
        ("practicas/huella-hidrica/", "es", "latest/"),
        ("en/nothing/", "en", "latest/en/"),
    ],
)
def test_the_page_that_is_not_there_knows_edition_and_language(site: Site, browser: Browser, address: str, lang: str, home: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(site.address + address)
    assert answer.status == 404
    assert page.locator("html").get_attribute("lang") == lang
    section = page.locator("section").first
    assert section.get_attribute("lang") == lang
    assert page.locator("section").count() == 2
    places = [one.get_attribute("href") for one in section.locator("[data-home]").all()]
    assert len(places) > 1 and all(urlsplit(site.address + home).path in one for one in places)
    section.locator("[data-home]").first.click()
    page.wait_for_url(site.address + home)
    assert page.locator("html").get_attribute("lang") == lang
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_of_editions_and_the_not_found_page_are_accessible(site: Site, browser: Browser, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for address in ("#editions", "404.html"):
        page.goto(site.address + address)
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_the_root_the_redirects_and_the_version_pages_are_valid_html(site: Site) -> None:
    files = ["index.html", "404.html", f"1.1/{RENAMED['es'][0]}/index.html", "1.0/index.html", "dev/en/changes/index.html"]
    assert nu.errors(*(site.tree / file for file in files)) == []


def test_nothing_published_is_a_link_a_source_map_a_compressed_copy_or_of_the_theme(site: Site) -> None:
    listing = site.history.project.git("ls-tree", "-r", "gh-pages", where=site.history.project.remote).splitlines()
    assert {row.split()[0] for row in listing} == {"100644"}  # plain files: no symbolic links, nothing executable
    names = [row.split("\t")[1] for row in listing]
    assert not [n for n in names if n.endswith((".map", ".gz", ".br")) or "lunr" in n or "material" in n.lower()]
