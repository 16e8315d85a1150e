"""The doors at the foot of a page: edit, add, report, translate, write. Those that need the repository are there when it is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from scripts.content.model import Content
from scripts.pages.context import PageContext
from scripts.tools.problems import one_line
from scripts.tools.settings import Settings

_DATA = {"practice": "practices", "ask": "doors"}  # kind of page -> the folder of data/ that holds its facts
SENTENCE, EVIDENCE, TRANSLATION = "1-sentence.yml", "2-evidence.yml", "3-translation.yml"


def doors(
    content: Content, where: Settings, meta: Mapping[str, Any], lang: str, here: str, contribute: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """Word and address of each door of the page `meta`. `here`: its address; `contribute`: a section of that page -> its address."""
    if form := where.issue(EVIDENCE):
        yield "door.form", form
    else:
        yield "page.add-evidence", contribute("add-evidence")
    yield "page.report", where.issue(SENTENCE, page=here) or contribute("report")
    yield "door.translation", translation_door(where, here, contribute)
    if where.mail:
        yield "door.mail", letter(content, where.mail, lang, str(meta.get("title", "")), here)


def file_doors(where: Settings, meta: Mapping[str, Any], contribute: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The same for those who edit the files themselves; none where no repository is known."""
    source = str(meta.get("source", ""))
    if edit := where.edit(source) if source else None:
        yield "page.edit-record" if meta.get("kind") == "record" else "page.edit", edit
    folder = _DATA.get(str(meta.get("kind")))
    if folder and (data := where.edit(f"data/{folder}/{meta['key'].partition('/')[2]}.yml")):
        yield "page.edit-data", data
    if where.issue(EVIDENCE):
        # One click away: the address of an editor with the template in it weighs more than the rest of a short page.
        yield "door.file", contribute("add-evidence")


def translation_door(where: Settings, here: str, contribute: Callable[[str], str]) -> str:
    """Where the translation of the page at `here` is proposed: the form, or without a repository the section that says how."""
    return where.issue(TRANSLATION, page=here) or contribute("translation")


def letter(content: Content, mail: str, lang: str, title: str, here: str) -> str:
    """Address that opens a letter with its subject, the page and the questions filled in: the way to take part without an account.

    RFC 6068: everything is percent-encoded, so a title can add neither a header nor a line; lines end in %0D%0A.
    """
    subject = content.word("door.mail-subject", lang, title=one_line(title))
    questions = [content.word(f"door.mail-{name}", lang) for name in ("says", "should", "source", "licence")]
    lines = [content.word("door.mail-page", lang, title=one_line(title)), one_line(here), ""]
    lines += [part for question in questions for part in (question, "", "")]
    body = "\r\n".join(lines)
    return f"mailto:{quote(mail, safe='@')}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"


def new_evidence(page: PageContext) -> tuple[tuple[str, str], ...]:
    """Word and address of the two ways to add evidence: the form, and the editor of a new file with the template in it."""
    where, template = page.settings, page.content.evidence_template
    file_name = f"cl-{page.t('blank.file-name')}.yml"
    links = {"door.form": where.issue(EVIDENCE), "door.file": where.new_evidence(file_name, template) if template else None}
    return tuple((word, address) for word, address in links.items() if address)
