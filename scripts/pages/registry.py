"""What a `<!-- records:NAME -->` marker in a prose page is replaced by."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from scripts.model import Content
from scripts.pages import (
    bibliography,
    changes,
    country,
    doors,
    glossary,
    home,
    indicators,
    library,
    lookup,
    manual,
    matrix,
    method,
    open_data,
    practice,
    roles,
    sources,
    standards,
    timeline,
    translations,
)
from scripts.pages.context import PageContext

MARKERS: dict[str, Callable[[PageContext], str]] = {
    "all-indicators": indicators.all_indicators,
    "all-practices": home.all_practices,
    "bases": method.bases,
    "bibliography": bibliography.bibliography,
    "changes": changes.page,
    "contact": method.contact,
    "countries": home.countries,
    "country": country.country,
    "counts": method.counts,
    "dictionary": open_data.dictionary,
    "doors": home.doors,
    "downloads": open_data.downloads,
    "evidence": practice.evidence,
    "forum-sentences": home.sentences,
    "forum-summary": home.summary,
    "glossary": glossary.glossary,
    "hero": home.hero,
    "indicators": practice.indicators,
    "library": library.library,
    "matrix": matrix.matrix,
    "new-evidence": doors.new_evidence,
    "role": roles.role,
    "rules": manual.rules,
    "search": lookup.search,
    "standards": standards.standards,
    "strength-rule": method.strength_rule,
    "theme-practices": home.theme_list,
    "themes": home.themes,
    "timeline": timeline.timeline,
    "translations": translations.page,
    "waiting-sources": sources.waiting_sources,
}

# Markers that tell by the page on which they stand what to show: marker -> the folder of such pages and the list that names them.
OF_ITS_PAGE: dict[str, tuple[str, Callable[[Content], Iterable[str]]]] = {
    "country": ("countries", lambda content: (code.lower() for code in content.vocabulary["countries"])),
    "evidence": ("practices", lambda content: (practice.stem for practice in content.practices)),
    "indicators": ("practices", lambda content: (practice.stem for practice in content.practices)),
    "role": ("roles", lambda content: content.vocabulary["actors"]),
    "theme-practices": ("themes", lambda content: content.vocabulary["themes"]),
}


def fits(name: str, key: str, content: Content) -> bool:
    """True when the marker `name` has something to show on the page `key`."""
    folder, names = OF_ITS_PAGE.get(name, ("", None))
    return names is None or key.removeprefix(f"{folder}/") in names(content)
