"""The pure parts of publishing: the editors' words, what changed between two contents, what is remembered, what search engines are told."""

from __future__ import annotations

from dataclasses import fields, make_dataclass, replace

import pytest

from scripts.content.changelog import words
from scripts.content.library import Library
from scripts.content.model import Evidence, Indicator, Page, Practice, Result, Step, Text
from scripts.content.model.doors import CountryDoors, Days, Door
from scripts.content.ui_words import words as ui_words
from scripts.facts.editions import Summary, compare, number, summarise
from scripts.facts.kept_addresses import added, remembered
from scripts.pages.changes import Changes, Chapter, edition
from scripts.publishing.canonical_links import listing, with_right_links

CHANGELOG = """# Cambios

## Próxima edición · Next edition

- ES: Lo que viene,
  en dos líneas.
- EN: What comes.

## 1.0 · 2026-11-24

- ES: Primera.
"""


def test_the_editors_words_of_an_edition_or_of_the_next_one_while_it_is_made() -> None:
    assert words(CHANGELOG, "1.0", "es") == ["Primera."]
    assert words(CHANGELOG, "1.0", "en") == []
    assert words(CHANGELOG, "1.1", "es", in_the_making=True) == ["Lo que viene, en dos líneas."]
    assert words(CHANGELOG, "1.1", "es") == []


def test_editions_are_ordered_as_numbers() -> None:
    assert sorted(["1.10", "1.9", "1.9.1"], key=number) == ["1.9", "1.9.1", "1.10"]


def test_a_comparison_names_what_came_went_and_changed_and_nothing_else(library: Library) -> None:
    content = library.content
    gone, changed, *rest = content.evidence
    other = replace(changed, name=Text(changed.name.es + " II", changed.name.en + " II"))
    old, new = (summarise(one, "1.0", None) for one in (content, replace(content, evidence=(other, *rest))))
    difference = compare(old.evidence, new.evidence)
    assert (difference.added, difference.removed) == ((), (gone.id,))
    assert difference.changed == {changed.id: ("name",)}
    assert not compare(old.practices, new.practices)
    assert compare(new.evidence, old.evidence).added == (gone.id,)


INDICATOR = Indicator("use", Text("Uso", "Use"), Text("%", "%"), "a", note=Text("Anual.", "Yearly."))
PRACTICE = Practice(1, "01-x", "water", ("government",), Text("Acordar.", "Agree."), (INDICATOR,))
RECORD = Evidence(
    "cl-x", Text("Ley", "Act"), Text("Estado", "State"), "CL", "law", ("government",), (1,), Text("Qué.", "What."), "high", ("a",),
    year=2019, results=(Result("target", Text("Un 5 %.", "5%.")),),
)  # fmt: skip
PRINTS = {
    "practice": {
        "title": "b3ed71d9",
        "address": "ec39da9d",
        "description": "4ba4d83b",
        "sentence": "cef81cac",
        "theme": "052fdc28",
        "actors": "c6956753",
        "indicators": "5b05884e",
        "why": "ee5cf50d",
    },
    "record": {
        "name": "2cab0f10",
        "organisation": "67e0eca2",
        "country": "4c052d80",
        "kind": "12308245",
        "actors": "c6956753",
        "practices": "080a9ed4",
        "shows": "4f53cda1",
        "what": "1fba56ed",
        "year": "023e3350",
        "results": "1875eab8",
        "gaps": "74234e98",
        "confidence": "b57c4299",
        "sources": "0eb5b8d6",
    },
}


def _prints(library: Library, practice: Practice = PRACTICE, record: Evidence = RECORD) -> dict[str, dict[str, str]]:
    body = "## Why { #why }\n\nBecause.\n\n## Indicators { #indicators }\n\nThese.\n"
    pages = {(lang, practice.key): Page(lang, practice.key, "", f"Title {lang}", "About it.", "x", body, 1) for lang in ("es", "en")}
    summary = summarise(replace(library.content, practices=(practice,), evidence=(record,), pages=pages), "1.0", None)
    return {"practice": dict(summary.practices["01-x"]["parts"]), "record": dict(summary.evidence["cl-x"]["parts"])}


def test_the_fingerprints_that_editions_keep_for_ever_never_change(library: Library) -> None:
    """Whoever turns this red would publish an edition in which everything has changed: keep the old names and values instead."""
    assert _kept(_prints(library)) == PRINTS


def test_a_new_field_or_name_in_the_program_changes_no_fingerprint(library: Library) -> None:
    def grown(value):
        """The same value, of a class with another name and an optional field more."""
        kind = make_dataclass("Renamed", [("cost", Text | None, None)], bases=(type(value),), frozen=True)
        return kind(**{one.name: getattr(value, one.name) for one in fields(value)})

    indicators = tuple(map(grown, PRACTICE.indicators))
    results = tuple(map(grown, RECORD.results))
    assert _kept(_prints(library, grown(replace(PRACTICE, indicators=indicators)), grown(replace(RECORD, results=results)))) == PRINTS


def test_every_value_that_a_reader_sees_is_in_a_fingerprint(library: Library) -> None:
    other = Text("Otra cosa.", "Another thing.")
    for part, change in {
        "name": {"name": other}, "organisation": {"organisation": other}, "country": {"country": "PE"}, "kind": {"kind": "case"},
        "actors": {"actors": ("companies",)}, "practices": {"practices": (1, 2)}, "shows": {"shows": {1: other}},
        "what": {"what": other}, "year": {"year": None},
        "results": {"results": ()}, "gaps": {"gaps": other}, "confidence": {"confidence": "low"}, "sources": {"sources": ("b",)},
    }.items():  # fmt: skip
        assert _changed(PRINTS["record"], _prints(library, record=replace(RECORD, **change))["record"]) == {part}
    for change in ({"name": other}, {"unit": other}, {"source": "b"}, {"formula": other}, {"note": None}, {"standards": ("iso",)}):
        practice = replace(PRACTICE, indicators=(replace(INDICATOR, **change),))
        assert _changed(PRINTS["practice"], _prints(library, practice)["practice"]) == {"indicators"}
    easy = [_prints(library, replace(PRACTICE, easy={"es": (text,)}))["practice"] for text in ("Son acuerdos.", "Son pactos.")]
    assert _changed(*easy) == {"easy"}
    step = Step("sign", Text("Acta.", "Minutes."), Text("Llame.", "Call."), Text("¿Cuándo?", "When?"))
    before = _prints(library, replace(PRACTICE, steps=(step,)))["practice"]
    for change in ({"id": "pay"}, {"shows": other}, {"first": other}, {"ask": other}, {"first_by": {"industry": other}}):
        after = _prints(library, replace(PRACTICE, steps=(replace(step, **change),)))["practice"]
        assert _changed(before, after) == {"steps"}
    swapped = replace(RECORD, name=Text(RECORD.name.en, RECORD.name.es))
    assert _changed(PRINTS["record"], _prints(library, record=swapped)["record"]) == {"name"}


DOOR = Door("cl-ask", "information", *(Text("Una.", "One."),) * 4, "high", ("a",))


def _with_door(library: Library, door: Door | None = DOOR) -> Summary:
    doors = {"CL": CountryDoors("CL", "2026-11-27", (door,) if door else (), (), ())}
    return summarise(replace(library.content, practices=(), evidence=(), doors=doors), "1.0", None)


def test_every_value_of_a_door_is_in_a_fingerprint_that_has_words(library: Library) -> None:
    other = Text("Otra cosa.", "Another thing.")
    before = _with_door(library).doors["cl-ask"]["parts"]
    assert {f"changes.part.{part}" for part in before} <= set(ui_words())
    names = {"how": "doing", "address": "place", "text_of": "text-of"}
    for field in (one.name for one in fields(Door) if one.name != "id"):
        value = {"days": Days(3, "working"), "sources": ("b",)}.get(field, other if isinstance(getattr(DOOR, field), Text) else None)
        value = value or (other if getattr(DOOR, field) is None else "2020-01-01")
        after = _with_door(library, replace(DOOR, **{field: value})).doors["cl-ask"]["parts"]
        assert _changed(before, after) == {names.get(field, field)}


def test_a_door_that_changed_is_told_with_its_place_and_an_edition_that_knew_of_none_tells_nothing(library: Library) -> None:
    old, new = _with_door(library), _with_door(library, replace(DOOR, cost=Text("Nada.", "Nothing.")))

    def told(before: Summary) -> tuple[Changes, ...]:
        return edition(Chapter(new, before, False), library.content, "es", lambda key: f"{key}/").changes

    (doors,) = told(old)
    ((name, (line,)),) = doors.lists
    assert (doors.title, name, line.url, line.parts) == ("changes.doors", "changes.changed", "ask/cl/#cl-ask", ("costo",))
    assert [name for name, _ in told(_with_door(library, None))[0].lists] == ["changes.added"]
    assert told(replace(old, doors=None)) == ()


def _kept(prints: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """The fingerprints without those of parts that came after PRINTS: a part that an edition does not know is no change of it."""
    return {of: {part: one for part, one in parts.items() if part in PRINTS[of]} for of, parts in prints.items()}


def _changed(old: dict[str, str], new: dict[str, str]) -> set[str]:
    return {part for part in old if new[part] != old[part]}


def test_what_is_remembered_only_grows_and_only_by_what_is_new() -> None:
    kept = ("# a comment", "practicas/x/ #why #how", "practicas/x/ #limits")
    assert remembered(kept) == {"practicas/x/": {"#why", "#how", "#limits"}}
    assert added(kept, ["practicas/x/ #how", "practicas/x/ #why #new", "practicas/y/"]) == ["practicas/x/ #new", "practicas/y/"]


def test_search_engines_are_led_to_the_same_page_of_the_newest_edition_or_left_here() -> None:
    old = listing("1.0", b'{"pages": [["kept", "a/", "en/a/"], ["renamed", "b/", "en/b/"], ["gone", "c/", "en/c/"]], "moved": {}}')
    new = listing("latest", b'{"pages": [["kept", "a/", "en/a/"], ["renamed", "b2/", "en/b2/"]], "moved": {"b/": "b2/"}}')
    html = b'<head>\n<link rel="canonical" href="https://x.org/latest/c/">\n<link rel="alternate" hreflang="es" href="y">\n<meta></head>'
    for address, expected in (("a/", "latest/a/"), ("b/", "latest/b2/"), ("en/b/", "latest/en/b2/"), ("c/", "1.0/c/")):
        page = with_right_links(html, "https://x.org/", address, old, new)
        assert f'<link rel="canonical" href="https://x.org/{expected}">'.encode() in page
        assert page.count(f'<meta property="og:url" content="https://x.org/{expected}">'.encode()) == 1, "chats are told the same"
        assert page.count(b"hreflang=") == 3 and page.endswith(b"\n<meta></head>")
        assert with_right_links(page, "https://x.org/", address, old, new) is page
    assert b"https://x.org/1.0/a/" in with_right_links(html, "https://x.org/", "a/", old, None)
    assert with_right_links(html.replace(b'"', b""), "https://x.org/", "a/", old, new).count(b"latest/a/") == 4, "as a minifier writes them"
    body = b"<body>\xff<link rel=canonical href=z>"
    assert with_right_links(html + body, "https://x.org/", "a/", old, new).endswith(body), "only the head, and byte for byte"


@pytest.mark.parametrize(
    "head",
    [
        "<title>x</title>",
        "<!-- <link rel=canonical href=y> -->",
        "<script>'<link rel=canonical href=y>'</script>",
        '<meta name="description" content="<link rel=canonical href=y>">',
    ],
)
def test_a_page_without_an_address_for_search_engines_gets_none(head: str) -> None:
    own = listing("dev", b'{"pages": [["kept", "a/", "en/a/"]], "moved": {}}')
    html = f"<head>{head}</head><body><p>&lt;link rel=canonical&gt;</p></body>".encode()
    assert with_right_links(html, "https://x.org/", "a/", own, None) is html
