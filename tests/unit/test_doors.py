"""The door without an account: a letter that opens with its subject, the page and the questions, in the language of the page."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from scripts.content.library import Library
from scripts.pages.doors import doors, letter
from scripts.tools.paths import ROOT
from scripts.tools.settings import Settings, settings
from tests.conftest import build
from tests.small import copy, shrink

MAIL = "gente+sitio@example.org"


def read(address: str) -> tuple[str, dict[str, str]]:
    parts = urlsplit(address)
    assert parts.scheme == "mailto"
    return parts.path, {name: values[0] for name, values in parse_qs(parts.query, strict_parsing=True).items()}


TITLES = ["Agua & energía", "100 % + más = ?&bcc=x@example.net", "Uno\r\nBcc: x@example.net", "«Ñandú» #1", '"><script>']


@pytest.mark.parametrize("title", TITLES)
def test_a_title_stays_a_title(library: Library, title: str) -> None:
    address = letter(library.content, MAIL, "es", title, "https://example.org/a/?x=1&y=2#z")
    assert re.fullmatch(r"mailto:[\w.%+@-]+\?subject=[\w.%~-]+&body=[\w.%~-]+", address, re.ASCII), "nothing but letters and percent signs"
    mail, fields = read(address)
    assert set(fields) == {"subject", "body"} and "\n" not in fields["subject"]
    assert " ".join(title.split()) in fields["subject"] and "https://example.org/a/?x=1&y=2#z" in fields["body"]
    assert fields["body"].count("\r\n") == fields["body"].count("\n"), "lines end as letters want it"
    assert unquote(mail) == MAIL


@pytest.mark.parametrize("value", ["", "  ", "nadie", "a@b.cl?bcc=x@y.cl", "a@b.cl,c@d.cl", "A <a@b.cl>", "a@b.cl\nBcc: x@y.cl"])
def test_what_is_no_plain_address_is_none(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTACT_MAIL", value)
    assert settings().mail is None


def test_without_an_address_there_is_no_such_door(library: Library) -> None:
    found = dict(doors(library.content, Settings(None, None), {"title": "X"}, "es", "/", lambda part: part))
    assert "door.mail" not in found


def test_each_page_opens_a_letter_in_its_language(tmp_path: Path) -> None:
    root = shrink(copy(tmp_path / "project"))
    site = tmp_path / "site"
    result = build(site, root, CONTACT_MAIL=MAIL)
    assert result.returncode == 0, result.stdout + result.stderr
    for path, words in (("contribuir", "¿Qué debería decir?"), ("en/contribute", "What should it say?")):
        html = (site / path / "index.html").read_text(encoding="utf-8")
        letters = [unescape(found) for found in re.findall(r'href="(mailto:[^"]+)"', html)]
        assert letters, path
        for address in letters:
            _, fields = read(address)
            assert words in fields["body"] and f"https://example.org/practicas/{path}/" in fields["body"]


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_page_on_taking_part_begins_with_this_door(lang: str) -> None:
    text = (ROOT / f"docs/{lang}/contribute.md").read_text(encoding="utf-8")
    assert 0 < text.index("<!-- records:contact -->") < text.index("{ #sentence }")
