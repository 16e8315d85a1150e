"""The built site judged page by page: each page is parsed once, asked by every rule on single pages, summed up, and forgotten.

Pages are judged a batch at a time, on every processor. That a page had no fault is kept with its summary, under all on which the verdict
depends; a page with a fault is judged again each time.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

from scripts.content.model import Content
from scripts.facts.addresses import addresses_of
from scripts.frontend.assets import assets
from scripts.frontend.policy import policy
from scripts.rules.built import allow_list, nesting, pages, weight
from scripts.rules.built.summary import Summary, Whole, packed, summary_of, unpacked
from scripts.tools.kept import Kept, key_of
from scripts.tools.problems import Problem

BATCH = 24  # pages whose elements are in memory at once, in each process

Verdict = tuple[bytes, list[Problem]]  # the summary of a page, packed, and what is wrong with it


@dataclass(frozen=True)
class Judge:
    """Judges single pages of the site in `folder`. `before`: the folder of the last good one, to tell what has grown since."""

    folder: Path
    content: Content
    site_url: str | None
    before: Path | None = None

    def verdicts(self, files: Sequence[Path]) -> list[Verdict]:
        """The verdict on each of some pages, in order."""
        site = pages.read_pages(files, self.folder, self.content, self.site_url)
        found: dict[str, list[Problem]] = {address or "/": [] for address in site.pages}
        for rule in (*pages.RULES, *allow_list.RULES, *nesting.RULES):
            for problem in rule(site):
                found[problem.path].append(problem)
        for heavy in weight.RULES:
            for problem in heavy(site, self.before):
                found[problem.path].append(problem)
        return [(packed(summary_of(page, self.folder, self.site_url)), found[address or "/"]) for address, page in site.pages.items()]

    def key(self, file: Path) -> bytes:
        """All on which the verdict on a page depends, but for the weight of the files that it loads, which its summary holds."""
        address = self.address(file)
        return key_of("page of the site", *self._setting, address, self._names.get(address, ""), file.read_bytes())

    def address(self, file: Path) -> str:
        """The address of a page below the site's root."""
        return file.relative_to(self.folder).as_posix().removesuffix("index.html")

    def known(self, data: bytes | None) -> Summary | None:
        """The summary that was kept of a page, if what the page loads still weighs what it did."""
        summary = unpacked(data) if data is not None else None
        if summary and any(weight.size_of(self.folder / place) != size for place, size in summary.loads.items()):
            return None
        return summary

    @cached_property
    def _setting(self) -> tuple[str, ...]:
        edition = (self.folder / "addresses.json").is_file()
        return (self.site_url or "", str(edition), policy(), *(place for place, _ in assets().values()))

    @cached_property
    def _names(self) -> dict[str, str]:
        """What the content calls the page at an address: some have a budget of their own."""
        addresses = addresses_of(self.content)
        return {addresses.of(*page): page[1] for page in addresses}


def judged(judge: Judge, faultless: Kept | None = None) -> tuple[Whole, list[Problem]]:
    """A site summed up, and what is wrong with its pages one by one. `faultless`: the pages that had no fault before."""
    files = sorted(judge.folder.rglob("*.html"))
    keys = {file: judge.key(file) for file in files} if faultless else {}
    summaries = {file: judge.known(faultless.get(key)) for file, key in keys.items()} if faultless else {}
    fresh = [file for file in files if not summaries.get(file)]
    problems: list[Problem] = []
    for file, (data, found) in zip(fresh, _all(judge, fresh), strict=True):
        summaries[file] = unpacked(data)
        problems += found
        if faultless and not found:
            faultless.put(keys[file], data)
    by_address = {judge.address(file): summary for file in files if (summary := summaries[file])}
    return Whole(judge.folder, by_address, judge.content, judge.site_url), problems


def _all(judge: Judge, files: Sequence[Path]) -> Iterator[Verdict]:
    """The verdicts on all these pages, in order, of as many processes as there are processors."""
    batches = [files[first : first + BATCH] for first in range(0, len(files), BATCH)]
    if len(batches) < 2 or os.cpu_count() == 1:
        for batch in batches:
            yield from judge.verdicts(batch)
        return
    # A copy of this process holds the content already; where a system makes none, each process is given it once.
    context = get_context("fork" if "fork" in get_all_start_methods() else None)
    with ProcessPoolExecutor(min(len(batches), os.cpu_count() or 1), context, _appoint, (judge,)) as pool:
        for verdicts in pool.map(_judge, batches):
            yield from verdicts


_appointed: list[Judge] = []  # the judge of a process of its own


def _appoint(judge: Judge) -> None:
    gc.disable()  # parsed pages hold no cycles; to look for some among their elements takes a tenth of the time
    _appointed[:] = [judge]


def _judge(files: Sequence[Path]) -> list[Verdict]:
    return _appointed[0].verdicts(files)
