"""Words with values in braces. A word or a value that is missing shows its own name and breaks nothing: a check finds it there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_VALUE = re.compile(r"\{(\w+)\}")


class Phrases(dict[str, Mapping[str, str]]):
    """Key -> language -> words."""

    def __missing__(self, key: str) -> Mapping[str, str]:
        return {"es": f"{{{key}}}", "en": f"{{{key}}}"}


def fill(words: str, /, **values: Any) -> str:
    """The words with their values. Names alone are replaced: words can ask for no attribute, width or conversion."""
    return _VALUE.sub(lambda name: str(values.get(name[1], name[0])), words)
