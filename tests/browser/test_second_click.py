"""What the reader points to is there before the press, its stylesheet too; nothing else is fetched ahead: no other page, language or file,
and nothing where data are saved."""

import json

import pytest
from playwright.sync_api import Browser, Page

from bench.second_click import pressed
from scripts.rules.built.pages import Site
from tests.browser.interface import becomes, comes

DELIVERY = "() => performance.getEntriesByType('navigation')[0].deliveryType"


def asked_for(page: Page) -> list[str]:
    """What the page asks for from now on, its speculations included, which only the browser's protocol tells."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})  # of what comes from the browser's memory the driver hears nothing
    session.on("Preload.prefetchStatusUpdated", lambda told: asked.append(told["key"]["url"]))
    session.send("Preload.enable")
    return asked


def pointed(page: Page, selector: str) -> None:
    """Point to a link as a hand does: the pointer moves over the page before it comes to the link."""
    page.mouse.move(3, 3)
    page.mouse.move(4, 4)
    becomes(page, "!!document.querySelector('script[type=speculationrules]')")
    page.locator(selector).locator("visible=true").first.hover()
    page.wait_for_timeout(900)


def deliveries(page: Page, selector: str) -> str:
    """How the page comes that a link leads to, when it was pointed to before the press."""
    pointed(page, selector)
    link = page.locator(selector).locator("visible=true").first
    with page.expect_navigation(wait_until="domcontentloaded"):
        link.evaluate("link => link.click()")
    return str(page.evaluate(DELIVERY))


@pytest.mark.parametrize(("point", "expected"), [(True, "navigational-prefetch"), (False, "")])
def test_a_page_that_was_pointed_to_is_there_before_the_press(browser: Browser, small_server: str, point: bool, expected: str) -> None:
    _, delivery = pressed(browser, f"{small_server}foro/", "evidencia/", point)
    assert delivery == expected


def test_the_other_language_is_not_fetched_ahead(browser: Browser, small_server: str) -> None:
    page = browser.new_page()
    page.goto(f"{small_server}foro/")
    assert deliveries(page, "[data-language]") == ""
    page.close()


def test_a_file_is_not_fetched_ahead(browser: Browser, small_server: str) -> None:
    """A download that is pointed to is asked for by nobody: the rules name addresses that end in a slash, and leave downloads out."""
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(f"{small_server}datos/")
    pointed(page, "a[download]")
    assert not [url for url in asked if "/data/v1/" in url]
    context.close()


def test_the_sheet_of_another_kind_of_page_is_there_before_the_press(browser: Browser, small_server: str) -> None:
    page = browser.new_page()
    page.goto(f"{small_server}practicas/")
    asked = asked_for(page)
    pointed(page, "main a[href$='acuerdos-de-prueba/']")
    comes(page, lambda: all(any(url.endswith(end) for url in asked) for end in ("/", ".css")), "the page and its sheet are asked for")
    assert [url.rpartition("/")[2].partition(".")[0] for url in asked if url.endswith(".css")] == ["practice"]
    assert {url for url in asked if url.endswith("/")} == {f"{small_server}practicas/acuerdos-de-prueba/"}
    page.close()


@pytest.mark.parametrize("saves", [True, False])
def test_nothing_is_fetched_ahead_where_data_are_saved(browser: Browser, small_server: str, saves: bool) -> None:
    page = browser.new_page()
    page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {{ saveData: {str(saves).lower()} }} }})")
    page.goto(f"{small_server}practicas/", wait_until="networkidle")
    asked = asked_for(page)
    page.mouse.move(3, 3)
    page.mouse.move(4, 4)
    page.wait_for_timeout(900)
    page.locator("main a[href$='acuerdos-de-prueba/']").locator("visible=true").first.hover()
    if saves:
        page.wait_for_timeout(900)
        assert not asked
    else:
        comes(page, lambda: bool(asked), "the page is asked for")
    page.close()


def test_nothing_is_fetched_ahead_before_the_reader_points(browser: Browser, small_server: str) -> None:
    page = browser.new_page()
    asked = asked_for(page)
    page.goto(f"{small_server}practicas/", wait_until="networkidle")
    # What a browser says of a pointer that rests where a page comes to lie below it.
    page.evaluate("document.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, movementX: 0, movementY: 0 }))")
    page.wait_for_timeout(500)
    assert not [url for url in asked if (url.endswith("/") and url != f"{small_server}practicas/") or "/ahead." in url]
    page.close()


def test_the_list_of_sheets_is_that_of_the_pages(built_site: Site) -> None:
    sheets = json.loads((built_site.folder / "assets/ahead.json").read_text(encoding="utf-8"))
    for address, page in built_site.readable.items():
        (sheet,) = (one.get("href") or "" for one in page.all("link") if one.get("rel") == "stylesheet")
        if address != "404.html":
            folder = f"{address.rstrip('/').rpartition('/')[0]}/*".lstrip("/")
            told = sheets.get(address) or sheets.get(folder) or sheets["*"]
            assert sheet.endswith(told), address
