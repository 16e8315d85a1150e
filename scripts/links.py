"""`python -m scripts.links REPORT`: ask whether the addresses of the sources still answer, and write what does not into a file.

Politely: one question at a time to a host, with a pause after each, only what its robots.txt allows, and under a name that says who asks.
Only "gone" counts as broken; a server that refuses robots leaves us unsure. The file is empty when all is well.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from socket import EAI_NONAME, gaierror
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen
from urllib.robotparser import RobotFileParser

from scripts.content import load
from scripts.model import LANGUAGES, Content, Source
from scripts.phrases import fill
from scripts.settings import settings

_GONE = (404, 410, 451)
_HOSTS_AT_ONCE = 8
_LONGEST = 60_000  # an issue holds 65,536 characters


@dataclass(frozen=True)
class Manners:
    """How we ask: who we say we are, seconds between two questions to a host, seconds to wait for an answer."""

    name: str
    pause: float = 3.0
    patience: float = 30.0


@dataclass(frozen=True)
class Finding:
    """An address that did not answer well. `broken`: it is gone; otherwise somebody has to look."""

    source: Source
    answer: str
    broken: bool


def ask_all(sources: Iterable[Source], manners: Manners) -> list[Finding]:
    """Ask every source's address; what did not answer well, by id."""
    by_host: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        by_host[urlsplit(source.url).netloc.lower()].append(source)
    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        found = [finding for findings in pool.map(lambda group: _ask_host(group, manners), by_host.values()) for finding in findings]
    return sorted(found, key=lambda one: one.source.id)


def _ask_host(sources: list[Source], manners: Manners) -> list[Finding]:
    rules = _robots(sources[0].url, manners)
    found = []
    for source in sources:
        if not rules.can_fetch(manners.name, source.url):
            continue
        time.sleep(manners.pause)
        finding = _ask(source, manners)
        if finding:
            found.append(finding)
    return found


def _robots(url: str, manners: Manners) -> RobotFileParser:
    parts = urlsplit(url)
    rules = RobotFileParser()
    try:
        text = _open(f"{parts.scheme}://{parts.netloc}/robots.txt", "GET", manners)
        rules.parse(text.decode("utf-8", errors="replace").splitlines())
    except (OSError, ValueError):
        rules.allow_all = True
    return rules


def _ask(source: Source, manners: Manners) -> Finding | None:
    try:
        try:
            _open(source.url, "HEAD", manners)
        except HTTPError as error:
            if error.code in (401, 403, 405, 429, 501, *_GONE):  # some servers answer HEAD wrongly
                time.sleep(manners.pause)
                _open(source.url, "GET", manners)
            else:
                raise
    except HTTPError as error:
        return Finding(source, str(error.code), error.code in _GONE)
    except URLError as error:
        return Finding(source, str(error.reason), isinstance(error.reason, gaierror) and error.reason.errno == EAI_NONAME)
    except (OSError, ValueError) as error:
        return Finding(source, type(error).__name__, False)
    return None


def _open(url: str, method: str, manners: Manners) -> bytes:
    request = Request(url, method=method, headers={"User-Agent": manners.name, "Accept": "*/*"})
    with urlopen(request, timeout=manners.patience) as answer:
        return answer.read(200_000) if method == "GET" else b""


def report(findings: list[Finding], checked: int, ui: Mapping[str, Mapping[str, str]]) -> str:
    """The report as Markdown in both languages; "" when everything answered."""
    if not findings:
        return ""
    broken = [f for f in findings if f.broken]
    unsure = [f for f in findings if not f.broken]
    values = {"checked": checked, "broken": len(broken), "unsure": len(unsure), "date": datetime.now(UTC).date().isoformat()}
    parts = [fill(ui["links.intro"][lang], **values) for lang in LANGUAGES]
    for word, group in (("links.broken", broken), ("links.unsure", unsure)):
        if group:
            lines = "\n".join(f"- `{f.source.path}` · `{f.source.id}` · {f.answer} · <{f.source.url}>" for f in group)
            parts.append(f"## {' · '.join(ui[word][lang] for lang in LANGUAGES)}\n\n{lines}")
    text = "\n\n".join(parts) + "\n"
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition("\n")[0] + "\n\n…\n"


def asked(content: Content) -> list[Source]:
    """The sources that the site links."""
    return [s for s in content.sources.values() if s.linked and s.url.startswith(("https://", "http://"))]


def main(arguments: list[str]) -> int:
    """Ask and write the report; always 0, since an address of others is no fault of a change here."""
    content = load().content
    sources = asked(content)
    manners = Manners(f"Mozilla/5.0 (compatible; source check; +{settings().repository or settings().site or 'no address'})")
    text = report(ask_all(sources, manners), len(sources), content.ui)
    file = Path(arguments[0])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    print(text or f"{len(sources)} ✓")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
