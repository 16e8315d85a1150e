"""What a `<!-- records:NAME -->` marker in a prose page is replaced by."""

from __future__ import annotations

from collections.abc import Callable

from scripts.pages import (
    bibliography,
    changes,
    country,
    doors,
    glossary,
    home,
    indicators,
    library,
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
from scripts.pages.view import View

MARKERS: dict[str, Callable[[View], str]] = {
    "all-practices": home.all_practices,
    "bases": method.bases,
    "changes": changes.page,
    "contact": method.contact,
    "counts": method.counts,
    "countries": home.countries,
    "doors": home.doors,
    "evidence": practice.evidence,
    "forum-sentences": home.sentences,
    "forum-summary": home.summary,
    "hero": home.hero,
    "indicators": practice.indicators,
    "new-evidence": doors.new_evidence,
    "rules": manual.rules,
    "search": home.search_form,
    "strength-rule": method.strength_rule,
    "theme-practices": home.theme_list,
    "themes": home.themes,
    "translations": translations.page,
    "waiting-sources": sources.waiting_sources,
    "library": library.library,
    "country": country.country,
    "matrix": matrix.matrix,
    "timeline": timeline.timeline,
    "all-indicators": indicators.all_indicators,
    "bibliography": bibliography.bibliography,
    "glossary": glossary.glossary,
    "role": roles.role,
    "standards": standards.standards,
    "downloads": open_data.downloads,
    "dictionary": open_data.dictionary,
}
