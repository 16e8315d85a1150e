"""What a reader does, in a real browser: read, follow a source, change language, use the phone menu, the palette, the keyboard."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.browser.interface import word


def test_read_a_practice_and_follow_a_source(page: Page, small_server: str) -> None:
    page.goto(small_server)
    page.get_by_role("link", name="Acuerdos de prueba").first.click()
    expect(page).to_have_url(small_server + "practicas/acuerdos-de-prueba/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Acuerdos de prueba")
    page.locator("#why ~ p sup a").first.click()
    expect(page).to_have_url(small_server + "practicas/acuerdos-de-prueba/#src-1")
    source = page.locator("#src-1")
    expect(source).to_be_in_viewport()
    assert (source.get_by_role("link").first.get_attribute("href") or "").startswith("http")


def test_change_language_on_the_same_page_and_place(page: Page, small_server: str) -> None:
    page.goto(small_server + "practicas/acuerdos-de-prueba/#limits")
    page.get_by_role("link", name=word("site.language")).click()
    expect(page).to_have_url(small_server + "en/practices/trial-agreements/#limits")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name=word("site.language", "en")).click()
    expect(page).to_have_url(small_server + "practicas/acuerdos-de-prueba/#limits")


def test_the_phone_menu_opens_by_touch_and_by_keyboard(browser: Browser, small_server: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    phone = context.new_page()
    phone.goto(small_server)
    menu = phone.locator(".menu")
    expect(menu.get_by_role("link").first).to_be_hidden()
    menu.locator("summary").tap()
    expect(menu.get_by_role("link", name="Glosario")).to_be_visible()
    phone.keyboard.press("Escape")
    expect(menu.get_by_role("link").first).to_be_hidden()
    menu.locator("summary").focus()
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(small_server + "practicas/")
    context.close()


def test_on_a_wide_screen_the_menu_is_simply_there(page: Page, small_server: str) -> None:
    page.goto(small_server + "foro/")
    link = page.get_by_role("navigation", name=word("site.main-menu")).get_by_role("link", name="El foro")
    expect(link).to_be_visible()
    expect(link).to_have_attribute("aria-current", "page")


def test_the_first_tab_stop_skips_to_the_content(page: Page, small_server: str) -> None:
    page.goto(small_server + "metodo/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_the_palette_is_kept_from_page_to_page(page: Page, small_server: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(small_server)
    page.locator("[data-palette]").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.goto(small_server + "en/")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.locator("[data-palette]").click()
    assert page.locator("html").get_attribute("data-theme") is None


def test_without_a_choice_the_page_follows_the_system_as_it_changes(page: Page, small_server: str) -> None:
    grounds = []
    for scheme in ("light", "dark", "light"):
        page.emulate_media(color_scheme=scheme)
        if not grounds:
            page.goto(small_server)
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert grounds[0] == grounds[2] != grounds[1]
    assert page.evaluate("localStorage.length") == 0


def test_everything_is_readable_without_scripts(browser: Browser, small_server: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    plain = context.new_page()
    plain.goto(small_server + "practicas/acuerdos-de-prueba/")
    expect(plain.get_by_role("heading", name="Límites y críticas")).to_be_visible()
    expect(plain.locator("[data-palette]")).to_be_hidden()
    plain.locator(".menu summary").click()
    plain.locator(".menu").get_by_role("link", name="Glosario").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Glosario")
    context.close()


def test_no_page_is_wider_than_a_narrow_phone(browser: Browser, small_server: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    narrow = context.new_page()
    for address in (
        "",
        "practicas/",
        "practicas/acuerdos-de-prueba/",
        "temas/",
        "foro/",
        "metodo/",
        "evidencia/cl-ley-de-prueba/",
        "en/practices/",
    ):
        narrow.goto(small_server + address)
        width = narrow.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, (address, width)
    context.close()


def test_the_longest_name_of_a_role_stays_within_its_door(browser: Browser, small_server: str) -> None:
    page = browser.new_page()
    page.goto(small_server)
    door = '<li><svg></svg><a href="#">Sociedad civil y comunidades</a><p>20 pasos</p></li>'
    put = "door => document.querySelector('article').innerHTML = `<h2 id='roles'>?</h2><ul class='doors'>${door.repeat(4)}</ul>`"
    page.evaluate(put, door)
    room = """() => { const li = document.querySelector('#roles + .doors li:last-child'), words = document.createRange();
        words.selectNodeContents(li.querySelector('a'));
        return li.getBoundingClientRect().right - Math.max(...[...words.getClientRects()].map(one => one.right)); }"""
    left = {}
    for width in (320, 340, 360, 375, 390):
        page.set_viewport_size({"width": width, "height": 800})
        left[width] = page.evaluate(room)
    page.close()
    assert all(one >= -0.5 for one in left.values()), left
