"""One entry of a data file → one value. An entry has passed its schema, save a source, which others may cite before it is whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.content.model import (
    LANGUAGES,
    Choice,
    CountryDoors,
    Days,
    Door,
    Evidence,
    FollowUp,
    Indicator,
    LawChange,
    Page,
    Practice,
    Question,
    Redirect,
    Result,
    Source,
    SourceState,
    Standard,
    Step,
    Term,
    Text,
    WrongWord,
)
from scripts.tools.web_address import on_host

Entry = Mapping[str, Any]


def practice(value: Entry, path: str) -> Practice:
    """A practice from its file; who acts is read off the steps of its page."""
    return Practice(
        number=value["number"],
        stem=Path(path).stem,
        theme=value["theme"],
        actors=(),
        statement=_text(value["statement"]),
        indicators=tuple(_indicator(i) for i in value["indicators"]),
        easy={lang: tuple(one.strip() for one in sentences) for lang, sentences in value.get("easy", {}).items()},
        path=path,
        steps=tuple(_step(s) for s in value["steps"]),
    )


def evidence(value: Entry, path: str, sources: tuple[str, ...]) -> Evidence:
    """A record from its file; `sources`: the ids of those that it cites or declares."""
    return Evidence(
        id=Path(path).stem,
        name=_text(value["name"]),
        organisation=_text(value["organisation"]),
        country=value["country"],
        kind=value["kind"],
        actors=tuple(value["actors"]),
        practices=tuple(value["practices"]),
        what=_text(value["what"]),
        confidence=value["confidence"],
        sources=sources,
        year=value.get("year"),
        results=tuple(Result(r["basis"], _text(r), r.get("as_of", "")) for r in value.get("results", ())),
        gaps=_text(value["gaps"]) if value.get("gaps") else None,
        keywords={lang: tuple(words) for lang, words in value.get("keywords", {}).items()},
        shows={int(number): _text(text) for number, text in value.get("shows", {}).items()},
        path=path,
    )


def source(entry: Entry, path: str, line: int, never_link: tuple[str, ...]) -> Source:
    """A source as far as it is written; `never_link`: hosts to which nothing links."""
    url = str(entry.get("url", ""))
    return Source(
        id=entry["id"],
        url=url,
        title=str(entry.get("title", "")),
        publisher=str(entry.get("publisher", "")),
        lang=str(entry.get("lang", "")),
        published=entry.get("published"),
        copy=bool(entry.get("copy", False)),
        title_as_seen=bool(entry.get("title_as_seen", True)),
        linked=not on_host(url, never_link),
        kind=str(entry.get("kind", "")),
        marks=tuple(mark for mark in entry.get("marks") or () if isinstance(mark, str)),
        path=path,
        line=line,
    )


def source_state(state: Entry, checked: str) -> SourceState:
    """What the weekly check found of a source; `checked`: the day of its last round."""
    return SourceState(state["state"], state.get("checked", checked), state.get("to", ""), state.get("archived", ""))


def term(value: Entry, line: int) -> Term:
    """A word of the glossary."""
    return Term(
        id=value["id"],
        term=Text(**{lang: value[lang]["term"] for lang in LANGUAGES if lang in value}),
        definition=Text(**{lang: value[lang]["definition"] for lang in LANGUAGES if lang in value}),
        sources=tuple(value["sources"]),
        variants={k: tuple(v) for k, v in value.get("variants", {}).items()},
        synonyms={k: tuple(v) for k, v in value.get("synonyms", {}).items()},
        ambiguous=tuple(value.get("ambiguous", ())),
        line=line,
    )


def follow_up(value: Entry, line: int) -> FollowUp:
    """Something that came after the forum."""
    return FollowUp(
        id=value["id"],
        date=value["date"],
        practices=tuple(value["practices"]),
        what=_text(value["what"]),
        confidence=value["confidence"],
        sources=tuple(value["sources"]),
        before=value.get("before", False),
        gaps=_optional(value, "gaps"),
        line=line,
    )


def country_doors(value: Entry, path: str) -> CountryDoors:
    """The doors of a country from its file."""
    return CountryDoors(
        country=value["country"],
        read=value["read"],
        doors=tuple(_door(one) for one in value["doors"]),
        changes=tuple(LawChange(one["date"], _text(one["what"]), tuple(one["sources"])) for one in value.get("changes", ())),
        open=tuple(_text(one) for one in value["open"]),
        path=path,
    )


def question(value: Entry, line: int) -> Question:
    """Something that anybody may ask."""
    return Question(value["id"], value["to"], _text(value["question"]), _text(value["answered_by"]), line)


def standard(value: Entry) -> Standard:
    """A family of standards."""
    return Standard(value["id"], _text(value["short"]), _text(value["name"]), tuple(value["patterns"]))


def wrong_word(value: Entry) -> WrongWord:
    """A form that texts do not use."""
    return WrongWord(value["lang"], value["wrong"], _text(value["right"]), _text(value["why"]), tuple(value.get("right_in", ())))


def redirect(value: Entry, line: int) -> Redirect:
    """An address that was published once."""
    key, _, fragment = value["to"].partition("#")
    return Redirect(value["from"], key, fragment, value.get("gone", False), line)


def page(meta: Entry, text: str, body: int, path: str, lang: str, key: str) -> Page:
    """A prose page from its front matter and the text of its file, in which its body starts at the letter `body`."""
    return Page(
        lang=lang,
        key=key,
        path=path,
        title=meta["title"],
        description=meta["description"],
        slug=meta.get("slug", ""),
        body=text[body:],
        body_line=text[:body].count("\n") + 1,
        short=meta.get("short"),
        translated_from=meta.get("translated_from"),
        keywords=tuple(meta.get("keywords", ())),
    )


def choice(value: Entry) -> Choice:
    """An entry of a closed list."""
    meaning = value.get("meaning")
    return Choice(
        id=value["id"],
        label=_text(value),
        letter=value.get("letter", ""),
        meaning=_text(meaning) if meaning else None,
        short=_optional(value, "short"),
        instrument=value.get("instrument", False),
        direct=value.get("direct", False),
    )


def _text(value: Mapping[str, str]) -> Text:
    return Text(**{lang: value[lang].strip() for lang in LANGUAGES if lang in value})


def _optional(value: Entry, key: str) -> Text | None:
    return _text(value[key]) if value.get(key) else None


def _door(value: Entry) -> Door:
    days = value.get("days")
    return Door(
        id=value["id"],
        kind=value["kind"],
        name=_text(value["name"]),
        body=_text(value["body"]),
        law=_text(value["law"]),
        how=_text(value["how"]),
        confidence=value["confidence"],
        sources=tuple(value["sources"]),
        days=Days(days["value"], days["kind"], _optional(days, "extension"), _optional(days, "note")) if days else None,
        cost=_optional(value, "cost"),
        anonymous=_optional(value, "anonymous"),
        language=_optional(value, "language"),
        appeal=_optional(value, "appeal"),
        address=value.get("address", ""),
        text_of=value.get("text_of", ""),
    )


def _step(value: Entry) -> Step:
    by = {actor: _text(words) for actor, words in value.get("first_by", {}).items()}
    return Step(value["id"], _text(value["shows"]), _text(value["first"]), _text(value["ask"]), by)


def _indicator(value: Entry) -> Indicator:
    standard = value.get("standard", ())
    return Indicator(
        id=value["id"],
        name=_text(value["name"]),
        unit=_text(value["unit"]),
        source=value["source"],
        formula=_optional(value, "formula"),
        note=_optional(value, "note"),
        standards=(standard,) if isinstance(standard, str) else tuple(standard),
    )
