"""All sources by publisher, and by country the records that cite them."""

from __future__ import annotations

from collections import Counter
from html import escape
from itertools import groupby

from scripts.exports.datasets import address_kind
from scripts.model import Source
from scripts.pages.parts import download, fold, initial, letters
from scripts.pages.sources import checked
from scripts.pages.view import View
from scripts.uses import Uses, uses


def bibliography(view: View) -> str:
    """Counts and downloads, the sources by publisher, the records by country."""
    sources = sorted(view.content.sources.values(), key=lambda s: (fold(s.publisher), s.publisher, fold(s.title), s.id))
    places = uses(view.content)
    by_letter = [(letter, list(group)) for letter, group in groupby(sources, key=lambda s: initial(s.publisher))]
    parts = [
        _summary(view, sources),
        f"## {view.t('bibliography.publishers')} {{ #publishers }}",
        letters(view, "bibliography.letters", [letter for letter, _ in by_letter]),
        "".join(_letter(view, letter, group, places) for letter, group in by_letter),
        f"## {view.t('bibliography.countries')} {{ #countries }}",
        f"<p>{view.t('bibliography.countries-lead')}</p>",
        "".join(_country(view, country) for country in view.content.vocabulary["countries"]),
    ]
    return "\n\n".join(parts)


def _summary(view: View, sources: list[Source]) -> str:
    kinds = Counter(address_kind(s) for s in sources)
    count = view.t("bibliography.count", sources=len(sources), publishers=len({s.publisher for s in sources}))
    found = view.t("bibliography.kinds", **{kind: kinds[kind] for kind in ("original", "copy", "unlinked")})
    files = " ".join(
        download(view, f"data/v1/{name}", label) for name, label in (("bibliography.bib", "BibTeX"), ("bibliography.csl.json", "CSL-JSON"))
    )
    return f'<p>{count} {found}</p>\n\n<p class="downloads">{view.t("bibliography.download")} {files}</p>'


def _letter(view: View, letter: str, sources: list[Source], places: dict[str, Uses]) -> str:
    title = "0–9" if letter == "0" else letter.upper()
    groups = groupby(sources, key=lambda s: s.publisher)
    entries = "".join(
        f"<div><dt>{escape(publisher)}</dt>{''.join(_entry(view, s, places[s.id]) for s in group)}</div>" for publisher, group in groups
    )
    return f'<h3 id="letter-{letter}" class="letter">{title}</h3><dl class="biblio">{entries}</dl>'


def _entry(view: View, source: Source, places: Uses) -> str:
    lang = f' lang="{source.lang}"' if source.lang != view.lang else ""
    title = f"<cite{lang}>{escape(source.title)}</cite>"
    if source.linked:
        title = f'<a href="{escape(source.url)}" rel="external">{title}</a>'
    facts = [view.label("languages", source.lang), source.published or view.t("source.undated")]
    kind = address_kind(source)
    if kind != "original":
        facts.append(f"<strong>{view.t(f'bibliography.symbol-{kind}')}</strong>")
    if not source.title_as_seen:
        facts.append(view.t("source.rebuilt-title"))
    facts += checked(view, source)
    return f'<dd id="{source.id}">{title} <small>{" · ".join(facts)}<br>{_cited(view, places)}</small></dd>'


def _cited(view: View, places: Uses) -> str:
    """Links to every place that cites a source."""
    content = view.content
    links = []
    if places.practices:
        numbers = ", ".join(f'<a href="{view.url(content.practice_by_number[n].key)}">{n}</a>' for n in sorted(places.practices))
        links.append(f"{view.t('bibliography.practice' if len(places.practices) == 1 else 'bibliography.practices')} {numbers}")
    links += [view.link(f"evidence/{one}", content.evidence_by_id[one].name[view.lang]) for one in places.evidence]
    terms = {t.id: t for t in content.terms}
    links += [view.link("glossary", terms[one].term[view.lang], one) for one in places.terms]
    links += [view.link(key) for key in places.pages]
    return f"{view.t('bibliography.cited')} {', '.join(links)}"


def _country(view: View, country: str) -> str:
    records = sorted((r for r in view.content.evidence if r.country == country), key=lambda r: fold(r.name[view.lang]))
    sources = {s for r in records for s in r.sources}
    items = "".join(
        f"<li>{view.link(r.key, r.name[view.lang], 'sources')} <small>{len(dict.fromkeys(r.sources))}</small></li>" for r in records
    )
    count = view.t("bibliography.country-count", records=len(records), sources=len(sources))
    title = f'<h3 id="country-{country.lower()}">{view.label("countries", country)}</h3><p class="meta">{count}</p>'
    return f'{title}<ul class="biblio">{items}</ul>'
