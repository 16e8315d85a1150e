"""The styles, read without a browser: a misspelt name is told in milliseconds."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from scripts.tools.paths import ROOT

STYLES = sorted((ROOT / "overrides/styles").rglob("*.css"))
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DARK = ('[data-theme="dark"]', ':not([data-theme="light"])')
_PRINTED = ("overrides/**/*.html", "overrides/**/*.js", "overrides/pictograms/*.svg", "scripts/**/*.py")


def style(file: Path) -> str:
    return _COMMENT.sub("", file.read_text(encoding="utf-8"))


@cache
def printed() -> str:
    """Everything that prints or sets a class."""
    return "\n".join(file.read_text(encoding="utf-8") for pattern in _PRINTED for file in sorted(ROOT.glob(pattern)))


def classes(css: str) -> set[str]:
    """The classes that selectors name."""
    heads = re.sub(r"\{[^{}]*\}", "{}", css)  # declarations hold numbers with a point
    return set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"url\([^)]*\)", "", heads)))


def is_printed(name: str) -> bool:
    """True where the class stands as it is, or its beginning is put together with a value: `theme-{one.id}`."""
    if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", printed()):
        return True
    parts = name.split("-")
    return any(re.search(rf"(?<![\w-]){re.escape('-'.join(parts[:i]))}-[{{$`\"']", printed()) for i in range(1, len(parts)))


def test_every_name_that_is_used_is_declared() -> None:
    declared = {name for text in [printed(), *map(style, STYLES)] for name in re.findall(r"(--[\w-]+)[\"']?\s*[:,]", text)}
    assert {(file.name, name) for file in STYLES for name in re.findall(r"var\((--[\w-]+)", style(file)) if name not in declared} == set()


def test_every_class_of_the_styles_is_printed_somewhere() -> None:
    assert {(file.name, name) for file in STYLES for name in classes(style(file)) if not is_printed(name)} == set()


def test_a_misspelt_name_would_be_noticed() -> None:
    assert not is_printed("recrod") and is_printed("record") and is_printed("theme-impact-reduction")
    assert classes(".recrod > p, .a.b:hover { margin: 1.5em } @media (x) { .c { opacity: .5 } }") == {"recrod", "a", "b", "c"}


def test_the_dark_colours_are_the_same_by_choice_and_by_the_device() -> None:
    """They are written twice: older phones know no `light-dark()`."""
    css = style(ROOT / "overrides/styles/00-names.css")
    chosen, device = (re.search(re.escape(f":root{place}") + r"\s*\{([^}]*)\}", css)[1].split() for place in _DARK)
    assert "--ground:" in chosen and chosen == device


def test_a_browser_frames_the_page_in_the_ground_of_each_scheme() -> None:
    names = (ROOT / "overrides/styles/00-names.css").read_text(encoding="utf-8")
    light, dark, *_ = re.findall(r"--ground: (#[0-9a-f]{6})", names)
    head = (ROOT / "overrides/main.html").read_text(encoding="utf-8")
    told = re.findall(r'name="theme-color" media="\(prefers-color-scheme:(\w+)\)" content="([^"]+)"', head)
    assert told == [("light", light), ("dark", dark)]
