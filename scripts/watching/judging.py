"""What an answer means for a source: does the address still say what we cite? Pure, apart from `check`, which asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from scripts.model import Source
from scripts.watching.asking import Silence
from scripts.watching.hosts import Found, Hosts
from scripts.watching.marks import missing, plain
from scripts.watching.reading import Text, read

# The states of a source, in the order of the report. `links.state.<state>` in data/ui.yml puts each in words.
STATES = ("gone", "changed", "suspected", "moved", "unreachable", "unchecked", "unasked", "answers", "says")
CERTAIN = ("gone", "changed", "moved", "answers", "says")  # worth keeping: what we know, not what we could not know
_GONE = {404: "status-404", 410: "status-410", 451: "status-451"}
_BLOCKED = (401, 402, 403, 405, 406, 407, 423, 429, 999)
_UNASKED = ("robots", "robots-fault", "time")
_FEW_LETTERS = 250  # what a page that needs its scripts shows without them: a logo, a menu, a line on JavaScript

_THING = (
    r"(?:(?:la|el|esta|este|the|this|that|requested|url) )*"
    r"(?:pagina|sitio|contenido|recurso|archivo|documento|articulo|noticia|enlace|direccion"
    r"|page|content|resource|file|document|article|link|address|url|fichier|contenu)"
)
_MISSING = (
    r"(?:no (?:se )?(?:ha |ha sido |fue |pudo ser |pudimos )?(?:encontr|hallad|localiz|exist|esta disponible|disponible)"
    r"|ya no (?:esta|existe|se encuentra)|inexistente|eliminad|not (?:be )?found|(?:was|could|can|is|does|has) ?n[o']t "
    r"(?:be |been )?(?:found|exist|available|located)|doesn't exist|cannot be found|can't be found"
    r"|no longer (?:available|exists?)|unavailable|introuvable|non trouvee?)"
)
_NOT_FOUND = re.compile(
    rf"\b{_THING}\b[^.]{{0,60}}?{_MISSING}|\berror:? 404\b|\b404\W+(?:error|not found|no encontrad)"
    r"|^(?:http|estado|status)?\W{0,3}404\b(?=\W*$|\W*[-|–:])|^(?:not found|no encontrad[oa]|no existe)\b"
    rf"|^(?:lo sentimos\W+|sorry\W+)?{_MISSING}\w* {_THING}\b"
    r"|\bno (?:pudimos|podemos) encontrar\b|\bwe can(?:'t|not) find\b|\bwe couldn't find\b"
)
_BARRED = re.compile(
    r"^(?:just a moment|un momento|attention required|access denied|acceso denegado|request rejected|forbidden|prohibido|are you a robot"
    r"|robot check|verificando|checking your browser|ddos|security check|captcha|human verification|verify you are human|(?:error )?403\b)"
)
_FRONT_NAME = r"(?:es|en|fr|inicio|home|portal|web|site|index|default|es-[a-z]{2}|en-[a-z]{2})"
_FRONT = re.compile(rf"/*(?:{_FRONT_NAME}(?:\.(?:html?|php|aspx?|jsp))?(?:/+|$))*")
_ERROR_PLACE = re.compile(r"(?:^|[/_.-])(?:404|not-?found|error-?404|pagina-?no-?encontrada|no-?encontrad[oa])(?:$|[/_.-])")
_HEADING_LETTERS = 300


@dataclass(frozen=True)
class Finding:
    """What the check of one source found. `why`: the kind of failure; `to`: where it moved; `lost`: marks that the page no longer has;
    `archived`: a copy of what is gone."""

    source: Source
    state: str
    why: str = ""
    to: str = ""
    lost: tuple[str, ...] = ()
    archived: str = ""


def check(source: Source, hosts: Hosts) -> Finding:
    """Ask for a source and judge the answer."""
    try:
        found = hosts.visit(source.url)
    except Silence as silence:
        return _silent(source, silence.why)
    return judged(source, found)


def judged(source: Source, found: Found) -> Finding:
    """What an answer says about a source."""
    status = found.answer.status
    if status in _GONE:
        return Finding(source, "gone", _GONE[status])
    if status in _BLOCKED:
        return Finding(source, "unchecked", "blocked")
    if not 200 <= status < 300:
        return Finding(source, "unreachable", "server" if status >= 500 else "answer")
    if not found.answer.is_text:
        if not source.marks and _at_front(source.url, found.url):
            return Finding(source, "suspected", "front-page")
        return Finding(source, "unchecked", "pdf" if "pdf" in found.answer.kind.lower() else "not-text")
    return _read(source, found, read(found.answer.body, found.answer.kind))


def _read(source: Source, found: Found, text: Text) -> Finding:
    lost = tuple(missing(source.marks, text.words))
    to = found.moved if _elsewhere(source.url, found.moved) else ""
    if source.marks and not lost:
        return Finding(source, "moved" if to else "says", to=to)
    headings = [plain(heading[:_HEADING_LETTERS]) for heading in text.headings]
    if any(_BARRED.search(heading) for heading in headings):
        return Finding(source, "unchecked", "blocked")
    if _ERROR_PLACE.search(plain(urlsplit(found.url).path)) or any(_NOT_FOUND.search(heading) for heading in headings):
        return Finding(source, "suspected", "not-found-page")
    if _at_front(source.url, found.url):
        return Finding(source, "suspected", "front-page")
    if not found.answer.whole:
        return Finding(source, "unchecked", "cut")
    if len(text.words) < _FEW_LETTERS and (source.marks or not text.words):
        return Finding(source, "unchecked", "script")
    if lost:
        return Finding(source, "changed", to=to, lost=lost)
    return Finding(source, "moved" if to else "answers", to=to)


def _silent(source: Source, why: str) -> Finding:
    if why == "no-host":
        return Finding(source, "gone", why)
    return Finding(source, "unasked" if why in _UNASKED else "unreachable", why)


def _at_front(asked: str, found: str) -> bool:
    """True where we asked for a page inside and were led to a front page."""
    there, here = urlsplit(asked), urlsplit(found)
    inside = bool(there.query) or not _FRONT.fullmatch(there.path.lower())
    return asked != found and inside and not here.query and bool(_FRONT.fullmatch(here.path.lower()))


def _elsewhere(asked: str, found: str) -> bool:
    """True where the new address differs in more than what nobody would correct: http or https, www, a final slash."""
    return bool(found) and _bare(asked) != _bare(found)


def _bare(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    return parts.netloc.lower().removeprefix("www."), unquote(parts.path).rstrip("/"), parts.query
