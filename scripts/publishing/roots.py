"""What stands at the root of the published site beside the versions, and what depends on which of them is the newest."""

from __future__ import annotations

from mike.versions import Versions

from scripts.content import ROOT
from scripts.finishing import notfound
from scripts.finishing.addresses import added
from scripts.frontend.assets import assets
from scripts.model import Content
from scripts.publishing.branch import Branch
from scripts.publishing.links import Listing, listing, with_right_links
from scripts.publishing.versions import LATEST, front, newest

_ASSETS = ("site.css", "root.js", "notfound.js")
_OWN = ("versions.json", ".nojekyll")  # these are mike's


def renewed(branch: Branch, revision: str, versions: Versions, content: Content, site: str | None) -> tuple[dict[str, bytes], list[str]]:
    """Files to write over the tree of `revision` and files to take out of it, so that the root and the links to it are right again."""
    tree = branch.tree(revision)
    folders = {str(v.version) for v in versions} | {alias for v in versions for alias in v.aliases}
    removed = [path for path in tree if path.split("/")[0] not in folders and path not in _OWN]
    files = {**_root_pages(versions, content, site), **_sitemaps(branch, revision, versions, site)}
    files["addresses.txt"] = _addresses(branch, revision, versions)
    if site:
        files |= _pages_with_new_links(branch, revision, tree, sorted(folders), site)
    return files, removed


def _root_pages(versions: Versions, content: Content, site: str | None) -> dict[str, bytes]:
    names = [str(v.version) for v in versions]
    latest = newest(versions)
    entrance = front(versions) + "/"
    page = notfound.whole(
        "root.html", words=content.ui, site=site, front=entrance, versions=names, newest=str(latest.version) if latest else None
    )
    files = {
        "index.html": page,
        "404.html": notfound.page(content, site, [*names, *([LATEST] if latest else [])], entrance),
        "robots.txt": "User-agent: *\nAllow: /\n" + (f"Sitemap: {site}sitemap.xml\n" if site and latest else ""),
        "assets/favicon.svg": (ROOT / "overrides/assets/favicon.svg").read_text(encoding="utf-8"),
    }
    files |= {assets()[name][0]: assets()[name][1] for name in _ASSETS}
    return {path: text.encode("utf-8") for path, text in files.items()}


def _sitemaps(branch: Branch, revision: str, versions: Versions, site: str | None) -> dict[str, bytes]:
    """The newest edition's sitemap with the addresses that stay, for itself and for the root."""
    latest = newest(versions)
    text = branch.read_one(revision, f"{latest.version}/sitemap.xml") if latest and site else None
    if not text:
        return {}
    staying = text.replace(f"{site}{latest.version}/".encode(), f"{site}{LATEST}/".encode())
    return {"sitemap.xml": staying, f"{LATEST}/sitemap.xml": staying}


def _addresses(branch: Branch, revision: str, versions: Versions) -> bytes:
    """Every address of every numbered edition that ever was here: what is remembered already and what the present ones add."""
    lines = (branch.read_one(revision, "addresses.txt") or b"").decode("utf-8").splitlines()
    for version in sorted(str(v.version) for v in versions):
        own = (branch.read_one(revision, f"{version}/addresses.txt") or b"").decode("utf-8").splitlines()
        lines += added(tuple(lines), own)
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _pages_with_new_links(branch: Branch, revision: str, tree: dict[str, str], folders: list[str], site: str) -> dict[str, bytes]:
    """Every page whose line for search engines has to change."""
    listings = {folder: one for folder in folders if (one := _listing(branch, revision, folder))}
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
