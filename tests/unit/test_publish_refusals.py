"""What may be published over what: the rules alone, without a repository."""

from __future__ import annotations

import pytest
from mike.versions import Versions

from scripts.publishing.telling import Refusal
from scripts.publishing.versions import Request, decide, demand_valid

NEW, OLD = "b" * 40, "a" * 40


def published(*versions: tuple[str, str, list[str]]) -> Versions:
    return Versions.from_json(
        [{"version": v, "title": v, "aliases": aliases, "properties": {"commit": commit}} for v, commit, aliases in versions]
    )


def contains_old(commit: str) -> bool:
    return commit in (OLD, NEW)


@pytest.mark.parametrize("version", ["1", "v1.0", "1.0.0.0", "01.0", "latest", "../1.0", "1.0 ", "1.x", ""])
def test_a_version_is_a_number_or_dev(version: str) -> None:
    with pytest.raises(Refusal) as refused:
        demand_valid(version, "")
    assert refused.value.word == "bad-version"


@pytest.mark.parametrize(("version", "alias"), [("1.0", "stable"), ("dev", "latest"), ("1.0", "1.0")])
def test_latest_is_the_only_alias_and_not_for_dev(version: str, alias: str) -> None:
    with pytest.raises(Refusal) as refused:
        demand_valid(version, alias)
    assert refused.value.word == "bad-alias"


@pytest.mark.parametrize(
    ("request_", "there", "reason"),
    [
        (Request("1.0", "latest", NEW), [("1.0", OLD, ["latest"])], "edition-exists"),
        (Request("1.0", "", NEW), [("1.0", OLD, [])], "edition-exists"),
        (Request("1.0", "latest", OLD), [("1.1", OLD, ["latest"]), ("1.0", OLD, [])], "move-alias"),
        (Request("1.9", "latest", NEW), [("1.10", OLD, ["latest"])], "older-number"),
        (Request("1.1", "latest", NEW), [("1.0", "c" * 40, ["latest"])], "older-commit"),
        (Request("dev", "", NEW), [("dev", "c" * 40, [])], "older-commit"),
    ],
)
def test_what_would_lose_something_is_refused(request_: Request, there: list, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        decide(request_, published(*there), contains_old)
    assert refused.value.word == reason


@pytest.mark.parametrize(
    ("request_", "there", "to_do"),
    [
        (Request("1.0", "latest", NEW), [], True),
        (Request("1.10", "latest", NEW), [("1.9", OLD, ["latest"])], True),
        (Request("1.0.1", "", NEW), [("1.1", "c" * 40, ["latest"])], True),
        (Request("dev", "", NEW), [("dev", OLD, []), ("1.0", OLD, ["latest"])], True),
        (Request("dev", "", NEW), [("dev", NEW, [])], False),
        (Request("1.0", "latest", NEW), [("1.0", NEW, ["latest"])], False),
    ],
)
def test_what_may_be_published(request_: Request, there: list, to_do: bool) -> None:
    assert decide(request_, published(*there), contains_old) is to_do


def test_every_reason_has_words_in_both_languages(library) -> None:
    for word in ("bad-version", "edition-exists", "move-alias", "older-number", "older-commit", "behind", "properdocs", "unclean"):
        assert {"es", "en"} <= set(library.content.ui[f"publish.{word}"])
