"""The pure parts of publishing: the editors' words, what changed between two contents, what is remembered, what search engines are told."""

from __future__ import annotations

from dataclasses import replace

from scripts.changelog import words
from scripts.content import Library
from scripts.finishing.addresses import added, remembered
from scripts.model import Text
from scripts.publishing.links import listing, with_right_links
from scripts.publishing.summary import compare, number, summarise

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
        assert page.count(b"hreflang=") == 3 and page.endswith(b"\n<meta></head>")
        assert with_right_links(page, "https://x.org/", address, old, new) is page
    assert b"https://x.org/1.0/a/" in with_right_links(html, "https://x.org/", "a/", old, None)
