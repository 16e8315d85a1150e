"""What proves what the site says, and what its address answered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A public document that proves something. `linked` is false for hosts that must not be linked.

    `marks`: figures, law numbers and names that must stand in its text for what we say to hold; only for checking.
    """

    id: str
    url: str
    title: str
    publisher: str
    lang: str
    published: str | None = None
    copy: bool = False
    title_as_seen: bool = True
    linked: bool = True
    marks: tuple[str, ...] = ()
    kind: str = ""  # of who publishes it, of data/vocabulary.yml; "" while nobody has said
    path: str = ""
    line: int = 1

    @property
    def waits_for_official_address(self) -> bool:
        """True while the address is a copy or one that must not be linked."""
        return self.copy or not self.linked


@dataclass(frozen=True)
class SourceState:
    """What a source's address said on the day `checked`. `state`: see scripts/watching/judging.py; `archived`: a copy of what is gone."""

    state: str
    checked: str
    to: str = ""
    archived: str = ""
