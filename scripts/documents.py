"""`python -m scripts.documents SITE`: make what is heavy to make (documents, pictures, the copy to read offline) into a built site."""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.check_site import no_site
from scripts.content.model import LANGUAGES
from scripts.content.read import load
from scripts.content.ui_words import words
from scripts.finishing.finish import write_all
from scripts.takeaway.all import documents
from scripts.takeaway.links import NotMade
from scripts.takeaway.store import forget
from scripts.takeaway.typesetting import NotTypeset
from scripts.tools.calling import run
from scripts.tools.settings import settings


def main(arguments: list[str]) -> int:
    """Make the documents into the built site in the folder that is named; 1 where one of them cannot be made."""
    folder = Path(arguments[0])
    if not (folder / "index.html").is_file():
        return no_site(folder)
    try:
        write_all(folder, documents(load().content, settings(), folder))
    except NotTypeset as fault:
        print("\n".join(words()["paper.failed"][lang].replace("{fault}", str(fault)) for lang in LANGUAGES), file=sys.stderr)
        return 1
    except NotMade as fault:
        print("\n".join(words()["take.not-made"][lang].replace("{files}", ", ".join(fault.args)) for lang in LANGUAGES), file=sys.stderr)
        return 1
    forget()
    return 0


if __name__ == "__main__":
    sys.exit(run(main, __doc__))
