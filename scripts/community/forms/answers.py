"""What was answered in a form: the body of an issue is what anybody may have written, and it is data here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from scripts.content.model import DEFAULT_LANGUAGE, LANGUAGES
from scripts.rules.source.letters import INVISIBLE
from scripts.tools.paths import ROOT
from scripts.tools.yaml import read_yaml_file

FORM = ROOT / ".github/ISSUE_TEMPLATE/2-evidence.yml"
BESIDES = ""  # what stands above the first question
_EMPTY = "_No response_"
_CONSENT = re.compile(r"- \[[xX]\] ")
PAIRS = ("name", "organisation", "shows", "what", "result")


@cache
def labels(form: Path = FORM) -> dict[str, str]:
    """The label of each question -> its id, in the order of the form."""
    fields = read_yaml_file(form).value["body"]
    return {field["attributes"]["label"]: field["id"] for field in fields if "id" in field}


def label(question: str, lang: str) -> str:
    """The words of a question of the evidence form in one language."""
    whole = next(words for words, name in labels().items() if name == question)
    return whole.split(" · ")[LANGUAGES.index(lang)]


def answers(body: str, questions: Mapping[str, str]) -> dict[str, str]:
    """What was answered, by id. A heading that is no question of the form, or stands out of order, belongs to the answer above it."""
    current: list[str] = []
    found: dict[str, list[str]] = {BESIDES: current}
    waiting = list(questions)
    for line in body.replace("\r\n", "\n").split("\n"):
        asked = line.removeprefix("### ").strip() if line.startswith("### ") else None
        if asked in waiting:
            del waiting[: waiting.index(asked) + 1]
            current = found.setdefault(questions[asked], [])
        else:
            current.append(line)
    cleaned = {key: _clean("\n".join(lines)) for key, lines in found.items()}
    return {key: value for key, value in cleaned.items() if value}


def issue(event: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """The body and the user of the issue that GitHub tells about; empty where it tells nothing, as of an account that is gone."""
    told = event.get("issue") or {}
    return str(told.get("body") or ""), told.get("user") or {}


def consents(given: Mapping[str, str]) -> bool:
    """Is the box of the licence ticked?"""
    return bool(_CONSENT.match(given.get("licence", "") + " "))


def language(given: Mapping[str, str]) -> str:
    """The language in which somebody answered: the one in which there is more to read."""
    length = {lang: sum(len(given.get(f"{pair}_{lang}", "")) for pair in PAIRS) for lang in LANGUAGES}
    return max(LANGUAGES, key=lambda lang: (length[lang], lang == DEFAULT_LANGUAGE))


def waiting(given: Mapping[str, str]) -> list[str]:
    """The languages in which something is missing that the other says: a maintainer completes it."""
    pairs = [{lang for lang in LANGUAGES if given.get(f"{pair}_{lang}")} for pair in PAIRS]
    return [lang for lang in LANGUAGES if any(pair and lang not in pair for pair in pairs)]


def _clean(text: str) -> str:
    """One paragraph: white space folded, letters composed. What cannot be seen goes: who pasted it could not find it."""
    seen = "".join(c for c in text if c.isspace() or (c.isprintable() and not INVISIBLE.match(c)))
    folded = " ".join(unicodedata.normalize("NFC", seen).split())
    return "" if folded == _EMPTY else folded
