"""Forms: their choices are those of the site, and a filled one becomes a record that the checks accept, whoever filled it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.content import ROOT, Library, load
from scripts.form import Proposal, answers, author, check, issue, labels, proposal
from scripts.problems import Problem
from scripts.yamlio import read_yaml, read_yaml_file
from tests.bad_examples import make_house

FORMS = ROOT / ".github/ISSUE_TEMPLATE"
GOOD = {
    "name_es": "Ley 12345 de agua limpia",
    "name_en": "Clean Water Act 12345",
    "organisation_es": "Ministerio del Agua",
    "organisation_en": "Ministry of Water",
    "country": "CL · Chile · Chile",
    "year": "2021",
    "kind": "law · Ley · Law",
    "actors": "government · Gobierno · Government, industry · Industria · Industry",
    "main_practice": "7 · Reducir la huella hídrica en la lixiviación · Reduce",
    "practices": "1 · Acuerdos, con comas, y más · Agreements, 7 · Reducir la huella · Reduce",
    "what_es": "Obliga a medir el agua. Y a publicarla: cada año.",
    "what_en": "Requires measuring water. And publishing it: each year.",
    "result_es": "12 % menos agua en 2023.",
    "result_en": "12% less water in 2023.",
    "basis": "self-reported · Dato propio · Self-reported",
    "source_url": "https://www.example.org/ley-12345",
    "source_title": 'Ley "12345", sobre agua: texto',
    "source_publisher": "Ministerio del Agua",
    "source_lang": "es · español · Spanish",
    "source_published": "2021-05-30",
    "confidence": "high · alta · high",
    "licence": "- [X] …",
}


def body(given: dict[str, str]) -> str:
    """What GitHub makes of a filled form."""
    return "\n\n".join(f"### {label}\n\n{given.get(key) or '_No response_'}" for label, key in labels().items())


class Desk:
    """A small content into which a form's record is put, held against the checks, and taken away again."""

    def __init__(self, root: Path) -> None:
        self.root = make_house(root)
        self.content = load(self.root).content

    def record(self, text: str) -> Proposal:
        return proposal(answers(text, labels()), self.content)

    def check(self, one: Proposal) -> list[Problem]:
        file = self.root / one.path
        assert not file.exists()
        file.write_text(one.text, encoding="utf-8")
        try:
            return check(one, self.root)
        finally:
            file.unlink()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("form") / "house")


def test_a_filled_form_becomes_a_valid_record(desk: Desk) -> None:
    one = desk.record(body(GOOD))
    value = read_yaml(one.text).value
    assert one.path == "data/evidence/cl-ley-12345-de-agua-limpia.yml"
    assert value["practices"] == [7, 1] and value["actors"] == ["government", "industry"] and value["year"] == 2021
    assert value["sources"][0]["title"] == GOOD["source_title"]
    assert desk.check(one) == []


def test_a_source_that_is_on_the_site_already_is_cited_by_its_id(desk: Desk) -> None:
    known = next(s for s in desk.content.sources.values() if s.url.startswith("https://"))
    one = desk.record(body(GOOD | {"source_url": known.url}))
    assert read_yaml(one.text).value["sources"] == [known.id]
    assert desk.check(one) == []


def test_one_language_is_enough_to_propose_and_the_check_says_what_waits(desk: Desk) -> None:
    one = desk.record(body(GOOD | {"name_en": "", "organisation_en": "", "what_en": "", "result_en": ""}))
    assert {p.rule for p in desk.check(one)} <= {"wrong-shape", "pair-figures"}
    assert len(desk.check(one)) >= 3
    assert 'es: "Ley 12345 de agua limpia"' in one.text


FIELDS = {"name", "organisation", "country", "year", "kind", "actors", "practices", "what", "results", "confidence", "sources"}
HOSTILE = {
    "yaml": 'x"\ncountry: PE\nsources: [&a !!python/object/apply:os.system ["id"], *a]\n#',
    "command": "$(touch /tmp/x) `id` ; rm -rf / && ${{ secrets.GITHUB_TOKEN }}",
    "html": "<script>alert(1)</script>",
    "path": "../../.github/workflows/check",
    "heading": "uno\n\n### País · Country\n\nPE · Perú · Peru",
    "bidi": "pago \u202efdp.exe",
    "null": "a\x00b",
    "invisible": "agua\u200b\ufe0f lim\u00adpia\ufeff \U000e0041",
    "half a letter": "agua \ud800 y \udfff",
    "control": "agua\x1b[31m\x85\u2028\x7f",
    "other digits": "٢٠٢١",
    "none": "None",
    "nothing": "",
    "white space": " \u200b\u3000\n",
}
UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("field", ["name_es", "what_es", "source_title", "source_url", "year", "country"])
def test_whatever_a_form_holds_it_stays_data(desk: Desk, field: str, text: str) -> None:
    one = desk.record(body(GOOD | {field: text}))
    assert re.fullmatch(r"data/evidence/[a-z0-9]+(-[a-z0-9]+)*\.yml", one.path)
    value = read_yaml(one.text).value
    assert set(value) <= FIELDS
    assert isinstance(value["sources"][0], dict) and set(value["sources"][0]) <= {"id", "url", "title", "publisher", "lang", "published"}
    assert not UNSEEN.search(one.text), "what nobody can see is left out"
    problems = desk.check(one)
    dangerous = text == HOSTILE["html"] and field in ("name_es", "what_es")
    assert not dangerous or problems, "what no page may show is told"


@pytest.mark.parametrize(
    "event", [{}, {"issue": None}, {"issue": {}}, {"issue": {"body": None, "user": None}}], ids=["empty", "no issue", "no field", "null"]
)
def test_an_issue_that_tells_nothing_is_a_record_with_everything_to_mend(desk: Desk, event: dict) -> None:
    text, user = issue(event)
    assert (text, author(user)) == ("", "")
    assert {"wrong-shape", "not-in-list"} & {p.rule for p in desk.check(desk.record(text))}


def test_an_author_is_credited_only_by_a_name_that_is_one() -> None:
    assert author({"login": "maria-2", "id": 7}) == "maria-2 <7+maria-2@users.noreply.github.com>"
    for user in ({"login": "a b", "id": 7}, {"login": "x\n", "id": 7}, {"login": "$(id)", "id": 7}, {"login": "a", "id": "7"}, {}):
        assert author(user) == ""


def choices(file: str, field: str) -> list[str]:
    found = next(f for f in read_yaml_file(FORMS / file).value["body"] if f.get("id") == field)
    return found["attributes"]["options"]


@pytest.mark.parametrize(
    ("field", "vocabulary"),
    [
        ("country", "countries"),
        ("kind", "kinds"),
        ("actors", "actors"),
        ("basis", "bases"),
        ("source_lang", "languages"),
        ("confidence", "confidence"),
    ],
)
def test_the_choices_of_the_form_are_those_of_the_vocabulary(library: Library, field: str, vocabulary: str) -> None:
    expected = [f"{c.id} · {c.label.es} · {c.label.en}" for c in library.content.vocabulary[vocabulary].values()]
    assert choices("2-evidence.yml", field) == expected


@pytest.mark.parametrize("field", ["main_practice", "practices"])
def test_the_practices_of_the_form_are_the_seventeen(library: Library, field: str) -> None:
    pages = library.content.pages
    expected = [f"{p.number} · {pages['es', p.key].title} · {pages['en', p.key].title}" for p in library.content.practices]
    assert choices("2-evidence.yml", field) == expected


@pytest.mark.parametrize("file", sorted(f.name for f in FORMS.glob("[0-9]*.yml")))
def test_a_form_speaks_both_languages_and_is_one_that_github_accepts(file: str) -> None:
    form_ = read_yaml_file(FORMS / file).value
    fields = [f for f in form_["body"] if f["type"] != "markdown"]
    assert " · " in form_["name"] and form_["description"] and all(" · " in f["attributes"]["label"] for f in fields)
    ids = [f["id"] for f in fields]
    assert len(set(ids)) == len(ids) and all(re.fullmatch(r"[\w-]+", i) for i in ids)
    names = [f["attributes"]["label"] for f in fields]
    assert len(set(names)) == len(names)
    for one in fields:
        options = [str(o) for o in one["attributes"].get("options", [])]
        assert len(set(options)) == len(options)
        assert all(f["type"] in ("input", "textarea", "dropdown", "checkboxes") for f in fields)


def test_the_doors_name_forms_and_fields_that_exist() -> None:
    from scripts.pages import doors

    for name in (doors.SENTENCE, doors.EVIDENCE, doors.TRANSLATION):
        assert (FORMS / name).is_file()
    for name in (doors.SENTENCE, doors.TRANSLATION):
        assert "page" in [f.get("id") for f in read_yaml_file(FORMS / name).value["body"]]
