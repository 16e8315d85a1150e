"""Rules on the letters of a text file: those that a reader or an editor cannot see, or that look like others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from scripts.problems import Problem
from scripts.source_tree import SourceFile

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BIDIRECTIONAL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2028\u2029\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\uffff\ue000-\uf8ff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_MERGE_MARK = re.compile(r"(<{7}|>{7}|\|{7})(\s|$)|={7}$")
_WORD = re.compile(r"[^\W\d_]+")
_UNITS = frozenset("µμΩΔΣαβγλπ")


def not_utf8(file: SourceFile) -> Iterator[Problem]:
    """A text file is encoded in UTF-8."""
    if file.text is None and file.kind == "file" and file.suffix in (".md", ".yml", ".json", ".txt"):
        try:
            file.raw.decode("utf-8")
        except UnicodeDecodeError as error:
            if error.end < len(file.raw):  # a letter cut in two at the end of what was read is no fault
                yield Problem(file.path, file.raw.count(b"\n", 0, error.start) + 1, "not-utf8", {})


def byte_order_mark(file: SourceFile) -> Iterator[Problem]:
    """A file does not start with a byte order mark."""
    if file.text is not None and file.raw.startswith(b"\xef\xbb\xbf"):
        yield Problem(file.path, 1, "byte-order-mark", {})


def windows_line_end(file: SourceFile) -> Iterator[Problem]:
    """Lines end in a line feed alone, so that a comparison shows only what changed."""
    if file.text is None:
        return
    for number, line in enumerate(file.raw.decode("utf-8").split("\n"), 1):
        if "\r" in line or "\x85" in line:
            yield Problem(file.path, number, "windows-line-end", {})
            return


def control_character(file: SourceFile) -> Iterator[Problem]:
    """A text holds no control characters."""
    yield from _found(file, _CONTROL, "control-character")


def bidirectional_character(file: SourceFile) -> Iterator[Problem]:
    """A text holds no characters that turn the direction of writing, with which it can be shown otherwise than it reads."""
    yield from _found(file, _BIDIRECTIONAL, "bidirectional-character")


def invisible_character(file: SourceFile) -> Iterator[Problem]:
    """A text holds no letters without a shape, such as spaces of no width."""
    for number, text in _texts(file):
        for match in INVISIBLE.finditer(text):
            yield _problem(file, number, match.group(), "invisible-character")
            break


def decomposed_letter(file: SourceFile) -> Iterator[Problem]:
    """A letter with its accent is one character, not two: else a search does not find it."""
    for number, text in _texts(file):
        if text.isascii() or unicodedata.is_normalized("NFC", text):
            continue
        whole = unicodedata.normalize("NFC", text)
        place = next((i for i, (a, b) in enumerate(zip(text, whole, strict=False)) if a != b), 0)
        yield Problem(file.path, number, "decomposed-letter", {"found": text[max(0, place - 8) : place + 4]})


def mixed_script(file: SourceFile) -> Iterator[Problem]:
    """Words are written in Latin letters alone: a letter of another script can look the same and lead elsewhere."""
    for number, text in _texts(file):
        if text.isascii():
            continue
        for word in _WORD.findall(text):
            foreign = [c for c in word if c.isalpha() and not _latin(c)]
            if foreign and not set(word) <= _UNITS and not (word[0] in _UNITS and len(word) <= 3):
                values = {"word": word[:40], "letter": f"U+{ord(foreign[0]):04X} {unicodedata.name(foreign[0], '?')}"}
                yield Problem(file.path, number, "mixed-script", values)
                break


def merge_mark(file: SourceFile) -> Iterator[Problem]:
    """No marks of an unfinished merge are left."""
    for number, line in enumerate(file.lines, 1):
        if _MERGE_MARK.match(line):
            yield Problem(file.path, number, "merge-mark", {"found": line[:20]})


def tab_character(file: SourceFile) -> Iterator[Problem]:
    """Lines are indented with spaces, not with tabs, which each program shows differently."""
    for number, line in enumerate(file.lines, 1):
        if "\t" in line:
            yield Problem(file.path, number, "tab-character", {})


def _found(file: SourceFile, pattern: re.Pattern[str], rule: str) -> Iterator[Problem]:
    for number, text in _texts(file):
        if match := pattern.search(text):
            yield _problem(file, number, match.group(), rule)


def _problem(file: SourceFile, line: int, letter: str, rule: str) -> Problem:
    return Problem(file.path, line, rule, {"letter": f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".strip()})


def _texts(file: SourceFile) -> Iterator[tuple[int, str]]:
    """The lines as they are; and where YAML writes letters by their number, what they turn into."""
    yield from enumerate(file.lines, 1)
    if "\\" in (file.text or "") and (file.is_data or "\\" in (file.front_matter or "")):
        for line, _, text in file.scalars():
            yield line, text.replace("\n", " ").replace("\t", " ")


def _latin(letter: str) -> bool:
    return letter.isascii() or letter in "ªºµ" or unicodedata.name(letter, "").startswith("LATIN ")


RULES = (
    not_utf8,
    byte_order_mark,
    windows_line_end,
    control_character,
    bidirectional_character,
    invisible_character,
    decomposed_letter,
    mixed_script,
    merge_mark,
    tab_character,
)
