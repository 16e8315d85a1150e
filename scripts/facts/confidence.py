"""On what the confidence in a record rests: the kinds of its sources, and what waits for better ones. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from scripts.content.model import Content, Evidence, Source
from scripts.content.prose import CITATION

COPY = "copy"  # beside the kinds of data/vocabulary.yml: the document was read at an address that is not its own
UNKNOWN = "unknown"


class Proven(Protocol):
    """What says how sure it is and on which sources it rests: a record, a door."""

    @property
    def confidence(self) -> str:
        """high or less."""

    @property
    def sources(self) -> Iterable[str]:
        """Ids."""


def kind_of(source: Source) -> str:
    """Kind of who publishes a source; "copy" where its address is not its own, "unknown" while nobody has said."""
    return COPY if source.waits_for_official_address else source.kind or UNKNOWN


def kinds(content: Content, record: Proven) -> list[str]:
    """The kinds of a record's sources, each once, in the order of the sources."""
    return list(dict.fromkeys(kind_of(content.sources[s]) for s in record.sources if s in content.sources))


def is_direct(content: Content, kind: str) -> bool:
    """True for what is official, first-hand or peer-reviewed."""
    known = content.vocabulary["source-kinds"].get(kind)
    return known is not None and known.direct


def unfounded(content: Content, record: Proven) -> bool:
    """True where a high confidence rests on nothing direct. While nobody has said the kind of any of its sources there is no telling."""
    found = kinds(content, record)
    return record.confidence == "high" and set(found) != {UNKNOWN} and not any(is_direct(content, kind) for kind in found)


def weakness(content: Content, record: Evidence) -> int:
    """How little a record rests on: 3 copies alone, 2 nothing direct, 1 a medium confidence with something direct, 0 a high one."""
    found = kinds(content, record)
    if set(found) == {COPY}:
        return 3
    if not any(is_direct(content, kind) for kind in found):
        return 2
    return int(record.confidence != "high")


def weight(content: Content) -> dict[str, int]:
    """Source id -> how much hangs on it: each record that it proves, and thrice each time that a practice's own text cites it."""
    own = {p.key for p in content.practices}
    found: Counter[str] = Counter(source for record in content.evidence for source in record.sources)
    for page in content.pages.values():
        if page.lang == "es" and page.key in own:
            found.update({source: 3 * count for source, count in Counter(CITATION.findall(page.body)).items()})
    found.update({i.source: 3 for p in content.practices for i in p.indicators})
    return dict(found)
