"""`make exit-drill`: build the pages with other generators, compare, and write build/exits/report.md."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib.metadata import version

from bench.exits import ways
from bench.exits.compare import Lost, Read, lost, read

_SHOWN = 5  # examples of a kind
_WAYS = {
    f"ProperDocs ({ways.PROPERDOCS})": ways.properdocs,
    f"Zensical ({ways.ZENSICAL})": ways.zensical,
    "Our own loop (bench/exits/small.py)": ways.ourselves,
}
_KINDS = {
    "langs": "pages that say another language than their own",
    "words": "pages that lack words of ours",
    "headings": "pages that lack headings",
    "ids": "pages that lack places that links lead to",
    "links": "pages that lack links",
}


def report(ours: Mapping[str, Read], others: Mapping[str, tuple[ways.Built, Lost | None, bool]]) -> str:
    """What each way loses, as Markdown. Of a way: what it gave, what is lost, whether every file equals ours."""
    lines = [
        "# The way out, walked",
        "",
        f"{len(ours)} pages of ours, built by MkDocs {version('mkdocs')}. “Lost” is measured inside `<main>`,",
        "",
    ]
    lines[-2] = lines[-2] + " without menus, contents and foot."
    for name, (built, gone, equal) in others.items():
        lines += [f"## {name}", ""]
        if built.site is None or gone is None:
            lines += ["It built nothing:", "", "```", built.told, "```", ""]
            continue
        lines += [f"- warnings: {built.warnings}", f"- every file the same as ours, to the byte: {'yes' if equal else 'no'}"]
        lines += [f"- pages lost: {len(gone.pages)}{_examples(gone.pages)}"]
        for kind, what in _KINDS.items():
            found: Mapping[str, tuple[str, ...]] = getattr(gone, kind)
            total = sum(map(len, found.values()))
            lines.append(f"- {what}: {len(found)} ({total} in all){_examples(f'/{a}: {few[0]}' for a, few in found.items())}")
        lines.append("")
    return "\n".join(lines)


def _examples(found: object) -> str:
    few = [str(one)[:120] for one, _ in zip(found, range(_SHOWN), strict=False)]  # type: ignore[call-overload]
    return ": " + " · ".join(f"`{one}`" for one in few) if few else ""


def _equal(site: ways.Path, other: ways.Path) -> bool:
    return all(
        (other / f.relative_to(site)).is_file() and (other / f.relative_to(site)).read_bytes() == f.read_bytes()
        for f in site.rglob("*")
        if f.is_file()
    )


def main() -> int:
    """Walk every way, print and keep the report. It judges nothing: a way that fails is told, not an error."""
    ways.FOLDER.mkdir(parents=True, exist_ok=True)
    site = ways.ours()
    ours = read(site)
    found = {}
    for name, way in _WAYS.items():
        built = way()
        found[name] = (built, lost(ours, read(built.site)) if built.site else None, bool(built.site) and _equal(site, built.site))
    text = report(ours, found)
    (ways.FOLDER / "report.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
