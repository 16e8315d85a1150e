"""Whoever calls a command without what it needs, or with what it does not know, is told how it is called: never by a traceback."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

from scripts.tools.calling import run
from scripts.tools.paths import ROOT

COMMANDS = sorted(file.stem for file in (ROOT / "scripts").glob("*.py") if file.stem != "__init__")
# What else is wrong with a call, beside arguments that the command does not have.
CALLS = {
    "no arguments": [[name] for name in ("figures", "form", "links", "preview", "publish", "rollback", "scope", "summary")],
    "nothing there": [
        ["check", "{nowhere}"],
        ["check_site", "{nowhere}"],
        ["form", "{nowhere}"],
        ["preview", "{nowhere}", "{nowhere}", "{nowhere}"],
        ["scope", "{nowhere}"],
        ["scope", "{text}", "{nowhere}"],
        ["strengths", "{nowhere}"],
    ],
    "not what it should be": [
        ["figures", "{folder}"],
        ["form", "{text}"],
        ["form", "{list}"],
        ["form", "{folder}"],
        ["links", "{text}", "{text}"],
        ["lint", "no-such-step"],
        ["publish", "one"],
        ["rollback", "one"],
        ["scope", "{text}", "{text}"],
        ["scope", "{text}", "{list}", "{list}"],
        ["serve", "port"],
        ["summary", "tests"],
        ["summary", "no-such-step=success"],
    ],
}


def call(monkeypatch: pytest.MonkeyPatch, name: str, *arguments: str) -> object:
    """The exit status of a command, called in this process as from a terminal."""
    for variable in ("NUMBER", "HANDOFF", "SITE_URL"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(sys, "argv", [f"scripts/{name}.py", *arguments])
    monkeypatch.delitem(sys.modules, f"scripts.{name}", raising=False)
    with pytest.raises(SystemExit) as ended:
        runpy.run_module(f"scripts.{name}", run_name="__main__")
    return ended.value.code


@pytest.mark.parametrize("name", COMMANDS)
def test_arguments_that_a_command_does_not_have(name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(monkeypatch, name, *["--no-such-thing"] * 5) in (1, 2)
    said = capsys.readouterr()
    assert len((said.out + said.err).splitlines()) <= 4 and not (said.out and said.err), "how it is called, and nothing else was done"
    if name not in ("lint", "publish", "rollback"):  # these name what there is to choose from
        assert (said.err + said.out).count(f"scripts.{name}") == 2 or name == "serve", "in both languages"


@pytest.mark.parametrize(
    "line", [[*line, f"({kind})"] for kind, lines in CALLS.items() for line in lines], ids=lambda line: " ".join(line).replace("/", "")
)
def test_a_wrong_call(line: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "text").write_text("text\n", encoding="utf-8")
    (tmp_path / "list").write_text("[1]\n", encoding="utf-8")
    places = {"nowhere": tmp_path / "nowhere", "folder": tmp_path, "text": tmp_path / "text", "list": tmp_path / "list"}
    name, *arguments, _ = [part.format_map(places) for part in line]
    assert call(monkeypatch, name, *arguments) in (1, 2)
    said = capsys.readouterr()
    assert 0 < len((said.out + said.err).splitlines()) <= 4
    assert sorted(path.name for path in tmp_path.iterdir()) == ["list", "text"], "nothing was written"


def test_the_command_that_writes_on_github_says_what_it_needs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(monkeypatch, "propose") == 2
    assert capsys.readouterr().err.count("NUMBER, HANDOFF, RUNNER_TEMP") == 2


@pytest.mark.parametrize(
    ("usage", "good", "bad"),
    [
        ("scripts.x", [0], [1]),
        ("scripts.x [FOLDER]", [0, 1], [2]),
        ("scripts.x FILE", [1], [0, 2]),
        ("scripts.x FILE [MORE [MOST]]", [1, 2, 3], [0, 4]),
        ("scripts.x STEP=OUTCOME…", [1, 9], [0]),
        ("scripts.x [STEP…]", [0, 9], []),
    ],
)
def test_a_docstring_says_how_many_arguments_there_are(
    usage: str, good: list[int], bad: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def status(count: int) -> int:
        monkeypatch.setattr(sys, "argv", ["x", *["a"] * count])
        return run(lambda *_: 0, f"`python -m {usage}`: what it does")

    assert [status(count) for count in good] == [0] * len(good) and [status(count) for count in bad] == [2] * len(bad)
