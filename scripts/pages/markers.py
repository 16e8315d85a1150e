"""What a `<!-- records:NAME -->` marker in a prose page is replaced by: a template, and the function that makes what it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from scripts.content.model import Content
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
from scripts.pages.context import Section

MARKERS: dict[str, Section] = {
    "all-indicators": Section("indicators.html", indicators.all_indicators),
    "all-practices": Section("all-practices.html", home.all_practices),
    "bases": Section("bases.html", method.bases),
    "bibliography": Section("bibliography.html", bibliography.bibliography),
    "changes": Section("changes.html", changes.changes),
    "contact": Section("contact.html", method.contact),
    "countries": Section("home-countries.html", home.countries),
    "country": Section("country.html", country.country),
    "counts": Section("counts.html", method.counts),
    "dictionary": Section("dictionary.html", open_data.dictionary),
    "doors": Section("home-doors.html", home.doors),
    "downloads": Section("downloads.html", open_data.downloads),
    "evidence": Section("practice-evidence.html", practice.evidence),
    "forum-sentences": Section("forum-sentences.html", home.sentences),
    "forum-summary": Section("forum-summary.html", home.summary),
    "glossary": Section("glossary.html", glossary.glossary),
    "hero": Section("home-hero.html", home.hero),
    "indicators": Section("practice-indicators.html", practice.indicators),
    "library": Section("library.html", library.library),
    "matrix": Section("matrix.html", matrix.matrix),
    "new-evidence": Section("new-evidence.html", doors.new_evidence),
    "role": Section("role.html", roles.role),
    "rules": Section("rules.html", manual.rules),
    "search": Section("search.html", lookup.search),
    "standards": Section("standards.html", standards.standards),
    "strength-rule": Section("strength-rule.html", method.strength_rule),
    "theme-practices": Section("theme-practices.html", home.theme_list),
    "themes": Section("home-themes.html", home.themes),
    "timeline": Section("timeline.html", timeline.timeline),
    "translations": Section("translations.html", translations.translations),
    "waiting-sources": Section("waiting-sources.html", sources.waiting_sources),
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
