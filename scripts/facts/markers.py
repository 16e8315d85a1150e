"""The names of the `<!-- records:NAME -->` markers of prose pages, and where each fits; scripts/pages/markers.py says what they show."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from scripts.content.model import Content

MARKERS = tuple(
    [
        "after",
        "all-indicators",
        "all-practices",
        "bases",
        "bibliography",
        "changes",
        "contact",
        "countries",
        "country",
        "counts",
        "dictionary",
        "doors",
        "doors-of-countries",
        "doors-of-country",
        "downloads",
        "evidence",
        "evidence-map",
        "forum-sentences",
        "forum-summary",
        "glossary",
        "hero",
        "indicators",
        "keep",
        "kits",
        "lacks",
        "letter",
        "library",
        "matrix",
        "new-evidence",
        "plan",
        "role",
        "rules",
        "search",
        "standards",
        "strength-rule",
        "take-away",
        "theme-practices",
        "themes",
        "timeline",
        "translations",
        "waiting-records",
        "waiting-sources",
    ]
)

# Markers that tell by the page on which they stand what to show: marker -> the folder of such pages and the list that names them.
OF_ITS_PAGE: dict[str, tuple[str, Callable[[Content], Iterable[str]]]] = {
    "country": ("countries", lambda content: (code.lower() for code in content.vocabulary["countries"])),
    "doors-of-country": ("ask", lambda content: (code.lower() for code in content.vocabulary["countries"])),
    "evidence": ("practices", lambda content: (practice.stem for practice in content.practices)),
    "indicators": ("practices", lambda content: (practice.stem for practice in content.practices)),
    "letter": ("ask", lambda content: (code.lower() for code in content.vocabulary["countries"])),
    "role": ("roles", lambda content: content.vocabulary["actors"]),
    "theme-practices": ("themes", lambda content: content.vocabulary["themes"]),
}


def fits(name: str, key: str, content: Content) -> bool:
    """True when the marker `name` has something to show on the page `key`."""
    folder, names = OF_ITS_PAGE.get(name, ("", None))
    return names is None or key.removeprefix(f"{folder}/") in names(content)
