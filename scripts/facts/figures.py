"""Do a Spanish and an English text give the same figures? Each is read by the convention of its language. Pure functions.

Two figures agree when they share a reading (see figure_reading.py). A number in words only excuses a figure that the other language
spells out. What is told is a translation that says something else, never a matter of taste.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from html import unescape
from itertools import pairwise, product

from scripts.content.prose import CITATION
from scripts.facts.figure_reading import FRACTION_SIGNS, RANGE, ROMAN_SIGNS, SPACE, Figure, Value, may_hold_figures, readings, roman
from scripts.facts.figure_words import WORDS

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ADDRESS = re.compile(r"(?<=\])\([^)]{0,2000}\)|<?https?://[^\s>)\]]+>?")
_MARKUP = re.compile(r"[*`\[\]]|\\(?=[^\w\s])|\{\s*#[\w-]+\s*\}")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_FORMULA = re.compile(r"(?<!\w)(?=[A-Za-z]+[2-9])(?:(?:Al|Ca|Cl|Cu|Fe|K|Mg|Na|Si|[CFHNOPS])[2-9]?)+(?:eq?)?(?!\w)")  # CO2 is no figure
_POWER = re.compile(r"(?<![\w/])/?(?:h|k|c|d|da|M|N|µ)?m[23](?!\w)")  # nor is m3, where no number precedes
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_VALID_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# What a text must hold before anything is taken from it, that figures may be left: else the two need not be read.
_FIGURE_POSSIBLE = re.compile(rf"[\d{FRACTION_SIGNS}{ROMAN_SIGNS}₀-₉²³&]|[IVXL](?![a-z])|://")
_KEPT = 16_384  # pairs of texts whose answer is kept: some times what the site holds
_MOST = 100  # figures without an identical counterpart that are paired one by one

Identity = tuple[frozenset[Value], frozenset[str], tuple[str, Fraction] | None, frozenset[str], bool]


@lru_cache(_KEPT)
def differing(es: str, en: str) -> tuple[Sequence[str], Sequence[str]]:
    """The figures of two texts that have no counterpart in the other, as written; two empty lists when the texts agree."""
    if not _FIGURE_POSSIBLE.search(f"{es} {en}"):
        return [], []  # sooner told of most texts than by what they look like
    texts = {"es": _visible(es), "en": _visible(en)}
    if not any(map(may_hold_figures, texts.values())):
        return [], []
    answers = []
    for one, two in product(readings(texts["es"], "es"), readings(texts["en"], "en")):
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
    return re.sub(rf"(\d{SPACE}?)?({_POWER.pattern})", lambda m: m.group() if m[1] else "", text)


def _compare(texts: dict[str, str], es: list[Figure], en: list[Figure]) -> tuple[list[str], list[str]]:
    one, two = _unmatched(es, en)
    if not (any(f.month for f in one) and any(f.month for f in two)):
        one, two = [f for f in one if not f.month], [f for f in two if not f.month]
    one, two = _not_repeated(one, en), _not_repeated(two, es)
    if one or two:
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
            found[Fraction(roman(match.group()))] += 1
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
    return [(a, b) for a, b in pairs if b.start >= a.end and RANGE.fullmatch(text, a.end, b.start)]


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
