"""`python -m scripts.edition`: add to data/addresses.txt what site/ has and it lacks; name the edition in CITATION.cff."""

from __future__ import annotations

import sys

from scripts.check_site import no_site
from scripts.content.read import load
from scripts.finishing.address_list import new_lines
from scripts.finishing.cff import with_newest
from scripts.rules.built.pages import read_site
from scripts.tools.calling import run
from scripts.tools.paths import ROOT


def main() -> int:
    """Append what is new; no address is ever changed or removed. 1 where there is no built site to read."""
    if not (ROOT / "site/index.html").is_file():
        return no_site(ROOT / "site")
    content = load().content
    fresh = new_lines(read_site(ROOT / "site", content, None), content.kept_addresses)
    with (ROOT / "data/addresses.txt").open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in fresh)
    citation = ROOT / "CITATION.cff"
    citation.write_text(with_newest(citation.read_text(encoding="utf-8"), content.changelog), encoding="utf-8")
    print(f"data/addresses.txt: + {len(fresh)}")
    return 0


if __name__ == "__main__":
    sys.exit(run(main, __doc__))
