"""What reading found: the content, and what the rules need to know of files that could not be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from scripts.content.model import LANGUAGES, Content, Source
from scripts.content.page_files import place_of
from scripts.tools.kept import Kept
from scripts.tools.problems import Problem
from scripts.tools.yaml import Document

_GROUND = frozenset(f"data/{name}.yml" for name in ("vocabulary", "ui", "menu", "hosts"))
_DECLARING = ("data/evidence/", "data/doors/", "data/sources")
_ID = re.compile(r"""\bid:\s*["']?([\w-]+)""")
_NAME = re.compile(r"[\w-]+")


@dataclass
class Library:
    """What `load` found: the content, the problems met on the way, and each data file as it was read (for the rules on lines)."""

    content: Content
    problems: list[Problem]
    documents: dict[str, Document] = field(default_factory=dict)
    declarations: list[Source] = field(default_factory=list)
    unread: Mapping[str, str] = field(default_factory=dict)  # path -> text of a file that is there and cannot be read as it was meant
    faultless: Kept | None = None  # what was judged before and had no fault

    def __repr__(self) -> str:
        return f"Library({self.content!r}, {len(self.problems)} problems)"

    @cached_property
    def unread_ids(self) -> frozenset[str]:
        """What the files that cannot be read call their things, found line by line: nothing of that may be said to be missing."""
        stems = {Path(path).stem for path in self.unread}
        return frozenset(stems.union(*(_ID.findall(text) for text in self.unread.values())))

    @property
    def may_lack_sources(self) -> bool:
        """True while a file that should declare sources is there and holds nothing: nobody knows which they were."""
        return any(not text.strip() for path, text in self.unread.items() if path.startswith(_DECLARING))

    @cached_property
    def unread_words(self) -> frozenset[str]:
        """Everything in the files that cannot be read that may name a thing."""
        return frozenset(word for text in self.unread.values() for word in _NAME.findall(text))

    @cached_property
    def pages(self) -> frozenset[tuple[str, str]]:
        """Every prose page that is there, be it readable or not: language and key."""
        return frozenset(self.content.pages) | {place for path in self.unread if (place := place_of(path))}

    @cached_property
    def places(self) -> frozenset[tuple[str, str]]:
        """Every page that can be led to: prose, records, kits."""
        stems = [Path(path).stem for path in self.unread if path.startswith("data/evidence/")]
        records = [*(record.key for record in self.content.evidence), *(f"evidence/{stem}" for stem in stems)]
        kits = [practice.kit for practice in self.content.practices]
        return self.pages | {(lang, key) for key in (*records, *kits) for lang in LANGUAGES}

    @property
    def readable(self) -> bool:
        """False while a file on which everything else rests has a fault: then no other rule can judge anything."""
        return not any(p.path in _GROUND for p in self.problems)
