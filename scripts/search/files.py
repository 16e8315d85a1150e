"""The index cut into files, so that a reader fetches only what a query needs, however many records there are.

`start.json`  what every search needs: words of the interface, small words, where each file begins
`w/N.json`    a block of words: {stem: [in how many documents, endings it stands with, groups, [document, weight, name…]…]};
              groups of words with one meaning: "number other stems of the phrase|…"; a name is [its place, worth, rarity of its words].
              A group stands there as {=number: [in how many documents, its phrases, "", [document, weight, name…]…]}
`d/N.json`    some documents: [title, address, line about it, description, [[anchor, text]…]], its language if it is the other
`terms.json`  the phrases of each word of the glossary, for a query that finds nothing
`words.json`  every written word and how often, for correcting what is unknown
`facets.json` what the documents can be filtered by
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from scripts.content.model import LANGUAGES, Content
from scripts.facts.addresses import addresses_of
from scripts.search.documents import FACETS, GROUPS, Document, documents, meanings
from scripts.search.index import Index, Posting, build
from scripts.search.language import ENDINGS, SPELLINGS
from scripts.tools.kept import Kept, key_of

# Bytes of a block of words before compression: some 6 kB on the line.
BLOCK = 18_000
# Documents in one file, by group: enough to fill some 2 kB on the line, few enough that little is fetched in vain.
TOGETHER = {"practice": 1, "evidence": 3, "word": 6, "page": 1}
# Words that a typing error can be corrected to: the most frequent.
VOCABULARY = 12_000
_UI = "lookup."
_SMALL = "lookup.small"
_LISTS = {"theme": "themes", "country": "countries", "kind": "kinds", "actor": "actors"}
_FIRST = 0x30  # the character that stands for the first combination of facets


def every_file(content: Content) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and bytes of what the search reads, in every language; `overrides/scripts/find.js` asks for it."""
    with Kept("search") as kept:
        for lang in LANGUAGES:
            for path, text in files(content, lang, kept):
                yield f"search/{lang}/{path}", text.encode("utf-8")


def files(content: Content, lang: str, kept: Kept | None = None) -> Iterator[tuple[str, str]]:
    """Every file of a language: path below `search/<language>/` -> text. All but `start.json` lie in a folder named by their content."""
    yield from cut(content, lang, list(documents(content, lang)), list(meanings(content)), len(content.terms), kept)


def cut(
    content: Content, lang: str, found: Sequence[Document], groups: Sequence[Sequence[str]], terms: int, kept: Kept | None = None
) -> Iterator[tuple[str, str]]:
    """The files of these documents and groups of words with one meaning, the first `terms` of them the glossary's; words of the interface
    and the closed lists are those of the content. `kept`: where what follows from the documents and groups alone is kept.
    """
    small = frozenset(word for language in LANGUAGES for word in content.word(_SMALL, language).split())
    key = key_of(repr((found, groups, terms, sorted(small))))
    given = kept.get(key) if kept else None
    if given is None:
        given = json.dumps(_parts(found, groups, terms, small), ensure_ascii=False).encode("utf-8")
        if kept:
            kept.put(key, given)
    parts, blocks = json.loads(given)
    folder = hashlib.sha256("".join(parts.values()).encode("utf-8")).hexdigest()[:8]
    yield from ((f"{folder}/{path}", text) for path, text in parts.items())
    yield "start.json", _json(_start(content, lang, found) | {"small": sorted(small), "folder": folder, "blocks": blocks})


def _parts(
    found: Sequence[Document], groups: Sequence[Sequence[str]], terms: int, small: frozenset[str]
) -> tuple[dict[str, str], list[str]]:
    """Every file but `start.json`, and the word with which each block of words begins."""
    index = build(found, groups, small)
    blocks = list(_blocks(index))
    parts = {f"w/{place}.json": _json(dict(block)) for place, block in enumerate(blocks)}
    parts |= {f"d/{place}.json": _json(cards) for place, cards in enumerate(_cards(found))}
    parts["words.json"] = _json(_vocabulary(index))
    parts["terms.json"] = _json(list(map(_phrases, index.groups[:terms])))
    parts["facets.json"] = _json(_facets(found))
    return parts, [block[0][0] for block in blocks]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _start(content: Content, lang: str, found: Sequence[Document]) -> dict[str, object]:
    words = {key.removeprefix(_UI): value[lang] for key, value in content.ui.items() if key.startswith(_UI) and key != _SMALL}
    words["filters"] = content.word("library.filters", lang)
    counts = [(group, len(list(of))) for group, of in groupby(found, lambda document: document.group)]
    return {
        "words": words,
        "filters": list(_filters(content, lang)),
        "contribute": addresses_of(content).of(lang, "contribute"),
        "endings": ENDINGS,
        "spellings": [[found, kept.replace("\\", "$")] for found, kept in SPELLINGS],
        "documents": [[group, count, TOGETHER[group]] for group, count in counts],
    }


def _filters(content: Content, lang: str) -> Iterator[list[object]]:
    """What results can be narrowed by: key, label, name in the address, label of "all", choices. The library uses the same names."""
    groups = [[group, content.word(f"lookup.{group}s", lang)] for group in GROUPS]
    yield ["type", *(content.word(f"lookup.{word}", lang) for word in ("type", "name-type", "any-type")), groups]
    for facet in FACETS:
        choices = [[one.id, one.listed(lang)] for one in content.vocabulary[_LISTS[facet]].values()]
        yield [
            facet,
            content.word(f"library.{facet}", lang),
            content.word(f"library.name-{facet}", lang),
            content.word("lookup.any", lang),
            choices,
        ]


def _blocks(index: Index) -> Iterator[list[tuple[str, list[object]]]]:
    block: list[tuple[str, list[object]]] = []
    size = 0
    member_of = _groups(index)
    for key in sorted({*index.postings, *member_of}):
        forms = _phrases(index.groups[int(key[1:])]) if key.startswith("=") else "|".join(index.endings(key))
        entry = [
            len(index.postings.get(key, ())),
            forms,
            "|".join(member_of.get(key, ())),
            *(_entry(index, number, posting) for number, posting in index.best(key)),
        ]
        length = len(_json(entry)) + len(key)
        if block and size + length > BLOCK:
            yield block
            block, size = [], 0
        block.append((key, entry))
        size += length
    yield block


def _phrases(group: Sequence[tuple[str, ...]]) -> str:
    return "|".join(" ".join(phrase) for phrase in group)


def _groups(index: Index) -> dict[str, list[str]]:
    """For each stem the groups of words in which it stands: their numbers, each with what else the phrase needs."""
    found: dict[str, list[str]] = defaultdict(list)
    for number, group in enumerate(index.groups):
        for phrase in group:
            for one in phrase:
                found[one].append(" ".join([str(number), *(other for other in phrase if other != one)]))
    return found


def _entry(index: Index, number: int, posting: Posting) -> list[object]:
    """`[document, weight in twentieths, [name, its worth in tenths, how rare all its words are together, in tenths] …]`, for ranking.js."""
    names = index.name_rarity[number]
    return [number, posting.weight, *([place, worth, names[place]] for place, worth in posting.names)]


def _cards(found: Sequence[Document]) -> Iterator[list[list[object]]]:
    for group, of in groupby(found, lambda document: document.group):
        cards = [_card(document) for document in of]
        yield from (cards[start : start + TOGETHER[group]] for start in range(0, len(cards), TOGETHER[group]))


def _card(one: Document) -> list[object]:
    card: list[object] = [one.title, one.address, one.about, one.description, [[passage.anchor, passage.text] for passage in one.passages]]
    return [*card, one.lang] if one.lang else card


def _vocabulary(index: Index) -> dict[str, int]:
    """Words that are long enough to be told from another; numbers are never a mistake of another number."""
    words = [(word, count) for word, count in index.words.items() if len(word) > 3 and not any(letter.isdigit() for letter in word)]
    return dict(sorted(sorted(words, key=lambda one: (-one[1], one[0]))[:VOCABULARY]))


def _facets(found: Sequence[Document]) -> dict[str, object]:
    """For each facet the combinations that occur and, one character a document, which of them it has."""
    table: dict[str, object] = {}
    for facet in FACETS:
        combinations: dict[tuple[str, ...], int] = {}
        letters = [chr(_FIRST + combinations.setdefault(one.facets.get(facet, ()), len(combinations))) for one in found]
        table[facet] = [[list(one) for one in combinations], "".join(letters)]
    return table
