"""The real content through the real commands: `make publish` into an empty remote, and mike by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.tools.paths import ROOT
from tests.conftest import SITE_URL, run_folder
from tests.publish.kept_builds import lend
from tests.publish.publications import new_project, new_small_project, say_changes, served
from tests.small import RESULTS, copy, renew_claims

pytestmark = pytest.mark.long


def test_make_publish_into_an_empty_remote_gives_a_whole_site(tmp_path: Path) -> None:
    project = new_project(tmp_path / "project", copy)
    renew_claims(project.root)  # an edition waits for translations; whether there are any is not what is tested here
    if project.git("status", "--porcelain"):
        project.commit("Revise the translations")
    lend(run_folder() / "project" / RESULTS, project.root / RESULTS)  # pages that are alike are rendered once in a run
    environment = Path(sys.prefix)
    command = ["make", "publish", "VERSION=1.0", "ALIAS=latest", f"VENV={environment}"]
    # with all that a published page can have more: budgets hold for it too
    known = {**project.environment(), "CONTACT_MAIL": "escriba@example.org", "GITHUB_REPOSITORY": "example/practicas"}
    result = subprocess.run(command, cwd=project.root, env=known, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    tree = project.unpack(tmp_path / "tree")
    listing = json.loads((tree / "latest/addresses.json").read_text(encoding="utf-8"))
    addresses = [f"latest/{address}" for _, *pair in listing["pages"] for address in pair]
    assert len(addresses) > 500
    assert project.tree("latest").keys() == {path.replace("1.0/", "latest/", 1) for path in project.tree("1.0")}
    with served(tree, tmp_path / "nginx") as home, ThreadPoolExecutor(8) as pool:

        def targets(address: str) -> set[str]:
            with urlopen(home + address, timeout=30) as answer:
                return _targets(home, address, answer.read().decode("utf-8"))

        def status(address: str) -> int:
            with urlopen(address, timeout=30) as answer:
                return answer.status

        wanted = set().union(*pool.map(targets, addresses))
        found = dict(zip(wanted, pool.map(status, wanted), strict=True))
    assert set(found.values()) == {200} and len(found) > 500


def _targets(home: str, address: str, html: str) -> set[str]:
    """The addresses of this site that a page links or loads, without their fragments and queries."""
    found = set()
    for element in LexborHTMLParser(html).css("[href], [src]"):
        target = (element.attributes.get("href") or element.attributes.get("src") or "").replace(SITE_URL, home)
        if target and (target.startswith(home) or not urlsplit(target).scheme):
            found.add(urljoin(home + address, target).split("#")[0].split("?")[0])
    return found


def test_mike_by_hand_gives_a_whole_version_that_ours_can_follow(tmp_path: Path) -> None:
    # Of ours that follows any build will do: what matters is what becomes of the version by hand.
    project = replace(new_small_project(tmp_path / "project"), any_build=True)
    mike = Path(sys.executable).with_name("mike")
    environment = project.environment() | {"PATH": f"{mike.parent}:{project.environment()['PATH']}"}
    command = [str(mike), "deploy", "--push", "1.0", "latest"]
    result = subprocess.run(command, cwd=project.root, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    by_hand = project.tree("1.0")
    assert by_hand == {path.replace("latest/", "1.0/", 1): blob for path, blob in project.tree("latest").items()}  # a copy, not a link
    assert f'<link rel="canonical" href="{SITE_URL}latest/">' in project.published("1.0/index.html")
    assert f"{SITE_URL}1.0/en/" in project.published("1.0/sitemap.xml")
    say_changes(project.root, "1.1")
    project.commit("Say what is new in 1.1")
    project.publish("1.1", "latest")
    assert project.tree("1.0").keys() == by_hand.keys()


def test_the_project_ignores_what_publishing_leaves(tmp_path: Path) -> None:
    kept = subprocess.run(["git", "-C", str(ROOT), "ls-files"], capture_output=True, text=True, check=True).stdout.splitlines()
    assert not [path for path in kept if path.startswith(("build/", "site/"))]
