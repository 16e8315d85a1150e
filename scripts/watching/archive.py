"""Where an address that is gone was kept: the availability service of web.archive.org, asked politely, one address at a time.

`ARCHIVE_URL` in the environment names another such service; empty, none is asked. An archive that does not answer changes nothing.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import quote

from scripts.watching.asking import Silence
from scripts.watching.hosts import Hosts
from scripts.watching.judging import Finding

SERVICE = "https://archive.org"
_COPY = re.compile(r"https?://web\.archive\.org/web/\d{4,14}/[!#-;=?-~]+")
_MOST_SILENCES = 3
_MOST_ASKED = 200


def service() -> str:
    """The address of the archive's service, without a final slash; "" when none is to be asked."""
    return os.environ.get("ARCHIVE_URL", SERVICE).rstrip("/")


def with_copies(findings: Iterable[Finding], hosts: Hosts, base: str) -> list[Finding]:
    """The findings, those that are gone with their archived copy where there is one."""
    found, silences, asked = [], 0, 0
    for finding in findings:
        if finding.state == "gone" and base and silences < _MOST_SILENCES and asked < _MOST_ASKED:
            asked += 1
            try:
                finding = replace(finding, archived=_copy(finding.source.url, hosts, base))
            except Silence:
                silences += 1
        found.append(finding)
    return found


def _copy(url: str, hosts: Hosts, base: str) -> str:
    answer = hosts.fetch(f"{base}/wayback/available?url={quote(url, safe='')}")
    if answer.status != 200:
        raise Silence("server")
    try:
        closest = json.loads(answer.body)["archived_snapshots"]["closest"]
        address, good = str(closest["url"]), str(closest.get("status", "")).startswith("2")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ""
    return address.replace("http://", "https://", 1) if good and _COPY.fullmatch(address) else ""
