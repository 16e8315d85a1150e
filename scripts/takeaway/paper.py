"""What the handbook and the sheets share: where their files lie, which edition they are, of which day and until when."""

from __future__ import annotations

from scripts.facts.dates import in_words
from scripts.pages.context import PageContext
from scripts.takeaway.shelf_life import look_again
from scripts.tools.settings import Settings

# The size of the paper as Typst calls it -> the kind of file of a practice
SHEETS = {"a4": "sheet-a4", "us-letter": "sheet-letter"}


def edition_words(page: PageContext) -> str:
    """The edition as a sentence: its number, or that it is the one in preparation; "" on a site without editions."""
    version = page.settings.version
    if not version:
        return ""
    return page.t("paper.unfinished") if version == "dev" else page.t("versions.edition", version=version) + "."


def day_of(where: Settings) -> str | None:
    """The day that the papers of an edition bear. A draft bears none: it is published at each change, and only what changed is renewed."""
    return None if where.version == "dev" else where.date


def made_and_again(page: PageContext) -> tuple[str, ...]:
    """The day of what is printed, and the day after which to look again; nothing where it bears no day."""
    made = day_of(page.settings)
    if not made:
        return ()
    return page.t("paper.made", date=in_words(made, page.lang)), page.t("paper.again", date=in_words(look_again(made), page.lang))
