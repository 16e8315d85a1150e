"""The state of the translations: which pages are behind, by paragraph, with what helps to bring them up to date."""

from __future__ import annotations

from functools import cache
from html import escape

from scripts import history
from scripts.model import Page
from scripts.pages.context import PageContext
from scripts.prose import claim
from scripts.rules.twins import behind
from scripts.translation import Change, changes, removed


def page(view: PageContext) -> str:
    """One section for each page that is behind its original; or that none is."""
    waiting = list(behind(view.content))
    if not waiting:
        return f'<p class="notice calm">{view.t("translation.none")}</p>'
    count = f"<p>{view.t('translation.count', count=len(waiting))}</p>"
    return "\n\n".join([count, *(_section(view, translation, original) for translation, original in waiting)])


def _section(view: PageContext, translation: Page, original: Page) -> str:
    then = _version(original, translation.translated_from.partition("@")[2])
    link = view.addresses.any_language(view.lang, view.key, translation.lang, translation.key)
    title = f'<a href="{link}" hreflang="{translation.lang}" lang="{translation.lang}">{escape(translation.title)}</a>'
    anchor = f"{translation.lang}-{translation.key.replace('/', '-')}"
    parts = [
        f'<h3 id="{anchor}">{title}</h3>',
        f'<p class="meta"><code>{escape(translation.path)}</code></p>',
        _paragraphs(view, original, then),
        _doors(view, translation, original, then),
        f"<p>{view.t('translation.claim')}</p><pre><code>translated_from: {claim(original)}</code></pre>",
    ]
    return f'<section class="behind" aria-labelledby="{anchor}">{"".join(parts)}</section>'


def _paragraphs(view: PageContext, original: Page, then: history.Version | None) -> str:
    if then is None:
        return f"<p>{view.t('translation.whole')}</p>"
    now = changes(then.page, original)
    gone = removed(then.page, original)
    items = [_item(view, original.lang, one) for one in now]
    if gone:
        lost = "".join(f'<li lang="{original.lang}"><del>{escape(text)}</del></li>' for text in gone)
        return f"<p>{view.t('translation.changed')}</p><ul>{''.join(items)}</ul><p>{view.t('translation.removed')}</p><ul>{lost}</ul>"
    return f"<p>{view.t('translation.changed')}</p><ul>{''.join(items)}</ul>"


def _item(view: PageContext, lang: str, change: Change) -> str:
    place = change.section or view.t("translation.head")
    return f'<li><span class="meta" lang="{lang}">{escape(place)}</span> <span lang="{lang}">{escape(change.text)}</span></li>'


def _doors(view: PageContext, translation: Page, original: Page, then: history.Version | None) -> str:
    links = {
        "translation.edit": view.settings.edit(translation.path),
        "translation.compare": view.settings.changes_of(original.path, then.commit if then else None),
    }
    items = "".join(f'<li><a href="{escape(address)}">{view.t(word)}</a></li>' for word, address in links.items() if address)
    return f'<ul class="take-part">{items}</ul>' if items else ""


@cache
def _version(original: Page, claimed: str) -> history.Version | None:
    """Asked once a build, though the list is printed in two languages."""
    return history.version_of(original, claimed)
