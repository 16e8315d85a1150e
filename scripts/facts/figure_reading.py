"""The figures of a text, read by the convention of its language. Pure functions.

A figure is what a reader takes from digits and from what stands around them: `−1.234,5 millones de toneladas`, `51 %`, `US$3.5bn`,
`14:30`, `½`, `siglo XX`, `15 de marzo`. Where a writing may mean two things (`de 10 a 20 millones`: ten, or ten millions?) it has
several readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from scripts.facts.figure_words import MONEY_AFTER, MONEY_BEFORE, MONEY_SCALES, MONTHS, ROMAN_AFTER, SCALES, SHARES, SHORT_SCALES, UNITS

_FRACTIONS = {
    **{"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5"},
    **{"⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8", "⅐": "1/7", "⅑": "1/9", "⅒": "1/10"},
}
FRACTION_SIGNS = "".join(_FRACTIONS)
ROMAN_SIGNS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_THIN = "\u00a0\u2009\u202f"
SPACE = f"[ {_THIN}]"
_SIGNS = {"es": (r"\.", ","), "en": (",", r"\.")}  # between thousands, before decimals


def _scanner(spaces: str) -> re.Pattern[str]:
    grouped = rf"(?<![\d.,])\d{{1,3}}(?:[{spaces}]\d{{3}})+(?:[.,]\d+)?(?![\d.,]*\d)"
    return re.compile(
        r"(?<![\d:.,])(?P<time>(?:[01]?\d|2[0-3])(?::[0-5]\d|(?=\s?[ap]\.?\s?m\b)))(?!:?\d)(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?"
        rf"|(?:(?<!\d)(?P<whole>\d{{1,9}}){SPACE}?)?(?P<fraction>[{FRACTION_SIGNS}]|(?<![\d/.,])[1-9]/(?:10|[2-9])(?![\d/]))"
        rf"|(?P<number>{grouped}|\d+(?:[.,]\d+)*)"
        rf"|(?P<sign>[{ROMAN_SIGNS}])|\b(?i:{'|'.join(ROMAN_AFTER)})\s(?P<roman>[IVXL]+)\b"
    )


_SCANNERS = (_scanner(" " + _THIN), _scanner(_THIN))  # a plain space may part thousands, or two figures
_SIGN_OF_FIGURE = re.compile(rf"[\d{FRACTION_SIGNS}{ROMAN_SIGNS}]|\b(?i:{'|'.join(ROMAN_AFTER)})\s[IVXL]")
_PARTED = re.compile(r"\d \d{3}(?!\d)")
_MONTH = {  # each name in a group of its own
    lang: re.compile(rf"(?<!\w)(?:{'|'.join(f'({name})' for name in names.split())})(?!\w)", re.I if lang == "es" else 0)
    for lang, names in MONTHS.items()
}
_MINUS = re.compile(r"(?:(?<![\w)\]%°])[-–]|(?<![\d%])−|(?<![\d%]\s)−|\b(?i:(?:de|a|desde|en|entre|y)\smenos|minus)\s)\s?$")
_BEFORE = [(re.compile(rf"(?:{pattern})\s?$"), money) for pattern, money in MONEY_BEFORE]
_AFTER = [(re.compile(rf"(?:{pattern})(?!\w)"), money) for pattern, money in MONEY_AFTER]
_ANY_BEFORE = re.compile(rf"(?:{'|'.join(pattern for pattern, _ in MONEY_BEFORE)})\s?$")
_SHARES = [(re.compile(rf"[ {_THIN}-]?(?:{pattern})"), share) for pattern, share in SHARES]
_UNIT_POSSIBLE = re.compile("|".join(pattern.pattern for pattern in (*(one for one, _ in _AFTER), *(one for one, *_ in UNITS))))
_SCALES = {
    lang: re.compile(rf"[ {_THIN}-]?(?P<word>{'|'.join(sorted(words, key=len, reverse=True))})(?!\w)") for lang, words in SCALES.items()
}
_SHORT = re.compile(rf"{SPACE}?(MM|mn|bn|tn|[MmBb])(?![\w³²/])")
_GAP = re.compile(rf"[ {_THIN}-]?(?:(?:de|of){SPACE})?")
_ORDINAL = re.compile(r"\.?[ºª°]|(?:st|nd|rd|th|er|\.er|s)\b")
_MONEY = r"(?:US\$|USD|[$€£]|[-−])?\s?"
_LISTED = re.compile(rf"\s?(?:a|al|y|e|o|u|hasta|to|and|or|[-–—,;/])\s?(?:(?:y|o|and|or|el|la|the)\s)?{_MONEY}")
RANGE = re.compile(rf"\s?(?:a|al|hasta|to|[-–—])\s?(?:(?:el|the)\s)?{_MONEY}")
_NUMBERED = re.compile(
    r"(?:\bn\.?\s?[ºo°]s?\.?|\bno?s?\.|#|\bv|\b(?:ley|leyes|decretos?(?:\ssupremos?)?|resoluci[óo]n(?:es)?|normas?|versi[óo]n|art[íi]culos?|c[óo]digo"
    r"|expediente|laws?|acts?|(?:supreme\s)?decrees?|resolutions?|standards?|version|articles?|code|file))\s?$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^.!?:\s]\s+[^\W\d_a-z][\w.-]*[\s-]?$|\b\w*[A-Z]\w*[A-Z]\w*[\s-]?$")  # a capital, but not at the start of a sentence
_NEAR = 80  # letters before a figure that may belong to it
_LONGEST = 40  # digits of a number; a longer run is compared as it is written

Value = Fraction | str


@dataclass(frozen=True)
class Figure:
    """A figure in a text, from `start` to `end`. `values`: its readings, with its scale; `numbers`: the same without scale and sign."""

    shown: str
    start: int
    end: int
    raw: str
    values: frozenset[Value]
    numbers: frozenset[Value]
    scale: int = 0
    shares: frozenset[str] = frozenset([""])
    unit: tuple[str, Fraction] | None = None
    money: frozenset[str] = frozenset()
    named: bool = False
    month: bool = False


def may_hold_figures(text: str) -> bool:
    """False for a text in which nobody reads a figure: no digit, no fraction, no Roman numeral after a word that asks for one."""
    return bool(_SIGN_OF_FIGURE.search(text))


def readings(text: str, lang: str) -> list[list[Figure]]:
    """The figures of a text in reading order; twice where a space may part thousands or two figures."""
    return [_figures(text, lang, one) for one in _SCANNERS[: 2 if _PARTED.search(text) else 1]]


def _figures(text: str, lang: str, scanner: re.Pattern[str]) -> list[Figure]:
    found: list[Figure] = []
    for match in scanner.finditer(text):
        if not found or match.start() >= found[-1].end:
            found += _read(text, match, lang)
    found = _merged(text, found)
    for index in range(len(found) - 2, -1, -1):
        found[index] = _shared(text, found[index], found[index + 1])
    return [*found, *_months(text, lang)]


def _read(text: str, match: re.Match[str], lang: str) -> Iterator[Figure]:
    raw = match["number"] or match.group()
    if match["number"] and raw.count(",") > 1 and isinstance(_value(raw, lang), str) and isinstance(_value(raw, "en"), str):
        place = match.start()
        for part in raw.split(","):  # a list without spaces
            yield _dressed(text, place, place + len(part), part, frozenset([_value(part, lang)]), lang)
            place += len(part) + 1
        return
    start = match.start("roman") if match["roman"] else match.start()
    yield _dressed(text, start, match.end(), raw, frozenset(_readings(match, text, lang)), lang)


def _readings(match: re.Match[str], text: str, lang: str) -> Iterator[Value]:
    if match["time"]:
        hour, _, minute = match["time"].partition(":")
        late = 0 if not match["half"] else (12 if match["half"] == "p" else 0) - (12 if hour == "12" else 0)
        yield f"t{(int(hour) + late) * 60 + int(minute or 0)}"
    elif match["fraction"]:
        yield int(match["whole"] or 0) + Fraction(_FRACTIONS.get(match["fraction"], match["fraction"]))
    elif match["sign"] or match["roman"]:
        yield Fraction(ROMAN_SIGNS.index(match["sign"]) + 1 if match["sign"] else roman(match["roman"]))
    else:
        raw, before = match["number"], text[max(0, match.start() - _NEAR) : match.start()]
        yield _value(raw, lang)
        clock = re.fullmatch(r"([01]?\d|2[0-3])(?:\.([0-5]\d))?", raw)
        if clock and (clock[2] or re.match(r"\s?(?:h|hrs?|horas)\b", text[match.end() : match.end() + _NEAR])):
            yield f"t{int(clock[1]) * 60 + int(clock[2] or 0)}"
        if len(raw) == 2 and re.search(r"(?:años|1[89]\d\d|20\d\d)\s?[-–—/]?\s?$", before):
            century = re.search(r"(1[89]|20)\d\d\s?[-–—/]\s?$", before)
            yield Fraction(f"{century[1] if century else 19}{raw}")


def _value(raw: str, lang: str) -> Value:
    """The number; the writing itself where it is none in this language. Spanish also has the other signs where they cannot mislead."""
    plain = re.sub(SPACE, "", raw)
    if len(plain) > _LONGEST:
        return plain
    thousands, decimals = _SIGNS[lang]
    if re.fullmatch(rf"[1-9]\d{{0,2}}(?:{thousands}\d{{3}})+(?:{decimals}\d+)?", plain):
        return Fraction(re.sub(decimals, ".", re.sub(thousands, "", plain)))
    if re.fullmatch(rf"\d+(?:{decimals}\d+)?", plain):
        return Fraction(re.sub(decimals, ".", plain))
    if lang == "es" and re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+\.\d+|[1-9]\d{0,2}(?:,\d{3}){2,}|\d+\.\d+", plain):
        return Fraction(plain.replace(",", ""))
    return plain


def roman(text: str) -> int:
    """The number that Roman numerals stand for, in whatever order they come."""
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _dressed(text: str, start: int, end: int, raw: str, values: frozenset[Value], lang: str) -> Figure:
    """A figure with its sign, scale, share, unit and currency."""
    first = max(0, start - _NEAR)
    before, place, scale, unit = text[first:start], end, 0, None
    money, before = _money_before(before)
    if ordinal := _ORDINAL.match(text, place):
        place = ordinal.end()
    if word := _SCALES[lang].match(text, place):
        scale, place = _power(word["word"], lang), word.end()
    elif (short := _SHORT.match(text, place)) and (short[1] in SHORT_SCALES or money):
        scale, place = {**SHORT_SCALES, **MONEY_SCALES}[short[1]], short.end()
    share = next(((m.end(), name) for pattern, name in _SHARES if (m := pattern.match(text, place))), None)
    gap = found.end() if (found := _GAP.match(text, place)) else place
    if share:
        place = share[0]
    elif _UNIT_POSSIBLE.match(text, gap):
        amount = next(((m.end(), one) for pattern, one in _AFTER if (m := pattern.match(text, gap))), None)
        known = next(((m.end(), kind, factor) for pattern, kind, factor in UNITS if (m := pattern.match(text, gap))), None)
        if amount:
            place, money = amount[0], money or amount[1]
        elif known and not money:
            place, unit = known[0], known[1:]
    minus = _MINUS.search(before)
    factor = 10**scale * (-1 if minus else 1)
    bare = not (share or unit or money or scale)
    start = first + (minus.start() if minus else len(before))
    return Figure(
        shown=text[start:place].strip(),
        start=start,
        end=place,
        raw=raw,
        values=frozenset(v if isinstance(v, str) else v * factor for v in values),
        numbers=values,
        scale=scale,
        shares=frozenset([share[1] if share else ""]),
        unit=unit,
        money=money,
        named=bare and bool(_NUMBERED.search(before) or _NAME.search(before)),
    )


def _money_before(before: str) -> tuple[frozenset[str], str]:
    for pattern, money in _BEFORE if _ANY_BEFORE.search(before) else ():
        if (match := pattern.search(before)) and not re.search(r"\w$", before[: match.start()]):
            return money, before[: match.start()]
    return frozenset(), before


def _power(word: str, lang: str) -> int:
    return next(power for pattern, power in SCALES[lang].items() if re.fullmatch(pattern, word))


def _merged(text: str, found: list[Figure]) -> list[Figure]:
    """`1 millón 200 mil` is one figure."""
    merged: list[Figure] = []
    for one in found:
        last = merged[-1] if merged else None
        if last and last.scale > one.scale > 0 and text[last.end : one.start].strip() == "" and len(last.values) == len(one.values) == 1:
            total = frozenset(a + b for a in last.values for b in one.values if isinstance(a, Fraction) and isinstance(b, Fraction))
            merged[-1] = replace(last, values=total, end=one.end, shown=text[last.start : one.end], unit=one.unit, money=one.money)
        else:
            merged.append(one)
    return merged


def _shared(text: str, one: Figure, after: Figure) -> Figure:
    """In a list or a range, `10 a 20 millones` and `10, 20 y 30 %`, what stands after the last may belong to each."""
    if one.scale or one.unit or one.shares != {""} or not _LISTED.fullmatch(text, one.end, after.start):
        return one
    scaled = {v * 10**after.scale for v in one.values if isinstance(v, Fraction)}
    return replace(one, values=one.values | scaled, shares=one.shares | after.shares, named=one.named and not after.shares - {""})


def _months(text: str, lang: str) -> Iterator[Figure]:
    """Names of months that stand beside a number."""
    names = MONTHS[lang].split()
    for match in _MONTH[lang].finditer(text):
        before, after = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
        if re.search(r"\d(?:\.?[º°]|st|nd|rd|th)?\s(?:de\s|of\s)?$", before) or re.match(r"\.?,?\s(?:del?\s|of\s)?\d", after):
            place = match.groups().index(match.group())
            name, value = names[place], frozenset([Fraction(place + 1)])
            yield Figure(name, match.start(), match.end(), name, value, value, month=True)
