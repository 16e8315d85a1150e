"""Many valid edits of a content, of every kind that people make: what must never turn a check, a build or a test red.

Each kind is a function that changes files below a root, by chance but from a seed. `python -m tests.edits FOLDER [SEED]` writes the real
content with all of them into a folder, for `pytest --content=FOLDER`.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from scripts.content.model import LANGUAGES
from scripts.content.prose import claim
from scripts.content.read import load
from scripts.tools.paths import ROOT
from scripts.tools.yaml import read_yaml_file
from tests.small import content_of

SENTENCES = {
    "es": ("Conviene leerlo con calma.", "Así lo entiende también quien empieza.", "Nadie lo había dicho con tanta claridad."),
    "en": ("It is worth reading slowly.", "Those who begin understand it too.", "Nobody had said it so clearly."),
}
_TAILS = {"es": " y lo que conviene saber antes de empezar a trabajar", "en": " and what is worth knowing before starting to work"}
_PARAGRAPH = re.compile(r"^[A-ZÁÉÍÓÚÑ][^|\n]*\.$", re.MULTILINE)
_STEP = re.compile(r"^\d+\. (.*<!-- step: .*-->)$", re.MULTILINE)
_OPTIONAL = {
    "year": 1999,
    "results": [{"basis": "estimate", "es": "Unos 3.006 casos.", "en": "Some 3,006 cases.", "as_of": "2018-11"}],
    "gaps": {"es": "Falta una evaluación.", "en": "An evaluation is missing."},
    "keywords": {"es": ["otra palabra de búsqueda"], "en": ["another word to look for"]},
}
_OPTIONAL_OF_SOURCES = {"published": "2019-05", "copy": True, "title_as_seen": False}


def sentences(root: Path, chance: random.Random) -> None:
    """A sentence more in a paragraph of every page, in one of the languages: half of the pages fall behind their originals or lead them."""
    for lang in LANGUAGES:
        for file in _pages(root, lang):
            if chance.random() < 0.6:
                _append(file, chance.choice(SENTENCES[lang]), chance)


def figures_in_both(root: Path, chance: random.Random) -> None:
    """A figure more on both pages of a pair, each in the notation of its language; the translation says that it is current. Not on those of
    practices, where a figure has to be cited.
    """
    for key in chance.sample([key for key in _keys(root) if not key.startswith("practices/")], 8):
        for lang, sentence in (("es", "Fueron 1.234,5 toneladas en 2019."), ("en", "It was 1,234.5 tonnes in 2019.")):
            _append(root / f"docs/{lang}/{key}.md", sentence, None)
        _renew(root, key)


def titles(root: Path, chance: random.Random) -> None:
    """Titles as long as they may be, and descriptions."""
    for lang in LANGUAGES:
        for file in chance.sample(_pages(root, lang), 12):
            text = file.read_text(encoding="utf-8")
            for field, most in (("title", 90), ("description", 200)):
                quote, value = re.search(rf'^{field}: ("?)(.*?)"?$', text, re.M).groups()
                text = re.sub(rf"^{field}: .*$", f"{field}: {quote}{_longer(value, lang, most)}{quote}", text, count=1, flags=re.M)
            file.write_text(text, encoding="utf-8")


def fewer_fields(root: Path, chance: random.Random) -> None:
    """Records without optional fields: each alone, and all at once."""
    for file in chance.sample(_records(root), min(30, len(_records(root)))):
        value = _record(file)
        for name in chance.choice([list(_OPTIONAL), *([one] for one in _OPTIONAL)]):
            value.pop(name, None)
        for source in (one for one in value["sources"] if isinstance(one, dict)):
            for name in chance.choice([["published"], ["title_as_seen"], ["published", "title_as_seen"]]):  # a copy must say so
                source.pop(name, None)
        _write(file, value)


def more_fields(root: Path, chance: random.Random) -> None:
    """Records with every optional field."""
    for file in chance.sample(_records(root), min(30, len(_records(root)))):
        value = {**_OPTIONAL, **_record(file)}
        value["sources"] = [{**_OPTIONAL_OF_SOURCES, **one} if isinstance(one, dict) else one for one in value["sources"]]
        value["confidence"] = "medium"  # a high one does not rest on copies
        _write(file, value)


def new_records(root: Path, chance: random.Random) -> None:
    """A record of every kind, in every country and for none of them, with all optional fields or with none: the first law of INT too."""
    vocabulary = load(root).content.vocabulary
    numbers = [practice.number for practice in load(root).content.practices]
    for country in vocabulary["countries"]:
        for kind in vocabulary["kinds"] if country == "INT" else chance.sample(list(vocabulary["kinds"]), 3):
            name = f"{country.lower()}-edicion-{kind}"
            value = {
                "name": {"es": f"Registro nuevo: {country} {kind}", "en": f"New record: {country} {kind}"},
                "organisation": {"es": "Organismo nuevo", "en": "New body"},
                "country": country,
                "kind": kind,
                "actors": chance.sample(list(vocabulary["actors"]), 2),
                "practices": chance.sample(numbers, chance.randint(1, min(3, len(numbers)))),
                "what": {"es": "Qué es esto. Se explica aquí.", "en": "What this is. It is explained here."},
                "confidence": chance.choice(["high", "medium"]),
                "sources": [_source(name)],
            }
            _write(root / f"data/evidence/{name}.yml", value | (_OPTIONAL if chance.random() < 0.5 else {}))


def a_country_without_records(root: Path, chance: random.Random) -> None:
    """The last records of a country are removed, where nothing else cites their sources."""
    library = load(root)
    cited = {name for page in library.content.pages.values() for name in re.findall(r"\[@([a-z0-9-]+)\]", page.body)}
    cited |= {indicator.source for practice in library.content.practices for indicator in practice.indicators}
    cited |= {source for term in library.content.terms for source in term.sources}
    cited |= {source for country in library.content.doors.values() for one in country.citing for source in one.sources}
    cited |= {source for one in library.content.follow_ups for source in one.sources}
    for country in library.content.vocabulary["countries"]:
        own = [record for record in library.content.evidence if record.country == country]
        others = {source for record in library.content.evidence if record.country != country for source in record.sources}
        if own and not {source for record in own for source in record.sources} & (cited | others):
            for record in own:
                (root / record.path).unlink()
            return


def new_terms(root: Path, chance: random.Random) -> None:
    """Words of the glossary with every optional field and with none, and everyday words."""
    source = next(iter(load(root).content.sources))
    with (root / "data/glossary.yml").open("a", encoding="utf-8") as file:
        for number in range(6):
            term = {"term": f"palabra nueva {'abcdef'[number]}", "definition": "Lo que significa."}
            english = {"term": f"new word {'abcdef'[number]}", "definition": "What it means."}
            value: dict[str, Any] = {"id": f"palabra-nueva-{number}", "es": term, "en": english}
            if number % 2:
                value |= {"variants": {"CO": [f"voz nueva {'abcdef'[number]}"]}, "synonyms": {"es": ["dicho nuevo"], "en": ["new saying"]}}
            file.write(f"- {json.dumps(value | {'sources': [source]}, ensure_ascii=False)}\n")
    with (root / "data/everyday.yml").open("a", encoding="utf-8") as file:
        file.write("- {es: [cachivache, trasto], en: [gadget, thingamajig]}\n")


def new_sources(root: Path, chance: random.Random) -> None:
    """Sources of no record, cited on both pages of a pair, with and without their optional fields."""
    file = root / "data/sources.yml"
    value = [*read_yaml_file(file).value]
    for number, key in enumerate(chance.sample([key for key in _keys(root) if key.startswith("practices/")], 2)):
        source = _source(f"fuente-nueva-{number}") | (_OPTIONAL_OF_SOURCES if number else {})
        value.append(source)
        for lang, sentence in (("es", "Una fuente más lo confirma"), ("en", "One more source confirms it")):
            _append(root / f"docs/{lang}/{key}.md", f"{sentence} [@{source['id']}].", random.Random(key))
        _renew(root, key)
    file.write_text("".join(f"- {json.dumps(one, ensure_ascii=False)}\n" for one in value), encoding="utf-8")


def new_pages(root: Path, chance: random.Random) -> None:
    """A new pair of pages, the Spanish or the English the original, reached by a link."""
    for original, twin in (("es", "en"), ("en", "es")):
        for lang in (original, twin):
            head = f"title: {'Página nueva' if lang == 'es' else 'New page'} {original}\nslug: nueva-{original}-{lang}\n"
            head += f"description: {SENTENCES[lang][0]} {SENTENCES[lang][1]}\n"
            head += "" if lang == original else f"translated_from: {original}@0000000000\n"
            file = root / f"docs/{lang}/new-{original}.md"
            heading = "Una parte" if lang == "es" else "A part"
            file.write_text(
                f"---\n{head}---\n\n{SENTENCES[lang][0]}\n\n## {heading} {{ #part }}\n\n{SENTENCES[lang][2]}\n", encoding="utf-8"
            )
            see = "Vea también" if lang == "es" else "See also"
            name = "la página nueva" if lang == "es" else "the new page"
            _append(root / f"docs/{lang}/about.md", f"{see} [{name}](new-{original}.md#part).", random.Random(original))
        _renew(root, f"new-{original}")
    _renew(root, "about")


def page_keywords(root: Path, chance: random.Random) -> None:
    """Pages with other words to be found by, and with none."""
    for lang in LANGUAGES:
        for file in chance.sample(_pages(root, lang), 10):
            text = re.sub(r"^keywords: \[.*?\]\n", "", file.read_text(encoding="utf-8"), count=1, flags=re.M | re.S)
            if chance.random() < 0.5:
                text = text.replace("\ndescription:", '\nkeywords: ["otra voz", "una más"]\ndescription:', 1)
            file.write_text(text, encoding="utf-8")


def one_language(root: Path, chance: random.Random) -> None:
    """Pages, records, terms and indicators in one language, in either, which wait for the other; the pages are led to, and lead on."""
    for lang in LANGUAGES:
        own, title = f"only-{lang}", "Solo en español" if lang == "es" else "Only in English"
        see, part = ("Vea también", "Una parte") if lang == "es" else ("See also", "A part")
        (root / f"docs/{lang}/{own}.md").write_text(
            f"---\ntitle: {title}\nslug: {own}\ndescription: {SENTENCES[lang][0]} {SENTENCES[lang][1]}\n---\n\n{SENTENCES[lang][2]}\n\n"
            f"## {part} {{ #part }}\n\n{see} [{title}](method.md).\n",
            encoding="utf-8",
        )
        for reader in LANGUAGES:
            _append(root / f"docs/{reader}/about.md", f"{'Vea' if reader == 'es' else 'See'} [{own}]({own}.md#part).", random.Random(own))
    _renew(root, "about")
    records = chance.sample(_records(root), min(9, len(_records(root))))
    for place, file in enumerate(records):
        lang = LANGUAGES[place % 2]
        value = {**_OPTIONAL, **_record(file)}
        whole = place < len(records) // 2  # others lack one text alone
        for name in (
            ("name", "organisation", "what", "gaps", "keywords") if whole else [chance.choice(["name", "organisation", "what", "gaps"])]
        ):
            value[name] = {lang: value[name][lang]}
        if whole:
            value["results"] = [{key: text for key, text in one.items() if key in ("basis", "as_of", lang)} for one in value["results"]]
        _write(file, value)
    source = next(iter(load(root).content.sources))
    with (root / "data/glossary.yml").open("a", encoding="utf-8") as file:
        for lang, term in (("es", "voz que espera"), ("en", "word that waits")):
            value = {"id": f"only-{lang}", lang: {"term": term, "definition": SENTENCES[lang][0]}, "sources": [source]}
            file.write(f"- {json.dumps(value, ensure_ascii=False)}\n")
    with (root / "data/everyday.yml").open("a", encoding="utf-8") as file:
        file.write("- {es: [bártulo, cacharro]}\n")
    file = chance.choice(sorted((root / "data/practices").glob("*.yml")))
    value = _record(file)
    for name in ("name", "unit", "formula", "note"):
        if name in value["indicators"][0]:
            value["indicators"][0][name] = {"en": value["indicators"][0][name]["en"]}
    _write(file, value)


def new_steps(root: Path, chance: random.Random) -> None:
    """A practice with its steps in another order, and with one step more that everybody takes, on both of its pages and in its data."""
    key = chance.choice([key for key in _keys(root) if key.startswith("practices/")])
    content = load(root).content
    source, actors = next(iter(content.sources)), tuple(content.vocabulary["actors"])
    comment = f"<!-- step: told-to-neighbours; actors: {', '.join(actors)} -->"
    shuffled: list[int] = []
    for lang, lead, words in (("es", "Contarlo a los vecinos", "Cuente qué se hizo"), ("en", "Tell the neighbours", "Say what was done")):
        file = root / f"docs/{lang}/{key}.md"
        text = file.read_text(encoding="utf-8")
        steps = _STEP.findall(text)
        shuffled = shuffled or chance.sample(range(len(steps)), len(steps))
        moved = [*(steps[place] for place in shuffled), f"**{lead}.** {words} [@{source}]. {comment}"]
        start, end = text.index(f"1. {steps[0]}"), text.index(steps[-1]) + len(steps[-1])
        file.write_text(text[:start] + "\n".join(f"{n}. {one}" for n, one in enumerate(moved, 1)) + text[end:], encoding="utf-8")
    file = root / f"data/{key}.yml"
    value = _record(file)
    entry = {
        "id": "told-to-neighbours",
        "shows": {"es": "acta de la reunión", "en": "minutes of the meeting"},
        "first": {"es": "Elija una fecha", "en": "Choose a date"},
        "ask": {"es": "¿Cuándo se contó?", "en": "When was it told?"},
        "first_by": {actors[0]: {"es": "Ofrezca un aula", "en": "Offer a classroom"}},
    }
    chance.shuffle(value["steps"])
    _write(file, value | {"steps": [*value["steps"], entry]})
    _renew(root, key)


def new_doors(root: Path, chance: random.Random) -> None:
    """Doors of every kind with all optional fields or with none, in another order; a change of the law; a question to each side."""
    kinds = ("information", "participate", "report-breach", "data", "indigenous-consultation")
    says = {"es": "Por escrito.", "en": "In writing."}
    optional = {
        "days": {"value": 20, "kind": "working", "extension": says, "note": says},
        **dict.fromkeys(("cost", "anonymous", "language", "appeal"), says),
        "address": "https://www.example.org/puerta",
        "text_of": "2024-02-29",
    }
    for file in sorted((root / "data/doors").glob("*.yml")):
        value = _record(file)
        source = _source(f"{file.stem}-puerta-nueva")
        for kind in kinds:
            door = {
                "id": f"{file.stem}-puerta-{kind}",
                "kind": kind,
                "name": {"es": f"Puerta nueva {kind}", "en": f"New door {kind}"},
                "body": {"es": "Organismo nuevo", "en": "New body"},
                "law": {"es": "Norma nueva", "en": "New rule"},
                "how": says,
                "confidence": "medium",
                "sources": [source["id"]],
            }
            value["doors"].append(door | (optional if chance.random() < 0.5 else {}))
        chance.shuffle(value["doors"])
        change = {"date": "2025-03", "what": {"es": "Cambió la norma.", "en": "The rule changed."}, "sources": [source["id"]]}
        _write(file, value | {"changes": [*value.get("changes", ()), change], "sources": [*value["sources"], source]})
    with (root / "data/questions.yml").open("a", encoding="utf-8") as file:
        for to in ("authority", "company"):
            value = {"id": f"{to}-new", "to": to, "question": {"es": "¿Cuándo empezó?", "en": "When did it begin?"}}
            file.write(f"- {json.dumps(value | {'answered_by': {'es': 'Acta', 'en': 'Minutes'}}, ensure_ascii=False)}\n")


KINDS: tuple[Callable[[Path, random.Random], None], ...] = (
    a_country_without_records,
    fewer_fields,
    more_fields,
    new_records,
    new_terms,
    page_keywords,
    titles,
    sentences,
    figures_in_both,
    new_sources,
    new_pages,
    new_steps,
    new_doors,
    one_language,
)


def edit(root: Path, seed: int, kinds: tuple[Callable[[Path, random.Random], None], ...] = KINDS) -> Path:
    """Make the edits of these kinds in the content below `root`."""
    for kind in kinds:
        kind(root, random.Random(f"{seed} {kind.__name__}"))
    return root


def _pages(root: Path, lang: str) -> list[Path]:
    return sorted((root / "docs" / lang).rglob("*.md"))


def _keys(root: Path) -> list[str]:
    """Keys of the pages that have a paragraph in both languages."""
    folder = root / "docs/es"
    keys = [file.relative_to(folder).with_suffix("").as_posix() for file in _pages(root, "es") if file.stem != "index"]
    keys = [key for key in keys if (root / f"docs/en/{key}.md").exists()]
    return [key for key in keys if all(any(_paragraphs((root / f"docs/{lang}/{key}.md").read_text("utf-8"))) for lang in LANGUAGES)]


def _paragraphs(text: str) -> Iterator[re.Match[str]]:
    start = text.index("\n---\n", 4)
    return (match for match in _PARAGRAPH.finditer(text) if match.start() > start)


def _append(file: Path, sentence: str, chance: random.Random | None) -> None:
    """Add a sentence to one of the paragraphs of a page, if it has any; to the first, which is that of its twin, without `chance`."""
    text = file.read_text(encoding="utf-8")
    if places := [match.end() for match in _paragraphs(text)]:
        place = chance.choice(places) if chance else places[0]
        file.write_text(f"{text[:place]} {sentence}{text[place:]}", encoding="utf-8")


def _longer(text: str, lang: str, limit: int) -> str:
    words = f"{text.rstrip('.')}{_TAILS[lang] * 4}"[: limit - 1]
    return words.rsplit(" ", 1)[0] if limit < 100 else words.rsplit(" ", 1)[0] + "."


def _records(root: Path) -> list[Path]:
    return sorted((root / "data/evidence").glob("[!_]*.yml"))


def _record(file: Path) -> dict[str, Any]:
    return deepcopy(read_yaml_file(file).value)  # what was read is kept for the next reader


def _write(file: Path, value: dict[str, Any]) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _source(name: str) -> dict[str, Any]:
    return {
        "id": f"{name}-fuente",
        "url": f"https://www.example.org/{name}",
        "title": f"Título {name}",
        "publisher": "Editor nuevo",
        "lang": "es",
    }


def _renew(root: Path, key: str) -> None:
    """Say of the translation of a page that it is current."""
    pages = load(root).content.pages
    for lang, other in (("es", "en"), ("en", "es")):
        if old := pages[lang, key].translated_from:
            file = root / pages[lang, key].path
            file.write_text(file.read_text(encoding="utf-8").replace(old, claim(pages[other, key]), 1), encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Write the edited content into the folder that is named first; the seed is second."""
    edit(content_of(ROOT, Path(arguments[0])), int(arguments[1]) if len(arguments) > 1 else 1)


if __name__ == "__main__":
    main(sys.argv[1:])
