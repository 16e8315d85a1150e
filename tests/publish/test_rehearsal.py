"""Journeys through the workflows, step by step as a runner takes them; each asserts what the person reads."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from scripts.tools.yaml import read_yaml_file
from tests.publish.rehearsal.expressions import condition, evaluate, filled, plain_functions
from tests.publish.rehearsal.journeys import Stage, new_stage
from tests.publish.rehearsal.runner import Job, Runner, went
from tests.unit.test_form import GOOD, MACHINE_WORDS, ONE_LANGUAGE, body

pytestmark = pytest.mark.long

PAGE = "docs/es/about.md"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return new_stage(tmp_path_factory.mktemp("rehearsal"))


@pytest.fixture
def stage(project: Stage) -> Stage:
    return project.start_again()


def test_one_sentence_is_checked_built_and_shown(stage: Stage) -> None:
    pull = stage.propose(7, {PAGE: stage.read(PAGE) + "\nUna frase nueva.\n"})
    jobs = stage.machine.run("check", stage.proposed(pull))
    expected = {"environment": "skipped", "content": "success", "site": "success", "quick": "skipped", "tests": "skipped"}
    assert went(jobs) == expected, jobs["content"].log + jobs["site"].log
    summary = jobs["content"].summary + jobs["site"].summary
    assert "El contenido está en orden" in summary and "The content is in order" in summary
    assert "/artifacts/9" in summary and "index.html" in summary and "::" not in summary
    shown = stage.machine.artifacts / "vista-previa-preview"
    assert any("Una frase nueva." in file.read_text(encoding="utf-8") for file in shown.glob("0*.html"))
    assert sum(file.stat().st_size for file in shown.iterdir()) < 2_000_000


def test_three_mistakes_are_told_once_each_and_at_once(stage: Stage) -> None:
    record = next(p for p in sorted((stage.project.root / "data/evidence").glob("[!_]*.yml")))
    path = record.relative_to(stage.project.root).as_posix()
    broken = read_yaml_file(record).value | {"country": "Narnia"}
    page = stage.read(PAGE) + "\nUn <b>texto</b>.\n\n[roto](no-hay.md)\n"
    pull = stage.propose(8, {PAGE: page, path: json.dumps(broken, ensure_ascii=False, indent=1) + "\n"})
    jobs = stage.machine.run("check", stage.proposed(pull))
    assert went(jobs)["content"] == "failure" and went(jobs)["tests"] == "skipped"
    assert went(jobs)["site"] == "skipped", "nothing is built from what is refused"
    summary = jobs["content"].summary
    for rule in ("raw-html", "not-in-list", "missing-target"):
        assert len(re.findall(rf"— `{rule}`", summary)) == 1, (rule, summary)
    assert PAGE.replace("_", "\\_") in summary.replace("\\-", "-") and "Files changed" in summary
    assert "https://example.github.io/practicas/dev/" in summary, "the manual is where it is published"
    assert "::error" not in summary and "Traceback" not in summary and "```" not in summary
    done = jobs["content"].outcomes
    assert done["Qué corregir · What to fix"] == "success"
    assert done["¿Contenido o programa? · Content or program?"] == "success"


API = {
    "files": "pulls/{number}/files",
    "events": "issues/{number}/events",
    "runs": "actions/workflows/scope.yml/runs",
}


def github(machine: Runner, pull: dict, files: list[str], labelled: list[str], runs: list[tuple[str, str]]) -> None:
    """What GitHub's interface answers about a proposal."""
    told = {"workflow_runs": [{"head_sha": s, "created_at": at, "head_repository": {"full_name": "example/practicas"}} for s, at in runs]}
    said = {"files": "\n".join(files) + "\n", "events": "\n".join(labelled), "runs": json.dumps(told)}
    machine.github = {"answers": [[API[name].format(number=pull["number"]), text] for name, text in said.items()]}


def test_code_waits_for_a_maintainer_and_an_approval_is_for_what_stood_there(stage: Stage) -> None:
    pull = stage.propose(9, {"GNUmakefile": "check:\n\ttrue\n"})
    head = pull["head"]["sha"]
    github(stage.machine, pull, ["GNUmakefile"], [], [(head, "10:00")])
    jobs = stage.machine.run("scope", stage.proposed(pull))
    assert went(jobs) == {"scope": "failure", "label": "success"}, jobs["scope"].log
    assert "espera a quien mantiene el sitio" in jobs["scope"].summary and "waits for a maintainer" in jobs["scope"].summary
    assert stage.machine.github["labels"]["9"] == ["code"]
    approved = pull | {"labels": [{"name": "code-approved"}]}
    for labelled, result in (("11:00", "success"), ("09:00", "failure")):
        github(stage.machine, pull, ["GNUmakefile"], [labelled], [(head, "10:00"), ("other", "08:00")])
        jobs = stage.machine.run("scope", stage.proposed(approved, "synchronize"))
        assert went(jobs)["scope"] == result, jobs["scope"].log
    assert "cambió después" in jobs["scope"].summary and "has changed since" in jobs["scope"].summary
    assert any("--remove-label" in call["arguments"] and "code-approved" in call["arguments"] for call in stage.machine.calls)


def test_the_states_of_the_sources_pass_from_the_weekly_check_alone(stage: Stage) -> None:
    pull = stage.propose(13, {"data/source-states.yml": "asked: 2026-11-27\nstates: {}\n"})
    for author, result in (("someone", "failure"), ("github-actions[bot]", "success")):
        pull = pull | {"user": {"login": author}, "head": pull["head"] | {"ref": "source-states"}}
        github(stage.machine, pull, ["data/source-states.yml"], [], [(pull["head"]["sha"], "10:00")])
        jobs = stage.machine.run("scope", stage.proposed(pull))
        assert went(jobs)["scope"] == result, jobs["scope"].log


def test_where_there_is_no_verdict_no_label_is_touched(stage: Stage) -> None:
    pull = stage.propose(10, {PAGE: stage.read(PAGE) + "\nMás.\n"})
    stage.machine.github = {"faults": [["pulls/10/files", "HTTP 502"]]}
    jobs = stage.machine.run("scope", stage.proposed(pull))
    assert went(jobs) == {"scope": "failure", "label": "skipped"}
    assert not any(call["arguments"][:2] == ["pr", "edit"] for call in stage.machine.calls)


def test_what_github_says_of_a_label_is_shown(stage: Stage) -> None:
    pull = stage.propose(11, {"Makefile": stage.read("Makefile") + "\n"})
    github(stage.machine, pull, ["Makefile"], [], [(pull["head"]["sha"], "10:00")])
    stage.machine.github = stage.machine.github | {"faults": [["pr edit", "HTTP 403: Resource not accessible"]]}
    jobs = stage.machine.run("scope", stage.proposed(pull))
    assert jobs["label"].result == "failure" and "HTTP 403" in jobs["label"].log


def test_a_change_of_the_program_is_judged_by_the_branch_it_wants_to_change(stage: Stage) -> None:
    broken = stage.read(PAGE) + "\nUn <b>texto</b>.\n"  # so that nothing has to be built to see it
    pull = stage.propose(12, {"scripts/community/scope.py": "print('content')\n", PAGE: broken})
    jobs = stage.machine.run("check", stage.proposed(pull), leave_out={"quick": "success", "tests": "success"})
    assert jobs["content"].outputs["verdict"] == "code"
    assert went(jobs)["tests"] == "success", "the tests of the program run where the program is changed"


def form(stage: Stage, number: int, **changes: str) -> dict[str, Job]:
    return stage.machine.run("form", stage.labelled(number, body(GOOD | changes)))


def said(stage: Stage, number: int) -> list[str]:
    return [one["body"] for one in stage.machine.github.get("comments", {}).get(str(number), [])]


def test_a_form_in_one_language_becomes_a_proposal_and_its_author_is_thanked(stage: Stage) -> None:
    jobs = form(stage, 41, **ONE_LANGUAGE)
    assert went(jobs) == {"read": "success", "propose": "success"}, jobs["propose"].log
    (answer,) = said(stage, 41)
    (pull,) = stage.machine.github["pulls"]
    assert answer.startswith("Gracias") and "Thank you" in answer and answer.count(pull["url"]) == 2 and "{proposal}" not in answer
    assert "La versión en inglés espera" in answer and "Qué sigue" in answer and not MACHINE_WORDS.search(answer)
    assert "Closes #41" in pull["body"]
    remote, branch = stage.project.remote, "evidence/41"
    files = stage.project.git("diff", "--name-only", f"main..{branch}", where=remote)
    assert files == "data/evidence/cl-ley-12345-de-agua-limpia.yml"
    assert stage.project.git("log", "-1", "--format=%an %ae", branch, where=remote) == "maria-2 7+maria-2@users.noreply.github.com"


def test_a_second_label_repeats_nothing_and_undoes_nothing(stage: Stage) -> None:
    form(stage, 42)
    form(stage, 42)
    assert len(said(stage, 42)) == 1 and len(stage.machine.github["pulls"]) == 1
    project, branch = stage.project, "evidence/42"
    project.git("fetch", "--quiet", "origin", branch)
    project.git("switch", "--quiet", "--force-create", "hers", "FETCH_HEAD")
    file = project.root / "data/evidence/cl-ley-12345-de-agua-limpia.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("Clean Water Act", "Clean Waters Act"), encoding="utf-8")
    project.git("add", "--all")
    project.git("commit", "--quiet", "--message", "Complete the English")
    hers = project.git("rev-parse", "HEAD")
    project.git("push", "--quiet", "origin", f"{hers}:refs/heads/{branch}")
    project.git("switch", "--quiet", "main")
    jobs = form(stage, 42, name_es="Otro nombre")
    assert jobs["propose"].result == "success", jobs["propose"].log
    assert project.git("rev-parse", branch, where=project.remote) == hers, "her work stays"
    assert "ya trabaja en la propuesta" in said(stage, 42)[-1] and stage.machine.github["pulls"][0]["url"] in said(stage, 42)[-1]


def test_what_was_closed_is_opened_anew_and_what_was_accepted_is_not_made_twice(stage: Stage) -> None:
    form(stage, 43)
    state = stage.machine.github
    state["pulls"][0]["state"] = "CLOSED"
    state["pulls"].append({"number": 9, "headRefName": "evidence/43", "state": "OPEN", "isCrossRepository": True, "url": "x"})
    stage.machine.github = state
    form(stage, 43, year="2022")
    mine = [p for p in stage.machine.github["pulls"] if not p["isCrossRepository"]]
    assert [p["state"] for p in mine] == ["CLOSED", "OPEN"] and mine[1]["url"] in said(stage, 43)[-1]
    state = stage.machine.github
    state["pulls"][-1]["state"] = "MERGED"
    stage.machine.github = state
    before = stage.project.git("rev-parse", "evidence/43", where=stage.project.remote)
    form(stage, 43, year="2023")
    assert "ya se aceptó" in said(stage, 43)[-1]
    assert stage.project.git("rev-parse", "evidence/43", where=stage.project.remote) == before


def test_a_form_that_is_none_gets_an_answer_and_no_branch(stage: Stage) -> None:
    for number, text in ((44, ""), (45, "### Página · Page\n\nhttps://example.org"), (46, body(GOOD | {"licence": "- [ ] no"}))):
        jobs = stage.machine.run("form", stage.labelled(number, text))
        assert went(jobs) == {"read": "success", "propose": "success"}
        assert "Cómo seguir" in said(stage, number)[0] and "How to go on" in said(stage, number)[0]
    assert "pulls" not in stage.machine.github or not stage.machine.github["pulls"]
    assert "evidence/44" not in stage.project.git("for-each-ref", where=stage.project.remote)


def test_a_hostile_form_runs_nothing(stage: Stage) -> None:
    hostile = "$(touch pwned) `touch pwned` '; touch pwned; \" ${{ github.token }}\n::set-output name=x::y\n\nEOF\n@everyone <script>"
    jobs = form(stage, 47, name_es=hostile, what_es=hostile, source_title=hostile, source_publisher=hostile, organisation_es=hostile)
    assert went(jobs) == {"read": "success", "propose": "success"}, jobs["propose"].log
    assert not list(stage.machine.folder.rglob("pwned"))
    answer = said(stage, 47)[0]
    assert "@everyone" not in answer and "<script" not in answer and "a-token-of" not in answer
    (pull,) = stage.machine.github["pulls"]
    assert re.fullmatch(r"Evidencia · Evidence: [a-z0-9-]+", pull["title"])


@pytest.mark.parametrize("fault", ["pr create", "pr list"])
def test_when_the_proposal_cannot_be_opened_the_author_hears_of_it_and_the_run_is_red(stage: Stage, fault: str) -> None:
    stage.machine.github = {"faults": [[fault, "GitHub Actions is not permitted to create pull requests"]]}
    jobs = form(stage, 48)
    assert jobs["propose"].result == "failure" and "not permitted" in jobs["propose"].log
    assert "no se pudo abrir" in said(stage, 48)[0] and "No es culpa suya" in said(stage, 48)[0]


def test_when_the_form_cannot_be_read_the_author_hears_of_it_and_the_run_is_red(stage: Stage) -> None:
    event = stage.labelled(49, body(GOOD))
    event.payload["issue"]["user"] = "not what GitHub sends"
    jobs = stage.machine.run("form", event)
    assert jobs["read"].result == "failure" and jobs["propose"].result == "failure"
    assert "falló" in said(stage, 49)[0] and "It is not your fault" in said(stage, 49)[0]


def test_links_report_into_one_issue_and_not_in_a_copy_of_somebodys(stage: Stage) -> None:
    stage.machine.github = {"answers": [["repos/example/practicas --jq .fork", "true\n"]]}
    from tests.publish.rehearsal.runner import Event

    sha = stage.project.git("rev-parse", "main", where=stage.project.remote)
    jobs = stage.machine.run("links", Event("schedule", {"repository": {"name": "practicas"}}, sha))
    assert jobs["links"].result == "success" and [call["arguments"][0] for call in stage.machine.calls] == ["api"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("'it''s' == 'IT''S'", True),
        ("a.b != '' && a.b || 'none'", "c"),
        ("!a.missing && (1 == 1)", True),
        ("format('{0}-{1}', a.b, 2)", "c-2"),
        ("contains(a.list.*.name, 'y')", True),
    ],
)
def test_the_runner_reads_expressions_as_github_does(text: str, value: object) -> None:
    contexts = {"a": {"b": "c", "list": [{"name": "x"}, {"name": "y"}]}}
    assert evaluate(text, contexts, plain_functions()) == value
    assert filled("${{ a.b }}-${{ a.missing }}", contexts, plain_functions()) == "c-"
    with pytest.raises(ValueError, match="unknown"):
        evaluate("other.thing", contexts, plain_functions())
    failed = plain_functions() | {"success": lambda: False, "cancelled": lambda: False}
    assert not condition("a.b == 'c'", contexts, failed) and condition("!cancelled() && a.b == 'c'", contexts, failed)


def test_every_workflow_is_one_that_the_runner_can_read() -> None:
    import yaml

    from scripts.tools.paths import ROOT

    for file in Path(ROOT / ".github/workflows").glob("*.yml"):
        for job in yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values():
            for step in job["steps"]:
                name = step.get("uses", "").split("@")[0].removeprefix("actions/").replace("/", "_").replace("-", "_")
                from tests.publish.rehearsal import runner

                assert "run" in step or hasattr(runner._JobRun, f"_{name}"), step
