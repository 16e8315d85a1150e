"""What a numbered edition needs before anything is built: it stays for ever, so nothing of it may be missing."""

from __future__ import annotations

from scripts.content import changelog
from scripts.content.model import LANGUAGES, Content
from scripts.facts.translation import waiting
from scripts.publishing.repository import Repository
from scripts.publishing.telling import Refusal, say
from scripts.publishing.versions import Request
from scripts.rules.twins import behind


def demand_ready(request: Request, repository: Repository, content: Content, site: str | None) -> None:
    """Stop when the edition's address, its section in CHANGELOG.md, a current translation or a branch that holds its commit is missing."""
    if not request.is_edition:
        if not site:
            say(content.ui, "no-site")
        return
    if not site:
        raise Refusal("edition-without-site", version=request.version)
    _demand_section(request, repository, content)
    _demand_current_translations(content)
    _tell_waiting(content)
    _demand_kept_commit(request, repository, content)


def _demand_section(request: Request, repository: Repository, content: Content) -> None:
    missing = [lang.upper() for lang in LANGUAGES if not changelog.words(content.changelog, request.version, lang)]
    if missing:
        word = "empty-section" if changelog.has_section(content.changelog, request.version) else "no-section"
        raise Refusal(word, version=request.version, date=repository.date, lines=", ".join(f"“- {lang}: …”" for lang in missing))


def _demand_current_translations(content: Content) -> None:
    old = [page.path for page, _ in behind(content)]
    if old:
        raise Refusal("behind", pages=", ".join(old))


def _tell_waiting(content: Content) -> None:
    """One language is enough for an edition: what waits for the other is told, and stops nothing."""
    found = waiting(content)
    if found:
        say(content.ui, "waiting", count=len(found), names=", ".join(dict.fromkeys(one.id for one in found)))


def _demand_kept_commit(request: Request, repository: Repository, content: Content) -> None:
    """A commit that no branch of the remote holds would be lost with this clone, and nobody could build the edition again."""
    kept = repository.is_kept()
    if kept is False and repository.publishes_to_origin():
        raise Refusal("commit-not-pushed", version=request.version, commit=request.commit[:10])
    if not kept:
        say(content.ui, "commit-perhaps-not-pushed", commit=request.commit[:10])
