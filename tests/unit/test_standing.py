"""Where do we stand? The states, the questions at the steps and the plan hold together, whatever the steps say."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest

from scripts.content.library import Library
from scripts.content.model import LANGUAGES, Redirect
from scripts.facts.addresses import Addresses
from scripts.pages.compose import compose_page
from scripts.rules.steps import lost_step
from scripts.tools.paths import ROOT
from scripts.tools.settings import Settings
from tests import real as project

ANSWERS = (ROOT / "overrides/scripts/answers.js").read_text(encoding="utf-8")
NOWHERE = Settings(None, None)


@pytest.fixture(scope="module")
def real() -> Library:
    return project.real()


def test_the_script_and_the_list_know_the_same_states(real: Library) -> None:
    states = json.loads(re.search(r"STATES = (\[.*?\])", ANSWERS)[1])
    assert states == list(real.content.vocabulary["states"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_step_asks_and_shows_its_states(real: Library, lang: str) -> None:
    for practice in real.content.practices:
        text = compose_page(real.content, NOWHERE, lang, practice.key)
        assert "actors:" not in text
        for step in practice.steps:
            box = re.search(rf'<details class="stand" id="step-{step.id}">.*?</details>', text)
            assert box, step.id
            for said in (step.shows, step.first, step.ask):
                assert re.sub(r"\W", "", said[lang]) in re.sub(r"\W|#\d+", "", re.sub(r"<[^>]+>|&#?\w+;", "", box[0])), step.id
            assert re.findall(r'type="radio" name="([\w-]+)" value="([\w-]+)"', box[0]) == [
                (step.id, state) for state in real.content.vocabulary["states"]
            ]
        assert real.content.word("stand.said", lang) in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_plan_has_every_step_and_indicator_once(real: Library, lang: str) -> None:
    text = compose_page(real.content, NOWHERE, lang, "plan")
    assert re.findall(r'data-step="([\w-]+)"', text) == [step.id for p in real.content.practices for step in p.steps]
    assert re.findall(r'data-practice="([\w-]+)"', text) == [p.stem for p in real.content.practices]
    for practice in real.content.practices:
        for one in practice.indicators:
            assert text.count(f'<option value="{one.id}">') == 1


def published(library: Library, *steps: str) -> Library:
    """The content after an edition that had these steps on the page of its first practice."""
    practice = library.content.practices[0]
    address = Addresses(library.content).of("es", practice.key)
    kept = (" ".join([address, *(f"#step-{one}" for one in steps)]),)
    return dataclasses.replace(library, content=dataclasses.replace(library.content, kept_addresses=kept))


def test_a_published_step_keeps_its_id(real: Library) -> None:
    practice, other = real.content.practices[:2]
    assert not list(lost_step(published(real, *(step.id for step in practice.steps))))
    (problem,) = lost_step(published(real, "was-once-published"))
    assert (problem.path, problem.rule, problem.values["id"]) == (practice.path, "lost-step", "was-once-published")
    (moved,) = lost_step(published(real, other.steps[0].id))
    assert moved.values["file"] == other.path


def test_a_withdrawn_step_leads_on_and_its_name_is_not_used_again(real: Library) -> None:
    practice = real.content.practices[0]
    address = Addresses(real.content).of("es", practice.key)
    after = published(real, "was-once-published")

    def led(step: str) -> Library:
        lead = (Redirect(f"{address}#step-{step}", practice.key, "how", True),)
        return dataclasses.replace(after, content=dataclasses.replace(after.content, redirects=lead))

    assert not list(lost_step(led("was-once-published")))
    assert [one.path for one in lost_step(led(practice.steps[0].id))] == ["data/redirects.yml", practice.path]
