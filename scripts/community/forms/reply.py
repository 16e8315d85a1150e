"""The answer to whoever filled a form: in the language of the form first, in the words of its questions, without files or commands.

`{proposal}` stays in it: the address of the proposal is known only when it has been opened (scripts/propose.py puts it there).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from scripts.community.answer import link, plain
from scripts.community.forms.answers import BESIDES, consents, label, labels, waiting
from scripts.community.forms.record import Note, Proposal, has_address, has_name
from scripts.content.model import LANGUAGES
from scripts.tools.phrases import fill
from scripts.tools.problems import Problem

Words = Mapping[str, Mapping[str, str]]
_HEADED = ("next", "asked", "again", "use-the-form")  # their first words are a heading
_LONGEST_QUOTE = 300
_FEWEST = 4  # an issue that answers fewer questions of the form is another one

# Said to the author in the rule's own words: they speak of the text, not of a file.
_TOLD_AS_THEY_ARE = frozenset({"mixed-script", "suspicious-host", "untranslated-text", "other-language", "pair-figures", "undated-figure"})
_MARKUP = frozenset({"raw-html", "markup-in-text", "letter-by-name", "bare-address", "unlisted-markup"})
# For whoever maintains the site: nothing that the author wrote is wrong.
_NOT_THE_AUTHORS = frozenset(
    {
        "wrong-word",
        "unmarked-copy",
        "unfounded-confidence",
        "repeated-address",
        "repeated-source",
        "unused-source",
        "unknown-source",
        "wrong-country",
        "long-line",
        "cut-by-comment",
    }
)


@dataclass(frozen=True)
class Desk:
    """What every answer needs: the words of the interface, the language of the form, where the manual is, where a form is filled."""

    ui: Words
    lang: str
    manual: Mapping[str, str]
    form: str = ""

    def both(self, tell: Callable[[str], str]) -> str:
        """What `tell(lang)` says in both languages, the form's first."""
        return "\n\n---\n\n".join(tell(lang) for lang in sorted(LANGUAGES, key=lambda one: one != self.lang)) + "\n"

    def say(self, word: str, lang: str, **values: object) -> str:
        """A phrase of the forms."""
        text = fill(self.ui[f"form.{word}"][lang], **values)
        return f"**{text.replace('. ', '.** ', 1)}" if word in _HEADED else text


def accepted(desk: Desk, given: Mapping[str, str], one: Proposal, problems: list[Problem]) -> str:
    """Thanks, the way to the proposal, what happens next, and what only the author can say."""
    return desk.both(lambda lang: "\n\n".join(_accepted(desk, given, one, problems, lang)))


def _accepted(desk: Desk, given: Mapping[str, str], one: Proposal, problems: list[Problem], lang: str) -> Iterator[str]:
    yield desk.say("thanks", lang)
    order = [BESIDES, *labels().values()]
    asked = sorted(_questions(desk, given, one, problems, lang), key=lambda item: order.index(item[0]))
    if asked:
        yield desk.say("asked", lang)
        yield "\n".join(dict.fromkeys(f"- {text}" for _, text in asked))
    for missing in waiting(given):
        yield desk.say(f"waits-{missing}", lang)
    yield desk.say("next", lang)
    if not asked:
        yield desk.say("nothing", lang)


def _questions(desk: Desk, given: Mapping[str, str], one: Proposal, problems: list[Problem], lang: str) -> Iterator[tuple[str, str]]:
    """Each question of the form on which something has to be said, and what."""
    for note in one.notes:
        yield note.question, _noted(desk, note, lang)
    noted = {note.question for note in one.notes}
    for problem in author_problems(one, problems):
        question = one.questions[problem.line - 1]
        if question in noted and problem.rule not in _TOLD_AS_THEY_ARE | _MARKUP:
            continue
        written = given.get(question, "")
        values = {"label": label(question, lang), "written": _quote(written)}
        if not written:
            yield question, desk.say("missing", lang, **values)
            continue
        word = "markup" if problem.rule in _MARKUP else "problem" if problem.rule in _TOLD_AS_THEY_ARE else "unclear"
        values |= {"found": plain(str(problem.values.get("found", "<"))), "message": plain(problem.message(desk.ui, lang))}
        yield question, desk.say(word, lang, **values) + link(problem, desk.ui, desk.manual, lang)


def author_problems(one: Proposal, problems: list[Problem]) -> list[Problem]:
    """Those of the problems that the author can mend: not what a maintainer sees to."""
    return [p for p in problems if p.rule not in _NOT_THE_AUTHORS and 0 < p.line <= len(one.questions)]


def _noted(desk: Desk, note: Note, lang: str) -> str:
    values = {name: text if name == "taken" else _quote(text) for name, text in note.values.items()}
    return desk.say(note.word, lang, **values, label=label(note.question, lang) if note.question != BESIDES else "")


def _quote(text: str) -> str:
    """What was written, as Markdown shows it, whole unless it is long: it stands above, in the form itself."""
    return plain(text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…")


def refused(desk: Desk, given: Mapping[str, str]) -> str | None:
    """Why no record can be made of this form, and what its author can do; None when one can."""
    missing = list(_missing(given))
    return desk.both(lambda lang: "\n\n".join(_refused(desk, given, missing, lang))) if missing else None


def _missing(given: Mapping[str, str]) -> Iterator[str]:
    asked = sum(1 for question in labels().values() if question in given)
    if asked < _FEWEST:
        yield "no-form"
        return
    if not has_name(given):
        yield "no-name"
    if not has_address(given):
        yield "no-source"
    if not consents(given):
        yield "no-consent"


def _refused(desk: Desk, given: Mapping[str, str], missing: list[str], lang: str) -> Iterator[str]:
    yield desk.say("refused", lang)
    questions = {"no-form": "name_es", "no-name": f"name_{desk.lang}", "no-source": "source_url", "no-consent": "licence"}
    yield "\n".join(
        f"- {desk.say(word, lang, label=label(questions[word], lang), written=_quote(given.get(questions[word], '')))}" for word in missing
    )
    if missing == ["no-form"]:
        yield desk.say("use-the-form", lang, form=desk.form)
    else:
        yield desk.say("again", lang)


def notice(desk: Desk, word: str) -> str:
    """One of the short answers (`kept`, `merged`, `unopened`), in both languages."""
    return desk.both(lambda lang: desk.say(word, lang))
