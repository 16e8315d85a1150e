"""The open data page: what there is to download, and the dictionary made from the schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from scripts.exports.schemas import DATASETS, item_schema
from scripts.exports.worksheets import sheets
from scripts.pages.context import PageContext
from scripts.pages.parts import download

_DEPTH = 3


def downloads(view: PageContext) -> str:
    """The data sets in each format, then the other files; each with its size."""
    counts = {
        "practices": len(view.content.practices),
        "evidence": len(view.content.evidence),
        "sources": len(view.content.sources),
        "indicators": sum(len(p.indicators) for p in view.content.practices),
        "glossary": len(view.content.terms),
    }
    columns = ("set", "items", "JSON", "CSV", "schema")
    titles = [c if c.isupper() else view.t(f"data.{c}") for c in columns]
    head = "".join(f'<th scope="col">{title}</th>' for title in titles)
    rows = "".join(_row(view, name, counts[name], titles[1:]) for name in DATASETS)
    table = (
        f'<table class="cards-on-phone"><caption>{view.t("data.sets")}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )
    parts = [f"## {view.t('data.files')} {{ #files }}", table, f"<p>{view.t('data.csv-note')}</p>"]
    return "\n\n".join([*parts, f"### {view.t('data.others')} {{ #others }}", _others(view)])


def _row(view: PageContext, name: str, count: int, titles: list[str]) -> str:
    label = view.t(f"data.{name}")
    files = (f"data/v1/{name}.json", "JSON"), (f"data/v1/{name}.csv", "CSV"), (f"data/v1/schema/{name}.json", "JSON Schema")
    cells = [str(count), *(download(view, path, text, label) for path, text in files)]
    body = "".join(f'<td data-label="{title}">{cell}</td>' for title, cell in zip(titles, cells, strict=True))
    return f'<tr><th scope="row"><a href="#dictionary-{name}">{label}</a></th>{body}</tr>'


def _others(view: PageContext) -> str:
    everything = sheets(view.content, view.lang)[0]
    lines = {
        "bibliography": [("data/v1/bibliography.bib", "BibTeX"), ("data/v1/bibliography.csl.json", "CSL-JSON")],
        "worksheets": [(everything.path("csv"), "CSV"), (everything.path("xlsx"), "XLSX")],
        "index": [("data/v1/index.json", "JSON")],
    }
    pages = {"bibliography": "bibliography", "worksheets": "indicators"}
    items = []
    for name, files in lines.items():
        label = view.t(f"data.{name}")
        title = view.link(pages[name], label) if name in pages else label
        # the index tells every file's size, its own included nowhere: it is linked without one
        links = " ".join(download(view, path, text, label) for path, text in files)
        items.append(f'<li class="downloads">{title}<br>{links}</li>')
    return f'<ul class="related">{"".join(items)}</ul>'


def dictionary(view: PageContext) -> str:
    """For each data set a table of its fields: meaning, values, whether it is always there."""
    return "\n\n".join(_dictionary_of(view, name) for name in DATASETS)


def _dictionary_of(view: PageContext, name: str) -> str:
    columns = ("field", "meaning", "values", "present")
    head = "".join(f'<th scope="col">{view.t(f"dictionary.{c}")}</th>' for c in columns)
    rows = []
    for field, shape, required in _fields(item_schema(name), "", 0):
        cells = {
            "meaning": escape(_description(view, shape)),
            "values": _values(view, shape),
            "present": view.t("dictionary.required" if required else "dictionary.optional"),
        }
        body = "".join(f'<td data-label="{view.t(f"dictionary.{c}")}"><span>{v}</span></td>' for c, v in cells.items())
        rows.append(f'<tr><th scope="row"><code>{field}</code></th>{body}</tr>')
    table = f'<table class="cards-on-phone"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    return f"### {view.t(f'data.{name}')} {{ #dictionary-{name} }}\n\n{table}"


def _fields(schema: Mapping[str, Any], prefix: str, depth: int) -> Iterator[tuple[str, Mapping[str, Any], bool]]:
    """Every field, nested ones with a point between the names; a list's items are told by brackets."""
    for name, shape in schema["properties"].items():
        field = prefix + name
        yield field, shape, name in schema.get("required", ())
        if _is_text(shape) or depth == _DEPTH:
            continue
        inner, sign = (shape["items"], "[].") if "properties" in shape.get("items", {}) else (shape, ".")
        if "properties" in inner:
            yield from _fields(inner, field + sign, depth + 1)


def _is_text(shape: Mapping[str, Any]) -> bool:
    """True for the same text in both languages, which needs no lines of its own."""
    properties = shape.get("properties", {})
    return set(properties) == {"es", "en"} and all(p.get("type") == "string" for p in properties.values())


def _description(view: PageContext, shape: Mapping[str, Any]) -> str:
    """The part of a bilingual description in the page's language."""
    es, _, en = shape.get("description", "").partition(" / ")
    return es if view.lang == "es" else en or es


def _values(view: PageContext, shape: Mapping[str, Any]) -> str:
    if _is_text(shape):
        return f"{view.t('dictionary.type-string')} (<code>es</code>, <code>en</code>)"
    one = shape.get("items", shape) if shape.get("type") == "array" else shape
    kind = "array" if shape.get("type") == "array" else one.get("type", "string")
    choices = one.get("enum")
    if not choices:
        return view.t(f"dictionary.type-{kind}")
    labels = [f"<code>{choice}</code>{_label(view, choices, choice)}" for choice in choices]
    start = f"{view.t('dictionary.type-array')}: " if kind == "array" else ""
    return start + "; ".join(labels)


def _label(view: PageContext, choices: list[str], choice: str) -> str:
    """What an entry of a closed list is called on the pages."""
    known = next((name for name, entries in view.content.vocabulary.items() if set(choices) <= set(entries)), None)
    return f" {escape(view.label(known, choice))}" if known else ""
