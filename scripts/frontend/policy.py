"""The Content-Security-Policy that every page carries: the third wall, behind the lint and the allow-list of the built HTML.

The hashes are those of the inline scripts in our own templates, never of a finished page: a script that came in with content would not be
among them, and the browser refuses it. A policy in a <meta> cannot say who may frame the page; no static host lets us say that.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache

from scripts.frontend.assets import ahead
from scripts.tools.paths import ROOT

# markup: a pattern: the inline scripts of templates
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_RULES = (
    "default-src 'none'",
    "script-src 'self'{hashes}",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)
# The same for what is read without a server; all else is refused, requests of scripts among them.
_OF_COPY = frozenset(["default-src", "script-src", "style-src", "img-src", "base-uri", "form-action"])


@cache
def policy() -> str:
    """The text of the policy."""
    hashes = "".join(f" '{one}'" for one in inline_hashes())
    return "; ".join(rule.format(hashes=hashes) for rule in _RULES)


@cache
def policy_of_copy() -> str:
    """That of a page read from a device's storage: what lies beside it, and no request at all."""
    kept = (rule for rule in _RULES if rule.split()[0] in _OF_COPY)
    return "; ".join(kept).format(hashes="".join(f" '{one}'" for one in inline_hashes())).replace("'self'", "'self' file:")


@cache
def inline_hashes() -> tuple[str, ...]:
    """The hash of each inline script of overrides/, in order, and of the speculation rules that a script of ours puts in.

    Raises ValueError for a script that a template fills: it would have another hash on each page.
    """
    found: dict[str, None] = {}
    for template in sorted((ROOT / "overrides").rglob("*.html")):
        for text in _INLINE.findall(template.read_text(encoding="utf-8")):
            if "{{" in text or "{%" in text:
                raise ValueError(f"{template.name}: an inline script of a template must not be filled")
            found[hash_of(text)] = None
    found[hash_of(ahead())] = None
    return tuple(found)


def hash_of(script: str) -> str:
    """A script's hash as a policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
