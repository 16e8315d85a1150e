"""`python -m scripts.documents SITE`: make what is heavy to make (documents, pictures, the copy to read offline) into a built site."""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.check_site import no_site
from scripts.content.read import load
from scripts.finishing.finish import write_all
from scripts.takeaway.all import documents
from scripts.tools.calling import run
from scripts.tools.settings import settings


def main(arguments: list[str]) -> int:
    """Make the documents into the built site in the folder that is named."""
    folder = Path(arguments[0])
    if not (folder / "index.html").is_file():
        return no_site(folder)
    write_all(folder, documents(load().content, settings(), folder))
    return 0


if __name__ == "__main__":
    sys.exit(run(main, __doc__))
