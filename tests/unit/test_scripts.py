"""The browser's scripts without a browser: their own tests, their form, their types, and how modules become one script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.frontend.assets import assets
from scripts.frontend.joined import joined
from scripts.tools.paths import ROOT
from tests.unit.deno import deno


def seen() -> dict[str, int]:
    """What lies where Deno might write, each file with the time of its last change."""
    kept = [*ROOT.glob("*"), *(ROOT / "overrides/scripts").rglob("*"), *(ROOT / "tests/scripts").rglob("*")]
    return {path.relative_to(ROOT).as_posix(): path.stat().st_mtime_ns for path in kept if path.is_file() or path.parent != ROOT}


@pytest.mark.parametrize(
    "arguments",
    [("test", "--quiet", "tests/scripts"), ("lint", "--quiet"), ("fmt", "--check", "--quiet"), ("check", "--quiet", "overrides/scripts/")],
    ids=lambda arguments: arguments[0],
)
def test_deno_finds_nothing_and_writes_nothing_outside_its_cache(arguments: tuple[str, ...], tmp_path: Path) -> None:
    before = seen()
    (tmp_path / "home").mkdir()
    (tmp_path / "temporary").mkdir()
    homes = {"HOME": str(tmp_path / "home"), "XDG_CACHE_HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path / "temporary")}
    done = deno(*arguments, **homes)
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["home", "temporary"], "nothing in them"
    assert seen() == before
    assert (ROOT / "build/deno").is_dir()


def test_no_text_in_backticks_with_a_space_stands_within_another() -> None:
    """rjsmin takes the inner one for program and its spaces out: `TY  - ` was `TY-`, which no reference manager reads."""
    within = re.compile(r"\$\{[^`}]*`[^`]*\s[^`]*`")
    assert within.search("`${rows.map((row) => `TY  - ${row}`)}`") and not within.search("`${words[`${group}s`]} `")
    found = [file.name for file in sorted((ROOT / "overrides/scripts").glob("*.js")) if within.search(file.read_text(encoding="utf-8"))]
    assert found == []


def modules(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def test_modules_are_joined_in_the_order_of_their_imports_each_once(tmp_path: Path) -> None:
    modules(
        tmp_path,
        entry='import * as one from "./one.js";\nimport "./two.js"; // does something\none.go(1);\n',
        one="const hidden = 1;\nexport const go = (n) => n + hidden;\n",
        two='import * as one from "./one.js";\none.go(2);\n',
    )
    assert joined("entry", tmp_path) == (
        "(() => {\nconst one = (() => {\nconst hidden = 1;\nconst go = (n) => n + hidden;\nreturn { go };\n})();\n"
        "(() => {\none.go(2);\n})();\n(() => {\none.go(1);\n})();\n})();\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        'import { go } from "./one.js";\n',
        'import * as other from "./one.js";\n',
        "export default 1;\n",
        "export function go() {}\n",
        'export { go } from "./one.js";\n',
        'import "./entry.js";\n',
    ],
)
def test_a_form_that_would_not_be_joined_is_refused(tmp_path: Path, text: str) -> None:
    modules(tmp_path, entry=text, one="export const go = 1;\n")
    with pytest.raises(ValueError, match=r"entry|one"):
        joined("entry", tmp_path)


def test_scripts_are_sent_without_what_only_we_read() -> None:
    for name, (_, text) in assets().items():
        if name.endswith(".js"):
            assert "\n// " not in text and "\n  " not in text
