"""The preview of a proposal in a browser: it opens from a folder, without a server, and runs and fetches nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.unit.test_preview import hostile, written


def test_it_opens_from_a_folder(tmp_path: Path, browser: Browser) -> None:
    preview = written(tmp_path)
    page = browser.new_page()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto((preview / "index.html").as_uri())
    page.click("a >> nth=0")
    expect(page.locator(".before [data-changed]")).to_contain_text("Viejo")
    expect(page.locator(".after [data-changed]")).not_to_have_css("box-shadow", "none")
    assert not failed
    page.close()


HOSTILE = """<p>Texto.</p><script>alert(1)</script><SCRIPT src=x></SCRIPT><img src=x onerror="alert(1)"><svg onload="alert(1)"></svg>
<iframe srcdoc="<script>alert(1)</script>"></iframe><meta http-equiv="refresh" content="0; url=https://elsewhere.example/">
<a href="javascript:alert(1)" id="j">x</a><form action="https://elsewhere.example/"><button>x</button></form>
<base href="https://elsewhere.example/"><style>@import "https://elsewhere.example/x.css";</style><p style="background:url(https://elsewhere.example/)">y</p>
<img src="../../secret.png"><img src="../index.html"><img src="https://elsewhere.example/p.png"><img src="../images/a.png">"""


def test_a_strangers_page_runs_and_fetches_nothing(tmp_path: Path, browser: Browser) -> None:
    preview = hostile(tmp_path, HOSTILE)
    text = (preview / "001.html").read_text(encoding="utf-8")
    for word in (
        "onerror",
        "onload",
        "<iframe",
        'http-equiv="refresh',
        "javascript:",
        "<base",
        "<style",
        "style=",
        "elsewhere.example/p.png",
    ):
        assert word not in text, word
    assert sorted(file.name for file in preview.iterdir()) == ["001.html", "a.png", "index.html", "style.css"]
    page = browser.new_page()
    asked: list[str] = []
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((preview / "001.html").as_uri())
    page.wait_for_timeout(200)
    assert not [url for url in asked if not url.startswith("file:")]
    page.close()


def test_should_anything_get_through_the_policy_stops_it(tmp_path: Path, browser: Browser) -> None:
    preview = hostile(tmp_path, "")
    page_file = preview / "001.html"
    text = page_file.read_text(encoding="utf-8").replace(
        "</body>", "<script>document.title = 'ran'</script><img src=x onerror=alert(1)></body>"
    )
    page_file.write_text(text, encoding="utf-8")
    page = browser.new_page()
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(page_file.as_uri())
    assert page.title() == "Título & más"
    page.close()
