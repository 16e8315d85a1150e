"""What the handbook and the sheets share: where their files lie, which edition they are, of which day and until when."""

from __future__ import annotations

from scripts.content.model import Content, Practice
from scripts.facts.dates import in_words
from scripts.pages.context import PageContext
from scripts.takeaway.shelf_life import look_again

HANDBOOKS = {"es": "descargas/manual-17-buenas-practicas.pdf", "en": "en/downloads/handbook-17-good-practices.pdf"}
# By language and the size of the paper as Typst calls it; {slug} is that of the practice's page.
SHEETS = {
    "es": {"a4": "descargas/{slug}-hoja-a4.pdf", "us-letter": "descargas/{slug}-hoja-carta.pdf"},
    "en": {"a4": "en/downloads/{slug}-sheet-a4.pdf", "us-letter": "en/downloads/{slug}-sheet-letter.pdf"},
}


def sheet_path(content: Content, lang: str, practice: Practice, size: str) -> str:
    """The path of a sheet below the site's root. `size`: a4 or us-letter."""
    return SHEETS[lang][size].format(slug=content.shown[lang, practice.key].slug)


def edition_words(page: PageContext) -> str:
    """The edition as a sentence: its number, or that it is the one in preparation; "" on a site without editions."""
    version = page.settings.version
    if not version:
        return ""
    return page.t("paper.unfinished") if version == "dev" else page.t("versions.edition", version=version) + "."


def made_and_again(page: PageContext) -> tuple[str, ...]:
    """The day of what is printed, and the day after which to look again; nothing where the day is not known."""
    made = page.settings.date
    if not made:
        return ()
    return page.t("paper.made", date=in_words(made, page.lang)), page.t("paper.again", date=in_words(look_again(made), page.lang))
