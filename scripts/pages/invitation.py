"""A place where the site has nothing yet: said plainly, with the door to fill it."""

from __future__ import annotations

import re

from scripts.content.model import Practice
from scripts.pages.context import PageContext


def template_for(template: str, practice: int, country: str) -> str:
    """The template of a record with the country and the practice filled in."""
    text = re.sub(r"(?m)^country: .*$", f"country: {country}", template)
    return re.sub(r"(?m)^practices: .*$", f"practices: [{practice}]", text)


def invitation_url(view: PageContext, practice: Practice, country: str) -> str:
    """Address of a new record of exactly this practice and country in the web editor; without a repository, of how to add one."""
    file_name = f"{country.lower()}-{view.t('blank.file-name')}.yml"
    editor = view.settings.new_evidence(file_name, template_for(view.content.evidence_template, practice.number, country))
    return editor or view.url("contribute", "add-evidence")
