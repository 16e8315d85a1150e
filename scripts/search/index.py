"""Which document holds which word, how much it counts there, and in which of its names it stands. Pure."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from scripts.search.documents import Document
from scripts.search.language import content_words, stem, without_hyphens

# What a word counts by where it stands, in twentieths; each further place of the same word in a document adds one.
TITLE, NAME, PLACE, HINT, ABOUT, KEYWORD, TEXT = 120, 90, 80, 60, 40, 30, 20
# A name that is not the title is a little less the thing's own; a hint still less, a keyword least of all. In tenths.
_OWN, _OTHER, _HINTED, _KEYED = 10, 9, 7, 4
# The best places of a word that are kept: more than a reader looks at, few enough for a slow line. The count is kept whole.
MOST = 600


@dataclass
class Posting:
    """A word in a document: its weight in twentieths and, for each name it stands in, its place and how much it counts, in tenths."""

    weight: int = 0
    names: list[tuple[int, int]] = field(default_factory=list)


Postings = dict[str, dict[int, Posting]]


@dataclass(frozen=True)
class Index:
    """`size`: the number of documents. `postings`: stem, or `=number` of a group of words with one meaning -> document number -> posting.
    `name_stems`: for each document the stems of its names. `groups`: the phrases of each group, as stems. `words`: how often each written
    word stands anywhere.
    """

    size: int
    postings: Postings
    name_stems: list[list[tuple[str, ...]]]
    groups: list[tuple[tuple[str, ...], ...]]
    words: Counter[str]

    @cached_property
    def _forms(self) -> dict[str, list[str]]:
        forms = defaultdict(list)
        for word in sorted(self.words):
            forms[stem(word)].append(word)
        return forms

    def endings(self, key: str) -> list[str]:
        """What follows the stem in the words that stand in the documents."""
        return [word[len(key) :] for word in self._forms.get(key, ())]

    def rarity(self, key: str) -> float:
        """How much finding a word says: the fewer documents hold it, the more."""
        return math.log(1 + self.size / (1 + len(self.postings.get(key, ()))))

    @cached_property
    def name_rarity(self) -> list[list[int]]:
        """For each document how rare all the words of each of its names are together, in tenths."""
        return [[round(10 * sum(map(self.rarity, name))) for name in names] for names in self.name_stems]

    def best(self, key: str) -> list[tuple[int, Posting]]:
        """The MOST best places of a word, by document number."""
        found = self.postings.get(key, {}).items()
        if len(found) <= MOST:
            return sorted(found, key=lambda one: one[0])
        return sorted(heapq.nsmallest(MOST, found, key=lambda one: (-len(one[1].names), -one[1].weight, one[0])))


def build(documents: Sequence[Document], meanings: Iterable[Sequence[str]], small: frozenset[str]) -> Index:
    """The index of `documents`; `meanings` are groups of words that mean the same; `small` are the words that say nothing."""
    postings: Postings = defaultdict(dict)
    words: Counter[str] = Counter()
    all_names = []
    for number, document in enumerate(documents):
        for text, weight in _texts(document):
            in_text = [*content_words(text, small), *without_hyphens(text)]
            words.update(in_text)
            for word in in_text:
                found = postings[stem(word)]
                posting = found.get(number)
                if posting is None:
                    posting = found[number] = Posting()
                posting.weight = max(posting.weight, weight) + 1
        names = [_stems(name, small) for name, _ in called(document)]
        all_names.append(names)
        for place, (name, (_, worth)) in enumerate(zip(names, called(document), strict=True)):
            for one in name:
                postings[one][number].names.append((place, worth))
    groups = [tuple(dict.fromkeys(_stems(word, small) for word in group)) for group in meanings]
    index = Index(len(documents), postings, all_names, groups, words)
    index.postings.update((f"={number}", found) for number, group in enumerate(groups) if (found := _meaning(index, group)))
    return index


def called(document: Document) -> Iterator[tuple[str, int]]:
    """What a document is called, its title first, and how much each name is its own, in tenths."""
    yield document.title, _OWN
    yield from ((name, _OTHER) for name in document.names)
    yield from ((hint, _HINTED) for hint in document.hints)
    yield from ((keyword, _KEYED) for keyword in document.keywords)


def _texts(document: Document) -> Iterator[tuple[str, int]]:
    yield document.title, TITLE
    yield from ((name, NAME) for name in document.names)
    yield from ((hint, HINT) for hint in document.hints)
    yield from ((keyword, KEYWORD) for keyword in document.keywords)
    yield document.about, ABOUT
    yield document.place, PLACE
    yield document.description, ABOUT
    yield from ((passage.text, TEXT) for passage in document.passages)


def _stems(text: str, small: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(stem, content_words(text, small))))


def _meaning(index: Index, phrases: tuple[tuple[str, ...], ...]) -> dict[int, Posting]:
    """Where any of the phrases stands: a phrase counts what its least word counts there, and stands in a name if all of it does."""
    found: dict[int, Posting] = {}
    for phrase in phrases:
        rows = [index.postings.get(one, {}) for one in phrase]
        for number in set(rows[0]).intersection(*rows[1:]):
            posting = found.setdefault(number, Posting())
            posting.weight = max(posting.weight, min(row[number].weight for row in rows))
            common = set.intersection(*(set(row[number].names) for row in rows))
            posting.names = sorted({*posting.names, *common})
    return found
