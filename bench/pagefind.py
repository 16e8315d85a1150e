"""`python -m bench.pagefind`: what the same search would cost with Pagefind, whose index is cut in pieces too.

It needs pagefind, which is no dependency: `uv pip install 'pagefind[bin]==1.5.2'` beforehand. See decisions/0030-search.md.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.browser import PHONE, Traffic
from bench.enlarged import enlarged
from bench.search import QUERIES, SIZES
from bench.server import serving
from scripts.content.model import Content
from scripts.content.read import load
from scripts.search.documents import Document, documents
from tests.tools import chromium

# Its own interface for programs, without its user interface: the cards of the first results, as many as a list would show.
_SEARCH = """async (text) => {
  const pagefind = await import(new URL("pagefind/pagefind.js", document.baseURI.replace(/en\\/$/, "")));
  await pagefind.init();
  const { results } = await pagefind.search(text);
  await Promise.all(results.slice(0, 5).map((one) => one.data()));
}"""


def main(_: list[str]) -> int:
    """Print the table, or how to install what it needs."""
    if not importlib.util.find_spec("pagefind"):
        print("Falta pagefind: uv pip install 'pagefind[bin]==1.5.2'. · pagefind is missing: uv pip install 'pagefind[bin]==1.5.2'.")
        return 0
    content = load().content
    print(f"{'records':>8}  {'query':<18}{'kB':>7}{'requests':>10}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for times in SIZES:
            more = enlarged(content, times)
            with tempfile.TemporaryDirectory() as name:
                site = Path(name) / "site"
                _write(site, more)
                command = [sys.executable, "-m", "pagefind", "--site", str(site)]
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
                _measure(browser, site, len(more.evidence))
        browser.close()
    return 0


def _write(site: Path, content: Content) -> None:
    """A plain page for every document, and the front pages from which the search starts."""
    for lang in ("es", "en"):
        _page(site / ("" if lang == "es" else lang), lang, "")
        for number, one in enumerate(documents(content, lang)):
            _page(site / lang / "of" / str(number), lang, _body(one))


def _page(folder: Path, lang: str, body: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    html = f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>·</title><body>{body}</body></html>'
    (folder / "index.html").write_text(html, encoding="utf-8")


def _body(one: Document) -> str:
    texts = "".join(f"<p>{escape(text)}</p>" for text in (one.about, one.description, *(passage.text for passage in one.passages)))
    return f"<main data-pagefind-body><h1>{escape(one.title)}</h1>{texts}</main>"


def _measure(browser: Browser, site: Path, records: int) -> None:
    with serving(site) as address:
        for place, texts in QUERIES.items():
            for text in texts:
                context = browser.new_context(viewport=PHONE)
                page = context.new_page()
                page.goto(address + place, wait_until="networkidle")
                traffic = Traffic(page)
                page.evaluate(_SEARCH, text)
                page.wait_for_load_state("networkidle")
                print(f"{records:>8}  {text:<18}{sum(traffic.sizes.values()) / 1000:>7.1f}{len(traffic.sizes):>10}", flush=True)
                context.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
