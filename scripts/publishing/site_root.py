"""What stands at the root of the published site beside the versions, and what depends on which of them is the newest.

Files at the root that publishing did not write stay: `CNAME`, `.well-known/`, a verification, a former site. What it wrote is listed in
`root-files.txt` on the branch, and only that is ever replaced or removed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from mike.versions import Versions

from scripts.content.model import DEFAULT_LANGUAGE, Content
from scripts.facts.kept_addresses import added
from scripts.finishing import notfound
from scripts.frontend.assets import assets
from scripts.pages.chat_card import LOCALES, place
from scripts.publishing.branch import Branch
from scripts.publishing.canonical_links import Listing, listing, with_right_links
from scripts.publishing.leads import leads
from scripts.publishing.telling import Refusal
from scripts.publishing.versions import LATEST, front, has_newer, newest
from scripts.tools.paths import ROOT

LIST = "root-files.txt"
_ASSETS = ("site.css", "lookup.css", "root.js", "notfound.js", "moved.js")
_MIKES = ("versions.json", ".nojekyll")


@dataclass(frozen=True)
class Change:
    """What to write over the tree that mike left and what to take out of it."""

    files: Mapping[str, bytes]
    removed: Collection[str]


def renewed(branch: Branch, tip: str | None, revision: str, content: Content, site: str | None) -> Change:
    """What makes the root, `latest` and the links to it right again in `revision`, a commit or tree that follows the remote's `tip`."""
    versions, tree = read_versions(branch, revision), branch.tree(revision)
    folders = _folders(versions)
    root = {**_root_pages(versions, content, site, tree), **_sitemap(branch, revision, versions, site)}
    root["addresses.txt"] = _addresses(branch, revision, versions)
    root[LIST] = "".join(f"{path}\n" for path in sorted([*root, LIST])).encode("utf-8")
    former = {path for path in _lines(branch, tip, LIST) if path.split("/")[0] not in folders} if tip else set()
    if tip:
        _demand_room(branch, tip, root, former, folders - _folders(read_versions(branch, tip)))
    listings = {folder: one for folder in sorted(folders) if (one := _listing(branch, revision, folder))}
    newest_files, stale = _latest(branch, revision, tree, versions, listings, content, site, root)
    files = {**root, **newest_files}
    if site:
        files |= _pages_with_new_links(branch, tree, listings, site)
    return Change(files, [path for path in former | stale if path in tree and path not in files])


def read_versions(branch: Branch, revision: str | None) -> Versions:
    """The list of versions of a commit of the branch; raises Refusal when somebody else's file has its name."""
    text = branch.read_one(revision, "versions.json") if revision else None
    try:
        return Versions.loads(text.decode("utf-8")) if text else Versions()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refusal("foreign-files", files="versions.json") from error


def _folders(versions: Versions) -> set[str]:
    return {str(v.version) for v in versions} | {alias for v in versions for alias in v.aliases}


def _demand_room(branch: Branch, tip: str, root: Mapping[str, bytes], former: Collection[str], new_folders: Collection[str]) -> None:
    """Stop when a file that publishing did not write stands where it would write: what is not ours is never replaced."""
    tree = branch.tree(tip)
    same = {path for path, text in branch.read({path: tree[path] for path in root if path in tree}) if text == root[path]}
    wanted = {path for path in root if path not in former and path not in same} | set(new_folders)
    above = {"/".join(path.split("/")[:depth]) for path in wanted for depth in range(1, path.count("/") + 1)}
    taken = {path for path in tree if path in wanted or path in above} - set(former)
    taken |= {f"{path}/" for path in wanted for file in tree if file.startswith(f"{path}/")}
    if taken:
        raise Refusal("foreign-files", files=", ".join(sorted(taken)))


def _root_pages(versions: Versions, content: Content, site: str | None, tree: Collection[str]) -> dict[str, bytes]:
    names = [str(v.version) for v in versions]
    latest = newest(versions)
    entrance = front(versions) + "/"
    card = entrance + place(DEFAULT_LANGUAGE, "index")
    page = notfound.whole(
        "root.html",
        locales=LOCALES,
        card=card if card in tree else None,  # an edition of former times may have none
        words=content.ui,
        site=site,
        front=entrance,
        versions=names,
        newest=str(latest.version) if latest else None,
        mark="versions.current" if latest and has_newer(latest, versions) else "versions.newest",
    )
    files = {
        "index.html": page,
        "404.html": notfound.page(content, site, [*names, *([LATEST] if latest else [])], entrance),
        "robots.txt": "User-agent: *\nAllow: /\n" + (f"Sitemap: {site}sitemap.xml\n" if site and latest else ""),
        "assets/favicon.svg": (ROOT / "overrides/assets/favicon.svg").read_text(encoding="utf-8"),
    }
    files |= {assets()[name][0]: assets()[name][1] for name in _ASSETS}
    return {path: text.encode("utf-8") for path, text in files.items()}


def _sitemap(branch: Branch, revision: str, versions: Versions, site: str | None) -> dict[str, bytes]:
    """The newest edition's sitemap with the addresses that stay."""
    latest = newest(versions)
    if latest is None or not site:
        return {}
    text = branch.read_one(revision, f"{latest.version}/sitemap.xml")
    return {"sitemap.xml": text.replace(f"{site}{latest.version}/".encode(), f"{site}{LATEST}/".encode())} if text else {}


def _addresses(branch: Branch, revision: str, versions: Versions) -> bytes:
    """Every address of every numbered edition that ever was here: what is remembered already and what the present ones add."""
    lines = _lines(branch, revision, "addresses.txt")
    for version in sorted(str(v.version) for v in versions):
        lines += added(tuple(lines), _lines(branch, revision, f"{version}/addresses.txt"))
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _latest(
    branch: Branch,
    revision: str,
    tree: Mapping[str, str],
    versions: Versions,
    listings: Mapping[str, Listing],
    content: Content,
    site: str | None,
    root: Mapping[str, bytes],
) -> tuple[dict[str, bytes], set[str]]:
    """What `latest` holds beside its edition's own files, and what it must not hold any more."""
    latest = newest(versions)
    if not latest:
        return {}, set()
    remembered = root["addresses.txt"].decode("utf-8").splitlines()
    files = leads(str(latest.version), listings, tree, tuple(remembered), content, site)
    if "sitemap.xml" in root:
        files[f"{LATEST}/sitemap.xml"] = root["sitemap.xml"]
    own = f"{latest.version}/"
    stale = {path for path in tree if path.startswith(f"{LATEST}/") and own + path.removeprefix(f"{LATEST}/") not in tree}
    return files, stale


def _pages_with_new_links(branch: Branch, tree: Mapping[str, str], listings: Mapping[str, Listing], site: str) -> dict[str, bytes]:
    """Every page whose line for search engines has to change."""
    latest = listings.get(LATEST)
    changed = {}
    for folder, own in listings.items():
        pages = {f"{folder}/{address}index.html": address for address in own.by_address}
        for path, html in branch.read({path: tree[path] for path in pages if path in tree}):
            right = with_right_links(html, site, pages[path], own, latest)
            if right != html:
                changed[path] = right
    return changed


def _listing(branch: Branch, revision: str, folder: str) -> Listing | None:
    text = branch.read_one(revision, f"{folder}/addresses.json")
    return listing(folder, text) if text else None


def _lines(branch: Branch, revision: str, path: str) -> list[str]:
    return (branch.read_one(revision, path) or b"").decode("utf-8").splitlines()
