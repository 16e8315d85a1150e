"""The YAML reader: no value changes its meaning, every fault has a name and a line."""

import pytest

from scripts.tools.yaml import read_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no", "no"),
        ('a: "1.10"', "1.10"),
        ("a: 12", 12),
        ("a: true", True),
        ("a: Agua y energía", "Agua y energía"),
        ('a: "12:30"', "12:30"),
        ("a:\n", None),
    ],
)
def test_a_scalar_is_what_the_editor_wrote(text: str, value: object) -> None:
    assert read_yaml(text).value == {"a": value}


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("a: 1\na: 2\n", "repeated-key", 2),
        ("a: &x 1\nb: *x\n", "yaml-anchor", 1),
        ("b: 1\na: !!python/name:os 1\n", "yaml-tag", 2),
        ("b: 1\na: !!str 1\n", "yaml-tag", 2),
        ("a: !x\n- 1\n", "yaml-tag", 1),
        ("a: 1\nb: 12:30\n", "ambiguous-value", 2),
        ("a: no\n", "ambiguous-value", 1),
        ("a: 3.500\n", "ambiguous-value", 1),
        ("a: 010\n", "ambiguous-value", 1),
        ("a: 2024-13-01\n", "ambiguous-value", 1),
        ("a: Agua: uso\n", "yaml-syntax", 1),
        ("a: 1\n\tb: 2\n", "yaml-syntax", 2),
        ('a: 1\nb: "\\ud800"\n', "yaml-syntax", 2),
        ('"\\udfff": 1\n', "yaml-syntax", 1),
        (f"a: {'9' * 4500}\n", "ambiguous-value", 1),
        ("[" * 200 + "]" * 200, "yaml-syntax", 1),
    ],
)
def test_a_fault_has_a_name_and_a_line(text: str, rule: str, line: int) -> None:
    assert (rule, line) in [(f.rule, f.line) for f in read_yaml(text).faults]


def test_lines_are_known_for_every_place() -> None:
    document = read_yaml("a: 1\nb:\n- c: 2\n- c: 3\n", first_line=10)
    assert document.line(("b", 1, "c")) == 13
    assert document.line(("b", 1, "missing")) == 13
    assert document.line(("nothing",)) == 10


def test_what_many_files_say_is_read_once() -> None:
    """A store that is too small by one keeps nothing of what is asked for in the same order again and again."""
    texts = [f"name: {number}" for number in range(10_000)]
    first = [read_yaml(text) for text in texts]
    assert all(read_yaml(text) is document for text, document in zip(texts, first, strict=True))
