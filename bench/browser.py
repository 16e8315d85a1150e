"""What a browser really fetches for the first view of a page: every request, its bytes on the wire, what failed, what was foreign."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser

PHONE = {"width": 360, "height": 740}


@dataclass
class FirstView:
    """Bytes on the wire by address (the document is the first), answers in error, addresses of other hosts."""

    sizes: dict[str, int] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    @property
    def document(self) -> int:
        """Bytes of the HTML document with its head lines."""
        return next(iter(self.sizes.values()), 0)

    @property
    def overhead(self) -> int:
        """All bytes but the document."""
        return sum(self.sizes.values()) - self.document


def first_view(browser: Browser, address: str) -> FirstView:
    """Open a page with an empty cache on a phone's screen and wait until nothing more is fetched, workers included."""
    view = FirstView()
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": True})
    names: dict[str, str] = {}

    def asked(event: dict) -> None:
        target = event["request"]["url"]
        if target.startswith("data:"):
            return
        names[event["requestId"]] = target
        view.sizes.setdefault(target, 0)
        if urlsplit(target).netloc != urlsplit(address).netloc:
            view.foreign.append(target)

    def answered(event: dict) -> None:
        if event["response"]["status"] >= 400:
            view.failed.append(f"{event['response']['status']} {event['response']['url']}")

    def finished(event: dict) -> None:
        if event["requestId"] in names:
            view.sizes[names[event["requestId"]]] += int(event["encodedDataLength"])

    network.on("Network.requestWillBeSent", asked)
    network.on("Network.responseReceived", answered)
    network.on("Network.loadingFinished", finished)
    network.on("Network.loadingFailed", lambda event: view.failed.append(names.get(event["requestId"], "?")))
    page.goto(address, wait_until="networkidle")
    context.close()
    return view
