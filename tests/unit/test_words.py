"""The words of data/ui.yml and those that templates and program ask for are the same: none is missing, none is dead."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

from jinja2 import nodes

from scripts.content.ui_words import words
from scripts.frontend.templates import TEMPLATES, environment
from scripts.tools.paths import ROOT

_ASKED = frozenset(["t", "word", "Phrase"])  # who is called with the key of a word
_KEY = re.compile(r"[a-z][a-z-]*\.[a-z0-9.-]*[a-z0-9]")
# Rules and hints name their words themselves: tests/unit/test_rules.py and test_hints.py ask for them.
_OF_RULES = ("check.", "rule.", "hint.")


@cache
def trees() -> dict[str, ast.Module | nodes.Template]:
    """Every module and template, parsed."""
    modules = {p: ast.parse(p.read_text(encoding="utf-8")) for p in sorted((ROOT / "scripts").rglob("*.py"))}
    templates = {p: environment().parse(p.read_text(encoding="utf-8")) for p in sorted(TEMPLATES.rglob("*.html"))}
    return {p.relative_to(ROOT).as_posix(): tree for p, tree in (modules | templates).items()}


def called(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def asked_in_module(tree: ast.Module) -> Iterator[str]:
    """The keys that a module asks for by a plain text: `page.t("x.y")`, `words()["x.y"]`, `ui["x.y"]`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node.func) in _ASKED and node.args:
            texts = (node.args[0].body, node.args[0].orelse) if isinstance(node.args[0], ast.IfExp) else (node.args[0],)
        elif isinstance(node, ast.Subscript) and (
            (isinstance(node.value, ast.Call) and called(node.value.func) == "words") or called(node.value) == "ui"
        ):
            texts = (node.slice,)
        else:
            continue
        yield from (text.value for text in texts if isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value)


def asked_in_template(tree: nodes.Template) -> Iterator[str]:
    for call in tree.find_all(nodes.Call):
        name = call.node.attr if isinstance(call.node, nodes.Getattr) else getattr(call.node, "name", "")
        if name in _ASKED and call.args and isinstance(call.args[0], nodes.Const):
            yield call.args[0].value


def texts() -> Iterator[str]:
    """Every text of the program, the templates and the scripts, and the closed lists' words: keys are put together of them."""
    for tree in trees().values():
        if isinstance(tree, ast.Module):
            yield from (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
            yield from (n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))
        else:
            yield from (str(n.value) for n in tree.find_all(nodes.Const))
    lists = (ROOT / "data/vocabulary.yml", ROOT / ".github/workflows/check.yml", *(ROOT / "data/schema").glob("*.json"))
    for file in lists:
        yield from re.findall(r"[\w-]+", file.read_text(encoding="utf-8"))
    for file in (TEMPLATES / "scripts").glob("*.js"):  # all of `lookup.` is sent to the browser
        yield from re.findall(r"\bwords(?:\.|\[\")([\w-]+)", file.read_text(encoding="utf-8"))


def patterns() -> set[str]:
    """What keys that are put together look like: `f"size.{unit}"` and `"counts." ~ what` as patterns with a group for each part."""
    found = set()
    for tree in trees().values():
        if isinstance(tree, ast.Module):
            made = [n.values for n in ast.walk(tree) if isinstance(n, ast.JoinedStr)]
        else:
            made = [n.nodes for n in tree.find_all(nodes.Concat)]
        for parts in made:
            plain = [str(part.value) if isinstance(part, (ast.Constant, nodes.Const)) else None for part in parts]
            if all(text is None or re.fullmatch(r"[a-z.-]+", text) for text in plain) and any(plain):
                found.add("".join("(.+)" if text is None else re.escape(text) for text in plain))
    return found


def test_every_word_that_is_asked_for_is_there() -> None:
    missing = {}
    for path, tree in trees().items():
        asked = set(asked_in_module(tree) if isinstance(tree, ast.Module) else asked_in_template(tree))
        if lost := sorted(key for key in asked - set(words()) if _KEY.fullmatch(key)):
            missing[path] = lost
    assert missing == {}, "these words are not in data/ui.yml"


def test_no_word_is_dead() -> None:
    """A word is asked for whole, or its key is put together from texts that stand somewhere."""
    known, made = set(texts()), patterns()

    def put_together(text: str, whole: bool) -> bool:
        found = (re.fullmatch(one, text) for one in made if not one.startswith("(") and (r"\." in one or not whole))
        return any(
            all(part in known or part.replace("-", "_") in known or (whole and put_together(part, False)) for part in m.groups())
            for m in found
            if m
        )

    alive = {key for key in words() if key.startswith(_OF_RULES) or key in known or put_together(key, True)}
    dead = sorted(key for key in words() if key.removesuffix("-one") not in alive)  # `-one`: for a count of one
    assert dead == [], "nobody asks for these words: take them out of data/ui.yml"
