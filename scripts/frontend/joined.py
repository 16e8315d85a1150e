"""The browser's scripts: modules in the source, one classic script each as published, since a phone then asks once and keeps old browsers.

Only two forms of import and one of export are understood, so that joining stays twenty lines; anything else is refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

_IMPORT = re.compile(r'^import (?:\* as (?P<name>\w+) from )?"\./(?P<file>[\w-]+)\.js";(?: *//.*)?\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const (?P<name>\w+) )", re.MULTILINE)
_OTHER_FORM = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


def joined(entry: str, folder: Path, instead: Mapping[str, str] = MappingProxyType({})) -> str:
    """The module `entry` and those that it imports as one script, each in a function of its own that gives what it exports.

    `instead`: name of a module -> that of another, which exports the same and stands in its place.
    ValueError for a form of import or export that is not `import "./x.js"`, `import * as x from "./x.js"`, `export const x`.
    """
    parts: dict[str, str] = {}

    def add(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            raise ValueError(f"{' -> '.join((*path, name))}: modules that import one another")
        if name in parts:
            return
        text = (folder / f"{instead.get(name, name)}.js").read_text(encoding="utf-8")
        for found in _IMPORT.finditer(text):
            if found["name"] not in (None, found["file"]):
                raise ValueError(f"{name}.js: {found.group().strip()}: a module is called as its file")
            add(found["file"], (*path, name))
        parts[name] = _function(name, text)

    add(entry, ())
    return f"(() => {{\n{''.join(parts.values())}}})();\n"


def _function(name: str, text: str) -> str:
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    if other := _OTHER_FORM.search(body):
        raise ValueError(f"{name}.js: {other.group()}")
    exported = _EXPORT.findall(text)
    given = f"return {{ {', '.join(exported)} }};\n" if exported else ""
    return f"{f'const {name} = ' if exported else ''}(() => {{\n{body}{given}}})();\n"
