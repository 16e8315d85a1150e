"""The search page: the form, the place of the results, and what to do without JavaScript."""

from __future__ import annotations

from scripts.addresses import relative
from scripts.pages.context import PageContext
from scripts.pages.home import search_form


def search(view: PageContext) -> str:
    """The form and an empty list that overrides/scripts/lookup.js fills."""
    root = relative(view.addresses.of(view.lang, view.key), "")
    links = "".join(f"<li>{view.link(key)}</li>" for key in ("practices", "evidence", "glossary", "bibliography"))
    return (
        f"{search_form(view)}\n\n"
        f'<div data-lookup data-root="{root}" data-source="{root}search/{view.lang}/" '
        f'data-failed="{view.t("lookup.failed")}"><div data-filters hidden></div>'
        f'<p role="status"></p><div class="answers" data-results></div></div>\n\n'
        f"<noscript><p>{view.t('lookup.no-script')}</p></noscript>\n\n"
        f"<p>{view.t('lookup.lists')}</p>\n\n<ul>{links}</ul>"
    )
