"""`python -m scripts.links REPORT STATES`: ask each source's address whether it still says what we cite.

REPORT, a Markdown file, tells what asks for somebody's attention; it is empty when nothing does. STATES is the next data/source-states.yml.
How it asks, and how long it takes: scripts/watching/hosts.py. Never a gate: an address of others is no fault of a change here.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from scripts.content import load
from scripts.model import LANGUAGES, Content, Source
from scripts.settings import settings
from scripts.watching import archive, states
from scripts.watching.asking import Manners
from scripts.watching.hosts import Hosts
from scripts.watching.judging import Finding, check
from scripts.watching.reporting import report, summary
from scripts.words import words


def ask_all(sources: Iterable[Source], manners: Manners, archive_service: str = "") -> list[Finding]:
    """What the address of every source says, by id. `archive_service`: where copies of what is gone are looked for; "" for nowhere."""
    by_host: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        by_host[_host(source.url)].append(source)
    hosts = Hosts(manners)
    groups = sorted(by_host.values(), key=len, reverse=True)  # the longest first, or the last of them would be waited for
    with ThreadPoolExecutor(manners.at_once) as pool:
        found = [finding for findings in pool.map(lambda group: [_checked(s, hosts) for s in group], groups) for finding in findings]
    return archive.with_copies(sorted(found, key=lambda one: one.source.id), hosts, archive_service)


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return url


def _checked(source: Source, hosts: Hosts) -> Finding:
    try:
        return check(source, hosts)
    except Exception as error:  # a page that we cannot read ends no round: the others are still to be asked
        print(f"{source.id}: {type(error).__name__}", file=sys.stderr)
        return Finding(source, "unchecked", "unreadable")


def asked(content: Content) -> list[Source]:
    """The sources that the site links."""
    return [s for s in content.sources.values() if s.linked and s.url.startswith(("https://", "http://"))]


def main(arguments: list[str]) -> int:
    """Ask and write both files; 2 where it is not said into which."""
    files = [Path(argument) for argument in arguments]
    if [file.suffix for file in files] != [".md", ".yml"] or any(file.is_dir() for file in files):
        print("\n".join(words()["links.usage"][lang] for lang in LANGUAGES), file=sys.stderr)
        return 2
    content = load().content
    where = settings().repository or settings().site or "no address"
    day = datetime.now(UTC).date().isoformat()
    findings = ask_all(asked(content), Manners(f"Mozilla/5.0 (compatible; source-check/1.0; +{where})"), archive.service())
    texts = (report(findings, day, content.ui), states.written(states.renewed(content.source_states, findings, day), day))
    for file, text in zip(files, texts, strict=True):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    print(texts[0] or "\n".join(summary(findings, day, content.ui)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
