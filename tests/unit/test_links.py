"""Asking sources whether they still say what is cited: any server, judged carefully, never two questions to a host at a time."""

from __future__ import annotations

import gzip
import json
import re
import socket
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import replace

import pytest

from scripts import links
from scripts.content.library import Library
from scripts.content.model import LANGUAGES, Source, SourceState
from scripts.links import ask_all
from scripts.tools.yaml import read_yaml
from scripts.watching import archive, asking, states
from scripts.watching.asking import Manners, Silence, ask
from scripts.watching.judging import CERTAIN, STATES, Finding
from scripts.watching.reading import read
from scripts.watching.reporting import MARKER, report, summary
from tests.unit.websites import Reply, Website, drip, drip_head, endless, hang, led, page, website

TEXT = "<p>La Ley 21.455 fija la meta de 45 % en 2030 para 1.234,5 t.</p>"
LONG = f"<title>Ley Marco</title><h1>Ley Marco</h1>{TEXT}" + "<p>Otras palabras de la página, que es larga.</p>" * 20
MARKS = ("Ley 21455", "45%", "1,234.5 t")
OTHER = "<title>Noticias</title><h1>Noticias</h1>" + "<p>Aquí se habla de otra cosa, y largamente.</p>" * 20


def manners(site: Website, **changes: float) -> Manners:
    """Little patience with a site that keeps one waiting; with one that answers as much as a slow machine may need."""
    patience, longest = (0.6, 1.5) if any(map(callable, site.replies.values())) else (20.0, 60.0)
    return replace(Manners("test", pause=0.0, patience=patience, longest=longest, local=frozenset({site.place})), **changes)


def source(url: str, marks: tuple[str, ...] = (), name: str = "") -> Source:
    return Source(name or url.rsplit("/", 1)[-1], url, "T", "P", "es", marks=marks, path="data/x.yml")


def judged(replies: dict[str, Reply], path: str = "/a/x", marks: tuple[str, ...] = MARKS) -> Finding:
    with website(replies) as site:
        (finding,) = ask_all([source(site.address + path, marks)], manners(site))
    return finding


def state(*arguments: object, **named: object) -> tuple[str, str]:
    finding = judged(*arguments, **named)
    return finding.state, finding.why


ONE_HEADER = b"X: y\r\n"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
FAULTS: dict[str, tuple[Reply, str]] = {
    "not HTTP": (b"hello\r\n", "not-http"),
    "nothing at all": (lambda connection: None, "connection"),
    "no number for a status": (b"HTTP/1.1 abc OK\r\n\r\n", "not-http"),
    "too many headers": (OK + ONE_HEADER * 300 + b"\r\n", "not-http"),
    "a long line": (OK + b"X: " + b"y" * 70_000 + b"\r\n\r\n", "not-http"),
    "a broken chunk": (OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n", "not-http"),
    "a cut chunk": (OK + b"Transfer-Encoding: chunked\r\n\r\nff\r\n", "not-http"),
    "broken gzip": (page(b"no gzip", Content_Encoding="gzip"), "not-http"),
    "an unknown packing": (page(b"abc", Content_Encoding="rot13"), "not-http"),
    "a loop": (led("/a/x"), "loop"),
    "a loop by way of another": (led("/b/1"), "loop"),
    "a local file": (led("file:///etc/passwd"), "not-public"),
    "a script": (led("javascript:alert(1)"), "not-public"),
    "a private address": (led("http://10.0.0.1/"), "not-public"),
    "this machine": (led("http://localhost:1/"), "not-public"),
    "this machine as a number": (led("http://2130706433/"), "not-public"),
    "a mapped address": (led("http://[::ffff:127.0.0.1]/"), "not-public"),
    "the cloud's own address": (led("http://169.254.169.254/latest/"), "not-public"),
    "an address that is none": (led("http://[::1/"), "not-public"),
    "a port that is none": (led("http://127.0.0.1:99999/"), "not-public"),
    "no answer": (hang, "timeout"),
    "an answer that never ends its headers": (drip_head, "timeout"),
    "a broken server": (page("x", status="500 Oh"), "server"),
    "an unexpected answer": (page("x", status="418 Teapot"), "answer"),
    "a redirect to nowhere": (b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", "answer"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_bad_server_is_told_in_words_and_ends_nothing(fault: str, library: Library) -> None:
    reply, why = FAULTS[fault]
    with website({"/robots.txt": page(""), "/a/x": reply, "/b/1": led("/b/2"), "/b/2": led("/b/1"), "/z": page(LONG)}) as site:
        found = ask_all([source(f"{site.address}/a/x"), source(f"{site.address}/z", MARKS)], manners(site))
    assert [(f.source.id, f.state, f.why) for f in found] == [("x", "unreachable", why), ("z", "says", "")]
    text = report(found, "2027-01-04", library.content.ui)
    assert all(library.content.ui[f"links.why.{why}"][lang] in text for lang in LANGUAGES)


@pytest.mark.parametrize("fault", [name for name, (_, why) in FAULTS.items() if why in ("not-http", "connection", "timeout")])
def test_a_bad_robots_txt_forbids_everything_and_ends_nothing(fault: str) -> None:
    reply, why = FAULTS[fault]
    with website({"/robots.txt": reply, "/a/x": page(LONG), "/a/y": page(LONG)}) as site:
        found = ask_all([source(f"{site.address}/a/{one}", MARKS) for one in "xy"], manners(site))
    assert [(f.state, f.why) for f in found] == [("unreachable", why)] * 2
    assert site.asked == ["/robots.txt"], "a host that cannot say what it allows is left alone"


def test_robots_txt_out_of_order_forbids_and_a_missing_one_allows() -> None:
    for status in ("500 Oh", "503 Later"):
        assert state({"/robots.txt": page("x", status=status), "/a/x": page(LONG)}) == ("unasked", "robots-fault")
    for status in ("400 Bad", "401 No", "403 No", "404 None", "410 Gone", "429 Slow"):
        assert state({"/robots.txt": page("x", status=status), "/a/x": page(LONG)}) == ("says", "")
    rules = page("User-agent: *\nDisallow: /a/*.html$\n", kind="text/plain")
    assert state({"/robots.txt": led("/r"), "/r": rules, "/a/x.html": page(LONG)}, "/a/x.html") == ("unasked", "robots")
    assert state({"/robots.txt": rules, "/a/x": page(LONG)}) == ("says", "")
    ours = page("User-agent: source-check\nDisallow: /\n\nUser-agent: *\nDisallow:\n", kind="text/plain")
    assert state({"/robots.txt": ours, "/a/x": page(LONG)}) == ("unasked", "robots")


def test_what_robots_txt_forbids_is_not_asked_and_counted_apart(library: Library) -> None:
    with website({"/robots.txt": page("User-agent: *\nDisallow: /private\n"), "/1": page(LONG), "/0": led("/private/b")}) as site:
        addresses = [f"{site.address}/{path}" for path in ("private/a", "0", "1", "2")]
        found = ask_all([source(url, MARKS) for url in addresses], manners(site))
    assert site.asked == ["/robots.txt", "/0", "/1", "/2"]
    assert {f.source.id: f.state for f in found} == {"a": "unasked", "0": "unasked", "1": "says", "2": "gone"}
    for text in summary(found, "2027-01-04", library.content.ui):
        assert text.startswith("2 ") and re.search(r"\b2\b", text[20:])
        assert "{" not in text


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause_by_name_also_when_others_lead_to_it() -> None:
    with website({f"/{n}": page(LONG) for n in range(4)}) as site, website() as other:
        other.replies |= {f"/{n}": led(f"{site.address}/{n}") for n in range(4)}
        sources = [source(f"{one.address}/{n}", MARKS, f"{i}-{n}") for i, one in enumerate((site, other)) for n in range(4)]
        both = replace(manners(site, pause=0.05), local=frozenset({site.place, other.place}))
        found = ask_all(sources, both)
    assert {f.state for f in found} == {"says"}
    assert site.most_at_once == 1 and site.asked.count("/robots.txt") == 1 and len(site.asked) == 9
    assert min(b - a for a, b in zip(site.times, site.times[1:], strict=False)) >= 0.05
    assert set(site.agents) == {"User-Agent: test"}


def test_hosts_are_asked_side_by_side_and_not_beyond_the_budget() -> None:
    both_asked = threading.Barrier(2, timeout=20)

    def answers_when_the_other_is_asked_too(connection: socket.socket) -> None:
        with suppress(threading.BrokenBarrierError):
            both_asked.wait()
            connection.sendall(page(""))

    replies: dict[str, Reply] = {"/robots.txt": answers_when_the_other_is_asked_too, "/x": page(LONG)}
    with website(dict(replies)) as one, website(dict(replies)) as two:
        known = replace(manners(one, patience=60.0, longest=120.0), local=frozenset({one.place, two.place}))
        found = ask_all([source(f"{site.address}/x", MARKS, name) for name, site in (("one", one), ("two", two))], known)
        assert {f.state for f in found} == {"says"}
        found = ask_all([source(f"{one.address}/x")], manners(one, budget=-1.0))
    assert [(f.state, f.why) for f in found] == [("unasked", "time")]


def test_a_long_pause_that_robots_txt_wishes_is_kept_within_reason() -> None:
    with website({"/robots.txt": page("User-agent: *\nCrawl-delay: 999999\n"), "/x": page(LONG)}) as site:
        start = time.monotonic()
        ask_all([source(f"{site.address}/x")], manners(site, pause=0.05))
    assert 0.5 <= time.monotonic() - start < 20


def test_gone_blocked_and_broken_are_told_apart() -> None:
    for status, expected in {
        "404 None": ("gone", "status-404"),
        "410 Gone": ("gone", "status-410"),
        "451 Law": ("gone", "status-451"),
        "401 Who": ("unchecked", "blocked"),
        "403 No": ("unchecked", "blocked"),
        "429 Slow": ("unchecked", "blocked"),
        "503 Later": ("unreachable", "server"),
    }.items():
        assert state({"/a/x": page("x", status=status)}) == expected
    local = Manners("test", 0.0, patience=1.0, local=frozenset({"127.0.0.1:9"}))
    found = ask_all([source("http://host.invalid/gone"), source("http://127.0.0.1:9/closed")], local)
    assert {f.source.id: (f.state, f.why) for f in found}["closed"] == ("unreachable", "refused")
    assert {f.source.id: f.why for f in found}["gone"] in ("no-host", "dns")


def test_a_host_that_only_this_machine_reaches_is_never_asked() -> None:
    with website({"/x": page(LONG)}) as site:
        stranger = Manners("test", 0.0, patience=1.0)
        named = site.address.replace("127.0.0.1", "localhost")
        found = ask_all([source(f"{site.address}/x"), source(f"{named}/y"), source("http://user:word@example.org/z")], stranger)
    assert {(f.state, f.why) for f in found} == {("unreachable", "not-public")}
    assert site.asked == []


def test_tls_faults_are_told(tmp_path, monkeypatch) -> None:
    with website() as site:
        (plain,) = ask_all([source(f"https://{site.place}/x")], manners(site))
    assert (plain.state, plain.why) == ("unreachable", "tls")
    fault = ssl.SSLCertVerificationError("x")
    monkeypatch.setattr(asking, "_ask", lambda *_: (_ for _ in ()).throw(fault))
    with pytest.raises(Silence) as silence:
        ask("https://example.org/", Manners("test"))
    assert silence.value.why == "certificate"


def test_what_does_not_end_is_cut_in_bytes_and_seconds(monkeypatch) -> None:
    monkeypatch.setattr(asking, "MOST_BYTES", 300_000)
    start = time.monotonic()
    assert state({"/a/x": endless}) == ("unchecked", "cut")
    assert state({"/a/x": drip}) == ("unchecked", "cut")
    bomb = gzip.compress(b"agua " * 10_000_000)
    assert state({"/a/x": page(bomb, Content_Encoding="gzip")}) == ("unchecked", "cut")
    assert time.monotonic() - start < 40


def test_what_came_before_a_fault_counts_if_it_says_enough() -> None:
    half = OK + b"Content-Length: 99999\r\n\r\n"
    assert state({"/a/x": half + LONG.encode()}) == ("says", "")
    assert state({"/a/x": half + OTHER.encode()}) == ("unchecked", "cut")
    chunk = OK + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(LONG.encode()) + LONG.encode() + b"\r\n"
    assert state({"/a/x": chunk + b"zz\r\n"}) == ("says", "")
    packed = gzip.compress(LONG.encode())
    assert state({"/a/x": page(packed, Content_Encoding="gzip")}) == ("says", "")
    assert state({"/a/x": page(gzip.compress(OTHER.encode())[:-6], Content_Encoding="gzip")}) == ("unchecked", "cut")

    def whole_but_open(connection: socket.socket) -> None:
        connection.sendall(page(LONG))
        hang(connection)

    assert state({"/a/x": whole_but_open}) == ("says", "")
    assert state({"/a/x": OK + b"Content-Length: -5\r\n\r\n" + LONG.encode()}) == ("says", "")


def test_a_server_that_answers_head_wrongly_is_no_matter() -> None:
    with website({"/a/x": page(LONG)}) as site:
        (finding,) = ask_all([source(f"{site.address}/a/x")], manners(site))
    assert finding.state == "answers"
    assert not [one for one in site.asked if one.startswith("HEAD")]


NOT_FOUND = [
    "404",
    "Error 404",
    "404 - Not Found",
    "404 | Ministerio",
    "Page not found",
    "Página no encontrada",
    "Página no encontrada | Gobierno de Chile",
    "No se encontró la página",
    "La página que busca no existe",
    "Esta página ya no está disponible",
    "El contenido no está disponible",
    "Contenido no disponible",
    "Documento no encontrado",
    "This page doesn't exist",
    "This page isn’t available",
    "The requested URL was not found on this server",
    "Sorry, we can’t find that page",
    "The page you are looking for could not be found",
    "Page introuvable",
    "No existe la página solicitada",
]
FOUND = [
    "Resolución 404 de 2019",
    "Ley 404",
    "404 de 2021: decreto",
    "La minería que no existe en los mapas",
    "Agua: lo que no se encontró en los ríos",
    "Missing data: what was not found in the rivers",
    "Página de la Ley Marco",
    "Artículo 404",
]


@pytest.mark.parametrize("title", NOT_FOUND)
def test_a_page_that_says_it_is_not_there_is_suspected_by_title_or_heading(title: str) -> None:
    for html in (f"<title>{title}</title>{OTHER}", f"<title>Portal</title><h1>{title}</h1>{OTHER}"):
        assert state({"/a/x": page(html)}, marks=()) == ("suspected", "not-found-page")
        assert state({"/a/x": page(html)}) == ("suspected", "not-found-page")
    assert state({"/a/x": page(f"<title>{title}</title>{LONG}")}) == ("says", ""), "what still says it is not suspected"


@pytest.mark.parametrize("title", FOUND)
def test_a_page_about_something_else_is_not_suspected(title: str) -> None:
    assert state({"/a/x": page(f"<title>{title}</title><h1>{title}</h1>{OTHER}")}, marks=()) == ("answers", "")


def test_being_led_to_the_front_page_or_to_an_error_page_is_suspected() -> None:
    for front in ("/", "/es/", "/index.html", "/es/inicio", "/home"):
        for status in (301, 302, 303, 307, 308):
            assert state({"/a/x": led(front, status), front: page(OTHER)}, marks=()) == ("suspected", "front-page")
    assert state({"/a/x": led("/404.html"), "/404.html": page(OTHER)}, marks=()) == ("suspected", "not-found-page")
    assert state({"/": page(OTHER)}, "/", marks=()) == ("answers", "")
    assert state({"/a/x": led("/"), "/": page(LONG)}) == ("says", ""), "a front page that says it says it"


def test_what_says_it_what_no_longer_does_and_what_moved() -> None:
    assert state({"/a/x": page(LONG)}) == ("says", "")
    changed = judged({"/a/x": page(LONG.replace("45 %", "40 %"))})
    assert (changed.state, changed.lost) == ("changed", ("45%",))
    assert state({"/a/x": page(OTHER)}, marks=()) == ("answers", "")
    moved = judged({"/a/x": led("/b/y", 301), "/b/y": led("/c", 308), "/c": page(LONG)})
    assert moved.state == "moved" and moved.to.endswith("/c")
    assert state({"/a/x": led("/b/y", 302), "/b/y": page(LONG)}) == ("says", "")
    lost = judged({"/a/x": led("/b/y", 301), "/b/y": page(OTHER)})
    assert lost.state == "changed" and lost.to.endswith("/b/y")
    assert state({"/a/x": led("/a/x/", 301), "/a/x/": page(LONG)}) == ("says", ""), "a final slash is no move"
    assert state({"/a/x": led("http://host.invalid/", 301)})[0] in ("gone", "unreachable")


def test_what_cannot_be_checked() -> None:
    assert state({"/a/x": page(b"%PDF-1.7 45", kind="application/pdf")}) == ("unchecked", "pdf")
    assert state({"/a/x": page(b"\x00\x01", kind="application/octet-stream")}) == ("unchecked", "not-text")
    script = "<title>App</title><div id=root></div><script>var a = 'Ley 21.455';</script>"
    assert state({"/a/x": page(script)}) == ("unchecked", "script")
    for title in ("Just a moment...", "Attention Required! | Cloudflare", "Access Denied", "Acceso denegado"):
        assert state({"/a/x": page(f"<title>{title}</title>{OTHER}")}) == ("unchecked", "blocked")


def test_only_what_a_reader_sees_counts() -> None:
    def words(html: str) -> str:
        return read(html.encode(), "text/html").words

    hidden = "<p hidden>a</p><div style='display: none'>b<p>c</p></div><!-- d --><script>e</script><style>f</style><template>g</template>"
    assert words(f"{hidden}<p title='h'>i<br>j</p><p>1<b>2</b>3</p><svg><text>k</text></svg>") == "i\nj\n123"
    assert words("<p>CO<sub>2</sub> &eacute; &#233; &amp;lt;</p>") == "CO2 é é &lt;"
    assert words("<p>uno<p>dos<table><td>1<td>234") == "uno\ndos\n1\n234"
    start = time.monotonic()
    for part in ("<", "<!--", "<a ", "<p>", "&", "<![CDATA[", "</", "<div hidden>", "<title>", "<svg>"):
        words(part * 100_000)
    assert time.monotonic() - start < 20.0, "no page is slow to read"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (LONG.replace("La", "Él").encode("latin-1"), "text/html; charset=ISO-8859-1"),
        (LONG.encode("cp1252"), "text/html; charset=utf-8"),
        (LONG.encode("utf-8"), "text/html; charset=iso-8859-1"),
        (b"\xef\xbb\xbf" + LONG.encode(), "text/html; charset=iso-8859-1"),
        (b"\xff\xfe" + LONG.encode("utf-16-le"), "text/html"),
        (LONG.encode("utf-16-be"), "text/html; charset=utf-16be"),
        (b'<meta charset="windows-1252">' + LONG.encode("cp1252"), "text/html"),
        (b"<?xml version='1.0' encoding='ISO-8859-15'?>" + LONG.encode("iso-8859-15"), "application/xhtml+xml"),
        (LONG.encode(), "text/html; charset=klingon"),
        (LONG.encode(), "text/html; charset=base64"),
        (LONG.encode(), "text/html; charset=punycode"),
        (LONG.encode(), 'text/html; charset="utf-8"'),
        (LONG.encode() + b"\xc3", "text/html; charset=utf-8"),
        (LONG.encode(), ""),
        (TEXT.encode(), "text/plain"),
    ],
)
def test_odd_encodings_are_read(body: bytes, kind: str) -> None:
    assert state({"/a/x": page(body, kind=kind)}, marks=("Ley 21.455", "45%", "meta")) == ("says", "")


def test_the_report_is_in_both_languages_known_by_its_marker_and_empty_when_all_is_well(library: Library) -> None:
    ui = library.content.ui
    found = [Finding(source("http://x.org/a\u202e`<b>\n", MARKS, "x"), "changed", lost=("`45%`\n# x",))]
    text = report(found, "2027-01-04", ui)
    assert text.startswith(MARKER) and "data/x.yml" in text
    assert all(ui["links.state.changed"][lang] in text and ui["links.advice.changed"][lang] in text for lang in LANGUAGES)
    assert "\u202e" not in text and "<b>" not in text and "\n# x" not in text
    quiet = [Finding(source("http://x.org/b"), one) for one in ("says", "answers", "unchecked", "unasked")]
    assert report(quiet, "2027-01-04", ui) == ""
    assert len(report(found * 4000, "2027-01-04", ui)) < 65_536


def test_every_state_and_every_kind_of_failure_is_in_words(library: Library) -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in (links.Path(asking.__file__).parent).glob("*.py"))
    code += links.Path(links.__file__).read_text(encoding="utf-8")
    kinds = {key.removeprefix("links.why.") for key in library.content.ui if key.startswith("links.why.")}
    assert {why for why in kinds if f'"{why}"' not in code} == set()
    for why in [why for _, why in FAULTS.values()]:
        assert why in kinds
    for one in STATES[: STATES.index("unasked") + 1]:
        assert {f"links.state.{one}", f"links.advice.{one}"} <= set(library.content.ui)


def test_states_are_kept_line_by_line_and_what_is_not_known_anew_stays() -> None:
    findings = [
        Finding(source("http://x.org/b"), "says"),
        Finding(source("http://x.org/a"), "gone", archived="https://web.archive.org/web/2020/http://x.org/a"),
        Finding(source("http://x.org/c"), "unreachable", "timeout"),
        Finding(source("http://x.org/d"), "unchecked", "pdf"),
        Finding(source("http://x.org/e"), "moved", to="https://y.org/é"),
    ]
    before = {"c": SourceState("says", "2026-12-07"), "old": SourceState("says", "2026-12-07")}
    after = states.renewed(before, findings, "2027-01-04")
    assert list(after) == ["a", "b", "c", "e"]
    assert after["c"] == before["c"]
    text = states.written(after, "2027-01-04")
    again = states.renewed(after, [replace(f, archived="") for f in findings], "2027-01-11")
    assert again["a"].archived, "a copy that was found once is not lost when the archive does not answer"
    before_lines, after_lines = text.splitlines(), states.written(again, "2027-01-11").splitlines()
    assert [line for line in after_lines if line not in before_lines] == ['checked: "2027-01-11"']
    assert states.written({}, "2027-01-04").endswith("sources: {}\n")


def test_the_file_of_states_is_read_back_as_it_was_written(tmp_path, library: Library) -> None:
    from tests.unit.bad_examples import make_house

    house = make_house(tmp_path / "house")
    after = {
        "a-b": SourceState("gone", "2027-01-04", archived="https://web.archive.org/web/20200101/http://x.org/a?b=\u00e9"),
        "c": SourceState("moved", "2026-12-07", to="https://y.org/#x:y"),
    }
    (house / states.PATH).write_text(states.written(after, "2027-01-04"), encoding="utf-8")
    found = links.load(house)
    assert not [p for p in found.problems if p.path == states.PATH]
    assert found.content.source_states == after
    schema = json.loads((house / "data/schema/source-states.json").read_text())
    assert set(schema["properties"]["sources"]["additionalProperties"]["properties"]["state"]["enum"]) == set(CERTAIN)
    (house / states.PATH).write_text('checked: "2027-01-04"\nsources:\n  a: {state: nice}\n', encoding="utf-8")
    assert [p.rule for p in links.load(house).problems if p.path == states.PATH] == ["not-in-list"]


def snapshot(url: str, status: str = "200") -> bytes:
    return page(json.dumps({"archived_snapshots": {"closest": {"status": status, "available": True, "url": url}}}), kind="application/json")


def test_what_is_gone_is_looked_for_in_an_archive_politely() -> None:
    copy = "http://web.archive.org/web/20200101000000/http://x.org/a"
    with website() as keeper, website({"/b": page(LONG)}) as site:
        asked = [f"{site.address}/{name}" for name in ("a", "b", "c", "d", "e", "f")]
        replies = (snapshot(copy), b"", page("{}"), snapshot("javascript:x"), snapshot(copy, "404"), page("[" * 99_999))
        for url, reply in zip(asked, replies, strict=True):
            keeper.replies[f"/wayback/available?url={url.replace(':', '%3A').replace('/', '%2F')}"] = reply
        local = replace(manners(site), local=frozenset({site.place, keeper.place}))
        found = ask_all([source(url, MARKS) for url in asked], local, keeper.address)
    assert {f.source.id: f.archived for f in found if f.archived} == {"a": copy.replace("http://web", "https://web")}
    assert len(keeper.asked) == 5 and keeper.most_at_once == 1, "asked for what is gone alone"


def test_an_archive_that_does_not_answer_is_left_alone(monkeypatch) -> None:
    with website({}) as site:
        sources = [source(f"{site.address}/{n}") for n in range(8)]
        for replies in ({}, {"*": hang}):
            with website(replies) as keeper:
                local = replace(manners(site), local=frozenset({site.place, keeper.place}))
                found = ask_all(sources, local, keeper.address)
                assert {f.state for f in found} == {"gone"} and len(keeper.asked) == 3
    monkeypatch.setenv("ARCHIVE_URL", "https://archive.example/")
    assert archive.service() == "https://archive.example"
    monkeypatch.setenv("ARCHIVE_URL", "")
    assert archive.service() == ""


@pytest.mark.parametrize("arguments", [[], ["x"], ["build/"], ["a.md", "b.md"], ["a.yml", "b.md"], ["a.md", "b.yml", "c"], ["--help"]])
def test_without_its_arguments_the_command_says_how_it_is_used(arguments: list[str], capsys) -> None:
    assert links.main(arguments) == 2
    shown = capsys.readouterr().err
    assert "Uso:" in shown and "Usage:" in shown


def test_the_command_writes_both_files_whatever_breaks_the_reader(tmp_path, monkeypatch, library: Library, capsys) -> None:
    with website({"/good": page(LONG), "/bad": page(LONG)}) as site:
        sources = {one: source(f"{site.address}/{one}", MARKS) for one in ("good", "bad")}
        content = replace(library.content, sources=sources, source_states={})
        monkeypatch.setattr(links, "load", lambda: replace(library, content=content))
        monkeypatch.setattr(links, "Manners", lambda name: replace(manners(site), name=name))
        real = links.check
        monkeypatch.setattr(links, "check", lambda one, hosts: real(one, hosts) if one.id == "good" else 1 / 0)
        monkeypatch.setenv("ARCHIVE_URL", "")
        monkeypatch.setenv("GITHUB_REPOSITORY", "example/practicas")
        assert links.main([str(tmp_path / "new/r.md"), str(tmp_path / "new/s.yml")]) == 0
    assert (tmp_path / "new/r.md").read_text() == ""
    value = read_yaml((tmp_path / "new/s.yml").read_text()).value
    assert value["sources"] == {"good": {"state": "says"}}
    assert site.agents[0] == "User-Agent: Mozilla/5.0 (compatible; source-check/1.0; +https://github.com/example/practicas)"
    assert "ZeroDivisionError" not in capsys.readouterr().out


def test_many_threads_leave_nothing_behind() -> None:
    with website({"/robots.txt": page(""), "/x": page(LONG)}) as site:
        before = threading.active_count()
        for _ in range(3):
            ask_all([source(f"{site.address}/x", MARKS)], manners(site, longest=60.0))
        end = time.monotonic() + 20
        while threading.active_count() > before + 1 and time.monotonic() < end:
            time.sleep(0.05)
        assert threading.active_count() <= before + 1
