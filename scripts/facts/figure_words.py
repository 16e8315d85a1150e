"""Tables for scripts/facts/figure_list.py: scales, units, currencies, months and numerals in words, in Spanish and English."""

from __future__ import annotations

import re
from fractions import Fraction

SCALES = {
    "es": {"miles de millones": 9, "mil millones": 9, "millardos?": 9, "millones": 6, "millón": 6, "billones": 12, "billón": 12, "mil": 3},
    "en": {"thousand million": 9, "billions?": 9, "millions?": 6, "trillions?": 12, "thousand": 3},
}
SHORT_SCALES = {"MM": 6, "mn": 6, "bn": 9, "tn": 12}  # anywhere
MONEY_SCALES = {"M": 6, "m": 6, "B": 9, "b": 9}  # after an amount of money only

# Of these a translation must have the same; nothing is no percentage.
SHARES = (
    (r"puntos?\s(?:porcentual\w*|básicos?)|percentage[ -]points?|basis points?|p\.\s?p\.|pp\b", "pp"),
    (r"%|(?:por\sciento|per\s?cent)\b", "%"),
    (r"‰|(?:por\smil|per\smille?|per\sthousand)\b", "‰"),
)
# Of these a translation has the same kind and amount where both sides name one that is known here.
UNITS = tuple(
    (re.compile(rf"(?:{pattern})(?!\w)"), kind, Fraction(str(factor)))
    for pattern, kind, factor in (
        (r"Mt|millones de toneladas", "mass", 10**9),
        (r"kt|kilotonelad\w*|kilotonn?es?", "mass", 10**6),
        (r"t|toneladas?|tonnes?|(?:metric\s)?tons?", "mass", 1000),
        (r"kg|kilogramos?|kilogram(?:me)?s?|kilos?", "mass", 1),
        (r"g|gramos?|gram(?:me)?s?", "mass", "1/1000"),
        (r"mg|miligramos?|milligram(?:me)?s?", "mass", "1/1000000"),
        (r"km[2²]|kilómetros?\scuadrados?|(?:square|sq\.?)\s(?:kilomet(?:re|er)s?|km)", "area", 10**6),
        (r"ha|hectáreas?|hectares?", "area", 10**4),
        (r"m[2²]|metros?\scuadrados?|square\smet(?:re|er)s?", "area", 1),
        (r"hm[3³]|hectómetros?\scúbicos?|cubic\shectomet(?:re|er)s?", "volume", 10**9),
        (r"m[3³]|metros?\scúbicos?|cubic\smet(?:re|er)s?", "volume", 1000),
        (r"[lL]|litros?|lit(?:re|er)s?", "volume", 1),
        (r"km|kilómetros?|kilomet(?:re|er)s?", "length", 1000),
        (r"m|metros?|met(?:re|er)s?", "length", 1),
        (r"cm|centímetros?|centimet(?:re|er)s?", "length", "1/100"),
        (r"mm|milímetros?|millimet(?:re|er)s?", "length", "1/1000"),
        *((rf"{sign}Wh|{es}vatios?[- ]hora|{en}watt[- ]hours?", "energy", f) for sign, es, en, f in (
            ("T", "tera", "tera", 10**12), ("G", "giga", "giga", 10**9), ("M", "mega", "mega", 10**6), ("k", "kilo", "kilo", 1000))),
        *((rf"{sign}W|{es}vatios?|{es}watts?", "power", f) for sign, es, f in (
            ("G", "giga", 10**9), ("M", "mega", 10**6), ("k", "kilo", 1000))),
        (r"años?|years?", "months", 12),
        (r"meses|mes|months?", "months", 1),
        (r"semanas?|weeks?", "time", 7 * 24 * 60),
        (r"días?|days?", "time", 24 * 60),
        (r"h|hrs?|horas?|hours?", "time", 60),
        (r"min|minutos?|minutes?", "time", 1),
        (r"°\s?C|grados\s(?:Celsius|centígrados)|degrees\s(?:Celsius|centigrade)", "temperature", 1),
    )
)  # fmt: skip

_DOLLARS = frozenset(["USD", "CAD", "AUD"])
_PESOS = frozenset(["CLP", "COP", "MXN", "ARS"])
# What an amount may be in; the general `$` fits every dollar and peso.
MONEY_BEFORE = (
    (r"US\$|U\$S|USD|US", frozenset(["USD"])),
    (r"CA?\$|CAD", frozenset(["CAD"])),
    (r"AU?\$|AUD", frozenset(["AUD"])),
    (r"€|EUR", frozenset(["EUR"])),
    (r"£|GBP", frozenset(["GBP"])),
    (r"S/\.?|PEN", frozenset(["PEN"])),
    (r"CLP\s?\$?|COP\s?\$?|MXN\s?\$?|ARS\s?\$?", _PESOS),
    (r"\$", _DOLLARS | _PESOS),
)
MONEY_AFTER = (
    (r"USD|dólares\s(?:estadounidenses|de\s(?:los\s)?(?:Estados\sUnidos|EE))|(?:US|American)\sdollars?", frozenset(["USD"])),
    (r"CAD|dólares\scanadienses|Canadian\sdollars?", frozenset(["CAD"])),
    (r"AUD|dólares\saustralianos|Australian\sdollars?", frozenset(["AUD"])),
    (r"€|EUR|euros?", frozenset(["EUR"])),
    (r"£|GBP|libras\sesterlinas|pounds\ssterling", frozenset(["GBP"])),
    (r"PEN|soles|nuevos\ssoles|(?:new\s)?sol(?:es)?", frozenset(["PEN"])),
    (r"(?:Chilean|Colombian|Mexican|Argentine)\spesos?|pesos?|CLP|COP|MXN|ARS", _PESOS),
    (r"dólar(?:es)?|dollars?", _DOLLARS),
)

MONTHS = {
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "en": "January February March April May June July August September October November December",
}
# A Roman numeral is a number after these.
ROMAN_AFTER = (
    *(
        "siglos?",
        "s\\.",
        "anexos?",
        "capítulos?",
        "títulos?",
        "partes?",
        "fases?",
        "etapas?",
        "regi[óo]n(?:es)?",
        "tomos?",
        "niveles",
        "nivel",
    ),
    *("grados?", "tipos?", "clases?", "alcances?", "categorías?", "secciones", "sección", "volumen", "apéndices?"),
    *("annex(?:es)?", "chapters?", "titles?", "parts?", "phases?", "stages?", "volumes?", "levels?", "grades?", "types?", "class(?:es)?"),
    *("scopes?", "categor(?:y|ies)", "sections?", "appendix"),
)

_WORDS = {
    "es": {
        0: "cero", 1: "un una uno primer primera primero primeros primeras",
        2: "dos segundo segunda segundos segundas ambos ambas doble duplica duplicó duplicar duplicaron",
        3: "tres tercer tercera tercero triple triplica triplicó triplicar", 4: "cuatro cuarto cuarta", 5: "cinco quinto quinta",
        6: "seis sexto sexta", 7: "siete séptimo séptima", 8: "ocho octavo octava", 9: "nueve noveno novena",
        10: "diez décimo décima decena década", 11: "once undécimo", 12: "doce docena duodécimo", 13: "trece", 14: "catorce", 15: "quince",
        16: "dieciséis", 17: "diecisiete", 18: "dieciocho", 19: "diecinueve",
        20: "veinte vigésimo vigésima veintena", 21: "veintiún veintiuno veintiuna",
        22: "veintidós", 23: "veintitrés", 24: "veinticuatro", 25: "veinticinco", 26: "veintiséis", 27: "veintisiete", 28: "veintiocho",
        29: "veintinueve", 30: "treinta trigésimo", 40: "cuarenta", 50: "cincuenta", 60: "sesenta", 70: "setenta", 80: "ochenta",
        90: "noventa",
        100: "cien ciento centenar centenares", 200: "doscientos doscientas", 300: "trescientos trescientas", 500: "quinientos quinientas",
        1000: "mil miles millar millares", 10**6: "millón millones",
        "1/2": "medio media mitad", "1/3": "tercio", "2/3": "tercios", "1/4": "cuarto", "3/4": "cuartos",
    },
    "en": {
        0: "zero", 1: "one first once", 2: "two second both twice double doubles doubled doubling twofold",
        3: "three third thrice triple triples tripled threefold", 4: "four fourth fourfold", 5: "five fifth", 6: "six sixth",
        7: "seven seventh",
        8: "eight eighth", 9: "nine ninth", 10: "ten tenth decade", 11: "eleven eleventh", 12: "twelve twelfth dozen",
        13: "thirteen thirteenth",
        14: "fourteen fourteenth", 15: "fifteen fifteenth", 16: "sixteen sixteenth", 17: "seventeen seventeenth", 18: "eighteen eighteenth",
        19: "nineteen nineteenth", 20: "twenty twentieth", 21: "twenty-one twenty-first", 22: "twenty-two", 23: "twenty-three",
        24: "twenty-four",
        25: "twenty-five", 26: "twenty-six", 27: "twenty-seven", 28: "twenty-eight", 29: "twenty-nine", 30: "thirty thirtieth", 40: "forty",
        50: "fifty fiftieth", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety", 100: "hundred hundreds hundredth",
        1000: "thousand thousands",
        10**6: "million millions",
        "1/2": "half halves", "1/3": "third", "2/3": "thirds", "1/4": "quarter", "3/4": "quarters",
    },
}  # fmt: skip
# Language -> a word in small letters -> the numbers that it may stand for.
WORDS: dict[str, dict[str, set[Fraction]]] = {"es": {}, "en": {}}
for _lang, _numbers in _WORDS.items():
    for _number, _names in _numbers.items():
        for _name in _names.split():
            WORDS[_lang].setdefault(_name, set()).add(Fraction(str(_number)))
    for _number, _name in enumerate(MONTHS[_lang].lower().split(), 1):
        WORDS[_lang].setdefault(_name, set()).add(Fraction(str(_number)))
