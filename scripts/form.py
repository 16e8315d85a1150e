"""`python -m scripts.form EVENT`: turn a filled evidence form (an issue of GitHub) into a record file.

EVENT is the file in which GitHub tells about the issue. Its body is what anybody may have written: it is data here, read by the labels of
the form, cut to size, quoted, and then held against everything that the checks know. Nothing of it is ever run or put into a command.
"""

from __future__ import annotations

import base64
import json
import os
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.answer import answer
from scripts.content import ROOT, load
from scripts.model import Content
from scripts.problems import Problem
from scripts.rules import judge
from scripts.rules.source.letters import INVISIBLE
from scripts.source_tree import SourceFile
from scripts.words import words
from scripts.yamlio import read_yaml_file

FORM = ROOT / ".github/ISSUE_TEMPLATE/2-evidence.yml"
_EMPTY = "_No response_"
_LONGEST = 4000
_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\[bot\])?")


@dataclass(frozen=True)
class Proposal:
    """A record made from a form: its id, where it goes, its text."""

    id: str
    path: str
    text: str


def labels(form: Path = FORM) -> dict[str, str]:
    """The label of each question -> its id, in the order of the form."""
    fields = read_yaml_file(form).value["body"]
    return {field["attributes"]["label"]: field["id"] for field in fields if "id" in field}


def answers(body: str, questions: Mapping[str, str]) -> dict[str, str]:
    """What was answered, by id. A heading that is no question of the form, or stands out of order, belongs to the answer above it."""
    found: dict[str, list[str]] = {}
    waiting = list(questions)
    current: list[str] = []
    for line in body.replace("\r\n", "\n").split("\n"):
        label = line.removeprefix("### ").strip() if line.startswith("### ") else None
        if label in waiting:
            del waiting[: waiting.index(label) + 1]
            current = found.setdefault(questions[label], [])
        else:
            current.append(line)
    cleaned = {key: _clean("\n".join(lines)) for key, lines in found.items()}
    return {key: value for key, value in cleaned.items() if value}


def issue(event: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """The body and the user of the issue that GitHub tells about; empty where it tells nothing, as of an account that is gone."""
    told = event.get("issue") or {}
    return str(told.get("body") or ""), told.get("user") or {}


def proposal(given: Mapping[str, str], content: Content) -> Proposal:
    """The record that the answers describe. What is missing stays empty: the check says so, in words."""
    country = _choice(given, "country")
    name = given.get("name_es") or given.get("name_en") or "registro"
    stem = _free(f"{country.lower() or 'int'}-{_slug(name, 50)}", content.evidence_by_id)
    return Proposal(stem, f"data/evidence/{stem}.yml", "\n".join(_lines(given, content)) + "\n")


def _lines(given: Mapping[str, str], content: Content) -> Iterator[str]:
    yield from _pair("name", given)
    yield from _pair("organisation", given)
    yield f"country: {_choice(given, 'country')}"
    if re.fullmatch(r"(19|20)[0-9]{2}", given.get("year", "")):
        yield f"year: {given['year']}"
    yield f"kind: {_choice(given, 'kind')}"
    yield f"actors: [{', '.join(_choices(given, 'actors'))}]"
    practices = dict.fromkeys([*_choices(given, "main_practice"), *_choices(given, "practices")])
    yield f"practices: [{', '.join(practices)}]"
    yield from _pair("what", given)
    if given.get("result_es") or given.get("result_en"):
        yield "results:"
        yield f"- basis: {_choice(given, 'basis')}"
        yield from (f"  {lang}: {_quoted(given.get(f'result_{lang}', ''))}" for lang in ("es", "en"))
    yield f"confidence: {_choice(given, 'confidence')}"
    yield "sources:"
    yield from _source(given, content)


def _source(given: Mapping[str, str], content: Content) -> Iterator[str]:
    url = given.get("source_url", "").split(" ")[0]
    known = next((s.id for s in content.sources.values() if s.url.rstrip("/") == url.rstrip("/")), None)
    if known:
        yield f"- {known}"
        return
    publisher, title = given.get("source_publisher", ""), given.get("source_title", "")
    yield f"- id: {_quoted(_free(_slug(f'{publisher} {title}', 60), content.sources))}"
    yield f"  url: {_quoted(url)}"
    yield f"  title: {_quoted(title)}"
    yield f"  publisher: {_quoted(publisher)}"
    yield f"  lang: {_choice(given, 'source_lang')}"
    if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", given.get("source_published", "")):
        yield f"  published: {_quoted(given['source_published'])}"


def _pair(field: str, given: Mapping[str, str]) -> Iterator[str]:
    yield f"{field}:"
    yield from (f"  {lang}: {_quoted(given.get(f'{field}_{lang}', ''))}" for lang in ("es", "en"))


def _choices(given: Mapping[str, str], field: str) -> list[str]:
    """The ids at the start of the options that were chosen: `law · Ley · Law`."""
    return re.findall(r"(?:^|, )([A-Za-z0-9-]{1,40}) · ", given.get(field, ""))


def _choice(given: Mapping[str, str], field: str) -> str:
    return next(iter(_choices(given, field)), "")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _clean(text: str) -> str:
    """One paragraph: white space folded, letters composed, cut to size. What cannot be seen goes: who pasted it could not find it."""
    seen = "".join(c for c in text if c.isspace() or (c.isprintable() and not INVISIBLE.match(c)))
    folded = " ".join(unicodedata.normalize("NFC", seen).split())
    return "" if folded == _EMPTY else folded[:_LONGEST]


def _slug(text: str, longest: int) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    found = ""
    for word in re.findall(r"[a-z0-9]+", plain):
        if len(found) + len(word) >= longest:
            break
        found += f"-{word}" if found else word
    return found or "x"


def _free(name: str, taken: Mapping[str, Any]) -> str:
    return next(one for n in range(1, len(taken) + 3) if (one := name if n == 1 else f"{name}-{n}") not in taken)


def check(one: Proposal, root: Path = ROOT) -> list[Problem]:
    """What the checks say about the record, which lies in its place below `root`."""
    raw = one.text.encode("utf-8")
    found = {*judge.of_file(SourceFile(one.path, raw, len(raw)))}
    return sorted(found | {p for p in judge.of_content(load(root)) if p.path == one.path})


def author(user: Mapping[str, Any]) -> str:
    """Who filled the form, as git credits people; empty when the account's name is none that GitHub gives."""
    login, number = str(user.get("login", "")), user.get("id")
    if not _LOGIN.fullmatch(login) or not isinstance(number, int):
        return ""
    return f"{login} <{number}+{login}@users.noreply.github.com>"


def main(arguments: list[str]) -> int:
    """Write the record, tell what the checks say, and hand the next step its values; 1 when there is something to mend."""
    body, user = issue(json.loads(Path(arguments[0]).read_text(encoding="utf-8")))
    one = proposal(answers(body, labels()), load().content)
    (ROOT / one.path).write_text(one.text, encoding="utf-8")
    problems = check(one)
    text = answer(problems, words())
    print(text)
    values = {"id": one.id, "author": author(user), "record": _coded(one.text), "answer": _coded(text)}
    if output := os.environ.get("GITHUB_OUTPUT"):
        with Path(output).open("a", encoding="utf-8") as stream:
            stream.writelines(f"{name}={value}\n" for name, value in values.items())
    return 1 if problems else 0


def _coded(text: str) -> str:
    """Text as letters and digits, which no shell and no workflow can misread."""
    return base64.b64encode(text.encode("utf-8")).decode("ascii")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
