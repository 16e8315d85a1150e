"""Marks: the figures, law numbers and names that must stand in a source's text for our statement to hold. Pure.

A mark is found as a whole, in any order, however the page writes it: 1.234,5 or 1,234.5 or 1 234,5; 21.455 or 21455; 45 % or
45 por ciento; with or without accents and capitals; with any kind of hyphen, space, quotation mark or compatibility letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_DROPPED = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_HYPHENS = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_QUOTES = re.compile(r"[\u2018\u2019\u201b\u02bc\u00b4`]")
_THIN_GROUPS = re.compile(r"(?<=\d)[\u00a0\u202f\u2007\u2009'](?=\d{3}(?!\d))")
_PIECE = re.compile(r"(?<![^\W\d_])\d+(?:[.,]\d+|(?<=\d) (?=\d{3}(?!\d))\d{3})*(?![^\W\d_]|\d)|%|[^\W_]+|[^\w\s]|_")
_PER_CENT = r"\s*(?:%|por ciento|per ?cent|pour ?cent)"
_NUMBER_WORD = r"(?:n(?:o|°|um|umero|umber|ro)?\.? ?)?"
_GROUP = "[., ]?"
_BEFORE = r"(?<![^\W_])(?<!\d[.,])"
_AFTER = r"(?![^\W_])(?![.,]\d)"


def missing(marks: Iterable[str], text: str) -> list[str]:
    """Those of the marks that do not stand in the text."""
    there = plain(text)
    return [mark for mark in marks if not _pattern(mark).search(there)]


def plain(text: str) -> str:
    """The text without what does not tell one mark from another: accents, capitals, kinds of spaces, hyphens and letters."""
    text = _QUOTES.sub("'", _DROPPED.sub("", text))
    text = _THIN_GROUPS.sub(".", text)
    text = _HYPHENS.sub("-", unicodedata.normalize("NFKC", text))
    letters = unicodedata.normalize("NFD", text.casefold())
    kept = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    return "\n".join(" ".join(line.split()) for line in kept.splitlines())


@lru_cache(4096)
def _pattern(mark: str) -> re.Pattern[str]:
    pieces = list(_PIECE.finditer(plain(mark).replace("\n", " ")))
    pattern = ""
    for before, piece in zip([None, *pieces], pieces, strict=False):
        word = piece.group()
        if word == "%":
            pattern += _PER_CENT
            continue
        if before:
            pattern += _between(before.group(), word, before.end() < piece.start())
        pattern += _number(word) if word[0].isdigit() and _figure(word) else _word(word)
    return re.compile(pattern or r"(?!)")


def _figure(piece: str) -> bool:
    return all(sign.isdecimal() or sign in "., " for sign in piece)


def _word(word: str) -> str:
    if not word[0].isalnum():
        return r"[\s-]*" if word == "-" else r"\s*" + re.escape(word) + r"\s*"
    return rf"(?<![^\W_]){re.escape(word)}(?![^\W_])"


def _between(before: str, after: str, apart: bool) -> str:
    """What may stand between two pieces of a mark."""
    if not (before[0].isalnum() and after[0].isalnum()):
        return r"\s*"
    return r"[\s-]+" + (_NUMBER_WORD if after[0].isdigit() and not before[0].isdigit() else "") if apart else ""


def _number(written: str) -> str:
    """A pattern of all ways to write a number, which stands alone: not as a part of a longer one."""
    whole, fraction = _parts(written)
    groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)][::-1]
    pattern = _GROUP.join(groups) + (rf"[.,]{fraction}0*" if fraction else "")
    before, after = _BEFORE, _AFTER
    if len(groups[0]) == 3 and len(groups) == 1:  # 234 is no part of 1 234
        before += r"(?<!(?<!\d)\d )(?<!(?<!\d)\d\d )(?<!(?<!\d)\d\d\d )"
    if len(whole) <= 3 and not fraction:
        after += r"(?! \d{3}(?!\d))"
    return f"{before}0*{pattern}{after}"


def _parts(written: str) -> tuple[str, str]:
    """The digits of the whole part, and of the fraction. 1.234 may be either: it is taken as whole, which finds it in each form."""
    signs = [sign for sign in written if sign in ".,"]
    digits = written.replace(" ", "")
    last = max(digits.rfind("."), digits.rfind(","))
    tail = digits[last + 1 :]
    fraction = bool(signs) and signs.count(digits[last]) == 1 and (len(tail) != 3 or len(set(signs)) == 2 or " " in written)
    if fraction and re.fullmatch(r"0+[.,]\d+", digits):
        return "0", tail.rstrip("0") or "0"
    if not fraction and len(tail) == 3 and re.fullmatch(r"0[.,]\d{3}", digits):  # no number of thousands starts with 0
        return "0", tail
    if fraction:
        return re.sub(r"\D", "", digits[:last]), tail.rstrip("0") or "0"
    return re.sub(r"\D", "", digits).lstrip("0") or "0", ""
