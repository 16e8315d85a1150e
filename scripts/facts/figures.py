"""Do a Spanish and an English text give the same figures? Each is read by the convention of its language. Pure functions.

A figure is what a reader takes from digits and from what stands around them: `−1.234,5 millones de toneladas`, `51 %`, `US$3.5bn`,
`14:30`, `½`, `siglo XX`, `15 de marzo`. Where a writing may mean two things (`de 10 a 20 millones`: ten, or ten millions?) it has
several readings, and two figures agree when they share one. A number in words only excuses a figure that the other language spells
out. What is told is a translation that says something else, never a matter of taste.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from html import unescape
from itertools import pairwise, product

from scripts.content.prose import CITATION
from scripts.facts.figure_words import (
    MONEY_AFTER,
    MONEY_BEFORE,
    MONEY_SCALES,
    MONTHS,
    ROMAN_AFTER,
    SCALES,
    SHARES,
    SHORT_SCALES,
    UNITS,
    WORDS,
)

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ADDRESS = re.compile(r"(?<=\])\([^)]{0,2000}\)|<?https?://[^\s>)\]]+>?")
_MARKUP = re.compile(r"[*`\[\]]|\\(?=[^\w\s])|\{\s*#[\w-]+\s*\}")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_FORMULA = re.compile(r"(?<!\w)(?=[A-Za-z]+[2-9])(?:(?:Al|Ca|Cl|Cu|Fe|K|Mg|Na|Si|[CFHNOPS])[2-9]?)+(?:eq?)?(?!\w)")  # CO2 is no figure
_POWER = re.compile(r"(?<![\w/])/?(?:h|k|c|d|da|M|N|µ)?m[23](?!\w)")  # nor is m3, where no number precedes
_FRACTIONS = {
    **{"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5"},
    **{"⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8", "⅐": "1/7", "⅑": "1/9", "⅒": "1/10"},
}
_ROMANS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_THIN = "\u00a0\u2009\u202f"
_SPACE = f"[ {_THIN}]"
_SIGNS = {"es": (r"\.", ","), "en": (",", r"\.")}  # between thousands, before decimals


def _scanner(spaces: str) -> re.Pattern[str]:
    grouped = rf"(?<![\d.,])\d{{1,3}}(?:[{spaces}]\d{{3}})+(?:[.,]\d+)?(?![\d.,]*\d)"
    return re.compile(
        r"(?<![\d:.,])(?P<time>(?:[01]?\d|2[0-3])(?::[0-5]\d|(?=\s?[ap]\.?\s?m\b)))(?!:?\d)(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?"
        rf"|(?:(?<!\d)(?P<whole>\d{{1,9}}){_SPACE}?)?(?P<fraction>[{''.join(_FRACTIONS)}]|(?<![\d/.,])[1-9]/(?:10|[2-9])(?![\d/]))"
        rf"|(?P<number>{grouped}|\d+(?:[.,]\d+)*)"
        rf"|(?P<sign>[{_ROMANS}])|\b(?i:{'|'.join(ROMAN_AFTER)})\s(?P<roman>[IVXL]+)\b"
    )


_SCANNERS = (_scanner(" " + _THIN), _scanner(_THIN))  # a plain space may part thousands, or two figures
_PARTED = re.compile(r"\d \d{3}(?!\d)")
_MINUS = re.compile(r"(?:(?<![\w)\]%°])[-–]|(?<![\d%])−|(?<![\d%]\s)−|\b(?i:(?:de|a|desde|en|entre|y)\smenos|minus)\s)\s?$")
_BEFORE = [(re.compile(rf"(?:{pattern})\s?$"), money) for pattern, money in MONEY_BEFORE]
_AFTER = [(re.compile(rf"(?:{pattern})(?!\w)"), money) for pattern, money in MONEY_AFTER]
_SHARES = [(re.compile(rf"[ {_THIN}-]?(?:{pattern})"), share) for pattern, share in SHARES]
_SCALES = {
    lang: re.compile(rf"[ {_THIN}-]?(?P<word>{'|'.join(sorted(words, key=len, reverse=True))})(?!\w)") for lang, words in SCALES.items()
}
_SHORT = re.compile(rf"{_SPACE}?(MM|mn|bn|tn|[MmBb])(?![\w³²/])")
_GAP = re.compile(rf"[ {_THIN}-]?(?:(?:de|of){_SPACE})?")
_ORDINAL = re.compile(r"\.?[ºª°]|(?:st|nd|rd|th|er|\.er|s)\b")
_MONEY = r"(?:US\$|USD|[$€£]|[-−])?\s?"
_LISTED = re.compile(rf"\s?(?:a|al|y|e|o|u|hasta|to|and|or|[-–—,;/])\s?(?:(?:y|o|and|or|el|la|the)\s)?{_MONEY}")
_RANGE = re.compile(rf"\s?(?:a|al|hasta|to|[-–—])\s?(?:(?:el|the)\s)?{_MONEY}")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_NUMBERED = re.compile(
    r"(?:\bn\.?\s?[ºo°]s?\.?|\bno?s?\.|#|\bv|\b(?:ley|leyes|decretos?(?:\ssupremos?)?|resoluci[óo]n(?:es)?|normas?|versi[óo]n|art[íi]culos?|c[óo]digo"
    r"|expediente|laws?|acts?|(?:supreme\s)?decrees?|resolutions?|standards?|version|articles?|code|file))\s?$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^.!?:\s]\s+[^\W\d_a-z][\w.-]*[\s-]?$|\b\w*[A-Z]\w*[A-Z]\w*[\s-]?$")  # a capital, but not at the start of a sentence
_VALID_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_NEAR = 80  # letters before a figure that may belong to it
_LONGEST = 40  # digits of a number; a longer run is compared as it is written
_MOST = 100  # figures without an identical counterpart that are paired one by one

Value = Fraction | str
Identity = tuple[frozenset[Value], frozenset[str], tuple[str, Fraction] | None, frozenset[str], bool]


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


def differing(es: str, en: str) -> tuple[list[str], list[str]]:
    """The figures of two texts that have no counterpart in the other, as written; two empty lists when the texts agree."""
    texts = {"es": _visible(es), "en": _visible(en)}
    readings = {lang: [_figures(text, lang, one) for one in _SCANNERS[: 2 if _PARTED.search(text) else 1]] for lang, text in texts.items()}
    answers = []
    for one, two in product(readings["es"], readings["en"]):
        found = _compare(texts, one, two)
        if found == ([], []):
            return found
        answers.append(found)
    return min(answers, key=lambda a: len(a[0]) + len(a[1]))


def _visible(text: str) -> str:
    """The text as a reader sees it, its formulas and lone powers out of the way."""
    text = unescape(_ADDRESS.sub("", CITATION.sub("", _COMMENT.sub("", text)))).translate(_SUBSCRIPTS)
    text = re.sub("[²³]", lambda m: "2" if m.group() == "²" else "3", _MARKUP.sub("", text))
    text = " ".join(re.split(r"[ \t\r\n]+", _FORMULA.sub("", text)))
    return re.sub(rf"(\d{_SPACE}?)?({_POWER.pattern})", lambda m: m.group() if m[1] else "", text)


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
        yield Fraction(_ROMANS.index(match["sign"]) + 1 if match["sign"] else _roman(match["roman"]))
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
    plain = re.sub(_SPACE, "", raw)
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


def _roman(text: str) -> int:
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
    else:
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
    for pattern, money in _BEFORE:
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
    for number, name in enumerate(MONTHS[lang].split(), 1):
        for match in re.finditer(rf"(?<!\w){name}(?!\w)" if lang == "en" else rf"(?<!\w)(?i:{name})(?!\w)", text):
            before, after = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
            if re.search(r"\d(?:\.?[º°]|st|nd|rd|th)?\s(?:de\s|of\s)?$", before) or re.match(r"\.?,?\s(?:del?\s|of\s)?\d", after):
                value = frozenset([Fraction(number)])
                yield Figure(name, match.start(), match.end(), name, value, value, month=True)


def _compare(texts: dict[str, str], es: list[Figure], en: list[Figure]) -> tuple[list[str], list[str]]:
    one, two = _unmatched(es, en)
    if not (any(f.month for f in one) and any(f.month for f in two)):
        one, two = [f for f in one if not f.month], [f for f in two if not f.month]
    one, two = _not_repeated(one, en), _not_repeated(two, es)
    words = {lang: _spelt(texts[lang], lang, figures) for lang, figures in (("es", es), ("en", en))}
    one, two = _not_spelt(one, words["en"] - words["es"]), _not_spelt(two, words["es"] - words["en"])
    if one or two:
        return [f.shown for f in one], [f.shown for f in two]
    turned = _turned(_ranges(texts["es"], es), _ranges(texts["en"], en))
    return turned if turned[0] else _exchanged(es, en)


def _unmatched(es: Sequence[Figure], en: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """What remains when as many figures as possible have found their counterpart."""
    one, two = Counter(map(_identity, es)), Counter(map(_identity, en))
    es, en = _beyond(es, two), _beyond(en, one)
    partner: dict[int, int] = {}

    def place(index: int, tried: set[int]) -> bool:
        for other in range(min(len(en), _MOST)):
            if other not in tried and _agree(es[index], en[other]):
                tried.add(other)
                if other not in partner or place(partner[other], tried):
                    partner[other] = index
                    return True
        return False

    alone = [figure for index, figure in enumerate(es) if index >= _MOST or not place(index, set())]
    return alone, [figure for index, figure in enumerate(en) if index not in partner]


def _identity(figure: Figure) -> Identity:
    return figure.values, figure.shares, figure.unit, figure.money, figure.month


def _beyond(figures: Iterable[Figure], others: Counter[Identity]) -> list[Figure]:
    """Without those that have an identical figure among the others."""
    left, others = [], others.copy()
    for figure in figures:
        others[_identity(figure)] -= 1
        if others[_identity(figure)] < 0:
            left.append(figure)
    return left


def _agree(es: Figure, en: Figure) -> bool:
    if not es.shares & en.shares or (es.money and en.money and not es.money & en.money):
        return False
    if es.unit and en.unit:
        if es.unit[0] != en.unit[0]:
            return False
        return bool(_amounts(es) & _amounts(en))
    return bool(es.values & en.values) or (es.raw == en.raw and (es.named or en.named))


def _amounts(figure: Figure) -> set[Value]:
    return {v if isinstance(v, str) else v * figure.unit[1] for v in figure.values} if figure.unit else set(figure.values)


def _not_repeated(figures: Iterable[Figure], others: Iterable[Figure]) -> list[Figure]:
    """Without the years that the other language names once: `marzo y abril de 2021`, `March 2021 and April 2021`."""
    return [f for f in figures if not (_YEAR.fullmatch(f.raw) and any(f.raw == one.raw for one in others))]


def _spelt(text: str, lang: str, figures: Iterable[Figure]) -> Counter[Fraction]:
    """Numbers in words, months and Roman numerals of a text that are not among its figures."""
    found: Counter[Fraction] = Counter()
    taken = {place for figure in figures for place in range(figure.start, figure.end)}
    for match in _WORD.finditer(text):
        if match.start() in taken:
            continue
        found.update(WORDS[lang].get(match.group().lower(), ()))
        if _VALID_ROMAN.fullmatch(match.group()):
            found[Fraction(_roman(match.group()))] += 1
    return found


def _not_spelt(figures: Iterable[Figure], words: Counter[Fraction]) -> list[Figure]:
    left = []
    for figure in figures:
        spelt = next((v for v in (figure.numbers | figure.values) if isinstance(v, Fraction) and words[v] > 0), None)
        if spelt is None:
            left.append(figure)
        else:
            words[spelt] -= 1
    return left


def _ranges(text: str, found: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    pairs = pairwise(f for f in found if not f.month)
    return [(a, b) for a, b in pairs if b.start >= a.end and _RANGE.fullmatch(text, a.end, b.start)]


def _turned(es: Sequence[tuple[Figure, Figure]], en: Sequence[tuple[Figure, Figure]]) -> tuple[list[str], list[str]]:
    """Ranges that one language runs through the other way round."""
    for a, b in es:
        same = any(_agree(a, c) and _agree(b, d) for c, d in en)
        other = next(((c, d) for c, d in en if _agree(a, d) and _agree(b, c)), None)
        if other and not same:
            return [f"{a.shown} → {b.shown}"], [f"{other[0].shown} → {other[1].shown}"]
    return [], []


def _exchanged(es: Sequence[Figure], en: Sequence[Figure]) -> tuple[list[str], list[str]]:
    """Figures that have changed places while those beside them stay: `10 % en 2019 y 20 % en 2020`, `20% in 2019 and 10% in 2020`."""
    one, two = (sorted((f for f in figures if not f.month), key=lambda f: f.start) for figures in (es, en))
    moved = [(a, b) for a, b in zip(one, two, strict=False) if not _agree(a, b)]
    staying = len(one) - len(moved)
    alike = all(a.shares == b.shares and bool(a.unit) == bool(b.unit) and bool(a.money) == bool(b.money) for a, b in moved)
    if len(one) == len(two) and moved and staying >= len(moved) and alike and not any(_YEAR.fullmatch(a.raw) for a, _ in moved):
        return [a.shown for a, _ in moved], [b.shown for _, b in moved]
    return [], []
