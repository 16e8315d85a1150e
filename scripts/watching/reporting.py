"""The report of a round as Markdown in both languages, for one issue that the workflow keeps. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from scripts.content.model import LANGUAGES
from scripts.tools.phrases import fill
from scripts.watching.judging import STATES, Finding

MARKER = "<!-- links-report -->"  # by which the workflow knows its own issue
_TOLD = STATES[: STATES.index("unasked") + 1]
_WANTS_SOMEBODY = ("gone", "changed", "suspected", "moved", "unreachable")
_LONGEST = 60_000  # an issue holds 65,536 characters


def report(findings: Sequence[Finding], day: str, ui: Mapping[str, Mapping[str, str]]) -> str:
    """The report; "" when nothing in it asks for somebody's attention."""
    if not any(f.state in _WANTS_SOMEBODY for f in findings):
        return ""
    parts = [MARKER, *summary(findings, day, ui)]
    for state in _TOLD:
        group = [f for f in findings if f.state == state]
        if group:
            lines = "\n".join(_line(f, ui) for f in group)
            parts.append(f"## {_both(ui, f'links.state.{state}')} ({len(group)})\n\n{_both(ui, f'links.advice.{state}')}\n\n{lines}")
    text = "\n\n".join(parts) + "\n"
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition("\n")[0] + "\n\n…\n"


def summary(findings: Sequence[Finding], day: str, ui: Mapping[str, Mapping[str, str]]) -> list[str]:
    """How many were asked and what came out: a paragraph in each language."""
    counts = Counter(f.state for f in findings)
    forbidden = sum(f.why == "robots" for f in findings)
    values: dict[str, int | str] = {state: counts[state] for state in STATES}
    values |= {"asked": len(findings) - counts["unasked"], "forbidden": forbidden, "left": counts["unasked"] - forbidden, "date": day}
    return [fill(ui["links.intro"][lang], **values) for lang in LANGUAGES]


def _line(finding: Finding, ui: Mapping[str, Mapping[str, str]]) -> str:
    source = finding.source
    facts = [f"`{source.path}`", f"`{source.id}`"]
    if finding.why:
        facts.append(_both(ui, f"links.why.{finding.why}"))
    if finding.lost:
        facts.append(f"{_both(ui, 'links.lost')}: {', '.join(f'`{_code(mark)}`' for mark in finding.lost)}")
    facts.append(_address(source.url))
    facts += [f"{_both(ui, f'links.{name}')}: {_address(url)}" for name, url in (("to", finding.to), ("archived", finding.archived)) if url]
    return f"- {' · '.join(facts)}"


def _code(mark: str) -> str:
    return "".join(sign if sign.isprintable() and sign != "`" else "'" for sign in mark)


def _address(url: str) -> str:
    """An address that Markdown cannot take for anything else: what a stranger's server sent stands here too."""
    safe = "".join(sign if sign.isprintable() and sign not in "<>\\`| " else quote(sign) for sign in url)
    return f"<{safe[:500]}>"


def _both(ui: Mapping[str, Mapping[str, str]], key: str) -> str:
    return " / ".join(ui[key][lang] for lang in LANGUAGES)
