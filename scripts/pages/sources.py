"""Sources as a reader sees them: the numbered list of a page, and the list of those that wait for an official address."""

from __future__ import annotations

from html import escape

from scripts.model import Source
from scripts.pages.view import View


def source_line(view: View, source: Source) -> str:
    """Title (linked, in its own language), publisher, language, date, and whether the address is a copy or is not linked."""
    lang = f' lang="{source.lang}"' if source.lang != view.lang else ""
    title = f"<cite{lang}>{escape(source.title)}</cite>"
    if source.linked:
        title = f'<a href="{escape(source.url)}" rel="external">{title}</a>'
    parts = [escape(source.publisher), view.label("languages", source.lang), source.published or view.t("source.undated")]
    if not source.linked:
        parts.append(view.t("source.unlinked"))
    elif source.copy:
        parts.append(view.t("source.copy"))
    if not source.title_as_seen:
        parts.append(view.t("source.rebuilt-title"))
    parts += checked(view, source)
    return f'{title} <span class="meta">{" · ".join(parts)}</span>'


def checked(view: View, source: Source) -> list[str]:
    """What the weekly check found at the address and when, with the archived copy of what is gone; nothing before it was checked."""
    state = view.content.source_states.get(source.id)
    if not state or not source.linked:
        return []
    parts = [view.t(f"source.checked-{state.state}", date=state.checked)]
    if state.state == "gone" and state.archived:
        parts.append(f'<a href="{escape(state.archived)}" rel="external">{view.t("source.archived")}</a>')
    return parts


def numbered_sources(view: View) -> str:
    """The section with the sources that the page cites, in the order of their numbers; "" when it cites none."""
    if not view.numbered:
        return ""
    items = "".join(
        f'<li id="src-{number}">{source_line(view, view.source(source))}</li>' for number, source in enumerate(view.numbered, 1)
    )
    return f'\n\n## {view.t("page.sources")} {{ #sources }}\n\n<ol class="sources">{items}</ol>\n'


def waiting_sources(view: View) -> str:
    """The sources whose address is a copy or must not be linked, with the file that declares each, for editors."""
    waiting = [s for s in view.content.sources.values() if s.waits_for_official_address or not s.title_as_seen]
    rows = []
    for source in sorted(waiting, key=lambda s: (s.linked, not s.copy, s.id)):
        edit = view.settings.edit(source.path)
        file = f"<code>{escape(source.path)}</code>"
        place = f'<a href="{edit}">{file}</a>' if edit else file
        rows.append(f'<li id="{source.id}">{source_line(view, source)}<br><code>{source.id}</code> · {place}</li>')
    return f'<p>{view.t("source.waiting-count", count=len(rows))}</p>\n\n<ol class="sources">{"".join(rows)}</ol>'
