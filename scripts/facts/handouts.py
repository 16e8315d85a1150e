"""What readers can take away as files that are heavy to make: what there is, and where each lies below the site's root.

Pages offer them before they are made; scripts/takeaway/ makes them, and says on the pages how large each came out.
"""

from __future__ import annotations

from scripts.content.model import Content, Practice

# Of the whole site: the kind of file, then its path in each language. The names are addresses that others keep.
OFFLINE = {"es": "descargas/copia-sin-conexion.zip", "en": "en/downloads/offline-copy.zip"}
HANDBOOK = {"es": "descargas/manual-17-buenas-practicas.pdf", "en": "en/downloads/handbook-17-good-practices.pdf"}
EPUB = {"es": "descargas/17-buenas-practicas.epub", "en": "en/downloads/17-good-practices.epub"}
LLMS = {"es": "llms.txt", "en": "en/llms.txt"}
LLMS_FULL = {"es": "llms-full.txt", "en": "en/llms-full.txt"}
# Of each practice; {slug} is that of its page. The kinds are also words (`take.of-KIND`).
OF_PRACTICE = {
    "sheet-a4": {"es": "descargas/{slug}-hoja-a4.pdf", "en": "en/downloads/{slug}-sheet-a4.pdf"},
    "sheet-letter": {"es": "descargas/{slug}-hoja-carta.pdf", "en": "en/downloads/{slug}-sheet-letter.pdf"},
    "docx": {"es": "descargas/{slug}.docx", "en": "en/downloads/{slug}.docx"},
}


def of_practice(content: Content, lang: str, practice: Practice, kind: str) -> str:
    """The path of a file of a practice in a language."""
    return OF_PRACTICE[kind][lang].format(slug=content.shown[lang, practice.key].slug)
