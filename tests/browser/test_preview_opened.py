"""The preview of a proposal in a browser: it opens from a folder, without a server."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.unit.test_preview import written


def test_it_opens_from_a_folder(tmp_path: Path, browser: Browser) -> None:
    preview = written(tmp_path)
    page = browser.new_page()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto((preview / "index.html").as_uri())
    page.click("a >> nth=0")
    assert "Viejo" in page.locator(".before [data-changed]").inner_text()
    assert page.evaluate("getComputedStyle(document.querySelector('.after [data-changed]')).boxShadow") != "none"
    assert not failed
    page.close()
