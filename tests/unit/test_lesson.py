"""The lesson of a practice: 45 minutes, of what its page says and no more, each answer with who says it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.content.library import Library
from scripts.content.model import LANGUAGES, Content, Practice
from scripts.facts.addresses import addresses_of
from scripts.pages.context import PageContext
from scripts.pages.kit import KIT, kit
from scripts.pages.lesson import PARTS, Lesson
from scripts.tools.settings import Settings


def _page(content: Content, lang: str, practice: Practice) -> PageContext:
    return PageContext(content, addresses_of(content), Settings(None, None), lang, practice.kit)


def _lesson(content: Content, lang: str, practice: Practice) -> Lesson:
    return kit(_page(content, lang, practice)).lesson


def test_it_takes_45_minutes() -> None:
    assert sum(minutes for _, minutes in PARTS) == 45


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_answer_is_of_the_practice_s_own_facts_and_names_who_published_them(small_library: Library, lang: str) -> None:
    content = small_library.content
    for practice in content.practices:
        found = _lesson(content, lang, practice)
        results = {result.text[lang] for record in content.evidence_of(practice.number) for result in record.results}
        shown = [step.shows[lang] for step in practice.steps]
        body = " ".join(content.pages[lang, practice.key].body.split())
        for asked in found.questions:
            own = str(asked.answer) in results or any(one in asked.answer for one in shown)
            assert own or asked.answer.split(".")[0][:40] in body, asked
            if asked.page:
                assert asked.who and asked.sources
        assert found.exercise and found.exercise.indicator in {one.name[lang] for one in practice.indicators}


def test_what_a_practice_does_not_have_is_left_out(small_library: Library) -> None:
    content = small_library.content
    practice = replace(content.practices[0], indicators=(), steps=())
    bare = replace(content, practices=(practice, *content.practices[1:]), evidence=())
    found = _lesson(bare, "es", practice)
    assert found.exercise is None and not [one for one in found.questions if one.page]
    assert 'id="lesson-exercise"' not in KIT(_page(bare, "es", practice))
