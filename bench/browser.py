"""What a browser really fetches for the first view of a page: every request, its bytes on the wire, what failed, what was foreign."""

from __future__ import annotations

from functools import cached_property
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request

PHONE = {"width": 360, "height": 740}


class Traffic:
    """What a page fetches from now on, its workers included. Read it while the page is open."""

    def __init__(self, page: Page) -> None:
        self._requests: list[Request] = []
        self._failed: list[str] = []
        page.on("request", lambda request: self._requests.append(request))
        page.on("requestfailed", lambda request: self._failed.append(request.url))

    @cached_property
    def sizes(self) -> dict[str, int]:
        """Bytes on the wire with the lines at the head of an answer, by address; the document is the first."""
        sizes: dict[str, int] = {}
        for request in self._requests:
            if not request.url.startswith("data:"):
                sizes[request.url] = sizes.get(request.url, 0) + _size(request)
        return sizes

    @cached_property
    def failed(self) -> list[str]:
        """Answers in error and requests without an answer."""
        answers = [(request.response(), request.url) for request in self._requests if request.url not in self._failed]
        return [*self._failed, *(f"{answer.status} {url}" for answer, url in answers if answer and answer.status >= 400)]

    @cached_property
    def foreign(self) -> list[str]:
        """Addresses of other hosts than that of the first."""
        hosts = [urlsplit(url).netloc for url in self.sizes]
        return [url for url, host in zip(self.sizes, hosts, strict=True) if host != hosts[0]]

    @property
    def document(self) -> int:
        """Bytes of the HTML document, which a new page asks for first."""
        return next(iter(self.sizes.values()), 0)

    @property
    def overhead(self) -> int:
        """All bytes but the document."""
        return sum(self.sizes.values()) - self.document


def _size(request: Request) -> int:
    if request.failure or not request.response():
        return 0
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


def first_view(browser: Browser, address: str) -> Traffic:
    """Open a page with an empty cache on a phone's screen and wait until nothing more is fetched."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    traffic = Traffic(page)
    page.goto(address, wait_until="networkidle")
    _ = traffic.sizes, traffic.failed  # asked of the browser while the page is open
    context.close()
    return traffic
