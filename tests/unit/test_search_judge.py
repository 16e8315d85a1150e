"""The search's engine, held against what people would type (tests/search): shares by kind, wrong language, nothing found.

It is asked over the frozen documents of tests/corpus.py, for which the queries were written: the shares then judge the machine alone. Over
the content of the day a record that answers a query better than the expected one would turn them red, though nothing got worse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.search.language import split, stem
from scripts.tools.paths import ROOT
from scripts.tools.yaml import read_yaml_file
from tests.corpus import address_of, frozen_documents, frozen_files
from tests.unit.deno import ask

# Right first, right among the first three, at least; nothing may be found for none, nothing in the other language. The first set was
# there from the beginning; each of the others was written from the content alone, without sight of the search, and shows what the sets
# before it cannot.
SHARES = {"queries": (0.95, 0.99), "second": (0.95, 0.985), "third": (0.95, 0.985), "fourth": (0.94, 0.985)}
COUNTS = {"es": 150, "en": 100}
# How words are compared, by example: what is typed, what is left of it.
STEMS = {
    "Minas": ["min"],
    "huella de carbono": ["huell", "de", "carbon"],
    "Ley 21.455": ["ley", "21455"],
    "e-waste": ["ewast"],
}


# Texts as people paste them, and the words that they mean.
PASTED = {
    "La e\ufb01ciencia del a\ufb02uente": ["la", "eficiencia", "del", "afluente"],
    "CO₂ CO2 \uff23\uff2f\uff12": ["co", "2", "co", "2", "co", "2"],
    "m³, 10⁶ y 3½": ["m", "3", "10", "6", "y", "3", "1", "2"],
    "lixi\u00adviación": ["lixiviacion"],
    "n.º 1.ª Marca™": ["n", "1", "marca"],
    "12 300, 1\u2009234\u202f567, 3\u00a0006, 200 000 y 21.305": ["12300", "1234567", "3006", "200000", "y", "21305"],
    "GRI 303 305 en 2020 300 veces": ["gri", "303", "305", "en", "2020", "300", "veces"],
    "\u2460 \u2167 ŁÓDŹ ﬀ": ["1", "viii", "lodz", "ff"],
}


@pytest.fixture(scope="module")
def indexes(small_library: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder of the frozen documents' index, by language."""
    folder = tmp_path_factory.mktemp("search")
    for lang in LANGUAGES:
        for path, text in frozen_files(small_library.content, lang):
            file = folder / lang / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return {lang: folder / lang for lang in LANGUAGES}


def queries(name: str, lang: str) -> Iterator[tuple[str, str, list[str]]]:
    """Kind, text and the keys of the right answers, of each query of a file of tests/search."""
    for kind, by_text in read_yaml_file(ROOT / f"tests/search/{name}-{lang}.yml").value.items():
        for text, keys in by_text.items():
            yield kind, text, [keys] if isinstance(keys, str) else keys


@pytest.mark.parametrize("name", SHARES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_people_type_finds_what_they_mean(indexes: dict[str, Path], lang: str, name: str) -> None:
    asked = list(queries(name, lang))
    answers, _ = ask(indexes[lang], [text for _, text, _ in asked])
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for (kind, _, keys), answer in zip(asked, answers, strict=True):
        right = {address_of(lang, key) for key in keys}
        place = next((i for i, one in enumerate(answer) if one in right), None)
        foreign = any(one.startswith("en/") != (lang == "en") for one in answer)
        for row in (table[kind], table["all"]):
            for column, hit in enumerate((True, place == 0, place is not None and place < 3, not answer, foreign)):
                row[column] += hit
    print(f"\n{name}, {lang}: queries, right first, right in three, empty, wrong language")
    for kind, row in table.items():
        print(f"  {kind:16}" + "".join(f"{number:6}" for number in row))
    count, first, three, empty, foreign = table["all"]
    assert count >= COUNTS[lang]
    assert (empty, foreign) == (0, 0)
    assert first / count >= SHARES[name][0]
    assert three / count >= SHARES[name][1]


@pytest.mark.parametrize("text", PASTED)
def test_a_pasted_text_is_folded_to_what_it_means(text: str) -> None:
    assert split(text) == PASTED[text]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_browser_cuts_words_as_the_index_does(indexes: dict[str, Path], lang: str) -> None:
    texts = [*STEMS, *PASTED, *(one.title + " " + one.description for one in frozen_documents(lang))]
    _, stems = ask(indexes[lang], [], texts)
    assert stems == [[stem(word) for word in split(text)] for text in texts]
    assert dict(zip(STEMS, stems, strict=False)) == STEMS
