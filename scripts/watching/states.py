"""The states of the sources as data: data/source-states.yml, written by the weekly check and read for the pages.

One line a source, in the order of their ids; the date of the round stands once at the top, so that a week in which nothing changed
changes one line. What a round could not find out leaves what was known before, with the date of then.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from scripts.model import SourceState
from scripts.watching.judging import CERTAIN, Finding

PATH = "data/source-states.yml"
_HEAD = "# Made by the weekly check of the sources (make links): what each address said when it was last asked. Not written by hand.\n"


def renewed(before: Mapping[str, SourceState], findings: Iterable[Finding], day: str) -> dict[str, SourceState]:
    """The states after a round: of the sources asked in it and no others, in the order of their ids. `day`: ISO date of the round."""
    states = {}
    for finding in findings:
        name, known = finding.source.id, before.get(finding.source.id)
        if finding.state in CERTAIN:
            archived = finding.archived or (known.archived if known and finding.state == known.state == "gone" else "")
            states[name] = SourceState(finding.state, day, finding.to, archived)
        elif known:
            states[name] = known
    return dict(sorted(states.items()))


def written(states: Mapping[str, SourceState], day: str) -> str:
    """The data file. Deterministic: the same states give the same bytes."""
    lines = "".join(f"  {name}: {_line(state, day)}\n" for name, state in sorted(states.items()))
    return f"{_HEAD}checked: {json.dumps(day)}\nsources:{' {}' if not lines else ''}\n{lines}"


def _line(state: SourceState, day: str) -> str:
    fields = {"state": state.state}
    if state.checked != day:
        fields["checked"] = json.dumps(state.checked)
    fields |= {name: json.dumps(value, ensure_ascii=False) for name, value in (("to", state.to), ("archived", state.archived)) if value}
    return "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"
