"""The search of a copy that is read without a server: the same index over what the copy holds, as scripts, since such a page may not fetch.

`start.js`, and below `parts/` one script for all blocks of words, one for all documents, one for each other file: a device reads a large
file as fast as a small one, and together they take a third less room. `reading-beside.js` reads them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from scripts.search.documents import documents, meanings
from scripts.search.files import cut
from scripts.takeaway.copy_layout import Layout

_PARTS = "parts"


def search_files(layout: Layout) -> Iterator[tuple[str, str]]:
    """Name and text of each script."""
    content = layout.content
    held = [replace(one, address=now) for one in documents(content, layout.lang) if (now := layout.from_root(one.address))]
    together: dict[str, dict[str, object]] = defaultdict(dict)
    for path, text in cut(content, layout.lang, held, list(meanings(content)), len(content.terms)):
        value = json.loads(text)
        if path == "start.json":
            yield "start.js", script({path: value | {"folder": _PARTS, "contribute": layout.from_root(value["contribute"])}})
        else:
            name = path.split("/", 1)[1]  # without the folder that is named by the content
            together[name.split("/")[0].removesuffix(".json")][f"{_PARTS}/{name}"] = value
    for name, files in together.items():
        yield f"{_PARTS}/{name}.js", script(files)


def script(files: Mapping[str, object]) -> str:
    """Files by their path, as reading-beside.js takes them up."""
    return f"copied({json.dumps(files, ensure_ascii=False, separators=(',', ':'))});\n"
