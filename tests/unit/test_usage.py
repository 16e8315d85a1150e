"""A command that is not told what it needs says how it is called, in both languages, and ends with 2: never with a traceback."""

from __future__ import annotations

import pytest

from scripts import form, links, preview, scope
from scripts.facts import figure_list


@pytest.mark.parametrize("command", [form, preview, scope, links, figure_list], ids=lambda one: one.__name__)
def test_a_command_without_its_arguments_says_how_it_is_called(command: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 2
    said = capsys.readouterr()
    assert said.err.count("python -m scripts.") == 2 and not said.out
