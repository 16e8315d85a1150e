"""What the machine sees in a prose page: blocks, figures, citations, actors, fingerprints."""

import pytest

from scripts.content.model import Page
from scripts.content.prose import blocks, claim, figures, fingerprint, heading_line, markers

BODY = """
## Por qué importa { #why }

Un párrafo con 1.234,5 toneladas [@una-fuente]
y otra línea.

1. **Medir.** Primero [@a]. <!-- actors: government, industry -->
2. **Publicar.** Después [@b] [@c]. <!-- actors: academia -->

<!-- records:evidence -->
- Un límite [@d].
"""


def page(body: str = BODY, **changes: str) -> Page:
    values = {"lang": "es", "key": "x", "path": "docs/es/x.md", "title": "T", "description": "D", "slug": "x", "body": body, "body_line": 6}
    return Page(**{**values, **changes})


def test_blocks_have_kind_and_line() -> None:
    found = [(b.kind, b.line) for b in blocks(page())]
    assert found == [("heading", 7), ("paragraph", 9), ("step", 12), ("step", 13), ("marker", 15), ("bullet", 16)]


def test_a_block_knows_its_citations_figures_and_actors() -> None:
    _, paragraph, first, second, *_ = blocks(page())
    assert paragraph.citations == ["una-fuente"]
    assert list(paragraph.figures) == ["12345"]
    assert first.actors == ["government", "industry"]
    assert second.citations == ["b", "c"]
    assert paragraph.actors is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 234,5 t", "1,234.5 t"),
        ("3\u2009006 personas", "3,006 people"),
        ("3 006 personas", "3,006 people"),
        ("en 2020 300 personas", "in 2020, 300 people"),
        ("el siglo XXI", "the 21st century"),
        ("los siglos XIX y XX", "the 19th and 20th centuries"),
        ("1.234,5 t", "1,234.5 t"),
        ("51\u00a0%", "51%"),
        ("en 2030", "by 2030"),
        ("3\u00a0006 personas", "3,006 people"),
    ],
)
def test_the_same_figure_in_both_notations(one: str, other: str) -> None:
    assert figures(one) == figures(other)


def test_citations_comments_and_addresses_give_no_figures() -> None:
    assert not figures("Texto [@gri-303-2018] <!-- actors: 4 --> [enlace](09-x.md#a1)")


def test_the_fingerprint_covers_words_but_not_space_or_comments() -> None:
    same = page(BODY.replace("y otra línea", "y   otra\nlínea").replace("<!-- actors: academia -->", ""))
    assert fingerprint(page()) == fingerprint(same)
    assert fingerprint(page()) != fingerprint(page(BODY.replace("toneladas", "kilos")))
    assert fingerprint(page()) != fingerprint(page(title="Otro"))
    assert fingerprint(page()) == fingerprint(page(slug="otra-direccion"))
    assert claim(page()).startswith("es@")


def test_markers_in_order() -> None:
    assert markers(page()) == ["evidence"]


CODE = """
```text
## Un título { #no }
1. Un paso [@no]. <!-- actors: government -->
<!-- records:evidence -->
```

Así se escribe: `## x`, `[@no]` y `<!-- records:evidence -->` [@si].

1. Mida. `<!-- actors: academia -->` <!-- actors: industry -->
"""


def test_code_is_no_heading_step_citation_or_marker() -> None:
    code, paragraph, step = blocks(page(CODE))
    assert [b.kind for b in (code, paragraph, step)] == ["code", "paragraph", "step"]
    assert (code.citations, code.actors, paragraph.citations, step.actors) == ([], None, ["si"], ["industry"])
    assert markers(page(CODE)) == []


@pytest.mark.parametrize(
    ("text", "own", "line"),
    [
        ("Introducción", "", "## Introducción { #introduccion }"),
        ("¿Qué medir, y *cómo*?", "", "## ¿Qué medir, y cómo? { #que-medir-y-como }"),
        ("Uso", "Cómo_usar", "## Uso { #como-usar }"),
        ("2030", "", "## 2030 { #part }"),
    ],
)
def test_a_heading_is_proposed_with_an_id(text: str, own: str, line: str) -> None:
    assert heading_line(2, text, own) == line
