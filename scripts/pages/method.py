"""What the method page computes: the rule for strength of evidence, the bases, the counts."""

from __future__ import annotations

from collections import Counter
from html import escape

from scripts.pages.context import PageContext
from scripts.strength import GRADES, strength


def strength_rule(view: PageContext) -> str:
    """The rule for strength of evidence as a table, from the numbers that the code uses."""
    columns = ("level", "independent", "measured", "countries", "now")
    head = "".join(f'<th scope="col">{view.t(f"strength.{c}")}</th>' for c in columns)
    now = Counter(strength(view.records(p.number)) for p in view.content.practices)
    rows = [(g.level, str(g.independent), str(g.measured), str(g.countries), str(now[g.level])) for g in GRADES]
    rows.append(("none", "—", "—", "—", str(now["none"])))
    body = "".join(
        f'<tr><th scope="row">{view.label("strengths", level)}</th>'
        + "".join(f'<td data-label="{view.t(f"strength.{c}")}">{v}</td>' for c, v in zip(columns[1:], values, strict=True))
        + "</tr>"
        for level, *values in rows
    )
    return f'<table class="cards-on-phone"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def bases(view: PageContext) -> str:
    """What each basis of a result means, with how many results carry it."""
    counts = Counter(result.basis for record in view.content.evidence for result in record.results)
    items = "".join(
        f'<div><dt><span class="basis basis-{b.id}">{b.label[view.lang]}</span></dt>'
        f'<dd>{escape(b.extra["meaning"][view.lang])} <span class="meta">{view.t("method.results", count=counts[b.id])}</span>'
        f"</dd></div>"
        for b in view.content.vocabulary["bases"].values()
    )
    return f'<dl class="definitions">{items}</dl>'


def counts(view: PageContext) -> str:
    """How much there is: practices, records, sources, terms."""
    content = view.content
    numbers = {
        "practices": len(content.practices),
        "records": len(content.evidence),
        "sources": len(content.sources),
        "terms": len(content.terms),
    }
    items = "".join(f"<div><dt>{view.t(f'counts.{k}')}</dt><dd>{v}</dd></div>" for k, v in numbers.items())
    return f'<dl class="counts">{items}</dl>'


def contact(view: PageContext) -> str:
    """How to write without an account, where an address is configured."""
    mail = view.settings.mail
    link = f'<a href="mailto:{escape(mail)}">{escape(mail)}</a>' if mail else ""
    return f"<p>{view.t('contact.mail', mail=link) if mail else view.t('contact.none')}</p>"
