"""What a `<!-- records:NAME -->` marker in a prose page is replaced by: a template, and the function that makes what it shows.

The names are those of scripts/facts/markers.py, which the rules know; a test holds the two together.
"""

from __future__ import annotations

from scripts.pages import (
    after,
    bibliography,
    changes,
    country,
    doors,
    glossary,
    home,
    indicators,
    lacks,
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
    "after": Section("after.html", after.after),
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
    "evidence-map": Section("home-map.html", home.evidence_map),
    "evidence": Section("practice-evidence.html", practice.evidence),
    "forum-sentences": Section("forum-sentences.html", home.sentences),
    "forum-summary": Section("forum-summary.html", home.summary),
    "glossary": Section("glossary.html", glossary.glossary),
    "hero": Section("home-hero.html", home.hero),
    "indicators": Section("practice-indicators.html", practice.indicators),
    "library": Section("library.html", library.library),
    "lacks": Section("lacks.html", lacks.everywhere),
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
    "waiting-records": Section("waiting-records.html", sources.waiting_records),
    "waiting-sources": Section("waiting-sources.html", sources.waiting_sources),
}
