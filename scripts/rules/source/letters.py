"""Rules on the letters of a text file: those that a reader or an editor cannot see, or that look like others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from scripts.content.files import SourceFile, SourceTree
from scripts.tools.problems import Problem

CHAPTER = "letters"  # of the manual

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BIDIRECTIONAL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2028\u2029\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\uffff\ue000-\uf8ff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_MERGE_MARK = re.compile(r"(<{7}|>{7}|\|{7})(\s|$)|={7}$")
_WORD = re.compile(r"[^\W\d_]+")
_UNITS = frozenset("µμΩΔΣαβγλπ")
_RAISED = {ord("2"): "²", ord("3"): "³"}
_ACCENT = re.compile("[áéíóú]")
_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COMMENT = re.compile(r"<!--.*?-->")
_FIELD = re.compile(r"""(?:^\s*(?:-\s+)*|[{,]\s*)["']?[\w-]+["']?\s*:$""")
_NAME = re.compile(r"(?:^\s*(?:-\s+)*|[{,]\s*)[\w-]+$")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Signs that Unicode makes of others and that people mean: CO₂, m³, ½, 1.º, n.ª, ™, №, µm, ….
_MEANT = frozenset("²³¹⁰⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋₍₎ªº™℠…‥µ№℃℉‑´¨¸¯¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
_ODD_SIGN = re.compile("[^\x00-\u0131\u2010-\u2027]")  # the signs that a text holds every day are not looked up
_BROKEN = re.compile(r"(?<![\w-])([^\W\d_]{2,})-(?:\n[ >]*| )([a-zñáéíóúü]{2,})(?![\w:-])")
_HYPHEN_END = re.compile(r"-(?<=[^\W\d_]-)[ \n]")
_SUSPENDED = re.compile("y|e|o|u|ni|a|al|de|con|sin|and|or|nor|but|to|as|en|by")  # «pre- y posventa», “short- to long-term”
# What stays of a word behind a hyphen at a line's end, and is no word by itself. All are compared without accents.
_ENDINGS = re.compile(
    r"[a-z]{0,2}(?:ciones|siones|xiones|mientos?|bilidad|bilidades|nantes?)|cion|sion|xion|mente|dades|dad|bles?|ficas?|ficos?|nistas?|tivos?|tivas?"
    r"|dores|dor|doras?|zar|zacion|rias?|rios|gias?|gicas?|gicos?|logias?|cias?|cios|llas?|llos?|rros?|rras?|nales|nal|rales|ral|ticas?|ticos?"
    r"|tions?|tional|sions?|ments?|ness|lities|bility|bilities|tives?|tively|nology|ography|tures?|tured|turing|nance|tance|rency|ering|tural|facturing"
)


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


def compatibility_letter(file: SourceFile) -> Iterator[Problem]:
    """Letters and numbers are plain ones: no ligatures, no circled or Roman ones in a single sign, which a search does not find."""
    for number, text in _texts(file):
        if text.isascii() or not (match := next((m for m in _ODD_SIGN.finditer(text) if _made_of_others(m.group())), None)):
            continue
        start = text.rfind(" ", 0, match.start()) + 1
        word = text[start:].split(" ")[0]
        if not any(letter.isalpha() and not _latin(letter) for letter in word):  # mixed-script tells it
            sign = match.group()
            values = {"found": word[:40], "plain": _plain(word[:40]), "letter": f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()}
            yield Problem(file.path, number, "compatibility-letter", values)


def odd_space(file: SourceFile) -> Iterator[Problem]:
    """A space in YAML or in a comment is a plain one: another looks the same, and the file cannot be read."""
    for number, text in enumerate(file.lines, 1) if (file.is_data or file.is_page) and _SPACES.search(file.text or "") else ():
        if not _SPACES.search(text):
            continue
        place = text if file.is_data or number < file.body_line else "".join(_COMMENT.findall(text))
        if match := next((m for m in _SPACES.finditer(place) if _structural(place, m.start())), None):
            found = f"U+{ord(match.group()):04X} {unicodedata.name(match.group(), '')}".strip()
            yield Problem(file.path, number, "odd-space", {"letter": found, "found": text[:50].strip()})


def broken_word(tree: SourceTree) -> Iterator[Problem]:
    """A word is not broken by a hyphen at the end of a line: the site would show the hyphen, and a space behind it."""
    known: frozenset[str] | None = None
    for file in tree.files:
        if not (file.is_page or file.is_data) or not _HYPHEN_END.search(file.text or ""):
            continue
        for match in _BROKEN.finditer(file.text or ""):
            if _SUSPENDED.fullmatch(match[2]):
                continue
            known = _words(tree) if known is None else known
            if _is_broken(match[1].lower(), match[2], known):
                line = (file.text or "").count("\n", 0, match.start()) + 1
                values = {"found": f"{match[1]}- {match[2]}", "word": match[1] + match[2]}
                yield Problem(file.path, line, "broken-word", values)


def mixed_script(file: SourceFile) -> Iterator[Problem]:
    """Words are written in Latin letters alone: a letter of another script can look the same and lead elsewhere."""
    for number, text in _texts(file):
        if text.isascii() or not _ODD_SIGN.search(text):
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


def _made_of_others(sign: str) -> bool:
    """True for a sign that Unicode knows as another way to write others, and that nobody means."""
    return sign not in _MEANT and not sign.isspace() and unicodedata.decomposition(sign).startswith("<")


def _plain(text: str) -> str:
    """A text with such signs as they are usually written."""
    return "".join(_spelt(sign) if _made_of_others(sign) else sign for sign in text)


def _spelt(sign: str) -> str:
    usual = unicodedata.normalize("NFKC", sign)
    # markup: the name of a kind of sign in Unicode
    return usual.translate(_RAISED) if unicodedata.decomposition(sign).startswith("<square>") else usual


def _structural(text: str, place: int) -> bool:
    """True for a space that the reader of YAML or of a comment needs: to indent, behind a dash, beside a colon, before a number sign."""
    before, after = text[:place].rstrip(), text[place + 1 :].lstrip()
    if text.startswith("<!--") or not before or before.strip() == "-":
        return True
    return bool(_FIELD.search(before)) or (after.startswith(":") and bool(_NAME.search(before))) or after.startswith("# ")


def _is_broken(one: str, other: str, known: frozenset[str]) -> bool:
    """True when two pieces are one word: it is written so elsewhere, or the second is an ending. Compounds have two words or accents."""
    if one + "-" + other in known or (_ACCENT.search(one) and _ACCENT.search(other)):
        return False
    if one + other in known:
        return True
    return not (one in known and other in known) and bool(_ENDINGS.fullmatch(_bare(other)))


def _bare(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.category(letter).startswith("M"))


def _words(tree: SourceTree) -> frozenset[str]:
    """Every word of the source in small letters, those with a hyphen whole too."""
    words = (word.lower() for file in tree.files for word in _HYPHENED.findall(_BROKEN.sub(" ", file.text or "")))
    return frozenset(part for word in words for part in (word, *word.split("-")))


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
    compatibility_letter,
    odd_space,
    mixed_script,
    merge_mark,
    tab_character,
)
TREE_RULES = (broken_word,)
